"""Questions: rows of obligations, citations, agencies, deadlines, targets and plans by filter."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from planparse.store import filters, schema, search, sorts
from planparse.store.engine import fetched
from planparse.store.filters import Condition, Filter
from planparse.store.store import Store

Kind = Literal["obligations", "citations", "agencies", "deadlines", "targets", "plans"]
Row = dict[str, Any]
Sort = Literal["plan", "due", "agency", "confidence"]
_CHUNK = 200  # obligations whose deadlines are looked up at once


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the rows: at most `limit`, behind the first `offset`, or behind the row of an identifier; `sort` is known to obligations."""

    limit: int | None = None
    offset: int = 0
    after: str | None = None
    sort: Sort | None = None


Question = Callable[[Connection, Filter, Window], Generator[Row]]


def batched(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    """Lists of `size` rows; the last may be shorter."""
    while part := list(islice(rows, size)):
        yield part


def query(
    store: Store, kind: Kind, ask: Filter, limit: int | None = None, *, offset: int = 0, after: str | None = None, sort: Sort | None = None
) -> Iterator[Row]:
    """Rows in the order of plan_id and of the text, or of fitness where words are asked for.

    Each has `plan_id`, `id`, the item's fields, `text`, and `corrected`: fields that people set, or `accepted`, `added`; none where all
    is the machine's. Obligations have `due`, the words of their deadlines, and `tracking`, an office's status and notes.

    `offset` rows are passed over, or all up to that with the identifier `after` (none follows one that is not there). Obligations may be
    sorted by when they are first due (those without a day last), by the body that leads (Vietnamese order) or by confidence, the least
    sure first.
    """
    with store.connection() as connection, closing(_QUESTIONS[kind](connection, ask, Window(limit, offset, after, sort))) as rows:
        for number, row in enumerate(rows, 1):
            yield row
            if number == limit:
                return


def undated(store: Store, ask: Filter) -> int:
    """How many obligations fit but for the time, because nothing says when they are due."""
    link = schema.obligation_deadlines
    timed = select(link.c.obligation).where(link.c.item.in_(select(schema.times.c.deadline)))
    conditions = [*_duties(ask.timeless()), schema.obligations.c.pk.not_in(timed)]
    with store.connection() as connection:
        conditions += search.asked(connection, ask)
        chosen = select(func.count()).select_from(schema.obligations.join(schema.plans)).where(*conditions)
        return connection.scalar(chosen) or 0


def _duties(ask: Filter) -> list[Condition]:
    return [*filters.of_plan(ask), *filters.of_obligation(ask)]


def _obligations(connection: Connection, ask: Filter, window: Window) -> Generator[Row]:
    table = schema.obligations
    chosen = select(table.c.pk, schema.plans.c.plan_id, table.c.data, table.c.corrected, table.c.tracking).join(schema.plans)
    chosen = chosen.where(*_duties(ask))
    if ask.text is not None and window.sort is None:
        found = _ranked(connection, chosen, ask.text, window)
    else:
        found = _in_order(connection, chosen.where(*search.asked(connection, ask)), table, window)
    with closing(found):
        for rows in batched(found, _CHUNK):
            due = _due(connection, [row.pk for row in rows])
            yield from ({**_row(row), "tracking": row.tracking, "due": due.get(row.pk, [])} for row in rows)


def _due(connection: Connection, duties: Sequence[int]) -> dict[int, list[str]]:
    """The words of the deadlines of obligations."""
    link, item = schema.obligation_deadlines, schema.deadlines
    chosen = select(link.c.obligation, item.c.data).join(item, item.c.pk == link.c.item)
    chosen = chosen.where(link.c.obligation.in_(duties)).order_by(item.c.pk)
    out: dict[int, list[str]] = {}
    for row in connection.execute(chosen):
        out.setdefault(row.obligation, []).append(row.data["text"])
    return out


def _ranked(connection: Connection, chosen: Select[Any], sought: str, window: Window) -> Generator[Any]:
    """By fitness: what comes before the window is met on the way."""
    if window.after is not None:
        rows = search.ranked(connection, chosen, sought, None)
        with closing(rows):
            for row in rows:
                if row.data["id"] == window.after:
                    yield from rows
        return
    most = None if window.limit is None else window.offset + window.limit
    with closing(search.ranked(connection, chosen, sought, most)) as rows:
        yield from islice(rows, window.offset, None)


def _in_order(connection: Connection, chosen: Select[Any], table: Table, window: Window) -> Generator[Any]:
    order: list[ColumnElement[Any]] = [schema.plans.c.plan_id, table.c.pk]
    if window.after is not None:
        here = table.c.id == window.after
        pk = select(table.c.pk).where(here).limit(1).scalar_subquery()
        plan = select(schema.plans.c.plan_id).join(table, table.c.plan == schema.plans.c.pk).where(here).limit(1).scalar_subquery()
        chosen = chosen.where(or_(schema.plans.c.plan_id > plan, and_(schema.plans.c.plan_id == plan, table.c.pk > pk)))
    if window.sort is not None and table is schema.obligations:
        order = [*sorts.order(window.sort), *order]
    return fetched(connection, chosen.order_by(*order).offset(window.offset or None), window.limit)


def _row(found: Any) -> Row:
    data: Row = found.data
    return {"plan_id": found.plan_id, **data, "corrected": found.corrected or []}


def _matching_duties(ask: Filter) -> Select[tuple[int]]:
    return select(schema.obligations.c.pk).join(schema.plans).where(*_duties(ask))


def _items(table: Table, link: Table, own: Callable[[Filter], list[Condition]]) -> Question:
    """A question for items that obligations point at; `own` are conditions on the items themselves."""

    def ask_for(connection: Connection, ask: Filter, window: Window) -> Generator[Row]:
        conditions = [*filters.of_plan(ask), *own(ask)]
        rest = _without(ask, table)
        if rest.of_duties:
            conditions.append(table.c.pk.in_(select(link.c.item).where(link.c.obligation.in_(_matching_duties(rest)))))
        with closing(_in_order(connection, _of(table).where(*conditions), table, window)) as found:
            yield from map(_row, found)

    return ask_for


def _of(table: Table) -> Select[Any]:
    """Items with the plan that they stand in."""
    chosen = select(table.c.pk, schema.plans.c.plan_id, table.c.data, table.c.corrected)
    return chosen.join(schema.plans, schema.plans.c.pk == table.c.plan)


def _without(ask: Filter, table: Table) -> Filter:
    """What is left to ask of the obligations when the items have answered for themselves."""
    changes: Mapping[str, Any] = {"citations": {"cites": None}, "deadlines": {"due_before": None, "due_after": None}}.get(table.name, {})
    return replace(ask, text=None, **changes)


def _words(column: ColumnElement[str], ask: Filter) -> list[Condition]:
    return [] if ask.text is None else [filters.like(column, word) for word in ask.text.split() or [""]]


def _of_citations(ask: Filter) -> list[Condition]:
    return [*_words(schema.citations.c.folded, ask), *([filters.citing(ask.cites)] if ask.cites is not None else [])]


def _of_deadlines(ask: Filter) -> list[Condition]:
    out = _words(schema.deadlines.c.folded, ask)
    if ask.dated:
        out.append(schema.deadlines.c.pk.in_(select(schema.times.c.deadline).where(filters.in_time(ask))))
    return out


def _of_targets(ask: Filter) -> list[Condition]:
    return _words(schema.targets.c.folded, ask)


def _agencies(connection: Connection, ask: Filter, window: Window) -> Generator[Row]:
    table, body = schema.agencies, schema.bodies
    conditions = [*filters.of_plan(ask), *_words(body.c.folded, ask)]
    if ask.agency is not None:
        conditions.append(table.c.body.in_(filters.bodies(ask.agency)))
    if ask.min_confidence is not None:
        conditions.append(table.c.confidence >= ask.min_confidence)
    rest = replace(ask, agency=None, min_confidence=None, text=None)
    if rest.of_duties:
        acting = select(schema.roles.c.body).where(schema.roles.c.obligation.in_(_matching_duties(rest)))
        conditions.append(table.c.body.in_(acting.where(schema.roles.c.role == ask.role) if ask.role else acting))
    chosen = _of(table).join(body, body.c.pk == table.c.body).where(*conditions)
    with closing(_in_order(connection, chosen, table, window)) as found:
        yield from map(_row, found)


def _plans(connection: Connection, ask: Filter, window: Window) -> Generator[Row]:
    table = schema.plans
    conditions = [*filters.of_plan(ask), *_words(table.c.folded, ask)]
    if ask.cites is not None:
        conditions.append(table.c.pk.in_(select(schema.citations.c.plan).where(filters.citing(ask.cites))))
    rest = replace(ask, text=None, cites=None)
    if rest.of_duties:
        conditions.append(table.c.pk.in_(select(schema.obligations.c.plan).where(schema.obligations.c.pk.in_(_matching_duties(rest)))))
    counts = [
        select(func.count()).where(other.c.plan == table.c.pk).scalar_subquery().label(name)
        for name, other in (("obligations", schema.obligations), ("sources", schema.sources))
    ]
    chosen = select(table.c.plan_id, table.c.data, table.c.corrected, *counts).where(*conditions)
    if window.after is not None:
        chosen = chosen.where(table.c.plan_id > window.after)
    chosen = chosen.order_by(table.c.plan_id).limit(window.limit).offset(window.offset or None)
    for row in connection.execute(chosen):
        counted = {"text": row.data["title"], "obligations": row.obligations, "sources": row.sources}
        yield {"plan_id": row.plan_id, "id": row.plan_id, **row.data, **counted, "corrected": row.corrected or []}


_QUESTIONS: dict[Kind, Question] = {
    "obligations": _obligations,
    "citations": _items(schema.citations, schema.obligation_citations, _of_citations),
    "agencies": _agencies,
    "deadlines": _items(schema.deadlines, schema.obligation_deadlines, _of_deadlines),
    "targets": _items(schema.targets, schema.obligation_targets, _of_targets),
    "plans": _plans,
}
