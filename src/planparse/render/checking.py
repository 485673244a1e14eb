"""The report of an official: each finding with the words of the plan and of the plan above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planparse.check import Checked, Passage
from planparse.model import SEVERITIES, Citation, Deadline, Obligation, Plan, Section, Target
from planparse.render.standalone import document
from planparse.render.words import Say, day, division_at, title_of, words

_AROUND = 90  # characters of context on either side of a passage


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with some words around it, the division where it stands, and the smallest item around it; `#` alone ends the id of none."""

    id: str
    section: str
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page shows it: `here` in the plan, `there` in the superiors."""

    finding: Checked
    here: Shown
    there: tuple[Shown, ...]


def page(found: Sequence[Checked], plan: Plan, above: Sequence[Plan], lang: str = "vi") -> str:
    """The report as one page, the gravest first."""
    return document("check.html", lang, style="sides.css", **view(found, plan, above, words(lang)))


def view(found: Sequence[Checked], plan: Plan, above: Sequence[Plan], say: Say) -> dict[str, Any]:
    """What the template `check_body.html` shows, beside `say`."""
    plans = {one.plan_id: one for one in (plan, *above)}
    lines = [Line(one, _shown(plan, one.passages[0]), tuple(_shown(plans[p.plan], p) for p in one.passages[1:])) for one in found]
    groups = [(severity, [line for line in lines if line.finding.finding.severity == severity]) for severity in SEVERITIES]
    return {
        "plan": _called(plan, say),
        "above": [_called(one, say) for one in above],
        "groups": [(severity, some) for severity, some in groups if some],
    }


def _called(plan: Plan, say: Say) -> tuple[str, str]:
    """Title, and number with date."""
    about = plan.metadata
    issuer = about.issuer.name if about.issuer else None
    return title_of(plan, say), " · ".join(filter(None, (issuer, about.number, day(about.issued_on))))


def _shown(plan: Plan, passage: Passage) -> Shown:
    start, end = passage.span
    before, after = plan.text[:start].rpartition("\n")[2], plan.text[end:].partition("\n")[0]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return Shown(_item(plan, start, end), division_at(plan, start), before, passage.text, after)


def _item(plan: Plan, start: int, end: int) -> str:
    items: list[Citation | Deadline | Target | Obligation | Section] = [*plan.citations, *plan.deadlines, *plan.targets, *plan.obligations]
    items += plan.sections
    around = [one for one in items if one.span[0] <= start and end <= one.span[1]]
    return min(around, key=lambda one: one.span[1] - one.span[0]).id if around else f"{plan.plan_id}#"
