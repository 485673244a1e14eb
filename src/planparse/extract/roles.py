"""Who does what within one block: leads, partners, receivers of reports, read from the words around the mentions.

A list of bodies shares the role of its first. The cues are tables; what stands directly before the list decides, then its place in the
sentence (GUIDE rules 34 to 37).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planparse.extract.matches import BodyMatch
from planparse.tables import alternation, table
from planparse.text.patterns import pattern

CueRole = Literal["not", "coordinate", "via", "report", "order", "request", "duty"]

_LIST_GAP = pattern("roles.list_gap", r" ?[,;]? ?(?:và |cùng |hoặc |với )?")
_SENTENCE_START = pattern("roles.sentence_start", r"(?:^|[.;:!?] |[.;] ?\n?)[“\"(]?$")
_AFTER_CLAUSE = pattern("roles.after_clause", r", (?:thì |đồng thời )?$")
_OPENER = pattern(
    "roles.opener",
    r"(?:căn cứ|để |trên cơ sở|theo |trong |khi |hàng |hằng |định kỳ|nhằm |với |sau |trước |từ |ngoài |đồng thời|tùy |nếu |trường hợp|đối với|quá trình|"
    r"thực hiện|trên đây|kết thúc|đến |cuối |đầu |ngay |vào |năm |quý |tháng |nhân |được |dưới )",
)
_OPENER_ALONE = pattern("roles.opener_alone", r"(?:^|[.;] )(?:(?:hàng|hằng) (?:năm|quý|tháng|tuần)|định kỳ|giao|trước mắt|ngoài ra|riêng) ?$")
_ORDERS_OTHERS = pattern("roles.orders_others", r" (?:[^\W\d_]{1,8} ){0,3}?(?:yêu cầu|đề nghị|giao|chỉ thị|phân công)(?![^\W_])")
_REPORT_BEFORE = pattern("roles.report_before", r"(?:báo cáo|phản ánh|gửi|kiến nghị|đề xuất|trình)(?![^\W_])")
_TO = pattern("roles.to", r"(?:về|cho|tới|lên|gửi|trình) $")
_NEXT_STEP = pattern("roles.next_step", r"(?:để|giúp) [^.;:()]{0,60}$")
_SENTENCE_SPLIT = pattern("roles.sentence_split", r"[.;:!?] ")
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices into the bodies of the block. `subject` is true where the leads open the block; `requested` where they are asked."""

    leads: tuple[int, ...]
    partners: tuple[int, ...]
    receivers: tuple[tuple[int, bool], ...]
    subject: bool
    ordered: bool
    requested: bool


@cache
def _cues() -> tuple[tuple[CueRole, re.Pattern[str]], ...]:
    rows = table("planparse.extract", "role_cues")
    return tuple((row["role"], pattern(f"roles.cue_{i}", rf"(?<![^\W_])(?:{row['regex']}) $")) for i, row in enumerate(rows))  # type: ignore[misc]


@cache
def _verb() -> re.Pattern[str]:
    verbs = [row["verb"] for row in table("planparse.extract", "duty_verbs")]
    return pattern("roles.verb", rf"(?:,? (?:{alternation(verbs)})(?![^\W_])| \([^()]{{1,60}}\) (?:{alternation(verbs)})(?![^\W_]))")


def read_roles(folded: str, start: int, end: int, bodies: Sequence[BodyMatch], offset: int = 0) -> Roles:
    """Roles of `bodies` (all within `[start, end)` of `folded`, in order)."""
    leads: list[int] = []
    partners: list[int] = []
    receivers: list[tuple[int, bool]] = []
    subject = ordered = requested = False
    lists = groups(folded, bodies, offset)
    while lists:
        group = lists.pop(0)
        first, last = bodies[group[0]], bodies[group[-1]]
        before = folded[max(start, first.start - offset - _WINDOW) : first.start - offset]
        sentence = _sentence(folded, start, first.start - offset)
        after = folded[last.end - offset : min(end, last.end - offset + 70)]
        cue = _cue(before)
        if cue == "not":
            lists[:0] = _after_semicolon(folded, bodies, group, offset)
        elif cue == "coordinate":
            partners += group
        elif cue == "via":
            receivers += [(index, True) for index in group]
        elif cue == "report" or (cue is None and _TO.search(before) and _REPORT_BEFORE.search(sentence)):
            if not (receivers and _NEXT_STEP.search(sentence)):
                receivers += [(index, False) for index in group]
        elif cue in ("order", "request", "duty"):
            leads += group
            ordered = ordered or cue != "request"
            requested = requested or cue == "request"
        elif cue is None and not _ORDERS_OTHERS.match(after) and _is_subject(folded, start, first.start - offset, sentence, after, bool(leads)):
            leads += group
            subject = subject or first.start - offset - start <= 2
    return Roles(tuple(leads), tuple(partners), tuple(receivers), subject, ordered, requested)


def groups(folded: str, bodies: Sequence[BodyMatch], offset: int = 0) -> list[list[int]]:
    """Lists of bodies joined by commas, semicolons and `và`."""
    found: list[list[int]] = []
    for index, body in enumerate(bodies):
        gap = folded[bodies[index - 1].end - offset : body.start - offset] if index else None
        if gap is not None and _LIST_GAP.fullmatch(gap):
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _after_semicolon(folded: str, bodies: Sequence[BodyMatch], group: list[int], offset: int) -> list[list[int]]:
    """A list without a role ends at a semicolon; what follows is read on its own (`giữa các ngành; các tổ chức … thực hiện`)."""
    for at in range(1, len(group)):
        if ";" in folded[bodies[group[at - 1]].end - offset : bodies[group[at]].start - offset]:
            return [group[at:]]
    return []


def _cue(before: str) -> CueRole | None:
    for role, regex in _cues():
        if regex.search(before):
            return role
    return None


def _sentence(folded: str, start: int, at: int) -> str:
    """The sentence so far, from its begin to `at`."""
    low = max(start, at - 400)
    cut = low
    for match in _SENTENCE_SPLIT.finditer(folded, low, at):
        cut = match.end()
    return folded[cut:at]


def _is_subject(folded: str, start: int, at: int, sentence: str, after: str, has_lead: bool) -> bool:
    """The list opens the block or a sentence, or follows an opening clause, and a verb of duty comes after it."""
    if at - start <= 2:
        return len(after.split()) >= 2 and after[:1] not in ".;:)" and not after.startswith((" là một trong", " được"))
    if has_lead or not _verb().match(after):
        return False
    if _SENTENCE_START.search(folded[max(start, at - 4) : at]):
        return True
    if _OPENER_ALONE.search(folded[max(start, at - 20) : at]):
        return True
    return bool(_AFTER_CLAUSE.search(folded[max(start, at - 12) : at]) and _OPENER.match(sentence.lstrip()))
