"""From a store's address to connections: SQLite in a file, PostgreSQL on a server, the same code behind both."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from planparse.errors import PlanparseError, QueryTimeError, StoreError, StoreMissingError
from planparse.store.mounts import is_remote

_WAIT = 30  # seconds that a writer waits for another
_CHECK_EVERY = 20_000  # steps of SQLite's machine between two looks at the clock
LOCK = 0x706C616E  # PostgreSQL's advisory lock of writers


def connect(address: str, *, read_only: bool = False, seconds: float | None = None) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://…`; `seconds` limits each question.

    Raises StoreMissingError (nothing there to read), StoreError (an address that is none, a missing driver, a file on a network).
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise StoreError("", "address") from None
    if url.get_backend_name() == "sqlite":
        return _sqlite(url.database, read_only=read_only, seconds=seconds)
    if url.get_backend_name() == "postgresql":
        return _postgresql(address, read_only=read_only, seconds=seconds)
    raise StoreError("", url.get_backend_name())


def _sqlite(database: str | None, *, read_only: bool, seconds: float | None) -> Engine:
    if not database or database == ":memory:":
        raise StoreError("", "sqlite:///FILE")
    path = Path(database).absolute()
    if read_only and not path.is_file():
        raise StoreMissingError(str(path))
    if not read_only and is_remote(path):
        raise StoreError(str(path), "network file system")
    mode = "ro" if read_only else "rwc"
    place = f"file:{_quoted(path)}?mode={mode}&uri=true"
    engine = create_engine(f"sqlite:///{place}", connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-64000")
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if seconds is not None:
            connection.connection.dbapi_connection.set_progress_handler(_clock(seconds), _CHECK_EVERY)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _clock(seconds: float) -> Callable[[], bool]:
    """True, which stops the question, when the time from now on is over."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path))


def _postgresql(address: str, *, read_only: bool, seconds: float | None) -> Engine:
    url = make_url(address).set(drivername="postgresql+psycopg")
    options = [f"-c statement_timeout={int(seconds * 1000)}"] if seconds else []
    if read_only:
        options.append("-c default_transaction_read_only=on")
    try:
        return create_engine(url, connect_args={"options": " ".join(options), "connect_timeout": 10})
    except ImportError:
        raise StoreError("", "psycopg: pip install 'planparse[postgresql]'") from None


def writers_turn(connection: Any) -> None:
    """Wait until no other writer is at work; SQLite's writers wait when they begin."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def told(error: DBAPIError) -> PlanparseError:
    """The error of a database as one with a code. Its message may hold text of documents and is left out, but for its kind."""
    words = str(error.orig)
    if "interrupted" in words or "statement timeout" in words:
        return QueryTimeError()
    if isinstance(error, OperationalError):
        kind = "locked" if "locked" in words else "full" if "full" in words else "read-only" if "readonly" in words else "connection"
        return StoreError("", kind)
    return StoreError("", type(error.orig).__name__)
