"""A fast tokenizer that loses nothing: `doc.text == text` for every string.

Words are runs of letters and digits, every other sign is a token of its own; so `LĐ-TB&XH` has the same tokens however it is spaced.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from planparse.text.fold import fold
from planparse.text.patterns import pattern

_TOKEN = pattern("tokenizer.token", r"([^\W_]+|[^\s])( ?)|(\s)")

Tokens = tuple[tuple[int, ...], tuple[bool, ...]]
"""Keys of words in the vocabulary, and whether a blank follows each."""


class LosslessTokenizer:
    """Callable tokenizer of a spaCy pipeline; it has no state beyond the vocabulary and the words that it has just seen."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # the same words come again and again
        self._before_blank = lru_cache(maxsize=20_000)(self._tokens)

    def __call__(self, text: str) -> Doc:
        """Split `text` into words and signs; `Doc.text` equals it to the character."""
        *parts, last = text.split(" ")  # no token goes on behind a blank
        found = [*map(self._before_blank, parts), self._tokens(last, "")]
        words: list[Any] = [key for keys, _ in found for key in keys]  # the stubs of spaCy know of strings only
        return Doc(self.vocab, words=words, spaces=[blank for _, blanks in found for blank in blanks])

    def _tokens(self, part: str, blank: str = " ") -> Tokens:
        """The tokens of what stands between two blanks, with the one behind it."""
        found = _TOKEN.findall(part + blank)
        return tuple([self.vocab.strings.add(word or alone) for word, _, alone in found]), tuple([bool(space) for _, space, _ in found])

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Nothing to write: the rule is in the code."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> LosslessTokenizer:
        """Nothing to read."""
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing to write."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> LosslessTokenizer:
        """Nothing to read."""
        return self


@registry.tokenizers("planparse.lossless.v1")
def create_tokenizer() -> Any:
    """Factory for pipeline configurations; the norm of a word is its folded form (case, tone placement, dashes)."""

    def make(nlp: Language) -> LosslessTokenizer:
        getters: dict[int, Any] = cast("Any", nlp.vocab).lex_attr_getters
        getters[NORM] = fold
        return LosslessTokenizer(nlp.vocab)

    return make


def blank() -> Language:
    """A Vietnamese pipeline with this tokenizer and no components; spaCy's own tokenizer of Vietnamese would ask for pyvi."""
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "planparse.lossless.v1"}}})
