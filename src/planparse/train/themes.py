"""Fits the classifier of themes: a linear model over cues, words and pairs of words (spaCy), deterministic for a seed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from planparse.nlp import themes
from planparse.nlp.components import Found, process
from planparse.themes import codes
from planparse.train import linear

Labelled = tuple[themes.Reading, str]


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
    return linear.fit(codes(), lambda nlp: [(themes.as_doc(nlp, reading), theme) for reading, theme in labelled], epochs=epochs, seed=seed)
