"""What is fuzzed: each target takes any bytes; whatever it raises is a defect.

`sniff`: kinds of files, encodings and the readers written in Python. `protocol`: a worker that answers with anything. `outline`,
`citations`, `deadlines`: the three grammars on text. Files that C libraries read (PDF, pictures) and programs (Word 97, scans) are left
out: those run in the sandbox, and tests/test_hostile.py breaks them.
"""

from __future__ import annotations

import contextlib
import io
import queue
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from planparse import record
from planparse.errors import BinaryError, PlanparseError
from planparse.extract import citations as cites
from planparse.extract import deadlines as times
from planparse.extract.plan_time import PlanTime
from planparse.limits import Limits
from planparse.model import Span
from planparse.outline.build import build_outline, opens_block
from planparse.outline.documents import documents
from planparse.readers import archive, html, read_all, word  # noqa: F401  (loaded on use; here, so that atheris sees them)
from planparse.readers.decode import decode
from planparse.readers.docx import read_word as _word  # noqa: F401
from planparse.readers.sniff import known_format
from planparse.sandbox.child import Child
from planparse.sandbox.worker import Task
from planparse.text.clean import clean
from planparse.text.reflow import reflow
from planparse.text.surrogates import without_surrogates

_READ = frozenset((None, "HTML", "MHTML", "ZIP", "DOCX", "DOCM", "DOTX"))
_SMALL = Limits(max_bytes=100_000, max_chars=1_000_000, max_zip_bytes=1_000_000, max_zip_entries=100, max_xml_bytes=1_000_000)
_YEAR = PlanTime(2024, 2024, "2024-02-19")


def sniff(data: bytes) -> None:
    """Every file has one kind and either text or a code."""
    try:
        kind = known_format(data)
        for document in read_all(data, limits=_SMALL) if kind in _READ else ():
            document.text.encode("utf-8")
            assert document.text.strip()
    except PlanparseError as error:
        assert error.code != "E_INTERNAL"
    with contextlib.suppress(BinaryError):
        decode(data).text.encode("utf-8")


class _Played(Child):
    """A worker whose answers are `data`; there is no process behind it that could be killed."""

    def __init__(self, data: bytes) -> None:
        self._limits = _SMALL
        self._ended, self.tasks, self.spent = False, 0, False
        self._into: Any = io.BytesIO()
        self._process: Any = SimpleNamespace(returncode=0, pid=-1, wait=lambda _seconds=None: 0)
        self._answers = queue.Queue()
        self._from: Any = io.BytesIO(data)
        self._listen()

    def end(self) -> None:
        self._ended = True


def protocol(data: bytes) -> None:
    """A worker that says anything gives records of a sound kind or a code, and no more bytes than are allowed."""
    task = Task(path="x", name=None, folder="/")
    child = _Played(data)
    try:
        child._greet()  # noqa: SLF001
        while True:
            found = child.ask(task)
            assert sum(map(len, found)) <= _SMALL.max_record_bytes
            for one in found:
                record.loads(one)
    except PlanparseError as error:
        assert error.detail == "" or error.detail.isprintable()


def _text(data: bytes) -> str:
    return without_surrogates(data.decode("utf-8", "replace"))


def _inside(outer: str, spans: Sequence[Span], *, apart: bool) -> None:
    assert all(0 <= start < end <= len(outer) for start, end in spans)
    assert all(one[0] <= other[0] and (not apart or one[1] <= other[0]) for one, other in pairwise(spans))


def outline(data: bytes) -> None:
    """Every text has a tree: blocks in order, sections inside their parents, no visible character lost."""
    source = _text(data)
    flow = reflow(clean(source), opens_block)
    text = flow.mapped.text
    built = build_outline(flow)
    documents(flow)
    _inside(text, [(block.start, block.end) for block in built.blocks if block.end > block.start], apart=False)
    for node in built.sections:
        parent = built.sections[node.parent] if node.parent is not None else None
        assert parent is None or (parent.span[0] <= node.span[0] and node.span[1] <= parent.span[1])
    assert len({section.path for section in built.sections}) == len(built.sections)


def citations(data: bytes) -> None:
    """Citations stand in order inside their text, their quotes on one line."""
    text = _text(data)
    found = cites.find(text, ())
    _inside(text, [(one.start, one.end) for one in found], apart=False)
    assert all(one.number is None or one.number.strip() for one in found)


def deadlines(data: bytes) -> None:
    """Deadlines stand in order inside their text without overlap, whatever is known of the plan's years."""
    text = _text(data)
    for known in (_YEAR, PlanTime()):
        _inside(text, [(one.start, one.end) for one in times.find(text, known)], apart=True)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "sniff": sniff,
    "protocol": protocol,
    "outline": outline,
    "citations": citations,
    "deadlines": deadlines,
}
