"""From a store's address to connections: SQLite in a file, PostgreSQL on a server, the same code behind both."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, OperationalError

from planparse.errors import PlanparseError, QueryTimeError, SchemaError, StoreError, StoreMissingError
from planparse.store.mounts import is_remote
from planparse.text import collation

_WAIT = 30  # seconds that a writer waits for another
_CHECK_EVERY = 20_000  # steps of SQLite's machine between two looks at the clock
_PAUSE, _GLANCE = 0.5, 0.01  # seconds
_PART = 500  # rows that are held at once
_READING, _WRITING = 64_000, 8_000  # kB of the file that SQLite keeps in memory; a run adds at the end and looks at little else
_LOGGED = 4000  # pages of 4 kB in SQLite's log before they are moved into the file
# each question is planned for what it asks for (how often a word occurs decides), none is worth compiling, hits are kept in memory
_PLANNING = ("-c plan_cache_mode=force_custom_plan", "-c jit=off", "-c work_mem=32MB")
_ENDS = ("", "-wal", "-shm", "-journal")  # of the files that SQLite makes
LOCK = 0x706C616E  # PostgreSQL's advisory lock of writers


def connect(address: str, *, read_only: bool = False, seconds: float | None = None) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://…`; `seconds` limits each question.

    Raises StoreMissingError (nothing there to read), StoreError (an address that is none, a missing driver, a file on a network).
    """
    try:
        url = make_url(address)
    except ArgumentError:
        # A bare file name is what people type; anything else may hold a password and is not said again.
        raise (StoreError("", "address") if "://" in address else StoreError(address, f"sqlite:///{address}")) from None
    if url.get_backend_name() == "sqlite":
        return _sqlite(url.database, read_only=read_only, seconds=seconds)
    if url.get_backend_name() == "postgresql":
        return _postgresql(address, read_only=read_only, seconds=seconds)
    raise StoreError("", url.get_backend_name())


def files(address: str) -> tuple[Path, ...]:
    """The files of the store at an address; none for a server, and for an address that is none."""
    try:
        url = make_url(address)
    except ArgumentError:
        return ()
    return tuple(Path(f"{url.database}{end}") for end in _ENDS) if url.get_backend_name() == "sqlite" and url.database else ()


def _sqlite(database: str | None, *, read_only: bool, seconds: float | None) -> Engine:
    if not database or database == ":memory:":
        raise StoreError("", "sqlite:///FILE")
    path = Path(database).absolute()
    if read_only and not path.is_file():
        raise StoreMissingError(str(path))
    if not read_only and is_remote(path):
        raise StoreError(str(path), "network file system")
    mode = "ro" if read_only else "rwc"
    place = URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": mode, "uri": "true"})
    engine = create_engine(place, connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA cache_size=-{_READING if read_only else _WRITING}")
        if not read_only:
            _patiently(cursor, "PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA wal_autocheckpoint={_LOGGED}")
        cursor.close()
        connection.create_collation(collation.NAME, collation.compare)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if seconds is not None:
            connection.connection.dbapi_connection.set_progress_handler(_clock(seconds), _CHECK_EVERY)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _patiently(cursor: Any, command: str) -> None:
    """SQLite does not wait for others where a new file gets its log; we do."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            cursor.execute(command)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_GLANCE)
        else:
            return


def _clock(seconds: float) -> Callable[[], bool]:
    """True, which stops the question, when the engine's time is over.

    The time of whoever reads the rows does not count: between two looks at the clock the engine alone needs far less than `_PAUSE`.
    """
    spent, last = 0.0, time.monotonic()

    def over() -> bool:
        nonlocal spent, last
        now = time.monotonic()
        spent, last = spent + min(now - last, _PAUSE), now
        return spent > seconds

    return over


def _postgresql(address: str, *, read_only: bool, seconds: float | None) -> Engine:
    url = make_url(address).set(drivername="postgresql+psycopg")
    options = [*_PLANNING, *([f"-c statement_timeout={int(seconds * 1000)}"] if seconds else [])]
    if read_only:
        options.append("-c default_transaction_read_only=on")
    try:
        return create_engine(url, connect_args={"options": " ".join(options), "connect_timeout": 10})
    except ImportError:
        raise StoreError("", "psycopg: pip install 'planparse[postgresql]'") from None


def fetched(connection: Connection, chosen: Select[Any], limit: int | None = None) -> Generator[Any]:
    """The rows of a question, the first `limit` of them, in little memory.

    Many come part by part. Few come at once: a server needs four more messages to hand them out in parts.
    """
    asked = chosen.limit(limit)
    if limit is None or limit > _PART:
        asked = asked.execution_options(stream_results=True, yield_per=_PART)
    with connection.execute(asked) as rows:
        yield from rows


def writers_turn(connection: Any) -> None:
    """Wait until no other writer is at work; SQLite's writers wait when they begin."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def told(error: DBAPIError) -> PlanparseError:
    """The error of a database as one with a code. Its message may hold text of documents and is left out, but for its kind."""
    words = str(error.orig)
    if "interrupted" in words or "statement timeout" in words:
        return QueryTimeError()
    if isinstance(error, DataError | IntegrityError):  # what the record says does not fit; the store itself is well
        return SchemaError("", type(error.orig).__name__)
    if isinstance(error, OperationalError):
        kind = "locked" if "locked" in words else "full" if "full" in words else "read-only" if "readonly" in words else "connection"
        return StoreError("", kind)
    return StoreError("", type(error.orig).__name__)
