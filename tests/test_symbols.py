"""The grammar of numbers and symbols, the types and issuers that it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.registry import doctypes, issuers
from planparse.registry.symbols import clean_number, match_symbol, parse_number
from tests.pace import within

# text, number, year, type, issuer codes, family
NUMBERS = [
    ("140/KH - UBND", "140/KH-UBND", None, "KH", ("UBND",), "administrative"),
    ("4235/UBND- KGVX", "4235/UBND-KGVX", None, None, ("UBND", "KGVX"), "letter"),
    ("1848/LĐTBXH- TE", "1848/LĐTBXH-TE", None, None, ("LĐTBXH", "TE"), "letter"),
    ("19-CT / TU", "19-CT/TU", None, "CT", ("TU",), "party"),
    ("20/CT-TW", "20/CT-TW", None, "CT", ("TW",), "administrative"),
    ("68-HD/BTGTU", "68-HD/BTGTU", None, "HD", ("BTGTU",), "party"),
    ("11-QĐi/TW", "11-QĐi/TW", None, "QyĐ", ("TW",), "party"),
    ("51/2010/QH12", "51/2010/QH12", 2010, None, ("QH12",), "law"),
    ("76/2025/UBTVQH15", "76/2025/UBTVQH15", 2025, None, ("UBTVQH15",), "law"),
    ("1677/NQ-UBTVQH15", "1677/NQ-UBTVQH15", None, "NQ", ("UBTVQH15",), "administrative"),
    ("38/2001/PL-UBTVQH10", "38/2001/PL-UBTVQH10", 2001, "PL", ("UBTVQH10",), "regulation"),
    ("55a/2013/QĐ-TTg", "55a/2013/QĐ-TTg", 2013, "QĐ", ("TTg",), "regulation"),
    ("30c/NQ-CP", "30c/NQ-CP", None, "NQ", ("CP",), "administrative"),
    ("66.15/2026/NQ-CP", "66.15/2026/NQ-CP", 2026, "NQ", ("CP",), "regulation"),
    ("525/KH-SLĐTB&XH", "525/KH-SLĐTB&XH", None, "KH", ("SLĐTB&XH",), "administrative"),
    ("06/QĐTTg", "06/QĐTTg", None, "QĐ", ("TTg",), "administrative"),
    ("06/QĐ-Ttg", "06/QĐ-Ttg", None, "QĐ", ("Ttg",), "administrative"),
    ("2600/ttg-ktth", "2600/ttg-ktth", None, None, ("ttg", "ktth"), "letter"),
    ("06/2018/TTLT-VKSNDTC-TANDTC-BCA", "06/2018/TTLT-VKSNDTC-TANDTC-BCA", 2018, "TTLT", ("VKSNDTC", "TANDTC", "BCA"), "joint"),
    ("56/NĐ/2017/NĐ-CP", "56/NĐ/2017/NĐ-CP", 2017, "NĐ", ("CP",), "regulation"),
    ("62/QĐ-HĐBT", "62/QĐ-HĐBT", None, "QĐ", ("HĐBT",), "administrative"),
    ("05/VBHN-BGDĐT", "05/VBHN-BGDĐT", None, "VBHN", ("BGDĐT",), "consolidated"),
    ("02/2018/TT-TANDTC", "02/2018/TT-TANDTC", 2018, "TT", ("TANDTC",), "regulation"),
    ("30/TTr. SXD", "30/TTr.SXD", None, "TTr", ("SXD",), "administrative"),
    ("123/QĐ-UBND.HC", "123/QĐ-UBND.HC", None, "QĐ", ("UBND", "HC"), "administrative"),
    ("12–KH‑UBND", "12-KH-UBND", None, "KH", ("UBND",), "party"),
    ("06", "06", None, None, (), "short"),
    ("30a", "30a", None, None, (), "short"),
    ("56/2017", "56/2017", 2017, None, (), "short"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "year", "kind", "codes", "family"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_parse_number(text: str, number: str, year: int | None, kind: str | None, codes: tuple[str, ...], family: str) -> None:
    parsed = parse_number(text)
    assert parsed is not None
    assert (parsed.number, parsed.year, parsed.doc_type, parsed.issuers, parsed.family) == (number, year, kind, codes, family)
    assert str(parsed) == number
    assert parse_number(str(parsed)) == parsed


@pytest.mark.parametrize("text", ["", "abc", "/KH-UBND", "12/", "12/QĐ-", "23/12/2019", "1.807.587", "năm 2024", "12/KH-UBND ngày"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12/KH-UBNDngày 3/4", "12/KH-UBND"),
        ("12/NĐ-CPcủa Chính phủ", "12/NĐ-CP"),
        ("12/KH-UBND - SYT", "12/KH-UBND"),
        ("12/KH-UBND. UBND xã", "12/KH-UBND"),
        ("12/KH-UBND-Phòng", "12/KH-UBND"),
        ("12/KH-UBND, 13/KH-UBND", "12/KH-UBND"),
        ("12/KH-UBND;", "12/KH-UBND"),
    ],
)
def test_a_symbol_ends_where_the_sentence_goes_on(text: str, number: str) -> None:
    end = match_symbol(text, 0)
    assert end is not None
    assert clean_number(text[:end]) == number


@pytest.mark.parametrize("unit", ["1", "1/", "1-", "1/A", "1/QĐ-", "A&", "12 / ", "1/a.", "1 - "])
def test_hostile_symbols_take_linear_time(unit: str) -> None:
    text = "1/" + unit * (100_000 // len(unit))
    within(1, lambda: (parse_number(text), match_symbol(text, 0)))


_CODES = st.sampled_from(["QĐ", "KH", "NQ", "TTLT", "UBND", "TTg", "BYT", "SLĐTB&XH", "2021", "QH15", "TW", "CTr", "x", "Đ"])


@given(st.integers(0, 99999), st.sampled_from(["", "a", "đ"]), st.lists(st.tuples(st.sampled_from("/-"), _CODES), max_size=6))
def test_print_and_parse_are_symmetric(serial: int, suffix: str, parts: list[tuple[str, str]]) -> None:
    parsed = parse_number(f"{serial}{suffix}" + "".join(mark + code for mark, code in parts))
    if parsed is not None:
        assert parse_number(str(parsed)) == parsed


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    parsed = parse_number(text)
    assert parsed is None or parse_number(str(parsed)) == parsed


def test_longer_type_names_come_first() -> None:
    names = [kind.name for kind in doctypes.types()]
    assert names.index("Thông tư liên tịch") < names.index("Thông tư")
    assert names.index("Bộ luật") < names.index("Luật")
    assert len(names) == len(set(names))


def test_types_by_printed_name_and_abbreviation() -> None:
    assert [doctypes.by_name(name).code for name in ("QUYẾT ĐỊNH", "công  văn", "Bộ Luật")] == ["QĐ", "CV", "L"]  # type: ignore[union-attr]
    assert [doctypes.by_abbreviation(code).code for code in ("CTR", "TTr", "TT", "QyĐ")] == ["CTr", "TTr", "TT", "QyĐ"]  # type: ignore[union-attr]
    assert doctypes.by_name("Thư ngỏ") is None
    assert doctypes.by_abbreviation("UBND") is None


def test_all_27_types_of_administrative_documents_are_known() -> None:
    codes = [
        "NQ",
        "QĐ",
        "CT",
        "QC",
        "QyĐ",
        "TC",
        "TB",
        "HD",
        "CTr",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTr",
        "HĐ",
        "CĐ",
        "BGN",
        "BTT",
        "GUQ",
        "GM",
        "GGT",
        "GNP",
        "PG",
        "PC",
        "PB",
    ]
    assert len(codes) == 27
    assert [doctypes.by_abbreviation(code).code for code in codes] == codes  # type: ignore[union-attr]


def test_codes_of_the_guide_are_the_only_guide_codes() -> None:
    guide = {"HP", "L", "PL", "NQ", "NĐ", "QĐ", "CT", "TT", "TTLT", "KH", "CTr", "ĐA", "CV", "TTr", "HD", "TB", "BC", "KL", "CƯ", "VB"}
    assert {kind.guide for kind in doctypes.types()} == guide


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội", "central"),
        ("BLDTB&XH", "Bộ Lao động - Thương binh và Xã hội", "central"),
        ("TTG", "Thủ tướng Chính phủ", "central"),
        ("QH15", "Quốc hội", "central"),
        ("BCT", "Bộ Công Thương", "central"),
        ("SYT", "Sở Y tế", "province"),
        ("PNV", "Phòng Nội vụ", "district"),
        ("UBND", "Ủy ban nhân dân", None),
        ("TU", "Tỉnh ủy, Thành ủy", "province"),
    ],
)
def test_issuer_codes(code: str, name: str, level: str | None) -> None:
    row = issuers.lookup(code)
    assert row is not None
    assert (row.name, row.level) == (name, level)


def test_unknown_issuer_codes() -> None:
    assert issuers.lookup("XYZ") is None
    assert issuers.lookup("") is None


def test_successors_are_codes_of_the_table() -> None:
    codes = {row.code for row in issuers.issuers()}
    assert len(codes) == len(issuers.issuers())
    assert {successor for row in issuers.issuers() for successor in row.successors} <= codes
