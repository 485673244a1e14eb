"""Words that end a name that is read word by word."""

from __future__ import annotations

from functools import cache

from planparse.tables import table


@cache
def stops(purpose: bool = False) -> frozenset[str]:
    """All of them, or those that end the purpose of a committee, too."""
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops") if not purpose or row["purpose"])
