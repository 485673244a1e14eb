"""Who issues a document, read from its letterhead: the body, the body above it, its place, and those who issue together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from planparse.extract.levels import LEVEL_WORDS, is_below
from planparse.model import Level
from planparse.registry.places import is_central_city, starting_province
from planparse.registry.proper import expand, proper
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_UNIT = pattern(
    "letterhead.unit",
    r"(?<![^\W_])(?P<w>tỉnh(?! ủy| đoàn)|thành phố|tp\.?|quận(?! ủy| đoàn)|huyện(?! ủy| đoàn)|thị xã(?! ủy| đoàn)|"
    r"xã(?! hội)|phường|thị trấn|đặc khu) "
    r"(?P<n>(?!và |- )[^\W_][^\n,()]{0,40})$",
)
_BARE_UNIT = pattern("letterhead.bare_unit", r" (?P<w>tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)$")
_ORGAN = pattern("letterhead.organ", r"(?:ban chấp hành|ban thường vụ) (?=(?:tỉnh|thành|quận|huyện|thị) (?:ủy|đoàn))")
_PARTY = pattern("letterhead.party", r"(?P<w>tỉnh|thành|quận|huyện|thị) (?:ủy|đoàn)(?: (?P<n>[^\W_][^\n,()]{0,40}))?$")
_LEAGUE = pattern("letterhead.league", r"đoàn (?:tncs|thanh niên cộng sản) (?:hồ chí minh|hcm)")
_LEAGUE_BODY = pattern(
    "letterhead.league_body", r"(?:(?:bch|btv|ban chấp hành|ban thường vụ) )?(?:đoàn |(?:tỉnh|thành|quận|huyện|thị) ?đoàn)"
)
_JOIN = pattern("letterhead.join", r"(?: và|[,&]| ?[-–])$")
_JOINED = pattern("letterhead.joined", r"(?:và |- |, )")
_BETWEEN = pattern("letterhead.between", r" ?[-–,/] ?| và ")
_LEVELS: dict[str, Level] = {**LEVEL_WORDS, "thị": "district"}  # `Thị ủy`
_COMMITTEE = "ủy ban nhân dân"
_LONGEST_LINE = 80
_CITIES = ("thành phố", "tp", "tp.", "thành")
_FULL_WORD = {"tp": "thành phố", "tp.": "thành phố"}
_UNIONS = ("liên đoàn lao động", "công đoàn", "tổng liên đoàn")
_BELOW_DEPARTMENT = ("trung tâm", "chi cục", "trường", "bệnh viện", "thanh tra", "phòng", "ban quản lý", "trạm", "hạt", "văn phòng", "viện")


@dataclass(frozen=True, slots=True)
class LetterBody:
    """An issuer: `name` with place, `short` without.

    `word` and `place` name the unit it belongs to, `province` is the one that a body above it names.
    """

    name: str
    short: str
    kind: str
    word: str | None = None
    place: str | None = None
    level: Level | None = None
    province: str | None = None


def read_letterhead(lines: Sequence[str], symbol: str | None = None) -> tuple[LetterBody, ...]:
    """Issuers in the order of the letterhead, the first first; empty where it names nobody. `symbol` (`KH-UBND`) may tell that the
    board which stands last (`BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ`) only prepared what the body above it issues."""
    bodies = [body for line in joined(lines) for body in _split(line)]
    if (symbol or "").endswith("-UBND") and len(bodies) > 1 and _prepared(bodies[-1], bodies[-2]):
        bodies = bodies[:-1]
    if not bodies:
        return ()
    issuers = _together(bodies)
    if _UNIT.match(fold(lines[-1].strip(" *-–_."))):
        issuers = [_of_unit(issuer, issuers[-1]) for issuer in issuers]
    above = bodies[: len(bodies) - len(issuers)]
    if above:
        issuers = [_below(issuer, above[-1]) for issuer in issuers]
    outer = next((b.place for b in reversed(above) if b.level == "province" and b.place), None)
    return tuple(replace(b, province=outer if b.level != "province" else None) for b in _of_one_place(issuers))


def _of_one_place(issuers: Sequence[LetterBody]) -> list[LetterBody]:
    """`CÔNG AN TỈNH - SỞ Y TẾ TỈNH ĐỒNG THÁP`: the place behind the last of several is that of all of its level."""
    last = issuers[-1]
    if not last.place or not last.word:
        return list(issuers)
    unit = f"{last.word} {last.place}"
    return [
        replace(b, name=f"{b.short} {unit}", word=last.word, place=last.place)
        if b.place is None and b.level == last.level and b.word in (None, last.word)
        else b
        for b in issuers
    ]


def _prepared(body: LetterBody, above: LetterBody) -> bool:
    """A board of a people's committee."""
    return fold(body.short).startswith("ban ") and fold(above.short) == _COMMITTEE and above.place is not None


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    rows = [(row["word"], row["kind"]) for row in table("planparse.outline", "letterhead")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def first_line_issuer(opening: str) -> tuple[LetterBody, ...]:
    """The issuer that the first line of an opening names alone (`Ủy ban nhân dân tỉnh …` above the grounds of a decision)."""
    line = opening.split("\n", 1)[0].strip()
    if len(line) > _LONGEST_LINE or line[-1:] in (".", ";", ":", ",") or _head(line) is None:
        return ()
    return read_letterhead([line])


def _head(line: str) -> tuple[str, str] | None:
    """Word and kind that a line begins with."""
    low = fold(line)
    return next(((word, kind) for word, kind in _kinds() if low.startswith(word) and not low[len(word) : len(word) + 1].isalnum()), None)


def joined(lines: Sequence[str]) -> list[str]:
    """Lines that go on with the name of the line above (a place, the rest of a long name) joined to it."""
    out: list[str] = []
    cleaned = [" ".join(raw.strip(" *-–_.").split()) for raw in lines]
    for line in cleaned:
        head = _head(line)
        if _LEAGUE.fullmatch(fold(line)) and any(_LEAGUE_BODY.match(fold(other)) for other in cleaned if other != line):
            continue  # the right column of the League's documents, as the nation's name in others
        if not line or (head and head[1] == "noise") or (not (out or head) and line.isascii()):
            continue  # an unknown first line without one Vietnamese letter is a title typed without its marks, no body
        low = fold(line)
        goes_on = head is None or _JOINED.match(low)
        if out and (goes_on or _JOIN.search(fold(out[-1]))):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _split(line: str) -> list[LetterBody]:
    """The bodies of a line: `SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO` are two."""
    parts, at = [], 0
    for match in _BETWEEN.finditer(line):
        if (
            match.start() > at
            and _head(line[match.end() :])
            and _head(line[at : match.start()])
            and not _inner(line[at : match.start()], line[match.end() :])
        ):
            parts.append(line[at : match.start()])
            at = match.end()
    parts.append(line[at:])
    return [_body(part) for part in parts]


def _inner(left: str, right: str) -> bool:
    """`HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN` of one place, or a word of the field that looks like a head (`BAN … VÀ ĐOÀN KẾT`)."""
    words = fold(right).split()
    return len(words) < 2 or fold(left).startswith(("văn phòng", "ban ", "hội đồng nhân dân"))


def _body(line: str) -> LetterBody:
    head = _head(line)
    kind = head[1] if head else "head"
    full = proper(expand(line) if line.isupper() else line)
    low = fold(full)
    unit = _UNIT.search(low)
    if unit:
        word = _FULL_WORD.get(unit["w"], unit["w"])
        place = full[unit.start("n") :]
        place = (starting_province(place) if word in ("tỉnh", "thành phố") else None) or place
        name = f"{full[: unit.start()].strip()} {word} {place}".strip()
        return LetterBody(name, full[: unit.start()].strip(), kind, word, place, _level(word, place))
    organ = _ORGAN.match(low)
    party = _PARTY.match(low, organ.end() if organ else 0)
    if party:
        seat = full[party.start("n") :] if party["n"] else None
        short = full[: party.start("n")].strip() if party["n"] else full
        return LetterBody(full, short, kind, party["w"], seat, _level(party["w"], seat))
    bare = _BARE_UNIT.search(low)
    if bare:
        return LetterBody(full, full[: bare.start()], kind, bare["w"], None, _LEVELS.get(bare["w"]))
    return LetterBody(full, full, kind, None, None, _fixed_level(low))


@cache
def _heads() -> tuple[tuple[str, Level], ...]:
    rows = [
        (fold(row["head"]), cast("Level", row["level"]))
        for row in table("planparse.extract", "heads")
        if row["level"] in ("central", "province", "district", "commune")
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _fixed_level(low: str) -> Level | None:
    """The level that the kind of a body fixes: a sở is of a province, a bộ of the centre."""
    return next((level for head, level in _heads() if low.startswith(head) and not low[len(head) : len(head) + 1].isalnum()), None)


def _level(word: str, place: str | None) -> Level | None:
    if word in _CITIES:
        return "province" if place is None or is_central_city(place) else "district"
    return _LEVELS.get(word)


def _together(bodies: Sequence[LetterBody]) -> list[LetterBody]:
    """The last body and those before it that issue together with it: of its own kind and none above it."""
    issuers = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        heads = body.kind == issuers[0].kind == "head"
        if _stands_below(issuers[0], body) or not (heads or _same_kind(body, issuers[0])):
            break
        issuers.insert(0, body)
    return issuers


def _same_kind(first: LetterBody, second: LetterBody) -> bool:
    """Two ministries, two people's committees of one level."""
    one, two = _head(first.short), _head(second.short)
    return (
        one is not None
        and two is not None
        and one[0] == two[0]
        and one[1] == "holder"
        and first.level == second.level
        and (first.place is None or first.place != second.place)
    )


def _stands_below(body: LetterBody, above: LetterBody) -> bool:
    low, high = fold(body.short), fold(above.short)
    if is_below(body.level, above.level) or (low.removeprefix("ban chấp hành ").startswith("công đoàn") and high.startswith(_UNIONS)):
        return True  # who issues together is of one level
    if _PARTY.search(low) and _PARTY.search(high) and is_below(body.level, above.level):
        return True
    if body.place and not above.place and high.endswith(" việt nam") and not is_below(above.level, "central"):
        return True
    if body.place and (high.removeprefix("tổng ") == f"{low} việt nam" or (low == high and is_below(body.level, above.level))):
        return True
    return (
        low.startswith(_BELOW_DEPARTMENT)
        and high.startswith(("sở", "cục", "công an", "phòng", "ban"))
        and not low.startswith(high.split(" ")[0] + " ")
    )


def _of_unit(body: LetterBody, last: LetterBody) -> LetterBody:
    """A body with the unit on a line of its own below those who issue together: it is of them all."""
    if body.place or not last.place or not last.word:
        return body
    unit = last.place if fold(body.name).endswith(f" {last.word}") else f"{last.word} {last.place}"
    return replace(body, name=f"{body.name} {unit}", word=last.word, place=last.place, level=last.level)


def _below(body: LetterBody, above: LetterBody) -> LetterBody:
    """A body with what the body above it tells: its place; an organ or an office without a name speaks for it."""
    if body.kind == "organ" and body.place and body.word and is_below(body.level, above.level or "central"):
        short = f"{body.short} {above.short.removesuffix(' Việt Nam')}"  # the same association, at the level of its board
        return replace(body, name=f"{short} {body.word} {body.place}", short=short, kind="head")
    if body.kind == "organ" or fold(body.name) in ("văn phòng", "thanh tra"):
        return replace(above, name=f"{body.name} {above.name}", short=f"{body.short} {above.short}", kind="head")
    if body.place:
        return body
    if above.kind == "holder" and above.place and above.word:
        if fold(body.name).endswith(f" {fold(above.place)}"):  # `TRƯỜNG TIỂU HỌC HÒA LỢI` of the commune Hòa Lợi
            return replace(body, word=above.word, place=above.place, level=above.level)
        tail = "" if fold(body.name).endswith(f" {above.word}") else f" {above.word}"
        name = f"{body.name}{tail} {above.place}" if not fold(above.short).startswith("đảng bộ") else body.name
        return replace(body, name=name, word=above.word, place=above.place, level=above.level)
    return replace(body, word=above.word or body.word, place=above.place, level=body.level or above.level)
