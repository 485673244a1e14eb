"""What a store holds in numbers, and what somebody should look at."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import exists, func, select

from planparse.store import schema
from planparse.store.store import Store

UNSURE = 0.7  # confidence below which an item says why
SOON = 30  # days


def holdings(store: Store) -> dict[str, int]:
    """How many plans, obligations, bodies that duties name by identifier, cited instruments, deadlines and targets there are."""
    bodies, cited = schema.bodies.c.agency_id, schema.citations.c.instrument_id
    counted = {
        "plans": select(func.count()).select_from(schema.plans),
        "obligations": select(func.count()).select_from(schema.obligations),
        "agencies": select(func.count(func.distinct(bodies))).where(
            bodies != "", exists().where(schema.roles.c.body == schema.bodies.c.pk)
        ),
        "instruments": select(func.count(func.distinct(cited))),
        "deadlines": select(func.count()).select_from(schema.deadlines),
        "targets": select(func.count()).select_from(schema.targets),
    }
    with store.connection() as connection:
        return {name: connection.scalar(chosen) or 0 for name, chosen in counted.items()}


def attention(store: Store, today: date) -> dict[str, int]:
    """How many inputs failed, sources are damaged, duties fall due within 30 days or are read with little confidence."""
    duties, link = schema.obligations, schema.obligation_deadlines
    last, until = schema.times.c.last, today + timedelta(days=SOON)
    due = select(schema.times.c.deadline).where(last >= today.isoformat(), last <= until.isoformat())
    counted = {
        "failures": select(func.count()).select_from(schema.inputs).where(schema.inputs.c.state == "quarantined"),
        "damaged": select(func.count()).select_from(schema.sources).where(schema.sources.c.shown, schema.sources.c.status == "partial"),
        "soon": select(func.count(func.distinct(link.c.obligation))).where(link.c.item.in_(due)),
        "unsure": select(func.count()).select_from(duties).where(duties.c.confidence < UNSURE),
    }
    with store.connection() as connection:
        return {name: connection.scalar(chosen) or 0 for name, chosen in counted.items()}
