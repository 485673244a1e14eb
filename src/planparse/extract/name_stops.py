"""Words that end a name that is read word by word."""

from __future__ import annotations

from functools import cache

from planparse.tables import table


@cache
def openers() -> frozenset[str]:
    """Those of them that a name may begin with."""
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops") if row["opens"])


@cache
def halves() -> frozenset[tuple[str, str]]:
    """Words that are no stop behind another: `trật tự`."""
    rows = table("planparse.extract", "name_stops")
    return frozenset((first, row["word"]) for row in rows for first in row["not_after"].split("|") if first)


@cache
def stops(purpose: bool = False) -> frozenset[str]:
    """All of them, or those that end the purpose of a committee, too."""
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops") if not purpose or row["purpose"])
