"""Obligations among themselves: nobody named, no deadline, two for one, and the order of reports. Codes O1 to O4, P4, A5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planparse.lint.context import Context, day
from planparse.lint.issue import Issue
from planparse.model import Deadline, Obligation, Section
from planparse.registry.keys import words
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_UNDATED = pattern(
    "lint.undated",
    r"đột xuất|kịp thời|ngay|theo quy định|theo yêu cầu|thường xuyên|vướng mắc|theo dõi|hằng|hàng|định kỳ|khi |sau khi|trước khi",
)
_INTRO = pattern("lint.intro", r":$|như sau")
_REPORT = pattern("lint.report", r"(?<!thông tin, )(?<!thông tin )báo cáo")
_LEAD = pattern("lint.lead", r"(?i)^\W*chủ trì")
_FIRST = pattern("lint.first_words", r"(?i)^\W*(?:chủ trì|phối hợp)[^:;]{0,80}?(?:các|với)[^:;,]{0,60}")
_OTHER = pattern("lint.other_work", r"kế hoạch chi tiết|phê duyệt|tổng kết|sơ kết|ban hành kế hoạch")
_LONG_ENOUGH, _LONGEST_END, _NEAR_REPORT = 12, 60, 160


def found(context: Context) -> Iterator[Issue]:
    """Findings of all rules on obligations."""
    deadlines = {item.id: item for item in context.plan.deadlines}
    yield from _by_section(context)
    yield from _twice(context)
    yield from _order(context, deadlines)
    yield from _criteria(context)


def _top(context: Context) -> dict[str, Section]:
    """The outermost section of each path."""
    by_id = {section.id: section for section in context.plan.sections}
    out: dict[str, Section] = {}
    for section in context.plan.sections:
        top, steps = section, 0
        while top.parent in by_id and steps < 20:
            top, steps = by_id[top.parent], steps + 1
        out.setdefault(section.path, top)
    return out


def _by_section(context: Context) -> Iterator[Issue]:
    """O1 and O2, once an outermost section: obligations without a body, reports without a deadline."""
    tops = _top(context)
    groups: dict[str, list[Obligation]] = defaultdict(list)
    for duty in context.plan.obligations:
        if duty.section in tops:
            groups[tops[duty.section].id].append(duty)
    sections = {section.id: section for section in tops.values()}
    for ident, duties in groups.items():
        span = sections[ident].heading_span
        nobody = [duty for duty in duties if not duty.responsible]
        if nobody:
            values = {"count": str(len(nobody)), "total": str(len(duties))}
            yield Issue("O1", span, "", values, related=tuple(duty.id for duty in nobody))
        late = [duty for duty in duties if _lacks_deadline(duty)]
        if late:
            yield Issue("O2", span, "", {"count": str(len(late))}, related=tuple(duty.id for duty in late))


def _lacks_deadline(duty: Obligation) -> bool:
    """A duty to report to somebody that says neither when nor on what occasion."""
    if duty.deadlines or duty.condition or not duty.report_to or not duty.responsible:
        return False
    text = fold(duty.text).strip()
    if _INTRO.search(text):
        return False
    return bool(_REPORT.search(text)) and not _UNDATED.search(text) and "tham mưu" not in text


def _key(duty: Obligation) -> tuple[str, ...]:
    """The words of a duty without the opening that names its partners."""
    return words(_FIRST.sub("", duty.text))


def _twice(context: Context) -> Iterator[Issue]:
    """O3, O4: the same words under another body."""
    ends: dict[str, list[Obligation]] = defaultdict(list)
    for duty in context.plan.obligations:
        if len(duty.text) < _LONGEST_END:
            continue
        end = duty.text[-_LONGEST_END:].strip(" .;,")  # what is the same ends alike; the words are looked at only then
        before = ends[end[-_LONGEST_END // 2 :]]
        other = next((earlier for earlier in before if len(_key(duty)) >= _LONG_ENOUGH and _key(earlier) == _key(duty)), None)
        before.append(duty)
        if other is None:
            continue
        ours, theirs = _leads(duty), _leads(other)
        if not ours or not theirs or set(ours) & set(theirs):
            continue
        if _LEAD.match(duty.text) and _LEAD.match(other.text):
            yield Issue("O3", duty.span, "", {"one": theirs[0], "other": ours[0]}, related=(other.id,))
        else:
            yield Issue("O4", duty.span, "", {"other": theirs[0]}, related=(other.id,))


def _leads(duty: Obligation) -> list[str]:
    return [body.name for body in duty.responsible if body.role == "lead"]


def _order(context: Context, deadlines: dict[str, Deadline]) -> Iterator[Issue]:
    """P4: the units' report comes before that of the body which sums it up; a period that this body has to report on has a deadline."""
    reports = [duty for duty in context.plan.obligations if duty.report_to and duty.responsible and periods(context, duty, deadlines)]
    for unit in reports:
        collectors = {body.agency_id for body in unit.report_to if body.agency_id}
        for sums in reports:
            leads = [body for body in sums.responsible if body.role == "lead" and body.agency_id in collectors]
            if sums is unit or not leads or any(body.agency_id == leads[0].agency_id for body in unit.responsible):
                continue
            undated = _undated(context, leads[0].agency_id, deadlines)
            yield from _between(periods(context, unit, deadlines), periods(context, sums, deadlines), leads[0].name, undated)


def _undated(context: Context, body: str | None, deadlines: dict[str, Deadline]) -> set[str]:
    """Periods that a body has to report on, without a date."""
    out: set[str] = set()
    for duty in context.plan.obligations:
        if any(actor.agency_id == body and actor.role == "lead" for actor in duty.responsible):
            found = [deadlines[key] for key in duty.deadlines if key in deadlines]
            found += [item for item in context.plan.deadlines if duty.span[0] <= item.span[0] < duty.span[1]]
            out.update(item.period for item in found if item.period and item.by is None)
    return out


def _dated(item: Deadline | None) -> bool:
    return item is not None and item.by is not None and item.kind in ("date", "recurring") and len(item.by) >= len("--06-10")


def periods(context: Context, duty: Obligation, deadlines: dict[str, Deadline]) -> dict[str, Deadline]:
    """Dated deadlines by the period they report on; a date in the last two months is taken for the year's."""
    out: dict[str, Deadline] = {}
    for key in duty.deadlines:
        item = deadlines.get(key)
        if item is None or item.by is None or not _dated(item):
            continue
        before = fold(context.text[max(duty.span[0], item.span[0] - _NEAR_REPORT) : item.span[1]])
        after = fold(context.text[item.span[1] : min(duty.span[1], item.span[1] + _NEAR_REPORT)])
        if ("báo cáo" not in before and "báo cáo" not in after) or _OTHER.search(before):
            continue
        month = item.by[-5:-3]
        period = item.period or ("P1Y" if month in ("11", "12") else None)
        if period:
            out.setdefault(period, item)
    return out


def _between(units: dict[str, Deadline], sums: dict[str, Deadline], body: str, undated: set[str]) -> Iterator[Issue]:
    if not sums:
        return
    for period, item in units.items():
        other = sums.get(period)
        if other is None and period in undated:
            last = list(sums.values())[-1]
            yield Issue("P4", last.span, "missing", {"period": f"period.{period}", "body": body}, related=(item.id,))
        elif other is not None and item.by and other.by and len(item.by) == len(other.by) and item.by > other.by:
            yield Issue(
                "P4",
                item.span,
                "order",
                {"due": day(item.by.lstrip("-")), "body": body, "other": day(other.by.lstrip("-"))},
                related=(other.id,),
            )


def _criteria(context: Context) -> Iterator[Issue]:
    """A5: criteria of a numbered set that nobody or several answer for; only where the plan deals out nearly all of them."""
    owners: dict[str, set[str]] = defaultdict(set)
    last: Obligation | None = None
    for duty in context.plan.obligations:
        for criterion in duty.criteria:
            owners[criterion].update(_leads(duty))
            last = duty
    numbers = sorted({int(name.partition("/")[0]) for name in owners if name.partition("/")[0].isdigit()})
    if last is None or len(numbers) < 5:
        return
    missing = [number for number in range(1, numbers[-1] + 1) if number not in numbers]
    if missing and len(numbers) >= 0.8 * numbers[-1]:
        yield Issue("A5", last.span, "nobody", {"names": "|".join(map(str, missing))})
    for name, leads in owners.items():
        if len(leads) > 1:
            duties = [duty for duty in context.plan.obligations if name in duty.criteria]
            if len({tuple(_leads(duty)) for duty in duties}) > 1:
                yield Issue(
                    "A5",
                    duties[-1].span,
                    "two",
                    {"name": name, "names": "|".join(sorted(leads))},
                    related=tuple(duty.id for duty in duties[:-1]),
                )
