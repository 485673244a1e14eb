"""A linear classifier of texts (spaCy): the same labelled words give the same weights for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from planparse.nlp.tokenizer import blank

_MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "no_output_layer": False,
    "length": 65536,
}
_BATCH = 32


def fit(labels: Sequence[str], labelled: Callable[[Language], Sequence[tuple[Doc, str]]], *, epochs: int, seed: int) -> Language:
    """A pipeline with one classifier that gives a text one of `labels`; `labelled` makes the texts in the pipeline's own vocabulary."""
    fix_random_seed(seed)
    shuffle = random.Random(seed)  # noqa: S311 (no secret)
    nlp = blank()
    classifier = nlp.add_pipe("textcat", config={"model": _MODEL})
    for label in labels:
        classifier.add_label(label)  # type: ignore[attr-defined]
    examples = [Example.from_dict(doc, {"cats": {each: float(each == label) for each in labels}}) for doc, label in labelled(nlp)]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    for _ in range(epochs):
        shuffle.shuffle(examples)
        for part in minibatch(examples, _BATCH):
            nlp.update(part, sgd=optimizer, drop=0.2)
    return nlp
