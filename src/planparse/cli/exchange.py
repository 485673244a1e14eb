"""`planparse export` and `planparse import`: plans into the formats of other programs, and what comes back."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse import settings
from planparse.cli import asked, streams
from planparse.cli.author import author
from planparse.cli.language import say
from planparse.cli.options import with_filters
from planparse.cli.work import missing, one_of, outcome
from planparse.errors import NotFoundError, PlanparseError, UsageError

if TYPE_CHECKING:
    from planparse.store import Store
    from planparse.tables import Row


@with_filters
def export(
    context: typer.Context,
    form: Annotated[str | None, typer.Argument()] = None,
    inputs: Annotated[list[str] | None, typer.Argument()] = None,
    file: Annotated[str | None, typer.Option("--out")] = None,
    listed: Annotated[bool, typer.Option("--list")] = False,
    without_contacts: Annotated[bool, typer.Option("--without-contacts")] = False,
    bom: Annotated[bool, typer.Option("--bom")] = False,
    template: Annotated[str | None, typer.Option("--template")] = None,
    store: asked.StoreOption = None,
    *,
    filters: dict[str, Any],
) -> int:
    """Write what fits the filters in a format, from the store or from files."""
    from planparse.exchange import formats
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

    lang: str = context.obj
    if listed:
        return _list(formats.formats(), lang)
    name = _named(form, formats.names(), lang)
    if file is None:
        raise UsageError("", say(lang, "usage.MissingParameter", "--out"))
    if file == streams.DASH and formats.named(name)["files"] == "several":
        raise UsageError("", say(lang, "export.folder", name))
    options = _options(formats.named(name), {"bom": bom, "template": template}, lang)
    write = formats.writer(name)
    with _opened(inputs or (), store, lang) as (opened, code):
        if code == streams.NOTHING_READ:
            return code
        _refuse(file, [*opened.files(), *map(Path, inputs or ())], lang)
        ask = asked.asked(opened, lang, **filters)
        with streams.pipe():
            view, target = View(opened, ask, lang=lang, contacts=not without_contacts), Target(None if file == streams.DASH else Path(file))
            number = write(view, target, **options)
    streams.note(say(lang, "export.done", number))
    return code


def import_(
    context: typer.Context,
    form: Annotated[str, typer.Argument()],
    path: Annotated[str, typer.Argument()],
    store: asked.StoreOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    by: Annotated[str | None, typer.Option("--by")] = None,
) -> int:
    """Read a format and print one row for each thing in it; what people corrected is kept in the store."""
    from planparse.correct.model import FITS
    from planparse.exchange import formats, incoming

    lang: str = context.obj
    name = _named(form, formats.names(reading=True), lang)
    if not Path(path).is_file() and not (name == "metadata" and Path(path).is_dir()):
        raise NotFoundError(path)
    read = formats.reader(name)
    done = failed = 0
    corrections = formats.named(name)["reads"] == "corrections"
    if dry_run and not corrections:
        raise UsageError("", say(lang, "export.option", f"--dry-run: {name}"))
    with asked.open_store(store, read_only=dry_run, make=not corrections, whole=True) as opened:
        found = _of(path, read(opened, Path(path)))
        if corrections and not dry_run:
            found = incoming.keep(opened, found, author=by or author(), source=name)
        for row in found:
            error = row.get("error")
            if isinstance(error, PlanparseError):
                failed += 1
                streams.fail(f"{path}:{row['line']}", error, lang)
                continue
            lost = row.get("status", FITS) != FITS
            done, failed = done + (not lost), failed + lost
            streams.put(_line(row))
    if corrections and not (done or failed):
        streams.note(say(lang, "import.none"))
    if not failed:
        return streams.DONE
    return streams.SOME_FAILED if done or corrections else streams.NOTHING_READ


def _of(path: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of a file; an error that reading it raises says of which file it is."""
    try:
        yield from rows
    except PlanparseError as error:
        error.source = error.source or path
        raise


def _line(row: dict[str, Any]) -> str:
    import json

    return json.dumps(row, ensure_ascii=False) + "\n"


def _list(rows: Sequence[Row], lang: str) -> int:
    for row in rows:
        streams.put(_line({"name": row["name"], "files": row["files"], "reads": row["reads"] != "no", "what": row[lang]}))
    return streams.DONE


def _named(form: str | None, names: Sequence[str], lang: str) -> str:
    if form is None:
        raise missing("form", lang)
    return one_of(form, names, lang)


def _options(row: Row, given: dict[str, Any], lang: str) -> dict[str, Any]:
    """What was asked for beyond the common options. Raises UsageError for what the format does not know."""
    asked_for = {name: value for name, value in given.items() if value}
    for name in asked_for:
        if name not in row["options"].split():
            raise UsageError("", say(lang, "export.option", f"--{name}: {row['name']}"))
    return asked_for


def _refuse(file: str, others: Sequence[Path], lang: str) -> None:
    """Raise UsageError where the output would overwrite a file that is read."""
    if file != streams.DASH and Path(file).exists() and any(one.exists() and one.samefile(file) for one in others):
        raise UsageError("", say(lang, "usage.overwrite", file))


@contextlib.contextmanager
def _opened(inputs: Sequence[str], store: str | None, lang: str) -> Iterator[tuple[Store, int]]:
    """The store, or one that is made of the inputs for the time being; and the exit code that its making asks for."""
    if not inputs:
        with asked.open_store(store, whole=True) as opened:
            yield opened, streams.DONE
        return
    from planparse import batch
    from planparse.batch.inputs import inputs as found
    from planparse.sandbox import Session
    from planparse.store import Store

    limits = settings.load()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/planparse.db"
        with Store(address) as made, Session(limits) as session:
            summary = batch.run(made, found(inputs, limits), session)
        for source, error in summary.failures:
            streams.fail(source, error, lang)
        with Store(address, read_only=True) as opened:
            yield opened, outcome(summary.quarantined, summary.found)
