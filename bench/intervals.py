"""How sure the scores are: 95 % intervals of the measures over a set of annotated plans.

`python -m bench.intervals TEXTS GOLD [PLAN …]` parses `TEXTS/*.txt`, scores them against `GOLD/*.gold.json` (all, or the plans named) and
resamples whole plans, since what one plan holds is written by one hand: bootstrap, 2,000 draws, seed 0, percentiles.
`python -m bench.intervals --share 0.68 151` gives the interval of Wilson for a share of so many items.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from planparse import parse, record
from planparse.evaluate.report import Figure, Report
from planparse.evaluate.score import score_plan

DRAWS, SEED = 2000, 0
Z = 1.959964  # 95 % of the normal distribution
MEASURES = (
    "sections",
    "citations",
    "agencies.identity",
    "deadlines.value",
    "targets",
    "obligations",
    "obligations.lead_level",
    "obligations.whole_record",
)


def wilson(share: float, items: int) -> tuple[float, float]:
    """The 95 % interval of a share of so many items."""
    middle, width = share + Z * Z / (2 * items), Z * math.sqrt(share * (1 - share) / items + Z * Z / (4 * items * items))
    whole = 1 + Z * Z / items
    return (middle - width) / whole, (middle + width) / whole


def reports(texts: Path, gold: Path, names: Sequence[str]) -> list[Report]:
    """The score of each plan by itself."""
    out = []
    for path in sorted(gold.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if not names or name in names:
            report = Report()
            plan = json.loads(record.dumps(parse(texts / f"{name}.txt")))
            score_plan(report, {"doc": name, **json.loads(path.read_bytes())}, plan)
            out.append(report)
    return out


def pooled(plans: Sequence[Report], measure: str) -> float:
    """The measure over all of them."""
    figures = [plan.figures[measure] for plan in plans if measure in plan.figures]
    parsed = None if any(figure.parsed is None for figure in figures) else sum(figure.parsed or 0 for figure in figures)
    return Figure(sum(figure.correct for figure in figures), sum(figure.gold for figure in figures), parsed).value


def bootstrap(plans: Sequence[Report], measure: str) -> tuple[float, float]:
    """The 95 % interval of a measure, plans drawn with replacement."""
    dice = random.Random(SEED)
    draws = sorted(pooled(dice.choices(plans, k=len(plans)), measure) for _ in range(DRAWS))
    return draws[DRAWS // 40], draws[-DRAWS // 40 - 1]


def main(words: list[str]) -> None:
    """Print one line a measure."""
    if words[:1] == ["--share"]:
        low, high = wilson(float(words[1]), int(words[2]))
        print(f"{float(words[1]):.3f} of {words[2]}: {low:.3f} to {high:.3f}")
        return
    plans = reports(Path(words[0]), Path(words[1]), words[2:])
    print(f"{len(plans)} plans")
    for measure in MEASURES:
        low, high = bootstrap(plans, measure)
        gold = sum(plan.figures[measure].gold for plan in plans if measure in plan.figures)
        print(f"{measure:<26} {pooled(plans, measure):.3f}  ({low:.3f} to {high:.3f}; {gold} items)")


if __name__ == "__main__":
    main(sys.argv[1:])
