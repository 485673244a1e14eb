"""The rows of plans into the tables, those of many plans at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, select, tuple_, update

from planparse.store import bulk, schema
from planparse.store.rows import Body, Row, Rows
from planparse.text.search import body_key

Keys = Mapping[tuple[int, str], int]
_CHUNK = 300  # bodies asked for at once
_LINKS = {
    "citations": schema.obligation_citations,
    "deadlines": schema.obligation_deadlines,
    "targets": schema.obligation_targets,
}


def fill(connection: Connection, plans: Sequence[tuple[int, Rows]]) -> None:
    """Write the rows of plans, by their keys, in the place of those that they had."""
    if not plans:
        return
    _clear(connection, [plan for plan, _ in plans])
    table = schema.plans
    values = [{"key": plan, **found.plan} for plan, found in plans]
    connection.execute(update(table).where(table.c.pk == bindparam("key")), values)
    bodies = _bodies(connection, {body for _, found in plans for body in _acting(found)})
    duties = _items(connection, schema.obligations, [(plan, found.obligations) for plan, found in plans])
    items = {
        "citations": _items(connection, schema.citations, [(plan, found.citations) for plan, found in plans]),
        "deadlines": _items(connection, schema.deadlines, [(plan, found.deadlines) for plan, found in plans]),
        "targets": _items(connection, schema.targets, [(plan, found.targets) for plan, found in plans]),
    }
    agencies = [{"plan": plan, "body": bodies[body], **row} for plan, found in plans for row, body in found.agencies]
    bulk.put(connection, schema.agencies, agencies)
    roles = [(plan, *one) for plan, found in plans for one in found.roles]
    bulk.put(
        connection,
        schema.roles,
        [{"obligation": duties[plan, duty], "body": bodies[body], "role": role} for plan, duty, body, role in roles],
    )
    dates = items["deadlines"]
    times = [(dates[plan, item], stretch) for plan, found in plans for item, stretch in found.times]
    bulk.put(
        connection,
        schema.times,
        [{"deadline": key, "first": stretch.first.isoformat(), "last": stretch.last.isoformat()} for key, stretch in times],
    )
    for kind, link in _LINKS.items():
        pairs = [(duties[plan, duty], items[kind][plan, item]) for plan, found in plans for duty, item in found.links[kind]]
        bulk.put(connection, link, [{"obligation": duty, "item": item} for duty, item in pairs])


def _acting(found: Rows) -> Iterable[Body]:
    yield from (body for _, body, _ in found.roles)
    yield from (body for _, body in found.agencies)


def _clear(connection: Connection, plans: Sequence[int]) -> None:
    for table in (schema.obligations, schema.citations, schema.agencies, schema.deadlines, schema.targets):
        connection.execute(delete(table).where(table.c.plan.in_(plans)))


def _items(connection: Connection, table: Table, found: Sequence[tuple[int, Sequence[Row]]]) -> Keys:
    """Insert items; their keys by plan and id in the record."""
    values: list[Row] = [{"plan": plan, **row} for plan, rows in found for row in rows]
    return {(row["plan"], row["id"]): key for row, key in zip(values, bulk.add(connection, table, values), strict=True)}


def _bodies(connection: Connection, wanted: Iterable[Body]) -> dict[Body, int]:
    """Keys of bodies; those that the store has not met are added."""
    every = sorted(set(wanted), key=lambda body: (body.name, body.agency_id, body.level))
    found = _known(connection, every)
    new = [body for body in every if body not in found]
    if new:
        rows = [{"name": body.name, "agency_id": body.agency_id, "level": body.level, "folded": body_key(body.name)} for body in new]
        bulk.put_new(connection, schema.bodies, rows)
        found |= _known(connection, new)
    return found


def _known(connection: Connection, bodies: Sequence[Body]) -> dict[Body, int]:
    table = schema.bodies
    found: dict[Body, int] = {}
    for at in range(0, len(bodies), _CHUNK):
        part = [(body.name, body.agency_id, body.level) for body in bodies[at : at + _CHUNK]]
        chosen = select(table.c.pk, table.c.name, table.c.agency_id, table.c.level)
        for row in connection.execute(chosen.where(tuple_(table.c.name, table.c.agency_id, table.c.level).in_(part))):
            found[Body(row.name, row.agency_id, row.level)] = row.pk
    return found
