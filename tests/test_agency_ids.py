"""Identifiers of bodies: readable, stable, different for different bodies, and parted again without loss."""

from __future__ import annotations

import pytest

from planparse.model import Level, Place
from planparse.registry.agencies import AgencyId, agency_id, name_slug, parse_agency_id

DISTRICT = Place(province="Quảng Ngãi", district="Đức Phổ", commune=None)
PROVINCE = Place(province="Quảng Ngãi", district=None, commune=None)
COMMUNE = Place(province="Cà Mau", district=None, commune="Tân Hưng")
OLD_COMMUNE = Place(province=None, district="Tịnh Biên", commune="Nhơn Hưng")
NOWHERE = Place(province=None, district=None, commune=None)

# name, level, place of the plan, place stated, collective, identifier, reason
IDS = [
    ("Sở Y tế", "province", DISTRICT, None, False, "so-y-te@quang-ngai", "body of the province"),
    ("Sở Lao động - Thương binh và Xã hội", "province", PROVINCE, None, False, "so-ldtbxh@quang-ngai", "short form of a long field"),
    ("Phòng Tài nguyên và Môi trường", "district", DISTRICT, None, False, "phong-tnmt@quang-ngai/duc-pho", "district below its province"),
    ("Ủy ban nhân dân", "district", DISTRICT, None, False, "ubnd@quang-ngai/duc-pho", "committee"),
    ("Ủy ban nhân dân", "district", DISTRICT, "Mộ Đức", False, "ubnd@quang-ngai/mo-duc", "the mention states another unit"),
    ("Ủy ban nhân dân", "commune", PROVINCE, "Sa Huỳnh", False, "ubnd@quang-ngai/sa-huynh", "commune directly under its province"),
    ("Chủ tịch Ủy ban nhân dân", "commune", COMMUNE, None, False, "chu-tich-ubnd@ca-mau/tan-hung", "post"),
    (
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "commune",
        COMMUNE,
        None,
        False,
        "van-phong-hdnd-va-ubnd@ca-mau/tan-hung",
        "both short forms",
    ),
    ("Bộ Y tế", "central", DISTRICT, None, False, "bo-y-te", "the centre has no place"),
    ("Sở Y tế", "province", OLD_COMMUNE, None, False, None, "unknown is null, not a guess"),
    ("Phòng Y tế", "district", NOWHERE, None, False, None, "no place known at all"),
    ("Báo Kon Tum", None, DISTRICT, None, False, None, "no level known"),
    # collectives: of which units, inside the plan's own
    ("Ủy ban nhân dân", "commune", DISTRICT, None, True, "*ubnd-cap-xa@quang-ngai/duc-pho", "the communes of a district"),
    ("Ủy ban nhân dân", "commune", PROVINCE, None, True, "*ubnd-cap-xa@quang-ngai", "the communes of a province"),
    ("Ủy ban nhân dân", "district", PROVINCE, None, True, "*ubnd-cap-huyen@quang-ngai", "its districts"),
    ("các sở, ban, ngành", "province", DISTRICT, None, True, "*so-ban-nganh@quang-ngai", "a group above the plan"),
    ("các phòng, ban", "district", DISTRICT, None, True, "*phong-ban@quang-ngai/duc-pho", "a group of the plan's own"),
    ("các ngành liên quan", None, DISTRICT, None, True, "*nganh-lien-quan@quang-ngai/duc-pho", "a group of no level"),
    ("các bộ, ngành", "central", DISTRICT, None, True, "*bo-nganh", "a group at the centre"),
    ("các phường", "commune", NOWHERE, None, True, "*phuong-cap-xa", "place unknown"),
]


@pytest.mark.parametrize(("name", "level", "place", "stated", "collective", "expected", "why"), IDS, ids=[row[6] for row in IDS])
def test_ids(name: str, level: Level | None, place: Place, stated: str | None, collective: bool, expected: str | None, why: str) -> None:
    assert agency_id(name, level, place, stated, collective) == expected, why


@pytest.mark.parametrize("row", [row for row in IDS if row[5]], ids=lambda row: row[6])
def test_ids_are_parted_and_printed_alike(row: tuple[object, ...]) -> None:
    assert str(parse_agency_id(str(row[5]))) == row[5]


def test_parts() -> None:
    assert parse_agency_id("*ubnd-cap-xa@quang-ngai/duc-pho") == AgencyId("ubnd-cap-xa", ("quang-ngai", "duc-pho"), True)


@pytest.mark.parametrize("text", ["", "*", "@", "a b", "Sở@x", "so-y-te@", "so@x//y", "so@x@y", "**so"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        parse_agency_id(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Lao động - Thương binh và Xã hội", "Phòng Lao động – Thương binh và Xã hội"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("các Sở, ngành", "các sở, ngành"),
    ],
)
def test_spellings_share_a_slug(one: str, other: str) -> None:
    assert name_slug(one) == name_slug(other)
