"""One record into a store: which plan it belongs to, whether it replaces another, and its source."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select

from planparse import record
from planparse.model import Plan
from planparse.store import identity, schema, shown
from planparse.store.rows import rows, storable

_PACKING = 3  # of zlib: a third of the time of its default for a tenth more room
Outcome = Literal["added", "replaced", "unchanged", "kept"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a record: `kept` says that the store has it of a newer parser."""

    outcome: Outcome
    plan_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it is written: the plan, the same as JSON data, and as JSON."""

    plan: Plan
    data: dict[str, Any]
    json: bytes

    @classmethod
    def of(cls, given: Plan | bytes) -> Entry:
        """From a plan, or from its record as JSON. Raises SchemaError."""
        if isinstance(given, Plan):
            return cls._of_data(given, record.as_data(given))
        data = record.load_data(given)
        return cls(record.of_data(data), data, given)

    @classmethod
    def _of_data(cls, plan: Plan, data: dict[str, Any]) -> Entry:
        return cls(plan, data, record.dump_data(data, indent=False))

    def renamed(self, plan_id: str) -> Entry:
        """The same under another plan_id."""
        if plan_id == self.plan.plan_id:
            return self
        data = identity.renamed(self.data, plan_id)
        return self._of_data(record.of_data(data), data)


def write(connection: Connection, documents: Sequence[Plan | bytes], *, whole: bool = True) -> list[Written]:
    """Write the records of documents of one file; where they are the `whole` of it, those that it gave before and no longer gives go."""
    entries = [Entry.of(given) for given in documents]
    written = [_write(connection, entry) for entry in entries]
    if whole and any(one.outcome == "replaced" for one in written):
        _drop_others(connection, [entry.plan for entry in entries])
    return written


def parsers(connection: Connection, sha256: str) -> set[tuple[str, str]]:
    """Version and configuration with which the parts of a file of these bytes were parsed; none where the store has no such file."""
    columns = schema.sources.c.parser, schema.sources.c.config_sha256
    return {(row[0], row[1]) for row in connection.execute(select(*columns).where(schema.sources.c.sha256 == sha256))}


def add_name(connection: Connection, source: int, name: str) -> None:
    """Another name of a source; byte-identical files are one source with several names."""
    table = schema.names
    if not connection.scalar(select(func.count()).where(table.c.source == source, table.c.name == name)):
        connection.execute(insert(table).values(source=source, name=name))


def _write(connection: Connection, entry: Entry) -> Written:
    table, plan = schema.sources, entry.plan
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
        if mine == theirs and identity.same_record(identity.renamed(entry.data, old.plan_id), json.loads(zlib.decompress(old.record))):
            return Written("unchanged", old.plan_id)
        connection.execute(delete(table).where(table.c.pk == old.pk))
    pk, plan_id = _place(connection, plan)
    entry = entry.renamed(plan_id)
    if pk is None:
        found = rows(entry.plan, entry.data)
        pk = connection.execute(insert(schema.plans).returning(schema.plans.c.pk), found.plan).scalar_one()
        _add_source(connection, pk, entry, shown=True)
        shown.fill(connection, pk, found)
    else:
        _add_source(connection, pk, entry, shown=False)
        shown.refresh(connection, pk)
    if old is not None and old.plan != pk:
        shown.refresh(connection, old.plan)
    return Written("added" if old is None else "replaced", plan_id)


def _drop_others(connection: Connection, documents: Sequence[Plan]) -> None:
    """Delete parts of a file that a newer reading of it does not give."""
    table = schema.sources
    parts = [plan.source.part for plan in documents]
    stale = table.c.sha256 == documents[0].source.sha256, table.c.part.not_in(parts)
    plans = connection.scalars(select(table.c.plan).where(*stale)).all()
    connection.execute(delete(table).where(*stale))
    for plan in plans:
        shown.refresh(connection, plan)


def _place(connection: Connection, plan: Plan) -> tuple[int | None, str]:
    """Key, if there is one yet, and plan_id of the plan that a record belongs to; a clash gets `~2`."""
    number = 1
    while True:
        plan_id = plan.plan_id if number == 1 else f"{plan.plan_id}~{number}"
        pk = connection.scalar(select(schema.plans.c.pk).where(schema.plans.c.plan_id == plan_id))
        if pk is None:
            return None, plan_id
        present = connection.scalar(select(schema.sources.c.record).where(schema.sources.c.plan == pk, schema.sources.c.shown))
        if present is None or identity.same_plan(plan, record.loads(zlib.decompress(present))):
            return pk, plan_id
        number += 1


def _add_source(connection: Connection, pk: int, entry: Entry, *, shown: bool) -> None:
    plan, source = entry.plan, entry.plan.source
    made = connection.execute(
        insert(schema.sources).returning(schema.sources.c.pk),
        {
            "plan": pk,
            "sha256": source.sha256,
            "part": source.part,
            "shown": shown,
            "media_type": source.media_type,
            "bytes": source.bytes,
            "status": source.status,
            "ocr": source.ocr,
            "chars": len(plan.text),
            "parser": plan.parser.version,
            "config_sha256": plan.parser.config_sha256,
            "record": zlib.compress(entry.json, _PACKING),
        },
    )
    if source.file_name is not None:
        connection.execute(insert(schema.names), {"source": made.scalar_one(), "name": storable(source.file_name)})


def _name(connection: Connection, source: int, plan: Plan) -> None:
    if plan.source.file_name is not None:
        add_name(connection, source, storable(plan.source.file_name))
