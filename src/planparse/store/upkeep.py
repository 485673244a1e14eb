"""What a store holds, copies of it, its integrity."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from planparse import record
from planparse.errors import PlanparseError, StoreError
from planparse.store import schema
from planparse.store.store import Store

_ROWS = 500  # copied at once
_COUNTED = (
    schema.plans,
    schema.sources,
    schema.obligations,
    schema.citations,
    schema.agencies,
    schema.deadlines,
    schema.targets,
    schema.failures,
)


def info(store: Store) -> dict[str, Any]:
    """Engine, schema version, and how many rows of each kind."""
    with store.connection() as connection:
        counts = {table.name: connection.scalar(select(func.count()).select_from(table)) for table in _COUNTED}
    return {"store": store.called, "engine": store.engine.dialect.name, "version": schema.VERSION, **counts}


def backup(store: Store, file: Path) -> None:
    """A consistent copy as a SQLite store, whatever the engine; others may write meanwhile. Raises StoreError where `file` exists."""
    if file.exists():
        raise StoreError(str(file), "exists")
    part = file.with_name(f".{file.name}.part")
    try:
        if store.engine.dialect.name == "sqlite":
            _copy_file(store, part)
        else:
            _copy_rows(store, part)
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(str(file), type(error).__name__) from None
    finally:
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _copy_file(store: Store, file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as copy, contextlib.closing(store.engine.raw_connection()) as connection:
        source: Any = connection.dbapi_connection
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _copy_rows(store: Store, file: Path) -> None:
    with Store(f"sqlite:///{file}") as copy, store.connection() as source, copy.connection() as target:
        source.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table in schema.metadata.sorted_tables:
            if table is schema.store:
                continue
            found = source.execution_options(stream_results=True, yield_per=_ROWS).execute(select(table))
            for rows in found.mappings().partitions(_ROWS):
                target.execute(insert(table), [dict(row) for row in rows])
    with contextlib.closing(sqlite3.connect(file)) as done:
        done.execute("PRAGMA journal_mode=DELETE")


def check(store: Store) -> Iterator[str]:
    """What is wrong in a store, one line each; nothing where it is sound."""
    with store.connection() as connection:
        if connection.dialect.name == "sqlite":
            yield from _sqlite_faults(connection)
        source = schema.sources
        shown = select(func.count()).where(source.c.plan == schema.plans.c.pk, source.c.shown).correlate(schema.plans)
        for plan_id in connection.scalars(select(schema.plans.c.plan_id).where(shown.scalar_subquery() != 1)):
            yield f"{plan_id}: shown sources"
        yield from _record_faults(connection)


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"integrity: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"foreign key: {row[0]} {row[1]}"
    words = connection.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar_one()
    duties = connection.scalar(select(func.count()).select_from(schema.obligations))
    if words != duties:
        yield f"search: {words} of {duties} obligations"


def _record_faults(connection: Connection) -> Iterator[str]:
    """Records that cannot be read, and plans whose rows are not those of their record."""
    kinds = {"obligations": schema.obligations, "citations": schema.citations, "deadlines": schema.deadlines, "targets": schema.targets}
    source = schema.sources
    keys = connection.scalars(select(source.c.pk).join(schema.plans).order_by(schema.plans.c.plan_id, source.c.pk)).all()
    one = select(schema.plans.c.pk, schema.plans.c.plan_id, source.c.shown, source.c.record).join(source)
    for pk in keys:
        row = connection.execute(one.where(source.c.pk == pk)).one()
        try:
            plan = record.loads(zlib.decompress(row.record))
        except (PlanparseError, zlib.error):
            yield f"{row.plan_id}: record"
            continue
        if plan.plan_id != row.plan_id:
            yield f"{row.plan_id}: plan_id"
        if not row.shown:
            continue
        for kind, table in kinds.items():
            ids = connection.scalars(select(table.c.id).where(table.c.plan == row.pk).order_by(table.c.pk)).all()
            if list(ids) != [item.id for item in getattr(plan, kind)]:
                yield f"{row.plan_id}: {kind}"
