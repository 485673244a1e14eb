"""Kinds of activity that obligations are sorted by (docs/themes.md): their codes and what they are called."""

from __future__ import annotations

from functools import cache

from planparse.tables import table


@cache
def codes() -> tuple[str, ...]:
    """All of the taxonomy, in its order."""
    return tuple(_names())


def name(code: str) -> str:
    """A kind of activity in Vietnamese words; the code itself where the table lacks it."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    return {row["theme"]: row["name"] for row in table("planparse.extract", "themes")}
