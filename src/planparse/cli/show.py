"""`planparse show`: one plan for people to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse import settings
from planparse.cli import streams
from planparse.cli.work import STDIN, load_plan


def show(
    context: typer.Context,
    plan: Annotated[str, typer.Argument()],
    html: Annotated[str | None, typer.Option("--html")] = None,
) -> int:
    """Print a tree, or write a page of evidence."""
    found = load_plan(plan, settings.load())
    from planparse import render

    if html is None:
        streams.put(render.tree(found, context.obj))
        return streams.DONE
    page = render.html(found, context.obj).encode("utf-8", "replace")
    if html == STDIN:
        streams.put(page)
    else:
        streams.write_file(Path(html), page)
    return streams.DONE
