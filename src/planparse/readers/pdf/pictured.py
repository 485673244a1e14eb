"""Pages that are pictures, or whose text layer is of no use: they are read from how they look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pypdfium2

from planparse.errors import NeedsTesseractError
from planparse.limits import Limits
from planparse.readers.pdf.furniture import is_stamp
from planparse.readers.pdf.lines import Stretch, stretches
from planparse.readers.pdf.pages import PageWords, page_words
from planparse.readers.pdf.readable import count_words, is_readable
from planparse.readers.pdf.sheets import Sheet
from planparse.readers.scan.page import Scan, without
from planparse.readers.scan.page import words_of as scanned_words
from planparse.readers.scan.pool import scans
from planparse.readers.scan.rasters import Raster, of_pdf
from planparse.readers.scan.tesseract import ready

_MORE = 2  # times the words of a layer: less on the picture is no more than the layer says


def _read_pictures(document: pypdfium2.PdfDocument, layers: Sequence[Sheet], limits: Limits) -> dict[int, Scan]:
    """What stands on the pages of these layers, by number of the page; those that cannot be drawn are left out.

    Raises NeedsTesseractError and what `tesseract.read` raises.
    """
    program = ready()
    return {one.number: one for one in scans(_drawn(document, layers), program, limits)}


def _drawn(document: pypdfium2.PdfDocument, layers: Sequence[Sheet]) -> Iterator[Raster]:
    for layer in layers:
        raster = of_pdf(document, layer.number - 1)
        if raster:
            yield raster


def words_of(layer: Sheet, scan: Scan) -> tuple[PageWords, Scan | None]:
    """The words of a page that has a layer and was read as a picture: those of the picture, or of the layer where it says as much (None).

    Stamps of digital signatures come from the layer in any case.
    """
    stamps = [part for part in stretches(layer.glyphs) if is_stamp(part)]
    scan = without(scan, [_box(stamp) for stamp in stamps])
    if is_readable(replace(layer, covered=False)) and len(scan.words) < _MORE * count_words(layer):
        return page_words(layer, []), None
    page = scanned_words(scan)
    return replace(page, stamps=[*page.stamps, *stamps]), scan


def _box(stamp: Stretch) -> tuple[float, float, float, float]:
    return stamp.x0, stamp.top, stamp.x1, stamp.bottom


def fill(
    document: pypdfium2.PdfDocument, read: Sequence[PageWords | Sheet], limits: Limits
) -> tuple[list[PageWords], Mapping[int, Scan], set[str]]:
    """The pages with words in the place of layers; which of them were read from pictures; and what lacks.

    Raises NeedsTesseractError where it is needed and no other page has words.
    """
    layers = [one for one in read if isinstance(one, Sheet)]
    try:
        seen = _read_pictures(document, layers, limits) if layers else {}
    except NeedsTesseractError:
        kept = [_from_layer(one) for one in read]
        if not any(kept):
            raise
        return [one for one in kept if one], {}, {"scan"}
    pages: list[PageWords] = []
    used: dict[int, Scan] = {}
    for one in read:
        if isinstance(one, PageWords):
            pages.append(one)
        elif one.number in seen:
            page, scan = words_of(one, seen[one.number])
            pages.append(page)
            if scan:
                used[scan.number] = scan
    return pages, used, {"page"} if len(seen) < len(layers) else set()


def _from_layer(one: PageWords | Sheet) -> PageWords | None:
    """What a page says without its picture."""
    if isinstance(one, PageWords):
        return one
    return page_words(one, []) if is_readable(replace(one, covered=False)) else None
