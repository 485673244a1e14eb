"""The whole way of a document: clean, outline, extract, assemble. A pure function of the source, the version and the data tables."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from planparse import model
from planparse.assemble import Recorder, plan_id
from planparse.errors import EmptyError
from planparse.extract import addressees
from planparse.extract.matches import BodyMatch, PlanTime
from planparse.extract.metadata import Letter, metadata, period, plan_time
from planparse.extract.obligations import Assembler, Duty, Facts
from planparse.extract.overlaps import Cover
from planparse.nlp.components import Found, process
from planparse.outline.build import build_outline, opens_block
from planparse.outline.nodes import Outline
from planparse.readers import Document, read
from planparse.registry.agencies import slug
from planparse.text.clean import clean, without_surrogates
from planparse.text.fold import fold
from planparse.text.offsets import Mapped
from planparse.text.patterns import pattern
from planparse.text.reflow import reflow

_CHUNK = 40_000
_HORIZON = pattern("pipeline.horizon", r"(?:đến|vào|trong|năm) (?:hết )?năm (?P<y>(?:19|20)\d\d)|^năm (?P<y2>(?:19|20)\d\d)")
Match = TypeVar("Match", bound=Any)


def parse(path: str | Path) -> model.Plan:
    """The record of the plan in a file. Raises a PlanparseError with a stable code where it cannot be read."""
    return parse_document(read(path))


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A document up to its outline."""

    mapped: Mapped
    outline: Outline

    @property
    def text(self) -> str:
        return self.mapped.text

    def slice(self, span: model.Span | None) -> str:
        return self.text[span[0] : span[1]] if span else ""


def parse_document(document: Document, *, actions: bool = True) -> model.Plan:
    """The record of a decoded document; `actions` false leaves the head verbs out (no underthesea is used)."""
    done = _outline(document.text)
    text, head = done.text, done.outline.head
    title = done.slice(head.title) or None
    opening = done.slice(head.opening)
    covers = period(title or "", opening)
    letter = _letter(done, title, opening)
    facts = _extract(done, letter, plan_time(head, covers))
    about = metadata(letter, head, title, covers, [text[a:b] for a, b in head.recipients])
    folded = fold(text)
    matches = Facts(facts.bodies, facts.citations, facts.deadlines, facts.targets)
    duties = Assembler(text, folded, done.outline, matches, with_actions=actions).duties()
    return _record(document, done, about, facts, duties)


def _outline(source: str) -> _Read:
    flow = reflow(clean(without_surrogates(source)), opens_block)
    if not flow.paragraphs:
        raise EmptyError
    return _Read(flow.mapped, build_outline(flow))


def _letter(done: _Read, title: str | None, opening: str) -> Letter:
    """Who issues: the bodies of the opening are read once without knowing the plan's place."""
    head = done.outline.head
    return Letter(head, title or "", opening, process(opening, Found(fold(opening))).bodies if opening else [], done.text)


def _extract(done: _Read, letter: Letter, time: PlanTime) -> Found:
    """Run the pipeline over chunks of whole blocks; offsets of the result count in the whole text."""
    whole = Found(folded="", place=letter.plan_place(), time=time)
    opening = done.outline.head.opening or (0, 0)
    notes = [(b.start, b.end) for b in done.outline.blocks if b.kind == "footnote"]
    years = _division_years(done)
    for start, end in _chunks(done.text):
        text = done.text[start:end]
        part = Found(
            folded=fold(text),
            place=whole.place,
            time=replace(time, division_year=_shift(years, start)),
            opening=lambda at, s=start: opening[0] <= at + s < opening[1],  # type: ignore[misc]
            footnote=lambda at, s=start: any(a <= at + s < b for a, b in notes),  # type: ignore[misc]
        )
        process(text, part)
        for name in ("bodies", "citations", "deadlines", "targets", "contacts"):
            getattr(whole, name).extend(_moved(getattr(part, name), start))
    whole.bodies = sorted([*whole.bodies, *addressees.find(done.text, done.outline, whole.bodies, whole.place)], key=lambda b: b.start)
    return _in_zones(done, whole)


def _chunks(text: str) -> list[model.Span]:
    """Runs of whole lines of about the same length; a longer line is a chunk of its own."""
    out = []
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > _CHUNK:
            cut = text.rfind("\n", start + 1, start + _CHUNK)
            cut = cut if cut > start else text.find("\n", start + _CHUNK)
            end = cut if cut > start else end
        out.append((start, end))
        start = end + 1 if end < len(text) else end
    return out


def _moved(matches: Sequence[Match], by: int) -> list[Match]:
    return [replace(m, start=m.start + by, end=m.end + by) for m in matches] if by else list(matches)


def _shift(years: Callable[[int], int | None], by: int) -> Callable[[int], int | None]:
    return lambda at: years(at + by)


def _division_years(done: _Read) -> Callable[[int], int | None]:
    """The year that a heading above an offset states (`Mục tiêu cụ thể đến năm 2025`)."""
    sections = done.outline.sections
    starts = [s.span[0] for s in sections]
    years: list[int | None] = []
    for node in sections:
        found = _HORIZON.search(fold(done.slice(node.title))) if node.title else None
        own = int(found["y"] or found["y2"]) if found else None
        years.append(own if own is not None else years[node.parent] if node.parent is not None else None)

    def year(at: int) -> int | None:
        index = bisect_right(starts, at) - 1
        while index >= 0 and sections[index].span[1] < at:
            index = sections[index].parent if sections[index].parent is not None else -1  # type: ignore[assignment]
        return years[index] if index >= 0 else None

    return year


def _in_zones(done: _Read, found: Found) -> Found:
    """Without what stands in letterhead, recipients, signature and page furniture (citations of the title line stay)."""
    marks = {b.note_mark for b in done.outline.blocks if b.note_mark}
    listed = "".join(done.text[b.start : b.end] for b in done.outline.blocks if b.zone == "recipients")
    away = {m for m in marks if m and m in listed}
    outside = [b for b in done.outline.blocks if b.zone in ("recipients", "signature", "header") or b.kind == "furniture" or b.note_mark in away]
    closed = Cover(outside)
    page = Cover([b for b in outside if b.kind == "furniture" or b.zone in ("recipients", "signature")])
    found.bodies = [m for m in found.bodies if not closed.touches(m)]
    found.citations = [m for m in found.citations if not page.touches(m)]
    found.deadlines = [m for m in found.deadlines if not closed.touches(m)]
    found.targets = [m for m in found.targets if not closed.touches(m)]
    return found


def _listed(bodies: Sequence[BodyMatch], found: Found, duties: Sequence[Duty]) -> list[BodyMatch]:
    """Agencies of the record: outside citations, and of the vague groups only those that act or receive."""
    cited = Cover(found.citations)
    acting = {a.body for d in duties for a in d.actors} | {i for d in duties for i, _ in d.receivers}
    return [m for i, m in enumerate(bodies) if not cited.holds(m) and (not m.vague or i in acting)]


def _record(document: Document, done: _Read, about: model.Metadata, found: Found, duties: Sequence[Duty]) -> model.Plan:
    ident = plan_id(about, done.text)
    make = Recorder(ident, done.mapped, done.outline, about)
    own = about.place

    def place_of(issuer: str | None) -> str | None:
        return _issuer_path(issuer, own)

    citations = make.citations(found.citations, place_of)
    deadlines, targets = make.deadlines(found.deadlines), make.targets(found.targets)
    return model.Plan(
        schema_version=model.SCHEMA_VERSION,
        plan_id=ident,
        source=_source(document),
        parser=model.Parser(version=version("planparse"), model=None, config_sha256=config_sha256()),
        text=done.text,
        metadata=about,
        sections=make.sections(),
        blocks=make.blocks(),
        citations=citations,
        agencies=make.agencies(_listed(found.bodies, found, duties)),
        deadlines=deadlines,
        targets=targets,
        obligations=make.obligations(duties, found.bodies, deadlines, targets, citations),
        contacts=make.contacts(found.contacts),
        findings=(),
    )


def _issuer_path(issuer: str | None, own: model.Place) -> str | None:
    """Path of the unit that an issuer of an instrument stands for: the names that it states, below the plan's own units above it."""
    if issuer is None:
        return None
    low = fold(issuer)
    for level, words in (("province", ("tỉnh", "thành phố")), ("district", ("quận", "huyện", "thị xã")), ("commune", ("xã", "phường", "thị trấn"))):
        for word in words:
            at = low.find(f" {word}")
            if at < 0 or low[at : at + 7] == " xã hội":
                continue
            name = issuer[at + len(word) + 1 :].strip() or {"province": own.province, "district": own.district, "commune": own.commune}[level]
            if not name:
                return None
            above = {"province": (), "district": (own.province,), "commune": (own.province, own.district)}[level]
            return "/".join(slug(part) for part in (*above, name) if part)
    return None


def _source(document: Document) -> model.Source:
    return model.Source(
        file_name=document.file_name,
        media_type=document.media_type,
        sha256=document.sha256,
        bytes=document.size,
        pages=None,
        part=1,
        reader=document.reader,
        ocr=False,
        encoding=document.encoding,
        status="partial" if document.damaged else "complete",
    )


@cache
def config_sha256() -> str:
    """Hash of all data tables of the package: a change of knowledge is a change of configuration."""
    total = hashlib.sha256()
    for package in ("extract", "outline", "registry", "text"):
        folder = resources.files(f"planparse.{package}") / "data"
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.name.endswith(".csv"):
                total.update(f"{package}/{entry.name}\0".encode() + entry.read_bytes())
    return total.hexdigest()
