"""Cases of the linter: one row a phenomenon, hits with their quote and near misses without one."""

from tests.lint_cases import of_citations, of_plans
from tests.lint_cases.making import Case

CASES: tuple[Case, ...] = (*of_citations.CASES, *of_plans.CASES)

__all__ = ["CASES", "Case"]
