"""Dates in brackets: `Tập huấn cho nhân viên mới (quý II)`, `học kỳ I (ngày 10/01)`, `xong trước mùa mưa (30/4)`.

All functions take lower-cased text and look no further than the line they are given.
"""

from __future__ import annotations

from planparse.extract.time_context import RELATION_WORDS, Operator, clause, is_document, is_done, names_act, relation_of
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_TERM = pattern("time_brackets.term", rf"(?<!\w)(?:học{_G}kỳ|đợt|lần|vòng|giữa{_G}kỳ|cuối{_G}kỳ)(?:{_G}(?:[0-9]{{1,2}}|i{{1,3}}|iv))?{_S}$")
_NAMED_DATE = pattern("time_brackets.named_date", rf"\b(?P<op>{RELATION_WORDS}){_G}(?P<what>[^().,;:0-9\n|]{{3,28}}){_S}\({_S}$")
_REACH = 48
_LONGEST_OPENING = 16
# `(dự kiến ngày 05/9/2024)`
_PLANNED = pattern("time_brackets.planned", rf"dự{_G}kiến(?:{_G}(?:vào|tổ{_G}chức))?:?")
_PART = pattern("time_brackets.part", rf"(?<!\w)(?:đầu|giữa|cuối){_G}(?:năm|quý|kỳ){_S}$")
_BRACKETED = pattern("time_brackets.bracketed", r"[(][^()]{0,60}[)]")
# brackets behind a day that is kept or a feast say when it falls
_FEAST = pattern("time_brackets.feast", rf"(?<!\w)(?:ngày|dịp|kỷ{_G}niệm|tết|lễ{_G}hội|tuần{_G}lễ|tháng)(?!\w)[^;,()]{{0,60}}$")
# `cuối học kỳ I (tháng 01/2025)`: the month says when the school's term ends
_SCHOOL_TERM = pattern(
    "time_brackets.school_term",
    rf"\b(?:học{_G}kỳ|hk){_S}(?:i{{1,2}}|[12]|một|hai){_S}$|\b(?:cuối|đầu|kết{_G}thúc){_G}năm{_G}học{_S}$",
)


def _opened(low: str, start: int, at: int) -> int | None:
    """Where the bracket stands that opens right before the expression."""
    bracket = low.rfind("(", max(start, at - _LONGEST_OPENING), at)
    said = low[bracket + 1 : at].strip() if bracket >= 0 else ""
    return None if bracket < 0 or (said and not _PLANNED.fullmatch(said)) else bracket


def dates_act(low: str, start: int, end: int, at: int, after: int) -> bool:
    """Whether a month or quarter alone in brackets dates the act before them."""
    bracket = _opened(low, start, at)
    if bracket is None or low[after : min(end, after + 2)].lstrip(" \xa0")[:1] != ")":
        return False
    before = clause(low, start, bracket)
    if _SCHOOL_TERM.search(before) or _PART.search(before):
        return True
    if ")" in before:  # `lễ phát động (ngày 15/5), hội thi (tháng 6)`: the verb stands before the first bracket
        before = _BRACKETED.sub("", clause(low, start, bracket, ';:“”"|\t'))
    return names_act(before) and not is_document(before[-_REACH:]) and not is_done(before)


def dates_feast(low: str, start: int, at: int) -> bool:
    """Whether the brackets around the day stand behind the name of a feast or a day that is kept."""
    bracket = _opened(low, start, at)
    return bracket is not None and _FEAST.search(low[max(start, bracket - 80) : bracket]) is not None


def dates_term(low: str, start: int, at: int) -> bool:
    """Whether a day opens the brackets behind a round or term."""
    bracket = _opened(low, start, at)
    return bracket is not None and _TERM.search(low[max(start, bracket - 16) : bracket]) is not None


def named_date(low: str, start: int, at: int) -> Operator | None:
    """The relation word of a day in brackets that says when something named falls: `trước mùa mưa (30/4)`."""
    begin = max(start, at - _REACH)
    found = _NAMED_DATE.search(low[begin:at])
    relation = relation_of(found["op"]) if found else ""
    if found is None or relation not in ("before", "by") or names_act(found["what"]):
        return None
    return Operator(begin + found.start(), relation)
