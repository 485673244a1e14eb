"""Rules of tables that fade: where two rules leave off, or hardly show, between others that they meet, fainter ink may still go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NEAR = 5.0  # points between places that are one
_ALONE = 50.0  # points: so long a stretch may show no dark part at all; in a shorter one a line of words could pass for it
_THROUGH = 0.68  # of a stretch shows faint ink: 0.70 and more along rules that faded, up to 0.56 along words
_REACH, _WIDE = 3, 3  # coarse dots beside a rule that are looked at, and of those so many at once
_MOST = 4_000  # stretches

Bits = NDArray[np.bool_]
Edge = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bridges:
    """Edges that were added, as pdfplumber describes them, and their dots."""

    edges: list[Edge]
    dots: Bits


def bridges(rules: Sequence[Edge], faint: Bits, fine: float) -> Bridges:
    """Stretches of rules between two others that fainter ink fills; `fine` is the coarse dots an inch."""
    found = Bridges([], np.zeros_like(faint))
    upright, level = ([one for one in rules if one["orientation"] == way] for way in "vh")
    xs, ys = _places(one["x0"] for one in upright), _places(one["top"] for one in level)
    if len(xs) * len(ys) > _MOST:
        return found
    scale = fine / 72.0
    for x in xs:
        spans = [(one["top"], one["bottom"]) for one in upright if abs(one["x0"] - x) < _NEAR]
        for low, high in pairwise(ys):
            if _may_go_through(spans, low, high) and _fills(faint.T, found.dots.T, x * scale, low * scale, high * scale):
                found.edges.append({"x0": x, "x1": x, "top": low, "bottom": high, "orientation": "v", "width": 0.0, "height": high - low})
    for y in ys:
        spans = [(one["x0"], one["x1"]) for one in level if abs(one["top"] - y) < _NEAR]
        for low, high in pairwise(xs):
            if _may_go_through(spans, low, high) and _fills(faint, found.dots, y * scale, low * scale, high * scale):
                found.edges.append({"x0": low, "x1": high, "top": y, "bottom": y, "orientation": "h", "width": high - low, "height": 0.0})
    return found


def _places(values: Any) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] >= _NEAR:
            out.append(value)
    return out


def _may_go_through(spans: Sequence[tuple[float, float]], low: float, high: float) -> bool:
    """True where a rule is dark in a part of a stretch and not in all of it, or where the stretch is long."""
    dark = sum(max(0.0, min(high, end) - max(low, begin)) for begin, end in spans)
    return dark < high - low - _NEAR and (dark > 0 or high - low > _ALONE)


def _fills(faint: Bits, dots: Bits, at: float, low: float, high: float) -> bool:
    """True where faint ink runs along a row from one column to another; its dots are marked."""
    begin, end, first = round(low) + 2, round(high) - 2, max(0, round(at) - _REACH)
    near = faint[first : round(at) + _REACH + 1, begin:end]
    if near.shape[0] < _WIDE or not near.shape[1]:
        return False
    windows = [near[k : k + _WIDE] for k in range(near.shape[0] - _WIDE + 1)]
    best = max(range(len(windows)), key=lambda k: int(windows[k].sum()))
    if windows[best].any(axis=0).mean() < _THROUGH:
        return False
    dots[first + best : first + best + _WIDE, begin:end] |= windows[best]
    return True
