"""The exchange formats by name: one module each, with a function `write`, and `read` where the format comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.errors import EnvironmentFailedError
from planparse.tables import Row, table

if TYPE_CHECKING:
    from planparse.store import Store

Write = Callable[..., int]
Read = Callable[["Store", Path], Iterator[dict[str, Any]]]


def formats() -> tuple[Row, ...]:
    """Rows `name`, `module`, `files` (one | several | none), `reads`, `options`, `package` (what it needs besides), `vi`, `en`.

    `files` is what is written; `none` can only be read.
    `reads` says what comes back: `records` into the store, `corrections` of what is in it (`metadata` among them), or `no`.
    """
    return table("planparse.exchange", "formats")


def names(*, reading: bool = False) -> tuple[str, ...]:
    """Names of the formats that can be written, or of those that can be read."""
    return tuple(row["name"] for row in formats() if (row["reads"] != "no" if reading else row["files"] != "none"))


def named(name: str) -> Row:
    """The row of a format. Raises KeyError."""
    return {row["name"]: row for row in formats()}[name]


def writer(name: str) -> Write:
    """`write(view, target, **options)` of a format gives the number of what it wrote.

    Raises KeyError, EnvironmentFailedError (a package is missing).
    """
    found: Write = _module(named(name)).write
    return found


def reader(name: str) -> Read:
    """`read(store, path)` of a format gives one row for each thing read. Raises KeyError, EnvironmentFailedError."""
    found: Read = _module(named(name)).read
    return found


def _module(row: Row) -> Any:
    try:
        return import_module(f"planparse.exchange.{row['module']}")
    except ImportError as error:
        if row["package"] and (error.name or "").split(".")[0] == row["package"]:
            raise EnvironmentFailedError(row["name"], f"pip install 'planparse[{row['name']}]'") from None
        raise
