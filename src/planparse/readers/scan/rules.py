"""Lines drawn on a picture: they are taken out, for they disturb reading, and tell the cells of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from pdfplumber import table

from planparse.readers.pdf.grids import Box
from planparse.readers.scan.faint import Bits, bridges
from planparse.readers.scan.tesseract import Grey

COARSE_DPI = 100  # rules are looked for on a picture of that many dots an inch
_GAP = 2  # rows between two runs of one rule
_LONG, _HIGH = 0.8, 0.4  # inches: shorter ones may be letters
_THICK = 0.06  # inches: what is thicker is a shadow of the scanner or a filled area
_SOUND = 0.97  # of a rule is ink
_INK, _FAINT_INK = 0.78, 0.9  # of the brightness of the paper
_WHITE = 255
_NEAR = 5.0  # points between rules that are one, and between a rule and its crossing
_FEWEST_CELLS = 2
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A picture without its rules, and for each table its cells in points from the upper left corner."""

    dots: Grey
    tables: list[list[Box]]


def without_rules(dots: Grey, dpi: float) -> Ruled:
    """Take rules out of a straight picture."""
    step = max(1, round(dpi / COARSE_DPI))
    (coarse, paper), fine = coarsened(dots, step), dpi / step
    ink = coarse < _INK * paper
    level = long_runs(thickened(ink, 0), round(_LONG * fine)) & thickened(ink, 0)
    upright = (long_runs(thickened(ink, 1).T, round(_HIGH * fine)) & thickened(ink, 1).T).T
    if not level.any() and not upright.any():
        return Ruled(dots, [])
    rules = [*_edges(level, fine, "h"), *_edges(np.ascontiguousarray(upright.T), fine, "v")]
    faint = bridges(rules, coarse < _FAINT_INK * paper, fine)
    gone = (level | upright | faint.dots).repeat(step, 0).repeat(step, 1)
    clear = dots.copy()
    clear[: gone.shape[0], : gone.shape[1]][gone] = _WHITE
    return Ruled(clear, _cells([*rules, *faint.edges]))


def inked(dots: Grey, step: int) -> Bits:
    """Where ink is on the picture so much coarser."""
    small, paper = coarsened(dots, step)
    return small < _INK * paper


def coarsened(dots: Grey, step: int) -> tuple[Grey, float]:
    """The picture so much coarser, the darkest dot standing for those around it; and how bright the paper is."""
    height, width = dots.shape[0] // step * step, dots.shape[1] // step * step
    rows: Grey = np.minimum.reduce([dots[at:height:step, :width] for at in range(step)])
    small: Grey = np.minimum.reduce([rows[:, at::step] for at in range(step)])
    return small, float(np.percentile(small[::8, ::8], 80))


def thickened(ink: Bits, axis: int) -> Bits:
    """Ink that has a dot above or below (left or right): rules that are not quite level step from one row to the next."""
    out = ink.copy()
    if axis == 0:
        out[1:] |= ink[:-1]
        out[:-1] |= ink[1:]
    else:
        out[:, 1:] |= ink[:, :-1]
        out[:, :-1] |= ink[:, 1:]
    return out


def long_runs(ink: Bits, least: int) -> Bits:
    """Dots that lie in a run of at least `least` dots along the rows, small gaps allowed."""
    if ink.shape[1] <= least:
        return np.zeros_like(ink)
    total = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int32)
    np.cumsum(ink, axis=1, out=total[:, 1:])
    full = total[:, least:] - total[:, :-least] >= _SOUND * least  # windows that begin at each column
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int32)
    marks[:, : full.shape[1]] += full
    marks[:, least : least + full.shape[1]] -= full
    found: Bits = np.cumsum(marks, axis=1)[:, :-1] > 0
    return found


def _edges(runs: Bits, fine: float, kind: str) -> list[dict[str, Any]]:
    """Each rule as pdfplumber describes edges, in points."""
    found: list[list[int]] = []  # first and last row, begin and end
    rows, begins = np.nonzero(runs & ~np.pad(runs, ((0, 0), (1, 0)))[:, :-1])
    _, ends = np.nonzero(runs & ~np.pad(runs, ((0, 0), (0, 1)))[:, 1:])
    alive: list[list[int]] = []
    for row, begin, end in zip(rows.tolist(), begins.tolist(), (ends + 1).tolist(), strict=True):
        alive = [one for one in alive if row - one[1] <= _GAP]
        same = next((one for one in alive if begin < one[3] and end > one[2]), None)
        if same:
            same[1], same[2], same[3] = row, min(same[2], begin), max(same[3], end)
        else:
            new = [row, row, begin, end]
            found.append(new)
            alive.append(new)
        if len(found) > _MOST_RULES:
            return []
    scale = 72.0 / fine
    out = []
    for first, last, begin, end in found:
        if last - first > _THICK * fine:
            continue
        middle, low, high = (first + last + 1) / 2 * scale, begin * scale, end * scale
        if kind == "h":
            out.append({"x0": low, "x1": high, "top": middle, "bottom": middle, "orientation": "h", "width": high - low, "height": 0.0})
        else:
            out.append({"x0": middle, "x1": middle, "top": low, "bottom": high, "orientation": "v", "width": 0.0, "height": high - low})
    return out


def _cells(edges: list[dict[str, Any]]) -> list[list[Box]]:
    """Tables that the rules make; a single frame is none."""
    if not edges:
        return []
    merged = table.merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    crossings = table.edges_to_intersections(merged, _NEAR, _NEAR)
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in cells] for cells in tables if len(cells) >= _FEWEST_CELLS]
