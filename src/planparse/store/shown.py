"""Which source of a plan is shown, and the rows of its items: written anew when that changes, or what people say of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from planparse import record
from planparse.correct import Applied, Correction, apply
from planparse.model import Plan
from planparse.store import filling, kept, schema
from planparse.store.rows import Rows, rows

AtHand = tuple[Plan, dict[str, Any]]  # a plan, and the same as JSON data
_SOME = 100  # plans whose rows are in memory at once
PACKING = 3  # of zlib: a third of the time of its default for a tenth more room


def choose(connection: Connection, plan: int) -> bool:
    """Show the fullest source of a plan; True where its rows must be written anew. A plan without sources goes."""
    table = schema.sources
    best = _best(connection, [plan]).get(plan)
    if best is None:
        connection.execute(delete(schema.plans).where(schema.plans.c.pk == plan))
        return False
    if not best.shown:
        connection.execute(update(table).where(table.c.plan == plan).values(shown=table.c.pk == best.pk, corrected=None))
    return not best.shown


def renew(connection: Connection, plans: Iterable[int], at_hand: Mapping[int, AtHand] | None = None) -> list[Correction]:
    """Write the rows of plans anew, from the sources that are shown and what people say of them; the corrections that do not fit.

    `at_hand`: the plans of some sources, by their keys; they need not be unpacked and read.
    """
    wanted = list(plans)
    lost: list[Correction] = []
    for at in range(0, len(wanted), _SOME):
        lost += _renew(connection, wanted[at : at + _SOME], at_hand or {})
    return lost


def _renew(connection: Connection, plans: Sequence[int], at_hand: Mapping[int, AtHand]) -> list[Correction]:
    found: list[tuple[int, Rows]] = []
    lost: list[Correction] = []
    said = kept.of_plans(connection, plans)
    for plan, best in _best(connection, plans).items():
        present = at_hand.get(best.pk)
        applied = _applied(connection, best, said.get(plan, []), present[1] if present else None)
        read = present[0] if present and applied.record is present[1] else record.of_data(applied.record)
        found.append((plan, rows(read, applied.record, applied)))
        lost += applied.lost
    filling.fill(connection, found)
    return lost


def _best(connection: Connection, plans: Sequence[int]) -> dict[int, Any]:
    """The fullest source of each plan that has one."""
    table = schema.sources
    order = (table.c.status == "complete").desc(), table.c.ocr, table.c.chars.desc(), table.c.sha256, table.c.part
    columns = table.c.plan, table.c.pk, table.c.shown, table.c.record, table.c.corrected
    found: dict[int, Any] = {}
    for row in connection.execute(select(*columns).where(table.c.plan.in_(plans)).order_by(*order)):
        found.setdefault(row.plan, row)
    return {plan: found[plan] for plan in plans if plan in found}


def _applied(connection: Connection, best: Any, said: Sequence[Correction], data: dict[str, Any] | None) -> Applied:
    """The record with its corrections, which is kept beside it."""
    data = json.loads(zlib.decompress(best.record)) if data is None else data
    applied = apply(data, said) if said else Applied(data)
    corrected = zlib.compress(record.dump_data(applied.record, indent=False), PACKING) if said else None
    if corrected != best.corrected:
        connection.execute(update(schema.sources).where(schema.sources.c.pk == best.pk).values(corrected=corrected))
    return applied
