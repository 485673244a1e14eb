"""What the registry answers: names in every way of writing, dates, places, topics, successors."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from planparse import registry
from planparse.model import Place
from planparse.registry import bodies, catalogue, units
from planparse.registry.keys import day_after, in_force, same_written, words
from planparse.tables import table
from tests.pace import within

HN = "quận Hoàng Mai, Hà Nội"

# query, on, place, topic, kind, id of the first answer, phenomenon
FOUND = [
    ("UBND Thành phố", "2024-03-25", HN, None, "agency", "ubnd@ha-noi", "thành phố của quận"),
    ("UBND quận", "2024-03-25", HN, None, "agency", "ubnd@ha-noi/hoang-mai", "chính quận ấy"),
    ("UBND quận Hoàng Mai", "2024", None, None, "agency", "ubnd@ha-noi/hoang-mai", "nêu tên, có thị xã trùng tên"),
    ("UBND thị xã Hoàng Mai", "2024", None, None, "agency", "ubnd@nghe-an/hoang-mai", "nêu tên, có quận trùng tên"),
    ("UBND phường Nhơn Hưng", "2024", "an-giang/tinh-bien", None, "agency", "ubnd@an-giang/tinh-bien/nhon-hung", "trùng tên ở tỉnh khác"),
    ("Phòng LĐTBXH", "2024", HN, "trẻ em", "agency", "phong-ldtbxh@ha-noi/hoang-mai", "viết tắt"),
    ("Phòng LĐ-TB&XH", "2024", HN, None, "agency", "phong-ldtbxh@ha-noi/hoang-mai", "gạch và &"),
    ("Phòng Lao động – TB&XH", "2024", HN, None, "agency", "phong-ldtbxh@ha-noi/hoang-mai", "nửa tắt"),
    ("Phòng Lao động, Thương binh & Xã hội", "2024", HN, None, "agency", "phong-ldtbxh@ha-noi/hoang-mai", "phẩy và &"),
    ("phòng lao động thương binh và xã hội", "2024", HN, None, "agency", "phong-ldtbxh@ha-noi/hoang-mai", "thường, không gạch"),
    ("phong lao dong thuong binh va xa hoi", "2024", HN, None, "agency", "phong-ldtbxh@ha-noi/hoang-mai", "không dấu"),
    ("Phòng Văn hoá – Thông tin", "2024", HN, None, "agency", "phong-vh-tt@ha-noi/hoang-mai", "dấu thanh, gạch thay và"),
    ("Sở GD&ĐT Kon Tum", "2024", None, None, "agency", "so-gddt@kon-tum", "tên tỉnh trần"),
    ("so y te ha noi", None, None, None, "agency", "so-y-te@ha-noi", "không dấu cả tên tỉnh"),
    ("Sở Kĩ thuật Y tế", None, None, None, None, None, "không có cơ quan ấy"),
    ("Tỉnh đoàn Kon Tum", "2024", None, None, "agency", "doan-tncs@kon-tum", "đoàn của tỉnh, không của thành phố trùng tên"),
    ("Uỷ ban MTTQ Việt Nam huyện Tứ Kỳ", "2024", None, None, "agency", "ubmttq@hai-duong/tu-ky", "tắt giữa tên"),
    ("Bộ LĐ-TB và XH", "2024", None, None, "agency", "bo-ldtbxh", "bộ"),
    ("Bộ Nông nghiệp & Môi trường", "2025-04", None, None, "agency", "bo-nnmt", "bộ mới"),
    ("Bộ Lao đông - Thương binh và Xã hội", "2024", None, None, "agency", "bo-ldtbxh", "sai một dấu"),
    ("Sở Giao thông vận tãi tỉnh Kon Tum", "2024", None, None, "agency", "so-gtvt@kon-tum", "sai một chữ"),
    ("quận Hoàng Mai", None, None, None, "unit", "quan@ha-noi/hoang-mai", "đơn vị cũ"),
    ("phường Hoàng Mai", "2026", HN, None, "unit", "phuong@ha-noi/hoang-mai", "đơn vị mới trùng tên quận cũ"),
    ("Đức Phổ", "2019", "quang-ngai", None, "unit", "huyen@quang-ngai/duc-pho", "huyện trước khi thành thị xã"),
    ("thị xã Đức Phổ", "2023", None, None, "unit", "thi-xa@quang-ngai/duc-pho", "thị xã"),
    ("tp. Thủ Đức", "2022", None, None, "unit", "thanh-pho@ho-chi-minh/thu-duc", "viết tắt loại đơn vị"),
    ("06/QĐ-TTg", None, None, "dữ liệu về dân cư, định danh điện tử", "instrument", "vn/qd/2022/06-qd-ttg", "chủ đề quyết định"),
    ("Quyết định số 06/QĐ-TTg ngày 03/01/2019", None, None, None, "instrument", "vn/qd/2019/06-qd-ttg", "ngày quyết định"),
    ("Đề án 06", "2023-05", None, None, "instrument", "vn/qd/2022/06-qd-ttg", "tên thường gọi"),
    ("luật trẻ em", "2024", None, None, "instrument", "vn/luat/2016/102-2016-qh13", "luật, chữ thường"),
    ("Luật Đất đai", "2023", None, None, "instrument", "vn/luat/2013/45-2013-qh13", "luật theo ngày"),
    ("Luật Đất đai năm 2024", None, None, None, "instrument", "vn/luat/2024/31-2024-qh15", "luật theo năm"),
    (
        "Chương trình hành động quốc gia vì trẻ em giai đoạn 2021 - 2030",
        None,
        None,
        None,
        "instrument",
        "vn/qd/2021/23-qd-ttg",
        "trích yếu",
    ),
    ("BLĐTBXH", "2024", None, None, "issuer", "bldtbxh", "ký hiệu cơ quan"),
    ("UQ", "2015", None, None, "doctype", "guq", "mã cũ của TT 01/2011"),
    ("CTr", None, None, None, "doctype", "ctr", "tên loại"),
    (unicodedata.normalize("NFD", "Phòng Y tế"), "2024", HN, None, "agency", "phong-y-te@ha-noi/hoang-mai", "dấu rời"),
    ("xyzw qwerty", None, None, None, None, None, "không có gì"),
    ("", None, None, None, None, None, "rỗng"),
]


@pytest.mark.parametrize(("query", "on", "place", "topic", "kind", "expected", "why"), FOUND, ids=[f"{row[0]}: {row[6]}" for row in FOUND])
def test_found(query: str, on: str | None, place: str | None, topic: str | None, kind: str | None, expected: str | None, why: str) -> None:
    found = registry.find(query, on, place, topic)
    assert (found[0].kind, found[0].id) == (kind, expected) if expected else not [row for row in found if row.score > 0.9], (why, found[:3])


@pytest.mark.parametrize(
    "query", [",", "(", ") ,;", "-", "06", "/", "quận", "quận ,", "Luật", "số", "cấp", "\x00", "😀", "a" * 5000, "UBND quận " * 200]
)
@pytest.mark.parametrize("place", [None, ",", "/", "x/y", "quận"])
def test_nothing_makes_it_fail(query: str, place: str | None) -> None:
    assert isinstance(registry.find(query, "2024", place, ","), list)


# query, on: the first two are an open question
OPEN = [
    ("06/QĐ-TTg", "2024", "hai quyết định cùng số"),
    ("Nghị quyết 18", "2024", "hai nghị quyết cùng gọi"),
    ("UBND huyện Châu Thành", "2024", "huyện ở nhiều tỉnh"),
    ("TT", None, "Thông tư và Thông tri"),
    ("phường Nhơn Hưng", "2024", "hai tỉnh"),
]


@pytest.mark.parametrize(("query", "on", "why"), OPEN, ids=[row[2] for row in OPEN])
def test_open_questions_stay_open(query: str, on: str | None, why: str) -> None:
    first, second, *_ = registry.find(query, on)
    assert first.score == second.score, why
    assert first.id != second.id


# query, place, topic, names of successors in order of time (all of each date), phenomenon
BECAME = [
    ("Bộ Lao động - Thương binh và Xã hội", None, "trẻ em", [("2025-03-01", "Bộ Y tế")], "trẻ em về Bộ Y tế"),
    ("Bộ Lao động - Thương binh và Xã hội", None, "bình đẳng giới", [("2025-03-01", "Bộ Nội vụ")], "bình đẳng giới về Bộ Nội vụ"),
    ("Bộ Lao động - Thương binh và Xã hội", None, "giảm nghèo", [("2025-03-01", "Bộ Nông nghiệp và Môi trường")], "giảm nghèo"),
    ("Bộ Lao động - Thương binh và Xã hội", None, "cai nghiện ma túy", [("2025-03-01", "Bộ Công an")], "cai nghiện"),
    (
        "Sở Lao động - Thương binh và Xã hội tỉnh Kon Tum",
        None,
        "trẻ em",
        [("2025-03-01", "Sở Y tế tỉnh Kon Tum"), ("2025-07-01", "Sở Y tế tỉnh Quảng Ngãi")],
        "sở rồi tỉnh nhập",
    ),
    ("Ủy ban nhân dân phường Nhơn Hưng", "an-giang/tinh-bien", None, [("2025-07-01", "Ủy ban nhân dân phường Thới Sơn")], "phường nhập"),
    ("Sở Kế hoạch và Đầu tư thành phố Hà Nội", None, None, [("2025-03-01", "Sở Tài chính thành phố Hà Nội")], "tỉnh không đổi"),
    (
        "Ủy ban Dân số, Gia đình và Trẻ em",
        None,
        "trẻ em",
        [("2007-08-01", "Bộ Lao động - Thương binh và Xã hội"), ("2025-03-01", "Bộ Y tế")],
        "hai bước",
    ),
]


@pytest.mark.parametrize(("query", "place", "topic", "expected", "why"), BECAME, ids=[row[4] for row in BECAME])
def test_successors(query: str, place: str | None, topic: str | None, expected: list[tuple[str, str]], why: str) -> None:
    found = registry.find(query, place=place, topic=topic)[0]
    assert [(heir.date, heir.name) for heir in found.successors] == expected, why
    assert all(heir.basis for heir in found.successors)


def test_a_district_office_ends_in_the_offices_of_all_successor_communes() -> None:
    found = registry.find("Phòng LĐTBXH huyện Tứ Kỳ", "2024", topic="trẻ em")[0]
    first, *rest = found.successors
    assert (first.date, first.id) == ("2025-03-01", "phong-y-te@hai-duong/tu-ky")
    assert {heir.date for heir in rest} == {"2025-07-01"}
    assert {heir.id for heir in rest} == {
        f"phong-vhxh@hai-phong/{name}" for name in ("tu-ky", "tan-ky", "dai-son", "chi-minh", "lac-phuong", "nguyen-giap")
    }


def test_what_is_over_says_so() -> None:
    found = registry.find("Phòng LĐTBXH huyện Tứ Kỳ", "2026")[0]
    assert found.valid_to == "2025-02-28"
    assert "không có vào 2026" in found.as_json()["reasons"]
    assert "not there as of 2026" in found.as_json("en")["reasons"]


class TestUnits:
    @pytest.mark.parametrize(
        ("path", "on", "main"),
        [
            ("quang-ngai/duc-pho", "2023", {"duc-pho", "sa-huynh", "tra-cau", "khanh-cuong", "nguyen-nghiem"}),
            ("ha-noi/hoang-mai", "2023", {"hoang-mai", "dinh-cong", "hoang-liet", "linh-nam", "tuong-mai", "vinh-hung", "yen-so"}),
            ("hai-duong/tu-ky", "2023", {"tu-ky", "tan-ky", "dai-son", "chi-minh", "lac-phuong", "nguyen-giap"}),
            ("an-giang/tinh-bien", "2024", {"tinh-bien", "thoi-son", "chi-lang", "an-cu", "nui-cam"}),
            ("an-giang/tinh-bien/nhon-hung", "2024", {"thoi-son"}),
            ("kon-tum", "2024", {"quang-ngai"}),
        ],
    )
    def test_the_places_of_the_five_plans(self, path: str, on: str, main: set[str]) -> None:
        """As resolutions 1654, 1656, 1677/NQ-UBTVQH15 and 202/2025/QH15 lay down; Hoàng Mai also gave slivers to others."""
        (row,) = [row for row in units.at_path(path, on) if units.path(row) == path]
        heirs = {heir.slug for heir, _ in units.heirs(row)}
        assert main <= heirs
        assert heirs - main <= {"vinh-tuy", "phuong-liet", "khuong-dinh", "thanh-liet", "thanh-tri"}

    def test_how_many_there_are(self) -> None:
        rows = [units.unit(number) for number in range(len(units._lines()))]
        now = [row for row in rows if not row.valid_to]
        assert len([row for row in now if row.level == "province"]) == 34
        assert len([row for row in now if row.level == "commune"]) == 3321
        assert len([row for row in rows if row.level == "district" and in_force(row.valid_from, row.valid_to, "2025-06-30")]) == 696
        assert all(row.heirs for row in rows if row.valid_to)
        assert all(units.unit(row.parent).level != row.level for row in rows if row.parent is not None)

    def test_every_successor_begins_when_the_unit_ends(self) -> None:
        for number in range(len(units._lines())):
            row = units.unit(number)
            for heir, _ in units.heirs(row):
                day = day_after(row.valid_to or "")
                assert heir.valid_from in (day, None), (row, heir)

    def test_provinces_agree_with_the_other_table(self) -> None:
        rows = [units.unit(number) for number in range(len(units._lines()))]
        known = {row.name for row in rows if row.level == "province"}
        assert {row["name"] for row in table("planparse.registry", "provinces")} <= known

    def test_the_province_is_inferred_only_where_one_is_possible(self) -> None:
        assert units.fill(Place(province=None, district="Tịnh Biên", commune="Nhơn Hưng"), "2024").province == "An Giang"
        assert units.fill(Place(province=None, district="Mường La", commune=None), "2025-01").province == "Sơn La"
        assert units.fill(Place(province=None, district="Châu Thành", commune=None), "2024").province is None
        assert units.fill(Place(province=None, district="Không Có", commune=None), "2024").province is None

    def test_loading_is_fast_and_happens_only_where_a_place_is_asked(self) -> None:
        def load() -> None:
            units._lines.cache_clear()
            units._index.cache_clear()
            units.slugs()

        within(0.15, load)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
        ("Lao động - TB&XH", "Lao động - Thương binh và Xã hội"),
        ("SLĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("VH,TT&DL", "Văn hóa, Thể thao và Du lịch"),
        ("Uỷ ban MTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Kĩ thuật", "Kỹ thuật"),
    ],
)
def test_variants_by_rule(short: str, full: str) -> None:
    assert same_written(words(short), words(full))


@pytest.mark.parametrize(("short", "full"), [("Sở Y", "Sở Y tế"), ("Sở Y tế", "Sở Y"), ("Sở XD", "Sở Y tế"), ("L", "Lao"), ("", "Sở")])
def test_what_is_no_variant(short: str, full: str) -> None:
    assert not same_written(words(short), words(full))


class TestTables:
    def test_every_reason_has_words_in_both_languages(self) -> None:
        rows = table("planparse.cli", "reasons")
        assert len({row["code"] for row in rows}) == len({row["vi"] for row in rows}) == len(rows)
        assert [row for row in rows if not row["en"] or ("{about}" in row["vi"]) != ("{about}" in row["en"])] == []
        source = "".join(path.read_text(encoding="utf-8") for path in Path(registry.__file__ or "").parent.glob("find_*.py"))
        told = {code for call in re.findall(r"Reason\(([^()]*)", source) for code in re.findall(r'"(\w+)"', call)}
        said_of = {row["family"] for name in ("type_codes", "issuers", "doctypes") for row in table("planparse.registry", name)}
        said_of |= {row.status for row in catalogue.instruments() if row.status}
        assert {row["code"] for row in rows} == told | {row["code"] for row in rows if row["vi"] in said_of}
        assert said_of <= {row["vi"] for row in rows}

    def test_successions_name_known_bodies(self) -> None:
        for row in table("planparse.registry", "successions"):
            assert bodies.body(row["from"], row["from_level"]), row
            assert bodies.body(row["to"], row["to_level"]), row
            assert row["basis"]

    def test_what_ended_has_a_successor_or_is_listed_as_such(self) -> None:
        known = {(row["from"], row["from_level"]) for row in table("planparse.registry", "successions")}
        over = [row for row in bodies.bodies() if row.valid_to and row.level == "central" and (row.name, row.level) not in known]
        assert not over

    def test_instruments_are_sound(self) -> None:
        ids = [row.id for row in catalogue.instruments()]
        assert len(set(ids)) == len(ids)
        for row in catalogue.instruments():
            assert row.source
            assert row.title
            assert not (row.valid_from and row.valid_to and row.valid_from > row.valid_to)

    def test_aliases_mean_known_instruments(self) -> None:
        for alias in catalogue.aliases():
            assert catalogue.with_id(alias.instrument), alias

    def test_sources(self) -> None:
        for name in ("bodies", "instruments", "aliases", "issuers", "doctypes", "type_codes"):
            assert all(row["source"] for row in table("planparse.registry", name)), name


def test_the_tables_of_this_folder_are_whole() -> None:
    for path in Path(__file__).with_name("ids").glob("*.csv"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        rows = list(csv.reader(lines))
        assert {len(row) for row in rows} == {len(rows[0])}
