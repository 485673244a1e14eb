"""Lone surrogates: halves of characters, which JSON and names of files may hold, and UTF-8 cannot."""

from __future__ import annotations

from planparse.text.patterns import pattern

LONE = pattern("surrogates.lone", r"[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each, so that offsets stay and it can be written as UTF-8."""
    return LONE.sub("\ufffd", text)
