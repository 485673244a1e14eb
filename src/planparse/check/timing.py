"""Days: reports later than the superior needs them, duties later than it asks, a plan issued too late. Codes P3, D1, D9."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair, printed
from planparse.lint.context import Context, day
from planparse.lint.duties import periods
from planparse.lint.issue import Issue
from planparse.model import Deadline, Obligation, Responsible
from planparse.registry.agencies import parse_agency_id
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_PLANS = pattern("check.plans", r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^.;:]{0,60}?(?:kế hoạch|chương trình)")
_DAY = pattern("check.day_of_month", r"ngày (?P<n>\d{1,2})\b(?! ?[/.-] ?\d| tháng \d)")
_QUARTER_END = pattern("check.quarter_end", r"tháng cuối|tháng đầu|quý sau|tháng sau|kế tiếp|tiếp theo")
_TO = pattern("check.to", r"(?:báo cáo|gửi|về|trình)\s*$")
_EVERYBODY = pattern("check.everybody", r"địa phương|đơn vị|cơ quan|ngành|ban")


def found(pair: Pair) -> Iterator[Conflict]:
    """Findings on deadlines."""
    yield from _reports(pair)
    yield from _tasks(pair)
    yield from _issued(pair)


def _deadlines(context: Context) -> dict[str, Deadline]:
    return {item.id: item for item in context.plan.deadlines}


def last_day(item: Deadline, year: int | None) -> date | None:
    """The last day on which it is kept; `year` for those that come every year. None where the day is not known."""
    by = item.by or item.to
    if by is None:
        return None
    try:
        whole = date.fromisoformat(by if not by.startswith("--") else f"{year or 2000}{by[1:]}")
    except ValueError:
        return None
    return whole - timedelta(days=1) if item.relation == "before" else whole


# reports


def _reports(pair: Pair) -> Iterator[Conflict]:
    """P3, once a period: the plan reports up after the superior's day, or has its own units report no earlier than that."""
    asked = _asked(pair)
    if not asked:
        return
    year = pair.plan.metadata.period.start
    dues = _deadlines(pair.ours)
    for duty in pair.plan.obligations:
        up = _goes_up(pair, duty)
        if not up and (not duty.report_to or any(not body.agency_id for body in duty.report_to)):
            continue
        for period, item in (periods(pair.ours, duty, dues) | _monthly(duty, dues)).items():
            theirs = asked.get(period)
            later = _later(item, theirs, year) if theirs else None
            if theirs is None or later is None or later < 0 or (up and later == 0):
                continue
            values = {"due": _said(item), "other": _said(theirs), "period": f"period.{period}"}
            yield Conflict(Issue("P3", item.span, "report" if up else "units", values), pair.superior, (theirs.span,))


def _asked(pair: Pair) -> dict[str, Deadline]:
    """The earliest day by period on which the superior wants a report of the plan's level."""
    dues, out = _deadlines(pair.theirs), dict[str, Deadline]()
    year = pair.plan.metadata.period.start
    for duty in pair.superior.obligations:
        if not any(pair.addressed(body) or _everybody(body) for body in duty.responsible):
            continue
        for period, item in (periods(pair.theirs, duty, dues) | _monthly(duty, dues)).items():
            if period not in out or (_later(item, out[period], year) or 0) < 0:
                out[period] = item
    return out


def _monthly(duty: Obligation, dues: dict[str, Deadline]) -> dict[str, Deadline]:
    """Reports on a day of each month or quarter, by their period."""
    found = [dues[name] for name in duty.deadlines if name in dues]
    return {item.period: item for item in reversed(found) if item.period in ("P1M", "P3M") and _DAY.search(item.text)}


def _later(one: Deadline, other: Deadline, year: int | None) -> int | None:
    """Days by which the first is later than the other (0 for the same day); None where they cannot be compared."""
    days = last_day(one, year), last_day(other, year)
    if days[0] is not None and days[1] is not None:
        return (days[0] - days[1]).days
    numbers = _DAY.search(one.text), _DAY.search(other.text)
    if one.by or other.by or not numbers[0] or not numbers[1] or _QUARTER_END.findall(one.text) != _QUARTER_END.findall(other.text):
        return None
    return int(numbers[0]["n"]) - int(numbers[1]["n"])


def _everybody(body: Responsible) -> bool:
    """`các cơ quan, đơn vị, địa phương`: of no level, or of all."""
    return body.level is None and (body.agency_id or "*").startswith("*") and bool(_EVERYBODY.search(fold(body.name)))


def _goes_up(pair: Pair, duty: Obligation) -> bool:
    """Received by a body above, whether the record has it as a receiver or only the words do (`tham mưu UBND huyện báo cáo Sở Y tế`)."""
    if any(_above(pair, body.agency_id) for body in duty.report_to):
        return True
    inside = [agency for agency in pair.plan.agencies if duty.span[0] <= agency.span[0] < duty.span[1] and _above(pair, agency.agency_id)]
    return any(_TO.search(fold(pair.plan.text[duty.span[0] : agency.span[0]])) for agency in inside)


def _above(pair: Pair, agency_id: str | None) -> bool:
    """A body of a place that holds the plan's."""
    place = parse_agency_id(agency_id).place if agency_id else ()
    return len(place) < len(pair.path) and pair.path[: len(place)] == place


def _said(item: Deadline) -> str:
    number = _DAY.search(item.text)
    return day((item.by or item.to or "").removeprefix("--")) or (f"ngày {number['n']}" if number else item.text)


# duties


def _tasks(pair: Pair) -> Iterator[Conflict]:
    """P3: one day each for the same duty, that of the plan later; D9: later than the superior's own period."""
    above, own = _deadlines(pair.theirs), _deadlines(pair.ours)
    year = pair.plan.metadata.period.start
    for theirs, ours, _ in pair.best:
        if theirs.report_to or not _for_the_level(pair, theirs) or pair.for_lower(ours):
            continue
        limit, due = _only(theirs, above), _only(ours, own)
        if limit is None or due is None or limit.period != due.period:
            continue
        asked, said = last_day(limit, year), last_day(due, year)
        if asked is not None and said is not None and said > asked:
            values = {"due": _said(due), "other": _said(limit)}
            yield Conflict(Issue("P3", due.span, "task", values), pair.superior, (limit.span,))
    yield from _outside(pair)


def _for_the_level(pair: Pair, duty: Obligation) -> bool:
    """Given to the plan's level, or to nobody and everybody."""
    leads = [body for body in duty.responsible if body.role == "lead"]
    return not leads or any(pair.addressed(body) or _everybody(body) for body in leads)


def _only(duty: Obligation, dues: dict[str, Deadline]) -> Deadline | None:
    dated = [dues[key] for key in duty.deadlines if key in dues and dues[key].kind in ("date", "interval", "horizon")]
    return dated[0] if len(dated) == 1 else None


def _outside(pair: Pair) -> Iterator[Conflict]:
    """D9: a day behind the years of the superior; what reports or sums up a year may come early in the next."""
    end = pair.superior.metadata.period.end
    title = printed(pair.superior, pair.superior.metadata.title)
    summing = {name for duty in pair.plan.obligations if duty.report_to or duty.theme == "reporting" for name in duty.deadlines}
    for item in pair.plan.deadlines:
        whole = item.kind in ("date", "interval") and not (item.by or "").startswith("--")
        due = last_day(item, None) if whole else None
        if end and due is not None and (due.year > end + 1 or (due.year > end and (due.month > 3 or item.id not in summing))):
            values = {"due": _said(item), "plan": str(end)}
            yield Conflict(Issue("D9", item.span, "superior", values), pair.superior, (title,) if title else ())


# the plan's own day


def _issued(pair: Pair) -> Iterator[Conflict]:
    """D1: issued after the day by which the superior wants the plans of this level."""
    issued = pair.ours.issued
    if issued is None:
        return
    dues = _deadlines(pair.theirs)
    for duty in pair.superior.obligations:
        asks = _PLANS.search(fold(duty.text)) and any(pair.addressed(body) or _everybody(body) for body in duty.responsible)
        for item in (dues[name] for name in duty.deadlines if name in dues) if asks else ():
            limit = last_day(item, None) if item.kind == "date" and not (item.by or "-").startswith("-") else None
            planned = _PLANS.search(fold(pair.theirs.text[duty.span[0] : item.span[0]])) is not None
            if limit is not None and planned and issued > limit.isoformat():
                values = {"issued": day(issued), "other": _said(item)}
                yield Conflict(Issue("D1", pair.dated_line, "asked", values), pair.superior, (item.span,))
                return
