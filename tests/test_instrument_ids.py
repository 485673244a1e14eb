"""Identifiers of instruments: printed, parsed, and given only where the mention leaves no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.registry.instruments import InstrumentId, instrument_id, named_id, parse, slug


@pytest.mark.parametrize(
    ("code", "number", "year", "place", "expected"),
    [
        ("QĐ", "1863/QĐ-TTg", 2019, None, "vn/qd/2019/1863-qd-ttg"),
        ("KH", "138/KH-UBND", 2021, "ha-noi", "vn/ha-noi/kh/2021/138-kh-ubnd"),
        ("KH", "9/KH-UBND", 2024, "quang-ngai/duc-pho/pho-minh", "vn/quang-ngai/duc-pho/pho-minh/kh/2024/9-kh-ubnd"),
        ("L", "51/2010/QH12", 2010, None, "vn/luat/2010/51-2010-qh12"),
        ("KH", "525/KH-SLĐTB&XH", 2024, "ha-noi", "vn/ha-noi/kh/2024/525-kh-sldtbxh"),
        ("CT", "20-CT/TW", 2012, None, "vn/ct/2012/20-ct-tw"),
    ],
)
def test_identifiers_of_numbered_instruments(code: str, number: str, year: int, place: str | None, expected: str) -> None:
    assert instrument_id(code, number, year, place) == expected
    assert str(parse(expected)) == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("L", "Luật Trẻ em", "vn/luat/tre-em"),
        ("L", "Bộ luật Hình sự", "vn/luat/bo-luat-hinh-su"),
        ("PL", "Pháp lệnh Dân số", "vn/phap-lenh/dan-so"),
        ("HP", "Hiến pháp", "vn/hien-phap/hien-phap"),
        ("CƯ", "Công ước về quyền trẻ em", "vn/cong-uoc/ve-quyen-tre-em"),
        ("NQ", "Nghị quyết Đại hội XIII của Đảng", "vn/nq/dai-hoi-xiii-cua-dang"),
    ],
)
def test_identifiers_of_named_instruments(code: str, name: str, expected: str) -> None:
    assert named_id(code, name) == expected
    assert str(parse(expected)) == expected


_SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


@given(_SLUGS, st.integers(1900, 2099), _SLUGS, st.lists(_SLUGS, max_size=3))
def test_a_numbered_identifier_parses_back(kind: str, year: int, name: str, place: list[str]) -> None:
    identifier = InstrumentId(kind, year, name, tuple(place))
    assert parse(str(identifier)) == identifier


@given(_SLUGS, _SLUGS)
def test_a_named_identifier_parses_back(kind: str, name: str) -> None:
    identifier = InstrumentId(kind, None, name)
    assert parse(str(identifier)) == identifier


@pytest.mark.parametrize(
    "text", ["", "vn", "vn/qd", "us/qd/2019/1", "vn/QD/2019/1", "vn//2019/1", "vn/a/b/c/d/2019/1/2", "vn/qd/19/1-x", "vn/a/b/c/d/e/2019/x"]
)
def test_what_is_no_identifier(text: str) -> None:
    with pytest.raises(ValueError, match="no instrument id"):
        parse(text)


def test_slugs() -> None:
    assert slug("Đặc khu Phú Quý – Bình Thuận") == "dac-khu-phu-quy-binh-thuan"
