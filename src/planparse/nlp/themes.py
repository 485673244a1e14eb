"""The theme of an obligation: what kind of activity it orders. Cues are looked up in a table, the classifier weighs them and the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from planparse.extract.overlaps import Ranged
from planparse.model import Span
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORD = pattern("themes.word", r"\w+")
# How far into an obligation words and pairs of words are read, and how many of its first words count as such.
_WORDS, _PAIRS, _FIRST = 40, 30, 8
_CUES = 6
_LATE, _STEP, _FARTHEST = 4, 3, 5
_DEFAULT = "planning"
_BAR = "|"
# Behind the first clause stand ends, means and further activities.
_CLAUSE_END = pattern(
    "themes.clause_end",
    r"[;.]\s|\s(?:nhằm|để|góp phần|qua đó|từ đó|bảo đảm|đảm bảo)\s|, (?:đồng thời|trong đó|đặc biệt|nhất là|trên cơ sở)",
)
_SHORTEST_CLAUSE = 6

Cue = tuple[int, str, tuple[str, ...]]


@cache
def codes() -> tuple[str, ...]:
    """All themes of the taxonomy, in its order."""
    return tuple(row["theme"] for row in table("planparse.extract", "themes"))


@cache
def _cues() -> dict[tuple[str, ...], str]:
    return {tuple(_WORD.findall(row["cue"])): row["theme"] for row in table("planparse.extract", "theme_cues")}


@cache
def _longest() -> int:
    return max(map(len, _cues()))


def words_of(text: str, span: Span, aside: Sequence[Ranged]) -> list[str]:
    """Folded words of an obligation: those of its first clause, a bar, then all.

    The ranges `aside` are left out: bodies, citations and times say nothing of the activity.
    """
    start, end = span
    ends = (match.start() for match in _CLAUSE_END.finditer(text, start, end))
    first = next((at for at in ends if len(text[start:at].split()) >= _SHORTEST_CLAUSE), end)
    return [*_less(text, (start, first), aside), _BAR, *_less(text, span, aside)]


def _less(text: str, span: Span, aside: Sequence[Ranged]) -> list[str]:
    pieces, at = [], span[0]
    for item in sorted((item for item in aside if item.start < span[1] and item.end > span[0]), key=lambda item: item.start):
        if item.start > at:
            pieces.append(text[at : min(item.start, span[1])])
        at = max(at, item.end)
    pieces.append(text[at : max(at, span[1])])
    return [word for piece in pieces for word in _WORD.findall(fold(piece))]


def cues(words: Sequence[str]) -> list[Cue]:
    """Place, theme and words of each cue, the longest at each place."""
    found, at = [], 0
    while at < len(words):
        length = next((n for n in range(_longest(), 0, -1) if tuple(words[at : at + n]) in _cues()), 0)
        if length:
            cue = tuple(words[at : at + length])
            found.append((at, _cues()[cue], cue))
        at += length or 1
    return found


def by_rule(words: Sequence[str]) -> str:
    """The theme that the first cue tells: what is done where there is no classifier."""
    found = cues(words)
    return found[0][1] if found else _DEFAULT


def features(words: Sequence[str]) -> list[str]:
    """What the classifier reads: cues by order and place, the first words, all words, pairs of words."""
    found = cues(words)
    out = [f"C{min(order, _LATE)}_{theme}" for order, (_, theme, _) in enumerate(found[:_CUES])]
    out += [f"P{min(at // _STEP, _FARTHEST)}_{theme}" for at, theme, _ in found[:_LATE]]
    out += ["K_" + "_".join(cue) for _, _, cue in found[:3]]
    out += [f"W{count}_" + "_".join(words[:count]) for count in (1, 2, 3)]
    out += ["h_" + word for word in words[:_FIRST]]
    out += words[:_WORDS]
    out += [f"b_{one}_{other}" for one, other in pairwise(words[: _PAIRS + 1])]
    return out


def as_doc(model: Language, words: Sequence[str]) -> Doc:
    """The features as a document of the classifier's pipeline."""
    return Doc(model.vocab, words=features(words))


def classify(model: Language | None, obligations: Iterable[Sequence[str]]) -> list[str]:
    """The theme of each obligation, given its words."""
    if model is None:
        return [by_rule(words) for words in obligations]
    docs = model.pipe(as_doc(model, words) for words in obligations)
    return [max(doc.cats.items(), key=lambda pair: (pair[1], pair[0]))[0] for doc in docs]
