"""A worker for tests of batches, started quickly: an input is a line `WORD SECONDS`, then the record that it gives; some words are poison."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from planparse import fingerprint
from planparse.limits import Limits, Pages
from planparse.sandbox.worker import Job, Task, serve


def _poison(word: str) -> None:
    if word == "treo":
        time.sleep(600)
    if word == "sập":
        ctypes.string_at(0)
    if word == "giết":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "phình":
        raise MemoryError
    if word == "cha":  # whoever started this worker dies, too
        os.kill(os.getppid(), signal.SIGKILL)


def run(task: Task, _limits: Limits, _pages: Pages) -> Iterator[bytes]:
    data = Path(os.fsdecode(task.path.encode("latin-1"))).read_bytes()
    head, _, body = data.partition(b"\n")
    word, _, pause = head.decode().partition(" ")
    _poison(word)
    time.sleep(float(pause or 0))
    plan = json.loads(body)
    plan["source"] |= {"sha256": hashlib.sha256(data).hexdigest(), "file_name": task.name}
    plan["parser"] |= {"version": fingerprint.version(), "config_sha256": fingerprint.config_sha256()}
    yield json.dumps(plan).encode()


def _job() -> Job:
    fingerprint.config_sha256()
    return run


if __name__ == "__main__":
    serve(_job)
