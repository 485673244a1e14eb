"""What commands write: results to stdout, failures as JSON lines to stderr, files whole or not at all. Everything is UTF-8."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from planparse.errors import EnvironmentFailedError
from planparse.telling import failure

DASH = "-"  # standard input, or output
DONE, LOSSES, USAGE, SOME_FAILED, NOTHING_READ, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


class PipeClosedError(Exception):
    """The reader of our output has gone: stop quietly."""


def force_utf8() -> None:
    """Make both text streams UTF-8 with plain newlines, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextlib.contextmanager
def pipe() -> Iterator[None]:
    """Turn a closed pipe into PipeClosedError."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise PipeClosedError from None


def silence() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put(data: bytes | str) -> None:
    """Write to stdout."""
    with pipe():
        if isinstance(data, str):
            sys.stdout.write(data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()


def put_json(value: object) -> None:
    """Write one object, indented."""
    put(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def note(text: str) -> None:
    """Write a line for people to stderr."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"planparse: {text}\n")
        sys.stderr.flush()


def fail(source: str, error: BaseException, lang: str) -> None:
    """Write the JSON line of a failure to stderr."""
    with contextlib.suppress(OSError):
        sys.stderr.write(json.dumps(failure(source, error, lang), ensure_ascii=False) + "\n")
        sys.stderr.flush()


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises EnvironmentFailedError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise EnvironmentFailedError(str(path), error.strerror or "") from None


def put_to(target: str, data: bytes) -> None:
    """Write to a file, or to stdout for a dash. Raises EnvironmentFailedError."""
    if target == DASH:
        put(data)
    else:
        write_file(Path(target), data)


def make_dir(path: Path) -> None:
    """Make a folder and its parents. Raises EnvironmentFailedError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFailedError(str(path), error.strerror or "") from None
