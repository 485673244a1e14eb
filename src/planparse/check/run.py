"""All rules on a plan and the plans above it."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.check import aims, copied, given, inside, named, timing
from planparse.check.conflict import Checked, findings
from planparse.check.pair import Pair
from planparse.model import Plan


def check(plan: Plan, superiors: Sequence[Plan], lang: str = "vi") -> list[Checked]:
    """What contradicts the superior plans or lacks what they ask for, in the order of the text; messages in a language."""
    pairs = [Pair(plan, superior) for superior in superiors]
    found = [conflict for pair in pairs for rules in (named, timing, aims, given, copied, inside) for conflict in rules.found(pair)]
    return list(findings(plan, found, lang))
