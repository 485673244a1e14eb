"""`planparse train`: the statistical models from gold and written examples, reproducibly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planparse.cli import streams
from planparse.cli.language import say
from planparse.errors import NotFoundError, UsageError


def train(
    context: typer.Context,
    root: Annotated[Path, typer.Argument()] = Path(),
    out: Annotated[Path | None, typer.Option("--out")] = None,
) -> int:
    """Fit the models from the data of a checkout and write them; prints the number of examples by model."""
    from planparse.train import train as fit

    lang: str = context.obj
    if not (root / "models" / "data").is_dir():
        raise UsageError("", say(lang, "usage.checkout", root))
    try:
        counts = fit(root, out or root / "models")
    except FileNotFoundError as error:
        raise NotFoundError(str(error.filename), error.strerror or "") from None
    streams.put_json(counts)
    return streams.DONE
