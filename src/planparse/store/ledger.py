"""What becomes of every input. Each step is committed before the next is taken, so that whatever is killed, the next run knows.

An input is `running` (it has an owner), `done`, `quarantined` with code and detail, or `pending`: known, and waiting for a run.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from planparse.errors import CrashedError, NeedsLibreOfficeError, NeedsTesseractError, NotFoundError, PlanparseError, of_code
from planparse.store import lease, schema, writing
from planparse.store.engine import writers_turn
from planparse.store.rows import storable
from planparse.store.store import Store

ATTEMPTS = 2  # then quarantine
_OF_THE_MACHINE = frozenset(kind.code for kind in (NotFoundError, NeedsTesseractError, NeedsLibreOfficeError))
_inputs = schema.inputs
Parser = tuple[str, str]  # version, and hash of its configuration
Begun = Literal["begun", "known", "held", "suspect"]


class Ledger:
    """The inputs of a store as one run sees them. Safe to use from several threads."""

    def __init__(self, store: Store, parser: str, config_sha256: str) -> None:
        """`parser` and `config_sha256` are what decides, besides the bytes, whether an input that failed is tried again."""
        self._store = store
        self._mark = {"parser": parser, "config_sha256": config_sha256}
        self._owner = lease.owner()
        self._joint: writing.Writing | None = None

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """All that is written within is one transaction; for one thread at a time, and the lease is renewed by another."""
        with self._turn() as work:
            self._joint = work
            try:
                yield
            finally:
                self._joint = None

    @contextlib.contextmanager
    def _turn(self) -> Iterator[writing.Writing]:
        """The transaction of a writer; the one that is open within `together`."""
        if self._joint is not None:
            yield self._joint
            return
        with self._store.connection() as connection:
            writers_turn(connection)
            work = writing.Writing(connection)
            yield work
            work.finish()

    def begin(self, source: str, sha256: str, *, parser: Parser | None = None, alone: bool = True) -> Begun | PlanparseError:
        """Count an attempt and take the lease, before anything is read; anew where no `parser` is given.

        `known`: the store has all that this parser makes of these bytes. `held`: another run is at work on it. `suspect`: a run has died
        while it was at this input and others; it must be begun `alone`, so that a second death tells which of them it was. An error: it
        is in quarantine, and neither its bytes nor what reads them has changed, or as many runs as it has attempts have died at it.
        """
        now = time.time()
        with self._store.connection() as connection:
            writers_turn(connection)
            if parser and sha256 and writing.parsers(connection, sha256) == {parser}:
                return "known"
            row = _row(connection, source)
            if row and row.state == "running" and row.owner != self._owner and lease.held(row.owner, row.since, now):
                return "held"
            attempts = 0 if parser is None or row is None else self._attempts(row, sha256)
            if row and row.state == "quarantined" and attempts:
                return of_code(row.code)(source, row.detail)
            if attempts and not alone:
                return "suspect"
            values = {"sha256": sha256, **self._mark, "owner": self._owner, "since": now}
            if attempts >= ATTEMPTS:
                error = CrashedError(source, "interrupted")
                _put(connection, row, source, **values, state="quarantined", attempts=attempts, code=error.code, detail=error.detail)
                return error
            _put(connection, row, source, **values, state="running", attempts=attempts + 1, code="", detail="")
            return "begun"

    def _attempts(self, row: Row[Any], sha256: str) -> int:
        """Those that count: of the same bytes and the same parser, none that led to the end, none of what may be there by now."""
        same = row.sha256 == sha256 and all(getattr(row, key) == value for key, value in self._mark.items())
        passing = row.state == "quarantined" and (not sha256 or row.code in _OF_THE_MACHINE)
        return int(row.attempts) if same and not passing and row.state != "done" else 0

    def again(self, source: str) -> bool:
        """Count one more attempt of an input that this run has begun; False where there is none left."""
        mine = _inputs.c.source == source, _inputs.c.owner == self._owner, _inputs.c.attempts < ATTEMPTS
        with self._store.connection() as connection:
            writers_turn(connection)
            return bool(connection.execute(update(_inputs).where(*mine).values(attempts=_inputs.c.attempts + 1)).rowcount)

    def done(self, source: str, sha256: str, documents: Sequence[bytes]) -> list[writing.Written]:
        """Write the records of an input and note that it is done, both or neither."""
        with self._turn() as work:
            written = work.file(documents)
            self._end(work.connection, source, sha256)
            return written

    def known(self, source: str, sha256: str, name: str) -> None:
        """Note that an input is done whose bytes the store has, perhaps under another name."""
        with self._turn() as work:
            connection = work.connection
            row = _row(connection, source)
            if row and (row.state, row.sha256) == ("done", sha256):
                return
            for pk in connection.scalars(select(schema.sources.c.pk).where(schema.sources.c.sha256 == sha256)).all():
                writing.add_name(connection, pk, storable(name))
            self._end(connection, source, sha256)

    def failed(self, source: str, sha256: str, error: PlanparseError) -> None:
        """Put an input into quarantine."""
        with self._turn() as work:
            self._end(work.connection, source, sha256, state="quarantined", code=error.code, detail=storable(error.detail))

    def _end(self, connection: Connection, source: str, sha256: str, state: str = "done", code: str = "", detail: str = "") -> None:
        values = {"sha256": sha256, **self._mark, "owner": "", "since": time.time(), "state": state, "code": code, "detail": detail}
        if not connection.execute(update(_inputs).where(_inputs.c.source == source), values).rowcount:
            connection.execute(insert(_inputs), {"source": source, "attempts": 1, **values})

    def renew(self) -> None:
        """Say that this run is still at work."""
        with self._store.connection() as connection:
            writers_turn(connection)
            connection.execute(update(_inputs).where(*self._running()).values(since=time.time()))

    def give_back(self) -> None:
        """Leave what this run has begun to the next; the attempts do not count."""
        back = {"state": "pending", "owner": "", "attempts": _inputs.c.attempts - 1}
        with self._store.connection() as connection:
            writers_turn(connection)
            connection.execute(update(_inputs).where(*self._running()).values(**back))

    def _running(self) -> tuple[Any, ...]:
        return _inputs.c.owner == self._owner, _inputs.c.state == "running"


def read_from(store: Store, sha256: str) -> list[str]:
    """The sources from which bytes of this hash were read."""
    with store.connection() as connection:
        return list(connection.scalars(select(_inputs.c.source).where(_inputs.c.sha256 == sha256, _inputs.c.state == "done")))


def failures(store: Store) -> list[dict[str, Any]]:
    """Inputs in quarantine, by source: `source`, `code`, `detail`, `attempts`, `sha256`, `parser`."""
    columns = (_inputs.c[name] for name in ("source", "code", "detail", "attempts", "sha256", "parser"))
    chosen = select(*columns).where(_inputs.c.state == "quarantined").order_by(_inputs.c.source)
    with store.connection() as connection:
        return [dict(row) for row in connection.execute(chosen).mappings()]


def retry(store: Store, source: str | None = None) -> int:
    """Let the next run try an input in quarantine again, or all of them; returns how many."""
    there = [_inputs.c.state == "quarantined", *([_inputs.c.source == source] if source is not None else [])]
    with store.connection() as connection:
        writers_turn(connection)
        return connection.execute(update(_inputs).where(*there).values(state="pending", attempts=0)).rowcount


def _row(connection: Connection, source: str) -> Row[Any] | None:
    return connection.execute(select(_inputs).where(_inputs.c.source == source)).one_or_none()


def _put(connection: Connection, row: Row[Any] | None, source: str, **values: Any) -> None:
    """Write the row of an input, which has one or has none."""
    if row:
        connection.execute(update(_inputs).where(_inputs.c.source == source), values)
    else:
        connection.execute(insert(_inputs), {"source": source, **values})
