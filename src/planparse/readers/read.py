"""The one entry: a path or bytes to the decoded documents in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path, PurePath, PureWindowsPath

from planparse.errors import EmptyError, NeedsOcrError, NotFoundError, PlanparseError, TooLargeError, UnsupportedError
from planparse.limits import DEFAULT, Limits, Pages
from planparse.readers.decode import decode
from planparse.readers.document import Document, Reading
from planparse.readers.sniff import known_format
from planparse.readers.word import FORMATS, read_word_file
from planparse.tables import table
from planparse.text.legacy import detect
from planparse.text.names import readable

_MARKDOWN = frozenset({".md", ".markdown", ".mkd"})
_BLANK = " \t\r\n\f\v\0\x1a\u00a0\u200b\ufeff"

Source = str | os.PathLike[str] | bytes


def read(source: Source, name: str | None = None, *, limits: Limits = DEFAULT) -> Document:
    """The first document of a path, or of bytes that are called `name`. Raises what `read_all` raises."""
    return read_all(source, name, limits=limits)[0]


def read_table(path: str, limits: Limits = DEFAULT) -> str:
    """The text of a table of metadata, whatever its columns are; one that planparse wrote is no plan, but may be such a table.

    Raises NotFoundError, TooLargeError, EmptyError and BinaryError.
    """
    try:
        data = _load(path, limits.max_meta_bytes)
        if len(data) > limits.max_meta_bytes:
            raise TooLargeError("", "max_meta_bytes")
        if not data.strip():
            raise EmptyError
        return decode(data).text
    except PlanparseError as error:
        error.source = path
        raise


def read_all(source: Source, name: str | None = None, *, limits: Limits = DEFAULT, pages: Pages | None = None) -> tuple[Document, ...]:
    """All documents of a path, or of bytes that are called `name`; at least one.

    `pages` is told how many pages there are to read, before they are read, whenever more of them are found.

    An archive gives those of its members that can be read; where some cannot, its first document lacks a `member`.
    Raises NotFoundError, TooLargeError, EmptyError, UnsupportedError (a known format of a later version), BinaryError, and what is told of
    packages: CorruptError, EncryptedError, NeedsOcrError (nothing but pictures), NeedsLibreOfficeError, NeedsTesseractError and
    TimeLimitError.
    """
    if isinstance(source, bytes):
        data, label = source, name or ""
    else:
        data, label = _load(os.fspath(source), limits.max_bytes), os.fspath(source)
        name = name or Path(source).name
    try:
        documents = _documents(data, name, limits, _counting(pages, limits))
        _check(documents, limits)
    except PlanparseError as error:
        error.source = label
        raise
    return documents


def _counting(pages: Pages | None, limits: Limits) -> Pages:
    """Adds up the pages of the members of an archive. Raises TooLargeError where they are too many."""
    total = pictured = 0

    def more(count: int, scans: int = 0) -> None:
        nonlocal total, pictured
        total += count
        pictured += scans
        if total > limits.max_pages:
            raise TooLargeError("", "max_pages")
        if pages:
            pages(total, pictured)

    return more


def _check(documents: tuple[Document, ...], limits: Limits) -> None:
    if sum(len(document.text) for document in documents) > limits.max_chars:
        raise TooLargeError("", "max_chars")
    if sum(document.pages or 0 for document in documents) > limits.max_pages:
        raise TooLargeError("", "max_pages")


def _documents(data: bytes, name: str | None, limits: Limits, pages: Pages) -> tuple[Document, ...]:
    if len(data) > limits.max_bytes:
        raise TooLargeError("", "max_bytes")
    if not data.strip():
        raise EmptyError
    known = known_format(data)
    if known == "ZIP":
        return tuple(_of_members(data, limits, pages))
    return (_document(data, name, known, limits, pages),)


def _of_members(data: bytes, limits: Limits, pages: Pages) -> Iterator[Document]:
    """Documents of an archive. Raises the error of a member where none can be read, EmptyError where there is none."""
    from planparse.readers.archive import members

    found: list[Document] = []
    failed: PlanparseError = EmptyError()
    broken = False
    for name, inner in members(data, limits):
        try:
            found.append(_document(inner, name, known_format(inner), limits, pages))
        except PlanparseError as error:
            failed, broken = error, True
    if not found:
        raise failed
    yield replace(found[0], lacking=(*found[0].lacking, "member")) if broken else found[0]
    yield from found[1:]


def _document(data: bytes, name: str | None, known: str | None, limits: Limits, pages: Pages) -> Document:
    if not data.strip():
        raise EmptyError
    reader = _readers(pages).get(known or "")
    if known and reader is None:
        raise UnsupportedError("", known)
    base = PureWindowsPath(readable(name)).name if name else None
    reading = reader(data, limits) if reader else _plain(data, base)
    if not reading.text.strip(_BLANK):
        raise NeedsOcrError if "image" in reading.lacking else EmptyError
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        file_name=base,
        **{field.name: getattr(reading, field.name) for field in fields(Reading)},
    )


def _plain(data: bytes, base: str | None) -> Reading:
    decoded = decode(data)
    legacy = detect(decoded.text)
    markdown = PurePath(base or "").suffix.casefold() in _MARKDOWN
    return Reading(
        text=decoded.text,
        media_type="text/markdown" if markdown else "text/plain",
        reader="md" if markdown else "txt",
        encoding=legacy[0].charset if legacy else decoded.encoding,
        damaged=decoded.damaged,
        legacy=legacy,
    )


def _html(data: bytes, _limits: Limits) -> Reading:
    from planparse.readers.html import read_html

    decoded = decode(data)
    laid = read_html(decoded.text)
    legacy = laid.legacy or detect(laid.text)
    return Reading(
        text=laid.text,
        media_type="text/html",
        reader="html",
        encoding=decoded.encoding,
        damaged=decoded.damaged,
        legacy=legacy,
    )


def _mhtml(data: bytes, limits: Limits) -> Reading:
    from planparse.readers.html import page_of

    return replace(_html(page_of(data), limits), media_type="multipart/related", reader="mhtml")


def _pdf(pages: Pages, data: bytes, limits: Limits) -> Reading:
    from planparse.readers.pdf.read import read_pdf

    return read_pdf(data, limits, pages)


def _image(pages: Pages, kind: str, data: bytes, limits: Limits) -> Reading:
    from planparse.readers.scan.image import read_image

    return read_image(kind, data, limits, pages)


def _readers(pages: Pages) -> dict[str, Callable[[bytes, Limits], Reading]]:
    """Readers of formats that are no plain text; what each needs is imported when it is used."""
    return {
        "HTML": _html,
        "MHTML": _mhtml,
        "PDF": partial(_pdf, pages),
        **{name: partial(read_word_file, name) for name in FORMATS},
        **{row["format"]: partial(_image, pages, row["format"]) for row in table("planparse.readers", "pictures")},
    }


def _load(path: str, max_bytes: int) -> bytes:
    """At most one byte more than the limit, so that an endless device costs no more than that."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotFoundError(path, getattr(error, "strerror", None) or "") from None
