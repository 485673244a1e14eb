"""All rules on one plan."""

from __future__ import annotations

from planparse.lint import bodies, cite_dates, cite_numbers, cite_words, dates, duties, expected, form, text
from planparse.lint.context import Context
from planparse.lint.issue import Issue
from planparse.model import Plan


def issues(plan: Plan) -> list[Issue]:
    """What is wrong, suspicious or unusual in a plan, in the order of the text. The plan's own findings are not looked at."""
    context = Context(plan)
    numbers = list(cite_numbers.found(context))
    wrong = {
        citation.id for citation in plan.citations for issue in numbers if issue.code in ("C05", "C07") and _inside(issue, citation.span)
    }
    found = [
        *numbers,
        *cite_dates.found(context, wrong),
        *cite_words.found(context),
        *form.found(context),
        *dates.found(context),
        *duties.found(context),
        *bodies.found(context),
        *expected.found(context),
        *text.covered(list(text.found(context)), [citation.span for citation in plan.citations]),
    ]
    return sorted(found, key=lambda issue: (issue.span, issue.code, issue.case))


def _inside(issue: Issue, span: tuple[int, int]) -> bool:
    return span[0] <= issue.span[0] < span[1]
