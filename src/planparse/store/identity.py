"""Which plan a record belongs to."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from planparse.model import Plan
from planparse.store.rows import key

_TITLES = 80  # percent: a draft's title may still lose or win some words
_WORDS = 0.5  # share of common words where a title is missing


def same_plan(one: Plan, other: Plan) -> bool:
    """True where two records of one plan_id are sources of one plan: their titles say the same, else most of their words do."""
    titles = one.metadata.title, other.metadata.title
    if titles[0] and titles[1]:
        return fuzz.token_sort_ratio(key(titles[0]), key(titles[1])) >= _TITLES
    words = set(key(one.text).split()), set(key(other.text).split())
    return len(words[0] & words[1]) >= _WORDS * max(1, min(len(words[0]), len(words[1])))


def renamed(record: dict[str, Any], new: str) -> dict[str, Any]:
    """A record's JSON data under another plan_id: its own and those of its items."""
    old = record["plan_id"]
    if old == new:
        return record

    def walk(value: object) -> object:
        if isinstance(value, str):
            return new + value[len(old) :] if value.startswith(f"{old}#") else value
        if isinstance(value, list):
            return [walk(item) for item in value]
        return {name: walk(item) for name, item in value.items()} if isinstance(value, dict) else value

    return {name: value if name == "text" else walk(value) for name, value in record.items()} | {"plan_id": new}


def version(text: str) -> tuple[int, ...]:
    """`1.10.2` in numbers, for comparing; what is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in text.split("."))
