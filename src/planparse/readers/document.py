"""What a reader hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A decoded source.

    `text` is the raw decoded text (byte order mark dropped, newlines untouched) that every `origin` counts in; `sha256` and
    `size` (bytes) are of the source as it came; `file_name` is the base name or None; `damaged` says that bytes which are no
    character were replaced by U+FFFD, so that the record is `partial`.
    """

    text: str
    media_type: str
    encoding: str
    reader: str
    sha256: str
    size: int
    file_name: str | None
    damaged: bool
