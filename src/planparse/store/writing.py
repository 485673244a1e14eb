"""One record into a store: which plan it belongs to, whether it replaces another, and its source."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select

from planparse import record
from planparse.model import Plan
from planparse.store import identity, schema, shown
from planparse.store.rows import storable

Outcome = Literal["added", "replaced", "unchanged", "kept"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a record: `kept` says that the store has it of a newer parser."""

    outcome: Outcome
    plan_id: str


def write(connection: Connection, documents: Sequence[Plan], *, whole: bool = True) -> list[Written]:
    """Write the records of documents of one file; where they are the `whole` of it, those that it gave before and no longer gives go."""
    stale: dict[int, None] = {}  # plans whose rows are no longer those of what is shown, in the order of the documents
    written = [_write(connection, plan, stale) for plan in documents]
    if whole and any(one.outcome == "replaced" for one in written):
        _drop_others(connection, documents, stale)
    shown.renew(connection, stale)
    return written


def add_name(connection: Connection, source: int, name: str) -> None:
    """Another name of a source; byte-identical files are one source with several names."""
    table = schema.names
    if not connection.scalar(select(func.count()).where(table.c.source == source, table.c.name == name)):
        connection.execute(insert(table).values(source=source, name=name))


def _write(connection: Connection, plan: Plan, stale: dict[int, None]) -> Written:
    table, data = schema.sources, record.as_data(plan)
    old = connection.execute(
        select(table, schema.plans.c.plan_id)
        .join(schema.plans)
        .where(table.c.sha256 == plan.source.sha256, table.c.part == plan.source.part)
    ).one_or_none()
    if old is not None:
        _name(connection, old.pk, plan)
        mine, theirs = identity.version(plan.parser.version), identity.version(old.parser)
        if mine < theirs:
            return Written("kept", old.plan_id)
        known = (json.loads(zlib.decompress(packed)) for packed in (old.record, old.corrected) if packed is not None)
        renamed = identity.renamed(data, old.plan_id)
        if mine == theirs and any(identity.same_record(renamed, one) for one in known):
            return Written("unchanged", old.plan_id)
        connection.execute(delete(table).where(table.c.pk == old.pk))
    pk, plan_id = _place(connection, plan)
    _add_source(connection, pk, plan, identity.renamed(data, plan_id))
    _choose(connection, {pk, old.plan if old else pk}, stale)
    return Written("added" if old is None else "replaced", plan_id)


def _drop_others(connection: Connection, documents: Sequence[Plan], stale: dict[int, None]) -> None:
    """Delete parts of a file that a newer reading of it does not give."""
    table = schema.sources
    parts = [plan.source.part for plan in documents]
    gone = table.c.sha256 == documents[0].source.sha256, table.c.part.not_in(parts)
    plans = connection.scalars(select(table.c.plan).where(*gone)).all()
    connection.execute(delete(table).where(*gone))
    _choose(connection, plans, stale)


def _choose(connection: Connection, plans: Iterable[int], stale: dict[int, None]) -> None:
    stale |= dict.fromkeys(plan for plan in plans if shown.choose(connection, plan))


def _place(connection: Connection, plan: Plan) -> tuple[int, str]:
    """Key and plan_id of the plan that a record belongs to: made where there is none; a clash gets `~2`."""
    number = 1
    while True:
        plan_id = plan.plan_id if number == 1 else f"{plan.plan_id}~{number}"
        pk = connection.scalar(select(schema.plans.c.pk).where(schema.plans.c.plan_id == plan_id))
        if pk is None:
            blank = {"plan_id": plan_id, "folded": "", "path": "", "place": "", "data": {}}
            return connection.execute(insert(schema.plans).returning(schema.plans.c.pk), blank).scalar_one(), plan_id
        present = connection.scalar(select(schema.sources.c.record).where(schema.sources.c.plan == pk, schema.sources.c.shown))
        if present is None or identity.same_plan(plan, record.loads(zlib.decompress(present))):
            return pk, plan_id
        number += 1


def _add_source(connection: Connection, pk: int, plan: Plan, data: dict[str, Any]) -> None:
    source = plan.source
    made = connection.execute(
        insert(schema.sources)
        .returning(schema.sources.c.pk)
        .values(
            plan=pk,
            sha256=source.sha256,
            part=source.part,
            shown=False,
            media_type=source.media_type,
            bytes=source.bytes,
            status=source.status,
            ocr=source.ocr,
            chars=len(plan.text),
            parser=plan.parser.version,
            config_sha256=plan.parser.config_sha256,
            record=zlib.compress(record.dump_data(data, indent=False), shown.PACKING),
        )
    )
    _name(connection, made.scalar_one(), plan)


def _name(connection: Connection, source: int, plan: Plan) -> None:
    if plan.source.file_name is not None:
        add_name(connection, source, storable(plan.source.file_name))
