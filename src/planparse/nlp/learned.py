"""Bodies that no table names: a trained recogniser reads what the rules left over, and one policy decides between the two.

The policy: what the rules found stands, citations stand, and the recogniser adds where neither is. It is asked only about lines in which
a noun of bodies stands with a capital that nothing explains, which keeps it cheap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language

from planparse.extract.body_heads import in_full
from planparse.extract.matches import BodyMatch
from planparse.extract.overlaps import Cover, Ranged
from planparse.extract.plan_place import PlanPlace
from planparse.model import Span
from planparse.nlp.learned_names import is_name, joined_to, may_open, parted, place_in
from planparse.registry.proper import proper
from planparse.text.patterns import pattern

LABEL = "BODY"
_LINE = pattern("learned.line", r"[^\n]+")
_CAPITAL = pattern("learned.capital", r"(?<![^\W_])[\p{Lu}]")


def find(model: Language, text: str, folded: str, known: Sequence[Ranged], plan: PlanPlace) -> list[BodyMatch]:
    """Bodies that the model sees outside `known`, in order."""
    cover, ends = Cover(known), {item.end for item in known}
    lines = [match.span() for match in _LINE.finditer(text) if any(_openings(text, folded, match.span(), cover, plan))]
    found = []
    for (start, _), doc in zip(lines, model.pipe(text[a:b] for a, b in lines), strict=True):
        for entity in doc.ents:
            at = start + entity.start_char
            joint = joined_to(text, at)
            if entity.label_ == LABEL and may_open(text, folded, at, plan) and (joint is None or joint in ends):
                body = _body(text, folded, at, start + entity.end_char, plan)
                if body and not cover.touches(body):
                    found.append(body)
                    ends.add(body.end)
    return found


def _openings(text: str, folded: str, span: Span, cover: Cover, plan: PlanPlace) -> Iterator[bool]:
    """True for each place in the line, outside all known items, where an unknown name may begin."""
    return (
        True
        for match in _CAPITAL.finditer(text, *span)
        if not cover.within(match.start(), match.end()) and may_open(text, folded, match.start(), plan)
    )


def _body(text: str, folded: str, start: int, end: int, plan: PlanPlace) -> BodyMatch | None:
    """The mention with name, level and place parted; None where it is no name."""
    stop, tail = parted(text, folded, start, end, plan)
    if not is_name(text, folded, start, stop, tail is not None):
        return None
    name = in_full(proper(" ".join(text[start:stop].split()).replace("–", "-")))
    level = tail.level if tail else plan.level
    issuer = f"{name} {tail.words}" if tail else name
    name, place = (name, tail.place) if tail else place_in(name, plan)
    many = bool(tail and tail.many)
    return BodyMatch(start, tail.end if tail else end, name, level, place, many, issuer, False, "learned")
