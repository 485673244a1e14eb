"""Types of documents: printed names and abbreviations, and the code that the record uses for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.tables import parts, table


@dataclass(frozen=True, slots=True)
class DocType:
    """One printed name of a type.

    `code` is what the record holds, `guide` the code of the annotation guide (VB for types it does not list), `abbreviations`
    what stands in numbers, `short` how a number without symbol is believed: "bare" (`Đề án 06`), "so" (only after `số`) or "".
    """

    name: str
    code: str
    guide: str
    abbreviations: tuple[str, ...]
    short: str
    family: str


@cache
def types() -> tuple[DocType, ...]:
    """All types, longer names first (`Thông tư liên tịch` before `Thông tư`)."""
    rows = [
        DocType(row["name"], row["code"], row["guide"], parts(row["abbr"]), row["short"], row["family"])
        for row in table("planparse.registry", "doctypes")
    ]
    return tuple(sorted(rows, key=lambda kind: (-len(kind.name), kind.name)))


@cache
def _by_name() -> dict[str, DocType]:
    return {kind.name.lower(): kind for kind in types()}


@cache
def _by_abbreviation() -> dict[str, DocType]:
    found: dict[str, DocType] = {}
    for kind in reversed(types()):
        for abbreviation in kind.abbreviations:
            found.setdefault(abbreviation.upper(), kind)
    return found


def by_name(name: str) -> DocType | None:
    """The type with this printed name, whatever its capitals and blanks, or None."""
    return _by_name().get(" ".join(name.lower().split()).replace("thoả", "thỏa").replace("uỷ", "ủy"))


def by_abbreviation(abbreviation: str) -> DocType | None:
    """The type that this abbreviation names inside a number (`QĐ`, `CTr`), whatever its capitals, or None."""
    return _by_abbreviation().get(abbreviation.upper())
