"""Level and place words behind a name (GUIDE rules 10, 13 to 15)."""

from __future__ import annotations

import pytest

from planparse.extract.levels import read_tail
from planparse.extract.plan_place import PlanPlace, office_level
from planparse.text.fold import fold
from tests.bodies_help import CITY, CITY_BELOW, COMMUNE_2025, DEPARTMENT, DISTRICT, PROVINCE, TOWN

# words behind the name, the plan, what of them is level words, level, place, many, reason
TAILS = [
    (" huyện", DISTRICT, " huyện", "district", None, False, "level word alone"),
    (" huyện Củ Chi thực hiện", DISTRICT, " huyện Củ Chi", "district", "Củ Chi", False, "place"),
    (" quận 3 tổ chức", CITY, " quận 3", "district", "3", False, "a number as place"),
    (" thành phố", CITY, " thành phố", "province", None, False, "city under the centre"),
    (" thành phố", CITY_BELOW, " thành phố", "district", None, False, "city under a province"),
    (" Thành phố", DISTRICT, " Thành phố", "province", None, False, "a district's city is above it"),
    (" thành phố Vinh", PROVINCE, " thành phố Vinh", "district", "Vinh", False, "city by name, below"),
    (" thành phố Hà Nội", DISTRICT, " thành phố Hà Nội", "province", "Hà Nội", False, "city by name, central"),
    (" TP. Thủ Đức", CITY, " TP. Thủ Đức", "district", "Thủ Đức", False, "abbreviated"),
    (" TP.Thủ Đức", CITY, " TP.Thủ Đức", "district", "Thủ Đức", False, "without the blank"),
    (" các huyện, thị xã, thành phố", PROVINCE, " các huyện, thị xã, thành phố", "district", None, True, "list of units"),
    (
        " các tỉnh, thành phố trực thuộc Trung ương",
        PROVINCE,
        " các tỉnh, thành phố trực thuộc Trung ương",
        "province",
        None,
        True,
        "units under the centre",
    ),
    (" cấp huyện", PROVINCE, " cấp huyện", "district", None, True, "below the issuer they are many"),
    (" cấp huyện", DISTRICT, " cấp huyện", "district", None, False, "its own level is one"),
    (" cùng cấp", TOWN, " cùng cấp", "district", None, True, "the issuer's level"),
    (" các cấp", TOWN, " các cấp", None, None, True, "all levels"),
    (" hai cấp", PROVINCE, " hai cấp", None, None, True, "two levels"),
    (" cấp huyện, cấp xã", PROVINCE, " cấp huyện, cấp xã", None, None, True, "rule 15: two levels at once"),
    (" 14 xã, phường", TOWN, " 14 xã, phường", "commune", None, True, "count"),
    (" ở cơ sở", DISTRICT, " ở cơ sở", "commune", None, False, "rule 15"),
    (" đặc khu Phú Quốc", PROVINCE, " đặc khu Phú Quốc", "commune", "Phú Quốc", False, "unit of 2025"),
    (" thuộc tỉnh", DISTRICT, " thuộc tỉnh", "province", None, False, "`thuộc`"),
    (" tuyến huyện", PROVINCE, " tuyến huyện", "district", None, True, "`tuyến` of clinics is `cấp`"),
    (" tuyến Trung ương", PROVINCE, " tuyến Trung ương", "central", None, False, "the centre is one"),
    (" 06 xã vùng III", DISTRICT, " 06 xã vùng III", "commune", None, True, "zone"),
    (" các xã biên giới", PROVINCE, " các xã biên giới", "commune", None, True, "zone without a word for it"),
    (" tỉnh và các huyện, thành phố", PROVINCE, " tỉnh", "province", None, False, "one unit, then others"),
    (" huyện, các xã", DISTRICT, " huyện", "district", None, False, "the same with a comma"),
    (" tỉnh, huyện, xã", PROVINCE, " tỉnh, huyện, xã", None, None, True, "three levels in one list"),
    (" thành phố", PROVINCE, " thành phố", "district", None, False, "in a province's plan the city is below"),
    (" thôn, khu phố", DISTRICT, " thôn, khu phố", "commune", None, True, "hamlets by two names"),
    (" XÃ BÌNH MINH", DISTRICT, " XÃ BÌNH MINH", "commune", "Bình Minh", False, "capitals"),
]


@pytest.mark.parametrize(("words", "plan", "taken", "level", "place", "many", "why"), TAILS, ids=[row[6] for row in TAILS])
def test_tails(words: str, plan: PlanPlace, taken: str, level: str | None, place: str | None, many: bool, why: str) -> None:
    tail = read_tail(words, fold(words), 0, plan)
    assert tail is not None, why
    assert (words[: tail.end], tail.level, tail.place, tail.many) == (taken, level, place, many), why


NONE = [
    (" xã hội", "part of a name"),
    (" xã hội hóa", "no commune"),
    (" Huyện ủy", "a Party committee"),
    (" Xã đoàn", "a union"),
    (" cơ sở vật chất", "things"),
    (" cơ sở dữ liệu", "data"),
    (" bản dự thảo", "a draft"),
    (" thôn mới", "half of `nông thôn mới`"),
    (" trên địa bàn huyện", "rule 14: an area is no level word"),
    (" tổ chức hội nghị", "a verb"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("words", "why"), NONE, ids=[row[1] for row in NONE])
def test_no_tail(words: str, why: str) -> None:
    assert read_tail(words, fold(words), 0, DISTRICT) is None, why


def test_whose_office() -> None:
    assert office_level(DISTRICT) is None
    assert office_level(DEPARTMENT) == "province"
    assert office_level(COMMUNE_2025) == "commune"
