"""`planparse failures`: inputs in quarantine."""

from __future__ import annotations

import json as notation
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.cli.rows import Column
from planparse.cli.work import missing, one_of
from planparse.errors import NotFoundError, of_code
from planparse.telling import failure

if TYPE_CHECKING:
    from planparse.store import Store

_TASKS = ("list", "show", "retry", "export")


@with_layout
def failures(
    context: typer.Context,
    task: Annotated[str, typer.Argument()],
    about: Annotated[str | None, typer.Argument()] = None,
    store: asked.StoreOption = None,
    *,
    how: rows.Layout,
) -> int:
    """Tell of the inputs that failed and why, or let the next run try them again."""
    lang: str = context.obj
    one_of(task, _TASKS, lang)
    if task == "show" and not about:
        raise missing("about", lang)
    if task == "export":
        asked.spare([about], (), store, lang)
    if task == "retry":
        return _retry(store, about)
    with asked.open_store(store) as opened:
        found = _found(opened, lang)
    if task == "show":
        streams.put_json(found[_meant(about or "", [row["source"] for row in found])])
    elif task == "export":
        lines = (notation.dumps(row, ensure_ascii=False) + "\n" for row in found)
        streams.put_to(about or streams.DASH, "".join(lines).encode())
    else:
        if not rows.put([{key: row[key] for key in _LISTED} for row in found], how, _COLUMNS, lang):
            streams.note(say(lang, "failures.none"))
    return streams.DONE


_LISTED = ("source", "code", "reason", "how", "attempts")
_COLUMNS = (
    Column("column.source", 6, rows.field("source")),
    Column("column.reason", 9, lambda row: f"{row['code']}: {row['reason']}"),
)


def _found(store: Store, lang: str) -> list[dict[str, Any]]:
    from planparse.store import ledger

    return [_told(row, lang) for row in ledger.failures(store)]


def _told(row: dict[str, Any], lang: str) -> dict[str, Any]:
    told = failure(row["source"], of_code(row["code"])("", row["detail"]), lang)
    return {**told, "attempts": row["attempts"], "sha256": row["sha256"], "parser": row["parser"]}


def _meant(name: str, sources: list[str]) -> int:
    """Which source a name means: itself, else the only one that holds it. Raises NotFoundError."""
    found = [at for at, source in enumerate(sources) if source == name] or [at for at, source in enumerate(sources) if name in source]
    if len(found) != 1:
        raise NotFoundError(name, ", ".join(sources[at] for at in found[:5]))
    return found[0]


def _retry(address: str | None, about: str | None) -> int:
    from planparse.store import ledger

    with asked.open_store(address, read_only=False) as opened:
        sources = [row["source"] for row in ledger.failures(opened)]
        source = sources[_meant(about, sources)] if about else None
        streams.put_json({"retried": ledger.retry(opened, source)})
    return streams.DONE
