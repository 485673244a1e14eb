"""What changes whenever a store is written, so that answers which took long can be kept while it stays."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy import func, select

from planparse.store import schema
from planparse.store.store import Store

Stamp = tuple[int | float | None, ...]


class Stamps:
    """Numbers of one store that differ after every write. Safe to use from several threads; `close` gives its connection back.

    SQLite counts the writes of others for each connection, so that one connection asks all the time; a server is asked what it holds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._watch: Any = store.engine.raw_connection() if store.engine.dialect.name == "sqlite" else None

    def now(self) -> Stamp:
        """The numbers as they are."""
        with self._lock:
            return _held(self._store) if self._watch is None else tuple(self._watch.cursor().execute("PRAGMA data_version").fetchone())

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()


def _held(store: Store) -> Stamp:
    """Numbers that differ after a run, an upload, an import, a removal, a correction, or when one is taken back."""
    sources, inputs, said = schema.sources, schema.inputs, schema.corrections
    chosen = select(
        select(func.count()).select_from(sources).scalar_subquery(),
        select(func.max(sources.c.pk)).scalar_subquery(),
        select(func.max(schema.obligations.c.pk)).scalar_subquery(),
        select(func.max(inputs.c.since)).scalar_subquery(),
        select(func.count()).select_from(inputs).where(inputs.c.state == "quarantined").scalar_subquery(),
        select(func.max(said.c.pk)).scalar_subquery(),  # rows that a correction writes anew may have the keys of the old ones
        select(func.count(said.c.undone_at)).scalar_subquery(),
    )
    with store.connection() as connection:
        return tuple(connection.execute(chosen).one())
