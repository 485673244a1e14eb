"""Fits the recogniser of bodies: a small convolutional network over the lossless tokens (spaCy), deterministic for a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from spacy.training import offsets_to_biluo_tags
from spacy.util import minibatch
from thinc.api import fix_random_seed

from planparse.nlp import tokenizer as _tokenizer  # noqa: F401  (registers the tokenizer's factory)
from planparse.tables import table
from planparse.text.patterns import pattern
from planparse.train.examples import Example, sentences, silver
from planparse.train.frames import Frames
from planparse.train.names import Names, frames, kinds, words
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
# how often each frame is filled in an epoch
_MADE = 20
# one in so many sentences without a body is seen in an epoch
_OTHERS = 4
_SYLLABLE = pattern("bodies.syllable", r"(?<![\w])[^\W\d_]{2,6}(?![\w])")


def size(data: Path) -> int:
    """How many written sentences and frames there are to learn from."""
    return len(list(sentences(data))) + len(frames(data))


def fit(data: Path, *, epochs: int = 8, seed: int = 0, without: Sequence[str] = ()) -> Language:
    """A pipeline of `tok2vec` and `ner` with the labels BODY and GROUP, from the files under `data`, fresh examples in every epoch.

    `without`: names of bodies that the model must not see; whoever takes bodies out of the tables passes them.
    """
    fix_random_seed(seed)
    draw = random.Random(seed)  # noqa: S311 (no secret)
    written = list(sentences(data))
    silvers = [example for text in written for example in silver(text)]
    marked = [example for example in silvers if example.marks]
    unmarked = [example for example in silvers if not example.marks and not example.unknown]
    plain = [example.text.removeprefix("- ") for example in unmarked]
    syllables = sorted({word for example in marked for word in _SYLLABLE.findall(example.text) if word.islower()})
    known = sorted({row["name"] for row in table("planparse.extract", "heads") if row["tail"] == "none" and row["name"]})
    names = Names(draw, kinds(data, without), words(data), known, syllables)
    vary, made = Varier(names, draw), Frames(frames(data), [text[:1].lower() + text[1:] for text in plain], names, draw)
    nlp = spacy.util.load_model_from_config(CONFIG, auto_fill=True)
    for epoch in range(epochs):
        own = [*marked, *draw.sample(unmarked, len(unmarked) // _OTHERS), *made(_MADE)]
        batch = [_as_spacy(nlp, vary(example)) for example in own]
        if epoch == 0:
            nlp.initialize(lambda batch=batch: batch)  # type: ignore[misc]
            optimizer = nlp.create_optimizer()
        draw.shuffle(batch)
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
