"""What a look-up answers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from planparse.registry.reasons import Reason, say

CandidateKind = Literal["agency", "instrument", "unit", "doctype", "issuer"]


@dataclass(frozen=True, slots=True)
class Successor:
    """One step of what became of a body or unit: who took over which function (None = all) from whom, when and by what.

    `part` is true where a unit takes only a part of the one before.
    """

    id: str | None
    name: str
    function: str | None
    date: str | None
    basis: str | None
    follows: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a name may mean: between which days it was that, how sure (0 to 1) and why, and what became of it."""

    kind: CandidateKind
    id: str | None
    name: str
    valid_from: str | None
    valid_to: str | None
    score: float
    reasons: tuple[Reason, ...]
    successors: tuple[Successor, ...] = ()

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """Plain data for output, the reasons in words."""
        return asdict(self) | {"reasons": [say(reason, lang) for reason in self.reasons]}
