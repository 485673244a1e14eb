"""`planparse compare`: what is the same, changed, only here, only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.cli.rows import Column, Row
from planparse.cli.work import one_of
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.graph.compare import Comparison
    from planparse.model import Plan

By = Literal["agency", "theme", "deadline", "target"]


@with_layout
def compare(
    context: typer.Context,
    plans: Annotated[list[str], typer.Argument()],
    by: Annotated[str | None, typer.Option("--by")] = None,
    html: Annotated[str | None, typer.Option("--html")] = None,
    xlsx: Annotated[str | None, typer.Option("--xlsx")] = None,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
) -> int:
    """Compare plans, two at a time, and print the pairs, or write a page or a spreadsheet."""
    from planparse.graph.compare import compare as compared
    from planparse.graph.compare_rows import lines

    lang: str = context.obj
    if len(plans) < 2:
        raise UsageError("", say(lang, "usage.two_plans"))
    if by is not None:
        one_of(by, get_args(By), lang)
    asked.spare([html, xlsx], plans, store, lang)
    found = _told_apart([asked.plan_named(name, store) for name in plans])
    made = compared(found)
    if html is not None:
        from planparse.render.comparing import page

        streams.put_to(html, page(made, found, lang).encode("utf-8", "replace"))
    if xlsx is not None:
        streams.put_to(xlsx, _workbook(made, found, lang))
    if html is not None or xlsx is not None:
        return streams.DONE
    if how == "json":
        streams.put_json(made.as_json())
    else:
        rows.put(_sorted(lines(made, found), by), how, _columns(lang), lang)
    return streams.DONE


def _told_apart(plans: list[Plan]) -> list[Plan]:
    """Several sources of one plan (draft, signed) get `~2` and so on, so that their duties can be named."""
    from planparse import record
    from planparse.store.identity import renamed

    seen: dict[str, int] = {}
    out = []
    for plan in plans:
        seen[plan.plan_id] = times = seen.get(plan.plan_id, 0) + 1
        out.append(plan if times == 1 else record.of_data(renamed(record.as_data(plan), f"{plan.plan_id}~{times}")))
    return out


def _sorted(lines: Iterator[dict[str, Any]], by: str | None) -> list[dict[str, Any]]:
    """In the order of the plans, or grouped by what the first side (else the second) has; those without it last."""
    found = list(lines)
    if by is None:
        return found
    return sorted(found, key=lambda row: ((value := row[f"{by}_a"] or row[f"{by}_b"]) in (None, ""), str(value)))


def _workbook(made: Comparison, plans: Sequence[Plan], lang: str) -> bytes:
    from planparse.exchange.sheets import Sheet, workbook
    from planparse.graph.compare_rows import lines

    keys = ("kind", "a", "agency_a", "text_a", "deadline_a", "b", "agency_b", "text_b", "deadline_b", "changes")
    head = [say(lang, f"sheet.{key}") for key in keys]
    pairs = [[_cell(row[key]) for key in keys] for row in (_told(row, lang) for row in lines(made, plans))]
    texts = {duty.id: duty.text for plan in plans for duty in plan.obligations}
    matrix = [["\n".join(texts[name] for name in cell) for cell in row] for row in made.rows]
    return workbook(
        {
            say(lang, "sheet.pairs"): Sheet(head, pairs, (12, 24, 24, 60, 20, 24, 24, 60, 20, 40)),
            say(lang, "sheet.matrix"): Sheet(made.plans, matrix, [60] * len(made.plans)),
        }
    )


def _told(row: dict[str, Any], lang: str) -> dict[str, Any]:
    """A row with words for its codes."""
    from planparse.render.words import words

    return {**row, "kind": words(lang)(f"compare.{_kind(row)}"), "changes": _notes(row, lang)}


def _cell(value: Any) -> str | None:
    return "; ".join(value) if isinstance(value, list) else value


def _short(name: str) -> Any:
    def cell(row: Row) -> str:
        from planparse.render.words import short

        return short(row[name], 180)

    return cell


def _kind(row: Row) -> str:
    """The kind of a pair; of a duty that stands alone with the side on which it stands."""
    return str(row["kind"]) if row["kind"] != "only" else "only_a" if row["a"] else "only_b"


def _notes(row: Row, lang: str) -> list[str]:
    """What differs, under its name in the language."""
    from planparse.render.words import words

    parts = (note.partition(": ") for note in row["changes"])
    return [f"{words(lang)(f'change.{what}')}: {sides}" for what, _, sides in parts]


_COLUMNS = (
    Column("column.kind", 2, _kind, "compare"),
    Column("column.a", 8, _short("text_a")),
    Column("column.b", 8, _short("text_b")),
    Column("column.changes", 5, lambda row: "\n".join(row["changes"])),
)


def _columns(lang: str) -> tuple[Column, ...]:
    """The columns, with what has changed in words."""
    return (*_COLUMNS[:-1], replace(_COLUMNS[-1], cell=lambda row: "\n".join(_notes(row, lang))))
