"""What the obligations of a plan are made of: the matches found, asked by place, and a duty before it gets ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.matches import BodyMatch, CitationMatch, DeadlineMatch, TargetMatch
from planparse.model import Basis, BodyRole, Modality


@dataclass(frozen=True, slots=True)
class Actor:
    """A responsible body with its role and the reason why it is responsible; `body` is an index into the plan's bodies."""

    body: int
    role: BodyRole
    basis: Basis


@dataclass(slots=True)
class Duty:
    """One obligation before it gets ids: indices into the plan's bodies, deadlines, targets, citations."""

    block: int
    start: int
    end: int
    section: int | None
    modality: Modality
    condition: str | None
    action: str | None
    actors: list[Actor]
    receivers: list[tuple[int, bool]]
    deadlines: list[int]
    targets: list[int]
    citations: list[int]
    criteria: tuple[str, ...]
    products: list[str] = field(default_factory=list)
    funding: str | None = None
    heading_only: bool = False
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All matches of a plan, sorted by start, offsets in the canonical text."""

    bodies: Sequence[BodyMatch]
    citations: Sequence[CitationMatch]
    deadlines: Sequence[DeadlineMatch]
    targets: Sequence[TargetMatch]


class Places:
    """The matches of a plan by place."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._starts = {name: [m.start for m in getattr(facts, name)] for name in ("bodies", "citations", "deadlines", "targets")}

    def inside(self, name: str, start: int, end: int) -> range:
        """Indices of the matches of a kind that begin in `[start, end)`."""
        starts = self._starts[name]
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def bodies(self, start: int, end: int) -> list[int]:
        """Indices of the bodies in `[start, end)`, without those in a citation or inside the mention of another."""
        kept: list[int] = []
        for index in self.inside("bodies", start, end):
            body = self._facts.bodies[index]
            inner = kept and self._facts.bodies[kept[-1]].end >= body.end
            if body.end <= end and not inner and not self._in_citation(body):
                kept.append(index)
        return kept

    def _in_citation(self, body: BodyMatch) -> bool:
        near = bisect_right(self._starts["citations"], body.start)
        return any(c.start <= body.start and body.end <= c.end for c in self._facts.citations[max(0, near - 2) : near])


def without_repeats(actors: Sequence[Actor]) -> list[Actor]:
    """The actors in order, each body once in a role."""
    return list({(a.body, a.role): a for a in reversed(actors)}.values())[::-1]
