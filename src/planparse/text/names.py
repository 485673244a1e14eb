"""Names of files as people read them."""

from __future__ import annotations


def readable(name: str) -> str:
    """A file name as text: bytes that the locale could not decode are read as UTF-8, which names nearly always are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
