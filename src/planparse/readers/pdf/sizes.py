"""Boxes as high as the font, where those of pdfium are only as high as the ink: some fonts do not say how high their letters are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.objects import by_object

_LOW, _HIGH = frozenset("acemnorsuvxz"), frozenset("ABCDEGHIKLMNOPQRSTUVXY")
_FEW = 5
_LOWER = 0.8
# heights above and below the baseline in sizes of the font, as pdfium has them for Times
_RISE, _DROP = 0.69, 0.22


def hug_ink(glyphs: Sequence[Glyph]) -> bool:
    """True where small letters are lower than capitals: their boxes tell nothing of the size of the font."""
    low, high = ([glyph.rise for glyph in glyphs if glyph.char in letters] for letters in (_LOW, _HIGH))
    return min(len(low), len(high)) >= _FEW and median(low) < _LOWER * median(high)


def of_one_size(text: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph], places: Sequence[int]) -> list[Glyph]:
    """The characters with boxes as high as their font; `places` are their numbers in `text`."""
    sizes = _sizes(text, places)
    return [
        glyph._replace(top=glyph.base - _RISE * size, bottom=glyph.base + _DROP * size) if size else glyph
        for glyph, size in zip(glyphs, sizes, strict=True)
    ]


def _sizes(text: pypdfium2.PdfTextPage, places: Sequence[int]) -> Iterator[float]:
    """The size of the font of each character in points; 0 for blanks that are not in the file."""
    matrix = pdfium.FS_MATRIX()

    def size(place: int, _: object) -> float:
        sound = pdfium.FPDFText_GetMatrix(text, place, matrix)
        return pdfium.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d) if sound else 0.0

    return by_object(text, places, size, 0.0)
