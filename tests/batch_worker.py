"""A worker for tests of batches: of a plan of one word it makes a record at once, and some words are poison."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from planparse import record
from planparse.limits import Limits, Pages
from planparse.sandbox.worker import Job, Task, serve
from tests.asked import made


def _poison(word: str) -> None:
    if word == "treo":
        time.sleep(600)
    if word == "sập":
        ctypes.string_at(0)
    if word == "giết":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "phình":
        raise MemoryError


def run(task: Task, _limits: Limits, _pages: Pages) -> Iterator[bytes]:
    data = Path(os.fsdecode(task.path.encode("latin-1"))).read_bytes()
    word, _, pause = data.decode().partition(" ")
    _poison(word)
    time.sleep(float(pause or 0))
    yield record.dumps(made(f"mau/2025/kh-{word}", sha=hashlib.sha256(data).hexdigest(), parser="0.1.0", name=task.name))


def _job() -> Job:
    made()
    return run


if __name__ == "__main__":
    serve(_job)
