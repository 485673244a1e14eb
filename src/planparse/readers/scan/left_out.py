"""Markers that Tesseract's search for blocks left out: ink before the first word of a line, where a number or a dash would stand.

Such a line is looked at again alone; what is read before the words that are known, and can be a marker, is put before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, groupby
from statistics import median

from planparse.readers.scan import tesseract
from planparse.readers.scan.tesseract import Grey, Word
from planparse.text.patterns import pattern

_MARKER = pattern("left_out.marker", r"(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.,)]|[-–+]")
_BULLETS = frozenset("-–—+•*")
_ONE_LINE = 7  # Tesseract takes the picture for a single line
_FEWEST_WORDS = 3
_FAR, _NEAR = 1.8, 0.15  # heights of the line before its first word
_HIGH = 0.3  # of the line is ink from top to bottom
_DARK = 190  # of 255: faint print, too
_MARGIN = 0.12  # of the height of the line
_MOST = 6  # lines of a page


def with_left_out(words: Sequence[Word], dots: Grey, dpi: float, program: str, seconds: float) -> list[Word]:
    """The words with such markers. Raises what `tesseract.read` raises."""
    out: list[Word] = []
    looked = 0
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        written = list(dropwhile(_is_sign, line))
        if looked < _MOST and line[0].text not in _BULLETS and _has_ink_before(written, words, dots):
            looked += 1
            marker = _marker(written, dots, dpi, program, seconds)
            line = [marker, *written] if marker else line
        out += line
    return out


def _before(line: Sequence[Word]) -> tuple[int, int, int, int]:
    """Left, top, right and lower edge of the place of a marker."""
    high = median(word.bottom - word.top for word in line)
    first = line[0]
    return max(0, round(first.x0 - _FAR * high)), first.top, round(first.x0 - _NEAR * high), first.bottom


def _has_ink_before(line: Sequence[Word], words: Sequence[Word], dots: Grey) -> bool:
    if len(line) < _FEWEST_WORDS or not line[0].text[0].isupper():
        return False
    x0, top, x1, bottom = _before(line)
    dark = dots[top:bottom, x0:x1] < _DARK
    if not dark.size or dark.any(axis=1).mean() < _HIGH or dark[:, 0].any():
        return False
    return not any(word.x0 < x1 and word.x1 > x0 and top < (word.top + word.bottom) / 2 < bottom and not _is_sign(word) for word in words)


def _is_sign(word: Word) -> bool:
    return not any(map(str.isalnum, word.text))


def _marker(line: Sequence[Word], dots: Grey, dpi: float, program: str, seconds: float) -> Word | None:
    """What stands before the words of a line, where it can be a marker."""
    x0, *_ = _before(line)
    top, bottom = line[0].top, max(word.bottom for word in line[:_FEWEST_WORDS])
    margin = round(_MARGIN * (bottom - top))
    top = max(0, top - margin)
    found = tesseract.read(program, dots[top : bottom + margin, x0 : line[-1].x1], dpi, _ONE_LINE, seconds)
    if len(found) > 1 and _MARKER.fullmatch(found[0].text) and x0 + found[0].x1 <= line[0].x0 <= x0 + found[1].x1:
        word = found[0]
        return replace(word, line=line[0].line, x0=x0 + word.x0, x1=x0 + word.x1, top=top + word.top, bottom=top + word.bottom)
    return None
