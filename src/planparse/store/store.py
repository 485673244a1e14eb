"""A store of plans: written one plan a transaction, read by questions that cannot change it."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, func, insert, inspect, make_url, select
from sqlalchemy.exc import DBAPIError

from planparse import record
from planparse.errors import PlanparseError, PlanUnknownError, StoreMissingError, StoreVersionError
from planparse.model import Plan
from planparse.store import identity, schema, shown
from planparse.store.engine import connect, told, writers_turn
from planparse.store.filters import Filter, of_plan
from planparse.store.rows import storable
from planparse.text.search import key

_PACKING = 3  # of zlib: a third of the time of its default for a tenth more room
Outcome = Literal["added", "replaced", "unchanged", "kept"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a record: `kept` says that the store has it of a newer parser."""

    outcome: Outcome
    plan_id: str


class Store:
    """An open store. Safe to use from several threads.

    >>> with Store("sqlite:///planparse.db") as store:  # doctest: +SKIP
    ...     store.write(plan)
    """

    def __init__(self, address: str, *, read_only: bool = False, seconds: float | None = None) -> None:
        """`address` is `sqlite:///FILE` or `postgresql://…`; a store that is written is made where there is none.

        Raises StoreError, StoreMissingError (only reading, and nothing there), StoreVersionError.
        """
        self.address = address
        self._engine: Engine = connect(address, read_only=read_only, seconds=seconds)
        try:
            with self._told():
                self._prepare(read_only)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def called(self) -> str:
        """The address, without its password."""
        url = make_url(self.address)
        return f"sqlite:///{url.database}" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)

    def files(self) -> tuple[Path, ...]:
        """The files that the store consists of; none on a server."""
        if self._engine.dialect.name != "sqlite":
            return ()
        database = make_url(self.address).database or ""
        return tuple(Path(database + end) for end in ("", "-wal", "-shm", "-journal"))

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's engine, for questions of one's own."""
        return self._engine

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """One transaction; what the database says is raised as a coded error."""
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            failure = told(error)
            failure.source = self.called
            raise failure from None

    def _prepare(self, read_only: bool) -> None:
        if not inspect(self._engine).has_table("store"):
            if read_only:
                raise StoreMissingError(self.called)
            with self._engine.begin() as connection:
                writers_turn(connection)
                if not inspect(connection).has_table("store"):
                    _create(connection)
        with self._engine.begin() as connection:
            found = connection.scalar(select(schema.store.c.value).where(schema.store.c.key == "version"))
        if found != str(schema.VERSION):
            raise StoreVersionError("", f"{found} ≠ {schema.VERSION}")

    # writing

    def write(self, *documents: Plan, whole: bool = True) -> list[Written]:
        """Write the records of all documents of one file, wholly or not at all.

        A record of the same bytes is replaced by that of another version, never by an older one; documents that the file no longer
        gives go, unless those given are not the `whole` file.
        """
        with self.connection() as connection:
            writers_turn(connection)
            written = [_write(connection, plan) for plan in documents]
            if whole and any(one.outcome == "replaced" for one in written):
                _drop_others(connection, documents)
            return written

    def remove(self, plan_id: str) -> None:
        """Take a plan and all its sources out. Raises PlanUnknownError."""
        with self.connection() as connection:
            writers_turn(connection)
            gone = connection.execute(delete(schema.plans).where(schema.plans.c.plan_id == plan_id))
            if not gone.rowcount:
                raise PlanUnknownError(plan_id)

    def name(self, sha256: str, name: str) -> None:
        """Another name of a file that the store has."""
        with self.connection() as connection:
            writers_turn(connection)
            for source in connection.scalars(select(schema.sources.c.pk).where(schema.sources.c.sha256 == sha256)).all():
                _add_name(connection, source, storable(name))

    def quarantine(self, source: str, sha256: str, error: PlanparseError, parser: str) -> None:
        """Note that an input failed, how often, and why."""
        table = schema.failures
        with self.connection() as connection:
            writers_turn(connection)
            attempts = connection.scalar(select(table.c.attempts).where(table.c.source == source)) or 0
            connection.execute(delete(table).where(table.c.source == source))
            connection.execute(
                insert(table).values(
                    source=source, sha256=sha256, code=error.code, detail=error.detail, attempts=attempts + 1, parser=parser
                )
            )

    def release(self, source: str) -> None:
        """Note that an input which may have failed before is well."""
        table = schema.failures
        with self.connection() as connection:
            if connection.scalar(select(func.count()).where(table.c.source == source)):
                connection.execute(delete(table).where(table.c.source == source))

    def failures(self) -> list[dict[str, Any]]:
        """Inputs in quarantine: `source`, `code`, `detail`, `attempts`."""
        table = schema.failures
        chosen = select(table.c.source, table.c.code, table.c.detail, table.c.attempts).order_by(table.c.source)
        with self.connection() as connection:
            return [dict(row) for row in connection.execute(chosen).mappings()]

    # reading

    def find(self, name: str) -> str:
        """The plan_id that is meant by one, or by a part of one that no other has. Raises PlanUnknownError."""
        with self.connection() as connection:
            ids: list[str] = list(connection.scalars(select(schema.plans.c.plan_id).order_by(schema.plans.c.plan_id)))
        if name in ids:
            return name
        found = [one for one in ids if key(name) in one]
        if len(found) != 1:
            raise PlanUnknownError(name, ", ".join(found[:5]))
        return found[0]

    def of_file(self, sha256: str) -> list[str]:
        """Plans that a file of these bytes gave, in order."""
        chosen = select(schema.plans.c.plan_id).join(schema.sources).where(schema.sources.c.sha256 == sha256)
        with self.connection() as connection:
            return list(connection.scalars(chosen.distinct().order_by(schema.plans.c.plan_id)))

    def load(self, plan_id: str) -> Plan:
        """The record of the plan's fullest source. Raises PlanUnknownError."""
        with self.connection() as connection:
            data = connection.scalar(
                select(schema.sources.c.record).join(schema.plans).where(schema.plans.c.plan_id == plan_id, schema.sources.c.shown)
            )
        if data is None:
            raise PlanUnknownError(plan_id)
        return record.loads(zlib.decompress(data))

    def records(self, ask: Filter) -> Iterator[dict[str, Any]]:
        """Records, as JSON data, of the plans that fit, in order; conditions on single duties are left aside."""
        source = schema.sources
        chosen = select(source.c.record).join(schema.plans).where(source.c.shown, *of_plan(ask)).order_by(schema.plans.c.plan_id)
        some = {"stream_results": True, "yield_per": 20}
        with self.connection() as connection, connection.execution_options(**some).execute(chosen) as rows:
            for row in rows:
                yield json.loads(zlib.decompress(row.record))

    def plan_ids(self) -> list[str]:
        """All plans, in order."""
        with self.connection() as connection:
            return list(connection.scalars(select(schema.plans.c.plan_id).order_by(schema.plans.c.plan_id)))

    def parsed(self, sha256: str) -> list[tuple[str, str]]:
        """Version and configuration with which the parts of a file of these bytes were parsed."""
        columns = schema.sources.c.parser, schema.sources.c.config_sha256
        with self.connection() as connection:
            return [(row[0], row[1]) for row in connection.execute(select(*columns).where(schema.sources.c.sha256 == sha256))]


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    for command in schema.SEARCH[connection.dialect.name]:
        connection.exec_driver_sql(command)
    connection.execute(insert(schema.store), {"key": "version", "value": str(schema.VERSION)})


def _write(connection: Connection, plan: Plan) -> Written:
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
        if mine == theirs and identity.same_record(identity.renamed(data, old.plan_id), json.loads(zlib.decompress(old.record))):
            return Written("unchanged", old.plan_id)
        connection.execute(delete(table).where(table.c.pk == old.pk))
    pk, plan_id = _place(connection, plan)
    _add_source(connection, pk, plan, identity.renamed(data, plan_id))
    for one in {pk, old.plan if old else pk}:
        shown.refresh(connection, one)
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
            record=zlib.compress(record.dump_data(data, indent=False), _PACKING),
        )
    )
    _name(connection, made.scalar_one(), plan)


def _name(connection: Connection, source: int, plan: Plan) -> None:
    """Byte-identical files are one source with several names."""
    if plan.source.file_name is not None:
        _add_name(connection, source, storable(plan.source.file_name))


def _add_name(connection: Connection, source: int, name: str) -> None:
    table = schema.names
    if not connection.scalar(select(func.count()).where(table.c.source == source, table.c.name == name)):
        connection.execute(insert(table).values(source=source, name=name))
