"""PDF with a text layer: pages to one text in which every word knows its place."""

from __future__ import annotations

from collections.abc import Callable

from planparse.errors import CorruptError, NeedsOcrError, TooLargeError
from planparse.limits import DEFAULT, Limits
from planparse.readers.document import Reading
from planparse.readers.flow import lay
from planparse.readers.pdf.flowing import lines_of
from planparse.readers.pdf.glyphs import open_pdf, sheet
from planparse.readers.pdf.grids import Plumber
from planparse.readers.pdf.pages import PageWords, page_words
from planparse.readers.pdf.readable import is_readable, loses_letters
from planparse.readers.pdf.signing import signed
from planparse.text.legacy import detect

Pages = Callable[[int], None]


def read_pdf(data: bytes, limits: Limits = DEFAULT, pages: Pages | None = None) -> Reading:
    """Read the text layer. `pages` is told the number of pages before any of them is read, and may raise.

    Pages that are pictures, or whose text layer is not readable, are lacking as `image`. Raises EncryptedError, CorruptError,
    TooLargeError, and NeedsOcrError where no page can be read but there is a picture of one.
    """
    document = open_pdf(data)
    plumber = Plumber(data)
    try:
        count = len(document)
        times = signed(document)
        if pages:
            pages(count)
        read: list[PageWords] = []
        lacking: set[str] = set()
        chars = 0
        for index in range(count):
            one = sheet(document, index)
            if one is None:
                lacking.add("page")
                continue
            chars += len(one.glyphs)
            if chars > limits.max_chars:
                raise TooLargeError("", "max_chars")
            if index == 0 and loses_letters(one):
                raise NeedsOcrError("", "pdf letters")
            if not is_readable(one):
                if one.glyphs or one.pictures:
                    lacking.add("image")
            else:
                read.append(page_words(one, plumber))
    finally:
        plumber.close()
        document.close()
    if not read and lacking == {"page"}:
        raise CorruptError("", "pdf pages")
    if not read and lacking:
        raise NeedsOcrError
    laid = lay(lines_of(read))
    return Reading(
        text=laid.text,
        media_type="application/pdf",
        reader="pdf",
        encoding=None,
        damaged="\ufffd" in laid.text,
        pages=count,
        boxes=laid.boxes,
        legacy=detect(laid.text),
        furniture=laid.furniture,
        lacking=tuple(sorted(lacking)),
        signed=times,
    )
