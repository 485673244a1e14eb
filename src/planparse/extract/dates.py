"""Calendar arithmetic for time expressions: stretches of the calendar whose year may be open, written as ISO text."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace

from planparse.tables import table

_PACKAGE = "planparse.extract"
# day number that stands for the last day of the month, whatever the year
LAST = 0
_LEAP_YEAR = 2000
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first day to the last of a named piece of the calendar; `year` is None where the words leave it open.

    `unit` says how it was named: day, month, quarter, half, year, part. Day numbers may be LAST. `last_year` differs from `year`
    in ranges over new year only.
    """

    unit: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    last_year: int | None = None

    def in_year(self, year: int | None) -> Stretch:
        """The same piece in `year`, where the words themselves leave it open."""
        return self if self.year is not None or year is None else replace(self, year=year, last_year=year)


def _real(month: int, day: int, year: int | None = None) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


def day(number: int, month: int, year: int | None = None) -> Stretch | None:
    """One day, or None where the calendar has no such day."""
    return Stretch("day", (month, number), (month, number), year, year) if _real(month, number, year) else None


def days(first: Stretch, last: Stretch) -> Stretch | None:
    """From one stretch to the next; an open first year is taken from the last. None where the end lies before the beginning."""
    last_year = last.last_year
    year = first.year if first.year is not None else last_year
    if last_year is None:
        last_year = year
    if year is not None and last_year is not None and (year, first.first) > (last_year, last.last):
        if (year == last_year and first.year is None) and last.last[0] < first.first[0]:
            year -= 1
        elif last.last[1] != LAST or (year, first.first[0]) > (last_year, last.last[0]):
            return None
    return Stretch("range", first.first, last.last, year, last_year)


def next_to(first: Stretch, after: Stretch) -> Stretch | None:
    """Both as one where `after` is the day, month or quarter that follows `first`, of which one may leave its year open; None else."""
    if after.unit not in {"day", "month", "quarter"} or first.unit not in {after.unit, "range"}:
        return None
    month, number = first.last
    ends = number in {LAST, calendar.monthrange(first.last_year or after.year or _LEAP_YEAR - 1, month)[1]}
    turns = ends and month == _DECEMBER
    said = [year for year in (first.last_year, after.year - turns if after.year is not None else None) if year is not None]
    if after.first != ((month % _DECEMBER + 1, 1) if ends else (month, number + 1)) or len(set(said)) > 1:
        return None
    year = said[0] if said else None
    begun = first.year if first.year is not None else year
    return Stretch("range", first.first, after.last, begun, year + turns if year is not None else None)


def month(number: int, year: int | None = None) -> Stretch | None:
    """A month, or None."""
    return Stretch("month", (number, 1), (number, LAST), year, year) if 1 <= number <= 12 else None


def quarter(number: int, year: int | None = None) -> Stretch:
    """A quarter, 1 to 4."""
    return Stretch("quarter", (3 * number - 2, 1), (3 * number, LAST), year, year)


def year(number: int | None, last: int | None = None) -> Stretch:
    """A year, or several."""
    return Stretch("year", (1, 1), (12, 31), number, last if last is not None else number)


def half(months: int, at_end: bool, of: int | None = None) -> Stretch:
    """The first or last `months` months of a year (`6 tháng đầu năm`)."""
    first = 13 - months if at_end else 1
    return Stretch("half", (first, 1), (first + months - 1, LAST), of, of)


def part(name: str, whole: Stretch) -> Stretch:
    """The beginning, middle or end (`đầu`, `giữa`, `cuối`) of a month, quarter or year; it ends where the table says."""
    kind = {"month": "tháng", "quarter": "quý", "year": "năm"}[whole.unit]
    row = next(r for r in table(_PACKAGE, "parts_of_time") if r["part"] == name and r["unit"] == kind)
    end = (whole.first[0] + int(row["month"]) - 1, int(row["day"]))
    return Stretch("part", whole.first, end, whole.year, whole.last_year)


def iso(at: tuple[int, int], of: int | None) -> str:
    """`2024-06-30`, or `--06-30` where the year is open."""
    number = at[1] if at[1] != LAST else calendar.monthrange(of or 2001, at[0])[1]
    return f"{of:04d}-{at[0]:02d}-{number:02d}" if of is not None else f"--{at[0]:02d}-{number:02d}"


def bounds(stretch: Stretch) -> tuple[str, str]:
    """First and last day as ISO text."""
    return iso(stretch.first, stretch.year), iso(stretch.last, stretch.last_year)


def start_of(stretch: Stretch) -> str:
    """What `trước`/`từ` that stretch means: the day, `2024-06` for a month, `2024` for a year, else its first day."""
    first = iso(stretch.first, stretch.year)
    if stretch.year is None:
        return first
    return {"month": first[:7], "year": first[:4]}.get(stretch.unit, first)


def yearly_rule(by: str, until: int | None) -> str:
    """RRULE of a date that returns every year, up to the end of the year `until`."""
    rule = f"FREQ=YEARLY;BYMONTH={int(by[-5:-3])};BYMONTHDAY={int(by[-2:])}"
    return f"{rule};UNTIL={until}1231" if until is not None else rule


def duration(number: int, unit: str) -> str:
    """ISO 8601 duration of a number of phút, giờ, ngày, tuần, tháng, quý, học kỳ or năm; whole days for hours where they divide by 24."""
    if unit == "phút":
        return f"PT{number}M"
    if unit == "giờ":
        return f"P{number // 24}D" if number % 24 == 0 else f"PT{number}H"
    if unit == "quý":
        return f"P{3 * number}M"
    if unit == "học kỳ":
        return duration(6 * number, "tháng")
    if unit == "tháng" and number % 12 == 0:
        return f"P{number // 12}Y"
    return f"P{number}{ {'ngày': 'D', 'tuần': 'W', 'tháng': 'M', 'năm': 'Y'}[unit] }"
