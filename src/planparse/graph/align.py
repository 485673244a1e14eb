"""Obligations of two plans that are the same duty: by the function of those who lead it, by theme, and by words.

Words are those of underthesea without formulas; rare ones weigh more (TF-IDF over the two plans). Candidates come from an index of
words. One duty may answer several: one plan splits what the other joins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from typing import Literal

import numpy as np
import numpy.typing as npt

from planparse.graph.functions import Doers, correspondence, doers
from planparse.model import Obligation, Plan
from planparse.tables import table
from planparse.text.patterns import pattern

Kind = Literal["same", "related"]
Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# Chosen on the one pair of plans with judgements and on reading of others; docs/compare.md says how far they carry.
_CONTAINED = 0.45
_BODY, _THEME, _OTHER_BODY = 1.5, 0.4, 0.25
_SAME, _RELATED = 0.56, 0.36
_SHORT = 0.75  # of the middle weight of a duty: a shorter one counts as if it had that
_HEAVY = 12  # words of a duty that weigh most: one of them must stand in both
_NEAR_BEST = 0.7  # of the best that either of the two has
_LETTER = pattern("align.letter", r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two obligations, by their places in the plans, how alike (0 to 1; the same from 0.5), and the words of both, the weightiest first."""

    a: int
    b: int
    kind: Kind
    score: float
    shared: tuple[str, ...]


@cache
def _formulas() -> frozenset[str]:
    return frozenset(word for row in table("planparse.graph", "formulas") for word in row["words"].split())


@lru_cache(maxsize=20_000)
def content(text: str) -> tuple[str, ...]:
    """Words of a duty that say what it is about, in small letters, syllables joined by `_`."""
    from underthesea import word_tokenize

    found = (word.lower().replace(" ", "_") for line in text.split("\n") for word in word_tokenize(line))
    return tuple(word for word in found if word not in _formulas() and _LETTER.search(word))


class _Index:
    """Weights of the words of two lists of duties."""

    def __init__(self, ours: Sequence[Obligation], theirs: Sequence[Obligation]) -> None:
        texts = [content(duty.text) for duty in (*ours, *theirs)]
        self.vocabulary = sorted({word for text in texts for word in text})
        place = {word: number for number, word in enumerate(self.vocabulary)}
        counts = np.zeros((len(texts), len(place)))
        for row, text in enumerate(texts):
            for word in text:
                counts[row, place[word]] += 1
        present = counts > 0
        self.rarity: Floats = np.log((len(texts) + 1) / (present.sum(0) + 0.5))
        weights = np.where(present, 1 + np.log(np.maximum(counts, 1)), 0) * self.rarity
        lengths = np.linalg.norm(weights, axis=1, keepdims=True)
        self._unit = weights / np.maximum(lengths, 1e-9)
        self._present, self._size = present, len(ours)
        self._mass: Floats = (present * self.rarity).sum(1)

    def candidates(self) -> list[tuple[int, Places]]:
        """Duties of the first list with those of the second that share a word which is among the weightiest of either."""
        n, weight = self._size, self._present * self.rarity
        heavy = np.argsort(-weight, axis=1, kind="stable")[:, :_HEAVY]
        chosen = np.zeros_like(self._present)
        np.put_along_axis(chosen, heavy, True, axis=1)
        chosen &= self._present
        out = []
        for a in range(n):
            met = self._present[n:, chosen[a]].any(axis=1) | chosen[n:, self._present[a]].any(axis=1)
            out.append((a, np.flatnonzero(met)))
        return out

    def alike(self, a: int, others: Places) -> Floats:
        """Cosine of all words, and how much of the shorter one's weight the other has, of one duty and some of the other list."""
        rows = self._size + others
        cosine = self._unit[rows] @ self._unit[a]
        common = self._present[rows] @ (self._present[a] * self.rarity)
        least = np.minimum(self._mass[a], self._mass[rows])
        floor = _SHORT * float(np.median(self._mass)) if len(self._mass) else 1.0
        return np.asarray(cosine + _CONTAINED * common / np.maximum(least, max(floor, 1e-9)))

    def shared(self, a: int, b: int) -> tuple[str, ...]:
        """Words of both."""
        both = np.flatnonzero(self._present[a] & self._present[self._size + b])
        ordered = sorted(both, key=lambda at: (-self.rarity[at], self.vocabulary[at]))
        return tuple(intern(self.vocabulary[at].replace("_", " ")) for at in ordered)


def align(one: Plan, other: Plan) -> list[Aligned]:
    """Pairs of duties of two plans in the order of the first: the same duty, or a related one that is none of these."""
    ours, theirs = one.obligations, other.obligations
    if not ours or not theirs:
        return []
    index = _Index(ours, theirs)
    scores = _scores(index, one, other)
    best = np.maximum(scores.max(1, keepdims=True) * _NEAR_BEST, 0), np.maximum(scores.max(0, keepdims=True) * _NEAR_BEST, 0)
    near = (scores >= best[0]) | (scores >= best[1])
    pairs = []
    for a, b in zip(*np.nonzero(near & (scores >= _RELATED)), strict=True):
        score = float(scores[a, b])
        kind: Kind = "same" if score >= _SAME else "related"
        pairs.append(Aligned(int(a), int(b), kind, round(score / (score + _SAME), 3), index.shared(int(a), int(b))))
    return pairs


def _scores(index: _Index, one: Plan, other: Plan) -> Floats:
    """How alike each two duties are that share words of weight; 0 elsewhere."""
    scores = np.zeros((len(one.obligations), len(other.obligations)))
    left = [doers(duty, _day(other)) for duty in one.obligations]
    right = [doers(duty, _day(one)) for duty in other.obligations]
    for a, b, words in _candidates(index):
        theme = one.obligations[a].theme is not None and one.obligations[a].theme == other.obligations[b].theme
        bodies = _correspondence(left[a], right[b])
        lifted = words * (1 + _BODY * max(bodies, 0.0) + _THEME * theme)
        scores[a, b] = lifted - (_OTHER_BODY if bodies < 0 else 0.0)
    return scores


def _day(plan: Plan) -> str | None:
    """The plan's date, else the year in which its period starts."""
    return plan.metadata.issued_on or (str(plan.metadata.period.start) if plan.metadata.period.start else None)


def _candidates(index: _Index) -> Iterator[tuple[int, int, float]]:
    """Pairs that bodies and theme could still lift over the threshold, with how alike their words are."""
    for a, others in index.candidates():
        words = index.alike(a, others)
        for at in np.flatnonzero(words * (1 + _BODY + _THEME) >= _RELATED):
            yield a, int(others[at]), float(words[at])


@lru_cache(maxsize=100_000)
def _correspondence(one: Doers, other: Doers) -> float:
    return correspondence(one, other)
