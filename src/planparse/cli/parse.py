"""`planparse parse`: files to records."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse import settings
from planparse.cli import streams
from planparse.cli.language import say
from planparse.cli.work import input_of, outcome, part_name, stem
from planparse.errors import EnvironmentFailedError, UsageError
from planparse.text.names import readable

if TYPE_CHECKING:
    from planparse.limits import Limits
    from planparse.readers.meta import Row, Supplements
    from planparse.sandbox import Session


def parse(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument()],
    out: Annotated[str | None, typer.Option("--out")] = None,
    nl: Annotated[bool, typer.Option("--nl")] = False,
    table: Annotated[bool, typer.Option("--table")] = False,
    meta: Annotated[str | None, typer.Option("--meta")] = None,
) -> int:
    """Parse the files one after the other; a file that fails is told on stderr and the others go on."""
    lang: str = context.obj
    if nl and table:
        raise UsageError("", say(lang, "usage.layouts"))
    limits = settings.load()
    folder = Path(out) if out is not None else None
    if folder is not None:
        _refuse_clashes(files, folder, lang)
        streams.make_dir(folder)
    supplements = _supplements(meta, limits)
    one_a_line = nl or (folder is None and len(files) > 1)
    sinks = _sinks(folder, table, lang)
    from planparse.sandbox import Session

    with Session(limits) as session:
        work = _Work(session, limits, not one_a_line, sinks, lang)
        failed = sum(not work.one(source, supplements.of(source) if supplements else None) for source in files)
    for name in supplements.unused() if supplements else ():
        streams.note(say(lang, "meta.unused", name))
    return outcome(failed, len(files))


Sink = Callable[[bytes, str], None]


def _sinks(folder: Path | None, table: bool, lang: str) -> list[Sink]:
    """Where a record goes that is called so: a file, stdout as JSON, stdout as a table."""
    sinks: list[Sink] = []
    if folder is not None:
        sinks.append(_ToFile(folder))
    elif not table:
        sinks.append(_to_stdout)
    if table:
        sinks.append(_ToTable(lang))
    return sinks


def _to_stdout(record: bytes, _name: str) -> None:
    streams.put(record)


@dataclass(frozen=True, slots=True)
class _ToFile:
    folder: Path

    def __call__(self, record: bytes, name: str) -> None:
        streams.write_file(self.folder / f"{name}.json", record)


@dataclass(frozen=True, slots=True)
class _ToTable:
    lang: str

    def __call__(self, record: bytes, _name: str) -> None:
        import sys

        from planparse import load, render

        terminal = sys.stdout.isatty()
        with streams.pipe():
            render.table([load(record)], sys.stdout, self.lang, terminal=terminal, width=None if terminal else 140)


@dataclass(frozen=True, slots=True)
class _Work:
    """What all inputs have in common."""

    session: Session
    limits: Limits
    indent: bool
    sinks: Sequence[Sink]
    lang: str

    def one(self, source: str, row: Row | None) -> bool:
        """Parse one input; False, with a line on stderr, where that failed. What concerns all inputs is raised."""
        try:
            records = self.session.records(input_of(source, self.limits), row=row, indent=self.indent)
        except EnvironmentFailedError:
            raise
        except Exception as error:
            streams.fail(source, error, self.lang)
            return False
        for part, record in enumerate(records, 1):
            for sink in self.sinks:
                sink(record, part_name(stem(source), part))
        return True


def _refuse_clashes(files: Sequence[str], folder: Path, lang: str) -> None:
    """Raise UsageError where two inputs would make one file, or an input would be overwritten."""
    seen: dict[str, str] = {}
    for source in files:
        key = unicodedata.normalize("NFC", readable(stem(source))).casefold()
        if key in seen:
            raise UsageError("", say(lang, "usage.stems", f"{seen[key]}, {source}"))
        seen[key] = source
        target = folder / f"{stem(source)}.json"
        if source != streams.DASH and target.exists() and Path(source).exists() and target.samefile(source):
            raise UsageError("", say(lang, "usage.overwrite", source))


def _supplements(path: str | None, limits: settings.Settings) -> Supplements | None:
    if path is None:
        return None
    from planparse.readers.meta import Supplements

    return Supplements.load(path, limits)
