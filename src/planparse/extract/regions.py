"""Regions and numbers behind the name of a body: `khu vực 3 - Tuyên Quang`, `khu vực miền núi phía Bắc`, `số 5`, `số 1, 2 và 3`."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.tries import trie
from planparse.tables import table
from planparse.text.patterns import pattern

_REGION = pattern(
    "regions.region",
    r"(?: ?[-–,]? [Cc]hi nhánh(?= [Kk]hu vực [\dIVX]))? (?:(?:liên (?:huyện|quận|xã) |[Kk]hu vực )"
    r"(?:(?:số )?\d{1,2}(?!\w)(?: ?[-–] ?(?=[\p{Lu}]))?|"
    r"[IVX]{1,5}(?!\w)(?: ?[-–] ?(?=[\p{Lu}]))?|"
    r"(?=[\p{Lu}]))?|khu vực(?!\w)|số \d{1,2}(?!\w)|(?<=cơ sở )\d{1,2}(?!\w)|(?<=khu vực )\d{1,2}(?!\w)(?: ?[-–] ?(?=[\p{Lu}]))?|"
    r"(?:(?<=[Đđ]ường bộ )|(?<=QLĐB ))[IVX]{1,4}(?:\.\d)?(?![\w.])|"
    r"(?:(?<=huế cơ sở )|(?<=hội cơ sở )|(?<=BHXH cơ sở )|(?<=kê cơ sở ))(?=[\p{Lu}]))",
)
_NUMBERS = pattern("regions.numbers", r" số \d{1,2}(?:(?:, ?| và )(?:số )?\d{1,2}(?![\w/.%])){1,9}")
_PLACE = pattern("regions.place", r" (?:khu vực|cơ sở)(?: \d{1,2}| [IVX]{1,5})?(?: -)? (?P<p>[\p{Lu}]\w{1,8}(?: [\p{Lu}]\w{0,8}){1,3})$")
_NAME = pattern("regions.name", r"[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3}(?: ?- ?[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3}){0,3}")


def end_of(text: str, folded: str, end: int) -> int:
    """Where the words end that name a region behind `end`; `end` itself where there are none."""
    zone = _zone().match(folded, end)
    if zone:
        return zone.end()
    region = _REGION.match(text, end)
    if region is None:
        return end
    named = _NAME.match(text, region.end()) if region.group()[-1] in " -–" else None
    return named.end() if named else end + len(region.group().rstrip(" -–"))


def place_in(name: str) -> str | None:
    """The place by which a region is called: `Bệnh viện Đa khoa khu vực | Mai Châu`; None where a number or a zone names it."""
    named = _PLACE.search(name)
    return named["p"] if named else None


def numbers_end(text: str, end: int) -> int:
    """Where several numbers end: `các Phòng Thanh tra | số 1, 2 và 3` are three rooms; `end` itself where there are none."""
    several = _NUMBERS.match(text, end)
    return several.end() if several else end


@cache
def _zone() -> re.Pattern[str]:
    words = trie(row["words"] for row in table("planparse.extract", "region_words"))
    return pattern("regions.zone", rf" khu vực {words}(?: {words}){{0,2}}(?![^\W_])")
