"""Specks, scribbles and edges of seals that came out as words: dropped where they can be no word of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planparse.readers.scan.tesseract import Word

_UNSURE, _UNSURE_DASH = 40, 10
_DASHES = frozenset("-–—+•*")
_NEVER = frozenset("ˆ_~¬¦«»‹›¢")  # what nobody writes between words
_LIKE_DASHES = frozenset("_ˆ:~«¬")  # what a dash at the begin of a line is read as


def without_noise(words: Sequence[Word]) -> list[Word]:
    """The words without signs that nobody wrote: no letter or figure, and not sure or in no use. A dash that opens a line stays."""
    return [word for _, line in groupby(words, key=lambda word: word.line) for word in _sound(list(line))]


def _sound(line: Sequence[Word]) -> list[Word]:
    # a letterhead in capitals has no dash before it, but the stroke below its neighbour
    capitals = all(map(str.isupper, (word.text for word in line[1:])))
    opens = len(line) > 1 and line[0].text in _LIKE_DASHES and line[1].text[0].isalpha() and not capitals
    kept = [word for word in line if not _NEVER.issuperset(word.text) and (any(map(str.isalnum, word.text)) or _is_sign(word))]
    return [line[0], *(word for word in kept if word is not line[0])] if opens else kept


def _is_sign(word: Word) -> bool:
    return word.x1 > word.x0 and word.sure >= (_UNSURE_DASH if word.text in _DASHES else _UNSURE)
