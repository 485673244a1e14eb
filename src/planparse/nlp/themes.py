"""The theme of an obligation: what kind of activity it orders. Cues are looked up in a table, the classifier weighs them and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

from spacy.language import Language
from spacy.tokens import Doc

from planparse.extract.matches import BodyMatch
from planparse.extract.overlaps import Ranged
from planparse.model import Span
from planparse.nlp import theme_heads
from planparse.nlp.theme_clauses import hides
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

# How many words of the first activity count, how many of them tell the verb, and how many stand for the object.
_ACTIVITY, _VERB, _TOLD = 10, 2, 5
_STOPS = frozenset([*",;:.", theme_heads.BODY])
# What the theme told by the head, or by the first cue where no head is found, weighs against the classifier (added to its logarithm), and
# the least probability.
_WEIGHT = 3.0
_LEAST = 1e-9

Cue = tuple[int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An obligation as the classifier reads it.

    `words`: folded words of its first clause, a bar, then all, without bodies, citations and times. `marked`: all words and stops, with
    marks where those stood. `head`: what it orders first.
    """

    words: Sequence[str]
    marked: Sequence[str]
    head: theme_heads.Head


@cache
def _cues() -> dict[tuple[str, ...], str]:
    return {tuple(_WORD.findall(row["cue"])): row["theme"] for row in table("planparse.extract", "theme_cues")}


@cache
def _longest() -> int:
    return max(map(len, _cues()))


def read(text: str, span: Span, aside: Sequence[Ranged]) -> Reading:
    """The obligation at `span`; the ranges `aside` (bodies, citations, times) say nothing of the activity."""
    start, end = span
    ends = (match.start() for match in _CLAUSE_END.finditer(text, start, end))
    first = next((at for at in ends if len(text[start:at].split()) >= _SHORTEST_CLAUSE), end)
    words = [*_less(text, (start, first), aside), _BAR, *_less(text, span, aside)]
    marked = theme_heads.marked(text, span, aside)
    head = theme_heads.head(marked)
    if head.theme is None or head.part == "title" or hides(marked):
        # a name that was taken too long may hold the verb
        bare = theme_heads.marked(text, span, [item for item in aside if not isinstance(item, BodyMatch)])
        opened = theme_heads.head(bare)
        marked, head = (bare, opened) if opened.theme and opened.part != "title" else (marked, head)
    return Reading(words, marked, head)


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


def by_rule(reading: Reading) -> str:
    """The theme that the head tells, else the first cue: what is done where there is no classifier."""
    return _told(reading) or _DEFAULT


def _told(reading: Reading) -> str | None:
    if reading.head.theme:
        return reading.head.theme
    found = cues(reading.words)
    return found[0][1] if found else None


def features(reading: Reading) -> list[str]:
    """What the classifier reads: the first activity, cues by order and place, the first words, all words, pairs of words."""
    words = reading.words
    found = cues(words)
    out = _of_head(reading.marked, reading.head)
    out += [f"C{min(order, _LATE)}_{theme}" for order, (_, theme, _) in enumerate(found[:_CUES])]
    out += [f"P{min(at // _STEP, _FARTHEST)}_{theme}" for at, theme, _ in found[:_LATE]]
    out += ["K_" + "_".join(cue) for _, _, cue in found[:3]]
    out += [f"W{count}_" + "_".join(words[:count]) for count in (1, 2, 3)]
    out += ["h_" + word for word in words[:_FIRST]]
    out += words[:_WORDS]
    out += [f"b_{one}_{other}" for one, other in pairwise(words[: _PAIRS + 1])]
    return out


def _of_head(marked: Sequence[str], head: theme_heads.Head) -> list[str]:
    """The theme that verb or object tells, how it was found, and the words of the first activity and of its object."""
    first = [word for word in marked[head.at : head.at + _ACTIVITY] if word not in _STOPS]
    out = [f"D_{head.theme}", f"D_{head.theme}_{head.by}", f"D_{head.theme}_{head.part}", f"D_{head.theme}_{head.by}_{head.part}"]
    out += [f"V{count}_" + "_".join(first[:count]) for count in (1, 2, 3, 4)]
    out += ["o_" + word for word in first[_VERB:]]
    out += [f"v_{one}_{other}" for one, other in pairwise(first)]
    if head.object >= 0:
        told = [word for word in marked[head.object : head.object + _TOLD] if word not in _STOPS]
        out += [f"O{count}_{head.part}_" + "_".join(told[:count]) for count in (1, 2, 3)]
        out += ["t_" + word for word in told]
    return out


def as_doc(model: Language, reading: Reading) -> Doc:
    """The features as a document of the classifier's pipeline."""
    return Doc(model.vocab, words=features(reading))


def classify(model: Language | None, obligations: Sequence[Reading]) -> list[str]:
    """The theme of each obligation: the classifier's choice, where what the head or the first cue tells counts as evidence of its own."""
    if model is None:
        return [by_rule(reading) for reading in obligations]
    with model.memory_zone():  # the features of one plan are forgotten after it
        docs = model.pipe(as_doc(model, reading) for reading in obligations)
        return [_choice(doc.cats, _told(reading)) for doc, reading in zip(docs, obligations, strict=True)]


def _choice(probabilities: Mapping[str, float], told: str | None) -> str:
    def weight(theme: str) -> tuple[float, str]:
        return log(max(probabilities[theme], _LEAST)) + (_WEIGHT if theme == told else 0.0), theme

    return max(probabilities, key=weight)
