"""The one entry: a path or bytes to the decoded documents in them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath, PureWindowsPath

from planparse.errors import BinaryError, EmptyError, NotFoundError, TooLargeError, UnsupportedError
from planparse.limits import DEFAULT, Limits
from planparse.readers.decode import decode
from planparse.readers.document import Document
from planparse.readers.sniff import known_format

_MARKDOWN = frozenset({".md", ".markdown", ".mkd"})


Source = str | os.PathLike[str] | bytes


def read(source: Source, name: str | None = None, *, limits: Limits = DEFAULT) -> Document:
    """The first document of a path, or of bytes that are called `name`. Raises what `read_all` raises."""
    return read_all(source, name, limits=limits)[0]


def read_all(source: Source, name: str | None = None, *, limits: Limits = DEFAULT) -> tuple[Document, ...]:
    """All documents of a path, or of bytes that are called `name`; at least one.

    Raises NotFoundError, TooLargeError, EmptyError, UnsupportedError (a known format of a later version) or BinaryError.
    """
    if isinstance(source, bytes):
        data, label = source, name or ""
    else:
        data, label = _load(os.fspath(source), limits.max_bytes), os.fspath(source)
        name = name or Path(source).name
    if len(data) > limits.max_bytes:
        raise TooLargeError(label, "max_bytes")
    documents = (_read(data, name, label),)
    if sum(len(document.text) for document in documents) > limits.max_chars:
        raise TooLargeError(label, "max_chars")
    if sum(document.pages or 0 for document in documents) > limits.max_pages:
        raise TooLargeError(label, "max_pages")
    return documents


def _read(data: bytes, name: str | None, label: str) -> Document:
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
    base = PureWindowsPath(readable(name)).name if name else None
    markdown = PurePath(base or "").suffix.casefold() in _MARKDOWN
    return Document(
        text=decoded.text,
        media_type="text/markdown" if markdown else "text/plain",
        encoding=decoded.encoding,
        reader="md" if markdown else "txt",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        file_name=base,
        damaged=decoded.damaged,
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
