"""`planparse show`: one plan for people to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse import settings
from planparse.cli import streams
from planparse.cli.work import STDIN, load_plans, part_name


def show(
    context: typer.Context,
    plan: Annotated[str, typer.Argument()],
    html: Annotated[str | None, typer.Option("--html")] = None,
) -> int:
    """Print a tree of each document of the input, or write a page of evidence for each."""
    found = load_plans(plan, settings.load())
    from planparse import render

    for part, document in enumerate(found, 1):
        if html is None:
            streams.put("\n" * (part > 1) + render.tree(document, context.obj))
            continue
        page = render.html(document, context.obj).encode("utf-8", "replace")
        if html == STDIN:
            streams.put(page)
        else:
            out = Path(html)
            streams.write_file(out.with_name(part_name(out.stem, part) + out.suffix), page)
    return streams.DONE
