"""Deadlines against the calendar, the plan's own day and the days on which data are closed. Codes D1 to D9."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from planparse.lint.context import Context, day, is_day
from planparse.lint.issue import Issue
from planparse.model import Deadline
from planparse.tables import table
from planparse.text.patterns import pattern

_SAID = pattern("lint.said_date", r"(?P<d>29|30|31)(?:[/.]| tháng )(?P<m>0?[2469]|11)(?:(?:[/.]| năm )(?P<y>\d{4}))?(?![\d/.]\d|\d)")
_BEFORE_DAY = ("ngày", "hết", "trước", "đến", "từ", "vào")
_YEAR = pattern("lint.year", r"(?:19|20)\d\d")
_NEAR, _NEAR_REPORT = 5, 10
_LONG = frozenset({"P6M", "P9M", "P1Y"})
_REPORTS_SINCE = "2019-03-12"


def found(context: Context) -> Iterator[Issue]:
    """Findings on the deadlines that are whole dates, and on dates that no calendar has."""
    yield from _impossible(context)
    near: list[tuple[str, Issue]] = []
    for deadline in context.plan.deadlines:
        if deadline.by is None or deadline.kind not in ("date", "recurring"):
            continue
        if deadline.by.startswith("--") and len(deadline.by) == len("--06-10"):
            yield from _closed(context, deadline, int(deadline.by[2:4]), int(deadline.by[5:7]), None)
            continue
        due = _day(deadline.by) if is_day(deadline.by) else None
        if due is None:
            continue
        yield from _closed(context, deadline, due.month, due.day, due.year)
        yield from _day_off(deadline, due)
        yield from _outside(context, deadline, due)
        issue = _issued(context, deadline, due)
        if issue is not None:
            near.append((deadline.by, issue))
    if near:  # the first alone: those after it have the same cause
        yield min(near, key=lambda pair: (pair[0], pair[1].span))[1]


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _impossible(context: Context) -> Iterator[Issue]:
    """D2: `31/6`, `ngày 30 tháng 2`."""
    for said in _SAID.finditer(context.text):
        if not context.text[max(0, said.start() - 6) : said.start()].rstrip().endswith(_BEFORE_DAY):
            continue
        month, year = int(said["m"]), said["y"]
        most = 30 if month != 2 else 28 if year and not isleap(int(year)) else 29
        if int(said["d"]) > most:
            yield Issue("D2", said.span(), "", {"date": said[0]})


@cache
def _closings() -> tuple[tuple[str, int, int, int, int], ...]:
    rows = table("planparse.lint", "closings")
    return tuple((row["period"], int(row["from_month"]), int(row["to_month"]), int(row["month"]), int(row["day"])) for row in rows)


def _closed(context: Context, deadline: Deadline, month: int, number: int, year: int | None) -> Iterator[Issue]:
    """D7: a report of a period due before its data are closed; the Party has a calendar of its own."""
    if deadline.period is None or context.party or (context.not_after or "9") < _REPORTS_SINCE:
        return
    for period, first, last, at_month, at_day in _closings():
        if period == deadline.period and first <= month <= last and (month, number) <= (at_month, at_day):
            due = f"{number:02d}/{month}" + (f"/{year}" if year else "")
            values = {"period": f"period.{period}", "due": due, "close": f"{at_day}/{at_month}"}
            source = {"table": "closings", "id": period, "source": "Nghị định số 09/2019/NĐ-CP, Điều 12"}
            yield Issue("D7", deadline.span, "", values, rests_on=source)


@cache
def _days_off() -> frozenset[tuple[int, int]]:
    return frozenset((int(row["month"]), int(row["day"])) for row in table("planparse.lint", "days_off"))


def _day_off(deadline: Deadline, due: date) -> Iterator[Issue]:
    """D8. What must be done before a Saturday is done on a working day; before a Sunday it is not."""
    values = {"due": day(deadline.by or ""), "weekday": f"day.{due.weekday()}"}
    if due.weekday() == 6 or (due.weekday() == 5 and deadline.relation in ("on", "by")):
        yield Issue("D8", deadline.span, "weekend", values)
    elif deadline.relation in ("on", "by") and (due.month, due.day) in _days_off():
        yield Issue("D8", deadline.span, "holiday", values)


def _outside(context: Context, deadline: Deadline, due: date) -> Iterator[Issue]:
    """D9: a year that the deadline itself prints and that is not the plan's; the report on a year may come early in the next."""
    period = context.plan.metadata.period
    year = _YEAR.search(deadline.text)
    if not period.start or not period.end or year is None or int(year[0]) != due.year:
        return
    values = {"due": day(deadline.by or ""), "plan": str(period.start) if period.start == period.end else f"{period.start}-{period.end}"}
    if due.year < period.start and not (context.not_before and context.not_before <= (deadline.by or "")):
        yield Issue("D9", deadline.span, "before", values)
    elif due.year > period.end + 1 or (due.year == period.end + 1 and due.month > 3):
        yield Issue("D9", deadline.span, "after", values)


def _issued(context: Context, deadline: Deadline, due: date) -> Issue | None:
    """D1: due before the plan was issued, or in a few working days from then; a report on half a year or more needs more of them."""
    low = context.not_before
    start = _day(low) if low else None
    if start is None or low is None or not _YEAR.search(deadline.text):
        return None
    values = {"due": day(deadline.by or ""), "issued": day(low) if context.issued else f"sớm nhất {day(low)}"}
    last = due - timedelta(days=1) if deadline.relation == "before" else due
    if due < start:
        period = context.plan.metadata.period
        return Issue("D1", deadline.span, "past", values) if not period.start or due.year >= period.start else None
    days = sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, min((last - start).days, 40) + 1))
    if days < (_NEAR_REPORT if deadline.period in _LONG else _NEAR):
        return Issue("D1", deadline.span, "near", values | {"days": str(days)})
    return None
