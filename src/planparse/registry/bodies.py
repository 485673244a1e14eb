"""Bodies of four levels with their validity, found by any way of writing their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.model import LEVELS, Level
from planparse.registry.keys import same_written, words
from planparse.tables import grouped, one_of, parts, table
from planparse.text.fold import fold


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one level; dates are ISO days or None (open, not known)."""

    name: str
    level: Level
    kind: str
    parent: str | None
    functions: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    source: str


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies in the order of the table."""
    return tuple(
        Body(
            row["name"],
            one_of(row["level"], LEVELS, "bodies.csv"),
            row["kind"],
            row["parent"] or None,
            parts(row["functions"]),
            row["valid_from"] or None,
            row["valid_to"] or None,
            row["source"],
        )
        for row in table("planparse.registry", "bodies")
    )


@cache
def _by_name() -> dict[str, tuple[Body, ...]]:
    return grouped((fold(body.name), body) for body in bodies())


@cache
def _heads() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Whole names in short (`thị đoàn`, `mttq`) with the levels they are for, as the finder of mentions knows them."""
    rows = [row for row in table("planparse.extract", "heads") if row["tail"] == "none"]
    return {fold(row["head"]): (row["name"], parts(row["level"])) for row in rows}


def body(name: str, level: Level) -> Body | None:
    """The body of exactly this name and level."""
    return next((row for row in _by_name().get(fold(name), ()) if row.level == level), None)


def written(name: str) -> tuple[Body, ...]:
    """Bodies that `name` writes, in full or in short; one row a level."""
    if fold(name) in _by_name():
        return _by_name()[fold(name)]
    asked = words(name)
    found = tuple(row for row in bodies() if same_written(asked, words(row.name))) if asked else ()
    if found or fold(name) not in _heads():
        return found
    known, levels = _heads()[fold(name)]
    rows = _by_name().get(fold(known), ()) or tuple(row for row in bodies() if fold(known) in fold(row.name) and row.level != "central")
    return tuple(row for row in rows if not levels or row.level in levels)
