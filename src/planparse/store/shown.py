"""Which source of a plan is shown, and the rows of its items: written anew when that changes, or what people say of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select, update

from planparse import record
from planparse.correct import Applied, Correction, apply
from planparse.store import filling, kept, schema
from planparse.store.rows import Rows, rows

PACKING = 3  # of zlib: a third of the time of its default for a tenth more room


def choose(connection: Connection, plan: int) -> bool:
    """Show the fullest source of a plan; True where its rows must be written anew. A plan without sources goes."""
    table = schema.sources
    best = _best(connection, plan)
    if best is None:
        connection.execute(delete(schema.plans).where(schema.plans.c.pk == plan))
        return False
    if not best.shown:
        connection.execute(update(table).where(table.c.plan == plan).values(shown=table.c.pk == best.pk, corrected=None))
    return not best.shown


def renew(connection: Connection, plans: Iterable[int], at_hand: Mapping[int, dict[str, Any]] | None = None) -> list[Correction]:
    """Write the rows of plans anew, from the sources that are shown and what people say of them; the corrections that do not fit.

    `at_hand`: records as JSON data of some sources, by their keys; they need not be unpacked.
    """
    found: list[tuple[int, Rows]] = []
    lost: list[Correction] = []
    for plan in plans:
        best = _best(connection, plan)
        if best is not None:
            applied = _applied(connection, plan, best, (at_hand or {}).get(best.pk))
            found.append((plan, rows(record.of_data(applied.record), applied.record, applied)))
            lost += applied.lost
    filling.fill(connection, found)
    return lost


def _best(connection: Connection, plan: int) -> Any:
    """The fullest source."""
    table = schema.sources
    order = (table.c.status == "complete").desc(), table.c.ocr, table.c.chars.desc(), table.c.sha256, table.c.part
    columns = table.c.pk, table.c.shown, table.c.record, table.c.corrected
    found: Any = connection.execute(select(*columns).where(table.c.plan == plan).order_by(*order)).first()
    return found


def _applied(connection: Connection, plan: int, best: Any, data: dict[str, Any] | None) -> Applied:
    """The record with its corrections, which is kept beside it."""
    said = kept.of_plan(connection, plan)
    data = json.loads(zlib.decompress(best.record)) if data is None else data
    applied = apply(data, said) if said else Applied(data)
    corrected = zlib.compress(record.dump_data(applied.record, indent=False), PACKING) if said else None
    if corrected != best.corrected:
        connection.execute(update(schema.sources).where(schema.sources.c.pk == best.pk).values(corrected=corrected))
    return applied
