"""Formats by their first bytes. Names of files prove nothing, so they are not asked."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from planparse.errors import CorruptError
from planparse.readers.ole import ole_kind
from planparse.readers.package import Package
from planparse.tables import table
from planparse.text.patterns import pattern

_HEAD = 4096
_HTML = pattern(
    "readers.html",
    r"\s{0,64}(?:<\?xml[^>]{0,200}\?>\s{0,64})?(?:<!--[^>]{0,400}-->\s{0,64})?<(?:!doctype\s{1,8}html|html|head|body|meta|title)\b",
    re.IGNORECASE,
)
_MHTML = pattern(
    "readers.mhtml",
    r"(?:[A-Za-z-]{2,30}: [^\n]{0,200}\r?\n(?:[ \t][^\n]{0,200}\r?\n)?){0,10}Content-Type: multipart/related",
    re.IGNORECASE,
)
_OWN = '<meta name="generator" content="planparse'  # in a page that planparse wrote: it quotes a plan and is none
_CONTROL = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27}))


@cache
def _magic() -> tuple[tuple[str, int, bytes], ...]:
    return tuple((row["format"], int(row["offset"]), bytes.fromhex(row["hex"])) for row in table("planparse.readers", "formats"))


def known_format(data: bytes) -> str | None:
    """The name of the format when `data` is of a known one that is not plain text, else None.

    Raises EncryptedError where the format itself says that it is locked.
    """
    for name, offset, magic in _magic():
        if data.startswith(magic, offset):
            return _zip_kind(data) if name == "ZIP" else ole_kind(data) if name == "OLE" else name
    head = data[:_HEAD]
    # The PDF standard allows junk before the header.
    if b"%PDF-" in head[:1024] and head.translate(None, _CONTROL) != head:
        return "PDF"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16", "replace") if wide else head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if _MHTML.match(text):
        return "MHTML"
    return ("planparse HTML" if _OWN in text else "HTML") if _HTML.match(text) else None


def _zip_kind(data: bytes) -> str:
    """What kind of document a ZIP archive is, by the names of its members and what its `mimetype` says.

    Of a broken archive, which has no directory, by names that stand anywhere at its ends.
    """
    try:
        package = Package(data)
        told = [package.read("mimetype").decode("latin-1").strip()] if "mimetype" in package else []
        names: Container[str] = {*package.names, *told}
    except CorruptError:
        names = (data[:_HEAD] + data[-65536:]).decode("latin-1")
    return next((row["format"] for row in table("planparse.readers", "zip_parts") if row["part"] in names), "ZIP")
