"""Red seals over words, and the pen beside them: each is looked at in the light of its own colour, in which it is as bright as paper."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from planparse.readers.scan.tesseract import Grey

_RED = 40  # by how much red is brighter than the other two
_STEP = 8  # dots: the seal is looked for on a picture so much coarser
_LEAST = 0.7  # inches: a seal is at least as wide and high; letterheads and underlines in red are not as high
_NEAR = 3  # coarse dots between parts of one seal
_FAINT = 15  # as _RED: edges of strokes
_PEN = (0.3, 1.8)  # inches to the left and right of a seal that a signature in blue reaches
_DARKEST = 10  # percent of the dots of an ink that may stand on print
_PAPER = 90  # percent of all dots are no brighter
_OWN_RED, _OWN_BLUE = 0, 2

Box = tuple[float, float, float, float]


def without_seals(dots: NDArray[np.uint8], dpi: float) -> tuple[Grey, list[Box]]:
    """Grey of a picture in colours (height, width, red green blue), and the places of seals and pens beside them."""
    grey: Grey = np.array(Image.fromarray(np.ascontiguousarray(dots)).convert("L"))
    coarse = dots[::_STEP, ::_STEP].astype(np.int16)
    red = coarse[..., 0] - np.maximum(coarse[..., 1], coarse[..., 2]) > _RED
    places: list[Box] = []
    for top, bottom, left, right in _regions(red):
        if min(bottom - top, right - left) * _STEP < _LEAST * dpi:
            continue
        rows, columns = (slice(max(0, a - 1) * _STEP, (b + 1) * _STEP) for a, b in ((top, bottom), (left, right)))
        before, behind = (round(inches * dpi) for inches in _PEN)
        around = slice(max(0, columns.start - before), columns.stop + behind)
        grey[rows, columns] = np.maximum(grey[rows, columns], dots[rows, columns, 0])
        grey[rows, columns] = _without_ink(grey[rows, columns], dots[rows, columns], _OWN_RED)
        grey[rows, around] = _without_ink(grey[rows, around], dots[rows, around], _OWN_BLUE)
        places.append((around.start, rows.start, around.stop, rows.stop))
    return grey, places


def _without_ink(grey: Grey, dots: NDArray[np.uint8], own: int) -> Grey:
    """The grey part of a page with the ink of one colour as bright as the paper; what is printed below stays dark."""
    light = dots.astype(np.int16)
    others = [light[..., colour] for colour in range(3) if colour != own]
    over = light[..., own] - (np.maximum(*others) if own == _OWN_RED else others[0])
    inked = over > _RED
    if not inked.any():
        return grey
    paper, ink = np.percentile(light[..., own], _PAPER), np.percentile(light[..., own][inked], _DARKEST)
    bright = np.clip(light[..., own] * (paper / max(1.0, float(ink))), 0, paper).astype(np.uint8)
    return np.where(over > _FAINT, np.maximum(grey, bright), grey)


def _regions(marked: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Boxes (top, bottom, left, right) around what is marked, cut at empty rows and columns until nothing parts any more."""
    found = [(0, marked.shape[0], 0, marked.shape[1])]
    while True:
        cut = [part for box in found for part in _cut(marked, box)]
        if cut == found:
            return found
        found = cut


def _cut(marked: NDArray[np.bool_], box: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    top, bottom, left, right = box
    part = marked[top:bottom, left:right]
    return [(top + a, top + b, left + c, left + d) for a, b in _runs(part.any(axis=1)) for c, d in _runs(part[a:b].any(axis=0))]


def _runs(filled: Any) -> list[tuple[int, int]]:
    """Where something stands, gaps of a few left aside."""
    places = np.flatnonzero(filled)
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > _NEAR)
    starts, ends = places[np.r_[0, breaks + 1]], places[np.r_[breaks, len(places) - 1]] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
