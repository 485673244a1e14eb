"""The rows of a plan's items: those of its fullest source, written anew when that changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, tuple_, update

from planparse import record
from planparse.store import schema
from planparse.store.rows import Body, Row, Rows, rows
from planparse.text.search import body_key

_CHUNK = 300  # bodies asked for at once


def refresh(connection: Connection, plan: int) -> None:
    """Write the rows of a plan from its fullest source; a plan without sources goes."""
    table = schema.sources
    order = (table.c.status == "complete").desc(), table.c.ocr, table.c.chars.desc(), table.c.sha256, table.c.part
    best = connection.execute(select(table.c.pk, table.c.shown).where(table.c.plan == plan).order_by(*order).limit(1)).first()
    if best is None:
        connection.execute(delete(schema.plans).where(schema.plans.c.pk == plan))
        return
    if best.shown:
        return
    connection.execute(update(table).where(table.c.plan == plan).values(shown=table.c.pk == best.pk))
    _clear(connection, plan)
    data = json.loads(zlib.decompress(connection.execute(select(table.c.record).where(table.c.pk == best.pk)).scalar_one()))
    found = rows(record.of_data(data), data)
    connection.execute(update(schema.plans).where(schema.plans.c.pk == plan).values(found.plan))
    fill(connection, plan, found)


def _clear(connection: Connection, plan: int) -> None:
    for table in (schema.obligations, schema.citations, schema.agencies, schema.deadlines, schema.targets):
        connection.execute(delete(table).where(table.c.plan == plan))


def fill(connection: Connection, plan: int, found: Rows) -> None:
    """Write the rows of the items of a plan that has none."""
    bodies = _bodies(connection, {body for _, body, _ in found.roles} | {body for _, body in found.agencies})
    obligations = _add(connection, schema.obligations, plan, found.obligations)
    items = {
        "citations": _add(connection, schema.citations, plan, found.citations),
        "deadlines": _add(connection, schema.deadlines, plan, found.deadlines),
        "targets": _add(connection, schema.targets, plan, found.targets),
    }
    _put(connection, schema.agencies, [{"plan": plan, "body": bodies[body], **row} for row, body in found.agencies])
    _put(
        connection,
        schema.roles,
        [{"obligation": obligations[item], "body": bodies[body], "role": role} for item, body, role in found.roles],
    )
    _put(
        connection,
        schema.times,
        [
            {"deadline": items["deadlines"][item], "first": stretch.first.isoformat(), "last": stretch.last.isoformat()}
            for item, stretch in found.times
        ],
    )
    for kind, table in (
        ("citations", schema.obligation_citations),
        ("deadlines", schema.obligation_deadlines),
        ("targets", schema.obligation_targets),
    ):
        pairs = found.links[kind]
        _put(connection, table, [{"obligation": obligations[one], "item": items[kind][other]} for one, other in pairs])


def _put(connection: Connection, table: Table, found: Sequence[Row]) -> None:
    if found:
        connection.execute(insert(table), found)


def _add(connection: Connection, table: Table, plan: int, found: Sequence[Row]) -> dict[str, int]:
    """Insert items; their keys by their id in the record, asked for together: row by row each would cost a statement."""
    _put(connection, table, [{"plan": plan, **row} for row in found])
    if not found:
        return {}
    return {row.id: row.pk for row in connection.execute(select(table.c.id, table.c.pk).where(table.c.plan == plan))}


def _bodies(connection: Connection, wanted: Iterable[Body]) -> dict[Body, int]:
    """Keys of bodies; those that the store has not met are added."""
    every = sorted(set(wanted), key=lambda body: (body.name, body.agency_id, body.level))
    found = _known(connection, every)
    new = [body for body in every if body not in found]
    if new:
        values: list[dict[str, Any]] = [
            {"name": body.name, "agency_id": body.agency_id, "level": body.level, "folded": body_key(body.name)} for body in new
        ]
        connection.execute(insert(schema.bodies), values)
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
