"""Pages of a source as pictures: the paper on which a record's boxes stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from planparse.errors import PlanparseError, UsageError
from planparse.limits import DEFAULT, Limits
from planparse.pictures import Picture
from planparse.readers.sniff import known_format
from planparse.tables import table


def pictures(data: bytes, sha256: str, numbers: Sequence[int], limits: Limits = DEFAULT) -> Iterator[Picture]:
    """The pages of these numbers (from 1) of the source with this hash: `data` itself, or a member of the archive that it is.

    Pages that cannot be drawn are left out, and those beyond `max_images` and `max_image_bytes`. Raises UsageError where the source is
    another one, and what is told of packages and picture files.
    """
    room = limits.max_image_bytes
    for picture in _drawn(_source(data, sha256, limits), numbers[: limits.max_images], limits):
        room -= len(picture.image)
        if room < 0:
            return
        yield picture


def _drawn(source: bytes, numbers: Sequence[int], limits: Limits) -> Iterator[Picture]:
    kind = known_format(source)
    if kind == "PDF":
        from planparse.readers.pdf import drawing as pages

        yield from pages.drawn(source, numbers)
    elif numbers and any(row["format"] == kind for row in table("planparse.readers", "pictures")):
        from planparse.readers.scan import drawing as photos

        yield from photos.drawn(source, numbers, limits)


def _source(data: bytes, sha256: str, limits: Limits) -> bytes:
    if hashlib.sha256(data).hexdigest() == sha256:
        return data
    if known_format(data) == "ZIP":
        from planparse.readers.archive import members

        try:
            for _, inner in members(data, limits):
                if hashlib.sha256(inner).hexdigest() == sha256:
                    return inner
        except PlanparseError:
            pass
    raise UsageError("", "sha256")
