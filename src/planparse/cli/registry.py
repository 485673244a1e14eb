"""`planparse registry find`: who or what a name is, was and became."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli import rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.errors import UsageError
from planparse.exchange import flat
from planparse.registry.keys import ON
from planparse.text.names import readable
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.registry import Candidate

_DAY = pattern("cli.registry.day", ON)
_COLUMNS = ("kind", "id", "name", "valid_from", "valid_to", "score", "reasons", "successors")


@with_layout
def registry(
    context: typer.Context,
    action: Annotated[str, typer.Argument()],
    name: Annotated[str, typer.Argument()],
    on: Annotated[str | None, typer.Option("--on")] = None,
    place: Annotated[str | None, typer.Option("--place")] = None,
    topic: Annotated[str | None, typer.Option("--topic")] = None,
    *,
    how: rows.Layout,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
) -> int:
    """Look a name up and print what it may mean, the surest first."""
    lang: str = context.obj
    if action != "find":
        raise UsageError("", say(lang, "usage.action", action))
    if on is not None and not _DAY.fullmatch(on):
        raise UsageError("", say(lang, "usage.on", on))
    from planparse.registry import find

    found = find(readable(name), on, readable(place) if place else None, readable(topic) if topic else None)[:limit]
    if not found:
        streams.note(say(lang, "registry.none", name))
    if how == "table":
        streams.put("".join(f"{line}\n" for row in found for line in _shown(row, lang)))
    elif how == "csv":
        streams.put(flat.line(_COLUMNS) + "".join(flat.line(_cells(row, lang)) for row in found))
    else:
        rows.put((row.as_json(lang) for row in found), how, (), lang)
    return streams.DONE


def _cells(row: Candidate, lang: str) -> list[Any]:
    cells = row.as_json(lang)
    cells["reasons"] = "; ".join(cells["reasons"])
    cells["successors"] = "; ".join(heir.id or heir.name for heir in row.successors)
    return [cells[column] for column in _COLUMNS]


def _shown(row: Candidate, lang: str) -> Iterator[str]:
    """A candidate in a few lines for people."""
    from planparse.registry.reasons import say as say_reason
    from planparse.render.words import day, safe

    yield f"{safe(row.name)}  [{say(lang, f'registry.{row.kind}')}, {row.score:.2f}]"
    yield f"  {row.id or '–'}"
    if row.valid_from or row.valid_to:
        yield f"  {say(lang, 'registry.valid')}: {day(row.valid_from) or '…'} – {day(row.valid_to) or '…'}"
    if row.reasons:
        yield f"  {say(lang, 'registry.why')}: {'; '.join(say_reason(reason, lang) for reason in row.reasons)}"
    for heir in row.successors:
        function = f" ({heir.function})" if heir.function else ""
        part = f", {say(lang, 'registry.part')}" if heir.part else ""
        basis = f", {heir.basis}" if heir.basis else ""
        yield f"  → {day(heir.date)}: {heir.name}{function}{part}{basis}"
    yield ""
