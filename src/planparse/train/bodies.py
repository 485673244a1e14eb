"""Fits the recogniser of bodies: a small convolutional network over the lossless tokens (spaCy), deterministic for a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from spacy.training import offsets_to_biluo_tags
from spacy.util import minibatch
from thinc.api import fix_random_seed

from planparse.nlp import tokenizer as _tokenizer  # noqa: F401  (registers the tokenizer's factory)
from planparse.train.examples import Example
from planparse.train.vary import Varier

CONFIG = {
    "nlp": {"lang": "vi", "pipeline": ["tok2vec", "ner"], "tokenizer": {"@tokenizers": "planparse.lossless.v1"}},
    "components": {
        "tok2vec": {
            "factory": "tok2vec",
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": 48,
                    "attrs": ["NORM", "SHAPE", "SUFFIX"],
                    "rows": [2500, 500, 1000],
                    "include_static_vectors": False,
                },
                "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 48, "window_size": 1, "maxout_pieces": 2, "depth": 3},
            },
        },
        "ner": {
            "factory": "ner",
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 48,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 48},
            },
        },
    },
}
_BATCH = 64


def fit(examples: Sequence[Example], known: Sequence[str], *, epochs: int = 12, seed: int = 0) -> Language:
    """A pipeline of `tok2vec` and `ner` with the labels BODY and GROUP, trained on fresh variants in every epoch."""
    fix_random_seed(seed)
    shuffle = random.Random(seed)  # noqa: S311 (no secret)
    nlp = spacy.util.load_model_from_config(CONFIG, auto_fill=True)
    vary = Varier(examples, known, seed)
    first = [_as_spacy(nlp, example) for example in examples]
    nlp.initialize(lambda: first)
    optimizer = nlp.create_optimizer()
    for epoch in range(epochs):
        batch = first if epoch == 0 else [_as_spacy(nlp, vary(example)) for example in examples]
        shuffle.shuffle(batch)
        for part in minibatch(batch, _BATCH):
            nlp.update(part, sgd=optimizer, drop=0.2)
    return nlp


def _as_spacy(nlp: Language, example: Example) -> SpacyExample:
    """The example with BILUO tags; tokens about which nothing is known have none."""
    doc = nlp.make_doc(example.text)
    tags = offsets_to_biluo_tags(doc, [(a, b, label) for a, b, label in example.marks])
    dark = [any(a < token.idx + len(token) and token.idx < b for a, b in example.unknown) for token in doc]
    tags = ["-" if unknown and tag == "O" else tag for tag, unknown in zip(tags, dark, strict=True)]
    reference = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    return SpacyExample.from_dict(reference, {"entities": tags})
