"""Rows of corrections, and which plan each belongs to.

A correction belongs to the plan that holds the source it was made on; where the store has lost that source, to the plan of its plan_id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select, tuple_

from planparse.correct.model import Change, Correction
from planparse.store import schema
from planparse.store.rows import storable

_table, _sources = schema.corrections, schema.sources
_COLUMNS = {field.name: "pk" if field.name == "id" else field.name for field in fields(Correction) if field.name != "status"}
_PLACE = ("quote", "before", "after")


def of_plan(connection: Connection, plan: int) -> list[Correction]:
    """Corrections of a plan that hold, in the order in which they were made."""
    return list(rows(connection, _table.c.undone_at.is_(None), belonging([plan])))


def of_plans(connection: Connection, plans: Sequence[int]) -> dict[int, list[Correction]]:
    """Those of several plans, by their keys; a plan without corrections has no entry."""
    found: dict[int, list[Correction]] = {}
    for one in rows(connection, _table.c.undone_at.is_(None), belonging(plans)):
        home = plan_of(connection, one)
        if home is not None:
            found.setdefault(home, []).append(one)
    return found


def belonging(plans: Sequence[int]) -> ColumnElement[bool]:
    """The condition on corrections that they are of plans with these keys."""
    called = select(schema.plans.c.plan_id).where(schema.plans.c.pk.in_(plans))
    mine = select(_sources.c.sha256, _sources.c.part).where(_sources.c.plan.in_(plans))
    elsewhere = exists().where(_sources.c.sha256 == _table.c.sha256, _sources.c.part == _table.c.part)
    return or_(tuple_(_table.c.sha256, _table.c.part).in_(mine), and_(_table.c.plan_id.in_(called), ~elsewhere))


def rows(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Correction]:
    """Corrections in the order in which they were made."""
    for row in connection.execute(select(_table).where(*where).order_by(_table.c.pk)).mappings():
        yield Correction(**{name: row[column] for name, column in _COLUMNS.items()})


def plan_of(connection: Connection, one: Correction) -> int | None:
    """Key of the plan that a correction belongs to; None where the store has none."""
    by_source = select(_sources.c.plan).where(_sources.c.sha256 == one.sha256, _sources.c.part == one.part)
    found = connection.scalar(by_source)
    return found if found is not None else plan_called(connection, one.plan_id)


def plan_called(connection: Connection, plan_id: str) -> int | None:
    """Key of the plan with this plan_id."""
    return connection.scalar(select(schema.plans.c.pk).where(schema.plans.c.plan_id == plan_id))


def put(connection: Connection, one: Change, about: Mapping[str, Any]) -> int:
    """Keep a change, or find it where it has been kept and nothing later says otherwise; its number."""
    plan = plan_called(connection, one.plan_id)
    same = belonging([plan]) if plan is not None else _table.c.plan_id == one.plan_id
    found = rows(connection, _table.c.undone_at.is_(None), _table.c["items"] == one.items, same)
    said = [other for other in found if _subject(other) == _subject(one)]
    if said and (said[-1].action, said[-1].value) == (one.action, one.value):
        return said[-1].id
    shown = select(_sources.c.sha256, _sources.c.part).where(_sources.c.plan == plan, _sources.c.shown)
    sha256, part = connection.execute(shown).one_or_none() or ("", 0)
    change = {field.name: getattr(one, field.name) for field in fields(Change)} | {"plan_id": storable(one.plan_id)}
    values = {**change, **about, "sha256": sha256, "part": part}
    number: int = connection.execute(insert(_table).values(values).returning(_table.c.pk)).scalar_one()
    return number


def _subject(one: Change) -> tuple[Any, ...]:
    """What a change is about: later ones about the same replace it."""
    other = one.value if one.action in ("link", "unlink") else None
    kind = one.action if one.action in ("accept", "reject", "add", "fill", "track") else "edit"
    return kind, one.field, _quoted(one.anchor), _quoted(other)


def _quoted(anchor: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(anchor[name] for name in _PLACE) if anchor else ()
