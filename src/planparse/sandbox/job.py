"""What a worker does with a task: read, parse, print records; or draw pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from planparse import pipeline, readers, record
from planparse.errors import TooLargeError
from planparse.limits import Limits, Pages
from planparse.pictures import pack
from planparse.readers.meta import supplement
from planparse.readers.pictures import pictures
from planparse.sandbox.worker import Task

_CHARS_A_PAGE = 10_000  # for sources that have no pages; three of print, for they take less work


def work(task: Task, limits: Limits, pages: Pages) -> Iterator[bytes]:
    """What the task asks for: records as JSON, one for each document that the input holds, or pictures of its pages."""
    path = Path(os.fsdecode(task.path.encode("latin-1")))
    return _parse(path, task, limits, pages) if task.draw is None else _draw(path, task.draw, task.sha256, limits, pages)


def _draw(path: Path, numbers: list[int], sha256: str, limits: Limits, pages: Pages) -> Iterator[bytes]:
    with path.open("rb") as stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise TooLargeError("", "max_bytes")
    pages(min(len(numbers), limits.max_images))
    yield from map(pack, pictures(data, sha256, numbers, limits))


def _parse(path: Path, task: Task, limits: Limits, pages: Pages) -> Iterator[bytes]:
    documents = readers.read_all(path if task.name else path.read_bytes(), task.name, limits=limits, pages=pages)
    pages(sum(document.pages or len(document.text) // _CHARS_A_PAGE for document in documents))
    if task.pass_records and documents[0].text.lstrip().startswith("{"):
        yield record.dumps(record.loads(documents[0].text), indent=task.indent)
        return
    fill_in = supplement(path if task.name else None, task.row, limits)
    plans = list(pipeline.parse_documents(documents, supplement=fill_in))
    yield from (record.dumps(plan, indent=task.indent and len(plans) == 1) for plan in plans)
