"""Pictures of pages, as a worker hands them to the process that shows them."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

from planparse.errors import CrashedError

_HEAD = struct.Struct(">Idd")
_TYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LARGEST = 1e6  # points


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown: its number from 1, its width and height in points, and a PNG or JPEG image of it."""

    page: int
    width: float
    height: float
    image: bytes

    @property
    def media_type(self) -> str:
        """`image/png` or `image/jpeg`, by the first bytes; empty for anything else."""
        return next((name for mark, name in _TYPES.items() if self.image.startswith(mark)), "")


def pack(picture: Picture) -> bytes:
    """The picture as one message."""
    return _HEAD.pack(picture.page, picture.width, picture.height) + picture.image


def unpack(data: bytes) -> Picture:
    """The picture in a message. Raises CrashedError for what is none: whoever wrote it is not trusted."""
    if len(data) < _HEAD.size:
        raise CrashedError("", "output")
    page, width, height = _HEAD.unpack_from(data)
    picture = Picture(page, width, height, data[_HEAD.size :])
    if not picture.media_type or not all(math.isfinite(size) and 0 < size <= _LARGEST for size in (width, height)):
        raise CrashedError("", "output")
    return picture
