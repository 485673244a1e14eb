"""Where instruments are mentioned: type word or `số`, number, date, issuer; titles and relations are found later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from planparse.extract import cite_cues, cite_issuers, cite_laws
from planparse.extract.cite_dates import match_date
from planparse.extract.matches import BodyMatch
from planparse.extract.tries import words_alone
from planparse.registry import doctypes
from planparse.registry.doctypes import DocType
from planparse.registry.symbols import SERIAL, clean_number, match_symbol, parse_number
from planparse.text.letters import DASHES
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_NAMED = frozenset({"L", "PL", "HP"})
# what a mention begins with besides the names of types
_ALIASES = frozenset({"BLHS", "BLDS", "BLLĐ", "BLTTHS", "BLTTDS"})
_CODES = _ALIASES | {"TTLT", "NQ", "NĐ", "QĐ", "CT", "KH", "TT", "CV", "TB", "KL"}
_SO_WORDS = ("số", "Số")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as it stands: offsets of the quote and what it states.

    `short` is a number without symbol; `inner` is a law inside the name of an amending law; `listed` continues a list that shares
    the type word.
    """

    start: int
    end: int
    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    short: bool = False
    inner: bool = False
    listed: bool = False


@cache
def _anchor() -> re.Pattern[str]:
    names = [kind.name for kind in doctypes.types()]
    names += [name.replace("ỏa", "oả").replace("ủy", "uỷ") for name in names]
    forms = {form for name in names for form in (name, name[0].lower() + name[1:], name.upper(), _word_capitals(name))}
    forms -= {"lệnh"}
    numbered = rf"(?=[ \xa0:]{{0,4}}\d{{1,5}}[a-zđ]?[ \xa0]?[./{DASHES}])"
    groups = (words_alone(forms, blank=_S + "{1,3}"), words_alone(_CODES, after=r"(?!\w)"), words_alone(_SO_WORDS, after=numbered))
    return pattern("cite_scan.anchor", "|".join(groups))


def _word_capitals(name: str) -> str:
    """`Bộ luật` -> `Bộ Luật`: every word with a capital."""
    return " ".join(word[0].upper() + word[1:] for word in name.split())


_ADJUNCTS = rf"(?:{_S}{{1,2}}(?:{cite_cues.any_of('adjunct')})){{0,2}}"
_SO = rf"(?:{_S}{{0,2}}\(?(?P<so>[Ss]ố|SỐ)(?![^\W\d])(?:{_S}hiệu)?{_S}{{0,2}}[:.]?)"
_TO_NUMBER = pattern("cite_scan.to_number", rf"{_ADJUNCTS}{_SO}?{_S}{{0,3}}(?=\d)")
_SO_ONLY = pattern("cite_scan.so", rf"[Ss]ố{_S}{{0,2}}[:.]?{_S}{{0,2}}(?=\d)")
_VIA_ISSUER = pattern("cite_scan.via_issuer", rf"{_S}của{_S}(?=[^\d\n;:,.()]{{3,60}}?,?{_S}số{_S}?:?{_S}?\d)")
_VIA_SO = pattern("cite_scan.via_so", rf",?{_S}số{_S}?:?{_S}?(?=\d)")
_SHORT = pattern("cite_scan.short", rf"({SERIAL})(?:{_S}?/{_S}?((?:19|20)\d\d)(?![\d/]))?(?![^\W¹²³⁴-⁹]|[%/]|[.,]\d|{_S}?%)")
_FOLLOW = pattern(
    "cite_scan.follow",
    rf"{_S}?(?:[.,;:)\[\]¹²³⁴-⁹”\"'/…*]|$|\n)|{_S}(?:(?:{cite_cues.any_of('follow')})(?!\w)|[\p{{Lu}}(“\"]|ngày{_S}?\d|năm{_S}(?:19|20)\d\d(?!\d|{_S}?[{DASHES}]))",
    re.MULTILINE,
)
# several bodies issue it together: `Nghị quyết liên tịch số …`, `số 12/KHLN-CAT-SYT`
_JOINT = pattern(
    "cite_scan.joint",
    r"liên (?:tịch|ngành|bộ)(?!\w)|/(?:\d{4}/)?(?:NQLT|KHLT|KHLN|CTPH|CTrPH|QCPH|QCLN|HDLN|KHPH|CVLN|HDLT|BCLN)-",
)
_LIST = pattern("cite_scan.list", rf"{_S}?(?:[,;]|{_S}và|{_S}hoặc|{_S}&){_S}{{1,2}}(?=\d)")
_LAW_NUMBER = pattern("cite_scan.law_number", rf"{_S}{{0,2}},?{_S}?\(?(?:[Ll]uật{_S})?[Ss]ố{_S}{{0,2}}:?{_S}{{0,2}}(?=\d)")
_NOT_LAW = pattern("cite_scan.not_law", rf"(?<!\w)(?:{cite_cues.any_of('not_law')}){_S}$", re.IGNORECASE)
_PLURAL = pattern("cite_scan.plural", rf"(?<!\w)[Cc]ác{_S}{{1,2}}$")
_OPENS_LIST = pattern("cite_scan.opens_list", rf"(?:{_S}của{_S}[^\d\n;:.()]{{3,60}}?)?{_S}?:(?={_S}{{0,2}}số{_S}?:?{_S}?\d)")

# the year behind the short name of a scheme is that of what is done for it: `triển khai Đề án 06 năm 2024`
_SCHEMES = frozenset({"ĐA", "CTr"})
_YEAR = 4


def scan(text: str, bodies: Sequence[BodyMatch]) -> list[Mention]:
    """All mentions in order of their start; only the laws inside the name of an amending law overlap with another mention."""
    mentions: list[Mention] = []
    done = 0
    line_kind: tuple[DocType, int, str | None] | None = None
    for anchor in _anchor().finditer(text):
        start, word = anchor.start(), anchor.group()
        if start < done or (start and word in _CODES and text[start - 1] in "/.-–&"):
            continue
        if word in _SO_WORDS:
            if line_kind is None or "\n" in text[line_kind[1] : start]:
                continue
            found = [_issued(mention, line_kind[2]) for mention in _bare_number(text, start, line_kind[0], bodies)]
        else:
            kind = doctypes.by_abbreviation(word) if word in _CODES else doctypes.by_name(word)
            found = list(_from_word(text, anchor, kind, bodies))
            shared = _shared(text, anchor, bodies) if not found else (bool(found[-1].number), None)
            if kind is not None and shared[0]:
                line_kind = (kind, start, shared[1])
        if found:
            mentions += found
            done = max(done, *(mention.end for mention in found))
    return mentions


def _shared(text: str, anchor: re.Match[str], bodies: Sequence[BodyMatch]) -> tuple[bool, str | None]:
    """Whether a list behind the type word shares it, and the issuer that it names for all of them.

    `các Kế hoạch: số 12/KH-UBND …; số 19/KH-UBND …`, `Quyết định của Thủ tướng Chính phủ: số 1863/QĐ-TTg, số 23/QĐ-TTg`.
    """
    opened = _OPENS_LIST.match(text, anchor.end())
    body = cite_issuers.after(text, anchor.end(), bodies) if opened else None
    issuer = body.name if body and opened and text[body.end : opened.end()].strip() == ":" else None
    return opened is not None or _PLURAL.search(text, max(0, anchor.start() - 6), anchor.start()) is not None, issuer


def _issued(mention: Mention, issuer: str | None) -> Mention:
    return replace(mention, issuer=issuer) if issuer and mention.issuer is None else mention


def _from_word(text: str, anchor: re.Match[str], kind: DocType | None, bodies: Sequence[BodyMatch]) -> Iterator[Mention]:
    start, end = anchor.span()
    word = anchor.group()
    if word in _ALIASES:
        yield from _law(text, start, end)
        return
    if kind is None or end >= len(text) or text[end].isalnum():
        return
    first = _numbered(text, start, end, kind, bodies, bare_code=word in _CODES)
    if first is None:
        if word in _CODES:
            return
        yield from _named(text, start, end, kind)
        return
    yield first
    yield from _siblings(text, first, kind, bodies)


def _named(text: str, start: int, end: int, kind: DocType) -> Iterator[Mention]:
    if kind.code in _NAMED:
        if not (start and _NOT_LAW.search(text, max(0, start - 9), start)):
            yield from _law(text, start, end)
    elif kind.code == "CƯ":
        found = cite_laws.convention(text, start, end)
        if found:
            end = cite_laws.tail(text, found.end)
            yield Mention(start, end, kind.guide, found.number, cite_laws.year_of(text, found.end, end), name=found.name)
    elif kind.name == "Nghị quyết":
        found = cite_laws.congress(text, start, end)
        if found:
            yield Mention(start, found.end, kind.guide, name=found.name, issuer=found.issuer)


def _law(text: str, start: int, word_end: int) -> Iterator[Mention]:
    """A law by name, with the year, number or date that follows."""
    found = cite_laws.law(text, start, word_end)
    if found is None:
        return
    end, number = cite_laws.tail(text, found.end), None
    date = cite_laws.year_of(text, found.end, end)
    lead = _LAW_NUMBER.match(text, end)
    stop = match_symbol(text, lead.end()) if lead else None
    if lead and stop:
        number = clean_number(text[lead.end() : stop])
        end = stop + (text[stop : stop + 1] == ")" and "(" in lead[0])
    dated = match_date(text, end)
    if dated:
        end, date = dated.end, dated.date
    yield Mention(start, end, found.type, number, date, name=found.name)
    for inner in found.inner:
        known = cite_laws.table_name(text, inner)
        if known:
            yield Mention(inner, known[0], known[2], name=known[1], inner=True)


def _numbered(text: str, start: int, word_end: int, kind: DocType, bodies: Sequence[BodyMatch], *, bare_code: bool) -> Mention | None:
    """The mention whose type word ends at `word_end`, if a number belongs to it."""
    date: str | None = None
    issuer: str | None = None
    at, said_so = _number_start(text, word_end)
    if at is None:
        dated = match_date(text, word_end)
        told = cite_issuers.after(text, dated.end, bodies) if dated else None
        via = _VIA_SO.match(text, told.end if told else dated.end) if dated else None
        if dated and via:
            at, said_so, date, issuer = via.end(), True, dated.date, told.name if told else None
        else:
            link = _VIA_ISSUER.match(text, word_end)
            body = cite_issuers.at(text, link.end(), bodies) if link else None
            via = _VIA_SO.match(text, body.end) if body else None
            if body and via:
                at, said_so, issuer = via.end(), True, body.name
    if at is None:
        return None
    end = match_symbol(text, at)
    short = end is None
    if end is None:
        if kind.code in _NAMED:
            return None
        end = _short_end(text, at, kind, said_so=said_so, capital=text[start].isupper(), bare_code=bare_code)
        if end is None:
            return None
    mention = Mention(start, end, kind.guide, clean_number(text[at:end]), date, issuer, short=short)
    return _complete(text, mention, bodies)


def _number_start(text: str, word_end: int) -> tuple[int | None, bool]:
    found = _TO_NUMBER.match(text, word_end)
    if found is None:
        return None, False
    return found.end(), found["so"] is not None


def _short_end(text: str, at: int, kind: DocType, *, said_so: bool, capital: bool, bare_code: bool) -> int | None:
    """End of a number without symbol (`Đề án 06`, `Nghị định 56/2017`), or None where the figure counts something."""
    found = _SHORT.match(text, at)
    if found is None or not kind.short or (kind.short == "so" and not said_so):
        return None
    digits = found[1]
    if not _FOLLOW.match(text, found.end()):
        return None
    if found[2]:
        return found.end() if said_so or kind.family == "QPPL" or kind.code in ("NQ", "QĐ") else None
    if said_so:
        return found.end()
    looks_like_year = len(digits) == 4 and digits[:2] in ("19", "20")
    if looks_like_year or len(digits) < 2 or len(digits) > 4 or not (capital or digits[0] == "0"):
        return None
    return found.end() if not bare_code or kind.code in ("NQ", "NĐ", "QĐ", "TTLT") else None


def _complete(text: str, mention: Mention, bodies: Sequence[BodyMatch]) -> Mention:
    """`mention` with the date and issuer that follow its number, in either order."""
    end, date, issuer = mention.end, mention.date, mention.issuer
    if text[end : end + 1] == ")" and "(" in text[mention.start : end]:
        end += 1
    joint = mention.type == "TTLT" or _JOINT.search(text, mention.start, mention.end) is not None
    for _ in range(2):
        dated = match_date(text, end) if date is None else None
        if dated and not (mention.short and mention.type in _SCHEMES and len(dated.date or "") == _YEAR):
            end, date = dated.end, dated.date
            continue
        body = cite_issuers.after(text, end, bodies, joint=joint) if issuer is None else None
        if body:
            end, issuer = body.end, body.name
    return replace(mention, end=end, date=date, issuer=issuer)


def _siblings(text: str, first: Mention, kind: DocType, bodies: Sequence[BodyMatch]) -> Iterator[Mention]:
    """`18-NQ/TW, 19-NQ/TW`: numbers with a symbol that continue a list without `số`."""
    last = first
    for _ in range(60):
        gap = _LIST.match(text, last.end)
        end = match_symbol(text, gap.end()) if gap else None
        if gap is None or end is None:
            return
        number = clean_number(text[gap.end() : end])
        if not _same_kind(number, kind):
            return
        last = _complete(text, Mention(gap.end(), end, kind.guide, number, listed=True), bodies)
        yield last


def _bare_number(text: str, start: int, kind: DocType, bodies: Sequence[BodyMatch]) -> Iterator[Mention]:
    """`số B` of a list that shares the type word of the mention before it on the line."""
    lead = _SO_ONLY.match(text, start)
    end = match_symbol(text, lead.end()) if lead else None
    if lead is None or end is None:
        return
    number = clean_number(text[lead.end() : end])
    if _same_kind(number, kind):
        found = _complete(text, Mention(start, end, kind.guide, number, listed=True), bodies)
        yield found
        yield from _siblings(text, found, kind, bodies)


def _same_kind(number: str, kind: DocType) -> bool:
    parsed = parse_number(number)
    return parsed is not None and parsed.family != "short" and (parsed.doc_type in (None, kind.code) or kind.code == "VB")
