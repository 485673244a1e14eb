"""Specks, scribbles and edges of seals that came out as words: dropped where they can be no word of the text."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.scan.tesseract import Word

_UNSURE = 40
_BULLETS = frozenset("-–—+•*")


def without_noise(words: Sequence[Word]) -> list[Word]:
    """The words without signs that nobody wrote: no letter or figure, and read without certainty."""
    return [word for word in words if any(map(str.isalnum, word.text)) or word.sure >= _UNSURE or word.text in _BULLETS]
