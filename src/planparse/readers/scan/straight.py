"""Crooked and coarse pages: by how many degrees the lines of text slope, which way of the page is up, and edges that are blurred."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from planparse.readers.scan.tesseract import Grey

_COARSE = 3  # dots of the picture to one that is looked at
_MOST_POINTS = 60_000
_STEEPEST = 10.0  # degrees
_STEPS = (0.25, 0.05)
_LEAST = 0.12  # degrees: less is no harm
_SIDEWAYS = 2.0  # by how much the lines show better across than along
_FINE_DPI = 250.0
_SHARPER = ImageFilter.UnsharpMask(radius=2, percent=80, threshold=3)  # of 14 ways tried on worn pages the one with the fewest errors
_INK = 0.6  # of the brightness of the paper


@dataclass(frozen=True, slots=True)
class Turn:
    """How a straight picture stands on its page: turned by `quarters` of 90 degrees against the clock, then by `slope` degrees.

    `width` and `height` are those of the page as it is shown, in points.
    """

    quarters: int
    slope: float
    width: float
    height: float

    def size(self) -> tuple[float, float]:
        """Size of the straight picture, in points."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The place on the page of a place on the straight picture."""
        width, height = self.size()
        a = radians(self.slope)
        dx, dy = x - width / 2, y - height / 2
        x, y = width / 2 + dx * cos(a) - dy * sin(a), height / 2 + dx * sin(a) + dy * cos(a)
        for _ in range(self.quarters):
            x, y, width, height = height - y, x, height, width
        return x, y

    def moves(self) -> bool:
        """False where the picture stood straight as it was."""
        return bool(self.quarters or self.slope)


def straightened(dots: Grey, slope: float) -> Grey:
    """The picture turned so that lines which fall by `slope` degrees to the right are level."""
    if not slope:
        return dots
    return np.asarray(Image.fromarray(dots).rotate(slope, Image.Resampling.BILINEAR, fillcolor=255))


def sharpened(dots: Grey, dpi: float) -> Grey:
    """The picture with sharper edges, where it is so coarse that they decide what a letter is."""
    return dots if dpi >= _FINE_DPI else np.asarray(Image.fromarray(dots).filter(_SHARPER))


def slope_of(dots: Grey) -> float:
    """Degrees by which the lines of text fall to the right; 0.0 where that is next to nothing, or cannot be told."""
    xs, ys, _ = _ink(dots)
    if len(xs) == 0:
        return 0.0
    best = 0.0
    reach = _STEEPEST
    for step in _STEPS:
        tried = np.arange(best - reach, best + reach + step / 2, step)
        best = float(tried[int(np.argmax([_sharpness(xs, ys, angle) for angle in tried]))])
        reach = step
    return round(best, 2) if abs(best) >= _LEAST else 0.0


def is_sideways(dots: Grey) -> bool:
    """True where the lines of text run from top to bottom, beyond doubt."""
    xs, ys, _ = _ink(dots)
    if len(xs) == 0:
        return False
    along = max(_sharpness(xs, ys, angle) for angle in (-1.0, 0.0, 1.0))
    return max(_sharpness(ys, xs, angle) for angle in (-1.0, 0.0, 1.0)) > _SIDEWAYS * along


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    """How sharply rows of ink and blank rows alternate when the picture is turned so."""
    at = np.rint(ys - xs * np.float32(tan(radians(angle)))).astype(np.int32)
    rows = np.bincount(at - at.min()).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())


def _ink(dots: Grey) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Places of dark dots away from the edges, where scanners leave shadows; at most some ten thousand, evenly taken."""
    coarse = dots[::_COARSE, ::_COARSE]
    paper = float(np.percentile(coarse[::4, ::4], 80))
    edge_y, edge_x = coarse.shape[0] // 25, coarse.shape[1] // 25
    ys, xs = np.nonzero(coarse[edge_y : coarse.shape[0] - edge_y, edge_x : coarse.shape[1] - edge_x] < _INK * paper)
    step = max(1, len(xs) // _MOST_POINTS)
    return xs[::step].astype(np.float32), ys[::step].astype(np.float32), paper
