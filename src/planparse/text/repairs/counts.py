"""Figures that count paragraphs on scans: `S. Kiểm tra` between 4. and 6., `5, Cơ sở`, `I. Mục đích` before 2.

A figure is put right only where the one before it and the one behind it say which it is, or where what was read can be no marker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.lookalikes import figures

_COUNTED = pattern(
    "counts.counted",
    r"^(?P<dust>[-–_.`'*] ?)?(?P<head>\d{1,2}\.|[^\W\d_]\.(?=\d))?"
    r"(?P<m>\d{1,2}|[^\W\d_]|[§$!\]]|[0-9Il]{2})(?P<c>[.,)])(?:\.?(?= )| ?(?=[“\"(]?[\p{Lu}]))",
    8,
)
_TITLED = pattern("counts.titled", r" ?[“\"(]?[\p{Lu}]")
_FAR = 200  # counted lines
_CHAPTER = pattern("counts.chapter", r"^ {0,8}(?:[IVX]{2,6}|[VX])[.)/] ?[\p{Lu}]|^ {0,8}(?:Điều|Chương|Mục) \w", 8)


@dataclass(slots=True)
class _Line:
    """A line that a figure may open: `head` is what stands before the last figure of `5.3.`, `value` None where it is no figure as read.

    `dust` are the places of a sign before it.
    """

    start: int
    end: int
    head: str
    read: str
    close: str
    value: int | None
    dust: tuple[int, int] | None


def count_edits(text: str) -> Iterator[Edit]:
    """Edits that put the figures of a scanned text right, in order."""
    chapters = [m.start() for m in _CHAPTER.finditer(text)]
    for _, lines in groupby(_lines(text), key=lambda line: bisect_right(chapters, line.start)):
        yield from _of_chapter(list(lines))


def _lines(text: str) -> Iterator[_Line]:
    for m in _COUNTED.finditer(text):
        if _TITLED.match(text, m.end()):
            value = int(m["m"]) if m["m"].isascii() and m["m"].isdigit() else None
            yield _Line(m.start("m"), m.end("c"), m["head"] or "", m["m"], m["c"], value, m.span("dust") if m["dust"] else None)


def _of_chapter(lines: Sequence[_Line]) -> Iterator[Edit]:
    for at, line in enumerate(lines):
        head = _head(line, lines[at - 1] if at else None)
        if head:
            yield Edit(line.start - len(line.head), line.start, head)
            line.head = head
        before = _nearest(lines, range(at - 1, -1, -1), line.head)
        after = _nearest(lines, range(at + 1, len(lines)), line.head)
        meant = _meant(line, before.value if before else None, after.value if after else None)
        if line.dust and before and (meant or line.value) == (before.value or 0) + 1:
            yield Edit(*line.dust)
        elif line.dust:
            line.value = None
            continue
        if meant is None or (meant == 1 and _comes_again(lines[at + 1 : at + 2])):
            continue
        line.value = meant
        close = line.close if line.close != "," else "."
        yield Edit(line.start, line.end, f"{meant}{close}")


def _nearest(lines: Sequence[_Line], places: range, head: str) -> _Line | None:
    """The first line at these places that has a figure behind the same head; not looked for far away."""
    return next((lines[at] for at in places[:_FAR] if lines[at].value is not None and lines[at].head == head), None)


def _comes_again(after: Sequence[_Line]) -> bool:
    """True where the next line can have a 1 as well: this one is the heading above it."""
    return any(line.value in (None, 1) and 1 in figures(line.read) for line in after)


def _head(line: _Line, above: _Line | None) -> str | None:
    """What stands before the last figure, where a letter was read that only the line above explains: `S.3.` below `5.2.`."""
    if above is None or line.value is None or line.head[:1].isdigit() or not above.head[:1].isdigit():
        return None
    return above.head if above.value == line.value - 1 and int(above.head[:-1]) in figures(line.head[:-1]) else None


def _meant(line: _Line, before: int | None, after: int | None) -> int | None:
    """The figure that a line can only have; None where it has it, or where it is not certain."""
    expected = (before or 0) + 1
    in_order = after == expected + 1
    if line.value == expected:
        return expected if line.close == "," and (in_order or before) else None
    if line.close == "," and line.value is not None and after == line.value + 1:  # the one before was not read at all
        return line.value
    if expected not in figures(line.read):
        return None
    if line.value is not None:  # sound, but out of order: both neighbours have to say so
        return expected if before and in_order else None
    if in_order:
        return expected
    # the last one of a list: a letter alone would open `a)`, a capital could be a name's
    return expected if before and after in (None, 1) and line.close == "." and line.read in "Š§$S" else None
