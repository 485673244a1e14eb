"""All rules on a plan and the plans above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planparse.check import aims, copied, given, inside, named, timing
from planparse.check.conflict import Checked, findings
from planparse.check.pair import Pair
from planparse.lint import choose
from planparse.model import Plan


def check(plan: Plan, superiors: Sequence[Plan], lang: str = "vi", wanted: Mapping[str, str] = MappingProxyType({})) -> list[Checked]:
    """What contradicts the superior plans or lacks what they ask for, in the order of the text; messages in a language.

    `wanted` gives severities to codes, as settings do; findings that it switches off are left out.
    """
    pairs = [Pair(plan, superior) for superior in superiors]
    found = [conflict for pair in pairs for rules in (named, timing, aims, given, copied, inside) for conflict in rules.found(pair)]
    told = findings(plan, found, lang)
    return [one.with_severity(severity) for one in told if (severity := choose.severity(one.finding, wanted))]
