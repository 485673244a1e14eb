"""The process that reads and parses what strangers wrote, started by a session (`__main__` gives it its job).

It confines itself, loads what parsing needs, and then turns tasks into records until its input ends. What goes wrong comes back as a code
with a place in the code; never as text of the document.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from typing import BinaryIO

from planparse import errors
from planparse.limits import Limits, Pages
from planparse.sandbox import confine, messages, network, usage


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One input. `path` is where it stands (bytes of the file system as latin-1), `name` what it is called; None: it has no name.

    `folder` is a place for temporary files that is deleted after the task. `row` supplies metadata; `indent` lays a single record out
    for people; `pass_records` lets a JSON record pass as an input. With `draw` the pages of these numbers are wanted as pictures, of the
    source whose hash is `sha256`, and no record.
    """

    path: str
    name: str | None
    folder: str
    row: dict[str, str] | None = None
    indent: bool = False
    pass_records: bool = False
    draw: list[int] | None = None
    sha256: str = ""


Job = Callable[[Task, Limits, Pages], Iterable[bytes]]


def serve(prepare: Callable[[], Job]) -> None:
    """Answer tasks until there are none. `prepare` loads the job once this process is confined."""
    tasks, answers = _streams()
    first = messages.read(tasks)
    if first is None:
        return
    limits = Limits(**messages.object_of(first[1]))
    mechanism = network.cut()
    confine.confine(limits)
    try:
        job = prepare()
    except Exception as error:
        messages.write_json(answers, messages.ERROR, _told(error))
        return
    messages.write_json(answers, messages.READY, {"network": mechanism})
    while message := messages.read(tasks, other=sys.maxsize):  # a row of a table may be long, and the parent is believed
        _answer(answers, job, Task(**messages.object_of(message[1])), limits)


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
        messages.write_json(answers, messages.PAGES, {"pages": count, "scans": pictured})

    tempfile.tempdir = os.environ["TMPDIR"] = task.folder
    confine.allow_time(limits.max_seconds)
    told: dict[str, str] | None = None
    try:
        size = 0
        for result in job(task, limits, pages):
            size += len(result)
            if size > limits.max_record_bytes:
                raise errors.TooLargeError("", "max_record_bytes")  # noqa: TRY301
            messages.write(answers, messages.RESULT, result)
    except Exception as error:
        told = _told(error)
    confine.allow_time(0)
    state = {"memory": usage.resident(os.getpid()) or 0, "children": usage.children_left()}
    messages.write_json(answers, messages.ERROR if told else messages.DONE, {**state, **(told or {})})


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
