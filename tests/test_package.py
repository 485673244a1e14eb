"""Archives and XML from strangers: what is whole is read, everything else ends in a code, nothing is unpacked beyond the limits."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace

import pytest

from planparse.errors import CorruptError, EncryptedError, PlanparseError, TooLargeError
from planparse.limits import DEFAULT
from planparse.readers.package import Package, parse_xml

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
XML = {"xml", "doctype"}  # which of the two refuses depends on the version of libxml2


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return target.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in the directory row of its only member."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def locked(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01" + data[at + 1 :]


def test_members_by_name_whatever_case_and_slashes() -> None:
    package = Package(archive({"word/document.xml": b"<a><b/></a>", "Word\\Styles.XML": b"<s/>", "../../etc/passwd": b"x"}))
    assert package.xml("word/document.xml").tag == "a"
    assert package.xml("/word/styles.xml").tag == "s"
    assert package.read("../../etc/passwd") == b"x"
    assert "word/nothing.xml" not in package
    with pytest.raises(CorruptError):
        package.read("word/nothing.xml")


@pytest.mark.parametrize(
    ("data", "kind", "detail"),
    [
        pytest.param(b"PK\x03\x04 and no more", CorruptError, "zip", id="cut"),
        pytest.param(archive({"a.xml": b"x" * 99})[:-30], CorruptError, "zip", id="no directory"),
        pytest.param(archive({"a": b"x" * 99}, zipfile.ZIP_BZIP2), CorruptError, "zip", id="another method"),
        pytest.param(locked(archive({"a": b"x"})), EncryptedError, "zip", id="a password"),
        pytest.param(b"PK\x01\x02" * 10_001, TooLargeError, "max_zip_entries", id="too many rows"),
        pytest.param(lying(archive({"a": b"x"}), 501_000_000), TooLargeError, "max_zip_bytes", id="too much in all"),
    ],
)
def test_refused_when_opened(data: bytes, kind: type[PlanparseError], detail: str) -> None:
    with pytest.raises(kind) as caught:
        Package(data)
    assert caught.value.detail == detail


@pytest.mark.parametrize(
    ("data", "kind", "details"),
    [
        pytest.param(archive({"a": b"<a>" + b" " * 3_000_000 + b"</a>"}), TooLargeError, {"max_zip_ratio"}, id="a bomb"),
        pytest.param(lying(archive({"a": b"<a/>"}), 65_000_000), TooLargeError, {"max_zip_ratio"}, id="said to be a bomb"),
        pytest.param(lying(archive({"a": b"<a>" + b" " * 3_000_000 + b"</a>"}), 5), CorruptError, {"zip"}, id="a bomb said to be small"),
        pytest.param(archive({"a": b"<a>"}), CorruptError, XML, id="no XML"),
        pytest.param(archive({"a": b"<a>" * 5000 + b"</a>" * 5000}), CorruptError, XML, id="deep nesting"),
        pytest.param(archive({"a": LAUGHS.encode() + b"<x>&i;</x>"}), CorruptError, XML, id="a billion laughs"),
        pytest.param(archive({"a": LAUGHS.encode("utf-16") + "<x>&i;</x>".encode("utf-16-le")}), CorruptError, XML, id="in UTF-16"),
        pytest.param(archive({"a": LAUGHS.encode() + b'<x y="&i;"/>'}), CorruptError, XML, id="laughs in an attribute"),
        pytest.param(archive({"a": b'<!DOCTYPE a SYSTEM "http://localhost:9/a.dtd"><a/>'}), CorruptError, XML, id="a DTD elsewhere"),
        pytest.param(archive({"a": b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>'}), CorruptError, XML, id="a file"),
        pytest.param(
            archive({"a": b'<!DOCTYPE a [<!ENTITY % f SYSTEM "file:///etc/passwd"> %f;]><a/>'}), CorruptError, XML, id="a parameter"
        ),
    ],
)
def test_refused_when_read(data: bytes, kind: type[PlanparseError], details: set[str]) -> None:
    package = Package(data)
    with pytest.raises(kind) as caught:
        package.xml("a")
    assert caught.value.detail in details


def test_a_broken_member_leaves_the_others() -> None:
    data = archive({"a": b"<a/>", "b": b"<b/>"}, zipfile.ZIP_STORED)
    package = Package(data.replace(b"<b/>", b"<c/>"))
    assert package.xml("a").tag == "a"
    with pytest.raises(CorruptError):
        package.xml("b")


def test_limits_are_the_callers() -> None:
    with pytest.raises(TooLargeError):
        Package(archive({"a": b"", "b": b""}), replace(DEFAULT, max_zip_entries=1))
    with pytest.raises(TooLargeError):
        parse_xml(b"<a/>", replace(DEFAULT, max_xml_bytes=3))
    assert parse_xml(b"<a/>", replace(DEFAULT, max_xml_bytes=4)).tag == "a"
