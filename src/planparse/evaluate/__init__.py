"""Scores of parsed records against gold annotations, and what changed since a stored baseline."""

from __future__ import annotations

from planparse.evaluate.baseline import Change, compare, measures_of
from planparse.evaluate.challenge import score_challenge, score_questions
from planparse.evaluate.report import Figure, Report
from planparse.evaluate.score import score

__all__ = ["Change", "Figure", "Report", "compare", "measures_of", "score", "score_challenge", "score_questions"]
