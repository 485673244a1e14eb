"""Duties in order of time, recurring ones as often as they fall into the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from planparse.store import filters, schema, search
from planparse.store.engine import fetched
from planparse.store.filters import Filter
from planparse.store.store import Store

_ENDLESS = "3000"


def timeline(store: Store, ask: Filter, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """One row for each time a duty is due: `first`, `last` (ISO days), `plan_id`, `id`, `deadline`, `obligation` (the items), `text`."""
    obligations, link = schema.obligations, schema.obligation_deadlines
    chosen = (
        select(schema.times.c.first, schema.times.c.last, schema.plans.c.plan_id, schema.deadlines.c.data.label("due"), obligations.c.data)
        .join(schema.deadlines, schema.deadlines.c.pk == schema.times.c.deadline)
        .join(link, link.c.item == schema.deadlines.c.pk)
        .join(obligations, obligations.c.pk == link.c.obligation)
        .join(schema.plans, schema.plans.c.pk == obligations.c.plan)
        .where(*filters.of_plan(ask), *filters.of_obligation(ask))
    )
    if ask.dated:
        chosen = chosen.where(filters.in_time(ask))
    ordered = chosen.order_by(schema.times.c.first, schema.times.c.last, schema.plans.c.plan_id, obligations.c.pk, schema.deadlines.c.pk)
    with store.connection() as connection:
        asked = ordered.where(*search.asked(connection, ask))
        with closing(fetched(connection, asked, limit)) as rows:
            for row in rows:
                yield {
                    "first": row.first,
                    "last": row.last,
                    "plan_id": row.plan_id,
                    "id": row.data["id"],
                    "deadline": row.due,
                    "obligation": row.data,
                    "text": row.data["text"],
                }


def nearest(store: Store, ask: Filter, on: date) -> date:
    """The day on or after `on` on which something is next due, else the last before it, else `on` itself; by the ends of stretches."""
    day = schema.times.c.last
    with store.connection() as connection:
        chosen = ending(select(day), connection, ask)
        after = connection.scalar(chosen.where(day >= on.isoformat()).order_by(day).limit(1))
        found = after or connection.scalar(chosen.where(day < on.isoformat()).order_by(day.desc()).limit(1))
    return date.fromisoformat(found) if found else on


def ending(chosen: Select[Any], connection: Connection, ask: Filter) -> Select[Any]:
    """A question over the times at which duties are due, asked of those that fit; what holds without end is left out."""
    link = schema.obligation_deadlines
    joined = (
        chosen.select_from(schema.times)
        .join(link, link.c.item == schema.times.c.deadline)
        .join(schema.obligations, schema.obligations.c.pk == link.c.obligation)
        .join(schema.plans, schema.plans.c.pk == schema.obligations.c.plan)
    )
    fits = *filters.of_plan(ask), *filters.of_obligation(ask), *search.asked(connection, ask)
    return joined.where(*fits, schema.times.c.last < _ENDLESS)
