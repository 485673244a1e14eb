"""What an OLE compound file holds, by the entries of its directory: an old Word document, a locked package, or neither."""

from __future__ import annotations

from planparse.errors import EncryptedError

_ENTRY = 128
_NAME_LENGTH, _TYPE, _START = 64, 66, 116
_LOCKED = ("EncryptedPackage", "EncryptionInfo")
_WORD = "WordDocument"
_MAGIC = (b"\xec\xa5", b"\xdc\xa5", b"\xdb\xa5")  # Word 97 and later, Word 95, Word 6
_FLAGS = 10
_ENCRYPTED = 0x0100


def ole_kind(data: bytes) -> str:
    """`DOC` for a Word document, `OLE` for anything else. Raises EncryptedError for a document locked with a password."""
    capitals = data.upper()  # names are compared without regard to case
    if any(_find(capitals, name) is not None for name in _LOCKED):
        raise EncryptedError("", "ole")
    entry = _find(capitals, _WORD)
    if entry is None:
        return "OLE"
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = (int.from_bytes(data[entry + _START : entry + _START + 4], "little") + 1) * sector
    head = data[start : start + _FLAGS + 2]
    if head[:2] in _MAGIC and int.from_bytes(head[_FLAGS:], "little") & _ENCRYPTED:
        raise EncryptedError("", "doc")
    return "DOC"


def _find(data: bytes, name: str) -> int | None:
    """Offset of the directory entry of a stream or storage in `data` in capitals; entries stand at multiples of their size."""
    word = name.upper().encode("utf-16-le") + b"\0\0"
    at = data.find(word)
    while at >= 0:
        length = int.from_bytes(data[at + _NAME_LENGTH : at + _NAME_LENGTH + 2], "little")
        if at % _ENTRY == 0 and length == len(word) and data[at + _TYPE : at + _TYPE + 1] in (b"\1", b"\2"):
            return at
        at = data.find(word, at + 2)
    return None
