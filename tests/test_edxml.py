"""Headers of document systems beside a draft: forms that systems write, and what is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse
from planparse.errors import PlanparseError
from planparse.readers import edxml, meta
from planparse.readers.meta import COLUMNS

_NS = 'xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"'


def envelope(inner: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><edXML:edXMLEnvelope {_NS}><edXML:edXMLHeader><edXML:MessageHeader>{inner}'
        "</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>"
    ).encode()


def code(serial: str, notation: str) -> bytes:
    return envelope(
        f"<edXML:Code><edXML:CodeNumber>{serial}</edXML:CodeNumber><edXML:CodeNotation>{notation}</edXML:CodeNotation></edXML:Code>"
    )


def day(written: str, name: str = "PromulgationDate") -> bytes:
    return envelope(
        f"<edXML:PromulgationInfo><edXML:Place>Huế</edXML:Place><edXML:{name}>{written}</edXML:{name}></edXML:PromulgationInfo>"
    )


FULL = envelope(
    """
    <edXML:From><edXML:OrganId>000.00.01.H57</edXML:OrganId><edXML:OrganName>UBND huyện Phú Vang</edXML:OrganName></edXML:From>
    <edXML:To><edXML:OrganName>Sở Y tế</edXML:OrganName></edXML:To>
    <edXML:Code><edXML:CodeNumber>75</edXML:CodeNumber><edXML:CodeNotation>KH-UBND</edXML:CodeNotation></edXML:Code>
    <edXML:PromulgationInfo><edXML:PromulgationDate>2024-03-15</edXML:PromulgationDate></edXML:PromulgationInfo>
    <edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Kế hoạch</edXML:TypeName></edXML:DocumentType>
    <edXML:Subject>Cải cách hành chính
      năm 2024</edXML:Subject>
    <edXML:SignerInfo><edXML:Position>Chủ tịch</edXML:Position><edXML:FullName>Trần Văn Bình</edXML:FullName></edXML:SignerInfo>
    """
)


def test_a_whole_header() -> None:
    found = edxml.header(FULL)
    assert found == {
        "number": "75/KH-UBND",
        "issued_on": "2024-03-15",
        "doc_type": "KH",
        "title": "Cải cách hành chính năm 2024",
        "issuer": "UBND huyện Phú Vang",
        "signer": "Trần Văn Bình",
        "position": "Chủ tịch",
    }
    assert set(found) <= set(COLUMNS)


@pytest.mark.parametrize(
    ("data", "number"),
    [
        pytest.param(code("140", "KH-UBND"), "140/KH-UBND", id="số và ký hiệu"),
        pytest.param(code("140", "140/KH-UBND"), "140/KH-UBND", id="cả số trong ký hiệu"),
        pytest.param(code("140/KH-UBND", "N/A"), "140/KH-UBND", id="cả số trong số"),
        pytest.param(code("20240302101112", "140/KH-UBND"), "140/KH-UBND", id="số do hệ thống sinh"),
        pytest.param(code("140", " KH - UBND "), "140/KH-UBND", id="khoảng trắng"),
        pytest.param(code("", "KH-UBND"), None, id="không có số"),
        pytest.param(code("N/A", "N/A"), None, id="không biết"),
        pytest.param(envelope(""), None, id="trống"),
    ],
)
def test_numbers(data: bytes, number: str | None) -> None:
    assert edxml.header(data).get("number") == number


@pytest.mark.parametrize(
    ("data", "issued_on"),
    [
        pytest.param(day("2024-03-15"), "2024-03-15", id="iso"),
        pytest.param(day("2024-03-15T08:00:00"), "2024-03-15", id="iso có giờ"),
        pytest.param(day("15/03/2024"), "2024-03-15", id="ngày trước"),
        pytest.param(day("5/3/2024 00:00:00"), "2024-03-05", id="ngày trước, có giờ"),
        pytest.param(day("15-03-2024", name="Date"), "2024-03-15", id="phần tử cũ"),
        pytest.param(day("2024-13-45"), None, id="không phải ngày"),
        pytest.param(day("N/A"), None, id="không biết"),
    ],
)
def test_days(data: bytes, issued_on: str | None) -> None:
    assert edxml.header(data).get("issued_on") == issued_on


def test_any_name_space_and_nesting() -> None:
    bare = b"<MessageHeader><Code><CodeNumber>9</CodeNumber><CodeNotation>KH-SYT</CodeNotation></Code></MessageHeader>"
    assert edxml.header(b"<Envelope><Header>" + bare + b"</Header></Envelope>") == {"number": "9/KH-SYT"}
    assert edxml.header(b"<rss><channel/></rss>") == {}


@pytest.mark.parametrize(
    "data", [b"", b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\0" * 100], ids=["trống", "dở dang", "thực thể", "nhị phân"]
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(PlanparseError):
        edxml.header(data)


@pytest.mark.parametrize("name", ["a.edxml", "a.docx.edxml", "a.xml", "a.docx.xml"])
def test_the_file_beside(tmp_path: Path, name: str) -> None:
    draft = tmp_path / "a.docx"
    assert edxml.beside(draft) == {}
    (tmp_path / name).write_bytes(FULL)
    assert edxml.beside(draft)["number"] == "75/KH-UBND"


def test_a_broken_file_beside_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<svg")
    assert edxml.beside(tmp_path / "a.docx") == {}
    (tmp_path / "b.xml").write_bytes(FULL)
    assert edxml.beside(tmp_path / "b.xml") == {}  # the input itself is no header of another


DRAFT = "ỦY BAN NHÂN DÂN\nHUYỆN PHÚ VANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:      /KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2024\nI. MỤC ĐÍCH\nNâng cao chất lượng.\n"


@pytest.mark.parametrize("sandbox", [True, False], ids=["phiên", "trong tiến trình"])
def test_a_draft_gets_its_number_and_day_from_the_file_beside(tmp_path: Path, sandbox: bool) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "a.edxml").write_bytes(FULL)
    about = planparse.parse(tmp_path / "a.txt", sandbox=sandbox).metadata
    assert (about.number, about.issued_on, about.title) == ("75/KH-UBND", "2024-03-15", "Cải cách hành chính năm 2024")
    assert about.signer is not None
    assert about.signer.name == "Trần Văn Bình"


def test_the_table_that_was_asked_for_comes_first(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    (tmp_path / "a.edxml").write_bytes(FULL)
    fill = meta.supplement(draft, {"number": "9/KH-UBND"})
    assert fill is not None
    empty = planparse.parse_text("KẾ HOẠCH\nI. MỤC ĐÍCH").metadata
    assert (fill(empty).number, fill(empty).issued_on) == ("9/KH-UBND", "2024-03-15")
    assert meta.supplement(tmp_path / "b.txt") is None
