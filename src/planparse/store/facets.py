"""How many obligations fit, and how many there would be with each value of a filter: what people narrow a question by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, select

from planparse.store import filters, schema, search
from planparse.store.filters import Filter
from planparse.store.store import Store

Facet = Literal["level", "place", "year", "theme", "modality", "agency"]
Counts = list[tuple[Any, int]]
_SHOWN = 12  # values of a facet
_YEARS = 50
_COUNTED = 5000  # obligations whose own values are counted; of more than these only what their plans have
_CHUNK = 500
_OF_PLANS: tuple[Facet, ...] = ("level", "place", "year")
_OF_DUTIES: tuple[Facet, ...] = ("theme", "modality", "agency")


def number(store: Store, ask: Filter) -> int:
    """How many obligations fit."""
    with store.connection() as connection:
        return connection.scalar(_fitting(connection, ask, func.count())) or 0


def facets(store: Store, ask: Filter) -> dict[Facet, Counts]:
    """Values by facet with the number of obligations, the most first (years: the latest); a facet's own filter does not count for itself.

    `place` are paths of plans, `agency` identifiers of bodies that lead. Where more than 5000 obligations fit, there is nothing of
    theme, modality and agency, which all of them would have to be read for.
    """
    without: dict[Facet, dict[str, Any]] = {name: {name: None} for name in (*_OF_PLANS, *_OF_DUTIES)}
    without["agency"]["role"] = None
    found: dict[Facet, Counts] = {}
    with store.connection() as connection:
        known: dict[Filter, dict[Facet, Counts]] = {}
        for name, changes in without.items():
            question = replace(ask, **changes)
            if question not in known:
                known[question] = _counted(connection, question)
            found[name] = known[question].get(name, [])
    return found


def _fitting(connection: Connection, ask: Filter, *chosen: ColumnElement[Any]) -> Select[Any]:
    """The plans are chosen once, not anew for each obligation."""
    conditions = [*filters.of_obligation(ask), *search.asked(connection, ask)]
    if of_plan := filters.of_plan(ask):
        conditions.append(schema.obligations.c.plan.in_(select(schema.plans.c.pk).where(*of_plan)))
    return select(*chosen).select_from(schema.obligations).where(*conditions)


def _counted(connection: Connection, ask: Filter) -> dict[Facet, Counts]:
    """All facets of a question."""
    duties = schema.obligations
    rows = connection.execute(
        _fitting(connection, ask, duties.c.pk, duties.c.plan, duties.c.theme, duties.c.modality).limit(_COUNTED + 1)
    ).all()
    if len(rows) > _COUNTED:
        plan = duties.c.plan + 0  # no column with an index: in its order SQLite would look for every obligation in every plan
        by_plan = connection.execute(_fitting(connection, ask, plan, func.count()).group_by(plan))
        return _plans(connection, {row[0]: row[1] for row in by_plan})
    return {
        **_plans(connection, Counter(row.plan for row in rows)),
        "theme": _most(Counter(row.theme for row in rows if row.theme)),
        "modality": _most(Counter(row.modality for row in rows)),
        "agency": _most(_leaders(connection, [row.pk for row in rows])),
    }


def _plans(connection: Connection, duties: dict[int, int]) -> dict[Facet, Counts]:
    """By what plans have, of the number of obligations by plan: a plan counts for its own place and all that hold it, for all its years."""
    level, place, year = Counter[str](), Counter[str](), Counter[int]()
    table = schema.plans
    columns = table.c.pk, table.c.level, table.c.path, table.c.year_from, table.c.year_to
    for row in _looked_up(connection, select(*columns), table.c.pk, list(duties)):
        count = duties[row.pk]
        if row.level:
            level[row.level] += count
        parts = row.path.split("/") if row.path else []
        place.update({"/".join(parts[:size]): count for size in range(1, len(parts) + 1)})
        if row.year_from:
            year.update(dict.fromkeys(range(row.year_from, min(row.year_to, row.year_from + _YEARS) + 1), count))
    return {"level": _most(level), "place": _most(place), "year": sorted(year.items(), reverse=True)[:_SHOWN]}


def _leaders(connection: Connection, duties: Sequence[int]) -> Counter[str]:
    role, body = schema.roles, schema.bodies
    chosen = select(role.c.obligation, body.c.agency_id).join(body, body.c.pk == role.c.body)
    chosen = chosen.where(role.c.role == "lead", body.c.agency_id != "").distinct()
    return Counter(row.agency_id for row in _looked_up(connection, chosen, role.c.obligation, duties))


def _looked_up(connection: Connection, chosen: Select[Any], key: ColumnElement[Any], keys: Sequence[int]) -> Iterable[Any]:
    for at in range(0, len(keys), _CHUNK):
        yield from connection.execute(chosen.where(key.in_(keys[at : at + _CHUNK])))


def _most(found: Counter[Any]) -> Counts:
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
