"""`planparse run`, `planparse store`: plans into a store and its upkeep."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse import settings
from planparse.cli import asked, streams, work
from planparse.cli.language import say
from planparse.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from planparse.batch import Summary
    from planparse.batch.inputs import Shard

_STEP = 50  # inputs between two plain lines of progress
_ACTIONS = ("info", "remove", "migrate", "backup", "check")


def run(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument()],
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64)] = 1,
    executor: Annotated[str | None, typer.Option("--executor")] = None,
    fresh: Annotated[bool, typer.Option("--fresh")] = False,
    shard: Annotated[str | None, typer.Option("--shard")] = None,
    allow_http: Annotated[bool, typer.Option("--allow-http")] = False,
    store: asked.StoreOption = None,
) -> int:
    """Parse everything under the paths into the store and print one object of summary."""
    from planparse import batch
    from planparse.batch import remote
    from planparse.batch.executors import NAMES
    from planparse.batch.inputs import inputs
    from planparse.sandbox import Session

    lang: str = context.obj
    by = work.one_of(executor, NAMES, lang) if executor is not None else None
    workers = 1 if by == "inline" else jobs
    part = _shard(shard, lang)
    for path in paths:
        if remote.is_web(path) and not allow_http:
            raise UsageError("", say(lang, "usage.http", path))
        if not remote.is_url(path) and not Path(path).exists():
            raise NotFoundError(path)
    limits = settings.load()
    tell = _Progress(lang)
    with (
        work.terminable(),
        asked.open_store(store, read_only=False, make=True) as opened,
        Session(limits, workers=workers) as session,
        tell,
    ):
        found = inputs(paths, limits, opened.files(), part)
        summary = batch.run(opened, found, session, jobs=workers, by=by, fresh=fresh, tell=tell)
        called = opened.called
    for source, error in summary.failures:
        streams.fail(source, error, lang)
    if not summary.found:
        streams.note(say(lang, "run.none"))
    counts = {name: getattr(summary, name) for name in ("found", "done", "unchanged", "quarantined", "seconds")}
    streams.put_json({**counts, "store": called})
    return work.outcome(summary.quarantined, summary.found)


def _shard(value: str | None, lang: str) -> Shard:
    """Part `i/n`. Raises UsageError for anything else."""
    from planparse.batch.inputs import Shard

    number, _, total = (value or "1/1").partition("/")
    if number.isdecimal() and total.isdecimal() and 1 <= int(number) <= int(total):
        return Shard(int(number), int(total))
    raise UsageError("", say(lang, "usage.shard", value or ""))


class _Progress:
    """A bar on a terminal, a line now and then elsewhere."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._bar: Any = None

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            console = Console(stderr=True, highlight=False, markup=False)
            columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
            self._bar = Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task("")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, summary: Summary) -> None:
        words = say(self._lang, "run.progress").format(summary.found, summary.done, summary.unchanged, summary.quarantined)
        if self._bar:
            self._bar.update(self._task, description=words)
        elif summary.found % _STEP == 0:
            streams.note(words)


def store(
    context: typer.Context,
    task: Annotated[str, typer.Argument()],
    about: Annotated[str | None, typer.Argument()] = None,
    store: asked.StoreOption = None,
) -> int:
    """Look after a store."""
    from planparse.store import upkeep

    lang: str = context.obj
    work.one_of(task, _ACTIONS, lang)
    if task in ("remove", "backup") and not about:
        raise work.missing("about", lang)
    with asked.open_store(store, read_only=task in ("info", "check"), migrate=task == "migrate") as opened:
        if task == "remove":
            plan_id = asked.plan_of(opened, about or "")
            opened.remove(plan_id)
            streams.put_json({"removed": plan_id})
        elif task == "backup":
            upkeep.backup(opened, Path(about or ""))
            streams.put_json({"backup": about})
        elif task == "check":
            faults = list(upkeep.check(opened))
            streams.put_json({"sound": not faults, "faults": faults})
            return streams.ENVIRONMENT if faults else streams.DONE
        else:
            streams.put_json(upkeep.info(opened))
    return streams.DONE
