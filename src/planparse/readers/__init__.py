"""Bytes to decoded text: one entry, :func:`read_all`, for every format that this version knows."""

from __future__ import annotations

from planparse.readers.document import Document
from planparse.readers.read import Source, read, read_all

__all__ = ["Document", "Source", "read", "read_all"]
