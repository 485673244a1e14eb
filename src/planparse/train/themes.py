"""Fits the classifier of themes: a linear model over cues, words and pairs of words (spaCy), deterministic for a seed."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example as SpacyExample
from spacy.util import minibatch
from thinc.api import fix_random_seed

from planparse.nlp import themes
from planparse.nlp.components import Found, process
from planparse.themes import codes

Labelled = tuple[themes.Reading, str]
_MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "no_output_layer": False,
    "length": 65536,
}
_BATCH = 32


def made(folder: Path) -> Iterator[Labelled]:
    """Sentences written for training, `themes_made*.csv`, with their theme."""
    for path in sorted(folder.glob("themes_made*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            yield read(row["text"]), row["theme"]


def gold(folder: Path, corpus: Path, only: str | None = None) -> Iterator[Labelled]:
    """Obligations of the gold plans with the theme given by reading (`themes_gold.csv`), of one plan on request."""
    sources: dict[str, tuple[list[dict[str, list[int]]], str]] = {}
    for row in csv.DictReader((folder / "themes_gold.csv").read_text(encoding="utf-8").splitlines()):
        plan = row["plan"]
        if only and plan != only:
            continue
        if plan not in sources:
            answers = json.loads((corpus / "gold" / f"{plan}.gold.json").read_text(encoding="utf-8"))
            with (corpus / f"{plan}.txt").open(encoding="utf-8", newline="") as file:
                sources[plan] = answers["obligations"], file.read()
        duties, text = sources[plan]
        start, end = duties[int(row["index"])]["span"]
        yield read(" ".join(text[start:end].split())), row["theme"]


def beginnings(labels: Path) -> Iterator[Labelled]:
    """Beginnings of real obligations with the theme given by reading, of two the first: `themes_*.csv` in the folder `labels`."""
    for path in sorted(labels.glob("themes_*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row.get("obligation", "1") == "1":
                yield read(row["start"]), row["theme"].split("|")[0]


def read(text: str) -> themes.Reading:
    """One obligation, read as the parser reads it."""
    found = process(Found(text))
    return themes.read(text, (0, len(text)), [*found.bodies, *found.citations, *found.deadlines])


def fit(labelled: Sequence[Labelled], *, epochs: int = 12, seed: int = 0) -> Language:
    """A pipeline with one text classifier over all themes of the taxonomy."""
    fix_random_seed(seed)
    shuffle = random.Random(seed)  # noqa: S311 (no secret)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "planparse.lossless.v1"}}})
    classifier = nlp.add_pipe("textcat", config={"model": _MODEL})
    for code in codes():
        classifier.add_label(code)  # type: ignore[attr-defined]
    examples = [
        SpacyExample.from_dict(themes.as_doc(nlp, reading), {"cats": {code: float(code == theme) for code in codes()}})
        for reading, theme in labelled
    ]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    for _ in range(epochs):
        shuffle.shuffle(examples)
        for part in minibatch(examples, _BATCH):
            nlp.update(part, sgd=optimizer, drop=0.2)
    return nlp
