"""Instruments known by name: laws, codes, ordinances, the constitution, conventions, resolutions of a congress."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from planparse.extract import cite_cues
from planparse.registry import doctypes
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.letters import fold_word
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_TOKEN = pattern("cite_laws.token", r"[ \xa0]{0,2}([,–\-]?)[ \xa0]{0,2}[\"“]?([\w&/]{1,24})")
_AMENDING = pattern(
    "cite_laws.amending",
    rf"{_S}?(?:[Ss]ửa đổi|SỬA ĐỔI)(?:, (?:bổ sung|BỔ SUNG))? [^\n;.:()]{{0,60}}?(?: của | CỦA )",
)
_JOINED = pattern("cite_laws.joined", rf"{_S}(?:và|VÀ)(?: của)?{_S}")
_CONVENTION = pattern(
    "cite_laws.convention",
    rf"(?:{_S}của)?(?:{_S}(?:[Ll]iên [Hh](?:ợp|iệp) [Qq]uốc|LHQ|[Qq]uốc tế|ILO|CEDAW|CRC|CRPD|UNCAC|[\p{{Lu}}]\w{{1,12}}))?"
    rf"(?:{_S}\((?:LHQ|CRC|CEDAW|CRPD)\))?(?:{_S}(?:số{_S})?(\d{{2,3}})(?![\d/]))?(?:{_S}của{_S}ILO)?",
)
_ABOUT = pattern("cite_laws.about", rf"(?:{_S}(?:quốc tế|Quốc tế))?{_S}(?:về{_S})?(?:việc{_S})?")
_UNITS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_ROMAN = rf"(?:[IVXL]{{1,6}}|\d{{1,2}}|(?:thứ )?(?:{_UNITS})(?: (?:{_UNITS}|một|lăm)){{0,2}})(?!\w)"
_TERM = rf"[Kk]h[óo][áa]{_S}{_ROMAN}"
_LEVELS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn"
_CONGRESS = pattern(
    "cite_laws.congress",
    rf"{_S}(?:của{_S})?((?:[Đđ]ại hội|[Hh]ội nghị)"
    rf"(?:{_S}(?=[XVI]{{1,6}}(?!\w))|[^\n;.:()\d]{{0,70}}?{_S}(?:lần thứ|[Kk]h[óo][áa]|lần){_S}){_ROMAN}"
    rf"(?:,?{_S}(?:của{_S})?(?:[Đđ]ảng bộ|Ban Chấp hành|BCH)(?:{_S}(?:Trung ương|[\p{{Lu}}]\w{{0,9}}|{_LEVELS})){{0,6}})?"
    rf"(?:{_S}của{_S}Đảng(?!{_S}bộ))?(?:,?{_S}{_TERM})?(?:{_S}của{_S}Đảng(?!{_S}bộ))?)",
)
_CENTRAL = pattern("cite_laws.central", rf"{_S}(?:Trung ương|TW|T\.Ư){_S}(?:lần thứ{_S})?{_ROMAN}(?:,?{_S}(?:{_TERM}|\({_TERM}\)))?")
_YEAR = pattern("cite_laws.year", rf"(?:{_S}\((?:sửa đổi|mới)\))?{_S}\(?(?:năm{_S})?(?P<year>(?:19|20)\d\d)\)?(?![\d/])")


class NameFound(NamedTuple):
    """A named instrument: end of the name, official or printed name, type code, issuer that the name states, number if any."""

    end: int
    name: str
    type: str
    issuer: str | None = None
    number: str | None = None
    inner: tuple[int, ...] = ()


class _Node(dict[str, "_Node"]):
    name: str | None = None
    type: str = ""


@cache
def _trie() -> _Node:
    """Words of all names. A variant that abbreviates stands for the official name, one of other words for itself."""
    root = _Node()
    for row in table("planparse.extract", "named_instruments"):
        for variant in (row["name"], *filter(None, row["variants"].split("|"))):
            node = root
            for _, token in _TOKEN.findall(variant):
                for word in _split(token):
                    node = node.setdefault(word, _Node())
            if node.name is None:
                node.name, node.type = row["name"] if _ABBREVIATES.search(variant) else variant, row["type"]
    return root


_ABBREVIATES = pattern("cite_laws.abbreviates", r"[A-ZĐ]{2}")


def _split(token: str) -> list[str]:
    return [word for word in [fold_word(token)] if word != "và"]


@cache
def _stops() -> frozenset[str]:
    return frozenset(fold(word).split()[0] for word in cite_cues.words("name_stop"))


@cache
def _stop_phrases() -> tuple[str, ...]:
    return tuple(fold(word) for word in cite_cues.words("name_stop"))


@cache
def _type_starts() -> tuple[str, ...]:
    return tuple(kind.name.lower() for kind in doctypes.types())


def table_name(text: str, start: int) -> tuple[int, str, str] | None:
    """End, name in official capitals and type of the longest name of the table that begins at `start`.

    Capitals, commas, `và` do not matter; with a `của` or `về` too many (`Luật Ngân sách của Nhà nước`) the name is as printed.
    """
    node, best, at, extra = _trie(), None, start, False
    for count in range(48):
        found = _TOKEN.match(text, at)
        if found is None:
            break
        at = found.end()
        words = _split(found[2])
        for word in words:
            following = node.get(word)
            if following is None and ((word == "của" and count > 1) or (word == "về" and count in (1, 2))):
                extra = True
                continue
            if following is None:
                return best
            node = following
        if words and words[-1] not in ("của", "về") and node.name is not None:
            end = at + (text[at : at + 1] in ('"', "”") and node.name.endswith('"'))
            best = (end, " ".join(text[start:at].split()) if extra else node.name, node.type)
    return best


def _free_name(text: str, word_end: int) -> int | None:
    """End of a capitalised name that the table lacks; `word_end` is the end of `Luật`.

    The name begins with a capital, goes on over lower-case words up to a stop word or a type word, and over commas and `và` only
    where a capital follows.
    """
    at, end = word_end, None
    for count in range(12):
        found = _TOKEN.match(text, at)
        if found is None or found.start(2) == at:
            break
        mark, word = found[1], found[2]
        rest = fold(text[found.start(2) : found.start(2) + 24])
        capital = word[0].isupper()
        begins = count > 0 or (capital and not mark and fold(word) != "việt")
        joins = (not mark or (mark == "," and capital)) and text[found.start(2) - 1] not in '"“'
        if not (begins and joins) or word[0].isdigit() or _is_type(rest) or _is_stop(fold(word), rest):
            break
        at = found.end()
        if fold(word) == "và":
            if not _capital_follows(text, at):
                break
            continue
        end = at
    return end


def _is_stop(low: str, rest: str) -> bool:
    return low in _stops() and any(rest == phrase or rest.startswith(phrase + " ") for phrase in _stop_phrases())


def _capital_follows(text: str, at: int) -> bool:
    found = _TOKEN.match(text, at)
    return found is not None and found[2][0].isupper() and not _is_type(fold(text[found.start(2) : found.start(2) + 24]))


def _is_type(rest: str) -> bool:
    return rest.startswith(_type_starts())


def law(text: str, start: int, word_end: int) -> NameFound | None:
    """A law, code, ordinance or constitution whose word stands at `start`, or None (`luật này`, `Luật sư`, `pháp luật`)."""
    amending = _AMENDING.match(text, word_end)
    if amending:
        return _amending_law(text, start, amending.end())
    known = table_name(text, start)
    if known:
        return NameFound(*known)
    word = text[start:word_end]
    kind = doctypes.by_name(word)
    if kind is None or not word[0].isupper() or word.isupper() or kind.code == "HP":
        return None
    end = _free_name(text, word_end)
    return NameFound(end, " ".join(text[start:end].split()), kind.code) if end else None


def _amending_law(text: str, start: int, at: int) -> NameFound | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật A và Luật B`: the whole is the name, the laws inside are mentions too."""
    inner: list[int] = []
    for _ in range(4):
        known = table_name(text, at)
        if known is None:
            break
        inner.append(at)
        end = known[0]
        joined = _JOINED.match(text, end)
        if joined is None:
            break
        at = joined.end()
    if not inner:
        return None
    return NameFound(end, " ".join(text[start:end].split()), "L", None, None, tuple(inner))


def tail(text: str, end: int) -> int:
    """End of `năm 2016`, `2016`, `(2013)`, `(sửa đổi) năm 2024` after a name; `end` where there is none."""
    found = _YEAR.match(text, end)
    return found.end() if found else end


def year_of(text: str, start: int, end: int) -> str | None:
    """The year in what `tail` took in, the date of a law so far as it is said."""
    found = _YEAR.fullmatch(text, start, end)
    return found["year"] if found else None


@cache
def _conventions() -> _Node:
    root = _Node()
    for phrase in cite_cues.words("convention"):
        node = root
        for word in phrase.split():
            if word != "và":
                node = node.setdefault(fold_word(word), _Node())
        node.name = phrase
    return root


def convention(text: str, start: int, word_end: int) -> NameFound | None:
    """`Công ước (của Liên hợp quốc) về quyền trẻ em`, `Công ước số 138`, named as printed; None for conventions in general."""
    head = _CONVENTION.match(text, word_end)
    at = head.end() if head else word_end
    number = head[1] if head else None
    about = _ABOUT.match(text, at)
    best = _walk(_conventions(), text, about.end()) if about else None
    end = best or (at if number or (head and head.end() > word_end and text[at - 1].isupper()) else None)
    if end is None:
        return None
    return NameFound(end, " ".join(text[start:end].split()), "CƯ", None, number)


def _walk(node: _Node, text: str, at: int) -> int | None:
    best = None
    for _ in range(24):
        found = _TOKEN.match(text, at)
        if found is None:
            break
        at = found.end()
        word = fold_word(found[2])
        if word == "và":
            continue
        following = node.get(word)
        if following is None:
            break
        node = following
        if node.name is not None:
            best = at
    return best


# the congress of an organisation is named with it and issues for itself
_OF_MEMBERS = pattern("cite_laws.of_members", r"(?<!\w)(?:Đoàn|Hội|Công đoàn|Liên đoàn|[Pp]hụ nữ|[Nn]ông dân|[Cc]ựu chiến binh)(?!\w)")


def congress(text: str, start: int, word_end: int) -> NameFound | None:
    """`Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng`, `Nghị quyết Trung ương 4 khóa XII`; None otherwise."""
    found = _CONGRESS.match(text, word_end)
    if found:
        issuer = None if _OF_MEMBERS.search(found[1]) else " ".join(found[1].split())
        return NameFound(found.end(), " ".join(text[start : found.end()].split()), "NQ", issuer)
    found = _CENTRAL.match(text, word_end)
    if found:
        return NameFound(found.end(), " ".join(text[start : found.end()].split()), "NQ")
    return None
