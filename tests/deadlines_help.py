"""What the tables of deadlines share: the years of a plan, and a deadline in one line."""

from __future__ import annotations

from planparse.extract import deadlines
from planparse.extract.matches import DeadlineMatch
from planparse.extract.plan_time import PlanTime

ONE_YEAR = PlanTime(2024, 2024, "2024-02-19")
SEVERAL = PlanTime(2021, 2025, "2021-03-02")
UNKNOWN = PlanTime()


def value(match: DeadlineMatch) -> str:
    """The value in one line: `date 2024-05-15 before`."""
    if match.kind == "date":
        return f"date {match.by} {match.relation}"
    if match.kind == "interval":
        return f"interval {match.from_} {match.to}"
    if match.kind == "recurring":
        return f"recurring {match.period} {match.by} {match.relation}"
    if match.kind == "relative":
        return f"relative {match.offset} {match.trigger}"
    return f"horizon {match.by}"


def read(text: str, when: PlanTime) -> list[tuple[str, str]]:
    """Quote and value of each deadline in `text`."""
    return [(text[m.start : m.end], value(m)) for m in deadlines.find(text, when)]


def read_alone(text: str) -> list[tuple[str, str]]:
    """The same in a plan of 2024; a text of 2022 stands in no plan whose years are known."""
    return read(text, UNKNOWN if "2022" in text else ONE_YEAR)
