"""Records of other formats than text: their words are aligned with the text that the gold was made on, and places carried over."""

from __future__ import annotations

import difflib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from planparse.evaluate.fold import fold
from planparse.evaluate.places import Item
from planparse.text.patterns import pattern

_WORD = pattern("evaluate.aligned", r"\w+")
_KINDS = ("sections", "citations", "agencies", "deadlines", "targets", "obligations")
_MARKUP = " \t\f*#"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, made comparable, with their ends."""

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str | None]

    @classmethod
    def of(cls, text: str) -> _Words:
        found = list(_WORD.finditer(text))
        return cls(text, [m.start() for m in found], [m.end() for m in found], [fold(m.group()) for m in found])


def aligned(record: Item, raw: str) -> Item:
    """The record with an origin in `raw` for each item: the outer ends of its words there, empty where none of them is found."""
    ours, theirs = _Words.of(record.get("text") or ""), _Words.of(raw)
    places = _places(ours, theirs)
    out = dict(record)
    for kind in _KINDS:
        headed = kind == "sections"
        out[kind] = [{**item, "origin": _origin(item, ours, theirs, places, headed=headed)} for item in record.get(kind, [])]
    return out


def _places(ours: _Words, theirs: _Words) -> dict[int, int]:
    """Which word of theirs each of ours is; words that were replaced are spread evenly over what replaced them."""
    places = {}
    matcher = difflib.SequenceMatcher(None, ours.folded, theirs.folded, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            for at in range(a, a_end):
                places[at] = b + min(b_end - b - 1, (at - a) * (b_end - b) // (a_end - a))
    return places


def _origin(item: Item, ours: _Words, theirs: _Words, places: dict[int, int], *, headed: bool) -> dict[str, int]:
    low, high = (item.get("heading_span") if headed else None) or item.get("span") or (0, 0)
    words = range(bisect_right(ours.ends, low), bisect_left(ours.starts, high))
    inside = [places[at] for at in words if at in places]
    if not inside:
        return {}
    start, end = theirs.starts[min(inside)], theirs.ends[max(inside)]
    return {"start": _line_start(theirs.text, start) if headed else start, "end": end}


def _line_start(raw: str, start: int) -> int:
    """Where the line of a heading begins, if only signs stand before it: its marker may be no word."""
    line = raw.rfind("\n", 0, start) + 1
    before = raw[line:start]
    return start if _WORD.search(before) else line + len(before) - len(before.lstrip(_MARKUP))
