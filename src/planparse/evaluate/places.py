"""Where items stand in the source, how far two places agree, and which parsed item goes with which gold item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Item = dict[str, Any]
Place = tuple[int, int]
Affinity = Callable[[Place, Place], float]


def place_of(item: Item) -> Place | None:
    """A parsed item's outer place in the raw text; None where it has no usable origin."""
    origin = item.get("origin") or {}
    start, end = origin.get("start"), origin.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) and start < end else None


def shared(a: Place, b: Place) -> int:
    """Characters that both places cover."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a: Place, b: Place) -> float:
    """Intersection over union."""
    both = shared(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def share_of_shorter(a: Place, b: Place) -> float:
    """Intersection over the shorter of the two."""
    return shared(a, b) / max(1, min(a[1] - a[0], b[1] - b[0]))


def same_start(a: Place, b: Place) -> float:
    """1 where both begin within six characters of each other, else 0."""
    return float(abs(a[0] - b[0]) <= 6)


def pairs(gold: Sequence[Item], parsed: Sequence[Item], affinity: Affinity, least: float) -> dict[int, int]:
    """Gold index to parsed index, one to one, the best affinity first; ties go to the earlier gold, then the earlier parsed."""
    places = [(index, place) for index, item in enumerate(parsed) if (place := place_of(item))]
    found = []
    for gold_index, item in enumerate(gold):
        for parsed_index, place in places:
            how_well = affinity(tuple(item["span"]), place)
            if how_well >= least:
                found.append((-how_well, gold_index, parsed_index))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold_index, parsed_index in sorted(found):
        if gold_index not in out and parsed_index not in taken:
            out[gold_index] = parsed_index
            taken.add(parsed_index)
    return dict(sorted(out.items()))
