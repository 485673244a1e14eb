"""Bodies and instruments of a store, with how much plans give them to do or rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Integer, case, cast, func, select

from planparse.store import filters, schema
from planparse.store.filters import Filter
from planparse.store.store import Store
from planparse.text.search import body_key

Row = dict[str, Any]
_CHUNK = 300


def names(store: Store, agency_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Name and level by identifier, of those that the store knows; of several names the shortest."""
    table, found = schema.bodies, {}
    wanted = sorted(set(agency_ids))
    with store.connection() as connection:
        for at in range(0, len(wanted), _CHUNK):
            chosen = select(table.c.agency_id, table.c.name, table.c.level).where(table.c.agency_id.in_(wanted[at : at + _CHUNK]))
            for row in connection.execute(chosen.order_by(func.length(table.c.name).desc(), table.c.name.desc())):
                found[row.agency_id] = (row.name, row.level)
    return found


def agencies(store: Store, ask: Filter) -> list[Row]:
    """Bodies with an identifier that obligations name: `agency_id`, `name`, `level`, `lead`, `coordinate`, `report_to` (how many), `plans`.

    Those with most to lead come first. Of the filter place, level, year and text (of the name) count, the plan's.
    """
    role, body, duty = schema.roles, schema.bodies, schema.obligations
    counts = [func.sum(cast(case((role.c.role == one, 1), else_=0), Integer)).label(one) for one in ("lead", "coordinate", "report_to")]
    columns = [body.c.agency_id, func.min(body.c.name).label("name"), func.max(body.c.level).label("level"), *counts]
    named = [] if ask.text is None else [body.c.folded.contains(body_key(ask.text))]
    chosen = (
        select(*columns, func.count(func.distinct(duty.c.plan)).label("plans"))
        .join(role, role.c.body == body.c.pk)
        .join(duty, duty.c.pk == role.c.obligation)
        .join(schema.plans, schema.plans.c.pk == duty.c.plan)
        .where(body.c.agency_id != "", *filters.of_plan(ask), *named)
        .group_by(body.c.agency_id)
        .order_by(counts[0].desc(), counts[1].desc(), body.c.agency_id)
    )
    with store.connection() as connection:
        return [dict(row) for row in connection.execute(chosen).mappings()]


def names_of_instruments(store: Store, wanted: Sequence[str]) -> dict[str, str]:
    """What the first citation of each of these instruments calls it, by identifier."""
    cited = schema.citations
    found: dict[str, str] = {}
    with store.connection() as connection:
        for at in range(0, len(wanted), _CHUNK):
            ids = cited.c.instrument_id.in_(wanted[at : at + _CHUNK])
            first = select(func.min(cited.c.pk)).where(ids).group_by(cited.c.instrument_id)
            for name, data in connection.execute(select(cited.c.instrument_id, cited.c.data).where(cited.c.pk.in_(first))):
                found[name] = str(data.get("name") or data.get("text") or "")
    return found


def instruments(store: Store, ask: Filter) -> list[Row]:
    """Instruments that plans cite: `instrument_id`, `type`, `number`, `plans`, `duties` (how many name it); the most cited first."""
    cited, link = schema.citations, schema.obligation_citations
    words = [] if ask.text is None else [filters.like(cited.c.folded, ask.text)]
    plans, duties = func.count(func.distinct(cited.c.plan)).label("plans"), func.count(func.distinct(link.c.obligation)).label("duties")
    chosen = (
        select(cited.c.instrument_id, func.min(cited.c.type).label("type"), func.max(cited.c.number).label("number"), plans, duties)
        .join(schema.plans, schema.plans.c.pk == cited.c.plan)
        .outerjoin(link, link.c.item == cited.c.pk)
        .where(cited.c.instrument_id.is_not(None), *filters.of_plan(ask), *words)
        .group_by(cited.c.instrument_id)
        .order_by(plans.desc(), duties.desc(), cited.c.instrument_id)
    )
    with store.connection() as connection:
        return [dict(row) for row in connection.execute(chosen).mappings()]


def instrument_of(store: Store, plan_id: str) -> str | None:
    """The identifier under which a plan of the store is cited."""
    with store.connection() as connection:
        return connection.scalar(select(schema.plans.c.instrument_id).where(schema.plans.c.plan_id == plan_id))


def plan_of(store: Store, instrument_id: str) -> str | None:
    """The plan of the store that is cited under an identifier."""
    with store.connection() as connection:
        return connection.scalar(select(schema.plans.c.plan_id).where(schema.plans.c.instrument_id == instrument_id).limit(1))
