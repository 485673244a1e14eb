"""Pages of a PDF drawn as they are shown: turned, cut to their box, with stamps and filled forms."""

from __future__ import annotations

import contextlib
import io
import math
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image

from planparse.pictures import Picture
from planparse.readers.pdf.glyphs import open_pdf

_DOTS = 110 / 72  # pixels a point
_MOST_PIXELS = 2_000_000  # an A4 page has 1.2 million
_LONGEST = 4_000  # pixels of a side
_COLOURS = 16
_QUALITY = 50


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
        bitmap = page.render(scale=_scale(width, height))
        try:
            return Picture(number, width, height, _encoded(bitmap.to_pil().convert("RGB")))
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(width: float, height: float) -> float:
    """Pixels a point, fewer for pages of enormous size. Raises ValueError for a page without extent."""
    if not (width > 0 and height > 0 and math.isfinite(width * height)):
        raise ValueError
    return min(_DOTS, math.sqrt(_MOST_PIXELS / (width * height)), _LONGEST / max(width, height))


def _encoded(image: Image.Image) -> bytes:
    """PNG of few colours, which suits print, or JPEG, which suits photographs: the smaller one."""
    print_, photograph = io.BytesIO(), io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(print_, "PNG", compress_level=9)
    image.save(photograph, "JPEG", quality=_QUALITY)
    return min(print_.getvalue(), photograph.getvalue(), key=len)
