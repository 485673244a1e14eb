"""Files of the Word family as documents: packages at once, older formats by way of LibreOffice."""

from __future__ import annotations

import hashlib

from planparse.limits import DEFAULT, Limits
from planparse.readers.document import Document
from planparse.readers.docx import read_word
from planparse.readers.office import to_docx
from planparse.tables import table

PACKAGE = "DOCX"


def is_word(kind: str) -> bool:
    """Whether a format (a name of `sniff.known_format`) is of the Word family."""
    return kind == PACKAGE or kind in _older()


def _older() -> dict[str, dict[str, str]]:
    """Formats that LibreOffice turns into a package."""
    return {row["format"]: row for row in table("planparse.readers", "office_formats")}


def read_word_file(data: bytes, kind: str, name: str | None, limits: Limits = DEFAULT) -> Document:
    """The document in `data`, a file of format `kind` called `name`.

    Raises CorruptError, EncryptedError, TooLargeError, UnsupportedError; for older formats NeedsLibreOfficeError and TimeLimitError too.
    """
    older = _older().get(kind)
    word = read_word(to_docx(data, older["suffix"], limits) if older else data, limits)
    return Document(
        text=word.laid.text,
        media_type=older["media_type"] if older else word.media_type,
        encoding=None,
        reader=older["suffix"] if older else word.format,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        file_name=name,
        damaged=False,
        spots=word.laid.spots,
        legacy=word.laid.legacy,
        furniture=word.laid.furniture,
        lacking=word.lacking,
    )
