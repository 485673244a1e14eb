"""How much the scores drop under each perturbation: `make soak`, or `python -m tests.perturb.run --seeds 3 --kind nfd`.

Prints a table and writes build/perturbations.json with every drop and with the misses that came.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planparse import evaluate, record
from planparse.pipeline import parse_document
from planparse.readers import read
from tests.perturb.carry import Plan, load
from tests.perturb.kinds import KINDS, perturbed

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
ENOUGH = 50


@dataclass(slots=True)
class Outcome:
    """The drops of one kind, by measure and seed, and the misses that came."""

    kind: str
    drops: dict[str, list[float]] = field(default_factory=dict)
    misses: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def mean(self) -> float:
        """Mean drop over all measures and seeds."""
        return statistics.fmean(drop for found in self.drops.values() for drop in found)

    def worst(self, count: int = 3) -> list[tuple[str, float]]:
        """The measures that dropped most, on average over the seeds."""
        means = {measure: statistics.fmean(found) for measure, found in self.drops.items()}
        return sorted(means.items(), key=lambda row: -row[1])[:count]

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return {
            "mean_drop": self.mean,
            "limit": KINDS[self.kind].limit,
            "measures": {measure: statistics.fmean(found) for measure, found in self.drops.items()},
            "by_seed": [statistics.fmean(column) for column in zip(*self.drops.values(), strict=True)],
            "misses": {measure: dict(found.most_common()) for measure, found in self.misses.items() if found},
        }


def plans(corpus: Path = CORPUS) -> dict[str, Plan]:
    """The gold plans by name."""
    return {path.stem: load(corpus, path.stem) for path in sorted(corpus.glob("*.txt"))}


def score(given: Mapping[str, Plan]) -> evaluate.Report:
    """The plans parsed without actions and scored against their gold."""
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder, "gold"), Path(folder, "out")
        gold.mkdir()
        out.mkdir()
        for name, (text, answers) in given.items():
            (gold / f"{name}.gold.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
            # through bytes, as a file would come
            plan = parse_document(read(text.encode(), f"{name}.txt"), actions=False)
            (out / f"{name}.json").write_bytes(record.dumps(plan))
        return evaluate.score(gold, out)


def drops(base: evaluate.Report, now: evaluate.Report) -> dict[str, float]:
    """By how much each measure of enough items fell."""
    return {name: figure.value - now.figures[name].value for name, figure in base.figures.items() if figure.gold >= ENOUGH}


def outcome(kind: str, seeds: Sequence[int], given: Mapping[str, Plan], base: evaluate.Report) -> Outcome:
    """A kind of perturbation under some seeds."""
    found = Outcome(kind)
    for seed in KINDS[kind].seeds(seeds):
        now = score({name: perturbed(kind, seed, name, plan) for name, plan in given.items()})
        for measure, drop in drops(base, now).items():
            found.drops.setdefault(measure, []).append(drop)
            came = Counter(now.misses.get(measure, [])) - Counter(base.misses.get(measure, []))
            found.misses.setdefault(measure, Counter()).update(came)
    return found


def report(found: Sequence[Outcome]) -> str:
    """The table."""
    lines = [f"{'perturbation':<18} {'mean drop':>9}  limit  measures that fell most"]
    for one in found:
        allowed = KINDS[one.kind].limit
        mark = "     -" if allowed is None else f"{allowed:6.2f}"
        worst = ", ".join(f"{measure} {drop:.3f}" for measure, drop in one.worst() if drop > 0)
        over = " OVER" if allowed is not None and one.mean > allowed else ""
        lines.append(f"{one.kind:<18} {one.mean:9.4f} {mark}  {worst}{over}")
    lines.append(f"{'all':<18} {statistics.fmean(one.mean for one in found):9.4f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print and write the figures; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "perturbations.json")
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    texts = plans()
    base = score(texts)
    seeds = range(given.first, given.first + given.seeds)
    found = [outcome(kind, seeds, texts, base) for kind in given.kind or KINDS]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    figures = {"seeds": list(seeds), "kinds": {one.kind: one.as_json() for one in found}}
    given.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(report(found))
    print(f"{len(found)} kinds, {len(seeds)} seeds, {time.perf_counter() - start:.0f} s; {given.out}")
    return int(any(one.mean > allowed for one in found if (allowed := KINDS[one.kind].limit) is not None))


if __name__ == "__main__":
    sys.exit(main())
