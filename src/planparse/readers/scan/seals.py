"""Red seals over words: within a seal only the red of the light is looked at, in which its ink is as bright as the paper."""

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


def without_seals(dots: NDArray[np.uint8], dpi: float) -> Grey:
    """Grey of a picture in colours (height, width, red green blue)."""
    grey: Grey = np.array(Image.fromarray(np.ascontiguousarray(dots)).convert("L"))
    coarse = dots[::_STEP, ::_STEP].astype(np.int16)
    red = coarse[..., 0] - np.maximum(coarse[..., 1], coarse[..., 2]) > _RED
    for top, bottom, left, right in _regions(red):
        if min(bottom - top, right - left) * _STEP < _LEAST * dpi:
            continue
        rows, columns = (slice(max(0, a - 1) * _STEP, (b + 1) * _STEP) for a, b in ((top, bottom), (left, right)))
        grey[rows, columns] = np.maximum(grey[rows, columns], dots[rows, columns, 0])
    return grey


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
