"""What a worker does with a task: read, parse, print records."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from planparse import pipeline, readers, record
from planparse.limits import Limits, Pages
from planparse.readers.meta import supplement
from planparse.sandbox.worker import Task

_CHARS_A_PAGE = 10_000  # for sources that have no pages; three of print, for they take less work


def parse(task: Task, limits: Limits, pages: Pages) -> Iterator[bytes]:
    """The records of the input as JSON, one for each document that it holds."""
    path = Path(os.fsdecode(task.path.encode("latin-1")))
    documents = readers.read_all(path if task.name else path.read_bytes(), task.name, limits=limits, pages=pages)
    pages(sum(document.pages or len(document.text) // _CHARS_A_PAGE for document in documents))
    if task.records and documents[0].text.lstrip().startswith("{"):
        yield record.dumps(record.loads(documents[0].text), indent=task.indent)
        return
    fill_in = supplement(path if task.name else None, task.row, limits)
    plans = list(pipeline.parse_documents(documents, supplement=fill_in))
    yield from (record.dumps(plan, indent=task.indent and len(plans) == 1) for plan in plans)
