"""What the plan's own findings say about bodies that ended and bases out of force, with what the superior has instead. Codes A4, L1."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair
from planparse.lint.issue import Issue
from planparse.lint.run import issues
from planparse.model import Span
from planparse.text.fold import fold

_TAKEN = {"A4": "A4", "C15": "L1"}


def found(pair: Pair) -> Iterator[Conflict]:
    """The findings of one plan alone that a superior's officer looks for first."""
    for issue in issues(pair.plan):
        if issue.code in _TAKEN:
            case = issue.case if issue.code == "A4" else issue.case or "ended"
            yield Conflict(
                Issue(_TAKEN[issue.code], issue.span, case, issue.values, issue.suggestion, (), issue.rests_on),
                pair.superior,
                _there(pair, issue),
            )


def _there(pair: Pair, issue: Issue) -> tuple[Span, ...]:
    """Where the superior names the heir of a body, or the instrument that came after."""
    if issue.code == "A4":
        heir = fold(issue.suggestion or "").rpartition(" cấp ")[0] or fold(issue.suggestion or "")
        return tuple([agency.span for agency in pair.superior.agencies if heir and fold(agency.name) == heir][:1])
    by = issue.values.get("by", "")
    return tuple([cited.span for cited in pair.superior.citations if cited.number and cited.number in by][:1])
