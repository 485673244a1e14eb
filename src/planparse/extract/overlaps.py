"""What happens where two findings claim the same words: the one place in the code that decides it.

A citation outranks a date, a number or a body inside it; a body with a head of the table outranks a collective; of two that overlap the
longer stays. Targets may hold deadlines and citations, they quote whole clauses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from planparse.extract.matches import BodyMatch

_ARTICLE = len("những ")


class Ranged(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first letter."""

    @property
    def end(self) -> int:
        """Offset behind the last letter."""


Item = TypeVar("Item", bound=Ranged)


class Cover:
    """Ranges, asked quickly which of them touch or hold a place."""

    def __init__(self, ranges: Sequence[Ranged]) -> None:
        self._ranges = sorted((r.start, r.end) for r in ranges)
        self._starts = [start for start, _ in self._ranges]
        self._longest = max((end - start for start, end in self._ranges), default=0)

    def near(self, start: int, end: int) -> list[tuple[int, int]]:
        """Start and end of the ranges that overlap those from `start` to `end`, in order."""
        low = bisect_right(self._starts, start - self._longest - 1)
        return [r for r in self._ranges[low : bisect_right(self._starts, end)] if r[0] < end and r[1] > start]

    def within(self, start: int, end: int) -> bool:
        """Some range contains the whole of `start` to `end`."""
        return any(a <= start and end <= b for a, b in self.near(start, end))

    def touches(self, item: Ranged) -> bool:
        """Some range overlaps the item."""
        return bool(self.near(item.start, item.end))

    def holds(self, item: Ranged) -> bool:
        """Some range contains the whole item."""
        return self.within(item.start, item.end)


def not_touching(items: Sequence[Item], cover: Sequence[Ranged]) -> list[Item]:
    """Items that overlap none of the ranges."""
    ranges = Cover(cover)
    return [item for item in items if not ranges.touches(item)]


def first_come(items: Sequence[Item]) -> list[Item]:
    """Items by their starts, without those that overlap one kept before them; of two with one start the one that was given first stays."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: item.start):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def one_at_a_place(named: Sequence[BodyMatch], groups: Sequence[BodyMatch]) -> list[BodyMatch]:
    """Bodies in order: those with a head, and the collectives that overlap none of them, or hold one as their own end."""
    cover = Cover(named)
    kept = [group for group in groups if not cover.touches(group) or _ends_with_body(group, cover)]
    inner = Cover([group for group in kept if cover.touches(group)])
    return sorted([body for body in named if not inner.holds(body)] + kept, key=lambda body: (body.start, -body.end))


def _ends_with_body(group: BodyMatch, named: Cover) -> bool:
    """`các đơn vị thành viên Ban Chỉ đạo …`, `các bệnh viện, TTYT, trạm y tế`: the body stands inside the mention of the group."""
    near = named.near(group.start, group.end)
    return all(group.start < start for start, _ in near) and any(group.start + _ARTICLE < start and end <= group.end for start, end in near)
