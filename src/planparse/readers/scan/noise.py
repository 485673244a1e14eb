"""Specks, scribbles and edges of seals that came out as words: dropped where they can be no word of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planparse.readers.scan.tesseract import Word

_UNSURE = 40
_DASHES = frozenset("-–—+•*")
_LIKE_DASHES = frozenset("_ˆ:~«¬")  # what a dash at the begin of a line is read as


def without_noise(words: Sequence[Word]) -> list[Word]:
    """The words without signs that nobody wrote: no letter or figure, and read without certainty. A dash that opens a line stays."""
    return [word for _, line in groupby(words, key=lambda word: word.line) for word in _sound(list(line))]


def _sound(line: Sequence[Word]) -> list[Word]:
    opens = len(line) > 1 and line[0].text in _LIKE_DASHES and line[1].text[0].isalpha()
    kept = [word for word in line if any(map(str.isalnum, word.text)) or word.sure >= _UNSURE or word.text in _DASHES]
    return [line[0], *(word for word in kept if word is not line[0])] if opens else kept
