"""The rows of a plan's items: those of its fullest source, written anew when that changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, tuple_, update

from planparse import record
from planparse.correct import Applied, Correction, apply
from planparse.store import kept, schema
from planparse.store.rows import Body, Row, Rows, rows
from planparse.text.search import body_key

PACKING = 3  # of zlib: a third of the time of its default for a tenth more room
_CHUNK = 300  # bodies asked for at once


def refresh(connection: Connection, plan: int) -> None:
    """Write the rows of a plan from its fullest source; a plan without sources goes."""
    best = _best(connection, plan)
    if best is None:
        connection.execute(delete(schema.plans).where(schema.plans.c.pk == plan))
    elif not best.shown:
        _write(connection, plan, best)


def renew(connection: Connection, plan: int) -> list[Correction]:
    """Write the rows of a plan anew, as its corrections are by now; those that do not fit."""
    best = _best(connection, plan)
    return _write(connection, plan, best).lost if best else []


def _best(connection: Connection, plan: int) -> Any:
    """The fullest source."""
    table = schema.sources
    order = (table.c.status == "complete").desc(), table.c.ocr, table.c.chars.desc(), table.c.sha256, table.c.part
    chosen = select(table.c.pk, table.c.shown, table.c.record).where(table.c.plan == plan).order_by(*order)
    found: Any = connection.execute(chosen).first()
    return found


def _write(connection: Connection, plan: int, best: Any) -> Applied:
    table, said = schema.sources, kept.of_plan(connection, plan)
    applied = apply(json.loads(zlib.decompress(best.record)), said) if said else Applied(json.loads(zlib.decompress(best.record)))
    data = applied.record
    found = rows(record.of_data(data), data, applied)
    corrected = zlib.compress(record.dump_data(data, indent=False), PACKING) if said else None
    connection.execute(update(table).where(table.c.plan == plan).values(shown=table.c.pk == best.pk, corrected=None))
    if corrected is not None:
        connection.execute(update(table).where(table.c.pk == best.pk).values(corrected=corrected))
    _clear(connection, plan)
    _fill(connection, plan, found)
    return applied


def _clear(connection: Connection, plan: int) -> None:
    for table in (schema.obligations, schema.citations, schema.agencies, schema.deadlines, schema.targets):
        connection.execute(delete(table).where(table.c.plan == plan))


def _fill(connection: Connection, plan: int, found: Rows) -> None:
    connection.execute(update(schema.plans).where(schema.plans.c.pk == plan).values(found.plan))
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
    """Insert items; their keys by their id in the record."""
    if not found:
        return {}
    made = connection.execute(insert(table).returning(table.c.pk, sort_by_parameter_order=True), [{"plan": plan, **row} for row in found])
    return {row["id"]: pk for row, pk in zip(found, made.scalars(), strict=True)}


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
