"""`planparse registry find`: who or what a name is, was and became."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli import streams
from planparse.cli.language import say
from planparse.errors import UsageError
from planparse.exchange import flat
from planparse.text.names import readable
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.registry import Candidate

_DAY = pattern("cli.registry.day", r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_COLUMNS = ("kind", "id", "name", "valid_from", "valid_to", "score", "reasons", "successors")


def registry(
    context: typer.Context,
    action: Annotated[str, typer.Argument()],
    name: Annotated[str, typer.Argument()],
    on: Annotated[str | None, typer.Option("--on")] = None,
    place: Annotated[str | None, typer.Option("--place")] = None,
    topic: Annotated[str | None, typer.Option("--topic")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
    nl: Annotated[bool, typer.Option("--nl")] = False,
    csv: Annotated[bool, typer.Option("--csv")] = False,
    table: Annotated[bool, typer.Option("--table")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
) -> int:
    """Look a name up and print what it may mean, the surest first."""
    lang: str = context.obj
    if action != "find":
        raise UsageError("", say(lang, "usage.action", action))
    if sum((json, nl, csv, table)) > 1:
        raise UsageError("", say(lang, "usage.one_layout"))
    if on is not None and not _DAY.fullmatch(on):
        raise UsageError("", say(lang, "usage.day", on))
    from planparse.registry import find

    rows = find(readable(name), on, readable(place) if place else None, readable(topic) if topic else None)[:limit]
    if not rows:
        streams.note(say(lang, "registry.none", name))
    if csv:
        streams.put(_csv(rows))
    elif nl:
        streams.put("".join(f"{_line(row)}\n" for row in rows))
    elif json or not (table or sys.stdout.isatty()):
        streams.put_json([row.as_json() for row in rows])
    else:
        streams.put("\n".join(line for row in rows for line in _shown(row, lang)) + "\n" if rows else "")
    return streams.DONE


def _line(row: Candidate) -> str:
    return json.dumps(row.as_json(), ensure_ascii=False)


def _csv(rows: list[Candidate]) -> str:
    out = [flat.line(_COLUMNS)]
    for row in rows:
        cells: dict[str, Any] = row.as_json() | {
            "reasons": "; ".join(row.reasons),
            "successors": "; ".join(heir.id or heir.name for heir in row.successors),
        }
        out.append(flat.line([cells[column] for column in _COLUMNS]))
    return "".join(out)


def _shown(row: Candidate, lang: str) -> Iterator[str]:
    """A candidate in a few lines for people."""
    from planparse.render.words import day, safe

    yield f"{safe(row.name)}  [{say(lang, f'registry.{row.kind}')}, {row.score:.2f}]"
    yield f"  {row.id or '–'}"
    if row.valid_from or row.valid_to:
        yield f"  {say(lang, 'registry.valid')}: {day(row.valid_from) or '…'} – {day(row.valid_to) or '…'}"
    if row.reasons:
        yield f"  {say(lang, 'registry.why')}: {safe('; '.join(row.reasons))}"
    for heir in row.successors:
        function = f" ({heir.function})" if heir.function else ""
        part = f", {say(lang, 'registry.part')}" if heir.part else ""
        basis = f", {heir.basis}" if heir.basis else ""
        yield f"  → {day(heir.date)}: {heir.name}{function}{part}{basis}"
    yield ""
