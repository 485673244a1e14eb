"""Mentions of bodies and posts: a head from a table, the field or name behind it, then level and place.

`fields` are the fields of government that the pipeline's phrase matcher found, by offset. The grammar works on the folded text (same
length), capitals are looked up in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from planparse.extract.levels import PlanPlace, Tail, read_tail
from planparse.extract.matches import BodyMatch
from planparse.model import Level
from planparse.tables import Row, alternation, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CAPITALS = pattern("bodies.capitals", r"[\p{Lu}0-9][\w&]{0,14}(?:(?:[ ]?[-–][ ]?|, (?=[^\n,;]{1,40} và [\p{Lu}])| và | )[\p{Lu}0-9][\w&]{0,14}){0,8}")
_WORDS = pattern("bodies.words", r"[\w/&]{1,14}")
_GAP = pattern("bodies.gap", r"[ ]{0,2}(?:[-–][ ])?")
_DUTY = pattern("bodies.duty", r" (?:phụ trách|chuyên trách|chuyên môn|làm công tác|theo dõi)(?: công tác)? ")
_LIST_GAP = pattern("bodies.list_gap", r", ?| và |; ?| - ")
_PART_GAP = pattern("bodies.part_gap", r" - | thuộc | của | trực thuộc ")
_PART = pattern("bodies.part", r"(?:Phòng|Trung tâm|Chi cục|Ban|Văn phòng|Đội) ")
_TAIL_OF_MANY = pattern("bodies.tail_of_many", r" (?:các (?:cấp|xã|phường|huyện|quận|thị|thành)|cấp \w)")
_COUNCIL = pattern("bodies.council", r"(?:, | - | của | )(?:hội đồng nhân dân|hđnd)(?![^\W_])")
_LONGEST_PURPOSE = 18
_VIET_NAM = pattern("bodies.viet_nam", r" việt nam(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of government found in the text: where it ends and its full name."""

    end: int
    name: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Name:
    end: int
    name: str
    level: Level | None
    many: bool = False
    tail: Tail | None = None
    issuer: str | None = None


@cache
def _heads() -> dict[str, Row]:
    return {row["head"]: row for row in table("planparse.extract", "heads")}


@cache
def _head_pattern() -> re.Pattern[str]:
    return pattern("bodies.head", rf"(?<![\w/-])(?<!nhiệm )(?<!dịch )(?<!cán )(?<!cơ )(?:{alternation(list(_heads()))})(?![\w&])")


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops"))


def find(text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace) -> list[BodyMatch]:
    """All mentions with a head of the table, in order and without overlap."""
    found: list[BodyMatch] = []
    at = 0
    while match := _head_pattern().search(folded, at):
        body = _read(text, folded, fields, plan, match)
        if body is not None:
            found.append(body)
        at = body.end if body else match.end()
    return _share_levels(text, folded, found, plan)


def _share_levels(text: str, folded: str, found: list[BodyMatch], plan: PlanPlace) -> list[BodyMatch]:
    """The level word at the end of a list holds for all of it: `HĐND, UBND các xã`, `Hội đồng nhân dân, Ủy ban Mặt trận Tổ quốc các cấp`."""
    for at in range(len(found) - 2, -1, -1):
        body, after = found[at], found[at + 1]
        if _of_parent(text, body, after):
            found[at] = replace(body, level=after.level)
            continue
        if not _LIST_GAP.fullmatch(text, body.end, after.start) or not after.collective or body.collective or body.place:
            continue
        row = _heads().get(folded[body.start : body.end])
        if row and not row["level"] and row["tail"] == "none" and _TAIL_OF_MANY.search(folded, after.start, after.end):
            found[at] = replace(body, level=after.level, collective=True)
    return found


def _of_parent(text: str, body: BodyMatch, after: BodyMatch) -> bool:
    """`phòng … - Sở …`, `Trung tâm … thuộc Sở …`: a part of the body named behind it."""
    return bool(_PART_GAP.fullmatch(text, body.end, after.start)) and _PART.match(body.name) is not None and after.level is not None


def _read(text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, match: re.Match[str]) -> BodyMatch | None:
    named = _name(text, folded, fields, plan, match)
    if named is None:
        return None
    row = _heads()[_key(match)]
    tail = named.tail or read_tail(text, folded, named.end, plan)
    if tail and tail.words == "" or (tail and "\n" in text[named.end : tail.end]):
        tail = None
    if tail is None and row["bare"] != "yes" and row["tail"] == "none":
        return None
    place, end = (tail.place, tail.end) if tail else (None, named.end)
    level = named.level or (tail.level if tail else None)
    if tail is None and row["level"] and row["tail"] in ("none", "paper"):
        place, end = _direct_place(text, named.end, row)
    if tail is None and level is None:
        level = _inherited(row, plan)
    if tail is not None and tail.level is not None and row["tail"] not in ("field",):
        level = tail.level
    many = named.many or bool(tail and tail.many)
    name = f"{named.name} {place}" if row["tail"] == "paper" and place else named.name
    issuer = named.issuer or _issuer(named.name, tail, place)
    return BodyMatch(match.start(), end, name, level, place, many, issuer)


def _issuer(name: str, tail: Tail | None, place: str | None) -> str:
    """The name with its level and place words, for the issuer of an instrument."""
    if tail and not tail.words.startswith("các"):
        return f"{name} {tail.words}"
    return f"{name} {place}" if place else name


def _key(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def _direct_place(text: str, end: int, row: Row) -> tuple[str | None, int]:
    """`Thị đoàn Đức Phổ`, `Thành ủy Hà Nội`, `Báo Kon Tum`: the place follows without a level word."""
    if row["level"] in ("", "central"):
        return None, end
    named = _CAPITALS.match(text, end + 1) if text[end : end + 1] == " " else None
    if not named or len(named.group().split()) > 4 or named.group()[0].isdigit() or "-" in named.group():
        return None, end
    return named.group(), named.end()


def _inherited(row: Row, plan: PlanPlace) -> Level | None:
    if row["level"] == "central":
        return "central"
    return plan.level


def _name(text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, match: re.Match[str]) -> _Name | None:
    row = _heads()[_key(match)]
    if row["case"] == "cap" and not text[match.start()].isupper():
        return None
    if row["tail"] == "paper" and match.group() and text[match.start() + 1].isupper():
        return None
    level = _fixed_level(row, plan)
    tail = row["tail"]
    if tail in ("none", "insurance"):
        country = _VIET_NAM.match(folded, match.end())
        if country and row["level"] != "central":
            below = read_tail(text, folded, country.end(), plan)
            return _Name(country.end(), f"{row['name']} Việt Nam", level or (None if below else "central"))
        return _Name(match.end(), row["name"], level)
    if tail == "post":
        return _post(text, folded, fields, plan, match, row)
    if tail == "purpose":
        return _purpose(text, folded, plan, match, row)
    if tail == "duty":
        return _duty(text, folded, fields, match, row)
    return _field_or_capitals(text, fields, match, row, level)


def _fixed_level(row: Row, plan: PlanPlace) -> Level | None:
    if not row["level"]:
        return None
    level: Level = row["level"]  # type: ignore[assignment]
    if row["name"] in ("Phòng", "Trưởng Phòng"):
        if plan.is_office and plan.level in ("central", "province"):
            return plan.level
        if plan.after_districts and plan.level == "commune":
            return "commune"
    return level


def _field_or_capitals(text: str, fields: Mapping[int, Field], match: re.Match[str], row: Row, level: Level | None) -> _Name | None:
    gap = _GAP.match(text, match.end())
    at = gap.end() if gap else match.end()
    field = fields.get(at)
    if field and at > match.end() and row["tail"] in ("field", "office", "inspect", "name"):
        if not text[match.start()].isupper() and not text[at].isupper():
            return None
        council = _COUNCIL.match(fold(text[field.end : field.end + 30])) if row["head"] == "ban" else None
        if council:
            return _Name(field.end + council.end(), f"{row['name']} {field.name} Hội đồng nhân dân", level)
        return _Name(field.end, f"{row['name']} {field.name}", level)
    capitals = _CAPITALS.match(text, at) if text[match.start()].isupper() and text[match.end() : at] == " " else None
    if capitals is None:
        return None
    end = _open_name_end(text, capitals.end())
    first = fold(capitals.group().split()[0])
    if first in _stops() or first.isdigit() or "\n" in text[at:end]:
        return None
    return _Name(end, f"{row['name']} {_clean_name(text[at:end])}", level)


def _open_name_end(text: str, end: int) -> int:
    """After capitals a name may go on in small letters (`Quản lý đô thị`): at most two more syllables, no stop word."""
    for _ in range(2):
        word = _WORDS.match(text, end + 1) if text[end : end + 1] == " " else None
        if word is None or fold(word.group()) in _stops() or not word.group().isalpha() or fold(word.group()) in _LEVEL_STARTS:
            return end
        end = word.end()
    return end


_LEVEL_STARTS = frozenset("tỉnh huyện quận thị xã phường thành cấp cùng khu chuyên liên".split())


def _clean_name(name: str) -> str:
    return " ".join(name.replace("–", "-").replace("&", "và").split()).replace(" ,", ",")


def _post(text: str, folded: str, fields: Mapping[int, Field], plan: PlanPlace, match: re.Match[str], row: Row) -> _Name | None:
    """A post and the body it heads: `Chủ tịch UBND các phường`, `Giám đốc các Sở`, `Bí thư Huyện ủy`."""
    at = match.end()
    for lead in (" các ", " ", " của "):
        if folded.startswith(lead, at):
            inner = _head_pattern().match(folded, at + len(lead))
            body = _read(text, folded, fields, plan, inner) if inner and _heads()[_key(inner)]["tail"] not in ("post", "duty") else None
            if body:
                tail = Tail(body.end, body.level, body.place, body.collective or "các" in lead, body.issuer)
                return _Name(body.end, f"{row['name']} {body.name}", body.level, tail.many, tail, f"{row['name']} {body.issuer}")
    return _Name(at, row["name"], None) if row["bare"] == "yes" else None


def _duty(text: str, folded: str, fields: Mapping[int, Field], match: re.Match[str], row: Row) -> _Name | None:
    """`Công chức Tư pháp - hộ tịch`, `Cán bộ phụ trách XDGN – GDTE`: a field or an abbreviation must follow."""
    duty = _DUTY.match(folded, match.end())
    at = duty.end() if duty else match.end() + 1
    middle = text[match.end() : at]
    field = fields.get(at)
    if field and text[at].isupper():
        return _Name(field.end, f"{row['name']}{middle}{field.name}", "commune")
    capitals = _CAPITALS.match(text, at)
    if capitals and capitals.group()[:2].isupper() and len(capitals.group()) > 1:
        return _Name(capitals.end(), f"{row['name']}{middle}{_clean_name(capitals.group())}", "commune")
    return None


def _purpose(text: str, folded: str, plan: PlanPlace, match: re.Match[str], row: Row) -> _Name | None:
    """A committee and its purpose, up to the level words (`Ban Chỉ đạo phòng, chống ma túy huyện`); without them up to a verb or sign."""
    at, words = match.end(), 0
    first_comma = end = None
    while words < _LONGEST_PURPOSE:
        tail = read_tail(text, folded, at, plan)
        if tail and folded[at : at + 2] != " -" and not folded.startswith((" các cấp", " ở ", " tại "), at):
            return _Name(at, _purpose_name(text, match, at, row), None, False, tail)
        gap = _PURPOSE_GAP.match(folded, at)
        word = _WORDS.match(text, gap.end()) if gap else None
        if not gap or not word or (word.group() in _PURPOSE_STOPS):
            break
        if "," in gap.group() and first_comma is None:
            first_comma = at
        at, words = word.end(), words + 1
        end = at
    stop = first_comma or end
    if stop is None:
        return _Name(match.end(), row["name"], None) if row["bare"] == "yes" else None
    return _Name(stop, _purpose_name(text, match, stop, row), None)


_PURPOSE_GAP = pattern("bodies.purpose_gap", r", | và |[ ](?:- )?")
_PURPOSE_STOPS = frozenset("chủ phối tham hướng có được phải theo để trong tại tổ tăng tiếp đẩy báo đề giao chịu căn kiểm rà định các của là cho với do từ".split())


def _purpose_name(text: str, match: re.Match[str], end: int, row: Row) -> str:
    rest = text[match.end() : end]
    return f"{row['name']}{_clean_name(rest) if rest[:1] == ',' else ' ' + _clean_name(rest)}".strip()
