"""When a deadline can fall: stretches of whole days in the plan's period."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from planparse.model import Deadline, Metadata
from planparse.text.patterns import pattern

_MOST = 400  # occurrences: a duty of every working day in five years is a stretch, not a list
_OPEN_END = date(9999, 12, 31)
_MONTHS = pattern("times.months", r"P(\d{1,3})([MY])")
_RULE = pattern(  # no rule of seconds, none that stands still
    "times.rule",
    r"(?P<head>FREQ=(?P<every>DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9]\d{0,3}|BY[A-Z]+=[A-Z0-9,+-]+))*)(?:;UNTIL=(?P<until>\d{8}))?",
)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of whole days, both ends included."""

    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """True where they share a day."""
        return self.first <= other.last and other.first <= self.last


def bounds(value: str | None) -> Days | None:
    """First and last day of an ISO date, whole or partial; None for none, and for a day of no year (`--06-20`)."""
    if not value or value.startswith("--"):
        return None
    try:
        numbers = [int(part) for part in value.split("-")]
        if len(numbers) > 2:
            return Days(date(*numbers), date(*numbers))
        year, month = numbers[0], numbers[1] if len(numbers) == 2 else None
        last = calendar.monthrange(year, month or 12)[1]
        return Days(date(year, month or 1, 1), date(year, month or 12, last))
    except (ValueError, IndexError, TypeError):  # TypeError: more than three parts
        return None


def period(metadata: Metadata) -> Days | None:
    """The plan's period; the year of its date where it states none."""
    return years(metadata.period.start, metadata.period.end, metadata.issued_on)


def years(start: int | None, end: int | None, issued_on: str | None) -> Days | None:
    """Whole years from `start` to `end`; the year of an ISO date where there is no start."""
    issued = bounds((issued_on or "")[:4])
    start = start or (issued.first.year if issued else None)
    end = end or start
    return Days(date(start, 1, 1), date(end, 12, 31)) if start and end and 1 <= start <= end <= 9999 else None


def occurrences(deadline: Deadline, within: Days | None) -> tuple[Days, ...]:
    """Stretches in which a deadline of a plan with the period `within` can fall, in order; none where that cannot be told.

    A rule gives its days inside the period. What recurs on no stated day can fall on any day of each month, quarter or year. What holds
    `from` a day on ends with the period.
    """
    if deadline.rrule:
        return tuple(islice(_ruled(deadline.rrule, within), _MOST))
    by, first, last = bounds(deadline.by), bounds(deadline.from_), bounds(deadline.to)
    if by:
        return (by,)
    if first or last:
        if deadline.relation == "from" and first:
            return (Days(first.first, within.last if within and within.last >= first.first else _OPEN_END),)
        start, end = (first or last), (last or first)
        return (Days(start.first, end.last),) if start and end and start.first <= end.last else ()
    return tuple(islice(_tiles(deadline.period, within), _MOST)) if deadline.kind == "recurring" and within else ()


def _tiles(span: str | None, within: Days) -> Iterator[Days]:
    """What recurs each month, quarter, year … on no stated day: one stretch for each time; all of the period for anything else."""
    match = _MONTHS.fullmatch(span or "")
    step = int(match[1]) * (12 if match[2] == "Y" else 1) if match else 0
    if not step:
        yield within
        return
    first = within.first
    while first <= within.last:
        months = first.year * 12 + first.month - 1 + step
        if months >= 10_000 * 12:  # the calendar ends
            yield Days(first, within.last)
            return
        after = date(months // 12, months % 12 + 1, 1)
        yield Days(first, min(after - timedelta(days=1), within.last))
        first = after


def _ruled(rule: str, within: Days | None) -> Iterator[Days]:
    """Days of a rule inside the period; the rule ends with it, so that one which never comes true ends, too."""
    from dateutil.rrule import rrulestr

    match = _RULE.fullmatch(rule)
    if within is None or match is None:
        return
    if match["every"] == "DAILY":
        yield within
        return
    end = min(match["until"] or "99991231", within.last.isoformat().replace("-", ""))
    try:
        for moment in rrulestr(f"{match['head']};UNTIL={end}", dtstart=datetime(within.first.year, 1, 1)):
            yield Days(moment.date(), moment.date())
    except ValueError:
        return
