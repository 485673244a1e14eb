"""Answers for a reader that could take text for an order: words of documents stand in one field that says so, with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planparse.tables import table
from planparse.text.patterns import pattern

QUOTED = "quoted_from_source"
WHERE = "place_in_source"
MOST_WORDS = 20_000  # characters of one string
MOST_ROWS = 60_000  # characters of the rows of one answer, from which on the next page begins

# Fields whose values planparse makes itself. Whatever else a row holds came from a document, or from people.
_OURS = frozenset(row["field"] for row in table("planparse.assistant", "fields"))
_PLACE = ("span", "origin")
_CODE = pattern("quoted.code", r"[A-Za-z0-9@/~#.:;=+,*_-]{0,400}")
# Characters that nobody sees: controls, marks of direction, joiners, fillers, tags and selectors, in which text can be hidden.
_UNSEEN = pattern(
    "quoted.unseen",
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]",
)


def shown(value: Any) -> Any:
    """Plain data whose strings show every unseen character as its code point (`⟨U+202E⟩`) and are cut at `MOST_WORDS`, which is said."""
    if isinstance(value, str):
        words = _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value[:MOST_WORDS])
        return words if len(value) <= MOST_WORDS else f"{words} ⟨+{len(value) - MOST_WORDS}⟩"
    if isinstance(value, Mapping):
        return {shown(key): shown(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [shown(one) for one in value]
    return value


def split(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row in two parts: what is planparse's own stands as it is, what is a document's under `QUOTED`, with its place.

    A value that should be a code and does not look like one (records can be imported) counts as the document's.
    """
    place = {key: row[key] for key in _PLACE if key in row}
    ours = {key: value for key, value in row.items() if key in _OURS and key not in place and _plain(value)}
    theirs = {key: value for key, value in row.items() if key not in ours and key not in place}
    quoted = shown(theirs) | ({WHERE: shown(place)} if place else {})
    return ours | ({QUOTED: quoted} if quoted else {})


def _plain(value: Any) -> bool:
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    if isinstance(value, Mapping):
        return all(_plain(one) for pair in value.items() for one in pair)
    return all(map(_plain, value)) if isinstance(value, list | tuple) else True


def page(rows: Iterable[Mapping[str, Any]], offset: int, limit: int) -> dict[str, Any]:
    """`{"rows", "next_offset"}`: `limit` rows from `offset` on, fewer where they are long; `next_offset` is None behind the last."""
    out: list[Mapping[str, Any]] = []
    size = 0
    for number, row in enumerate(rows):
        if number < offset:
            continue
        size += len(str(row))
        if len(out) == limit or (out and size > MOST_ROWS):
            return {"rows": out, "next_offset": number}
        out.append(row)
    return {"rows": out, "next_offset": None}
