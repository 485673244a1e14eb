"""A SQLite file for Datasette: a table for each kind of item, views in Vietnamese, full text, and a file of descriptions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING, Any, get_args

from planparse.errors import EnvironmentFailedError
from planparse.exchange.kinds import Type, columns
from planparse.store.query import Kind
from planparse.store.rows import storable
from planparse.tables import table

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_SQL: dict[Type, str] = {"text": "TEXT", "texts": "TEXT", "json": "TEXT", "number": "REAL", "integer": "INTEGER", "truth": "INTEGER"}
_LINKED = {"deadlines": "deadline", "targets": "target", "citations": "citation"}
_SEARCHED = {"obligations": "rowid", "nhiem_vu": "stt"}  # what full text is for, and its key there
_RESPONSIBLE = ("obligation", "name", "agency_id", "level", "role")
Row = dict[str, Any]


def write(view: View, target: Target) -> int:
    """Write `planparse.db` and `metadata.json`; returns the number of rows of items and plans. Raises EnvironmentFailedError."""
    with target.place("planparse.db") as path, closing(sqlite3.connect(path, isolation_level=None)) as base:
        try:
            number = _fill(base, view)
        except sqlite3.OperationalError as error:
            raise EnvironmentFailedError("planparse.db", str(error)) from None
    with target.file("metadata.json") as out:
        out.write(json.dumps(_described(view.lang), ensure_ascii=False, indent=1).encode() + b"\n")
    return number


def _fill(base: sqlite3.Connection, view: View) -> int:
    base.execute("PRAGMA journal_mode = OFF")
    for statement in _schema():
        base.execute(statement)
    base.execute("BEGIN")
    number = sum(_table(base, view, kind) for kind in get_args(Kind))
    base.execute("COMMIT")
    base.executescript((resources.files("planparse.exchange") / "data" / "views.sql").read_text(encoding="utf-8"))
    base.execute("VACUUM")
    return number


def _schema() -> Iterator[str]:
    for kind in get_args(Kind):
        key = "plan_id" if kind == "plans" else "id"
        cells = [f'"{name}" {_SQL[kind_of]}' + " PRIMARY KEY" * (name == key) for name, kind_of in columns(kind).items()]
        more = [] if kind == "plans" else ["FOREIGN KEY (plan_id) REFERENCES plans (plan_id)"]
        yield f"CREATE TABLE {kind} ({', '.join([*cells, *more])})"
    duty = "obligation TEXT REFERENCES obligations (id)"
    yield f"CREATE TABLE responsible ({duty}, name TEXT, agency_id TEXT, level TEXT, role TEXT)"
    yield "CREATE INDEX responsible_obligation ON responsible (obligation)"
    for items, item in _LINKED.items():
        yield f"CREATE TABLE obligation_{items} ({duty}, {item} TEXT REFERENCES {items} (id))"
        yield f"CREATE INDEX obligation_{items}_obligation ON obligation_{items} (obligation)"


def _table(base: sqlite3.Connection, view: View, kind: Kind) -> int:
    head, number = columns(kind), 0
    insert = f"INSERT INTO {kind} VALUES ({', '.join('?' * len(head))})"  # noqa: S608
    for row in view.rows(kind):
        base.execute(insert, [_cell(row[name]) for name in head])
        if kind == "obligations":
            _links(base, row)
        number += 1
    return number


def _links(base: sqlite3.Connection, row: Row) -> None:
    bodies = [*row["responsible"], *({**body, "role": "report_to"} for body in row["report_to"])]
    told = ([_cell({"obligation": row["id"], **body}.get(name)) for name in _RESPONSIBLE] for body in bodies)
    base.executemany("INSERT INTO responsible VALUES (?, ?, ?, ?, ?)", told)
    for items in _LINKED:
        base.executemany(f"INSERT INTO obligation_{items} VALUES (?, ?)", [(row["id"], other) for other in dict.fromkeys(row[items])])  # noqa: S608


def _cell(value: Any) -> Any:
    """A value that SQLite holds: lists and objects as JSON, text without NUL."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return storable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _described(lang: str) -> Row:
    """Datasette's metadata: what each table, view and column means."""
    tables: dict[str, Row] = {}
    for row in table("planparse.exchange", "described"):
        entry = tables.setdefault(row["table"], {})
        if row["column"]:
            entry.setdefault("columns", {})[row["column"]] = row[lang]
        else:
            entry["description"] = row[lang]
    for name, key in _SEARCHED.items():
        tables[name] |= {"fts_table": "obligations_fts", "fts_pk": key}
    return {"title": "planparse", "databases": {"planparse": {"tables": tables}}}
