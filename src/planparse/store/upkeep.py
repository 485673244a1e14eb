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
from planparse.model import Plan
from planparse.store import schema
from planparse.store.rows import rows
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
    schema.corrections,
)


def info(store: Store) -> dict[str, Any]:
    """Engine, schema version, how many rows of each kind, and how many inputs in each state."""
    with store.connection() as connection:
        counts = {table.name: connection.scalar(select(func.count()).select_from(table)) for table in _COUNTED}
        states = connection.execute(select(schema.inputs.c.state, func.count()).group_by(schema.inputs.c.state))
        inputs = dict.fromkeys(schema.STATES, 0) | {row[0]: row[1] for row in states}
    return {"store": store.called, "engine": store.engine.dialect.name, "version": schema.VERSION, **counts, "inputs": inputs}


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
            for part in found.mappings().partitions(_ROWS):
                target.execute(insert(table), [dict(row) for row in part])
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
    source = schema.sources
    keys = connection.scalars(select(source.c.pk).join(schema.plans).order_by(schema.plans.c.plan_id, source.c.pk)).all()
    one = select(schema.plans.c.pk, schema.plans.c.plan_id, source.c.shown, source.c.record, source.c.corrected).join(source)
    for pk in keys:
        row = connection.execute(one.where(source.c.pk == pk)).one()
        try:
            plan = record.loads(zlib.decompress(row.corrected or row.record))
        except (PlanparseError, zlib.error):
            yield f"{row.plan_id}: record"
            continue
        if plan.plan_id != row.plan_id:
            yield f"{row.plan_id}: plan_id"
        if not row.shown:
            continue
        yield from (f"{row.plan_id}: {kind}" for kind in _row_faults(connection, row.pk, plan))


def _row_faults(connection: Connection, pk: int, plan: Plan) -> Iterator[str]:
    """Kinds of items whose rows are not those of the record: other ids or another order, another number of what hangs on them."""
    wanted = rows(plan, record.as_data(plan))
    items = {"obligations": wanted.obligations, "citations": wanted.citations, "deadlines": wanted.deadlines, "targets": wanted.targets}
    items["agencies"] = [row for row, _ in wanted.agencies]
    for kind, expected in items.items():
        table = schema.metadata.tables[kind]
        ids = connection.scalars(select(table.c.id).where(table.c.plan == pk).order_by(table.c.pk)).all()
        if list(ids) != [row["id"] for row in expected]:
            yield kind
    duties = select(schema.obligations.c.pk).where(schema.obligations.c.plan == pk)
    dates = select(schema.deadlines.c.pk).where(schema.deadlines.c.plan == pk)
    hanging = {"roles": schema.roles.c.obligation.in_(duties), "times": schema.times.c.deadline.in_(dates)}
    hanging |= {f"obligation_{kind}": schema.metadata.tables[f"obligation_{kind}"].c.obligation.in_(duties) for kind in wanted.links}
    numbers = {"roles": len(wanted.roles), "times": len(wanted.times)}
    numbers |= {f"obligation_{kind}": len(pairs) for kind, pairs in wanted.links.items()}
    for kind, inside in hanging.items():
        if connection.scalar(select(func.count()).select_from(schema.metadata.tables[kind]).where(inside)) != numbers[kind]:
            yield kind
