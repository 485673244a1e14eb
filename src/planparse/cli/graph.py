"""`planparse graph` and `planparse ask`: the graph of obligations in files, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.cli.rows import Column, Row, field
from planparse.cli.work import missing, one_of

if TYPE_CHECKING:
    import networkx as nx

    from planparse.store import Store


def graph(
    context: typer.Context,
    plan: asked.PlanOption = None,
    place: asked.PlaceOption = None,
    level: asked.LevelOption = None,
    year: asked.YearOption = None,
    everything: asked.AllFlag = False,
    file: Annotated[str, typer.Option("--out")] = streams.DASH,
    store: asked.StoreOption = None,
) -> int:
    """Write the graph of the plans that fit; the suffix says how (JSON on standard output)."""
    from planparse.exchange import graphs

    lang: str = context.obj
    suffix = ".json" if file == streams.DASH else Path(file).suffix.lower()
    one_of(suffix, graphs.suffixes(), lang)
    with asked.open_store(store) as opened:
        made = _built(opened, lang, plan=plan, place=place, level=level, year=year, everything=everything)
    for middle, data in graphs.write(made, suffix).items():
        if file == streams.DASH:
            streams.put(data)
        else:
            target = Path(file)
            streams.write_file(target.with_name(f"{target.stem}{middle}{target.suffix}"), data)
    streams.note(say(lang, "graph.size", f"{made.number_of_nodes()} / {made.number_of_edges()}"))
    return streams.DONE


def _built(store: Store, lang: str, **options: Any) -> nx.MultiDiGraph[str]:
    from planparse.graph import build

    return build(store.records(asked.asked(store, lang, **options)))


@with_layout
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument()],
    about: Annotated[str | None, typer.Argument()] = None,
    due_after: asked.AfterOption = None,
    due_before: asked.BeforeOption = None,
    plan: asked.PlanOption = None,
    place: asked.PlaceOption = None,
    level: asked.LevelOption = None,
    year: asked.YearOption = None,
    everything: asked.AllFlag = False,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
    limit: asked.LimitOption = None,
) -> int:
    """Answer one of the ready questions from the graph of the plans that fit."""
    lang: str = context.obj
    needs, answer, columns = _QUESTIONS[one_of(question, tuple(_QUESTIONS), lang)]
    if needs and about is None:
        raise missing("about", lang)
    first, last = asked.day(due_after, lang), asked.day(due_before, lang)
    with asked.open_store(store) as opened:
        made = _built(opened, lang, plan=plan, place=place, level=level, year=year, everything=everything)
    found = answer(made, about, first, last)
    if not rows.put(found[:limit], how, columns, lang):
        streams.note(say(lang, "query.none"))
    return streams.DONE


# columns for eyes


def _text(row: Row) -> str:
    from planparse.render.words import short

    return short(row["text"], 200)


def _month(row: Row) -> str:
    from planparse.render.words import day

    return day(row["month"])


def _when(row: Row) -> str:
    from planparse.render.words import day

    return day(row["when"])


def _section(row: Row) -> str:
    """Where a duty stands in its plan: `IV/1/-2`."""
    return str(row["id"]).partition("#obligation/")[2]


def _step(row: Row) -> str:
    from planparse.render.words import short

    depth = min(int(row["depth"]), 20)
    return "  " * depth + short(str(row["label"]), 68 - 2 * depth)


def _place(row: Row) -> str:
    """A plan or instrument by its identifier; a duty by its plan and place."""
    return " ".join(filter(None, str(row["id"]).split("#obligation/")))


_PLAN = rows.PLAN
_SECTION = Column("column.section", 2, _section)
_DUTY = Column("column.text", 9, _text)
_COUNT = Column("column.duties", 1, field("duties"), width=rows.COUNT)
_WHEN = Column("column.when", 2, _when, width=rows.DATE)
_BARE = (_PLAN, _SECTION, _DUTY)


def _duties(made: Any, about: Any, first: Any, last: Any) -> list[Any]:
    from planparse.graph import questions

    return questions.duties(made, about, first, last)


def _simple(name: str) -> Callable[[Any, Any, Any, Any], list[Any]]:
    def answer(made: Any, about: Any, _first: Any, _last: Any) -> list[Any]:
        from planparse.graph import questions

        asked_for: Callable[..., list[Any]] = getattr(questions, name)
        return asked_for(made, about) if name == "chain" else asked_for(made)

    return answer


def _load(made: Any, about: Any, _first: Any, _last: Any) -> list[Any]:
    from planparse.graph import questions

    return questions.load(made, questions.bodies(made, about) if about else None)


_QUESTIONS: dict[str, tuple[bool, Callable[[Any, Any, Any, Any], list[Any]], tuple[Column, ...]]] = {
    "duties": (
        True,
        _duties,
        (_WHEN, Column("column.who", 4, field("agency")), Column("column.role", 2, field("role"), "body"), _PLAN, _SECTION, _DUTY),
    ),
    "partners": (
        False,
        _simple("partners"),
        (Column("column.lead", 6, field("lead")), Column("column.coordinate", 6, field("coordinate")), _COUNT),
    ),
    "instruments": (
        False,
        _simple("instruments"),
        (
            Column("column.instrument", 4, field("label")),
            Column("column.name", 8, field("title")),
            _COUNT,
            Column("column.plans", 1, field("plans"), width=rows.COUNT),
        ),
    ),
    "chain": (
        True,
        _simple("chain"),
        (
            Column("column.chain", 9, _step),
            Column("column.relation", 2, field("relation"), "relation"),
            Column("column.where", 5, _place),
        ),
    ),
    "idle": (
        False,
        _simple("idle"),
        (Column("column.who", 8, field("agency")), Column("column.mentions", 1, field("mentions"), width=rows.DATE)),
    ),
    "unassigned": (False, _simple("unassigned"), _BARE),
    "undated": (False, _simple("undated"), _BARE),
    "load": (False, _load, (Column("column.who", 8, field("agency")), Column("column.month", 2, _month), _COUNT)),
}
