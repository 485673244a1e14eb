"""Specks, scribbles and edges of seals that came out as words: dropped where they can be no word of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from planparse.readers.scan.tesseract import Word

_UNSURE, _UNSURE_DASH = 40, 10
_DASHES = frozenset("-–—+•*")
_NEVER = frozenset("ˆ_~¬¦«»‹›¢")  # what nobody writes between words
_LIKE_DASHES = frozenset("_ˆ:~«¬")  # what a dash at the begin of a line is read as
_LOW = 0.25  # of the height of a line: no letter or figure is as low
_ON_BASE = 0.1  # of the height of a line: signs stand higher above the baseline
_LOW_SIGNS = frozenset(".,;_…")  # but these


def without_noise(words: Sequence[Word]) -> list[Word]:
    """The words without signs that nobody wrote: no letter or figure, and not sure or in no use. A dash that opens a line stays."""
    return [word for _, line in groupby(words, key=lambda word: word.line) for word in _sound(_printed(list(line)))]


def _printed(line: Sequence[Word]) -> list[Word]:
    """The line without specks that came out as words, and without the marks of capitals on the line below.

    They stand apart from the words, and are lower than letters, or lie on the baseline as no such sign does.
    """
    high = max((word.bottom - word.top for word in line if _is_written(word)), default=0)
    base = median(word.bottom for word in line if word.bottom - word.top >= _LOW * high)
    return [
        word
        for before, word, after in zip([None, *line], line, [*line[1:], None], strict=False)
        if not (_is_low(word, high, base) and _is_apart(before, word, high) and _is_apart(word, after, high))
    ]


def _is_low(word: Word, high: int, base: float) -> bool:
    if _is_written(word):
        return word.bottom - word.top < _LOW * high
    return word.top > base - _ON_BASE * high and _LOW_SIGNS.isdisjoint(word.text)


def _is_apart(left: Word | None, right: Word | None, high: int) -> bool:
    return left is None or right is None or right.x0 - left.x1 > high


def _is_written(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _sound(line: Sequence[Word]) -> list[Word]:
    # a letterhead in capitals has no dash before it, but the stroke below its neighbour
    capitals = all(map(str.isupper, (word.text for word in line[1:])))
    opens = len(line) > 1 and line[0].text in _LIKE_DASHES and line[1].text[0].isalpha() and not capitals
    kept = [word for word in line if not _NEVER.issuperset(word.text) and (_is_written(word) or _is_sign(word))]
    return [line[0], *(word for word in kept if word is not line[0])] if opens else kept


def _is_sign(word: Word) -> bool:
    return word.x1 > word.x0 and word.sure >= (_UNSURE_DASH if word.text in _DASHES else _UNSURE)


def cut_at_gaps(line: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line, cut where a gap is wider than letters are high."""
    high = median(word.bottom - word.top for word in line)
    part: list[Word] = []
    for word in line:
        if part and word.x0 - max(one.x1 for one in part) > high:
            yield part
            part = []
        part.append(word)
    yield part
