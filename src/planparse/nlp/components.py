"""The extractors as components of one spaCy pipeline.

Every component reads and adds to the document's `Found`, and shows its matches as a span group of the same name (`doc.spans`), so that
other spaCy components can stand before, between or after. The order is the order of need: names of bodies, then citations (whose issuers
are bodies), then bodies that only a model sees, then times, quantities and contacts (which must not lie inside a citation).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from planparse.extract import bodies, citations, collectives, contacts, deadlines, targets
from planparse.extract.citations import nowhere
from planparse.extract.matches import BodyMatch, CitationMatch, ContactMatch, DeadlineMatch, TargetMatch
from planparse.extract.overlaps import not_touching, one_at_a_place
from planparse.extract.plan_place import PlanPlace
from planparse.extract.plan_time import PlanTime
from planparse.extract.shorts import Shorts
from planparse.nlp import learned, models
from planparse.nlp.fields import FieldMatcher
from planparse.nlp.tokenizer import blank
from planparse.text.fold import fold_lowered, lower

COMPONENTS = ("bodies", "citations", "learned", "deadlines", "targets", "contacts")
_KEY = "planparse"


@dataclass(slots=True)
class Found:
    """What is known of the plan before extraction, and what the components found. Offsets count in the document's text."""

    # kept here because a Doc joins its tokens anew each time it is asked for its text
    text: str
    low: str = field(init=False)
    folded: str = field(init=False)
    place: PlanPlace = field(default_factory=PlanPlace)
    time: PlanTime = field(default_factory=PlanTime)
    opening: Callable[[int], bool] = nowhere
    footnote: Callable[[int], bool] = nowhere
    shorts: Shorts = field(default_factory=Shorts)
    bodies: list[BodyMatch] = field(default_factory=list)
    citations: list[CitationMatch] = field(default_factory=list)
    deadlines: list[DeadlineMatch] = field(default_factory=list)
    targets: list[TargetMatch] = field(default_factory=list)
    contacts: list[ContactMatch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low = lower(self.text)
        self.folded = fold_lowered(self.low)


def found(doc: Doc) -> Found:
    """The findings of a document; made on first use."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = Found(doc.text)
    result: Found = doc.user_data[_KEY]
    return result


def _show(doc: Doc, name: str, matches: Sequence[Any]) -> Doc:
    spans = (doc.char_span(m.start, m.end, label=name, alignment_mode="expand") for m in matches)
    doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
    return doc


class BodiesComponent:
    """Bodies, posts and collectives: the phrase matcher gives the fields of government, the grammar the rest."""

    def __init__(self, nlp: Language) -> None:
        self._fields = FieldMatcher(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Give the state of `doc` its bodies and show them as the span group `bodies`."""
        state = found(doc)
        named = bodies.find(state.text, state.folded, self._fields(doc), state.place, state.shorts)
        groups = collectives.find(state.text, state.folded, {body.start: body for body in named}, state.place)
        state.bodies = one_at_a_place(named, groups)
        return _show(doc, "bodies", state.bodies)


@Language.factory("planparse_bodies")
def _bodies(nlp: Language, name: str) -> BodiesComponent:
    return BodiesComponent(nlp)


@Language.component("planparse_citations")
def _citations(doc: Doc) -> Doc:
    state = found(doc)
    state.citations = citations.find(state.text, state.bodies, opening=state.opening, footnote=state.footnote)
    return _show(doc, "citations", state.citations)


@Language.component("planparse_learned")
def _learned(doc: Doc) -> Doc:
    state, model = found(doc), models.get("bodies")
    if model is not None:
        more = learned.find(model, state.text, state.folded, [*state.bodies, *state.citations], state.place)
        state.bodies = sorted([*state.bodies, *more], key=lambda body: (body.start, -body.end))
        _show(doc, "bodies", state.bodies)
    return doc


@Language.component("planparse_deadlines")
def _deadlines(doc: Doc) -> Doc:
    state = found(doc)
    state.deadlines = not_touching(deadlines.find(state.text, state.time, state.low), state.citations)
    return _show(doc, "deadlines", state.deadlines)


@Language.component("planparse_targets")
def _targets(doc: Doc) -> Doc:
    state = found(doc)
    state.targets = targets.find(state.text, state.time, state.low)
    return _show(doc, "targets", state.targets)


@Language.component("planparse_contacts")
def _contacts(doc: Doc) -> Doc:
    state = found(doc)
    state.contacts = not_touching(contacts.find(state.text, state.low), state.citations)
    return _show(doc, "contacts", state.contacts)


@cache
def pipeline() -> Language:
    """The pipeline, built once for a process: a blank Vietnamese pipeline with the lossless tokenizer and the components."""
    nlp = blank()
    for name in COMPONENTS:
        nlp.add_pipe(f"planparse_{name}")
    return nlp


def process(state: Found, last: str | None = None) -> Found:
    """Run the components over the text of `state` with what is known in it; returns the state with the findings.

    `last` names the component behind which nothing more is asked for.
    """
    nlp = pipeline()
    doc = nlp.make_doc(state.text)
    doc.user_data[_KEY] = state
    for name, component in nlp.pipeline:
        doc = component(doc)
        if last and name == f"planparse_{last}":
            break
    return state
