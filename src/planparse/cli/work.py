"""Steps that commands share: settings, inputs, plans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planparse import settings
from planparse.errors import NotFoundError

if TYPE_CHECKING:
    from planparse.model import Plan
    from planparse.pipeline import Supplement
    from planparse.readers import Document

STDIN = "-"


def read_input(source: str, limits: settings.Settings) -> Document:
    """Read a file, or standard input for `-`. Raises the errors of `readers.read`."""
    from planparse import readers

    if source == STDIN:
        return readers.read(_stdin(limits.max_bytes), max_bytes=limits.max_bytes)
    return readers.read(source, max_bytes=limits.max_bytes)


def _stdin(max_bytes: int) -> bytes:
    try:
        return sys.stdin.buffer.read(max_bytes + 1)
    except (OSError, AttributeError):  # closed, or none at all
        raise NotFoundError(STDIN) from None


def plan_of(document: Document, supplement: Supplement | None = None) -> Plan:
    """Parse a document, with what fills in its metadata."""
    from planparse.pipeline import parse_document

    return parse_document(document, supplement=supplement)


def load_plan(source: str, limits: settings.Settings) -> Plan:
    """A plan from a record or from a source file, told apart by content."""
    from planparse import record

    document = read_input(source, limits)
    if document.text.lstrip().startswith("{"):
        return record.loads(document.text)
    return plan_of(document)


def stem(source: str) -> str:
    """The name of the record of an input, without suffix."""
    return "stdin" if source == STDIN else Path(source).stem
