"""Bodies that no table names: a trained recogniser reads what the rules left over, and one policy decides between the two.

The policy: what the rules found stands, citations stand, and the recogniser adds where neither is. It is asked only about lines with a
capitalised word that nothing explains, which keeps it cheap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language

from planparse.extract.levels import PlanPlace, Tail, read_tail
from planparse.extract.matches import BodyMatch
from planparse.extract.name_stops import stops
from planparse.extract.overlaps import Cover, Ranged
from planparse.model import Span
from planparse.registry.proper import proper
from planparse.text.patterns import pattern

LABEL = "BODY"
_LINE = pattern("learned.line", r"[^\n]+")
_CAPITAL = pattern("learned.capital", r"(?<=[\w,:;)] )[\p{Lu}][\w&]+")
_GAP = pattern("learned.gap", r" ")
_OPENS = pattern("learned.opens", r"(?:^|[\n.;:!?*+•–-]|\d\)?|[a-zđ]\)) ?$")
_FEWEST_WORDS = 2


def find(model: Language, text: str, folded: str, known: Sequence[Ranged], plan: PlanPlace) -> list[BodyMatch]:
    """Bodies that the model sees outside `known`, in order."""
    cover = Cover(known)
    lines = [span for span in _lines(text) if _has_unexplained(text, span, cover)]
    found = []
    for (start, _), doc in zip(lines, model.pipe(text[a:b] for a, b in lines), strict=True):
        for entity in doc.ents:
            if entity.label_ == LABEL:
                body = _body(text, folded, start + entity.start_char, start + entity.end_char, plan)
                if body and not cover.touches(body):
                    found.append(body)
    return found


def _lines(text: str) -> Iterator[Span]:
    return (match.span() for match in _LINE.finditer(text))


def _has_unexplained(text: str, span: Span, cover: Cover) -> bool:
    """True where a capitalised word inside the line lies in no known item."""
    return any(not cover.within(match.start(), match.end()) for match in _CAPITAL.finditer(text, *span))


def _body(text: str, folded: str, start: int, end: int, plan: PlanPlace) -> BodyMatch | None:
    """The mention with name, level and place parted; None where it is no name."""
    stop, tail = _tail(text, folded, start, end, plan)
    if not _is_name(text, folded, start, stop):
        return None
    name = proper(" ".join(text[start:stop].split()).replace("–", "-"))
    end = max(end, tail.end) if tail else end
    level = tail.level if tail else plan.level
    issuer = f"{name} {tail.words}" if tail else name
    return BodyMatch(start, end, name, level, tail.place if tail else None, bool(tail and tail.many), issuer, False, "learned")


def _is_name(text: str, folded: str, start: int, end: int) -> bool:
    """Two words or more with a capital that no begin of a sentence explains, and no word inside that ends names."""
    words = text[start:end].split()
    if len(words) < _FEWEST_WORDS or not text[start].isupper() or not text[end - 1].isalnum():
        return False
    opens = _OPENS.search(text[max(0, start - 4) : start]) is not None
    if opens and not any(word[:1].isupper() for word in words[1:]):
        return False
    folded_words = folded[start:end].split()
    return not any(word in stops(True) for word in folded_words) and folded_words[-1] not in stops()


def _tail(text: str, folded: str, start: int, end: int, plan: PlanPlace) -> tuple[int, Tail | None]:
    """Where the name ends and the level words begin: the first ones that reach the end of the mention, or those right behind it."""
    for gap in _GAP.finditer(text, start + 1, end):
        tail = read_tail(text, folded, gap.start(), plan)
        if tail and tail.words and tail.end >= end:
            return gap.start(), tail
    tail = read_tail(text, folded, end, plan)
    return end, tail if tail and tail.words and "\n" not in text[end : tail.end] else None
