"""Frames of stamps that an office puts on what it receives: they stand askew, over the words of the first page.

The lines of such a frame are taken out, so that the words below can be read; what stands in it is of the stamp.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from planparse.readers.pdf.grids import Box
from planparse.readers.scan.faint import Bits
from planparse.readers.scan.rules import COARSE_DPI, inked, long_runs, thickened
from planparse.readers.scan.tesseract import Grey

_UPPER = 0.5  # of the page: where they stand
_TILTS = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0)  # degrees either way; what stands straighter is a rule of the page
_BESIDE = 1.0  # degrees: how straight a frame is
_LONG, _HIGH = 1.2, 0.5  # inches of an upper or lower and of an upright line
_STRAIGHT = 1.3  # inches: longer than a line that is so much askew looks level
_LEAST, _MOST = (1.0, 0.5), (4.0, 2.2)  # inches: width and height of a frame
_NEAR = 0.2  # inches between lines of one frame
_WHITE = 255


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture without the frame of a stamp, and its place in points from the upper left corner (None: there is none)."""

    dots: Grey
    frame: Box | None


def without_frame(dots: Grey, dpi: float) -> Framed:
    """Take the frame of a stamp out of a straight picture."""
    step = max(1, round(dpi / COARSE_DPI))
    fine = dpi / step
    whole = inked(dots, step)
    ink = whole[: round(whole.shape[0] * _UPPER)]
    ink = ink & ~_runs(ink, round(_STRAIGHT * fine)) & ~_runs(ink.T, round(_STRAIGHT * fine)).T
    levels = {degrees: _level(ink, degrees, fine) for tilt in _TILTS for degrees in (tilt, -tilt)}
    lines = {degrees: (level, _upright(ink, degrees, fine)) for degrees, level in levels.items() if level.any()}
    if not lines:
        return Framed(dots, None)
    best = max(lines, key=lambda degrees: min(int(part.sum()) for part in lines[degrees]))
    box = _box(*lines[best], fine)
    if box is None:
        return Framed(dots, None)
    left, top, right, bottom = box
    gone = np.zeros(whole.shape, dtype=np.bool_)
    for degrees, level in levels.items():
        if abs(degrees - best) <= _BESIDE:
            upright = lines[degrees][1] if degrees in lines else _upright(ink, degrees, fine)
            gone[top:bottom, left:right] |= (level | upright)[top:bottom, left:right]
    clear = dots.copy()
    large = gone.repeat(step, 0).repeat(step, 1)
    clear[: large.shape[0], : large.shape[1]][large] = _WHITE
    scale = 72.0 / fine
    return Framed(clear, (left * scale, top * scale, right * scale, bottom * scale))


def _runs(ink: Bits, least: int) -> Bits:
    thick = thickened(ink, 0)
    return thickened(long_runs(thick, least) & thick, 0)


def _level(ink: Bits, degrees: float, fine: float) -> Bits:
    """Long lines so many degrees off the level, falling to the right."""
    return _sloping(ink, math.tan(math.radians(degrees)), round(_LONG * fine))


def _upright(ink: Bits, degrees: float, fine: float) -> Bits:
    """Long lines so many degrees off the upright."""
    return _sloping(np.ascontiguousarray(ink.T), -math.tan(math.radians(degrees)), round(_HIGH * fine)).T


def _sloping(ink: Bits, slope: float, least: int) -> Bits:
    height, width = ink.shape
    rows = np.arange(height)[:, None] + np.rint(np.arange(width) * slope).astype(int)[None, :]
    inside = (rows >= 0) & (rows < height)
    rows = rows.clip(0, height - 1)
    level = thickened(np.take_along_axis(ink, rows, 0) & inside, 0)
    found = np.zeros_like(ink)
    at, columns = np.nonzero(long_runs(level, least) & level)
    found[rows[at, columns], columns] = True
    return found


def _box(level: Bits, upright: Bits, fine: float) -> tuple[int, int, int, int] | None:
    """Left, upper, right and lower edge of the frame that these lines make, in coarse dots; None where they make none."""
    if not level.any() or not upright.any():
        return None
    (a, b, c, d), (e, f, g, h) = _extent(level), _extent(upright)
    near = _NEAR * fine
    touching = max(a, e) <= min(c, g) + near and max(b, f) <= min(d, h) + near
    left, top, right, bottom = min(a, e), min(b, f), max(c, g), max(d, h)
    sizes = ((right - left) / fine, (bottom - top) / fine)
    fits = all(low <= size <= high for size, low, high in zip(sizes, _LEAST, _MOST, strict=True))
    return (left, top, right, bottom) if touching and fits else None


def _extent(marked: Bits) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
