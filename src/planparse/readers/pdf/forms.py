"""What is filled into a page, by hand or by the office that numbered and signed it: fields whose look lies beside the page's own words."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from planparse.readers.pdf.furniture import is_stamp
from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.grids import Box
from planparse.readers.pdf.lines import Stretch, stretches
from planparse.readers.pdf.sheets import Sheet, open_pdf, sheet

_MOST = 200  # fields and comments of a page


class Forms:
    """Pages with what is filled into them. They are drawn into a copy of the document, which is opened when the first page needs it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._copy: pypdfium2.PdfDocument | None = None
        self._has_none: bool | None = None  # of fields in the whole document: then no page is loaded again

    def filled(self, document: pypdfium2.PdfDocument, one: Sheet) -> tuple[Sheet, list[Stretch]]:
        """The page with the words in its fields, and the notes of digital signatures among them; comments are left out."""
        if self._has_none is None:
            self._has_none = document.get_formtype() == pdfium.FORMTYPE_NONE
        index = one.number - 1
        fields = [] if self._has_none else _fields(document, index)
        whole = self._flat(index) if fields else None
        if whole is None:
            return one, []
        known = {(glyph.char, glyph.x0, glyph.base) for glyph in one.glyphs}
        notes: list[Stretch] = []
        apart: set[Glyph] = set()
        for box in fields:
            inside = [glyph for glyph in whole.glyphs if _holds(box, glyph) and (glyph.char, glyph.x0, glyph.base) not in known]
            parts = stretches(inside)
            if any(map(is_stamp, parts)):
                notes += parts
                apart.update(inside)
        return replace(one, glyphs=tuple(glyph for glyph in whole.glyphs if glyph not in apart)), notes

    def _flat(self, index: int) -> Sheet | None:
        """The page of the copy with its fields drawn into it; None where that fails."""
        self._copy = self._copy or open_pdf(self._data)
        try:
            page = self._copy[index]
            try:
                _keep_fields(page)
                pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            return None
        return sheet(self._copy, index)

    def close(self) -> None:
        """Let the copy go."""
        if self._copy:
            self._copy.close()


def _fields(document: pypdfium2.PdfDocument, index: int) -> list[Box]:
    """Where the fields of an upright page stand, in points from its upper left corner."""
    page = document[index]
    try:
        left, _, _, top = page.get_bbox()
        if page.get_rotation():
            return []
        found = []
        for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(page, at)
            rect = pdfium.FS_RECTF()
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET and pdfium.FPDFAnnot_GetRect(annotation, rect):
                found.append((rect.left - left, top - rect.top, rect.right - left, top - rect.bottom))
            pdfium.FPDFPage_CloseAnnot(annotation)
        return found
    finally:
        page.close()


def _holds(box: Box, glyph: Glyph) -> bool:
    return box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2] and box[1] <= (glyph.top + glyph.bottom) / 2 <= box[3]


def _kind(page: pypdfium2.PdfPage, at: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page, at)
    try:
        return int(pdfium.FPDFAnnot_GetSubtype(annotation))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _keep_fields(page: pypdfium2.PdfPage) -> None:
    for at in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        if _kind(page, at) != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, at)
