"""Picture files: photos and scans, of one page or several."""

from __future__ import annotations

from planparse.errors import EmptyError
from planparse.limits import DEFAULT, Limits, Pages
from planparse.readers.document import Reading
from planparse.readers.flow import lay
from planparse.readers.pdf.flowing import lines_of
from planparse.readers.scan.page import words_of
from planparse.readers.scan.places import Sites
from planparse.readers.scan.pool import scans
from planparse.readers.scan.rasters import count_pages, of_image
from planparse.readers.scan.tesseract import ready
from planparse.tables import table


def read_image(kind: str, data: bytes, limits: Limits = DEFAULT, pages: Pages | None = None) -> Reading:
    """Read a picture file of one page or several; `kind` is its format. `pages` is told how many, and may raise.

    Raises CorruptError, TooLargeError, NeedsTesseractError, TimeLimitError, and EmptyError where there are no words.
    """
    program = ready()
    count = count_pages(data)
    if pages:
        pages(count, count)
    read = list(scans(of_image(data, limits), program, limits))
    laid = lay(Sites({one.number: one for one in read}).placed(lines_of([words_of(one) for one in read])))
    if not laid.text.strip():
        raise EmptyError("", "ocr")
    media = next(row["media_type"] for row in table("planparse.readers", "pictures") if row["format"] == kind)
    return Reading(
        text=laid.text,
        media_type=media,
        reader="image",
        encoding=None,
        pages=count,
        boxes=laid.boxes,
        furniture=laid.furniture,
    )
