"""Zip-based formats (docx, odt, zip) from memory, without trusting what they say of themselves.

Members are read by name, one after the other, and nothing is unpacked to the disk, so that no inner name reaches the file system. XML is
parsed without entities, document types and the network.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from planparse.errors import CorruptError, EncryptedError, TooLargeError
from planparse.limits import DEFAULT, Limits

_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_SMALL = 1_000_000  # parts below this size are no bomb, however well they were packed
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError, OverflowError)


class Package:
    """An archive whose directory keeps to the limits. Names are found as they stand, or without regard to case and kind of slash."""

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        """Open `data`. Raises CorruptError, EncryptedError or TooLargeError; `detail` names the limit, never a member."""
        # Each row of the directory costs far more memory than its bytes, so they are counted before it is read.
        if data.count(_ENTRY) > limits.max_zip_entries:
            raise TooLargeError("", "max_zip_entries")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise CorruptError("", "zip") from None
        self._limits = limits
        members = self._archive.infolist()
        _check(members, limits)
        self._by_key = {_key(member.filename): member for member in members}
        self._by_name = {member.filename: member for member in members}
        self.names = tuple(self._by_name)

    def __contains__(self, name: str) -> bool:
        return self._find(name) is not None

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises CorruptError where it is missing or broken, TooLargeError where it is too large."""
        return self._read(name, self._limits.max_zip_bytes, "max_zip_bytes")

    def xml(self, name: str) -> Any:
        """The root element (lxml) of an XML member. Raises what `read` and `parse_xml` raise."""
        member = self._find(name)
        if member and member.file_size > _SMALL and member.file_size > self._limits.max_zip_ratio * max(member.compress_size, 1):
            raise TooLargeError("", "max_zip_ratio")
        return parse_xml(self._read(name, self._limits.max_xml_bytes, "max_xml_bytes"), self._limits)

    def _find(self, name: str) -> zipfile.ZipInfo | None:
        return self._by_name.get(name) or self._by_key.get(_key(name))

    def _read(self, name: str, most: int, limit: str) -> bytes:
        member = self._find(name)
        if member is None:
            raise CorruptError("", "zip")
        if member.file_size > most:
            raise TooLargeError("", limit)
        try:
            with self._archive.open(member) as stream:
                return stream.read(most)  # never more than the size that the directory gives, which was checked
        except _BROKEN:
            raise CorruptError("", "zip") from None


def parse_xml(data: bytes, limits: Limits = DEFAULT) -> Any:
    """The root element (lxml) of XML from outside. Raises CorruptError, for a document type too, or TooLargeError."""
    from lxml import etree  # the parent of a worker does without

    if len(data) > limits.max_xml_bytes:
        raise TooLargeError("", "max_xml_bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise CorruptError("", "xml") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorruptError("", "doctype")
    return root


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _check(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse by what the directory says; `zipfile` never unpacks more of a member than that."""
    if len(members) > limits.max_zip_entries:
        raise TooLargeError("", "max_zip_entries")
    if sum(member.file_size for member in members) > limits.max_zip_bytes:
        raise TooLargeError("", "max_zip_bytes")
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError("", "zip")
    # The other methods cannot be unpacked in bounded pieces, and no office writes them.
    if any(member.compress_type not in _METHODS for member in members):
        raise CorruptError("", "zip")
