"""The trained models: found beside the package in a wheel, in `models/` of a checkout; absent, the rules stand alone."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import spacy
from spacy.language import Language

from planparse.nlp import tokenizer as _tokenizer  # noqa: F401  (registers the tokenizer's factory)
from planparse.nlp.trained import folder

NAMES = ("bodies", "themes")
_instead: dict[str, Language | None] = {}


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
