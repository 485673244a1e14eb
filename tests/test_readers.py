"""Bytes to text: encodings by content, coded errors for the rest."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import random
import unicodedata
import zlib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse import readers
from planparse.errors import (
    BinaryError,
    CorruptError,
    EmptyError,
    NotFoundError,
    PlanparseError,
    SettingsError,
    TooLargeError,
    UnsupportedError,
    UsageError,
)
from planparse.limits import DEFAULT, Limits
from planparse.readers import meta
from planparse.settings import load
from tests.conftest import ROOT

VIETNAMESE = "ỦY BAN NHÂN DÂN\r\nKế hoạch số 12/KH-UBND: phòng, chống đuối nước; Quỹ, quý, hoà, hòa.\n"


def windows_1258(text: str) -> bytes:
    """What Windows wrote: letters with circumflex, breve or horn whole, the tone as a mark of its own."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out += (base + "".join(tones)).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(VIETNAMESE.encode(), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + VIETNAMESE.encode(), "utf-8", id="utf-8 with mark"),
        pytest.param(unicodedata.normalize("NFD", VIETNAMESE).encode(), "utf-8", id="decomposed"),
        pytest.param(VIETNAMESE.encode("utf-16"), "utf-16-le", id="utf-16 with mark"),
        pytest.param(codecs.BOM_UTF16_BE + VIETNAMESE.encode("utf-16-be"), "utf-16-be", id="utf-16 big end first"),
        pytest.param(VIETNAMESE.encode("utf-16-le"), "utf-16-le", id="utf-16 without mark"),
        pytest.param(VIETNAMESE.encode("utf-16-be"), "utf-16-be", id="utf-16 big end first, without mark"),
        pytest.param(VIETNAMESE.encode("utf-32"), "utf-32-le", id="utf-32, whose mark begins like that of utf-16"),
        pytest.param(windows_1258(VIETNAMESE), "windows-1258", id="windows-1258"),
    ],
)
def test_the_encoding_is_found_by_content(data: bytes, encoding: str) -> None:
    document = readers.read(data, "ke-hoach.txt")
    assert document.encoding == encoding
    assert unicodedata.normalize("NFC", document.text) == VIETNAMESE
    assert not document.damaged


def test_western_text_is_the_last_resort() -> None:
    document = readers.read("Où est la bibliothèque ? Déjà vu à Noël – 5 €".encode("cp1252"))
    assert (document.encoding, document.text[-1]) == ("windows-1252", "€")


def test_a_document_tells_its_source() -> None:
    data = codecs.BOM_UTF8 + VIETNAMESE.encode()
    document = readers.read(data, "C:\\thư mục\\kế hoạch.MD")
    assert (document.file_name, document.media_type, document.reader) == ("kế hoạch.MD", "text/markdown", "md")
    assert (document.sha256, document.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_newlines_and_odd_blanks_stay() -> None:
    text = "một\r\nhai\rba\x0bbốn\x0c\u2028năm\u00a0sáu"
    assert readers.read(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        pytest.param(VIETNAMESE.encode()[:30] + b"\xff" + VIETNAMESE.encode()[30:], False, id="a stray byte"),
        pytest.param("Kế hoạch \ud800 số 5".encode("utf-8", "surrogatepass"), False, id="a lone surrogate"),
        pytest.param("Kế hoạch\ud83d".encode("utf-16-le", "surrogatepass") * 9, False, id="a lone surrogate in utf-16"),
        pytest.param(VIETNAMESE.encode("utf-16")[:-1], False, id="half a character at the end"),
        pytest.param("Kế hoạch \ufffd".encode(), True, id="a replacement character that the source itself holds"),
    ],
)
def test_broken_bytes_are_replaced_and_told(data: bytes, whole: bool) -> None:
    document = readers.read(data)
    assert document.damaged is not whole
    assert "\ufffd" in document.text
    document.text.encode()  # nothing is left that cannot be written again


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "OLE"),
        (b"AT&TFORM\0\0\0\x10DJVM", "DjVu"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"\x1f\x8b\x08\0", "GZIP"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "iCalendar"),
        (b'<gexf xmlns="http://www.gexf.net/1.2draft">', "GEXF"),
        (b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', "GraphML"),
        (b'<!doctype html>\n<html lang="vi"><head><meta name="generator" content="planparse 0.2.0">', "planparse HTML"),
        (b"plan_id,id,text\n", "planparse CSV"),
        (b"\xef\xbb\xbfplan_id,id,text\n", "planparse CSV"),
    ],
)
def test_known_formats_are_named(data: bytes, detail: str) -> None:
    with pytest.raises(UnsupportedError) as caught:
        readers.read(data, "x.txt")
    assert caught.value.detail == detail


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", b"\0junk\0%PDF-1.4"])
def test_pdf_is_known_by_its_header_wherever_it_begins(data: bytes) -> None:
    with pytest.raises(CorruptError) as caught:
        readers.read(data, "x.txt")
    assert caught.value.detail == "pdf"


@pytest.mark.parametrize("text", ["Tệp %PDF- là gì?", "PK là gì", "# <html> trong một câu", "{\\r", "BM 12", "%!PS không phải"])
def test_text_that_speaks_of_formats_is_text(text: str) -> None:
    assert readers.read(text.encode()).text == text


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b" \n", codecs.BOM_UTF16_LE, "\u00a0\u200b\n".encode()]
)
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyError):
        readers.read(data)


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(5000),
        zlib.compress(VIETNAMESE.encode() * 50)[2:],
        b"\0" * 99,
        bytes(range(256)) * 20,
        b"\x7fELF\2\1\1" + b"\0" * 99,
    ],
    ids=["noise", "deflated", "zeros", "all bytes", "program"],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryError):
        readers.read(data)


@pytest.mark.parametrize("path", ["/nowhere/x.txt", "/", "a\0b"], ids=["absent", "folder", "a NUL in the path"])
def test_what_cannot_be_opened(path: str) -> None:
    with pytest.raises(NotFoundError):
        readers.read(path)


def test_limits_hold_for_bytes_and_endless_files() -> None:
    with pytest.raises(TooLargeError):
        readers.read(b"x" * 11, limits=replace(DEFAULT, max_bytes=10))
    with pytest.raises(TooLargeError):
        readers.read("/dev/zero", limits=replace(DEFAULT, max_bytes=1000))
    assert readers.read(b"x" * 10, limits=replace(DEFAULT, max_bytes=10)).size == 10


@settings(deadline=None)  # the first of all reads tables
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_coded_error(data: bytes) -> None:
    with contextlib.suppress(PlanparseError):
        readers.read(data).text.encode()


@given(st.text(min_size=1, max_size=200, alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))))
def test_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    try:
        assert readers.read(text.encode()).text == text.removeprefix("\ufeff")
    except EmptyError:
        assert not text.strip()


def test_the_corpus_reads_as_it_stands() -> None:
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        document = readers.read(path)
        assert document.text.encode() == path.read_bytes()
        assert document.file_name == path.name


class TestSettings:
    @pytest.fixture(autouse=True)
    def alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("PLANPARSE_MAX_BYTES", "PLANPARSE_LANG"):
            monkeypatch.delenv(name, raising=False)
        for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA"):
            monkeypatch.setenv(name, str(tmp_path / "user"))
        self.folder = tmp_path / "folder"
        self.folder.mkdir()
        (tmp_path / "user" / "planparse").mkdir(parents=True)
        self.user_file = tmp_path / "user" / "planparse" / "planparse.toml"

    def here(self, text: str) -> None:
        (self.folder / "planparse.toml").write_text(text, encoding="utf-8")

    def test_defaults(self) -> None:
        assert load(self.folder).max_bytes == 100_000_000
        assert load(self.folder).lang == "vi"

    def test_the_nearest_wins(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.here('lang = "en"\nmax_bytes = 500')
        assert (load(self.folder).lang, load(self.folder).max_bytes) == ("en", 500)
        monkeypatch.setenv("PLANPARSE_LANG", "vi")
        assert load(self.folder).lang == "vi"
        assert load(self.folder, lang="en").lang == "en"

    def test_a_folder_may_lower_a_limit_but_not_raise_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.here("max_bytes = 999_000_000\nstore = 'postgresql://evil'")
        assert load(self.folder).max_bytes == 100_000_000
        monkeypatch.setenv("PLANPARSE_MAX_BYTES", "160000000")
        assert load(self.folder).max_bytes == 160_000_000

    def test_every_limit_can_be_lowered_by_a_folder_and_none_raised(self) -> None:
        for limit in fields(Limits):
            self.here(f"{limit.name} = {limit.default + 1}")
            assert getattr(load(self.folder), limit.name) == limit.default
            self.here(f"{limit.name} = {limit.default - 1}")
            assert getattr(load(self.folder), limit.name) == limit.default - 1

    @pytest.mark.parametrize(
        "text",
        ["a = " + "[" * 100_000, "a" * 1_000_001, "max_bytes = 'x'", "lang = 'fr'", "max_bytes = -1", "not toml ["],
        ids=lambda text: text[:14],
    )
    def test_a_wrong_setting_is_a_coded_error(self, text: str) -> None:
        self.here(text)
        with pytest.raises(SettingsError):
            load(self.folder)


class TestMeta:
    def load(self, tmp_path: Path, text: str) -> meta.Supplements:
        path = tmp_path / "meta.csv"
        path.write_text(text, encoding="utf-8-sig")
        return meta.Supplements.load(str(path))

    def test_only_what_is_unknown_is_filled(self, tmp_path: Path, plan) -> None:
        found = self.load(tmp_path, "file,number,issued_on,issuer,title,province\nmau.txt,7/KH-UBND,2025-01-20,Sở X,Khác,Khánh Hòa\n")
        row = found.of("a/b/mau.txt")
        assert row
        data = meta.fill_metadata(plan.metadata, row)
        assert (data.number, data.symbol, data.issued_on) == ("7/KH-UBND", "KH-UBND", "2025-01-20")
        assert (data.issuer, data.title) == (plan.metadata.issuer, plan.metadata.title)
        assert (data.place.province, data.place.district) == ("Khánh Hòa", "Mẫu")
        assert list(found.unused()) == []

    def test_a_date_that_contradicts_the_text_is_not_taken(self, tmp_path: Path, plan) -> None:
        found = self.load(tmp_path, "file,issued_on\nmau.txt,2024-05-20\n")
        row = found.of("mau.txt")
        assert row
        assert meta.fill_metadata(plan.metadata, row).issued_on == "2025-01"

    def test_other_files_stay_and_rows_without_file_are_told(self, tmp_path: Path) -> None:
        found = self.load(tmp_path, "file,number\nkhac.txt,7/KH\n\n")
        assert found.of("mau.txt") is None
        assert list(found.unused()) == ["khac.txt"]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("number\n7\n", id="no column for the file"),
            pytest.param("file,so\na,7\n", id="an unknown column"),
            pytest.param("file,number\na,1\na,2\n", id="one file twice"),
            pytest.param("file,issued_on\na,20/5/2025\n", id="a date that is not ISO"),
            pytest.param("file,level\na,huyện\n", id="an unknown level"),
            pytest.param("file,number\na,1,2\n", id="a cell too many"),
            pytest.param('file,number\na,"1\n', id="an open quote"),
        ],
    )
    def test_a_wrong_table_is_refused(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(UsageError):
            self.load(tmp_path, text)
