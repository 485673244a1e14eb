"""Pictures of pages small enough to stand in a web page: how many pixels they have, and in which format they are written."""

from __future__ import annotations

import io
import math

from PIL import Image

_DOTS = 110 / 72  # pixels a point
_MOST_PIXELS = 2_000_000  # an A4 page has 1.2 million
_LONGEST = 4_000  # pixels of a side
_COLOURS = 16
_QUALITY = 50


def scale_of(width: float, height: float) -> float:
    """Pixels a point for a page of this size in points, fewer for enormous ones. Raises ValueError for a page without extent."""
    if not (width > 0 and height > 0 and math.isfinite(width * height)):
        raise ValueError
    return min(_DOTS, math.sqrt(_MOST_PIXELS / (width * height)), _LONGEST / max(width, height))


def encoded(image: Image.Image) -> bytes:
    """PNG of few colours, which suits print, or JPEG, which suits photographs: the smaller one."""
    print_, photograph = io.BytesIO(), io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(print_, "PNG", compress_level=9)
    image.save(photograph, "JPEG", quality=_QUALITY)
    return min(print_.getvalue(), photograph.getvalue(), key=len)
