"""`planparse lint`: what is wrong inside plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse import settings
from planparse.cli import asked, rows, streams
from planparse.cli.language import say
from planparse.cli.options import with_layout
from planparse.cli.rows import Column, Row, field
from planparse.cli.work import input_of, outcome, spare
from planparse.errors import EnvironmentFailedError, UsageError

if TYPE_CHECKING:
    from planparse.lint.baseline import Baseline
    from planparse.model import Finding, Plan
    from planparse.sandbox import Session

FAIL_ON: dict[str, set[str]] = {"error": {"error"}, "warning": {"error", "warning"}, "never": set()}
MARKS = {"error": "✗", "warning": "!", "info": "·"}


@with_layout
def lint(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument()],
    fail_on: Annotated[str, typer.Option("--fail-on")] = "error",
    baseline: Annotated[str | None, typer.Option("--baseline")] = None,
    write_baseline: Annotated[str | None, typer.Option("--write-baseline")] = None,
    *,
    how: rows.Layout,
    limit: asked.LimitOption = None,
) -> int:
    """Print the findings of files or records; 1 where one is as severe as `--fail-on` says."""
    lang: str = context.obj
    if fail_on not in FAIL_ON:
        raise UsageError("", say(lang, "usage.fail_on", fail_on))
    spare([write_baseline], files, lang)
    work = _Work(lang, _known(baseline, lang), tuple(files))
    number = rows.put(work.rows(whole=how == "table", limit=limit), how, _COLUMNS, lang)
    if write_baseline is not None:
        streams.write_file(Path(write_baseline), work.found.dumps())
        streams.note(say(lang, "lint.written", write_baseline))
    if number == 0 and how == "table" and not work.failed:
        streams.note(say(lang, "lint.none"))
    if work.known:
        streams.note(say(lang, "lint.known", work.known))
    return work.code("never" if write_baseline is not None else fail_on)


class _Work:
    """Goes through the files; what was found is counted for the exit code."""

    def __init__(self, lang: str, baseline: Baseline, files: Sequence[str]) -> None:
        from planparse.lint import choose
        from planparse.lint.baseline import Baseline

        self._lang, self._baseline, self._files = lang, baseline, files
        self._settings = settings.load()
        self._wanted = choose.known(self._settings.lint)
        self.found = Baseline()
        self.failed = self.known = 0
        self._severities: set[str] = set()

    def rows(self, *, whole: bool, limit: int | None) -> Iterator[Row]:
        """The findings as rows; with `whole` also where they stand, for people. All files are read, whatever the limit."""
        from planparse.sandbox import Session

        given = 0
        with Session(self._settings) as session:
            for source in self._files:
                for plan, finding in self._of(session, source):
                    self._severities.add(finding.severity)
                    self.found.add(plan, finding)
                    given += 1
                    if limit is None or given <= limit:
                        yield _row(finding) | ({"where": self._where(source, plan, finding)} if whole else {})

    def _of(self, session: Session, source: str) -> Iterator[tuple[Plan, Finding]]:
        from planparse import record
        from planparse.lint import choose

        try:
            plans = [record.loads(data) for data in session.records(input_of(source, self._settings), pass_records=True)]
        except EnvironmentFailedError:
            raise
        except Exception as error:
            self.failed += 1
            streams.fail(source, error, self._lang)
            return
        for plan in plans:
            for finding in choose.in_language(plan, list(choose.configured(plan.findings, self._wanted)), self._lang):
                if self._baseline.take(plan, finding):
                    self.known += 1
                else:
                    yield plan, finding

    def _where(self, source: str, plan: Plan, finding: Finding) -> str:
        """The division, with the file where there are several."""
        from planparse.render.words import division_at

        return " · ".join(filter(None, (Path(source).name if len(self._files) > 1 else "", division_at(plan, finding.span[0]))))

    def code(self, fail_on: str) -> int:
        """The exit code."""
        if self.failed:
            return outcome(self.failed, len(self._files))
        return streams.LOSSES if self._severities & FAIL_ON[fail_on] else streams.DONE


def _known(path: str | None, lang: str) -> Baseline:
    from planparse.lint.baseline import Baseline

    if path is None:
        return Baseline()
    try:
        return Baseline.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError):
        raise UsageError("", say(lang, "usage.known", path)) from None


def _row(finding: Finding) -> dict[str, Any]:
    from planparse.record import as_row

    return as_row(finding)


def _suggestion(row: Row) -> str:
    return f"→ {row['suggestion']}" if row["suggestion"] else ""


_COLUMNS: Sequence[Column] = (
    Column("lint.severity", 2, lambda row: f"{MARKS[row['severity']]} {row['code']}"),
    Column("lint.where", 3, field("where")),
    Column("lint.text", 6, field("text")),
    Column("lint.message", 9, lambda row: "\n".join(filter(None, (str(row["message"]), _suggestion(row))))),
)
