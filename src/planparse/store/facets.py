"""How many obligations fit, and how many there would be with each value of a filter: what people narrow a question by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, select

from planparse.store import filters, schema, search
from planparse.store.filters import Filter
from planparse.store.store import Store

Facet = Literal["level", "place", "year", "theme", "modality", "agency"]
Counts = list[tuple[Any, int]]
_YEARS = 50
_MOST = 12  # values of a facet that has no fixed ones


def number(store: Store, ask: Filter) -> int:
    """How many obligations fit."""
    with store.connection() as connection:
        return connection.scalar(_fitting(connection, ask, func.count())) or 0


def facets(store: Store, ask: Filter) -> dict[Facet, Counts]:
    """Values by facet with the number of obligations, the most first (years: the latest); a facet's own filter does not count for itself.

    `place` are paths of plans, `agency` identifiers of bodies that lead.
    """
    plans, duties = schema.plans, schema.obligations
    columns: dict[Facet, ColumnElement[Any]] = {"level": plans.c.level, "theme": duties.c.theme, "modality": duties.c.modality}
    with store.connection() as connection:
        without: dict[Facet, dict[str, Any]] = {name: {name: None} for name in columns}
        found = {name: _counts(connection, replace(ask, **without[name]), column) for name, column in columns.items()}
        found["place"] = _places(connection, replace(ask, place=None))
        found["year"] = _years(connection, replace(ask, year=None))
        return {**found, "agency": _leaders(connection, replace(ask, agency=None, role=None))}


def _fitting(connection: Connection, ask: Filter, *chosen: ColumnElement[Any]) -> Select[Any]:
    held = [] if ask.text is None else [search.holding(connection, ask.text)]
    conditions = [*filters.of_plan(ask), *filters.of_obligation(ask), *held]
    return select(*chosen).select_from(schema.obligations.join(schema.plans)).where(*conditions)


def _counts(connection: Connection, ask: Filter, column: ColumnElement[Any]) -> Counts:
    count = func.count()
    asked = _fitting(connection, ask, column, count).where(column.is_not(None)).group_by(column)
    return [(row[0], row[1]) for row in connection.execute(asked.order_by(count.desc(), column).limit(_MOST))]


def _places(connection: Connection, ask: Filter) -> Counts:
    """A plan counts for its own place and for all that hold it."""
    path, found = schema.plans.c.path, Counter[str]()
    for whole, count in connection.execute(_fitting(connection, ask, path, func.count()).where(path != "").group_by(path)):
        parts = whole.split("/")
        found.update({"/".join(parts[:size]): count for size in range(1, len(parts) + 1)})
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST]


def _years(connection: Connection, ask: Filter) -> Counts:
    """A plan of several years counts for each; the latest first."""
    columns, found = (schema.plans.c.year_from, schema.plans.c.year_to), Counter[int]()
    asked = _fitting(connection, ask, *columns, func.count()).where(columns[0].is_not(None)).group_by(*columns)
    for first, last, count in connection.execute(asked):
        found.update(dict.fromkeys(range(first, min(last, first + _YEARS) + 1), count))
    return sorted(found.items(), reverse=True)[:_MOST]


def _leaders(connection: Connection, ask: Filter) -> Counts:
    role, body, count = schema.roles, schema.bodies, func.count(func.distinct(schema.obligations.c.pk))
    asked = _fitting(connection, ask, body.c.agency_id, count)
    asked = asked.join(role, role.c.obligation == schema.obligations.c.pk).join(body, body.c.pk == role.c.body)
    asked = asked.where(role.c.role == "lead", body.c.agency_id != "").group_by(body.c.agency_id)
    return [(row[0], row[1]) for row in connection.execute(asked.order_by(count.desc(), body.c.agency_id).limit(_MOST))]
