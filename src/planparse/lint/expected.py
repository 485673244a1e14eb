"""Bodies that the plan's topic lets one expect and that it nowhere names. Code A3."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lint.context import Context
from planparse.lint.issue import Issue
from planparse.tables import table
from planparse.text.fold import fold

_FEWEST = 5  # bodies with a division of their own: a plan that deals out less need not name everybody
_LEVELS = ("province", "district")  # a commune has few bodies of its own


def found(context: Context) -> Iterator[Issue]:
    """A3, one finding, at the division that deals out duties."""
    title = fold(context.plan.metadata.title or "")
    responsible = (body for duty in context.plan.obligations for body in duty.responsible)
    headed = {body.name for body in responsible if body.basis == "heading" and body.role == "lead"}
    place = next((section.heading_span for section in context.plan.sections if section.role == "organization" and section.title), None)
    if place is None or len(headed) < _FEWEST or context.plan.metadata.level not in _LEVELS:
        return
    named = {fold(agency.name) for agency in context.plan.agencies}
    missing = [
        part.partition("/")[0]
        for row in table("planparse.lint", "expected_bodies")
        if any(topic in title for topic in row["topic"].split("/"))
        for part in row["bodies"].split("|")
        if not any(words in name for words in part.split("/") for name in named)
    ]
    if missing:
        yield Issue("A3", place, "", {"names": "|".join(dict.fromkeys(missing))})
