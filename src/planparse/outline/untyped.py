"""The title of a document that bears no type: a calendar, a list, an annex on its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from planparse.model import Span
from planparse.outline.line_kinds import is_annex, is_attached, is_dateline, is_motto
from planparse.outline.nodes import HeadLine
from planparse.outline.numbering import markers
from planparse.tables import table
from planparse.text.fold import fold

_FEWEST_WORDS = 2
_TITLE_LINES = 6
_LEVELS = ("tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def names_body(line: str) -> bool:
    """A line in capitals that begins as names of bodies in letterheads do."""
    return line.isupper() and _begins(fold(line), _bodies())


def capitals_title(header: Sequence[str]) -> tuple[int, int] | None:
    """First line and line behind the last of a title in capitals; None where the capitals are those of the letterhead.

    The title stands below nation, number and date, or opens the document; it names neither a body nor a place.
    """
    above = [at for at, line in enumerate(header) if is_motto(line) or is_dateline(line)]
    first = above[-1] + 1 if above else 0
    if first >= len(header) or not _is_title(header[first]):
        return None
    return first, first + len(list(takewhile(_is_capitals, header[first : first + _TITLE_LINES])))


def annex_title(lines: Sequence[HeadLine]) -> Span | None:
    """The title of a document that begins with `Phụ lục`: behind its number, or the lines of capitals below."""
    at = next((i for i, (_, _, zone) in enumerate(lines) if zone == "body"), len(lines))
    if at == len(lines) or not is_annex(lines[at][0]):
        return None
    text, start, _ = lines[at]
    number = markers(text)
    inside = text[number[0].end :].strip(" .:") if number else ""
    if inside:
        begin = start + text.rindex(inside)
        return begin, begin + len(inside)
    below = list(takewhile(lambda line: _is_capitals(line[0]), lines[at + 1 : at + 1 + _TITLE_LINES]))
    return (below[0][1], below[-1][1] + len(below[-1][0].rstrip(" ."))) if below else None


def _is_title(line: str) -> bool:
    return _is_capitals(line) and len(line.split()) >= _FEWEST_WORDS and not _begins(fold(line), (*_bodies(), *_noise(), *_LEVELS))


def _is_capitals(line: str) -> bool:
    return line.isupper() and not is_attached(line) and not line.startswith("|")


def _begins(low: str, words: Sequence[str]) -> bool:
    return any(low.startswith(word) and not low[len(word) : len(word) + 1].isalpha() for word in words)


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("planparse.outline", "letterhead") if row["kind"] in ("holder", "head"))


@cache
def _noise() -> tuple[str, ...]:
    return tuple(row["word"].strip() for row in table("planparse.outline", "letterhead") if row["kind"] not in ("holder", "head"))
