"""Steps that commands share: inputs and their names."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.errors import NotFoundError

if TYPE_CHECKING:
    from planparse.limits import Limits

STDIN = "-"


def input_of(source: str, limits: Limits) -> str | bytes:
    """A path, or what standard input holds for `-`, up to a byte more than the limit."""
    if source != STDIN:
        return source
    try:
        return sys.stdin.buffer.read(limits.max_bytes + 1)
    except (OSError, AttributeError):  # closed, or none at all
        raise NotFoundError(STDIN) from None


def part_name(name: str, part: int) -> str:
    """What the record of a further document of one input is called: `ke-hoach`, `ke-hoach~2` …"""
    return name if part == 1 else f"{name}~{part}"


def stem(source: str) -> str:
    """The name of the record of an input, without suffix."""
    return "stdin" if source == STDIN else Path(source).stem


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM, by which schedulers and service managers stop a command, end it as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
