"""Mentions of bodies and posts: a head from a table, the field or name behind it, then level and place.

`fields` are the fields of government that the pipeline's phrase matcher found, by offset. The grammar works on the folded text (same
length), capitals are looked up in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from planparse.extract import own_places
from planparse.extract.body_heads import Field, Name, unit_offices
from planparse.extract.body_names import COMRADE, Reader
from planparse.extract.group_words import noun_rows
from planparse.extract.levels import PlanPlace, Tail, clip, is_below, is_house, read_tail, tail_behind_short
from planparse.extract.matches import BodyMatch
from planparse.extract.role_words import verb
from planparse.extract.shorts import Shorts
from planparse.extract.tries import trie
from planparse.model import Level
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

__all__ = ["Field", "find"]

_LIST_GAP = pattern("bodies.list_gap", r", ?| và |; ?| - ")
_PART_GAP = pattern("bodies.part_gap", r" - | thuộc | của | trực thuộc ")
_PART = pattern("bodies.part", r"(?:Phòng|Trung tâm|Chi cục|Ban|Văn phòng|Đội|Vụ|Cục) ")
_LEVEL_WORD = pattern(
    "bodies.level_word", r" (?:các |cấp )?(?:cấp|tỉnh|huyện|quận|thị xã|thị trấn|thành phố|xã(?! hội)|phường|đặc khu)(?![^\W_])"
)
_REGION = pattern(
    "bodies.region",
    r" (?:(?:liên (?:huyện|quận|xã) |khu vực )(?:(?:số )?\d{1,2}(?!\w)(?: ?[-–] ?(?=[\p{Lu}]))?|[IVX]{1,5}(?!\w)|(?=[\p{Lu}]))?|"
    r"khu vực(?!\w)|số \d{1,2}(?!\w)|(?<=cơ sở )\d{1,2}(?!\w))",
)
_REGION_NAME = pattern(
    "bodies.region_name", r"[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3}(?: ?- ?[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3}){0,3}"
)
_PLACE_NAME = pattern("bodies.place_name", r" (?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")
_ITEM_GAP = pattern("bodies.item_gap", r"(?:, | và |; )(?=[\p{Lu}])")
_ITEM = pattern("bodies.item", r"[\p{Lu}][\w&]{0,14}(?:(?: - | và | )[\w&]{1,14}){0,6}(?=[,;:.()\n]|$)")
_MANY_BEFORE = pattern("bodies.many_before", r"(?:^|[^\w])(?P<w>các|những|mỗi|từng) $")
_OWN_OFFICE = pattern("bodies.own_office", r"(?:báo cáo|về|cho|trình|gửi|tham mưu|giúp|ý kiến) (?:lãnh đạo )?$")
_PLACE_BEFORE = pattern("bodies.place_before", r"(?:tại|ở|trong) $")
_ACTS_BEFORE = pattern(
    "bodies.acts_before",
    r"(?:^|\n|[.;:,|\t] ?|(?:chỉ đạo|hướng dẫn|yêu cầu|đôn đốc|giao|đề nghị|phối hợp|với|cùng|và|cho|của|về|đến|\d\.|\d\)|[-+*•–]) )$",
)
# a body that acts, is told to act or receives, or that is all that its line or cell says
_DOES_BEFORE = pattern(
    "bodies.does_before",
    r"(?:của|cho|với|cùng|trước|giao|báo cáo|gửi|về"
    r"|tham gia|trình|nộp|do|yêu cầu|đề nghị|mời|chỉ đạo|tham mưu|giúp|xin ý kiến|thành viên|trưởng) (?:các )?$",
)
_FILLS_BEFORE = pattern("bodies.fills_before", r"(?:^|\n|[|\t:,] ?)(?:[-+*•–] ?|\d{1,2}[.)] |[a-zđ]\) )?(?:các )?$")
# `Bí thư Đảng ủy - | Trưởng ban`, `Tổng Giám đốc làm | Trưởng ban`: another post of the same man
_SECOND_POST = pattern("bodies.second_post", r"[^\n] (?:-|làm|kiêm) $")
# `(Quân đội 35, Công an 07)` counts people
_COUNT_AFTER = pattern("bodies.count_after", r" \d{1,3}[,);]")
_LISTED_BEFORE = pattern("bodies.listed_before", r"[;,] $")
_NUMBER_BEFORE = pattern("bodies.number_before", r"(?<![^\W_])\d{1,3} $")
_SEAT_BEFORE = pattern("bodies.seat_before", r"(?:ứng cử|bầu cử|trúng cử|tái cử|vào) $")
_COUNT_BEFORE = pattern("bodies.count_before", r"(?:^|\n|[-+*•–.] )(?P<n>\d{1,3} )$")
_FILLS_AFTER = pattern("bodies.fills_after", r" ?(?:$|[\n|\t:;.,])")
_ORGAN = pattern("bodies.organ", r"(?<![^\W_])(?<!các )(?P<o>cơ quan) $")
# offices inside a body, in the table by their whole name: `Cơ quan Cảnh sát điều tra | Công an tỉnh`
_INNER = ("Ban ", "Cơ quan ", "Văn phòng ", "Thanh tra ")
_WITH_REGION = ("none", "field", "name", "team")
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
            found += _more_of_kind(text, folded, fields, plan, reader, match.group(), body)
            at = shorts.define(text, found[-1], plan.level)
    return _share_levels(text, folded, found)


def _read(text: str, folded: str, plan: PlanPlace, reader: Reader, match: re.Match[str], named: Name) -> BodyMatch | None:
    row, start, end, name = reader.row(match), match.start(), named.end, named.name
    if named.tail is None and row["tail"] in _WITH_REGION and end > start + 3:
        end = _region_end(text, folded, end)
        name = " ".join(f"{name}{text[named.end : end]}".split()).replace("–", "-")
        named, end, name = _with_owner(reader, row, named, end, name)
    tail = named.tail or read_tail(text, folded, end, plan) or tail_behind_short(text, folded, end, plan)
    if tail and (tail.words == "" or "\n" in text[end : tail.end]):
        tail = None
    place, stop = (tail.place, tail.end) if tail else (None, end)
    level = named.level or (tail.level if tail else None)
    if tail is None and row["tail"] in ("none", "paper"):
        place, stop = _direct_place(text, end, level, row, plan)
    elif tail is None and row["tail"] == "field" and named.complete and level != "central":
        place, stop = own_places.behind(text, end, row["name"], plan) or (None, end)
    if tail is None and not (place and row["bare"] in ("place", "tail")) and not _may_be_bare(text, folded, plan, row, start, end, named):
        return None
    if tail is None:
        name, place = _named_place(row, name, place, plan)
    level = _level(row, name, place, level, tail, plan)
    if _is_no_actor(folded, row, name, start, stop):
        return None
    several = " các " in match.group() and " các " not in row["name"]  # `ban quản lý các thôn`, but not `Đảng ủy các cơ quan Đảng`
    article = _MANY_BEFORE.search(folded, max(0, start - 8), start)
    many = named.many or bool(tail and tail.many) or several or article is not None
    many = many or (row["level"] == "none" and not is_house(plan)) or (place is None and (is_below(level, plan.level) or name in _many()))
    count = _COUNT_BEFORE.search(folded, max(0, start - 6), start) if tail is not None and tail.many else None
    start = count.start("n") if count else start
    start = article.start("w") if article and text[start:stop].isupper() else start  # `các TYT`: half of so short a mention
    start, name = _with_organ(folded, start, name)
    comrade = COMRADE.search(folded, max(0, start - 14), start)
    if comrade:
        start, many = comrade.start(), many or comrade["many"] is not None
    issuer = named.issuer or _issuer(name, tail, place)
    return BodyMatch(start, stop, name, level, place, many, issuer, False, "guessed" if named.guessed else "named")


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
    if plan.level == "commune" and own_places.is_regional(row["name"], name):
        return "province"
    if level is None and (row["level"] != "none" or is_house(plan)):
        return "central" if row["level"] == "central" else own_places.level_of(place, row["name"], plan)
    return level


def _office_level(row: Row, name: str, tail: Tail) -> Level | None:
    """The level word's; `thành phố` behind an office that only districts have is no city under the centre: `Phòng Tư pháp thành phố`."""
    office = row["name"] == "Phòng" and tail.level == "province" and (name.removeprefix("Phòng "), False) in unit_offices()
    return "district" if office and tail.words.startswith("thành phố") else tail.level


def _is_no_actor(folded: str, row: Row, name: str, start: int, stop: int) -> bool:
    """A facility is but a place (rule 8), a fund that does nothing is money (rule 7), a council that people stand for is a seat."""
    if own_places.is_facility(row["name"]) and _PLACE_BEFORE.search(folded, max(0, start - 6), start):
        return True
    if row["head"].startswith("quỹ") and not name.startswith("Quỹ Tín dụng"):
        return not _does(folded, start, stop)
    return row["name"] == "Hội đồng nhân dân" and _SEAT_BEFORE.search(folded, max(0, start - 12), start) is not None


def _keeps_its_words(text: str, folded: str, plan: PlanPlace, row: Row, start: int, named: Name) -> bool:
    """`các tổ chuyên môn`, `các tổ công tác`: a group, and not one body of the table."""
    grouped = row["head"] in noun_rows() and (row["bare"] == "staff" or (row["tail"] in ("purpose", "team") and not named.complete))
    several = grouped and _MANY_BEFORE.search(folded, max(0, start - 8), start) is not None
    return several and read_tail(text, folded, named.end, plan) is None


@cache
def _many() -> frozenset[str]:
    """Bodies and posts of which a commune has many."""
    return frozenset(row["name"] for row in table("planparse.extract", "many_bodies"))


def _with_organ(folded: str, start: int, name: str) -> tuple[int, str]:
    """`Cơ quan | Ủy ban Kiểm tra Đảng ủy`: the word before the name belongs to it; start and name."""
    organ = _ORGAN.search(folded, max(0, start - 13), start) if name.startswith(_WITH_ORGAN) else None
    return (organ.start("o"), f"Cơ quan {name}") if organ else (start, name)


def _region_end(text: str, folded: str, end: int) -> int:
    """Where the words end that name a region: `khu vực 3 - Tuyên Quang`, `khu vực miền núi phía Bắc`, `số 5`."""
    zone = _zone().match(folded, end)
    if zone:
        return zone.end()
    region = _REGION.match(text, end)
    if region is None:
        return end
    named = _REGION_NAME.match(text, region.end()) if region.group()[-1] in " -–" else None
    return named.end() if named else end + len(region.group().rstrip(" -–"))


@cache
def _zone() -> re.Pattern[str]:
    words = trie(row["words"] for row in table("planparse.extract", "region_words"))
    return pattern("bodies.zone", rf" khu vực {words}(?: {words}){{0,2}}(?![^\W_])")


def _with_owner(reader: Reader, row: Row, named: Name, end: int, name: str) -> tuple[Name, int, str]:
    """`Đội Chữa cháy khu vực 6 | Công an thành phố`: a unit is named with the body that it is part of."""
    inner = named.complete if row["tail"] in ("team", "name", "field") else row["name"].startswith(_INNER)
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
        return plan.is_office and text[start].isupper() and _OWN_OFFICE.search(folded, max(0, start - 16), start) is not None
    return row["bare"] == "office" and plan.is_office


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


def _direct_place(text: str, end: int, level: Level | None, row: Row, plan: PlanPlace) -> tuple[str | None, int]:
    """`Thị đoàn Đức Phổ`, `Thành ủy Hà Nội`, `Báo Kon Tum`: the place follows without a level word; else a place that is known."""
    if row["level"] in ("", "none"):
        known = own_places.behind(text, end, row["name"], plan) if level != "central" else None
        return known or (None, end)
    named = _PLACE_NAME.match(text, end) if level != "central" and not verb().match(fold(text[end : end + 40]), 0) else None
    if not named or text[named.end() : named.end() + 2] in (" -", "-") or text[named.end() : named.end() + 3] == " - ":
        return None, end
    place = clip(named["p"])
    return place, named.start("p") + len(place)


def _more_of_kind(
    text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, reader: Reader, kind: str, first: BodyMatch
) -> Iterator[BodyMatch]:
    """What follows one plural or colon: `các Sở: Y tế, Công Thương, Nội vụ`, `các phòng Tư pháp, Y tế`."""
    row = reader.row_of(kind)
    inner = reader.plural_kind(first.start) if row["tail"] == "post" else None
    if row["tail"] != "field" and inner is None:
        return
    plural = bool(_MANY_BEFORE.search(folded, max(0, first.start - 8), first.start)) or ":" in text[first.start : first.end]
    plural = plural or inner is not None
    at = first.end
    head = f"{row['name']} {inner}" if inner else row["name"]
    count = 0
    while plural and count < 30 and (gap := _ITEM_GAP.match(text, at)):
        item = fields.get(gap.end())
        item = item.plain if item and "," not in item.name and "," in text[gap.end() : item.end] else item
        if reader.head_at(gap.end()) and not (item and _names_field(text, folded, plan, gap.end(), item)):
            return
        named = _ITEM.match(text, gap.end()) if item is None else None
        if item:
            end, words = item.end, item.name
        elif named and not reader.stops_in(named.group()):
            end, words = named.end(), " ".join(named.group().replace("–", "-").split())
        else:
            return
        name = f"{head} {words}"
        tail = read_tail(text, folded, end, plan)
        stop = tail.end if tail and "\n" not in text[end : tail.end] else end
        yield BodyMatch(gap.end(), stop, name, first.level, tail.place if tail else None, bool(tail and tail.many), name, False, "listed")
        at, count = stop, count + 1


def _names_field(text: str, folded: str, plan: PlanPlace, start: int, item: Field) -> bool:
    """A field that is the name of a body too (`các Bộ: Công an, …`) is one where no level words make it a body of its own."""
    return item.exact and " " in folded[start : item.end] and read_tail(text, folded, item.end, plan) is None


def _share_levels(text: str, folded: str, found: list[BodyMatch]) -> list[BodyMatch]:
    """The level word at the end of a list holds for all of it: `HĐND, UBND các xã`, `Hội Phụ nữ, Đoàn Thanh niên xã`."""
    for at in range(len(found) - 2, -1, -1):
        body, after = found[at], found[at + 1]
        gap = text[body.end : after.start]
        if len(gap) > 12:
            continue
        owned = _PART_GAP.fullmatch(gap) or _is_owner_in_brackets(text, folded, body, after)
        if owned and _PART.match(body.name) is not None and after.level is not None:
            found[at] = replace(body, level=after.level)
        elif _LIST_GAP.fullmatch(gap) and not body.collective and not body.place and _shares(folded, body, after):
            found[at] = replace(body, level=after.level, collective=after.collective)
    return found


def _is_owner_in_brackets(text: str, folded: str, body: BodyMatch, after: BodyMatch) -> bool:
    """`Đội Cảnh sát giao thông số 1 (Công an tỉnh)`; a body with level words of its own keeps them."""
    bracketed = text[body.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
    return bracketed and _LEVEL_WORD.search(folded, body.start, body.end) is None


def _shares(folded: str, body: BodyMatch, after: BodyMatch) -> bool:
    row = Reader.row_by_words(folded[body.start : body.end])
    return bool(row and not row["level"] and row["tail"] == "none" and _LEVEL_WORD.search(folded, after.start, after.end))
