"""Bytes to decoded text: one entry, :func:`read`, for every format that this version knows."""

from __future__ import annotations

from planparse.readers.document import Document
from planparse.readers.read import read, readable

__all__ = ["Document", "read", "readable"]
