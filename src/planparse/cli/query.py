"""`planparse query` and `planparse timeline`: rows of a store by filter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_filters, with_layout
from planparse.cli.rows import Column, Row, field
from planparse.cli.work import one_of

if TYPE_CHECKING:
    from planparse.store import Filter, Store


@with_layout
@with_filters
def query(
    context: typer.Context,
    what: Annotated[str, typer.Argument()],
    *,
    filters: dict[str, Any],
    store: asked.StoreOption = None,
    how: rows.Layout,
    limit: asked.LimitOption = None,
) -> int:
    """Print the rows of a kind that fit all filters."""
    from planparse.store import query as questions

    lang: str = context.obj
    kind: questions.Kind = one_of(what, get_args(questions.Kind), lang)
    with asked.open_store(store) as opened:
        ask = asked.asked(opened, lang, **filters)
        number = rows.put(questions.query(opened, kind, ask, limit), how, _told(_COLUMNS[kind], ask.text), lang)
        _notes(opened, ask, number, lang)
    return streams.DONE


@with_layout
@with_filters
def timeline(
    context: typer.Context,
    *,
    filters: dict[str, Any],
    ics: Annotated[str | None, typer.Option("--ics")] = None,
    store: asked.StoreOption = None,
    how: rows.Layout,
    limit: asked.LimitOption = None,
) -> int:
    """Print duties in order of time, or write them as a calendar."""
    from planparse.exchange.ics import calendar
    from planparse.store.timeline import timeline as times

    lang: str = context.obj
    asked.spare([ics], (), store, lang)
    with asked.open_store(store) as opened:
        ask = asked.asked(opened, lang, **filters)
        found = times(opened, ask, limit)
        if ics is None:
            number = rows.put(found, how, _told(_TIMELINE, ask.text), lang)
        else:
            events = list(found)
            number, data = len(events), calendar(events, lang)
            streams.put_to(ics, data)
        _notes(opened, ask, number, lang, always=True)
    return streams.DONE


def _notes(store: Store, ask: Filter, number: int, lang: str, *, always: bool = False) -> None:
    """What people have to know beside the rows: that there are none, and duties that a date cannot find."""
    from planparse.store.query import undated

    if not number:
        streams.note(say(lang, "query.none"))
    if ask.dated or always:
        missing = undated(store, ask)
        if missing:
            streams.note(say(lang, "query.undated", missing))


# columns for eyes

_LONG = 240  # characters


def _text(row: Row) -> str:
    from planparse.render.words import short

    return short(str(row["text"] or ""), _LONG)


def _around(sought: str | None) -> Any:
    """The text of a row, cut so that the words that were asked for can be seen."""

    def cell(row: Row) -> str:
        from planparse.render.words import short
        from planparse.text.search import place

        text = " ".join(str(row["text"] or "").split())
        found = place(text, sought or "")
        if found is None or found < _LONG - 60:
            return short(text, _LONG)
        start = text.find(" ", found - 80) + 1
        return f"…{short(text[start:], _LONG)}"

    return cell


def _told(columns: tuple[Column, ...], sought: str | None) -> tuple[Column, ...]:
    return tuple(replace(column, cell=_around(sought)) if column is _WORDS and sought else column for column in columns)


def _actors(row: Row) -> str:
    lead = dict.fromkeys(_body(body) for body in row["responsible"] if body["role"] == "lead")
    others = dict.fromkeys(_body(body) for body in row["responsible"] if body["role"] == "coordinate")
    return "\n".join(filter(None, ("; ".join(lead), f"+ {'; '.join(others)}" if others else "")))


def _body(body: Row) -> str:
    """A body by name; all bodies of a level with the level: `Ủy ban nhân dân cấp xã`."""
    from planparse.render.words import of_level

    return of_level(body["name"], body["agency_id"], body["level"])


def _day(*names: str) -> Any:
    """The first of these dates that is there."""

    def cell(row: Row) -> str:
        from planparse.render.words import day

        return day(next(filter(None, (row[name] for name in names)), None))

    return cell


def _when(row: Row) -> str:
    from planparse.render.words import day

    return day(row["first"]) if row["first"] == row["last"] else f"{day(row['first'])} – {day(row['last'])}"


def _value(row: Row) -> str:
    from dataclasses import fields

    from planparse.model import Target
    from planparse.render.words import amount

    return amount(Target(**{field.name: row[field.name] for field in fields(Target)}))


_PLAN = rows.PLAN
_WORDS = Column("column.text", 10, _text)
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "obligations": (
        _PLAN,
        Column("column.section", 2, field("section")),
        Column("column.who", 5, _actors),
        _WORDS,
        Column("column.due", 3, lambda row: "; ".join(row["due"])),
    ),
    "citations": (
        _PLAN,
        _WORDS,
        Column("column.relation", 2, field("relation"), "relation"),
        Column("column.instrument", 4, field("instrument_id")),
    ),
    "agencies": (_PLAN, _WORDS, Column("column.name", 5, field("name")), Column("column.agency_id", 4, field("agency_id"))),
    "deadlines": (_PLAN, _WORDS, Column("column.kind", 2, field("kind"), "due"), Column("column.by", 2, _day("by", "to"), width=rows.DATE)),
    "targets": (_PLAN, _WORDS, Column("column.value", 2, _value), Column("column.due", 2, _day("due"), width=rows.DATE)),
    "plans": (
        _PLAN,
        _WORDS,
        Column("column.date", 2, _day("issued_on"), width=rows.DATE),
        Column("column.duties", 1, field("obligations"), width=rows.COUNT),
    ),
}
_TIMELINE = (
    Column("column.when", 2, _when, width=rows.DATE),
    _PLAN,
    Column("column.who", 4, lambda row: _actors(row["obligation"])),
    _WORDS,
    Column("column.due", 3, lambda row: str(row["deadline"]["text"])),
)
