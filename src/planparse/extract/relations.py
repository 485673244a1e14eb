"""Which relation a mention has to the plan (GUIDE "citations", rules 17 to 19)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planparse.extract import cite_cues
from planparse.extract.cite_scan import Mention
from planparse.extract.overlaps import Cover
from planparse.model import Relation
from planparse.registry import doctypes, issuers
from planparse.registry.symbols import parse_number
from planparse.tables import alternation
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_REACH = 400
_KINDS = ("inside", "blank", "money", "carry", "weak", "tell", "check", "issued", "amend", "replace", "do")
_OWN_TYPES = frozenset({"KH", "CTr", "ĐA", "QĐ", "CT"})
_MARKER = pattern(
    "relations.marker",
    r"[ \xa0]{0,3}(?:[-–—+*•¹²³⁴-⁹\[\]|]"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[ivx]{1,4}|[IVX]{1,4})[.)/]){0,2}[ \xa0]{0,3}(?:\d[ \xa0])?[“\"]?",
)
_SENTENCE = pattern("relations.sentence", r"[.!?][ \xa0]{1,3}(?=[\p{Lu}\-])")
_SELF = pattern("relations.self", cite_cues.any_of("self"))
_CALLED = "(?:sau đây|dưới đây)?[ \xa0]?(?:được )?(?:gọi|viết)(?: tắt| chung){0,2} là:?"
_DEFINES = pattern("relations.defines", rf"[ \xa0*]{{0,4}}(?:{_CALLED}|là|tức|nay là)?[ \xa0*“\"]{{0,4}}$")
_FOLLOWS = pattern("relations.follows", r"[ \xa0*]{0,4}(?:thực hiện |tổ chức |được )?(?:theo|căn cứ|thực hiện|triển khai)(?!\w)")
_AMENDED = pattern("relations.amended", rf"(?:,? (?:{cite_cues.any_of('amend_filler')}|[\divxa-zđ]{{1,4}}(?!\w))){{0,12}},? ?$")
_TYPES = alternation([kind.name.lower() for kind in doctypes.types()])
_ARRANGES = pattern("relations.arranges", rf"(?:{_TYPES})[^,;.:()]{{0,90}}$")
_TEAM = pattern("relations.team", rf"(?<!\w)(?:{cite_cues.any_of('team')})(?!\w)[^,;.:()]{{0,50}}$")
_TAIL_AT = pattern("relations.tail_at", r"(?:^|[ \xa0(])(?:tại|trong)[ \xa0]{1,3}$")


# `Nghị định A (được sửa đổi, bổ sung bởi | Nghị định B)`: what changed another is told of
_BY_OTHERS = pattern(
    "relations.by_others", r"(?:sửa đổi|bổ sung|thay thế|hợp nhất|bãi bỏ)(?: một số điều)?(?: của [^;.()]{1,40})? (?:bởi|bằng)(?: các)? $"
)


class Context(NamedTuple):
    """What stands left of a mention.

    `block` is where its block begins, `begin` where the mention itself begins (with its pinpoint), `previous` the relation of the
    mention before it in the block outside titles, `previous_end` the end of that mention's title; `opening` and `footnote` say
    whether the mention stands in the plan's opening or in a footnote.
    """

    block: int
    begin: int
    previous_end: int | None = None
    previous: Relation | None = None
    opening: bool = False
    footnote: bool = False


class _Cue(NamedTuple):
    kind: str
    start: int
    end: int


@cache
def _cues() -> re.Pattern[str]:
    words = {kind: [fold(word) for word in cite_cues.words("relation_" + kind)] for kind in _KINDS}
    kinds = "|".join(f"(?P<{kind}>{alternation(words[kind])})" for kind in _KINDS)
    return pattern("relations.cues", rf"(?<!\w)(?:{kinds})(?!\w)")


@cache
def _nominal() -> re.Pattern[str]:
    return pattern("relations.nominal", rf"(?<!\w)(?:{cite_cues.any_of('nominal')})(?!\w)")


@cache
def _maker() -> re.Pattern[str]:
    return pattern("relations.maker", rf"(?<!\w)(?:{cite_cues.any_of('maker')})(?!\w)[^;.:]{{0,60}}$")


def relation(text: str, mention: Mention, context: Context, bodies: Cover) -> Relation:
    """The relation of a mention that stands outside every title."""
    if bodies.within(mention.start - 1, mention.end):
        return "cites"
    floor = max(context.block, context.begin - _REACH, context.previous_end or 0)
    gap = fold(text[floor : context.begin])
    if mention.short and _TEAM.search(gap):
        return "cites"
    if context.opening:
        return "implements" if _announces(gap) else "basis"
    if _BY_OTHERS.search(gap) is not None:
        return "cites"
    if gap.endswith("phục vụ "):  # `làm sạch dữ liệu phục vụ Đề án 06`
        return "implements"
    bracket = _open_bracket(fold(text[max(context.block, context.begin - _REACH) : context.begin]))
    if bracket is not None:
        return _in_bracket(bracket, gap, mention, context)
    sentence = _last_sentence(text, floor, context.begin)
    if context.previous is not None and sentence is None:
        found = _judge(gap, mention, after_previous=True)
        return found or context.previous
    if mention.type in cite_cues.words("account"):
        return "cites"
    clause = gap if sentence is None else fold(text[sentence : context.begin])
    at_start = sentence is None and _MARKER.fullmatch(gap) is not None
    if at_start:
        return "implements"
    found = _judge_clauses(clause, mention)
    if found is None and context.footnote and _TAIL_AT.search(clause):
        return "implements"
    return found or "cites"


def _announces(gap: str) -> bool:
    """True in `UBND xã ban hành Kế hoạch thực hiện …`: what the plan's own title orders to be carried out."""
    clause = gap[gap.rfind(";") + 1 :]
    arranged = _ARRANGES.search(clause)
    return arranged is not None and _maker().search(clause[: arranged.start()]) is not None


def _open_bracket(left: str) -> str | None:
    """What stands between the last unclosed bracket and the mention, or None."""
    at = left.rfind("(")
    return None if at < 0 or ")" in left[at:] or "\n" in left[at:] else left[at + 1 :]


def _in_bracket(content: str, gap: str, mention: Mention, context: Context) -> Relation:
    before = gap[: max(0, len(gap) - len(content) - 1)]
    if _DEFINES.fullmatch(content):
        return _judge_clauses(before, mention) or context.previous or "cites"
    if "kèm theo" in content:
        inside = _judge(content, mention)
        if inside:
            return inside
        return _judge_clauses(before, mention) or context.previous or "cites"
    if _FOLLOWS.match(content):
        return "implements"
    if " theo " in f" {content} " or len(gap) < len(content):
        return context.previous if len(gap) < len(content) and context.previous else "cites"
    return _judge(content, mention) or context.previous or "cites"


def _last_sentence(text: str, floor: int, end: int) -> int | None:
    """Where the last sentence of `text[floor:end]` begins, or None where it has only one."""
    start = None
    for stop in _SENTENCE.finditer(text, floor, end):
        start = stop.end()
    return start


def _judge_clauses(clause: str, mention: Mention) -> Relation | None:
    """By the last part of a sentence cut at `;`, else by the part before it."""
    parts = clause.rsplit(";", 2)
    for part in reversed(parts):
        found = _judge(part, mention)
        if found:
            return found
    return None


def _judge(clause: str, mention: Mention, *, after_previous: bool = False) -> Relation | None:
    """The relation that the words of a folded clause before the mention give, or None where they say nothing."""
    cues = [_Cue(found.lastgroup or "", found.start(), found.end()) for found in _cues().finditer(clause)]
    cues = [cue for cue in cues if _speaks(cue, clause)]
    if not cues:
        return None
    last = next((cue for cue in cues if cue.kind in ("amend", "replace")), cues[-1])
    if last.kind in ("amend", "replace"):
        return _own_change(clause, last, mention)
    if last.kind in ("inside", "money", "tell", "check"):
        return "cites"
    if last.kind == "issued":
        return "implements" if any(cue.kind in ("do", "carry") for cue in cues[:-1]) else "cites"
    if last.kind == "carry":
        return "implements"
    if last.kind == "weak":
        if after_previous and len(cues) == 1:
            return None
        before = [cue.kind for cue in cues[:-1] if cue.kind != "weak" and clause[cue.start : cue.end] != "báo cáo"]
        return "cites" if before and before[-1] in ("tell", "check") else "implements"
    return "cites" if _governed(clause, cues) or _arranged(clause, last) else "implements"


def _speaks(cue: _Cue, clause: str) -> bool:
    """False for words without weight, and for changes whose object is another thing (`bổ sung kinh phí thực hiện …`)."""
    if cue.kind in ("amend", "replace"):
        return _AMENDED.fullmatch(clause[cue.end :]) is not None
    return cue.kind != "blank"


def _governed(clause: str, cues: list[_Cue]) -> bool:
    """True where what is carried out is only told of or checked: `kiểm tra việc triển khai …`, `sơ kết 5 năm thực hiện …`."""
    first_do = len(cues) - 1
    while first_do > 0 and cues[first_do - 1].kind == "do" and cues[first_do].start - cues[first_do - 1].end < 4:
        first_do -= 1
    start = cues[first_do].start
    if _AFTER_YEARS.search(clause[:start]):
        return True
    nouns = list(_nominal().finditer(clause, max(0, start - 34), start))
    noun = nouns[-1] if nouns else None
    if noun is None or any(mark in clause[noun.end() : start] for mark in ";:"):
        return False
    told = [cue for cue in cues[:first_do] if cue.kind in ("check", "tell") and cue.start < noun.start()]
    # `thực hiện và giám sát việc thực hiện X`: it is carried out as well
    joined = [cue for cue in cues[:first_do] if cue.kind == "do" and told and clause[cue.end : told[0].start].strip() in ("và", ",")]
    return bool(told) and not joined


_AFTER_YEARS = pattern("relations.after_years", r"\d năm (?:triển khai |tổ chức )?$")


def _arranged(clause: str, last: _Cue) -> bool:
    """True in `theo Kế hoạch thực hiện X`, the title of another instrument; not in `xây dựng kế hoạch thực hiện X`."""
    found = _ARRANGES.search(clause[: last.start])
    if found is None or found.start() < 2:
        return False
    before = clause[: found.start()]
    if _maker().search(before):
        return False
    return bool(_OTHERS.search(before))


_OTHERS = pattern("relations.others", rf"(?<!\w)(?:{cite_cues.any_of('arranged_by')})[ \xa0]$")


def _own_change(clause: str, cue: _Cue, mention: Mention) -> Relation:
    """`Kế hoạch này thay thế …`, `Sửa đổi, bổ sung mục II Kế hoạch số …`: amends or replaces; what others change is cited."""
    by_itself = _SELF.search(clause[: cue.start]) is not None
    if not by_itself:
        begins = _MARKER.fullmatch(clause[: cue.start].replace("sửa đổi, ", "").replace("sửa đổi và ", "")) is not None
        by_itself = begins and mention.type in _OWN_TYPES and not _central(mention)
    if not by_itself:
        return "cites"
    return "replaces" if cue.kind == "replace" else "amends"


def _central(mention: Mention) -> bool:
    parsed = parse_number(mention.number or "")
    row = issuers.lookup(parsed.issuers[0]) if parsed and parsed.issuers else None
    return row is not None and row.level == "central"
