"""A store of plans: written one plan a transaction, read by questions that cannot change it."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, inspect, make_url, select
from sqlalchemy.exc import DBAPIError

from planparse import record
from planparse.errors import PlanUnknownError, StoreMissingError
from planparse.model import Plan
from planparse.store import originals, schema, versions, writing
from planparse.store.engine import connect, files, told, writers_turn
from planparse.store.filters import Filter, of_plan
from planparse.text.search import key


class Store:
    """An open store. Safe to use from several threads.

    >>> with Store("sqlite:///planparse.db") as store:  # doctest: +SKIP
    ...     store.write(plan)
    """

    def __init__(self, address: str, *, read_only: bool = False, seconds: float | None = None, migrate: bool = False) -> None:
        """`address` is `sqlite:///FILE` or `postgresql://…`; a store that is written is made where there is none.

        Raises StoreError, StoreMissingError (only reading, and nothing there), StoreVersionError (newer, or older and not to `migrate`).
        """
        self.address = address
        self._engine: Engine = connect(address, read_only=read_only, seconds=seconds)
        try:
            with self._told():
                self._prepare(read_only=read_only, migrate=migrate)
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
        return files(self.address)

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

    def _prepare(self, *, read_only: bool, migrate: bool) -> None:
        if not inspect(self._engine).has_table("store"):
            if read_only:
                raise StoreMissingError(self.called)
            with self._engine.begin() as connection:
                writers_turn(connection)
                if not inspect(connection).has_table("store"):
                    versions.create(connection)
        with self._engine.begin() as connection:
            if migrate:
                writers_turn(connection)
                versions.migrate(connection)
            versions.demand(connection)

    # writing

    def write(self, *documents: Plan, whole: bool = True) -> list[writing.Written]:
        """Write the records of all documents of one file, wholly or not at all.

        A record of the same bytes is replaced by that of another version, never by an older one; documents that the file no longer
        gives go, unless those given are not the `whole` file.
        """
        with self.connection() as connection:
            writers_turn(connection)
            return writing.write(connection, documents, whole=whole)

    def remove(self, plan_id: str) -> None:
        """Take a plan and all its sources out, and the files of uploads that were kept for it. Raises PlanUnknownError."""
        with self.connection() as connection:
            writers_turn(connection)
            gone = connection.execute(delete(schema.plans).where(schema.plans.c.plan_id == plan_id))
            if not gone.rowcount:
                raise PlanUnknownError(plan_id)
        originals.sweep(self)

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

    def load(self, plan_id: str, *, machine: bool = False) -> Plan:
        """The record of the plan's fullest source with what people corrected; without it, as the `machine` read it.

        Raises PlanUnknownError.
        """
        source = schema.sources
        chosen = select(source.c.record if machine else func.coalesce(source.c.corrected, source.c.record))
        with self.connection() as connection:
            data = connection.scalar(chosen.join(schema.plans).where(schema.plans.c.plan_id == plan_id, source.c.shown))
        if data is None:
            raise PlanUnknownError(plan_id)
        return record.loads(zlib.decompress(data))

    def records(self, ask: Filter) -> Iterator[dict[str, Any]]:
        """Records, as JSON data, of the plans that fit, in order; conditions on single duties are left aside."""
        source = schema.sources
        chosen = (
            select(func.coalesce(source.c.corrected, source.c.record).label("record"))
            .join(schema.plans)
            .where(source.c.shown, *of_plan(ask))
            .order_by(schema.plans.c.plan_id)
        )
        some = {"stream_results": True, "yield_per": 20}
        with self.connection() as connection, connection.execution_options(**some).execute(chosen) as rows:
            for row in rows:
                yield json.loads(zlib.decompress(row.record))

    def plan_ids(self) -> list[str]:
        """All plans, in order."""
        with self.connection() as connection:
            return list(connection.scalars(select(schema.plans.c.plan_id).order_by(schema.plans.c.plan_id)))
