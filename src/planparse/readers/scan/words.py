"""Words that Tesseract read to characters with places, as a text layer would give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.scan.tesseract import Word

_RISE = 0.9  # of the size of the font: as high as pdfium says that letters are
_DROP = 0.2
_SAME_SIZE = 0.15  # sizes that differ less are one: boxes of words are a few dots off
_BELOW = frozenset("gjpqyQ,;()[]{}|/_")
_DOT_BELOW = "\u0323"
_HORN = "\u031b"
_LOW = frozenset("acemnorsuvxzơư")
# heights above the baseline in sizes of the font, of Times
_X_HEIGHT, _T_HEIGHT, _CAPITAL = 0.46, 0.58, 0.67
_MARKED, _TWICE_MARKED, _MARKED_CAPITAL, _TWICE_MARKED_CAPITAL = 0.68, 0.8, 0.87, 0.95
_OTHER = 0.5
_NARROW = frozenset("fijlrtI.,:;!|'()[]/-")
_WIDE = frozenset("mwMWG—")


def glyphs(words: Sequence[Word], scale: float) -> tuple[Glyph, ...]:
    """The characters of the words in their order; `scale` is the points of a dot. Words of a line stand on its baseline."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    measured = [_measure(line) for line in lines]
    usual = median(size for line, (_, size) in zip(lines, measured, strict=True) for _ in line) if lines else 0.0
    out: list[Glyph] = []
    for line, (base, size) in zip(lines, measured, strict=True):
        same = abs(size - usual) < _SAME_SIZE * usual
        out += _of_line(line, base * scale, (usual if same else size) * scale, scale)
    return tuple(out)


def _of_line(line: Sequence[Word], base: float, size: float, scale: float) -> Iterator[Glyph]:
    top, bottom = base - _RISE * size, base + _DROP * size
    for word, after in pairwise([*line, None]):
        if word is None:
            continue
        edges = _edges(word)
        for char, (left, right) in zip(word.text, pairwise(edges), strict=True):
            yield Glyph(char, left * scale, top, right * scale, bottom, base)
        if after:
            yield Glyph(" ", word.x1 * scale, top, after.x0 * scale, bottom, base)


def _edges(word: Word) -> list[float]:
    """Where the characters of a word begin, and where the last ends: by how wide letters usually are."""
    widths = [_width(char) for char in word.text]
    room = (word.x1 - word.x0) / sum(widths)
    out = [float(word.x0)]
    for width in widths:
        out.append(out[-1] + width * room)
    return out


def _width(char: str) -> float:
    plain = unicodedata.normalize("NFD", char)[0]
    if plain in _NARROW:
        return 0.3
    return 0.8 if plain in _WIDE else 0.7 if plain.isupper() else 0.5


def _measure(line: Sequence[Word]) -> tuple[float, float]:
    """Baseline and size of the font of a line, in dots."""
    sound = [word for word in line if any(char.isalnum() for char in word.text)] or list(line)
    standing = [word.bottom for word in sound if not _hangs(word.text)]
    base = median(standing) if standing else median(word.bottom - 0.22 * (word.bottom - word.top) for word in sound)
    return base, max(4.0, median((base - word.top) / _height(word.text) for word in sound))


def _hangs(text: str) -> bool:
    return any(char in _BELOW or _DOT_BELOW in unicodedata.normalize("NFD", char) for char in text)


def _height(text: str) -> float:
    return max(map(_height_of, text))


def _height_of(char: str) -> float:
    marks = [mark for mark in unicodedata.normalize("NFD", char)[1:] if mark not in (_DOT_BELOW, _HORN)]
    if char.isupper():
        return (_CAPITAL, _MARKED_CAPITAL, _TWICE_MARKED_CAPITAL)[min(2, len(marks))]
    if marks:
        return _MARKED if len(marks) == 1 else _TWICE_MARKED
    if char.isalnum():
        plain = unicodedata.normalize("NFD", char)[0]
        return _X_HEIGHT if plain in _LOW else _T_HEIGHT if plain == "t" else _CAPITAL
    return _OTHER


def boxes(words: Iterable[Word], scale: float) -> list[tuple[float, Word]]:
    """The words by their left edge in points, from left to right."""
    return sorted(((word.x0 * scale, word) for word in words), key=lambda one: (one[0], one[1].top))
