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

Labelled = tuple[list[str], str]
_MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "no_output_layer": False,
    "length": 65536,
}
_BATCH = 32


def made(folder: Path) -> Iterator[Labelled]:
    """Sentences written for training, `themes_made*.csv`: words and theme."""
    for path in sorted(folder.glob("themes_made*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            yield words_of(row["text"]), row["theme"]


def gold(folder: Path, corpus: Path, without: str | None = None) -> Iterator[Labelled]:
    """Obligations of the gold plans with the theme given by reading (`themes_gold.csv`), one plan left out on request."""
    sources: dict[str, tuple[list[dict[str, list[int]]], str]] = {}
    for row in csv.DictReader((folder / "themes_gold.csv").read_text(encoding="utf-8").splitlines()):
        plan = row["plan"]
        if plan == without:
            continue
        if plan not in sources:
            answers = json.loads((corpus / "gold" / f"{plan}.gold.json").read_text(encoding="utf-8"))
            with (corpus / f"{plan}.txt").open(encoding="utf-8", newline="") as file:
                sources[plan] = answers["obligations"], file.read()
        duties, text = sources[plan]
        start, end = duties[int(row["index"])]["span"]
        yield words_of(" ".join(text[start:end].split())), row["theme"]


def words_of(text: str) -> list[str]:
    """The words of one obligation without bodies, citations and times."""
    found = process(Found(text))
    return themes.words_of(text, (0, len(text)), [*found.bodies, *found.citations, *found.deadlines])


def fit(labelled: Sequence[Labelled], *, epochs: int = 12, seed: int = 0) -> Language:
    """A pipeline with one text classifier over all themes of the taxonomy."""
    fix_random_seed(seed)
    shuffle = random.Random(seed)  # noqa: S311 (no secret)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "planparse.lossless.v1"}}})
    classifier = nlp.add_pipe("textcat", config={"model": _MODEL})
    for code in themes.codes():
        classifier.add_label(code)  # type: ignore[attr-defined]
    examples = [
        SpacyExample.from_dict(themes.as_doc(nlp, words), {"cats": {code: float(code == theme) for code in themes.codes()}})
        for words, theme in labelled
    ]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    for _ in range(epochs):
        shuffle.shuffle(examples)
        for part in minibatch(examples, _BATCH):
            nlp.update(part, sgd=optimizer, drop=0.2)
    return nlp
