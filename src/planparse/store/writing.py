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
from planparse.store import identity, kept, schema, shown
from planparse.store.rows import storable
from planparse.store.shown import PACKING

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
    work = Writing(connection)
    written = work.file(documents, whole=whole)
    work.finish()
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


class Writing:
    """One writing, of any number of files: their sources at once, the rows of their plans when all are there, which is quicker."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._stale: dict[int, None] = {}  # plans whose rows are no longer those of what is shown, in order
        self._at_hand: dict[int, shown.AtHand] = {}  # the plans just written, by the keys of their sources

    def file(self, documents: Sequence[Plan | bytes], *, whole: bool = True) -> list[Written]:
        """Write the records of documents of one file, as `write` does, but for the rows of their plans."""
        entries = [Entry.of(given) for given in documents]
        written = [self._write(entry) for entry in entries]
        if whole and any(one.outcome == "replaced" for one in written):
            self._drop_others([entry.plan for entry in entries])
        return written

    def finish(self) -> None:
        """Write the rows of the plans that have changed."""
        shown.renew(self.connection, self._stale, self._at_hand)
        self._stale, self._at_hand = {}, {}

    def _write(self, entry: Entry) -> Written:
        connection, table, plan = self.connection, schema.sources, entry.plan
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
            renamed = identity.renamed(entry.data, old.plan_id)
            if mine == theirs and any(identity.same_record(renamed, one) for one in known):
                return Written("unchanged", old.plan_id)
            connection.execute(delete(table).where(table.c.pk == old.pk))
        pk, plan_id = self._add(entry)
        if old is not None and old.plan != pk:
            self._choose([old.plan])
        return Written("added" if old is None else "replaced", plan_id)

    def _drop_others(self, documents: Sequence[Plan]) -> None:
        """Delete parts of a file that a newer reading of it does not give."""
        table = schema.sources
        parts = [plan.source.part for plan in documents]
        gone = table.c.sha256 == documents[0].source.sha256, table.c.part.not_in(parts)
        plans = self.connection.scalars(select(table.c.plan).where(*gone)).all()
        self.connection.execute(delete(table).where(*gone))
        self._choose(plans)

    def _add(self, entry: Entry) -> tuple[int, str]:
        """Add a source; key and plan_id of its plan, which is made where there is none."""
        connection = self.connection
        pk, plan_id = _place(connection, entry.plan)
        entry = entry.renamed(plan_id)
        if pk is None:
            blank = {"plan_id": plan_id, "folded": "", "path": "", "place": "", "data": {}}
            pk = connection.execute(insert(schema.plans).returning(schema.plans.c.pk), blank).scalar_one()
            self._at_hand[_add_source(connection, pk, entry, shown=True)] = entry.plan, entry.data
            self._stale[pk] = None
        else:
            self._at_hand[_add_source(connection, pk, entry, shown=False)] = entry.plan, entry.data
            self._choose([pk])
        return pk, plan_id

    def _choose(self, plans: Iterable[int]) -> None:
        self._stale |= dict.fromkeys(plan for plan in plans if shown.choose(self.connection, plan))


def _place(connection: Connection, plan: Plan) -> tuple[int | None, str]:
    """Key, if there is one yet, and plan_id of the plan that a record belongs to; a clash gets `~2`."""
    number = 1
    while True:
        plan_id = plan.plan_id if number == 1 else f"{plan.plan_id}~{number}"
        pk = kept.plan_called(connection, plan_id)
        if pk is None:
            return None, plan_id
        present = connection.scalar(select(schema.sources.c.record).where(schema.sources.c.plan == pk, schema.sources.c.shown))
        if present is None or identity.same_plan(plan, record.loads(zlib.decompress(present))):
            return pk, plan_id
        number += 1


def _add_source(connection: Connection, pk: int, entry: Entry, *, shown: bool) -> int:
    """Add a source to the plan of this key; the key of the source."""
    plan, source = entry.plan, entry.plan.source
    values = {
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
        "record": zlib.compress(entry.json, PACKING),
    }
    key: int = connection.execute(insert(schema.sources).returning(schema.sources.c.pk), values).scalar_one()
    if source.file_name is not None:
        connection.execute(insert(schema.names), {"source": key, "name": storable(source.file_name)})
    return key


def _name(connection: Connection, source: int, plan: Plan) -> None:
    if plan.source.file_name is not None:
        add_name(connection, source, storable(plan.source.file_name))
