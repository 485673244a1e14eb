"""What a rule on two plans finds, and the finding that people get: with the passages of both plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planparse import record
from planparse.lint.issue import Issue, message
from planparse.model import Agency, Block, Citation, Deadline, Finding, Obligation, Plan, Severity, Span, Target
from planparse.origins import Origin


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a plan that a finding rests on."""

    plan: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """An issue of the plan, and where the superior plan says otherwise (spans in its text)."""

    issue: Issue
    superior: Plan
    there: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with its passages, that of the plan first."""

    finding: Finding
    passages: tuple[Passage, ...]

    def with_severity(self, severity: Severity) -> Checked:
        """The same with another severity."""
        return self if severity == self.finding.severity else replace(self, finding=replace(self.finding, severity=severity))

    def as_row(self) -> dict[str, Any]:
        """The shape of CLI.md: a finding's fields and `passages`."""
        return record.as_row(self.finding) | {"passages": [record.as_row(passage) for passage in self.passages]}


def findings(plan: Plan, conflicts: Sequence[Conflict], lang: str) -> Iterator[Checked]:
    """The conflicts in the order of the plan's text, each once."""
    ordered = sorted(conflicts, key=lambda one: (one.issue.span, one.issue.code, one.issue.case, one.superior.plan_id))
    told = {(one.issue.span, one.issue.code, message(one.issue)): one for one in reversed(ordered)}
    for number, one in enumerate(reversed(told.values()), 1):
        yield _finding(plan, one, number, lang)


def _finding(plan: Plan, conflict: Conflict, number: int, lang: str) -> Checked:
    issue = conflict.issue
    finding = Finding(
        id=f"{plan.plan_id}#check/{number}",
        code=issue.code,
        severity=issue.severity,
        text=_text(plan, issue.span),
        message=message(issue, lang),
        suggestion=issue.suggestion,
        related=issue.related,
        rests_on=dict(issue.rests_on) if issue.rests_on is not None else None,
        span=issue.span,
        origin=_origin(plan, issue.span),
    )
    above = conflict.superior
    there = tuple(Passage(above.plan_id, span, _text(above, span)) for span in conflict.there)
    return Checked(finding, (Passage(plan.plan_id, issue.span, finding.text), *there))


def _text(plan: Plan, span: Span) -> str:
    return plan.text[span[0] : span[1]]


def _origin(plan: Plan, span: Span) -> Origin:
    """Where the smallest item or block that holds the span stands in the source."""
    items: Sequence[Citation | Agency | Deadline | Target | Obligation | Block] = (
        *plan.citations,
        *plan.agencies,
        *plan.deadlines,
        *plan.targets,
        *plan.obligations,
        *plan.blocks,
    )
    holding = [item for item in items if item.span[0] <= span[0] and span[1] <= item.span[1]]
    return min(holding, key=lambda item: item.span[1] - item.span[0]).origin if holding else plan.blocks[0].origin
