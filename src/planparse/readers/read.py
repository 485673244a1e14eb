"""The one entry: a path or bytes to a decoded document."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath, PureWindowsPath

from planparse.errors import BinaryError, EmptyError, NotFoundError, TooLargeError, UnsupportedError
from planparse.readers.decode import decode
from planparse.readers.document import Document
from planparse.readers.sniff import known_format
from planparse.settings import DEFAULT_MAX_BYTES
from planparse.text.legacy import detect

_MARKDOWN = frozenset({".md", ".markdown", ".mkd"})


def read(source: str | os.PathLike[str] | bytes, name: str | None = None, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """Read a path, or bytes that are called `name`.

    Raises NotFoundError, TooLargeError, EmptyError, UnsupportedError (a known format of a later version) or BinaryError.
    """
    if isinstance(source, bytes):
        data, label = source, name or ""
    else:
        data, label = _load(os.fspath(source), max_bytes), os.fspath(source)
        name = name or Path(source).name
    if len(data) > max_bytes:
        raise TooLargeError(label, f"> {max_bytes} byte")
    if not data.strip():
        raise EmptyError(label)
    known = known_format(data)
    if known:
        raise UnsupportedError(label, known)
    try:
        decoded = decode(data)
    except BinaryError:
        raise BinaryError(label) from None
    if not decoded.text.strip(" \t\r\n\f\v\0\x1a\u00a0\u200b\ufeff"):
        raise EmptyError(label)
    legacy = detect(decoded.text)
    base = PureWindowsPath(readable(name)).name if name else None
    markdown = PurePath(base or "").suffix.casefold() in _MARKDOWN
    return Document(
        text=decoded.text,
        media_type="text/markdown" if markdown else "text/plain",
        encoding=legacy[0].charset if legacy else decoded.encoding,
        reader="md" if markdown else "txt",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        file_name=base,
        damaged=decoded.damaged,
        legacy=legacy,
    )


def readable(name: str) -> str:
    """A file name as text: bytes that the locale could not decode are read as UTF-8, which names nearly always are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _load(path: str, max_bytes: int) -> bytes:
    """At most one byte more than the limit, so that an endless device costs no more than that."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotFoundError(path, getattr(error, "strerror", None) or "") from None
