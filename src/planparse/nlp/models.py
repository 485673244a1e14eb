"""The trained models: found beside the package in a wheel, in `models/` of a checkout; absent, the rules stand alone."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language

from planparse.nlp import tokenizer as _tokenizer  # noqa: F401  (registers the tokenizer's factory)

NAMES = ("bodies", "themes")
_instead: dict[str, Language | None] = {}


def folder() -> Path | None:
    """Where the models lie; None where there are none."""
    package = Path(str(resources.files("planparse")))
    places = (package / "models", package.parents[1] / "models")
    return next((place for place in places if (place / "meta.json").is_file()), None)


def get(name: str) -> Language | None:
    """The model of that name, loaded once for a process; None where it is not there."""
    return _instead[name] if name in _instead else _load(name)


def use(name: str, model: Language | None) -> None:
    """Let `model` stand for the one on disk in this process (None: do without), to measure what it is worth."""
    _instead[name] = model


@cache
def _load(name: str) -> Language | None:
    place = folder()
    model = spacy.load(place / name) if place and (place / name).is_dir() else None
    if model and name == "themes":
        # its features are no words: shape and norm of each would be half of the work
        cast("Any", model.vocab).lex_attr_getters = {}
    return model


@cache
def version() -> str | None:
    """Name and version of the models, for the record; None where the rules stand alone."""
    place = folder()
    if place is None:
        return None
    meta = json.loads((place / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['name']}-{meta['version']}"
