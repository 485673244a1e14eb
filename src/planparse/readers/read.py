"""The one entry: a path or bytes to a decoded document."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath, PureWindowsPath

from planparse.errors import EmptyError, NeedsOcrError, NotFoundError, PlanparseError, TooLargeError, UnsupportedError
from planparse.readers.decode import decode
from planparse.readers.document import Document
from planparse.readers.sniff import known_format
from planparse.readers.word import is_word, read_word_file
from planparse.settings import DEFAULT_MAX_BYTES

_NOTHING = " \t\r\n\f\v\0\x1a\u00a0\u200b\ufeff"
_MARKDOWN = frozenset({".md", ".markdown", ".mkd"})


def read(source: str | os.PathLike[str] | bytes, name: str | None = None, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """Read a path, or bytes that are called `name`.

    Raises NotFoundError, TooLargeError, EmptyError, UnsupportedError (a known format of a later version) or BinaryError; for files of
    the Word family CorruptError, EncryptedError, NeedsOcrError (nothing but pictures), NeedsLibreOfficeError and TimeLimitError too.
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
    base = PureWindowsPath(readable(name)).name if name else None
    try:
        document = _decoded(data, base)
        if not document.text.strip(_NOTHING):
            raise NeedsOcrError if "image" in document.lacking else EmptyError
    except PlanparseError as error:
        error.source = label
        raise
    return document


def _decoded(data: bytes, base: str | None) -> Document:
    known = known_format(data)
    if known and is_word(known):
        return read_word_file(data, known, base)
    if known:
        raise UnsupportedError("", known)
    decoded = decode(data)
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
