"""What pdfium sees on a page: characters with their boxes, and whether there are rules or pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from planparse.errors import CorruptError, EncryptedError
from planparse.readers.pdf.fonts import in_unicode
from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.objects import Handle, bounds, of_kinds
from planparse.readers.pdf.ruled import Rules
from planparse.readers.pdf.sizes import hug_ink, of_one_size

_HYPHEN = 2  # what pdfium makes of a hyphen at the end of a line
_LINE_ENDS = (10, 13)
_NO_CHARACTER = (0, 0xFFFE, 0xFFFF)
_REPLACEMENT = 0xFFFD
_MISTAKEN = {0x01A2: "Ư", 0x01A3: "ư"}  # letters of no language near, which some fonts give for these
_DRAWN = frozenset({pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE})
_MOST = 0.5  # of the page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: `number` from 1, its size in points, its characters in the order of the file; `ruled` where lines may make a table.

    `pictures` where there is any, `covered` where one takes up most of the page: it may be a scan.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    ruled: bool
    pictures: bool
    covered: bool = False


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The document. Raises EncryptedError where it asks for a password, CorruptError where it is none or has no page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedError("", "pdf") from None
        raise CorruptError("", "pdf") from None
    if len(document) < 1:
        document.close()
        raise CorruptError("", "pdf pages")
    return document


def sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet | None:
    """The page of this index, from 0; None where it cannot be loaded."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    try:
        width, height = page.get_size()
        return Sheet(index + 1, width, height, tuple(_typed(page, text)), *_drawn(page))
    finally:
        text.close()
        page.close()


def _typed(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Sequence[Glyph]:
    """Characters as they are meant: those of old fonts are read as such."""
    found = list(_glyphs(page, text))
    places, glyphs = [place for place, _ in found], [glyph for _, glyph in found]
    return in_unicode(text, of_one_size(text, glyphs, places) if hug_ink(glyphs) else glyphs, places)


def _glyphs(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
    """Number and character of those that stand somewhere; line ends that pdfium put in are left out, for geometry tells of them."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    # made once: ctypes would ask the wrapper for the page, and make the three pointers, anew for each character
    raw, to_box, to_x, to_y = text.raw, ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _LINE_ENDS:
            continue
        if not (pdfium.FPDFText_GetLooseCharBox(raw, index, to_box) and pdfium.FPDFText_GetCharOrigin(raw, index, to_x, to_y)):
            continue
        if turned == 0:
            place = box.left - left, top - box.top, box.right - left, top - box.bottom, top - y.value
        elif turned == 90:
            place = box.bottom - bottom, box.left - left, box.top - bottom, box.right - left, x.value - left
        elif turned == 180:
            place = right - box.right, box.bottom - bottom, right - box.left, box.top - bottom, y.value - bottom
        else:
            place = top - box.top, right - box.right, top - box.bottom, right - box.left, right - x.value
        yield index, Glyph(_character(code), *place)


@lru_cache(maxsize=4_096)
def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code in _MISTAKEN:
        return _MISTAKEN[code]
    return chr(_REPLACEMENT if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 or code > 0x10FFFF else code)


def _drawn(page: pypdfium2.PdfPage) -> tuple[bool, bool, bool]:
    """Whether edges of cells are drawn, whether there is any picture, and whether one covers most of the page."""
    rules, pictures, covered = Rules(), False, False
    turned = page.get_rotation() % 180 != 0
    least = _MOST * page.get_width() * page.get_height()
    for kind, item in of_kinds(page, _DRAWN):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
            covered = covered or _area(item) > least
        else:
            rules.add(item, turned=turned)
    return rules.make_cells, pictures, covered


def _area(item: Handle) -> float:
    x0, y0, x1, y1 = bounds(item) or (0.0, 0.0, 0.0, 0.0)
    return (x1 - x0) * (y1 - y0)
