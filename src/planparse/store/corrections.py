"""Corrections in a store: kept apart from what is read, so that they survive every reading anew, and applied where plans are shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, select, update

from planparse.correct import Applied, Change, Correction, apply
from planparse.correct.making import check
from planparse.correct.model import FITS, NO_PLAN, UNDONE
from planparse.errors import NotFoundError, PlanUnknownError
from planparse.store import kept, schema, shown
from planparse.store.engine import writers_turn
from planparse.store.rows import storable
from planparse.store.store import Store

_table = schema.corrections


def add(store: Store, changes: Iterable[Change], *, author: str, source: str, at: str | None = None) -> list[Correction]:
    """Keep changes, all or none, and apply them to the plans; returns them in order, each with its `status`.

    What has been said already and still holds is not kept twice. `source` says where it comes from (`web`, `xlsx`, `label-studio`,
    `metadata`), `at` when (UTC, ISO 8601; now). What does not fit is kept as well, for a later reading. Raises SchemaError for a change
    that cannot be one (`correct.making.check`); nothing is kept then.
    """
    wanted = [check(one) for one in changes]
    about = {"author": storable(author), "source": source, "made_at": at or _now()}
    with store.connection() as connection:
        writers_turn(connection)
        ids = [kept.put(connection, one, about) for one in wanted]
        return _renewed(connection, ids)


def undo(store: Store, ids: Sequence[int], *, author: str, at: str | None = None) -> list[Correction]:
    """Take corrections back: the plans are as if they had never been made. What was undone before stays as it is.

    Raises NotFoundError for a number that is none; nothing is undone then.
    """
    with store.connection() as connection:
        writers_turn(connection)
        there = {one.id for one in kept.rows(connection, _table.c.pk.in_(ids))}
        for one in ids:
            if one not in there:
                raise NotFoundError(str(one))
        still = _table.c.pk.in_(ids), _table.c.undone_at.is_(None)
        connection.execute(update(_table).where(*still).values(undone_at=at or _now(), undone_by=storable(author)))
        return _renewed(connection, ids)


def listed(store: Store, plan_id: str | None = None, *, everything: bool = False) -> list[Correction]:
    """Corrections of a plan, or of all, in the order in which they were made, each with its `status` of today.

    `everything` takes those in that are undone.
    """
    with store.connection() as connection:
        chosen: list[ColumnElement[bool]] = [] if everything else [_table.c.undone_at.is_(None)]
        if plan_id is not None:
            pk = kept.plan_called(connection, plan_id)
            chosen.append(kept.belonging([pk]) if pk is not None else _table.c.plan_id == plan_id)
        found = list(kept.rows(connection, *chosen))
        homes = {one.id: kept.plan_of(connection, one) for one in found}
        lost: dict[int, str] = {}
        for pk in {pk for pk in homes.values() if pk is not None}:
            lost |= {one.id: one.status for one in _applied(connection, pk).lost}
    return [_told(one, lost, homes[one.id]) for one in found]


def applied(store: Store, plan_id: str) -> Applied:
    """The plan's record with its corrections, which items are people's, and what no longer fits. Raises PlanUnknownError."""
    with store.connection() as connection:
        pk = kept.plan_called(connection, plan_id)
        if pk is None:
            raise PlanUnknownError(plan_id)
        return _applied(connection, pk)


def plans(store: Store) -> list[str]:
    """plan_ids of the plans that have corrections, in order."""
    with store.connection() as connection:
        homes = {kept.plan_of(connection, one) for one in kept.rows(connection, _table.c.undone_at.is_(None))}
        chosen = select(schema.plans.c.plan_id).where(schema.plans.c.pk.in_(homes)).order_by(schema.plans.c.plan_id)
        return list(connection.scalars(chosen))


def _renewed(connection: Connection, ids: Sequence[int]) -> list[Correction]:
    """Write the rows of the plans of these corrections anew; the corrections in the order of `ids`, with their status."""
    found = {one.id: one for one in kept.rows(connection, _table.c.pk.in_(ids))}
    homes = {one.id: kept.plan_of(connection, one) for one in found.values()}
    lost = {one.id: one.status for one in shown.renew(connection, sorted({pk for pk in homes.values() if pk is not None}))}
    return [_told(found[one], lost, homes[one]) for one in ids]


def _applied(connection: Connection, pk: int) -> Applied:
    data = connection.execute(select(schema.sources.c.record).where(schema.sources.c.plan == pk, schema.sources.c.shown)).scalar_one()
    return apply(json.loads(zlib.decompress(data)), kept.of_plan(connection, pk))


def _told(one: Correction, lost: Mapping[int, str], home: int | None) -> Correction:
    return replace(one, status=UNDONE if one.undone_at else NO_PLAN if home is None else lost.get(one.id, FITS))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
