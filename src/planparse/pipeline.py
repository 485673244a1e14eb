"""The whole way of a document: clean, outline, extract, assemble. A pure function of the source, the version and the data tables."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from planparse import fingerprint, model
from planparse.assemble import Recorder, plan_id, with_issuer_ids
from planparse.errors import EmptyError
from planparse.extract.duty_facts import Duty, Facts
from planparse.extract.matches import BodyMatch, CitationMatch
from planparse.extract.metadata import Letter, metadata
from planparse.extract.obligations import Obligations
from planparse.extract.overlaps import Cover, Ranged
from planparse.extract.plan_period import from_issue, period
from planparse.extract.plan_time import plan_time
from planparse.limits import DEFAULT, Limits
from planparse.lint import issues
from planparse.nlp import models, themes
from planparse.nlp.components import Found, process
from planparse.nlp.run import extract
from planparse.outline.build import build_outline, opens_block
from planparse.outline.documents import documents as split
from planparse.outline.nodes import Outline
from planparse.readers import Document, Source, meta, read_all
from planparse.readers.document import paragraph_starts
from planparse.readers.places import locator
from planparse.registry.units import fill
from planparse.text.clean import clean
from planparse.text.fold import fold
from planparse.text.offsets import Mapped
from planparse.text.reflow import Layout, Reflowed, reflow
from planparse.text.stamps import signing_times
from planparse.text.surrogates import without_surrogates

_MARKED_UP = ("text/plain", "text/markdown")
Supplement = Callable[[model.Metadata], model.Metadata]


def parse(source: Source, name: str | None = None, *, limits: Limits = DEFAULT) -> model.Plan:
    """The record of the first document of a path, or of bytes called `name`, made in this process.

    Raises a PlanparseError with a stable code where it cannot be read. A session does the same for files that are not trusted.
    """
    return parse_all(source, name, limits=limits)[0]


def parse_all(source: Source, name: str | None = None, *, limits: Limits = DEFAULT) -> tuple[model.Plan, ...]:
    """The records of all documents of a path, or of bytes called `name`, made in this process."""
    fill_in = meta.supplement(None if isinstance(source, bytes) else Path(source), limits=limits)
    return tuple(parse_documents(read_all(source, name, limits=limits), supplement=fill_in))


def parse_documents(documents: Sequence[Document], *, supplement: Supplement | None = None) -> Iterator[model.Plan]:
    """The records of all documents that the sources of one file hold, in order."""
    for document in documents:
        yield from parse_each(document, supplement=supplement)


def parse_text(text: str) -> model.Plan:
    """The record of a plan given as a string. Raises EmptyError where there is nothing to read."""
    return parse_document(document_of(text))


def document_of(text: str) -> Document:
    """A string as if it had been read from a file; lone surrogates are replaced."""
    clear = without_surrogates(text)
    data = clear.encode()
    return Document(
        text=clear,
        media_type="text/plain",
        encoding="utf-8",
        reader="text",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        file_name=None,
        damaged=False,
    )


def parse_document(document: Document, *, supplement: Supplement | None = None, actions: bool = True) -> model.Plan:
    """The record of a decoded document.

    `supplement` fills in metadata that a draft lacks, before anything is derived from them; `actions` false leaves head verbs and themes
    out (neither underthesea nor the classifier is used). Raises EmptyError where there is nothing to read.
    """
    return _parse(document, _flow(document), supplement, actions=actions)


def parse_each(document: Document, *, supplement: Supplement | None = None, actions: bool = True) -> Iterator[model.Plan]:
    """The records of all documents that a source holds, in order. Parameters and errors are those of `parse_document`."""
    flow = _flow(document)
    parts = split(flow)
    if len(parts) == 1:
        yield _parse(document, flow, supplement, actions=actions)
        return
    fill_in = supplement
    for part, pieces in enumerate(parts, 1):
        one = replace(document, part=part, pieces=pieces)
        plan = _parse(one, _flow(one), fill_in, actions=actions)
        yield plan
        fill_in = partial(_as_issued_by, plan.metadata) if part == 1 else fill_in


def _as_issued_by(decision: model.Metadata, data: model.Metadata) -> model.Metadata:
    """What a decision issues has no number of its own: it is of the decision's day, and of its issuer where none is printed."""
    if data.number or data.symbol:
        return data
    if data.issuer is None:
        data = replace(data, issuer=decision.issuer, level=decision.level, place=decision.place)
    return replace(data, issued_on=data.issued_on or decision.issued_on)


def _flow(document: Document) -> Reflowed:
    marked_up = document.media_type in _MARKED_UP
    lines = clean(without_surrogates(document.text), document.legacy, document.pieces, markup=marked_up, scanned=document.scanned())
    return reflow(lines, opens_block, Layout(document.furniture, paragraph_starts(document.spots)))


def _parse(document: Document, flow: Reflowed, supplement: Supplement | None, *, actions: bool) -> model.Plan:
    if not flow.paragraphs:
        raise EmptyError
    text, outline = flow.mapped.text, build_outline(flow)
    letter, about = _metadata(text, outline)
    about = supplement(about) if supplement else about
    found = extract(text, outline, letter.plan_place(), plan_time(about), letter.short_form())
    _without_itself(found, about)
    matches = Facts(found.bodies, found.citations, found.deadlines, found.targets)
    duties = Obligations(text, fold(text), outline, matches, with_actions=actions).duties()
    themed = _themed(text, duties, found) if actions else duties
    return _record(document, flow.mapped, outline, about, found, themed)


def _without_itself(found: Found, about: model.Metadata) -> None:
    """Leave the plan's own number and its issuer there out of the findings."""
    own = [cited for cited in found.citations if _is_itself(cited, about)]
    if own:
        itself = Cover(own)
        found.citations = [cited for cited in found.citations if not _is_itself(cited, about)]
        found.bodies = [body for body in found.bodies if not itself.holds(body)]


def _is_itself(cited: CitationMatch, about: model.Metadata) -> bool:
    """The plan's own number on its annexes (`Kèm theo Kế hoạch số 61/KH-UBND ngày …`): no citation."""
    same = about.number is not None and (cited.type, cited.number) == (about.doc_type, about.number)
    return same and cited.date in (None, about.issued_on)


def _themed(text: str, duties: Sequence[Duty], found: Found) -> list[Duty]:
    """The duties with the kind of activity that each orders."""
    aside: list[Ranged] = sorted([*found.bodies, *found.citations, *found.deadlines], key=_start)
    readings = [
        themes.read(
            text, (duty.start, duty.end), aside[bisect_left(aside, duty.start, key=_start) : bisect_left(aside, duty.end, key=_start)]
        )
        for duty in duties
    ]
    return [replace(duty, theme=theme) for duty, theme in zip(duties, themes.classify(models.get("themes"), readings), strict=True)]


def _start(item: Ranged) -> int:
    return item.start


def _metadata(text: str, outline: Outline) -> tuple[Letter, model.Metadata]:
    """Who issues and what the head says; the bodies of the opening are read once without knowing the plan's place."""
    head = outline.head
    title = text[head.title[0] : head.title[1]] if head.title else None
    opening = text[head.opening[0] : head.opening[1]] if head.opening else ""
    letter = Letter(head, title or "", opening, process(Found(opening), last="learned").bodies if opening else [], text)
    aims = [text[s.title[0] : s.title[1]] for s in outline.sections if s.role == "objectives" and s.title]
    covers = from_issue(period(title or "", opening, aims), head.issued_on)
    return letter, metadata(letter, head, title, covers, [text[a:b] for a, b in head.recipients])


def _listed(found: Found, duties: Sequence[Duty]) -> list[BodyMatch]:
    """Agencies of the record: outside citations, and of the vague groups only those that act or receive."""
    cited = Cover(found.citations)
    acting = {a.body for d in duties for a in d.actors} | {i for d in duties for i, _ in d.receivers}
    return [m for i, m in enumerate(found.bodies) if not cited.holds(m) and (not m.vague or i in acting)]


def _record(
    document: Document, mapped: Mapped, outline: Outline, about: model.Metadata, found: Found, duties: Sequence[Duty]
) -> model.Plan:
    on = about.issued_on or (str(about.period.start) if about.period.start else None)
    own = fill(about.place, on)
    ident = plan_id(about, own, mapped.text)
    make = Recorder(ident, mapped, outline, own, on, about.title or "", locator(document))
    citations = make.citations(found.citations)
    deadlines, targets = make.deadlines(found.deadlines), make.targets(found.targets)
    plan = model.Plan(
        schema_version=model.SCHEMA_VERSION,
        plan_id=ident,
        source=_source(document, mapped.text, outline),
        parser=fingerprint.parser(),
        text=mapped.text,
        metadata=with_issuer_ids(about, own),
        sections=make.sections(),
        blocks=make.blocks(),
        citations=citations,
        agencies=make.agencies(_listed(found, duties)),
        deadlines=deadlines,
        targets=targets,
        obligations=make.obligations(duties, found.bodies, deadlines, targets, citations),
        contacts=make.contacts(found.contacts),
        findings=(),
    )
    return replace(plan, findings=make.findings(issues(plan), document.lacking))


def _source(document: Document, text: str, outline: Outline) -> model.Source:
    stamps = signing_times(line for b in outline.blocks if b.kind == "furniture" for line in text[b.start : b.end].split("\n"))
    return model.Source(
        file_name=document.file_name,
        media_type=document.media_type,
        sha256=document.sha256,
        bytes=document.size,
        pages=document.pages,
        part=document.part,
        reader=document.reader,
        ocr=bool(document.scanned()),
        encoding=document.encoding,
        status="partial" if document.damaged or document.lacking else "complete",
        signed_at=tuple(sorted({*document.signed, *stamps})),
    )
