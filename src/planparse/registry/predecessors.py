"""Whose functions a body took over: one step back through the table of successions and the units that became its own."""

from __future__ import annotations

from planparse.model import Level
from planparse.registry import successions, units
from planparse.registry.candidates import Successor
from planparse.registry.units import Unit
from planparse.tables import table
from planparse.text.fold import fold


def predecessors(name: str, level: Level, unit: Unit | None) -> list[Successor]:
    """Bodies that gave functions to the body of this name and unit: each step as `successors` tells it, `follows` is the earlier body.

    Those of units that were merged into the body's own are found too. In order of time.
    """
    earlier = [(row["from"], row["from_level"]) for row in table("planparse.registry", "successions") if _gives_to(row, name, level)]
    asked = {(one, at) for one, at in [*earlier, (name, str(level))]}
    target = successions.identifier(name, level, unit)
    found: dict[tuple[str, str | None, str | None], Successor] = {}
    for body, at in sorted(asked):
        for place in _units(unit, at):
            for step in successions.successors(body, at, place, None):  # type: ignore[arg-type]
                if step.id == target and step.id is not None and step.follows != successions.full_name(name, unit, level):
                    found.setdefault((step.follows, step.function, step.date), step)
    return sorted(found.values(), key=lambda one: (one.date or "", one.follows, one.function or ""))


def _gives_to(row: dict[str, str], name: str, level: Level) -> bool:
    return fold(row["to"]) == fold(name) and row["to_level"] == level


def _units(unit: Unit | None, level: str) -> list[Unit | None]:
    """Units of a level in which an earlier body can have sat: the body's own, those that became it."""
    if level == "central" or unit is None:
        return [None]
    own: list[Unit | None] = [one for one in units.chain(unit) if one.level == level]
    return [*own, *(one for one in units.before(unit) if one.level == level)]
