"""Many rows into a table: by COPY on PostgreSQL, by INSERT elsewhere, with the same content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Connection, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

COPYING = frozenset({"postgresql"})  # engines that have COPY
Row = dict[str, Any]


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, which all have the same columns."""
    if not rows:
        return
    if connection.dialect.name in COPYING:
        _copy(connection, table, table.name, rows)
    else:
        connection.execute(insert(table), rows)


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> list[int]:
    """Insert rows; their keys, which rise in their order. For one who has the writer's turn."""
    if not rows:
        return []
    keys = _keys(connection, table, len(rows))
    put(connection, table, [{"pk": key, **row} for key, row in zip(keys, rows, strict=True)])
    return keys


def put_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those of the rows that the table does not have by a unique constraint of its own."""
    if connection.dialect.name not in COPYING:
        made = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        connection.execute(made(table).on_conflict_do_nothing(), rows)
        return
    staging, columns = f"staging_{table.name}", ", ".join(rows[0])
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE IF NOT EXISTS {staging} (LIKE {table.name} INCLUDING DEFAULTS) ON COMMIT DROP")
    connection.exec_driver_sql(f"TRUNCATE {staging}")
    _copy(connection, table, staging, rows)
    chosen = f"SELECT {columns} FROM {staging} ORDER BY pk"  # noqa: S608 - names of our own
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) {chosen} ON CONFLICT DO NOTHING")


def _keys(connection: Connection, table: Table, number: int) -> list[int]:
    """Keys that no row has. Rows that return theirs would be one statement a number of rows, which SQLite's driver all keeps."""
    if connection.dialect.name not in COPYING:
        last = connection.scalar(select(func.max(table.c.pk))) or 0
        return list(range(last + 1, last + 1 + number))
    following = func.nextval(func.pg_get_serial_sequence(table.name, "pk"))
    return list(connection.scalars(select(following).select_from(func.generate_series(1, number))))


def _copy(connection: Connection, table: Table, into: str, rows: Sequence[Row]) -> None:
    """Stream rows to the server within the connection's transaction."""
    names = list(rows[0])
    packed = {name for name in names if isinstance(table.c[name].type, JSON)}
    quoted = ", ".join(f'"{name}"' for name in names)
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {into} ({quoted}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row([json.dumps(row[name]) if name in packed and row[name] is not None else row[name] for name in names])
