"""`planparse query` and `planparse timeline`: rows of a store by filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.rows import Column, Row
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.store import Filter, Store


def query(
    context: typer.Context,
    what: Annotated[str, typer.Argument()],
    agency: asked.AgencyOption = None,
    role: asked.RoleOption = None,
    place: asked.PlaceOption = None,
    level: asked.LevelOption = None,
    year: asked.YearOption = None,
    due_before: asked.BeforeOption = None,
    due_after: asked.AfterOption = None,
    theme: asked.ThemeOption = None,
    cites: asked.CitesOption = None,
    plan: asked.PlanOption = None,
    text: asked.TextOption = None,
    modality: asked.ModalityOption = None,
    min_confidence: asked.ConfidenceOption = None,
    everything: asked.AllFlag = False,
    store: asked.StoreOption = None,
    json: asked.JsonFlag = False,
    nl: asked.NlFlag = False,
    csv: asked.CsvFlag = False,
    table: asked.TableFlag = False,
    limit: asked.LimitOption = None,
) -> int:
    """Print the rows of a kind that fit all filters."""
    from planparse.store import query as questions

    lang: str = context.obj
    kinds = get_args(questions.Kind)
    if what not in kinds:
        raise UsageError("", f"{say(lang, 'usage.code', what)} {', '.join(kinds)}.")
    how = rows.layout(lang, json=json, nl=nl, csv=csv, table=table)
    with asked.open_store(store) as opened:
        ask = asked.asked(
            opened,
            lang,
            agency=agency,
            role=role,
            place=place,
            level=level,
            year=year,
            due_before=due_before,
            due_after=due_after,
            theme=theme,
            cites=cites,
            plan=plan,
            text=text,
            modality=modality,
            min_confidence=min_confidence,
            everything=everything,
        )
        number = rows.put(questions.query(opened, what, ask, limit), how, _COLUMNS[what], lang)  # type: ignore[arg-type]
        _notes(opened, ask, number, lang)
    return streams.DONE


def timeline(
    context: typer.Context,
    agency: asked.AgencyOption = None,
    role: asked.RoleOption = None,
    place: asked.PlaceOption = None,
    level: asked.LevelOption = None,
    year: asked.YearOption = None,
    due_before: asked.BeforeOption = None,
    due_after: asked.AfterOption = None,
    theme: asked.ThemeOption = None,
    cites: asked.CitesOption = None,
    plan: asked.PlanOption = None,
    text: asked.TextOption = None,
    modality: asked.ModalityOption = None,
    min_confidence: asked.ConfidenceOption = None,
    everything: asked.AllFlag = False,
    ics: Annotated[str | None, typer.Option("--ics")] = None,
    store: asked.StoreOption = None,
    json: asked.JsonFlag = False,
    nl: asked.NlFlag = False,
    csv: asked.CsvFlag = False,
    table: asked.TableFlag = False,
    limit: asked.LimitOption = None,
) -> int:
    """Print duties in order of time, or write them as a calendar."""
    from pathlib import Path

    from planparse.exchange.ics import calendar
    from planparse.store.timeline import timeline as times

    lang: str = context.obj
    how = rows.layout(lang, json=json, nl=nl, csv=csv, table=table)
    with asked.open_store(store) as opened:
        ask = asked.asked(
            opened,
            lang,
            agency=agency,
            role=role,
            place=place,
            level=level,
            year=year,
            due_before=due_before,
            due_after=due_after,
            theme=theme,
            cites=cites,
            plan=plan,
            text=text,
            modality=modality,
            min_confidence=min_confidence,
            everything=everything,
        )
        found = times(opened, ask, limit)
        if ics is None:
            number = rows.put(found, how, _TIMELINE, lang)
        else:
            events = list(found)
            number, data = len(events), calendar(events, lang)
            streams.put(data) if ics == "-" else streams.write_file(Path(ics), data)
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


def _text(row: Row) -> str:
    from planparse.render.words import short

    return short(str(row["text"] or ""), 240)


def _actors(row: Row) -> str:
    lead = dict.fromkeys(body["name"] for body in row["responsible"] if body["role"] == "lead")
    others = dict.fromkeys(body["name"] for body in row["responsible"] if body["role"] == "coordinate")
    return "\n".join(filter(None, ("; ".join(lead), f"+ {'; '.join(others)}" if others else "")))


def _cell(name: str) -> Any:
    return lambda row: str(row[name]) if row[name] is not None else ""


def _by(row: Row) -> str:
    return str(row["by"] or row["to"] or "")


def _when(row: Row) -> str:
    from planparse.render.words import day

    return day(row["first"]) if row["first"] == row["last"] else f"{day(row['first'])} – {day(row['last'])}"


def _value(row: Row) -> str:
    total = f"/{row['total']:g}" if row["total"] is not None else ""
    return f"{row['comparator']} {row['value']:g}{total} {row['unit']}"


_PLAN = Column("column.plan", 4, _cell("plan_id"))
_WORDS = Column("column.text", 10, _text)
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "obligations": (
        _PLAN,
        Column("column.section", 1, _cell("section")),
        Column("column.who", 5, _actors),
        _WORDS,
        Column("column.due", 3, lambda row: "; ".join(row["due"])),
    ),
    "citations": (_PLAN, _WORDS, Column("column.relation", 2, _cell("relation")), Column("column.instrument", 4, _cell("instrument_id"))),
    "agencies": (_PLAN, _WORDS, Column("column.name", 5, _cell("name")), Column("column.agency_id", 4, _cell("agency_id"))),
    "deadlines": (_PLAN, _WORDS, Column("column.kind", 2, _cell("kind")), Column("column.by", 2, _by)),
    "targets": (_PLAN, _WORDS, Column("column.value", 3, _value), Column("column.due", 2, _cell("due"))),
    "plans": (_PLAN, _WORDS, Column("column.date", 2, _cell("issued_on")), Column("column.duties", 1, _cell("obligations"))),
}
_TIMELINE = (
    Column("column.when", 2, _when),
    _PLAN,
    Column("column.who", 4, lambda row: _actors(row["obligation"])),
    _WORDS,
    Column("column.due", 3, lambda row: str(row["deadline"]["text"])),
)
