"""`planparse corrections`: what people said about plans of the store."""

from __future__ import annotations

import contextlib
import json as notation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.author import author
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.cli.rows import Column
from planparse.cli.work import missing, one_of, part_name, stem
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.correct import Correction
    from planparse.store import Store

_LONGEST = 80  # characters of a name from outside
_QUOTED = 160  # characters of a passage in the table
_TASKS = ("list", "undo", "export")


@with_layout
def corrections(
    context: typer.Context,
    task: Annotated[str, typer.Argument()],
    about: Annotated[list[str] | None, typer.Argument()] = None,
    plan: asked.PlanOption = None,
    everything: asked.AllFlag = False,
    by: Annotated[str | None, typer.Option("--by")] = None,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
) -> int:
    """List corrections, take some back, or write corrected plans as gold."""
    lang: str = context.obj
    one_of(task, _TASKS, lang)
    named = about or []
    if (task == "list") != (not named) or (task == "export" and len(named) != 1):
        raise missing("about", lang)
    if task == "undo":
        return _undo(named, by or author(), store, how, lang)
    with asked.open_store(store, whole=True) as opened:
        plan_id = asked.plan_of(opened, plan) if plan else None
        if task == "export":
            return _export(opened, plan_id, Path(named[0]), lang)
        from planparse.store.corrections import listed

        if not rows.put(map(_row, listed(opened, plan_id, everything=everything)), how, _columns(lang), lang):
            streams.note(say(lang, "corrections.none"))
    return streams.DONE


def _undo(named: list[str], who: str, store: str | None, how: rows.Layout, lang: str) -> int:
    from planparse.store.corrections import undo

    wrong = [one for one in named if not one.isdecimal()]
    if wrong:
        raise UsageError("", say(lang, "usage.number", wrong[0]))
    with asked.open_store(store, read_only=False) as opened:
        rows.put(map(_row, undo(opened, [int(one) for one in named], author=who)), how, _columns(lang), lang)
    return streams.DONE


def _export(store: Store, plan_id: str | None, folder: Path, lang: str) -> int:
    """`<stem>.gold.json` of each corrected plan, called as its record; `<stem>.txt` beside it where the places are those of the text."""
    from planparse.correct.gold import gold, places_in_text
    from planparse.exchange.names import file_name
    from planparse.exchange.target import Target
    from planparse.store import corrections as kept

    chosen = [plan_id] if plan_id else kept.plans(store)
    taken: set[str] = set()
    for one in chosen:
        applied = kept.applied(store, one)
        source = applied.record["source"]
        name = part_name(stem(source["file_name"] or ""), source["part"])
        name = file_name(one) if name in taken or not name.isprintable() or not 0 < len(name) < _LONGEST else name
        taken.add(name)
        with Target(folder).file(f"{name}.gold.json") as out:
            out.write((notation.dumps(gold(applied), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))
        if places_in_text(applied):
            with Target(folder).file(f"{name}.txt") as out:
                out.write(applied.record["text"].encode("utf-8", "replace"))
    streams.note(say(lang, "export.done", len(chosen)))
    return streams.DONE


def _row(one: Correction) -> dict[str, Any]:
    return one.as_row()


def _quote(row: rows.Row) -> str:
    from planparse.render.words import short

    return short(str((row["anchor"] or {}).get("quote") or ""), _QUOTED)


def _said(row: rows.Row, lang: str) -> str:
    """`Sửa chủ trì: Phòng Tư pháp`; a field that has no word goes by its name."""
    from planparse.render.words import words

    say_word, value, field = words(lang), row["value"], row["field"] or ""
    with contextlib.suppress(KeyError):
        field = say_word(f"field.{field}")
    plain = value is None or isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    told = "; ".join([value] if isinstance(value, str) else value or []) if plain else notation.dumps(value, ensure_ascii=False)
    return ": ".join(filter(None, (" ".join(filter(None, (say_word(f"act.{row['action']}"), field))), told)))


def _who(row: rows.Row) -> str:
    from planparse.render.words import day

    return f"{row['author']}\n{day(row['made_at'][:10])}"


def _columns(lang: str) -> tuple[Column, ...]:
    return (*_COLUMNS[:3], Column("column.correction", 6, lambda row: _said(row, lang)), *_COLUMNS[3:])


_COLUMNS = (
    Column("column.id", 1, rows.field("id"), width=6),
    rows.PLAN,
    Column("column.text", 8, _quote),
    Column("column.author", 3, _who, width=14),
    Column("column.status", 3, rows.field("status"), "fit"),
)
