"""A plan against the plans above it: what contradicts them, what they ask for and it lacks."""

from planparse.check.conflict import Checked, Conflict, Passage
from planparse.check.run import check
from planparse.check.superiors import Superior, superiors

__all__ = ["Checked", "Conflict", "Passage", "Superior", "check", "superiors"]
