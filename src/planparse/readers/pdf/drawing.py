"""Pages of a PDF drawn as they are shown: turned, cut to their box, with stamps and filled forms."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import pypdfium2

from planparse.pictures import Picture
from planparse.readers.pdf.sheets import open_pdf
from planparse.readers.small import encoded, scale_of


def drawn(data: bytes, numbers: Sequence[int]) -> Iterator[Picture]:
    """The pages of these numbers, from 1; those that are not there or cannot be drawn are left out.

    Raises EncryptedError and CorruptError.
    """
    document = open_pdf(data)
    try:
        with contextlib.suppress(pypdfium2.PdfiumError):
            document.init_forms()
        for number in numbers:
            if 1 <= number <= len(document):
                with contextlib.suppress(pypdfium2.PdfiumError, ValueError):
                    yield _drawn(document, number)
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Picture:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=scale_of(width, height))
        try:
            return Picture(number, width, height, encoded(bitmap.to_pil().convert("RGB")))
        finally:
            bitmap.close()
    finally:
        page.close()
