"""JSON Lines: whole records, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse import record
from planparse.errors import NotFoundError, PlanparseError, TooLargeError

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View
    from planparse.store import Store

_LONGEST = 1 << 28  # bytes of a line: a quarter of a gigabyte


def write(view: View, target: Target) -> int:
    """Write the records of the plans that fit, by plan_id."""
    number = 0
    with target.file() as out:
        for data in view.records():
            out.write(record.dump_data(data, indent=False))
            number += 1
    return number


def read(store: Store, path: Path) -> Iterator[dict[str, Any]]:
    """Write each record into the store: rows `line`, `plan_id`, `outcome`, or `line`, `error` for a line that is none.

    Raises NotFoundError.
    """
    for number, line in _lines(path):
        try:
            if len(line) > _LONGEST:
                raise TooLargeError("", "line")
            (written,) = store.write(record.loads(line), whole=False)
            yield {"line": number, "plan_id": written.plan_id, "outcome": written.outcome}
        except PlanparseError as error:
            yield {"line": number, "error": error}


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbers and bytes of the lines that are not blank; one that is too long is cut."""
    number = 0
    try:
        with path.open("rb") as stream:
            while line := stream.readline(_LONGEST + 1):
                number += 1
                if line.strip():
                    yield number, line
                while len(line) > _LONGEST and not line.endswith(b"\n"):
                    line = stream.readline(_LONGEST + 1)
    except OSError as error:
        raise NotFoundError(str(path), error.strerror or "") from None
