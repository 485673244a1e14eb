"""Who took over a body's functions, followed from step to step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.model import LEVELS, Level
from planparse.registry import units
from planparse.registry.agencies import AgencyId, name_slug
from planparse.registry.bodies import Body, body
from planparse.registry.candidates import Successor
from planparse.registry.keys import day_after, topic_fits
from planparse.registry.units import Unit
from planparse.tables import grouped, one_of, parts, table
from planparse.text.fold import fold

_MERGER = {"province": "202/2025/QH15", "commune": "nghị quyết của Ủy ban Thường vụ Quốc hội sắp xếp đơn vị hành chính cấp xã"}
_MOST = 60
_LEVEL_WORDS: dict[Level, str] = {"province": "tỉnh", "district": "huyện", "commune": "xã", "central": "trung ương"}


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the table: `topic` are the functions that go this way, none = all."""

    name: str
    level: Level
    topic: tuple[str, ...]
    to: str
    to_level: Level
    date: str
    where: str
    basis: str


@cache
def _steps() -> dict[tuple[str, str], tuple[Step, ...]]:
    steps = (
        Step(
            row["from"],
            one_of(row["from_level"], LEVELS, "successions.csv"),
            parts(row["topic"]),
            row["to"],
            one_of(row["to_level"], LEVELS, "successions.csv"),
            row["date"],
            row["where"],
            row["basis"],
        )
        for row in table("planparse.registry", "successions")
    )
    return grouped(((fold(step.name), step.level), step) for step in steps)


def full_name(name: str, unit: Unit | None, level: Level) -> str:
    """`Ủy ban nhân dân` and its unit; without a unit the level where names need one."""
    if unit is not None:
        return f"{name} {unit.full_name}"
    return name if level == "central" else f"{name} cấp {_LEVEL_WORDS[level]}"


def identifier(name: str, level: Level, unit: Unit | None) -> str | None:
    """The identifier of a body; None where its unit is not known."""
    if level == "central":
        return name_slug(name)
    return str(AgencyId(name_slug(name), tuple(units.path(unit).split("/")), False)) if unit is not None else None


def successors(name: str, level: Level, unit: Unit | None, topic: str | None, since: str = "") -> list[Successor]:
    """What became of a body's functions, step by step in order of time; with `topic` those that concern it."""
    out: list[Successor] = []
    todo = [(name, level, unit, topic, since)]
    seen: set[tuple[str, str | None, str | None]] = set()
    while todo and len(out) < _MOST:
        state = todo.pop(0)
        for heir, body_name, at_level, at_unit, narrowed in _next(*state):
            key = (heir.name, heir.function, heir.date)
            if key in seen:
                continue
            seen.add(key)
            out.append(heir)
            todo.append((body_name, at_level, at_unit, narrowed, heir.date or ""))
    return sorted(out, key=lambda heir: heir.date or "")


_State = tuple[Successor, str, Level, Unit | None, str | None]


def _next(name: str, level: Level, unit: Unit | None, topic: str | None, since: str) -> list[_State]:
    rows = [row for row in _steps().get((fold(name), level), ()) if row.date > since]
    follows = full_name(name, unit, level)
    out: list[_State] = []
    for row in _chosen(rows, topic):
        function = ", ".join(row.topic) or topic
        for at, part in _places(row, unit):
            full = full_name(row.to, at, row.to_level)
            heir = Successor(identifier(row.to, row.to_level, at), full, function, row.date, row.basis, follows, part)
            out.append((heir, row.to, row.to_level, at, topic or (row.topic[0] if row.topic else None)))
    return out or _with_its_unit(body(name, level), name, level, unit, topic, since, follows)


def _chosen(rows: list[Step], topic: str | None) -> list[Step]:
    """The rows that take the topic; those that take the rest where none does; all where nothing is asked or nothing fits."""
    if topic is None:
        return rows
    own = [row for row in rows if row.topic and topic_fits(topic, row.topic)]
    return own or [row for row in rows if not row.topic] or rows


def _places(row: Step, unit: Unit | None) -> list[tuple[Unit | None, bool]]:
    """Units in which a successor sits."""
    if unit is None or row.to_level == "central":
        return [(None, False)]
    if row.where == "same":
        above = [part for part in units.chain(unit) if part.level == row.to_level]
        at = above[0] if above else None
        if at is not None and at.valid_to and at.valid_to < row.date:
            return list(units.heirs(at)) or [(at, False)]
        return [(at, False)]
    kind = row.where.partition(":")[2]
    alike = {"": (), "xã": ("xã",), "phường": ("phường", "đặc khu")}[kind]
    return [(heir, part) for heir, part in units.heirs(unit) if not alike or heir.kind in alike]


def _with_its_unit(
    known: Body | None, name: str, level: Level, unit: Unit | None, topic: str | None, since: str, follows: str
) -> list[_State]:
    """The same body of the unit that followed: provinces and communes were merged, a huyện became a thị xã."""
    if unit is None or not unit.valid_to or unit.valid_to < since or (known and known.valid_to and known.valid_to < unit.valid_to):
        return []
    day = day_after(unit.valid_to)
    out: list[_State] = []
    for heir, part in units.heirs(unit):
        if heir.level == level:
            full = full_name(name, heir, level)
            step = Successor(
                identifier(name, level, heir), full, topic, day, _MERGER.get(level) if day > "2025-06" else None, follows, part
            )
            out.append((step, name, level, heir, topic))
    return out
