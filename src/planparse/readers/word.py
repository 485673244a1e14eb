"""Files of the Word family: packages at once, older formats by way of LibreOffice."""

from __future__ import annotations

from planparse.errors import EncryptedError
from planparse.limits import DEFAULT, Limits
from planparse.readers.document import Reading
from planparse.readers.package import Package
from planparse.tables import table

PACKAGE = "DOCX"
_MANIFEST = "META-INF/manifest.xml"
_OLDER = {row["format"]: row for row in table("planparse.readers", "office_formats")}
FORMATS = (PACKAGE, *_OLDER)


def read_word_file(kind: str, data: bytes, limits: Limits = DEFAULT) -> Reading:
    """What `data`, a file of format `kind` (one of FORMATS), says.

    Raises CorruptError, EncryptedError, TooLargeError, UnsupportedError; for older formats NeedsLibreOfficeError and TimeLimitError too.
    """
    from planparse.readers.docx import read_word
    from planparse.readers.office import to_docx

    if kind == "ODT":
        _check_open(data, limits)
    older = _OLDER.get(kind)
    word = read_word(to_docx(data, older["suffix"], limits) if older else data, limits)
    return Reading(
        text=word.laid.text,
        media_type=older["media_type"] if older else word.media_type,
        encoding=None,
        reader=older["suffix"] if older else word.format,
        spots=word.laid.spots,
        legacy=word.laid.legacy,
        furniture=word.laid.furniture,
        lacking=word.lacking,
    )


def _check_open(data: bytes, limits: Limits) -> None:
    """Raises EncryptedError where the manifest of an OpenDocument says that its parts are locked."""
    package = Package(data, limits)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise EncryptedError("", "odt")
