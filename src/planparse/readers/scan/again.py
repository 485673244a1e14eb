"""A second look at the line of the number, the one line of the head whose small signs decide: alone, and larger, where it came out unsure.

A number written by hand makes Tesseract unsure of the symbol that is printed behind it (`SVHTTDL` for `SVH,TT,DL`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
from PIL import Image

from planparse.readers.scan import tesseract
from planparse.readers.scan.noise import cut_at_gaps
from planparse.readers.scan.tesseract import Grey, Word
from planparse.text.patterns import pattern

_NUMBER = pattern("again.number", r"[^\w]{0,2}S[ốóôồỐ]")
_UPPER = 0.33  # of the page
_UNSURE = 60
_LARGER = 2
_ONE_LINE = 7  # Tesseract takes the picture for a single line
_MARGIN = 0.3  # of the height of the line
_WHITE = 255


def with_number_again(words: Sequence[Word], dots: Grey, dpi: float, program: str, seconds: float) -> list[Word]:
    """The words, those of the number read again where that makes Tesseract surer of them. Raises what `tesseract.read` raises."""
    doubtful = _doubtful(words, dots.shape[0])
    if not doubtful:
        return list(words)
    top, bottom = min(word.top for word in doubtful), max(word.bottom for word in doubtful)
    margin = round(_MARGIN * (bottom - top))
    left, top = max(0, doubtful[0].x0 - margin), max(0, top - margin)
    part = Image.fromarray(dots[top : bottom + margin, left : doubtful[-1].x1 + margin])
    large = np.pad(np.asarray(part.resize((part.width * _LARGER, part.height * _LARGER))), margin, constant_values=_WHITE)
    found = tesseract.read(program, large, dpi * _LARGER, _ONE_LINE, seconds)
    if not found or _sure(found) <= _sure(doubtful):
        return list(words)
    at = words.index(doubtful[0])
    return [*words[:at], *(_moved(word, doubtful[0], left, top, margin) for word in found), *words[at + len(doubtful) :]]


def _doubtful(words: Sequence[Word], height: int) -> list[Word]:
    """The words of the number with its symbol, as far as they stand together, where those that matter are unsure."""
    for _, line in groupby(words, key=lambda word: word.line):
        first = list(line)
        if first[0].top > _UPPER * height or not _NUMBER.match(first[0].text):
            continue
        together = next(cut_at_gaps(first))
        symbol = [word for word in together if "/" in word.text]
        return together if symbol and min(word.sure for word in symbol) < _UNSURE else []
    return []


def _sure(words: Sequence[Word]) -> float:
    return sum(word.sure * len(word.text) for word in words) / sum(len(word.text) for word in words)


def _moved(word: Word, like: Word, left: int, top: int, margin: int) -> Word:
    """A word of the part at its place on the page."""
    x0, y0, x1, y1 = ((edge - margin) // _LARGER for edge in (word.x0, word.top, word.x1, word.bottom))
    return replace(word, line=like.line, x0=left + max(0, x0), top=top + max(0, y0), x1=left + x1, bottom=top + y1)
