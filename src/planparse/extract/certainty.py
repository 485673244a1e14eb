"""How sure a finding is: the share that was right among those found the same way, counted on annotated plans (docs/confidence.md)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from planparse.extract.matches import BodyMatch
from planparse.model import Basis
from planparse.tables import one_of, table

Kind = Literal["agency", "obligation"]
_KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Certainty:
    """A probability, and in words what makes it low (None where nothing does)."""

    confidence: float
    why: str | None


@cache
def known() -> dict[tuple[Kind, str], Certainty]:
    """The certainty of each way in which agencies and obligations are found."""
    rows = table("planparse.extract", "confidence")
    return {(kind_of(row["kind"]), row["how"]): Certainty(float(row["confidence"]), row["why"] or None) for row in rows}


def kind_of(name: str) -> Kind:
    """The kind of a row of the table. Raises ValueError for any other word."""
    return one_of(name, _KINDS, "confidence.csv")


def of_body(body: BodyMatch) -> Certainty:
    """That a mention is one of the plan's agencies, with this name and level."""
    plain = "many" if body.collective else "one"
    return known()["agency", plain if body.how in ("named", "group") else body.how]


def of_duty(leads: Collection[tuple[Basis, bool]], in_article: bool) -> Certainty:
    """That a block is an obligation with just these leads: basis of each, and whether it is a vague collective."""
    return known()["obligation", _way(leads, in_article)]


def _way(leads: Collection[tuple[Basis, bool]], in_article: bool) -> str:
    if not leads:
        return "nobody"
    if all(vague for _, vague in leads):
        return "vague"
    if in_article:
        return "article"
    bases = {basis for basis, _ in leads}
    return bases.pop() if len(bases) == 1 else "mixed"
