"""How much falls due by month, of all and of each body that leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from planparse.store import schema
from planparse.store.filters import Filter
from planparse.store.store import Store
from planparse.store.timeline import ending

_MONTH = func.substr(schema.times.c.last, 1, 7)


@dataclass(slots=True)
class Load:
    """A body, and how many times its duties fall due by month (`2023-06`)."""

    agency_id: str
    name: str
    level: str
    months: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Of all months."""
        return sum(self.months.values())

    def as_row(self) -> dict[str, Any]:
        """For programs."""
        return {"agency_id": self.agency_id, "name": self.name, "level": self.level, "total": self.total, **self.months}


def by_month(store: Store, ask: Filter) -> dict[str, int]:
    """How many times duties fall due by month, in order; a stretch counts in the month of its end, one without end nowhere."""
    with store.connection() as connection:
        chosen = _asked(select(_MONTH.label("month"), func.count().label("times")), connection, ask)
        return {row.month: row.times for row in connection.execute(chosen.group_by(_MONTH).order_by(_MONTH))}


def by_body(store: Store, ask: Filter) -> list[Load]:
    """The same of each body with an identifier that leads, those with the most first; a duty that names it twice counts once."""
    role, body, time = schema.roles, schema.bodies, schema.times
    name, level = func.min(body.c.name).label("name"), func.max(body.c.level).label("level")
    found: dict[str, Load] = {}
    with store.connection() as connection:
        each = _asked(select(body.c.agency_id, name, level, _MONTH.label("month")), connection, ask)
        each = each.join(role, role.c.obligation == schema.obligations.c.pk).join(body, body.c.pk == role.c.body)
        each = each.where(role.c.role == "lead", body.c.agency_id != "")
        led = each.group_by(body.c.agency_id, schema.obligations.c.pk, time.c.deadline, time.c.first, time.c.last).subquery()
        columns = led.c.agency_id, func.min(led.c.name).label("name"), func.max(led.c.level).label("level"), led.c.month
        chosen = select(*columns, func.count().label("times")).group_by(led.c.agency_id, led.c.month)
        for row in connection.execute(chosen.order_by(led.c.agency_id, led.c.month)):
            one = found.setdefault(row.agency_id, Load(row.agency_id, row.name, row.level))
            one.months[row.month] = row.times
    return sorted(found.values(), key=lambda one: (-one.total, one.agency_id))


def _asked(chosen: Select[Any], connection: Connection, ask: Filter) -> Select[Any]:
    """What falls due by month: a stretch counts where it ends, so that it must end in the time asked for."""
    chosen = ending(chosen, connection, ask)
    if ask.due_after is not None:
        chosen = chosen.where(schema.times.c.last >= ask.due_after.isoformat())
    return chosen if ask.due_before is None else chosen.where(schema.times.c.last <= ask.due_before.isoformat())
