"""Messages between the parent and a worker: a mark, a kind, a length, then so many bytes.

The mark tells a message from whatever else a broken worker may write; the reader says how long a message may be.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from planparse.errors import CrashedError

# To the worker: its limits, once, then tasks.
LIMITS, TASK = b"L", b"T"
# From the worker: it is ready, once; then for each task pages and results (records or pictures), and at the end an error or done.
READY, PAGES, RESULT, ERROR, DONE = b"Y", b"P", b"R", b"E", b"D"

_SMALL = 1_000_000  # bytes: what a worker tells is small, but for its results
_MARK = b"PLAN"
_HEAD = struct.Struct(">4scQ")

Message = tuple[bytes, bytes]  # kind and data


def write(stream: IO[bytes], kind: bytes, data: bytes) -> None:
    """Write one message."""
    stream.write(_HEAD.pack(_MARK, kind, len(data)) + data)
    stream.flush()


def write_json(stream: IO[bytes], kind: bytes, value: object) -> None:
    """Write one message that is JSON."""
    write(stream, kind, json.dumps(value).encode())


def read(stream: IO[bytes], result: int = 0, other: int = _SMALL) -> Message | None:
    """The next message, None at the end; a result has at most `result` bytes, any other `other`. Raises CrashedError for anything else."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    mark, kind, length = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", b"", 0)
    if mark != _MARK or length > (result if kind == RESULT else other):
        raise CrashedError("", "output")
    data = stream.read(length)
    if len(data) < length:
        raise CrashedError("", "output")
    return kind, data


def object_of(data: bytes) -> dict[str, Any]:
    """The JSON object of a message. Raises CrashedError where it is none."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise CrashedError("", "output")
    return value
