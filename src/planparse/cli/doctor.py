"""`planparse doctor`: what this machine has and lacks, and how to get it."""

from __future__ import annotations

import platform
from typing import Any

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.options import with_layout
from planparse.cli.rows import Column, field
from planparse.fingerprint import version


@with_layout
def doctor(
    context: typer.Context,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
) -> int:
    """Print one object, or a table of its parts; the exit code is 5 where something lacks without which nothing works."""
    from planparse.cli.machine import parts

    lang: str = context.obj
    found = list(parts(store, lang))
    told = [_told(part) for part in found] if how == "table" else [part.as_json() for part in found]
    if how == "json":
        streams.put_json({"planparse": version(), "python": platform.python_version(), "parts": told})
    else:
        if how == "table":
            streams.put(f"planparse {version()} · Python {platform.python_version()}\n")
        rows.put(told, how, _COLUMNS, lang)
    return streams.ENVIRONMENT if any(part.required and part.found is None for part in found) else streams.DONE


def _told(part: Any) -> dict[str, str]:
    """What a person wants to see: how to get it only where it lacks."""
    there = part.found is not None
    return {
        "part": f"{'✓' if there else '✗' if part.required else '–'} {part.name}",
        "needed_for": part.needed_for,
        "found": part.found if there else part.how,
    }


_COLUMNS = (
    Column("column.part", 3, field("part")),
    Column("column.needed_for", 5, field("needed_for")),
    Column("column.found", 6, field("found")),
)
