"""Pages of a picture file drawn as they are shown: turned as the camera noted, on white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from planparse.limits import Limits
from planparse.pictures import Picture
from planparse.readers.scan.rasters import frames
from planparse.readers.small import encoded, scale_of


def drawn(data: bytes, numbers: Sequence[int], limits: Limits) -> Iterator[Picture]:
    """The pages of these numbers, from 1; those that are not there are left out.

    Raises CorruptError, and TooLargeError before a page is unpacked that is too large.
    """
    for frame in frames(data, limits, numbers):
        scale = scale_of(frame.width, frame.height)
        size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
        small = frame.image.convert("RGB").resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
        yield Picture(frame.number, frame.width, frame.height, encoded(small))
