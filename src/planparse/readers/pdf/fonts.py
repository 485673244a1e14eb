"""Characters typed for ABC and VNI fonts, which the names of their fonts tell, to Unicode; those of other fonts on the page stay."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from planparse.readers.fonts import charset_of
from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.objects import by_object
from planparse.text.legacy import Charset, Legacy, legacy_edits
from planparse.text.patterns import pattern

# `ABCDEF+` says that a part of the font is in the file, `,Bold` is its style
_DRESS = pattern("pdf.font_dress", r"^[A-Z]{6}\+|[,-](?:Bold|Italic|Oblique|Regular)\w{0,12}$")
_LONGEST_NAME = 200
_NEW_LINE = 0.6  # of the height of the letters
_MODERN = pattern("pdf.modern", r"[\u1ea0-\u1ef9]")


def in_unicode(text: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph], places: Sequence[int]) -> Sequence[Glyph]:
    """The characters of a page; `places` are their numbers in `text`.

    A letter that two signs of a VNI font make becomes one character, which has the room of both.
    """
    western = [place for glyph, place in zip(glyphs, places, strict=True) if "\xa0" < glyph.char <= "\xff"]
    if not any(map(charset_of, _fonts(text, western))):  # signs of old fonts are Western letters; the others need not be asked
        return glyphs
    charsets = [charset_of(name) for name in _fonts(text, places)]
    if not any(charsets) or _MODERN.search("".join(glyph.char for glyph, charset in zip(glyphs, charsets, strict=True) if charset)):
        return glyphs
    out: list[Glyph] = []
    lines = _lines(glyphs)
    for (charset, _), run in groupby(zip(glyphs, charsets, lines, strict=True), key=lambda one: one[1:]):
        own = [glyph for glyph, _, _ in run]
        out += _read(own, charset) if charset else own
    return out


def _fonts(text: pypdfium2.PdfTextPage, places: Sequence[int]) -> Iterator[str]:
    """The bare name of the font of each character."""
    return by_object(text, places, lambda _, item: _DRESS.sub("", _name(pdfium.FPDFTextObj_GetFont(item))), "")


def _name(font: object) -> str:
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    return buffer.value.decode("utf-8", "replace")


def _lines(glyphs: Sequence[Glyph]) -> Iterator[int]:
    """The number of the line of each character, as far as the order of the file tells."""
    line, before = 0, None
    for glyph in glyphs:
        line += before is not None and abs(glyph.base - before.base) > _NEW_LINE * max(before.rise, glyph.rise, 1.0)
        before = glyph
        yield line


def _read(glyphs: Sequence[Glyph], charset: Charset) -> Iterator[Glyph]:
    """Characters of one line and character set in Unicode."""
    text = "".join(glyph.char for glyph in glyphs)
    at = 0
    for edit in legacy_edits(text, [Legacy(0, len(text), charset)]):
        yield from glyphs[at : edit.start]
        first, last = glyphs[edit.start], glyphs[edit.end - 1]
        yield first._replace(char=edit.new, x1=max(first.x1, last.x1))
        at = edit.end
    yield from glyphs[at:]
