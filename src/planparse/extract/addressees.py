"""Bodies that only a heading names: `4. Y tế:`, `6. Các hộ kinh doanh` among headings that are bodies (GUIDE rule 7).

In a division that assigns tasks the headings are addressees. A heading that no table knows is taken as one where it is a field of
government, or where most of its sisters are bodies; it then carries a low confidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from planparse.extract.levels import Tail, read_tail
from planparse.extract.matches import BodyMatch, Way
from planparse.extract.plan_place import PlanPlace
from planparse.extract.tries import trie
from planparse.model import Span
from planparse.outline.nodes import Outline
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CUE = pattern("addressees.cue", r"(?:đề nghị|giao|yêu cầu|trách nhiệm của|nhiệm vụ của|đối với) ")
_LONGEST = 12
_SHARE = 0.5


@cache
def _fields() -> frozenset[str]:
    return frozenset(fold(row["field"]) for row in table("planparse.extract", "fields"))


@cache
def _matter() -> re.Pattern[str]:
    words = [row["words"] for row in table("planparse.extract", "addressee_stops")]
    verbs = [row["verb"] for row in table("planparse.extract", "duty_verbs")]
    return pattern("addressees.matter", rf"{trie([*words, *verbs])}(?![^\W_])")


def find(text: str, outline: Outline, bodies: Sequence[BodyMatch], place: PlanPlace) -> list[BodyMatch]:
    """Bodies to add to `bodies` (sorted by start)."""
    starts = [body.start for body in bodies]
    by_parent: dict[int, list[Span]] = {}
    for node in outline.sections:
        if node.role == "organization" and node.title is not None and node.parent is not None:
            by_parent.setdefault(node.parent, []).append(node.title)
    added = []
    for titles in by_parent.values():
        unknown = [title for title in titles if not _has_body(title, starts)]
        among_bodies = len(titles) > 2 and len(unknown) < _SHARE * len(titles)
        found = (_addressee(text, title, place, among_bodies) for title in unknown)
        added += [body for body in found if body is not None]
    return added


def _has_body(title: Span, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, title[0])
    return at < len(starts) and starts[at] < title[1]


def _addressee(text: str, title: Span, place: PlanPlace, among_bodies: bool) -> BodyMatch | None:
    start, end = title
    cue = _CUE.match(fold(text[start:end]))
    start += cue.end() if cue else 0
    name = text[start:end].strip()
    is_field = fold(name) in _fields()
    if not is_field and not (among_bodies and 0 < len(name.split()) <= _LONGEST and not _matter().match(fold(name))):
        return None
    stop, tail = (len(name), None) if is_field else _level_words(name, place)
    shown = " ".join(name[:stop].replace("–", "-").split())
    many = fold(name).startswith("các ") or bool(tail and tail.many)
    level = (tail.level if tail else None) or place.level
    issuer = f"{shown} {tail.words}" if tail else shown
    how: Way = "field" if is_field else "title"
    return BodyMatch(start, start + len(name), shown, level, tail.place if tail else None, many, issuer, False, how)


def _level_words(name: str, place: PlanPlace) -> tuple[int, Tail | None]:
    """Where the level words begin that end a name: `Trung tâm Quản lý, khai thác công trình thủy lợi | tỉnh`; they leave it (GUIDE)."""
    folded, at = fold(name), 0
    while (at := name.find(" ", at + 1)) > 0:
        tail = read_tail(name, folded, at, place)
        if tail and tail.words and tail.end == len(name):
            return at, tail
    return len(name), None
