"""What the recogniser of bodies is worth: `python -m bench.worth [SEED …]`.

A third of the bodies of the tables is taken out at random with all their spellings, for the rules, for the silver text and for the kinds of
invented names alike. The model sees no plan at all in training, so every plan is one left out. The figures are agencies found, without and
with the model, over the five gold plans and the nine annotated blind. Draw 0 takes nothing out.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from functools import cache
from pathlib import Path

from planparse import tables

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
BLIND = ROOT / "tests" / "blind"
PLANS = (("gold", CORPUS, CORPUS / "gold"), ("blind", BLIND, BLIND))
SEEDS = (0, 1, 2, 3, 4, 5)
_HEADS = ("planparse.extract", "heads")
_NOUNS = ("planparse.extract", "body_nouns")


def take_out(seed: int) -> list[str]:
    """Let a third of the bodies be missing from the tables of this process; before anything else reads them.

    A third of those that the gold plans name and a third of the others, so that no draw is without effect; with them go the nouns with
    which no body that is left begins. Returns their names and spellings.
    """
    whole = tables.table
    text = unicodedata.normalize("NFC", "".join(path.read_text(encoding="utf-8") for path in CORPUS.glob("*.txt"))).lower()
    rows = [row for row in whole(*_HEADS) if row["tail"] != "drop"]
    said = {row["name"] for row in rows if re.search(rf"\b{re.escape(row['head'])}\b", text)}
    draw = random.Random(seed)
    gone = {name for part in (said, {row["name"] for row in rows} - said) for name in draw.sample(sorted(part), len(part) // 3)}

    left = [row["head"] for row in rows if row["name"] not in gone]
    out = [row["head"] for row in rows if row["name"] in gone]
    nouns = {row["noun"] for row in whole(*_NOUNS) if begun(row["noun"], out) and not begun(row["noun"], left)}

    @cache
    def less(package: str, name: str) -> tuple[tables.Row, ...]:
        kept = whole(package, name)
        if (package, name) == _NOUNS:
            return tuple(row for row in kept if row["noun"] not in nouns)
        return tuple(row for row in kept if row["name"] not in gone) if (package, name) == _HEADS else kept

    tables.table = less  # type: ignore[assignment]
    return sorted({word for row in rows if row["name"] in gone for word in (row["name"], row["head"])})


def begun(noun: str, heads: list[str]) -> bool:
    """Some head begins with the noun."""
    return any(f"{head} ".startswith(f"{noun} ") for head in heads)


def measure(seed: int) -> None:
    """One draw (0: nothing taken out): print precision and recall without and with the model, by set of plans."""
    gone = take_out(seed) if seed else []
    from planparse.nlp import models
    from planparse.train import bodies

    model = bodies.fit(ROOT / "models" / "data", seed=seed, without=gone)
    for name, texts, gold in PLANS:
        for side, used in (("without", None), ("with", model)):
            models.use("bodies", used)
            right, wanted, found = counts(texts, gold)
            print(
                f"seed {seed}  {name:<5}  {side:<7}  precision {right / found:.4f}  recall {right / wanted:.4f}  "
                f"({right} of {wanted}, {found} found)",
                flush=True,
            )


def counts(texts: Path, gold: Path) -> tuple[int, int, int]:
    """Agencies of the plans of a folder: right, in the gold, found."""
    from planparse import evaluate, record
    from planparse.pipeline import parse_document
    from planparse.readers import read

    with tempfile.TemporaryDirectory() as name:
        for path in sorted(texts.glob("*.txt")):
            (Path(name) / f"{path.stem}.json").write_bytes(record.dumps(parse_document(read(path), actions=False)))
        figure = evaluate.score(gold, name).figures["agencies"]
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
