"""Letters that count the points of a list on scans: `8)` before b), `đ)` between c) and đ), `e)` behind a) and b).

A letter is put right only where its neighbours say which one it must be, and what was read looks like it. A heading begins a new list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.lookalikes import like_letters

_ITEM = pattern("listed.item", r"^ {0,8}(?P<m>[^\W_]{1,2}|[§@&€¢$])(?P<c>\)|\}|\]) ?(?=[^\W\d_]|[“\"(])", 8)
_HEADING = pattern(
    "listed.heading", r"^ {0,8}(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})[.,/] ?[^\W\d_]|^ {0,8}(?:Điều|Chương|Mục|Phần) \w", 8
)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CERTAIN = 2  # letters in order before a sound one that is out of order at the end of a list


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    read: str


def list_edits(text: str) -> Iterator[Edit]:
    """Edits that put the letters of lists of a scanned text right, in order."""
    headings = [m.start() for m in _HEADING.finditer(text)]
    items = [_Item(m.start("m"), m.end("c"), m["m"]) for m in _ITEM.finditer(text)]
    for _, group in groupby(items, key=lambda item: bisect_right(headings, item.start)):
        yield from _of_list(list(group))


def _of_list(items: Sequence[_Item]) -> Iterator[Edit]:
    expected, in_order = 0, 0
    for at, item in enumerate(items):
        after = items[at + 1].read if at + 1 < len(items) else None
        before = items[at - 1].read if at else ""
        if expected < len(_LETTERS) and not _counts_on(before, item.read) and _is_meant(item.read, expected, after, in_order):
            if item.read != _LETTERS[expected]:
                yield Edit(item.start, item.end, f"{_LETTERS[expected]})")
            expected, in_order = expected + 1, in_order + 1
        else:
            expected = _LETTERS.find(item.read) + 1 if len(item.read) == 1 else 0
            in_order = int(expected > 0)


def _counts_on(before: str, read: str) -> bool:
    """True for a figure behind the one before it: the list counts in figures."""
    return before.isdecimal() and read.isdecimal() and int(read) == int(before) + 1


def _is_meant(read: str, expected: int, after: str | None, in_order: int) -> bool:
    """True where the letter can only be the one that the list expects."""
    letter, further = _LETTERS[expected], _LETTERS[expected + 1 : expected + 2]
    if read == letter:
        return True
    if read not in like_letters().get(letter, frozenset()):
        return False
    if after is not None and (after == further or (in_order > 0 and after in like_letters().get(further, frozenset()) - {read})):
        return read not in _LETTERS or in_order > 0
    return after in (None, _LETTERS[0]) and in_order >= (_CERTAIN if read in _LETTERS else 1)
