"""Instruments that others replaced or followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.tables import table


@dataclass(frozen=True, slots=True)
class Replacement:
    """From `date` on `by` stands in the place of `instrument`; `how` says whether that is printed in it or only its subject is the same."""

    instrument: str
    by: str
    by_name: str
    date: str
    how: str
    source: str


@cache
def _rows() -> dict[str, Replacement]:
    rows = table("planparse.registry", "replacements")
    return {
        row["instrument"]: Replacement(row["instrument"], row["by"], row["by_name"], row["date"], row["how"], row["source"]) for row in rows
    }


def replaced(instrument: str) -> Replacement | None:
    """What took the place of an instrument, None where the table knows of nothing."""
    return _rows().get(instrument)
