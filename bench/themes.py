"""How well themes are told in documents that the model has not seen: `python -m bench.themes`.

The labelled obligations (`tests/labels/themes_*.csv`, the gold plans) are split by document into folds; each fold is classified by a model
trained on all the others and on the sentences written for training. A decision and its annexes count as one document.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planparse.nlp import themes
from planparse.text.patterns import pattern
from planparse.train import themes as training

ROOT = Path(__file__).parents[1]
FOLDS = 4
_INSTRUMENT = pattern("bench.themes.instrument", r"(?:NQ|QD|ND)-\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled obligation: its sample, its document, how it reads, its theme; of two equal ones both."""

    sample: str
    document: str
    reading: themes.Reading
    themes: tuple[str, ...]


def items() -> Iterator[Item]:
    """All labelled obligations of real documents and gold plans."""
    for path in sorted((ROOT / "tests" / "labels").glob("themes_*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row.get("obligation", "1") == "1":
                number = _INSTRUMENT.search(row["file"])
                codes = tuple(row["theme"].split("|"))
                yield Item(path.stem, number.group() if number else row["file"], training.read(row["start"]), codes)
    plans = sorted(path.name.removesuffix(".gold.json") for path in (ROOT / "corpus" / "gold").glob("*.gold.json"))
    for plan in plans:
        for reading, theme in training.gold(ROOT / "models" / "data", ROOT / "corpus", only=plan):
            yield Item("gold", plan, reading, (theme,))


def shares(folds: int = FOLDS) -> dict[str, tuple[int, float, float, float]]:
    """By sample: number of obligations, share right by rule, by a model that has not seen the document, by it if only first codes count."""
    made, labelled = list(training.made(ROOT / "models" / "data")), list(items())
    documents = sorted({item.document for item in labelled})
    random.Random(1).shuffle(documents)
    right: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for fold in range(folds):
        held = set(documents[fold::folds])
        model = training.fit([*made, *((item.reading, item.themes[0]) for item in labelled if item.document not in held)])
        asked = [item for item in labelled if item.document in held]
        answers = themes.classify(model, [item.reading for item in asked])
        for item, answer in zip(asked, answers, strict=True):
            right[item.sample].append((themes.by_rule(item.reading) in item.themes, answer in item.themes, answer == item.themes[0]))
    return {
        sample: (len(told), *(sum(one[at] for one in told) / len(told) for at in range(3)))  # type: ignore[misc]
        for sample, told in sorted(right.items())
    }


if __name__ == "__main__":
    for sample, (count, by_rule, by_model, strict) in shares().items():
        print(f"{sample:16} {count:4} obligations  rules {by_rule:.3f}  model {by_model:.3f}  first codes {strict:.3f}")
