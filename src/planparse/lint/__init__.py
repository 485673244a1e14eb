"""Lint one plan: rules by code on the finished record, each with its place, its evidence and, where it can be known, what should stand there."""

from __future__ import annotations

from planparse.lint.issue import Issue, message
from planparse.lint.run import issues

__all__ = ["Issue", "issues", "message"]
