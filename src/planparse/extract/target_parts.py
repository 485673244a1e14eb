"""A number that sets a target, and whether it only says more of the target before it in one clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.extract.target_clause import form_of
from planparse.extract.target_words import words
from planparse.model import Comparator, Unit
from planparse.tables import alternation
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

# `đạt 19/20 tiêu chí`, `có ít nhất 01 mô hình`: what the things of the target before it attain or have
_HAVES = pattern("target_parts.haves", rf"(?<!\w)(?:có|đạt|có{_G}từ|đạt{_G}từ|bảo{_G}đảm|đảm{_G}bảo|đủ){_S}$")
# `9/9 phường duy trì | ít nhất 01 địa chỉ`: what each of them does
_DOES = pattern("target_parts.does", rf"(?<!\w)(?:{alternation(words('verb'))}|quản{_G}lý|vận{_G}hành){_S}$")
# `04 lớp tập huấn | cho 240 cán bộ`, `03 đoàn | tại 09 tỉnh`: for whom and where the things of the target before it are
_FOR_WHOM = pattern("target_parts.for_whom", rf"(?<!\w)(?:cho|tại|với|ở|trên|của){_S}$")
_LISTED = pattern("target_parts.listed", rf"(?:^|(?<=\w)),{_G}(?=(?:{alternation(words('place'))})(?!\w))")
_EVERY = pattern("target_parts.every", rf",{_G}(?:mỗi|hằng|hàng){_G}\w{{3,5}}{_G}$")
_NEW_CLAUSE = pattern("target_parts.new_clause", r"[;.:|\t]|, ")
_ASIDE = pattern("target_parts.aside", r"\([^()\n]{1,60}\)")
# `230/268 cơ sở … (85,8%)`: the share that the fraction comes to
_ECHO = pattern("target_parts.echo", rf"\({_S}(?:(?:đạt|chiếm|bằng|tương{_G}đương|ứng{_G}với|tỷ{_G}lệ|tỉ{_G}lệ|=){_S}){{0,3}}$")

_FARTHEST = 240


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that sets a target: its own place and, from its comparator on, where the quantity begins."""

    match: re.Match[str]
    start: int
    value: float
    unit: Unit
    total: float | None
    comparator: Comparator
    compared: bool


def belongs(low: str, before: Candidate, c: Candidate) -> bool:
    """The quantity is part of what the target before it says, in one clause: what its things attain or have, or its share in brackets."""
    if c.start - before.match.end() > _FARTHEST:
        return False
    between = low[before.match.end() : c.start]
    if c.unit == "percent":
        return before.total is not None and low[c.match.end() : c.match.end() + 1] == ")" and _ECHO.search(between) is not None
    form = form_of(c.match)
    clause = _LISTED.sub(" ", _ASIDE.sub("", between))
    whole = form_of(before.match) in ("part", "share")
    each = low.startswith(("mỗi", "hằng", "hàng"), c.start)  # the rhythm is read as the quantity's own beginning
    clause = clause.rstrip().removesuffix(",") if each and c.match["noun"] == "lần" else clause
    if whole and ((form == "count" and c.compared and _DOES.search(clause)) or c.match["noun"] == "lần"):
        return _NEW_CLAUSE.search(_EVERY.sub("", clause)) is None
    if form == "count" and form_of(before.match) == "count":
        return not c.compared and _FOR_WHOM.search(clause) is not None and _NEW_CLAUSE.search(clause) is None
    if form not in ("part", "count"):
        return False
    return _HAVES.search(clause) is not None and _NEW_CLAUSE.search(clause) is None
