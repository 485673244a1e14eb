"""The rows of a page for programs: the same as the command line prints with `--json` and `--csv`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from planparse.errors import UsageError
from planparse.exchange import flat

Row = Mapping[str, Any]
SUFFIXES = ("json", "csv")


def rows(suffix: str, found: Iterable[Row], name: str = "planparse") -> Response:
    """Rows as they come: a JSON array, or CSV with a byte order mark, which spreadsheets need for Vietnamese."""
    first = iter(found)
    head = next(first, None)  # what is wrong with the question shows here, while an error can still be answered
    every = _from(head, first) if head is not None else iter(())
    if suffix == "json":
        return StreamingResponse(_array(every), media_type="application/json")
    return StreamingResponse(_table(every), media_type="text/csv; charset=utf-8", headers=_called(f"{name}.csv"))


def value(found: object) -> Response:
    """One object as JSON."""
    return Response(json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n", media_type="application/json")


def tagged(request: Request, answer: Response) -> Response:
    """The answer with an ETag of its bytes; without them where the asker has these."""
    tag = f'"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers={"ETag": tag})
    answer.headers["ETag"] = tag
    return answer


def file(data: bytes, name: str, media_type: str) -> Response:
    """A file to save."""
    return Response(data, media_type=media_type, headers=_called(name))


def split(path: str, suffixes: Sequence[str] = SUFFIXES) -> tuple[str, str | None]:
    """An identifier, and the suffix of its twin that stands behind it."""
    for suffix in suffixes:
        if path.endswith(f".{suffix}"):
            return path.removesuffix(f".{suffix}"), suffix
    return path, None


def wanted(suffix: str, known: Sequence[str] = SUFFIXES) -> str:
    """A suffix that there is. Raises UsageError."""
    if suffix not in known:
        raise UsageError("", suffix)
    return suffix


def only(columns: Sequence[str]) -> Callable[[Row], Row]:
    """Rows with these fields alone; whole ones where none is named."""
    return (lambda row: {name: row.get(name) for name in columns}) if columns else lambda row: row


def _called(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _from(head: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield head
    yield from rest


def _array(found: Iterator[Row]) -> Iterator[bytes]:
    yield b"["
    for number, row in enumerate(found):
        yield ((",\n" if number else "\n") + json.dumps(row, ensure_ascii=False)).encode("utf-8", "replace")
    yield b"\n]\n"


def _table(found: Iterator[Row]) -> Iterator[bytes]:
    yield "\ufeff".encode()
    for line in flat.lines(found):
        yield line.encode("utf-8", "replace")
