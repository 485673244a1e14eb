"""`planparse evaluate`: scores against gold, gains and losses against a baseline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli import streams
from planparse.cli.language import say
from planparse.cli.work import outcome
from planparse.errors import NotFoundError, SchemaError, UsageError

if TYPE_CHECKING:
    from planparse.evaluate import Change, Figure, Report


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument()],
    parsed: Annotated[Path, typer.Argument()],
    challenge: Annotated[Path | None, typer.Option("--challenge")] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline")] = None,
    align: Annotated[Path | None, typer.Option("--align")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Print the figures; with a baseline, what rose and fell since, and exit code 1 where anything fell."""
    from planparse.evaluate import compare

    lang: str = context.obj
    before = _stored(baseline, lang) if baseline else None
    report = _report(gold, parsed, challenge, align, lang)
    now = report.as_json()
    changes = compare(before, now) if before is not None else None
    if json:
        streams.put_json(now if changes is None else {**now, "changes": [_row(change) for change in changes]})
    else:
        streams.put("\n".join(_table(report.figures, lang)) + "\n")
        if changes is not None:
            streams.put("\n" + "\n".join(told_changes(changes, lang)) + "\n")
    for name in report.missing:
        streams.fail(str(parsed / f"{name}.json"), NotFoundError(), lang)
    if changes and any(change.is_loss for change in changes):
        return streams.LOSSES
    return outcome(len(report.missing), len(report.plans))


def _report(gold: Path, parsed: Path, challenge: Path | None, align: Path | None, lang: str) -> Report:
    from planparse.evaluate import score, score_challenge, score_questions

    for folder in (gold, parsed, *(folder for folder in (challenge, align) if folder)):
        if not folder.is_dir():
            raise UsageError("", say(lang, "usage.not_dir", folder))
    try:
        report = score(gold, parsed, align)
        if challenge:
            score_challenge(report, challenge)
            score_questions(report, challenge)
    except OSError as error:
        raise NotFoundError(str(error.filename or parsed), error.strerror or "") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # a file that is no gold or no record
        raise SchemaError(str(parsed), type(error).__name__) from None
    if not report.plans:
        raise NotFoundError(str(gold), "*.gold.json")
    return report


def _stored(path: Path, lang: str) -> dict[str, object]:
    from planparse.evaluate import measures_of

    try:
        stored = json.loads(path.read_bytes())
        measures_of(stored)
    except (OSError, ValueError, AttributeError):
        raise UsageError("", say(lang, "usage.baseline", path)) from None
    return dict(stored)


def _table(figures: dict[str, Figure], lang: str) -> Iterator[str]:
    heads = [say(lang, f"evaluate.{key}") for key in ("head", "value", "right", "of", "found")]
    yield f"{heads[0]:<28}" + "".join(f"{head:>10}" for head in heads[1:])
    for name, figure in figures.items():
        parsed = "" if figure.parsed is None else figure.parsed
        yield f"{name:<28}{figure.value:>10.3f}{figure.correct:>10}{figure.gold:>10}{parsed:>10}".rstrip()


def told_changes(changes: Sequence[Change], lang: str) -> Iterator[str]:
    """Losses first, then gains, then measures whose figure stands but whose misses are others."""
    if not changes:
        yield say(lang, "evaluate.same")
    losses = [change for change in changes if change.is_loss]
    gains = [change for change in changes if change.is_gain]
    moved = [change for change in changes if not change.is_loss and not change.is_gain and change.before is not None]
    for key, rows in (("losses", losses), ("gains", gains), ("moved", moved)):
        if rows:
            yield f"{say(lang, f'evaluate.{key}')} ({len(rows)})"
        for change in rows:
            yield f"  {change.measure:<26}{_figure(change.before):>8} → {_figure(change.now)}"
            yield from (f"      + {say(lang, 'evaluate.new_miss')}: {miss}" for miss in change.new_misses)
            yield from (f"      − {say(lang, 'evaluate.gone_miss')}: {miss}" for miss in change.gone_misses)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _row(change: Change) -> dict[str, object]:
    return {
        "measure": change.measure,
        "before": change.before,
        "now": change.now,
        "new_misses": change.new_misses,
        "gone_misses": change.gone_misses,
    }
