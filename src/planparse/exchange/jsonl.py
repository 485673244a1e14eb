"""JSON Lines: whole records, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse import record
from planparse.errors import EnvironmentFailedError, NotFoundError, PlanparseError, TooLargeError

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View
    from planparse.model import Plan
    from planparse.store import Store

_LONGEST = 1 << 28  # bytes of a line: a quarter of a gigabyte
_LINES, _BYTES = 50, 1 << 24  # written at once


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
    for batch in _batches(path):
        yield from _written(store, [(number, _plan(line)) for number, line in batch])


def _batches(path: Path) -> Iterator[list[tuple[int, bytes]]]:
    """Lines that are written at once: so many, or so much."""
    batch: list[tuple[int, bytes]] = []
    for number, line in _lines(path):
        batch.append((number, line))
        if len(batch) == _LINES or sum(len(one) for _, one in batch) > _BYTES:
            yield batch
            batch = []
    yield batch


def _plan(line: bytes) -> Plan | PlanparseError:
    try:
        if len(line) > _LONGEST:
            raise TooLargeError("", "line")
        return record.loads(line)
    except PlanparseError as error:
        return error


def _written(store: Store, lines: Sequence[tuple[int, Plan | PlanparseError]]) -> Iterator[dict[str, Any]]:
    """Rows of lines that are written in one transaction; one by one where the store refuses that, so that the others go on."""
    plans = [plan for _, plan in lines if not isinstance(plan, PlanparseError)]
    try:
        done = iter(store.write(*plans, whole=False))
    except EnvironmentFailedError:
        raise
    except PlanparseError as error:
        if len(lines) == 1:
            yield {"line": lines[0][0], "error": error}
            return
        for one in lines:
            yield from _written(store, [one])
        return
    for number, plan in lines:
        if isinstance(plan, PlanparseError):
            yield {"line": number, "error": plan}
        else:
            written = next(done)
            yield {"line": number, "plan_id": written.plan_id, "outcome": written.outcome}


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
