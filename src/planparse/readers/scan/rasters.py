"""Pages to be read: drawn from a PDF, or the picture itself; in grey, without the colour of seals, at a size that Tesseract reads well."""

from __future__ import annotations

import contextlib
import ctypes
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageOps

from planparse.errors import CorruptError, TooLargeError
from planparse.limits import Limits
from planparse.readers.scan.seals import Box, without_seals
from planparse.readers.scan.tesseract import Grey

POINTS = 72.0  # an inch
DPI = 300.0
_SMALLEST_DPI = 140.0
_LONG_SIDE = 842.0  # points of A4: what a picture without a size of its own is taken for
_LEAST_DPI, _MOST_DPI = 90, 1300
_LARGEST = 2.2 * _LONG_SIDE  # A2 and a little; larger pages are drawn coarser
_DEPTH = 4
_GREY_BITS = 8
_FLAT = 2  # dimensions of dots in grey
_KINDS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "JPEG2000")


@dataclass(frozen=True, slots=True)
class Raster:
    """A page: `number` from 1, its size in points as it is shown, its dots in grey (dark is low), and how many of them make an inch.

    `seals` are the places of seals that were taken out (left, top, right, bottom, in points).
    """

    number: int
    width: float
    height: float
    dots: Grey
    dpi: float
    seals: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of a picture file, the way that its camera noted as upright, in grey or colours; its size in points, its dots an inch."""

    number: int
    image: Image.Image
    width: float
    height: float
    dpi: float


def of_pdf(document: pypdfium2.PdfDocument, index: int) -> Raster | None:
    """The page of this index, from 0, as it is shown without its annotations; None where it cannot be drawn."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        colour, own = _drawn_with(page)
        dpi = _fit(own or DPI) * min(1.0, _LARGEST / max(width, height))
        bitmap = page.render(scale=dpi / POINTS, grayscale=not colour, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
        dots = bitmap.to_numpy()
        raster = _unsealed(index + 1, (width, height), dots[..., :3] if dots.ndim > _FLAT else dots, dpi)
        bitmap.close()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    else:
        return raster
    finally:
        page.close()


def _drawn_with(page: pypdfium2.PdfPage) -> tuple[bool, float]:
    """Whether any picture on the page has more than shades of grey, and how many dots an inch the largest one has (0.0: there is none)."""
    colour, largest, dpi = False, 0, 0.0
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEPTH):
        about = pdfium.FPDF_IMAGEOBJ_METADATA()
        if not pdfium.FPDFImageObj_GetImageMetadata(item.raw, page.raw, ctypes.byref(about)):
            colour = True
            continue
        colour = colour or about.bits_per_pixel > _GREY_BITS
        if about.width * about.height > largest:
            largest, dpi = about.width * about.height, float(about.horizontal_dpi)
    return colour, dpi


def _fit(dpi: float) -> float:
    """The resolution to read at: the picture's own where that will do, for drawing it larger blurs it and makes reading slower."""
    if dpi < _SMALLEST_DPI:
        return min(2 * dpi, DPI) if dpi >= _SMALLEST_DPI / 2 else float(DPI)
    return min(dpi, DPI)


def of_image(data: bytes, limits: Limits) -> Iterator[Raster]:
    """The pages of a picture file, in order. Raises CorruptError, and TooLargeError before a page is unpacked that is too large."""
    return map(_of_frame, frames(data, limits))


def frames(data: bytes, limits: Limits, numbers: Sequence[int] = ()) -> Iterator[Frame]:
    """The pages of these numbers as they are shown (none: all, in order); those that are not there are left out. Raises as `of_image`."""
    with _opened(data) as image:
        count = getattr(image, "n_frames", 1)
        for number in numbers or range(1, count + 1):
            if not 1 <= number <= count:
                continue
            with _unpacking():
                image.seek(number - 1)
                if image.width * image.height > limits.max_pixels:
                    raise TooLargeError("", "max_pixels")
                shown = ImageOps.exif_transpose(image)
                frame = Frame(number, _flat(shown), *_size(shown, image.info.get("dpi")))
            yield frame


def count_pages(data: bytes) -> int:
    """How many pages a picture file has."""
    with _opened(data) as image, _unpacking():
        return int(getattr(image, "n_frames", 1))


def _opened(data: bytes) -> Image.Image:
    with _unpacking():
        return Image.open(io.BytesIO(data), formats=_KINDS)


@contextlib.contextmanager
def _unpacking() -> Iterator[None]:
    """Whatever Pillow raises at broken data is CorruptError; its own guard against large pictures is ours, by `max_pixels`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Image.DecompressionBombError:
            raise TooLargeError("", "max_pixels") from None
        except (OSError, SyntaxError, ValueError, IndexError, EOFError, KeyError, TypeError, AttributeError, OverflowError):
            raise CorruptError("", "image") from None


def _of_frame(frame: Frame) -> Raster:
    """A page of a picture file at the resolution to read it at."""
    fitting, shown = _fit(frame.dpi), frame.image
    if fitting != frame.dpi:
        size = max(1, round(shown.width * fitting / frame.dpi)), max(1, round(shown.height * fitting / frame.dpi))
        shown = shown.resize(size, Image.Resampling.BICUBIC if fitting > frame.dpi else Image.Resampling.BOX)
    dots: NDArray[np.uint8] = np.asarray(shown)
    return _unsealed(frame.number, (frame.width, frame.height), dots, fitting)


def _unsealed(number: int, size: tuple[float, float], dots: NDArray[np.uint8], dpi: float) -> Raster:
    """The page of this size in points, in grey and without its seals."""
    if dots.ndim <= _FLAT:
        return Raster(number, *size, np.array(dots), dpi)
    grey, seals = without_seals(dots, dpi)
    scale = POINTS / dpi
    return Raster(number, *size, grey, dpi, tuple((x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in seals))


def _flat(image: Image.Image) -> Image.Image:
    """Grey or colours on white."""
    if image.mode in ("1", "L", "I;16", "I", "F"):
        return image.convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _size(image: Image.Image, told: object) -> tuple[float, float, float]:
    """Points and dots an inch: by what the file says where that can be a page, else as if its long side were that of A4."""
    dpi = float(told[0]) if isinstance(told, tuple) and told and float(told[0] or 0) > 0 else 0.0
    long = max(image.width, image.height)
    if not (_LEAST_DPI <= dpi <= _MOST_DPI) or not _LONG_SIDE / 3 <= long / dpi * POINTS <= _LARGEST:
        dpi = long / _LONG_SIDE * POINTS
    return image.width / dpi * POINTS, image.height / dpi * POINTS, dpi
