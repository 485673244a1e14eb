"""Mentions of bodies and posts: a head from a table, the field or name behind it, then level and place.

`fields` are the fields of government that the pipeline's phrase matcher found, by offset. The grammar works on the folded text (same
length), capitals are looked up in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from planparse.extract import branches, own_places, regions
from planparse.extract.body_heads import Field, Name, is_several, province_rooms, unit_offices
from planparse.extract.body_names import Reader
from planparse.extract.group_words import function_pattern, noun_rows
from planparse.extract.head_reading import MANY_BEFORE
from planparse.extract.levels import OWN_HOUSE, Tail, is_below, read_tail, tail_behind_short
from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace, is_house
from planparse.extract.post_names import COMRADE
from planparse.extract.role_words import verb
from planparse.extract.shared_words import beside_subjects, more_of_kind, share_levels, with_owners
from planparse.extract.shorts import Shorts
from planparse.model import Level
from planparse.registry.places import is_central_city
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import NUMBERING, pattern

_OWN_OFFICE = pattern("bodies.own_office", r"(?:báo cáo|về|cho|trình|gửi|tham mưu|giúp|ý kiến) (?:lãnh đạo )?$")
_PLACE_BEFORE = pattern("bodies.place_before", r"(?:tại|ở|trong) $")
_ACTS_BEFORE = pattern(
    "bodies.acts_before",
    r"(?:^|\n|[.;:,|\t] ?|"
    rf"(?:chỉ đạo|hướng dẫn|yêu cầu|đôn đốc|giao|đề nghị|phối hợp|với|cùng|và|cho|của|về|đến|{NUMBERING}|[-+*•–]) )$",
)
# a body that acts, is told to act or receives, or that is all that its line or cell says
_DOES_BEFORE = pattern(
    "bodies.does_before",
    r"(?:của|cho|với|cùng|trước|giao|báo cáo|gửi|về"
    r"|tham gia|trình|nộp|do|yêu cầu|đề nghị|mời|chỉ đạo|tham mưu|giúp|xin ý kiến|thành viên|trưởng) (?:các )?$",
)
_FILLS_BEFORE = pattern("bodies.fills_before", rf"(?:^|\n|[|\t:,] ?)(?:[-+*•–] ?|{NUMBERING} )?(?:các )?$")
# `Bí thư Đảng ủy - | Trưởng ban`, `Tổng Giám đốc làm | Trưởng ban`: another post of the same man
_SECOND_POST = pattern("bodies.second_post", r"[^\n] (?:-|làm|kiêm) $")
# `(Quân đội 35, Công an 07)` counts people
_COUNT_AFTER = pattern("bodies.count_after", r" \d{1,3}[,);]")
_LISTED_BEFORE = pattern("bodies.listed_before", r"[;,] $")
# one of the bodies of its kind: `Chi cục Thuế khu vực I`, `Phòng Công chứng số 1`
_ONE_OF_MANY = pattern("bodies.one_of_many", r" (?:khu vực|cơ sở|liên (?:xã|huyện|quận|phường)) [\p{Lu}\dIVX]| số \d")
_NUMBER_BEFORE = pattern("bodies.number_before", r"(?<![^\W_])\d{1,3} $")
_SEAT_BEFORE = pattern("bodies.seat_before", r"(?:ứng cử|bầu cử|trúng cử|tái cử|vào) $")
_COUNT_BEFORE = pattern("bodies.count_before", r"(?:^|\n|[-+*•–.] )(?P<n>\d{1,3} )$")
_FILLS_AFTER = pattern("bodies.fills_after", r" ?(?:$|[\n|\t:;.,])")
_ORGAN = pattern("bodies.organ", r"(?<![^\W_])(?<!các )(?P<o>cơ quan) $")
# `Cơ quan thường trực | Ban Chỉ đạo tỉnh`, where it is all that its line or cell says
_STANDING = pattern(
    "bodies.standing", rf"(?:^|\n|[|\t:,;] ?)(?:[-+*•–] ?|{NUMBERING} )?(?:đề nghị |giao )?(?P<o>cơ quan thường trực )(?:của )?$"
)
_COMMITTEES = ("Ban Chỉ đạo", "Hội đồng", "Ban Chỉ huy", "Ban Tổ chức")
# offices inside a body, in the table by their whole name: `Cơ quan Cảnh sát điều tra | Công an tỉnh`
_INNER = ("Ban ", "Cơ quan ", "Văn phòng ", "Thanh tra ")
_LEAGUES_AND_MORE = pattern("bodies.leagues_and_more", r"(?:, | và )(?:các )?đoàn (?:trực thuộc|cơ sở)(?![^\W_])")
_KINDS_IN_GROUPS = frozenset(("vụ", "cục", "sở", "viện", "trung tâm", "chi cục", "tổng cục"))
_WITH_REGION = ("none", "field", "name", "team", "number")
# committees whose staff is named apart from them: `Cơ quan Ủy ban Kiểm tra Đảng ủy`, `cơ quan Bảo hiểm xã hội`
_WITH_ORGAN = ("Ủy ban Kiểm tra", "Ủy ban Mặt trận", "Ban ", "Văn phòng", "Bảo hiểm", "Ủy ban nhân dân", "Hội đồng nhân dân")


def find(text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, shorts: Shorts | None = None) -> list[BodyMatch]:
    """All mentions with a head of the table, in order and without overlap; `shorts` holds and takes up what the plan defines."""
    shorts = Shorts() if shorts is None else shorts
    reader = Reader(text, folded, fields, plan, shorts)
    found: list[BodyMatch] = []
    at = 0
    while match := reader.next_head(at):
        named = reader.name(match)
        grouped = named is not None and _keeps_its_words(text, folded, plan, reader.row(match), match.start(), named)
        body = _read(text, folded, plan, reader, match, named) if named and not grouped else None
        at = match.end()
        if body is not None:
            found.append(body)
            found += more_of_kind(text, folded, fields, plan, reader, match.group(), body)
            at = shorts.define(text, found[-1], plan.level)
    return beside_subjects(folded, share_levels(text, folded, with_owners(text, folded, found)), plan.level)


def _read(text: str, folded: str, plan: PlanPlace, reader: Reader, match: re.Match[str], named: Name) -> BodyMatch | None:
    row, start, end, name = reader.row(match), match.start(), named.end, named.name
    if named.tail is None and row["tail"] in _WITH_REGION and end > start + 3:
        several = regions.numbers_end(text, end)
        end = regions.end_of(text, folded, end) if several == end else end
        name = " ".join(f"{name}{text[named.end : end]}".split()).replace("–", "-")
        named, end, name = _with_owner(reader, row, named, end, name)
    tail = named.tail or read_tail(text, folded, end, plan) or tail_behind_short(text, folded, end, plan)
    if tail and (tail.words == "" or "\n" in text[end : tail.end] or (row["bare"] == "staff" and OWN_HOUSE.match(text, end))):
        tail = None
    place, stop = (tail.place, tail.end) if tail else (None, end)
    level = named.level or (tail.level if tail else None)
    if tail is None:
        place, stop = _place_behind(text, plan, reader, row, named, end, name)
    if tail is None and not (place and row["bare"] in ("place", "tail")) and not _may_be_bare(text, folded, plan, row, start, end, named):
        return None
    if tail is None:
        name, place = _named_place(row, name, place, plan)
    level = _level(row, name, place, level, tail, plan)
    level = reader.branch_level(name.removeprefix("các ")) or level if tail is None else level
    if _is_no_actor(folded, row, name, start, stop):
        return None
    several = " các " in match.group() and " các " not in row["name"]  # `ban quản lý các thôn`, but not `Đảng ủy các cơ quan Đảng`
    article = MANY_BEFORE.search(folded, max(0, start - 8), start)
    many = named.many or bool(tail and tail.many) or several or article is not None
    many = many or (row["level"] == "none" and not named.complete and not is_house(plan))
    many = many or (place is None and not _ONE_OF_MANY.search(name) and (is_below(level, plan.level) or _has_many(name, row)))
    plural = article if article and article["w"] in ("các", "những") and not text[start:stop].isupper() else None
    if plural and tail is None:
        start, stop, name, level, place = _in_plural(plan, reader, match, plural, (start, stop, name, level, place))
    if tail is None:
        stop, place, many = branches.with_others(text, stop, place, many)
    count = branches.COUNT_BEFORE.search(folded, max(0, start - 9), start)
    many = many or count is not None
    level = branches.level(name, many, place, level)
    count = count or (_COUNT_BEFORE.search(folded, max(0, start - 6), start) if tail is not None and tail.many else None)
    start = count.start("n") if count else start
    start = article.start("w") if article and text[start:stop].isupper() else start  # `các TYT`: half of so short a mention
    start, name = _with_organ(folded, start, name, tail is None and place is None)
    level = None if name == "Cơ quan Công an" else level  # whichever is meant
    comrade = COMRADE.search(folded, max(0, start - 14), start)
    if comrade:
        start, many = comrade.start(), many or comrade["many"] is not None
    if name == "Sở" and tail is None:  # `báo cáo Sở`: one of many, where `Bộ` is one above all
        name = plan.office if plan.office and fold(plan.office).startswith(f"{row['head']} ") else name
    place = place or (regions.place_in(name) if tail is None else None)
    issuer = named.issuer or _issuer(name, tail, place)
    return BodyMatch(start, stop, name, level, place, many, issuer, False, "guessed" if named.guessed else "named")


def _place_behind(text: str, plan: PlanPlace, reader: Reader, row: Row, named: Name, end: int, name: str) -> tuple[str | None, int]:
    """The place that follows a name without a level word, and where it ends."""
    place, stop = None, end
    if row["tail"] in ("none", "paper"):
        place, stop = reader.direct_place(end, named.level, row)
    elif row["tail"] == "field" and named.complete and named.level != "central":
        place, stop = own_places.behind(text, end, row["name"], plan) or (None, end)
    branch = branches.place_behind(text, end, name) if place is None else None
    return branch or (place, stop)


_Read = tuple[int, int, str, Level | None, str | None]


def _in_plural(plan: PlanPlace, reader: Reader, match: re.Match[str], article: re.Match[str], read: _Read) -> _Read:
    """`các Đồn Biên phòng Long Sập, Mộc Châu` and `các Phòng Y tế` are like bodies, `các Chi cục Thuế` are a group: start, end, name, level
    and place."""
    _, stop, name, level, place = read
    row = reader.row(match)
    listed = reader.places_end(match.end()) if own_places.takes_any(row["name"]) else None
    if listed:
        return article.start("w"), listed, row["name"], level, None
    if is_several(row):
        return article.start("w"), stop, f"các {name}" if name == row["head"] else name, level, place
    if place or not reader.is_group(name, stop):
        return read
    if row["name"] == "Phòng" and is_below(level, plan.level):  # in a province's plan those of the districts
        return article.start("w"), stop, name, level, None
    return article.start("w"), reader.numbers_end(stop), f"các {name}", level if row["level"] or plan.is_office else None, None


def _named_place(row: Row, name: str, place: str | None, plan: PlanPlace) -> tuple[str, str | None]:
    """The name and the place of a mention without level words: some names keep a place that follows, some leave one that ends them."""
    if place and (row["tail"] == "paper" or (row["tail"] == "none" and own_places.keeps(row["name"]))):
        return f"{name} {place}", place
    if row["tail"] in ("name", "team", "paper"):
        return own_places.split(name, row["name"], plan)
    return own_places.of_committee(name, row["name"], plan) if row["tail"] == "purpose" else (name, place)


def _level(row: Row, name: str, place: str | None, level: Level | None, tail: Tail | None, plan: PlanPlace) -> Level | None:
    """The level words', else what the kind fixed, else that of the place or of the issuer."""
    if tail is not None:
        said = tail.level is not None and (row["tail"] != "field" or level is None or row["name"] == "Phòng")
        return _office_level(row, name, tail) if said else level
    if row["level"] == "province|district" and place and plan.level == "province":
        return "province" if is_central_city(place) or own_places.is_own(place, plan) else "district"
    if plan.level == "commune" and own_places.is_regional(row["name"], name):
        return "province"
    if row["name"] in ("Phòng", "Trưởng Phòng") and plan.level != "central" and name[len(row["name"]) + 1 :].startswith(province_rooms()):
        return "province"
    if level is None and (row["level"] != "none" or is_house(plan)):
        return "central" if row["level"] == "central" else own_places.level_of(place, row["name"], plan)
    return level


def _office_level(row: Row, name: str, tail: Tail) -> Level | None:
    """The level word's; `thành phố` behind an office that only districts have is no city under the centre: `Phòng Tư pháp thành phố`."""
    office = row["name"] == "Phòng" and tail.level == "province" and (name.removeprefix("Phòng "), False) in unit_offices()
    return "district" if office and tail.words.startswith("thành phố") else tail.level


def _is_no_actor(folded: str, row: Row, name: str, start: int, stop: int) -> bool:
    """`Trạm Tấu` is a district.

    A facility is but a place (rule 8), a fund that does nothing is money (rule 7), a council that people stand for is a seat.
    """
    if row["tail"] in ("name", "field") and name != row["name"] and own_places.is_unit(name):
        return True
    if (
        own_places.is_facility(row["name"])
        and _PLACE_BEFORE.search(folded, max(0, start - 6), start)
        and not folded.endswith(" các cấp", start, stop)
    ):
        return True
    if row["head"].startswith("quỹ") and not name.startswith("Quỹ Tín dụng"):
        return not _does(folded, start, stop)
    return row["name"] == "Hội đồng nhân dân" and _SEAT_BEFORE.search(folded, max(0, start - 12), start) is not None


def _keeps_its_words(text: str, folded: str, plan: PlanPlace, row: Row, start: int, named: Name) -> bool:
    """`các tổ chuyên môn`, `các Vụ nghiệp vụ`, `các huyện, thị, thành đoàn, đoàn trực thuộc`: a group, and not one body of the table."""
    if is_several(row):
        return bool(MANY_BEFORE.search(folded, max(0, start - 8), start) and _LEAGUES_AND_MORE.match(folded, named.end))
    if row["head"] in _KINDS_IN_GROUPS and text[start + len(row["head"]) + 1 : start + len(row["head"]) + 2].islower():
        return MANY_BEFORE.search(folded, max(0, start - 8), start) is not None and _narrows(folded, start + len(row["head"]))
    grouped = row["head"] in noun_rows() and (row["bare"] == "staff" or (row["tail"] in ("purpose", "team") and not named.complete))
    several = grouped and MANY_BEFORE.search(folded, max(0, start - 8), start) is not None
    return several and read_tail(text, folded, named.end, plan) is None


def _narrows(folded: str, end: int) -> bool:
    return function_pattern().match(folded, end) is not None


@cache
def _many() -> tuple[frozenset[str], tuple[str, ...]]:
    """Bodies and posts of which a commune has many, and the words with which the names of others begin."""
    rows = table("planparse.extract", "many_bodies")
    return frozenset(row["name"] for row in rows), tuple(f"{row['name']} " for row in rows if row["begins"])


def _has_many(name: str, row: Row) -> bool:
    names, begins = _many()
    return name in names or (row["tail"] != "post" and name.startswith(begins))


def _with_organ(folded: str, start: int, name: str, bare: bool) -> tuple[int, str]:
    """`Cơ quan | Ủy ban Kiểm tra Đảng ủy`, `cơ quan | Công an`, `Cơ quan thường trực | Ban Chỉ đạo`: the words before the name belong to
    it; start and name."""
    standing = _STANDING.search(folded, max(0, start - 34), start) if name.startswith(_COMMITTEES) else None
    if standing:
        return standing.start("o"), f"Cơ quan thường trực {name}"
    police = name == "Công an"
    organ = _ORGAN.search(folded, max(0, start - 13), start) if police or name.startswith(_WITH_ORGAN) else None
    return (organ.start("o"), f"Cơ quan {name}" if bare or not police else name) if organ else (start, name)


def _with_owner(reader: Reader, row: Row, named: Name, end: int, name: str) -> tuple[Name, int, str]:
    """`Đội Chữa cháy khu vực 6 | Công an thành phố`: a unit is named with the body that it is part of."""
    inner = named.complete if row["tail"] in ("team", "name", "field", "number") else row["name"].startswith(_INNER)
    owner = reader.unit_owner(end) if inner else None
    return (replace(named, level=None, tail=None), owner[0], f"{name} {owner[1]}") if owner else (named, end, name)


def _may_be_bare(text: str, folded: str, plan: PlanPlace, row: Row, start: int, end: int, named: Name) -> bool:
    """Without level words a head stands alone where the table lets it, or where a name was read behind it."""
    if row["tail"] == "post" and COMRADE.search(folded, max(0, start - 14), start):
        return True
    if row["tail"] == "none" and not named.complete and _COUNT_AFTER.match(folded, end):
        return False
    if row["bare"] == "told":
        return _ACTS_BEFORE.search(folded, max(0, start - 12), start) is not None and verb().match(folded, end) is not None
    if row["bare"] == "act":
        return text[start].isupper() or _ACTS_BEFORE.search(folded, max(0, start - 12), start) is not None
    if text[start].islower() and _NUMBER_BEFORE.search(folded, max(0, start - 4), start):  # `giám sát 03 trung tâm y tế`
        return False
    if named.complete or row["bare"] == "yes" or end > named.end:
        return True
    if row["tail"] == "post" and _SECOND_POST.search(folded, max(0, start - 5), start):
        return False
    if row["bare"] in ("staff", "doer") or (row["bare"] in ("tail", "no") and row["tail"] == "post" and is_house(plan)):
        listed = row["bare"] == "staff" and _LISTED_BEFORE.search(folded, max(0, start - 2), start) and _FILLS_AFTER.match(folded, end)
        return (text[start].isupper() or is_house(plan)) and (bool(listed) or _does(folded, start, end))
    if row["bare"] == "cue":
        told = _OWN_OFFICE.search(folded, max(0, start - 16), start) is not None
        return plan.is_office and text[start].isupper() and (told or _acts_itself(folded, plan, row, start, end))
    return row["bare"] == "office" and plan.is_office


def _acts_itself(folded: str, plan: PlanPlace, row: Row, start: int, end: int) -> bool:
    """`- Sở | kiểm tra, trình UBND tỉnh …` in the plan of that Sở."""
    own = fold(plan.office or "").startswith(f"{row['head']} ")
    return own and _FILLS_BEFORE.search(folded, max(0, start - 12), start) is not None and verb().match(folded, end) is not None


def _does(folded: str, start: int, end: int) -> bool:
    """The body named by its kind alone acts, is told to act or receives, or fills its line or cell."""
    if verb().match(folded, end):
        return True
    before = max(0, start - 12)
    fills = _FILLS_AFTER.match(folded, end) is not None
    return (fills and _FILLS_BEFORE.search(folded, before, start) is not None) or _DOES_BEFORE.search(folded, before, start) is not None


def _issuer(name: str, tail: Tail | None, place: str | None) -> str:
    """The name with its level and place words, for the issuer of an instrument."""
    if tail and not tail.words.startswith("các"):
        return f"{name} {tail.words}"
    return f"{name} {place}" if place else name
