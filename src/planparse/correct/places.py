"""Places for what people marked: the span of words, and where it stands in the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Data = Mapping[str, Any]
Span = tuple[int, int]


def nearest(text: str, words: str, near: Span) -> Span | None:
    """Where the words stand, nearest to a place; None where they do not."""
    best: Span | None = None
    at = text.find(words) if words else -1
    while at >= 0:
        span = (at, at + len(words))
        if best is None or _apart(span, near) < _apart(best, near):
            best = span
        at = text.find(words, at + 1)
    return best


def _apart(one: Span, other: Span) -> tuple[int, int]:
    gap = max(0, one[0] - other[1], other[0] - one[1])
    return gap, abs(one[0] - other[0])


def origin(record: Data, span: Span) -> dict[str, Any]:
    """Where a stretch of the text stands in the source, from the blocks it lies in: exact where a block is as long there as here."""
    blocks = [block for block in record["blocks"] if block["span"][0] < span[1] and span[0] < block["span"][1]]
    if not blocks:
        blocks = sorted(record["blocks"], key=lambda block: _apart(tuple(block["span"]), span))[:1]
    origins = [_inside(block, span) for block in blocks]
    if not origins:
        return {"start": 0, "end": 0}
    if "pages" in origins[0]:
        return {"pages": _pages(origins)}
    if "start" not in origins[0]:
        return dict(origins[0])
    if len(origins) == 1:
        return dict(origins[0])
    return {"start": min(one["start"] for one in origins), "end": max(one["end"] for one in origins)}


def _inside(block: Data, span: Span) -> Data:
    found: Data = block["origin"]
    low, high = block["span"]
    if "start" not in found or "parts" in found or found["end"] - found["start"] != high - low:
        return found
    return {"start": found["start"] + max(0, span[0] - low), "end": found["end"] - max(0, high - span[1])}


def _pages(origins: Iterable[Data]) -> list[dict[str, Any]]:
    boxes: dict[int, list[Any]] = {}
    for one in origins:
        for page in one["pages"]:
            boxes.setdefault(page["page"], []).extend(page["boxes"])
    return [{"page": page, "boxes": found} for page, found in sorted(boxes.items())]


def section(record: Data, span: Span) -> str | None:
    """The path of the innermost division that a stretch lies in."""
    inside = [one for one in record["sections"] if one["span"][0] <= span[0] and span[1] <= one["span"][1]]
    return inside[-1]["path"] if inside else None
