"""The time of the plan itself, as far as the times in its text depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from planparse.model import Metadata


@dataclass(frozen=True, slots=True)
class PlanTime:
    """Years that the plan covers, the ISO date (partial) of its issue, and questions about an offset in its text.

    `school_year`: the two years are those of a school year, which begins in August. `division_year` gives the year that a heading above
    the offset states (`Mục tiêu cụ thể đến năm 2025`), `division_due` the year or ISO date that a heading or the opening sentence of a list
    above it sets for targets; `in_time_cell` is true in the column of time of a table of tasks, `in_objectives` in a division that sets
    objectives.
    """

    start: int | None = None
    end: int | None = None
    issued_on: str | None = None
    division_year: Callable[[int], int | None] = field(default=lambda _offset: None)
    division_due: Callable[[int], str | None] = field(default=lambda _offset: None)
    in_time_cell: Callable[[int], bool] = field(default=lambda _offset: False)
    in_objectives: Callable[[int], bool] = field(default=lambda _offset: False)
    school_year: bool = False

    @property
    def single_year(self) -> int | None:
        """The one year that the plan covers, or None where it covers several or says nothing."""
        return self.start if self.start is not None and self.start == self.end else None


def plan_time(about: Metadata) -> PlanTime:
    """What the metadata say; `time_outline` answers the questions about offsets."""
    start, end = about.period.start, about.period.end
    school_year = start is not None and end == start + 1 and "năm học" in (about.title or "").lower()
    return PlanTime(start, end, about.issued_on, school_year=school_year)
