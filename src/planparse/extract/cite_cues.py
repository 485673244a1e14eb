"""Words of the table `citation_cues.csv`, by kind."""

from __future__ import annotations

from functools import cache

from planparse.tables import alternation, table


@cache
def words(kind: str) -> tuple[str, ...]:
    """Cues of one kind in the order of the table."""
    return tuple(row["text"] for row in table("planparse.extract", "citation_cues") if row["kind"] == kind)


@cache
def any_of(kind: str) -> str:
    """A regular expression that matches any cue of one kind, the longest first."""
    return alternation(words(kind))
