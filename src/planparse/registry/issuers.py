"""Issuers by the code that stands in a number (`BLĐTBXH`, `TTg`, `UBND`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.model import LEVELS, Level
from planparse.registry.keys import plain_code
from planparse.tables import one_of, parts, table


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """What a code stands for. `level` is None where bodies of several levels use it; dates are ISO or None (open)."""

    code: str
    name: str
    level: Level | None
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    family: str


@cache
def issuers() -> tuple[IssuerCode, ...]:
    """All known codes in the order of the table."""
    return tuple(
        IssuerCode(
            row["code"],
            row["name"],
            one_of(row["level"], LEVELS, "issuers.csv") if row["level"] else None,
            row["valid_from"] or None,
            row["valid_to"] or None,
            parts(row["successors"]),
            row["family"],
        )
        for row in table("planparse.registry", "issuers")
    )


@cache
def _index() -> dict[str, IssuerCode]:
    index: dict[str, IssuerCode] = {}
    for row in issuers():
        index.setdefault(row.code, row)
        index.setdefault(plain_code(row.code), row)
    return index


def lookup(code: str) -> IssuerCode | None:
    """The issuer of a code; `&`, capitals and D for Đ are forgiven, the number of a term is dropped (`QH15`), else None."""
    index = _index()
    found = index.get(code) or index.get(plain_code(code))
    if found is None and code[-1:].isdigit():
        plain = code.rstrip("0123456789")
        found = index.get(plain) or index.get(plain_code(plain))
    return found
