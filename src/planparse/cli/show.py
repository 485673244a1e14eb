"""`planparse show`: one plan for people to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse import settings
from planparse.cli import asked, streams
from planparse.cli.language import say
from planparse.cli.work import part_name
from planparse.errors import PlanparseError, UsageError

if TYPE_CHECKING:
    from planparse.model import Plan
    from planparse.pictures import Picture
    from planparse.readers import Source
    from planparse.sandbox import Session


def show(
    context: typer.Context,
    plan: Annotated[str, typer.Argument()],
    html: Annotated[str | None, typer.Option("--html")] = None,
    source: Annotated[str | None, typer.Option("--source")] = None,
    store: asked.StoreOption = None,
) -> int:
    """Print a tree of each document of the input, or write a page of evidence for each."""
    from planparse import record, render
    from planparse.sandbox import Session

    lang, limits = context.obj, settings.load()
    asked.spare([html], [plan, *([source] if source else [])], store, lang)
    given = asked.source_of(plan, store, limits)
    with Session(limits) as session:
        found = [record.loads(data) for data in session.records(given, pass_records=True)]
        for part, document in enumerate(found, 1):
            if html is None:
                streams.put("\n" * (part > 1) + render.tree(document, lang))
                continue
            _write(_page(session, document, given, source, lang), html, part)
    return streams.DONE


def _write(page: str, html: str, part: int) -> None:
    out = Path(html)
    named = html if html == streams.DASH else str(out.with_name(part_name(out.stem, part) + out.suffix))
    streams.put_to(named, page.encode("utf-8", "replace"))


def _page(session: Session, plan: Plan, given: Source, source: str | None, lang: str) -> str:
    """The page of evidence, with pictures of the paper where the plan stands on paper and its source is there."""
    from planparse import render

    pages = render.pages_of(plan)
    if not pages:
        return render.html(plan, lang)
    if source is not None:
        return render.html(plan, lang, _pictures(session, plan, pages, source, lang))
    try:
        return render.html(plan, lang, session.pictures(given, plan.source.sha256, pages))
    except UsageError:  # it was a record that was given
        return render.html(plan, lang, missing=None)
    except PlanparseError as error:
        streams.fail(error.source, error, lang)
        return render.html(plan, lang, missing=error.code)


def _pictures(session: Session, plan: Plan, pages: list[int], source: str, lang: str) -> list[Picture]:
    """Raises UsageError where the source is not the one that the plan was read from."""
    try:
        return session.pictures(source, plan.source.sha256, pages)
    except UsageError:
        raise UsageError("--source", say(lang, "show.other_source", source)) from None
