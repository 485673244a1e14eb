"""What the recogniser of bodies is worth: `python -m bench.worth [SEED …]`.

A third of the bodies of the tables is taken out at random with all their spellings, for the rules and for the silver text alike; each gold
plan is read with a model that has seen neither it nor, under their names, the bodies taken out. The figures are agencies found, without and
with the model, over the five plans.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from planparse import tables

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SEEDS = (1, 2, 3)
EPOCHS = 8
_HEADS = ("planparse.extract", "heads")


def take_out(seed: int) -> None:
    """Let a third of the bodies be missing from the tables of this process; before anything else reads them."""
    whole = tables.table
    names = sorted({row["name"] for row in whole(*_HEADS) if row["tail"] != "drop"})
    gone = set(random.Random(seed).sample(names, len(names) // 3))

    @cache
    def less(package: str, name: str) -> tuple[tables.Row, ...]:
        rows = whole(package, name)
        return tuple(row for row in rows if row["name"] not in gone) if (package, name) == _HEADS else rows

    tables.table = less  # type: ignore[assignment]


def measure(seed: int) -> None:
    """One draw: print correct, gold and parsed without and with the model."""
    take_out(seed)
    from planparse.nlp import models
    from planparse.train import bodies, examples

    known = sorted({row["name"] for row in tables.table(*_HEADS) if row["tail"] == "none" and row["name"]})
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
    gold = {plan: list(examples.gold(text, CORPUS / "gold" / f"{plan}.gold.json")) for plan, text in texts.items()}
    silver = [example for text in examples.sentences(ROOT / "models" / "data") for example in examples.silver(text) if example.marks]
    totals = {"without": [0, 0, 0], "with": [0, 0, 0]}
    for plan in texts:
        seen = [example for other, found in gold.items() if other != plan for example in found] + silver
        model = bodies.fit(seen, known, epochs=EPOCHS, seed=seed)
        for side, used in (("without", None), ("with", model)):
            models.use("bodies", used)
            for at, count in enumerate(counts(plan)):
                totals[side][at] += count
    for side, (right, wanted, found) in totals.items():
        print(f"seed {seed}  {side:<8} precision {right / found:.3f}  recall {right / wanted:.3f}  ({right} of {wanted}, {found} found)")


def counts(plan: str) -> tuple[int, int, int]:
    """Agencies of one plan: right, in the gold, found."""
    from planparse import evaluate, record
    from planparse.pipeline import parse_document
    from planparse.readers import read

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"{plan}.gold.json").write_bytes((CORPUS / "gold" / f"{plan}.gold.json").read_bytes())
        (folder / f"{plan}.json").write_bytes(record.dumps(parse_document(read(CORPUS / f"{plan}.txt"), actions=False)))
        figure = evaluate.score(folder, folder).figures["agencies"]
    return figure.correct, figure.gold, figure.parsed or 0


def main() -> None:
    """Each draw in a process of its own: tables are read once for a process."""
    seeds = [int(word) for word in sys.argv[1:]] or list(SEEDS)
    if len(seeds) == 1:
        measure(seeds[0])
        return
    for seed in seeds:
        subprocess.run([sys.executable, "-m", "bench.worth", str(seed)], cwd=ROOT, check=True)  # noqa: S603 (our own program)


if __name__ == "__main__":
    main()
