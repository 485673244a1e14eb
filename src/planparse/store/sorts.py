"""Orders in which people want obligations; what is equal stands in the order of the store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from planparse.store import schema
from planparse.text import collation


def order(by: str) -> list[ColumnElement[Any]]:
    """Columns to order obligations by: `due`, `agency` or `confidence`; none for `plan`, the order of the store. What lacks it is last."""
    if by == "confidence":
        return [schema.obligations.c.confidence]
    if by == "due":
        return [_first_day().nulls_last()]
    return [_leader().nulls_last()] if by == "agency" else []


def _first_day() -> ColumnElement[Any]:
    link = schema.obligation_deadlines
    first = select(func.min(schema.times.c.first)).join(link, link.c.item == schema.times.c.deadline)
    return first.where(link.c.obligation == schema.obligations.c.pk).scalar_subquery().asc()


def _leader() -> ColumnElement[Any]:
    """The name of the first body that leads, in Vietnamese order on both engines."""
    role = schema.roles
    name = select(schema.bodies.c.name).join(role, role.c.body == schema.bodies.c.pk).limit(1)
    name = name.order_by(schema.bodies.c.name.collate(collation.NAME))
    leader = name.where(role.c.obligation == schema.obligations.c.pk, role.c.role == "lead").scalar_subquery()
    return leader.collate(collation.NAME).asc()
