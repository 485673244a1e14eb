"""A plan and one above it, with what all rules ask of the two, found once."""

from __future__ import annotations

from functools import cached_property

from planparse.graph.align import Aligned, align
from planparse.lint.context import Context
from planparse.model import LEVELS, Obligation, Plan, Responsible, Span
from planparse.registry.agencies import own_path, parse_agency_id
from planparse.text.patterns import pattern

_NUMBER = pattern("check.number", r"\d+")


class Pair:
    """`superior` is the plan above; its duties come first in `aligned`."""

    def __init__(self, plan: Plan, superior: Plan) -> None:
        self.plan, self.superior = plan, superior
        self.ours, self.theirs = Context(plan), Context(superior)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Slugs of the plan's place, from the province down."""
        return tuple(filter(None, own_path(self.plan.metadata).split("/")))

    @cached_property
    def aligned(self) -> list[Aligned]:
        """Pairs of duties: `a` of the superior, `b` of the plan."""
        return align(self.superior, self.plan)

    @cached_property
    def same(self) -> list[tuple[Obligation, Obligation, float]]:
        """Duties that are the same, the superior's first, with how alike they are."""
        above, own = self.superior.obligations, self.plan.obligations
        return [(above[pair.a], own[pair.b], pair.score) for pair in self.aligned if pair.kind == "same"]

    @cached_property
    def best(self) -> list[tuple[Obligation, Obligation, float]]:
        """Of `same` the pairs that are the best for both; between equals that with more of its numbers in common (`đợt 1`, `đợt 2`)."""
        order = sorted(self.same, key=lambda one: (-one[2], -len(_numbers(one[0].text) & _numbers(one[1].text))))
        taken: set[str] = set()
        out = []
        for theirs, ours, score in order:
            if not {theirs.id, ours.id} & taken:
                taken |= {theirs.id, ours.id}
                out.append((theirs, ours, score))
        return out

    @cached_property
    def given(self) -> list[Obligation]:
        """Duties that the superior gives to a body of the plan's level and place, as one that leads."""
        return [duty for duty in self.superior.obligations if any(self.addressed(body) for body in duty.responsible if body.role == "lead")]

    def addressed(self, body: Responsible) -> bool:
        """A body of the superior's text that is of the plan's level, and of its place or of all places."""
        if body.level != self.plan.metadata.level or body.agency_id is None:
            return False
        named = parse_agency_id(body.agency_id)
        return self.path[: len(named.place)] == named.place

    @cached_property
    def opening(self) -> Span:
        """Where the plan says what it rests on: its last basis before the first division, else its title, else its first block."""
        first = min((section.span[0] for section in self.plan.sections), default=len(self.plan.text))
        bases = [item.span for item in self.plan.citations if item.relation in ("basis", "implements") and item.span[1] <= first]
        if bases:
            return bases[-1]
        return printed(self.plan, self.plan.metadata.title) or self.plan.blocks[0].span

    @cached_property
    def dealing_out(self) -> Span:
        """The heading of the division that deals out duties, else the opening."""
        heads = [section.heading_span for section in self.plan.sections if section.role == "organization" and section.title]
        return heads[0] if heads else self.opening

    def for_lower(self, duty: Obligation) -> bool:
        """A duty of the plan that only bodies of a lower level lead."""
        own = self.plan.metadata.level
        levels = {body.level for body in duty.responsible if body.role == "lead"}
        return bool(levels) and own is not None and all(level and LEVELS.index(level) > LEVELS.index(own) for level in levels)

    @cached_property
    def dated_line(self) -> Span:
        """The plan's line of place and day, else its opening."""
        return dated_line(self.plan) or self.opening


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def printed(plan: Plan, words: str | None) -> Span | None:
    """Where words of the metadata stand first in the text; None where they stand there in another form."""
    start = plan.text.find(words) if words else -1
    return (start, start + len(words)) if words and start >= 0 else None


def dated_line(plan: Plan) -> Span | None:
    """The line of place and day in the head."""
    return next((block.span for block in plan.blocks if block.kind == "header" and "ngày" in block.text and "năm" in block.text), None)
