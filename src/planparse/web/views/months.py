"""A month: its bounds, and its weeks as a calendar shows them."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]


@dataclass(slots=True)
class Cell:
    """A day of a month; `inside` false for those of its neighbours that fill the week."""

    day: date
    inside: bool
    rows: list[Row] = field(default_factory=list)


def weeks(year: int, month: int, rows: Sequence[Row]) -> list[list[Cell]]:
    """The weeks of a month from Monday on; a row stands on its last day."""
    grid = [[Cell(day, day.month == month) for day in week] for week in calendar.Calendar().monthdatescalendar(year, month)]
    by_day = {cell.day.isoformat(): cell for week in grid for cell in week if cell.inside}
    for row in rows:
        if row["last"] in by_day:
            by_day[row["last"]].rows.append(row)
    return grid


def lasting(first: date, last: date, rows: Sequence[Row]) -> list[Row]:
    """Rows whose stretch goes on beyond a month."""
    return [row for row in rows if row["last"] > last.isoformat() and row["first"] <= last.isoformat() and row["last"] >= first.isoformat()]


def bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def of_year(year: int) -> list[str]:
    """Its months as `2023-06`."""
    return [f"{year:04d}-{number:02d}" for number in range(1, 13)]


def shifted(year: int, month: int, by: int) -> str:
    """Another month as `2023-06`."""
    at = year * 12 + month - 1 + by
    return f"{at // 12:04d}-{at % 12 + 1:02d}"
