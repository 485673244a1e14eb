"""Lint one plan: rules by code on the finished record, each finding with place, evidence and, where known, what should stand there."""

from __future__ import annotations

from planparse.lint.issue import Issue, message
from planparse.lint.run import issues

__all__ = ["Issue", "issues", "message"]
