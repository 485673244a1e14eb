"""How well themes are told in documents that the model has not seen: `python -m bench.themes`.

The labelled obligations (`tests/labels/themes_*.csv`, the gold plans) are split by document into folds; each fold is classified by a model
trained on all the others and on the sentences written for training. A decision and its annexes count as one document. What three readers
labelled (`tests/labels/held`) is asked and never learned.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    held: bool = False


def items() -> Iterator[Item]:
    """All labelled obligations of real documents and gold plans."""
    for path in sorted((ROOT / "tests" / "labels").glob("themes_*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row.get("obligation", "1") == "1":
                yield _item(path.stem, row["file"], row)
    for row in csv.DictReader((ROOT / "tests" / "labels" / "held" / "themes_by_three.csv").read_text(encoding="utf-8").splitlines()):
        yield replace(_item(f"three readers, {row['sample']}", row["document"], row), held=True)
    plans = sorted(path.name.removesuffix(".gold.json") for path in (ROOT / "corpus" / "gold").glob("*.gold.json"))
    for plan in plans:
        for reading, theme in training.gold(ROOT / "models" / "data", ROOT / "corpus", only=plan):
            yield Item("gold", plan, reading, (theme,))


def _item(sample: str, file: str, row: dict[str, str]) -> Item:
    number = _INSTRUMENT.search(file)
    document = number.group() if number else Path(file).stem.partition("~")[0]
    return Item(sample, document, training.read(row["start"]), tuple(row["theme"].split("|")))


def shares(folds: int = FOLDS) -> dict[str, tuple[int, float, float, float]]:
    """By sample: number of obligations, share right by rule, by a model that has not seen the document, by it if only first codes count."""
    made, labelled = list(training.made(ROOT / "models" / "data")), list(items())
    documents = sorted({item.document for item in labelled})
    random.Random(1).shuffle(documents)
    right: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for fold in range(folds):
        held = set(documents[fold::folds])
        model = training.fit([*made, *((item.reading, item.themes[0]) for item in labelled if not item.held and item.document not in held)])
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
        print(f"{sample:20} {count:4} obligations  rules {by_rule:.3f}  model {by_model:.3f}  first codes {strict:.3f}")
