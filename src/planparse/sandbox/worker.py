"""The process that reads and parses what strangers wrote, started by a session (`__main__` gives it its job).

It confines itself, loads what parsing needs, and then turns tasks into records until its input ends. What goes wrong comes back as a code
with a place in the code; never as text of the document.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Callable, Iterable
from typing import BinaryIO

from planparse import errors
from planparse.limits import Limits, Pages
from planparse.sandbox import confine, frames, network, usage


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One input. `path` is where it stands (bytes of the file system as latin-1), `name` what it is called; None: it has no name.

    `row` supplies metadata; `indent` lays a single record out for people; `records` lets a JSON record pass as an input; `folder` is
    a place for temporary files that is deleted after the task. With `draw` the pages of these numbers are wanted as pictures, of the
    source whose hash is `sha256`, and no record.
    """

    path: str
    name: str | None
    row: dict[str, str] | None
    indent: bool
    records: bool
    folder: str
    draw: list[int] | None = None
    sha256: str = ""


Job = Callable[[Task, Limits, Pages], Iterable[bytes]]


def serve(prepare: Callable[[], Job]) -> None:
    """Answer tasks until there are none. `prepare` loads the job once this process is confined."""
    tasks, answers = _streams()
    first = frames.read(tasks)
    if first is None:
        return
    limits = Limits(**frames.object_of(first[1]))
    mechanism = network.cut()
    confine.confine(limits)
    try:
        job = prepare()
    except Exception as error:
        frames.write_json(answers, frames.ERROR, _told(error))
        return
    frames.write_json(answers, frames.READY, {"network": mechanism})
    while frame := frames.read(tasks):
        _answer(answers, job, Task(**frames.object_of(frame[1])), limits)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Private copies of standard input and output; whatever else this process prints goes nowhere."""
    streams = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return streams


def _answer(answers: BinaryIO, job: Job, task: Task, limits: Limits) -> None:
    pictured = 0

    def pages(count: int, scans: int = 0) -> None:
        nonlocal pictured
        pictured = max(pictured, scans)
        confine.allow_time(limits.seconds_for(count, pictured))
        frames.write_json(answers, frames.PAGES, {"pages": count, "scans": pictured})

    tempfile.tempdir = os.environ["TMPDIR"] = task.folder
    confine.allow_time(limits.max_seconds)
    told: dict[str, str] | None = None
    try:
        size = 0
        for record in job(task, limits, pages):
            size += len(record)
            if size > limits.max_record_bytes:
                raise errors.TooLargeError("", "max_record_bytes")  # noqa: TRY301
            frames.write(answers, frames.RECORD, record)
    except Exception as error:
        told = _told(error)
    confine.allow_time(0)
    state = {"memory": usage.resident(os.getpid()) or 0, "children": confine.own_children()}
    frames.write_json(answers, frames.ERROR if told else frames.DONE, {**state, **(told or {})})


def _told(error: Exception) -> dict[str, str]:
    """Code and detail of an error."""
    if isinstance(error, MemoryError):
        error = errors.MemoryLimitError()
    elif isinstance(error, RecursionError):
        error = errors.CorruptError("", "nesting")
    elif isinstance(error, ImportError):
        error = errors.EnvironmentFailedError("", error.name or "")
    known = error if isinstance(error, errors.PlanparseError) else errors.PlanparseError("", errors.place_of(error))
    return {"code": known.code, "detail": known.detail}
