"""PDF: pages to one text in which every word knows its place."""

from __future__ import annotations

from dataclasses import replace

from pypdfium2 import PdfDocument

from planparse.errors import CorruptError, TooLargeError
from planparse.limits import DEFAULT, Limits, Pages
from planparse.readers.document import Reading
from planparse.readers.flow import lay
from planparse.readers.pdf.flowing import lines_of
from planparse.readers.pdf.forms import Forms
from planparse.readers.pdf.grids import Plumber
from planparse.readers.pdf.pages import PageWords, page_words
from planparse.readers.pdf.pictured import fill
from planparse.readers.pdf.readable import is_readable, loses_letters
from planparse.readers.pdf.sheets import Sheet, open_pdf, sheet
from planparse.readers.pdf.signing import signed
from planparse.readers.scan.places import Sites
from planparse.text.legacy import detect


def read_pdf(data: bytes, limits: Limits = DEFAULT, pages: Pages | None = None) -> Reading:
    """Read a PDF: text layers, and as pictures the pages that have none of use. `pages` is told of both beforehand, and may raise.

    Pages that cannot be loaded lack as `page`, those that are pictures without Tesseract as `scan`. Raises EncryptedError, CorruptError,
    TooLargeError, TimeLimitError, and NeedsTesseractError where no page can be read without it.
    """
    document = open_pdf(data)
    plumber, forms = Plumber(data), Forms(data)
    try:
        count, times = len(document), signed(document)
        if pages:
            pages(count)
        read, lacking = _layers(document, plumber, forms, limits)
        pictured = sum(isinstance(one, Sheet) for one in read)
        if pages and pictured:
            pages(0, pictured)
        words, scans, unread = fill(document, read, limits)
    finally:
        plumber.close()
        forms.close()
        document.close()
    if not words and lacking:
        raise CorruptError("", "pdf pages")
    lines = lines_of(words)
    laid = lay(Sites(scans).placed(lines) if scans else lines)
    return Reading(
        text=laid.text,
        media_type="application/pdf",
        reader="pdf",
        encoding=None,
        damaged="\ufffd" in laid.text,
        pages=count,
        boxes=laid.boxes,
        legacy=() if len(scans) == count else detect(laid.text),
        furniture=laid.furniture,
        lacking=tuple(sorted(lacking | unread)),
        signed=times,
    )


def _layers(document: PdfDocument, plumber: Plumber, forms: Forms, limits: Limits) -> tuple[list[PageWords | Sheet], set[str]]:
    """The words of each page that has a text layer, the bare page where it has to be read as a picture; and what lacks."""
    read: list[PageWords | Sheet] = []
    lacking: set[str] = set()
    chars = 0
    lossy = False
    for index in range(len(document)):
        one = sheet(document, index)
        if one is None:
            lacking.add("page")
            continue
        chars += len(one.glyphs)
        if chars > limits.max_chars:
            raise TooLargeError("", "max_chars")
        lossy = lossy or (index == 0 and loses_letters(one))
        if not lossy and is_readable(one):
            filled, notes = forms.filled(document, one)
            page = page_words(filled, plumber.boxes(index) if one.ruled else [])
            read.append(replace(page, stamps=[*page.stamps, *notes]) if notes else page)
        elif one.glyphs or one.pictures:
            read.append(replace(one, glyphs=()) if lossy else one)
    return read, lacking
