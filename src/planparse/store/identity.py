"""Which plan a record belongs to."""

from __future__ import annotations

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


def renamed(data: bytes, old: str, new: str) -> bytes:
    """A record's JSON under another plan_id: its own and those of its items."""
    import json

    def walk(value: object) -> object:
        if isinstance(value, str):
            return new + value[len(old) :] if value.startswith(f"{old}#") else value
        if isinstance(value, list):
            return [walk(item) for item in value]
        return {name: walk(item) for name, item in value.items()} if isinstance(value, dict) else value

    record = json.loads(data)
    moved = {name: value if name == "text" else walk(value) for name, value in record.items()}
    moved["plan_id"] = new
    return json.dumps(moved, ensure_ascii=False, separators=(",", ":")).encode()


def version(text: str) -> tuple[int, ...]:
    """`1.10.2` in numbers, for comparing; what is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in text.split("."))
