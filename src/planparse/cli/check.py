"""`planparse check`: a plan against the plans above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse import settings
from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.lint import FAIL_ON, MARKS
from planparse.cli.options import with_layout
from planparse.cli.rows import Column, Row, field
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.check import Checked
    from planparse.model import Plan


@with_layout
def check(
    context: typer.Context,
    plan: Annotated[str, typer.Argument()],
    more: Annotated[list[str] | None, typer.Argument()] = None,
    against: Annotated[list[str] | None, typer.Option("--against")] = None,
    fail_on: Annotated[str, typer.Option("--fail-on")] = "error",
    html: Annotated[str | None, typer.Option("--html")] = None,
    xlsx: Annotated[str | None, typer.Option("--xlsx")] = None,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
) -> int:
    """Print what contradicts the superior plans; 1 where a finding is as severe as `--fail-on` says."""
    from planparse.check import check as checked
    from planparse.lint import choose

    lang: str = context.obj
    if fail_on not in FAIL_ON:
        raise UsageError("", say(lang, "usage.fail_on", fail_on))
    if more and not against:
        raise UsageError("", say(lang, "usage.against"))
    named = [*(against or ()), *(more or ())]
    asked.spare([html, xlsx], [plan, *named], store, lang)
    own = asked.plan_named(plan, store)
    above = [asked.plan_named(name, store) for name in named] or _found(own, store, lang)
    found = checked(own, above, lang, choose.known(settings.load().lint))
    if html is not None:
        from planparse.render.checking import page

        streams.put_to(html, page(found, own, above, lang).encode("utf-8", "replace"))
    if xlsx is not None:
        streams.put_to(xlsx, _workbook(found, own, above, lang))
    if html is None and xlsx is None:
        number = rows.put([one.as_row() for one in found], how, _COLUMNS, lang)
        if number == 0 and how == "table":
            streams.note(say(lang, "check.none"))
    return streams.LOSSES if {one.finding.severity for one in found} & FAIL_ON[fail_on] else streams.DONE


def _found(plan: Plan, store: str | None, lang: str) -> list[Plan]:
    """The superiors in the store, which are named on stderr. Raises NoSuperiorError where there is none."""
    from planparse.check import superiors

    with asked.open_store(store) as opened:
        chosen = superiors(plan, opened)
        for one in chosen:
            streams.note(say(lang, f"check.found_{one.why}", one.plan_id))
        return [opened.load(one.plan_id) for one in chosen]


def _workbook(found: Sequence[Checked], plan: Plan, above: Sequence[Plan], lang: str) -> bytes:
    from planparse.exchange.sheets import Sheet, workbook
    from planparse.render.words import title_of, words

    say_word = words(lang)
    keys = ("severity", "code", "message", "text", "there", "suggestion", "rests_on")
    head = [say(lang, f"sheet.{key}") for key in keys]
    plans = [[one.plan_id, title_of(one, say_word), one.metadata.number, one.metadata.issued_on] for one in (plan, *above)]
    head_plans = [say(lang, f"sheet.{key}") for key in ("plan", "title", "number", "date")]
    return workbook(
        {
            say(lang, "sheet.findings"): Sheet(head, [_cells(one, lang) for one in found], (12, 8, 50, 50, 50, 30, 30)),
            say(lang, "sheet.plans"): Sheet(head_plans, plans, (40, 70, 18, 14)),
        }
    )


def _cells(one: Checked, lang: str) -> list[str | None]:
    from planparse.render.words import words

    finding = one.finding
    there = "\n".join(passage.text for passage in one.passages[1:])
    rests = finding.rests_on["source"] if finding.rests_on else None
    return [words(lang)(f"severity.{finding.severity}"), finding.code, finding.message, finding.text, there, finding.suggestion, rests]


def _there(row: Row) -> str:
    return "\n".join(_short(passage["text"]) for passage in row["passages"][1:])


def _short(text: Any) -> str:
    from planparse.render.words import short

    return short(str(text), 160)


_COLUMNS: Sequence[Column] = (
    Column("lint.severity", 2, lambda row: f"{MARKS[row['severity']]} {row['code']}"),
    Column("lint.message", 7, field("message")),
    Column("check.here", 5, lambda row: _short(row["text"])),
    Column("check.there", 5, _there),
)
