"""From outline and matches to the record: ids, origins, links."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from planparse import model
from planparse.extract import certainty
from planparse.extract.duty_facts import Actor, Duty
from planparse.extract.issuing import issuing
from planparse.extract.matches import BodyMatch, CitationMatch, ContactMatch, DeadlineMatch, TargetMatch
from planparse.extract.money import amount_in
from planparse.extract.resolve import Resolver
from planparse.lint.issue import Issue, message
from planparse.origins import Origin
from planparse.outline.nodes import Outline
from planparse.readers.places import Locate
from planparse.registry.agencies import AgencyId, agency_id, parse_agency_id, place_path, slug
from planparse.text.offsets import Mapped

_IRREGULAR = {"gap": "S01", "repeat": "S02"}


def plan_id(metadata: model.Metadata, place: model.Place, text: str) -> str:
    """`ha-noi/hoang-mai/2024/140-kh-ubnd`; unknown outer parts are left out, an unknown number is eight digits of the text's hash.

    `place` is the plan's own with what the registry knows of the units above.
    """
    path = place_path(place, metadata.level) if metadata.level else None
    if path is None:
        names = (place.province, place.district, place.commune)
        path = "/".join(slug(name) for name in names if name)
    year = (metadata.issued_on or "")[:4] or (str(metadata.period.start) if metadata.period.start else "")
    code = slug(metadata.doc_type or "vb")
    number = slug(metadata.number) if metadata.number else f"{code}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return "/".join(part for part in (path, year, number) if part)


def with_issuer_ids(metadata: model.Metadata, place: model.Place) -> model.Metadata:
    """Metadata whose issuers' identifiers hold the units above that the text leaves unsaid."""
    if place == metadata.place:
        return metadata

    def filled(issuer: model.Issuer) -> model.Issuer:
        path = place_path(place, issuer.level) if issuer.agency_id and issuer.place == metadata.place else None
        if path is None or issuer.agency_id is None:
            return issuer
        name = parse_agency_id(issuer.agency_id).name
        return replace(issuer, agency_id=str(AgencyId(name, tuple(filter(None, path.split("/"))), False)))

    issuer = filled(metadata.issuer) if metadata.issuer else None
    return replace(metadata, issuer=issuer, co_issuers=tuple(filled(other) for other in metadata.co_issuers))


class Recorder:
    """Turns the findings of one plan into items of its record."""

    def __init__(self, plan: str, mapped: Mapped, outline: Outline, place: model.Place, on: str | None, topic: str, locate: Locate) -> None:
        """`place` enters identifiers alone, `on` is the plan's date (partial), `topic` what its title says.

        `locate` says where in the source a range of the reader's text stands.
        """
        self._plan, self._mapped, self._outline, self._unit, self._on = plan, mapped, outline, place, on
        self._locate = locate
        self._resolver = Resolver(place, on, topic)
        self._used: dict[str, int] = {}

    def _id(self, kind: str, path: str) -> str:
        """Plan id, kind and ordinal path; a repeated path gets `~2`."""
        key = f"{self._plan}#{kind}/{path}"
        self._used[key] = times = self._used.get(key, 0) + 1
        return key if times == 1 else f"{key}~{times}"

    def _place(self, start: int, end: int) -> tuple[str, model.Span, Origin]:
        return self._mapped.text[start:end], (start, end), self._origin((start, end))

    def _origin(self, span: model.Span) -> Origin:
        """Place in the source."""
        return self._locate(self._mapped.origin(span))

    def sections(self) -> tuple[model.Section, ...]:
        """Sections in order; a section's origin is its heading from the marker on."""
        ids: list[str] = []
        out = []
        for node in self._outline.sections:
            ids.append(self._id("section", node.path))
            title = self._mapped.text[node.title[0] : node.title[1]] if node.title else None
            parent = ids[node.parent] if node.parent is not None else None
            out.append(
                model.Section(
                    id=ids[-1],
                    parent=parent,
                    path=node.path,
                    marker=node.marker,
                    kind=node.kind,
                    title=title,
                    role=node.role,
                    span=node.span,
                    heading_span=node.heading,
                    origin=self._origin(node.heading),
                )
            )
        return tuple(out)

    def _path_of(self, section: int | None) -> str | None:
        """Path of a section by index."""
        return self._outline.sections[section].path if section is not None else None

    def blocks(self) -> tuple[model.Block, ...]:
        """Blocks in order of the text."""
        out = []
        for number, node in enumerate(self._outline.blocks, 1):
            text, span, origin = self._place(node.start, node.end)
            section = self._path_of(node.section)
            ident = self._id("block", str(number))
            out.append(model.Block(id=ident, section=section, kind=node.kind, marker=node.marker, text=text, span=span, origin=origin))
        return tuple(out)

    def citations(self, matches: Sequence[CitationMatch]) -> tuple[model.Citation, ...]:
        """Citations with what they mean."""
        out = []
        for number, m in enumerate(matches, 1):
            text, span, origin = self._place(m.start, m.end)
            found = self._resolver.resolve(m)
            body = issuing(m.issuer, self._unit, self._on).agency_id
            issuer = model.CitedIssuer(name=m.issuer, agency_id=body) if m.issuer else None
            out.append(
                model.Citation(
                    id=self._id("citation", str(number)),
                    text=text,
                    type=m.type,
                    number=m.number,
                    date=m.date,
                    issuer=issuer,
                    name=m.name,
                    title=m.title,
                    pinpoint=m.pinpoint,
                    relation=m.relation,
                    instrument_id=found.instrument_id,
                    resolution=found.resolution,
                    reason=found.reason,
                    candidates=found.candidates,
                    span=span,
                    origin=origin,
                )
            )
        return tuple(out)

    def _agency_id(self, m: BodyMatch) -> str | None:
        return agency_id(m.name, m.level, self._unit, m.place, m.collective)

    def agencies(self, matches: Sequence[BodyMatch]) -> tuple[model.Agency, ...]:
        """Agencies in order."""
        out = []
        for number, m in enumerate(matches, 1):
            text, span, origin = self._place(m.start, m.end)
            sure = certainty.of_body(m)
            out.append(
                model.Agency(
                    id=self._id("agency", str(number)),
                    text=text,
                    name=m.name,
                    agency_id=self._agency_id(m),
                    level=m.level,
                    place=m.place,
                    collective=m.collective,
                    confidence=sure.confidence,
                    why=sure.why,
                    span=span,
                    origin=origin,
                )
            )
        return tuple(out)

    def deadlines(self, matches: Sequence[DeadlineMatch]) -> tuple[model.Deadline, ...]:
        """Deadlines in order."""
        return tuple(model.Deadline(**self._item("deadline", number, m)) for number, m in enumerate(matches, 1))

    def targets(self, matches: Sequence[TargetMatch]) -> tuple[model.Target, ...]:
        """Targets in order."""
        return tuple(model.Target(**self._item("target", number, m)) for number, m in enumerate(matches, 1))

    def contacts(self, matches: Sequence[ContactMatch]) -> tuple[model.Contact, ...]:
        """Contacts in order."""
        return tuple(model.Contact(**self._item("contact", number, m)) for number, m in enumerate(matches, 1))

    def _item(self, kind: str, number: int, match: DeadlineMatch | TargetMatch | ContactMatch) -> dict[str, Any]:
        """The fields of an item: its place, and what the match found under the same names."""
        text, span, origin = self._place(match.start, match.end)
        found = {field.name: getattr(match, field.name) for field in fields(match) if field.name not in ("start", "end")}
        return {"id": self._id(kind, str(number)), "text": text, "span": span, "origin": origin, **found}

    def obligations(
        self,
        duties: Sequence[Duty],
        bodies: Sequence[BodyMatch],
        deadlines: Sequence[model.Deadline],
        targets: Sequence[model.Target],
        citations: Sequence[model.Citation],
    ) -> tuple[model.Obligation, ...]:
        """Obligations in order, with their links by id."""
        counters: dict[str | None, int] = {}
        out = []
        for duty in duties:
            section = self._path_of(duty.section)
            text, span, origin = self._place(duty.start, duty.end)
            counters[section] = counters.get(section, 0) + 1
            own_item = duty.heading_only or self._outline.blocks[duty.block].marker == self._marker(duty.section)
            path = (section or "-") if own_item else f"{section or ''}/-{counters[section]}".lstrip("/")
            leads = [(actor.basis, bodies[actor.body].vague) for actor in duty.actors if actor.role == "lead"]
            sure = certainty.of_duty(leads, self._outline.in_article(duty.section))
            out.append(
                model.Obligation(
                    id=self._id("obligation", path),
                    text=text,
                    action=duty.action,
                    section=section,
                    modality=duty.modality,
                    condition=duty.condition,
                    theme=duty.theme,
                    responsible=tuple(self._responsible(actor, bodies) for actor in duty.actors),
                    report_to=tuple(
                        model.ReportTo(name=bodies[i].name, agency_id=self._agency_id(bodies[i]), via=via) for i, via in duty.receivers
                    ),
                    deadlines=tuple(deadlines[i].id for i in duty.deadlines),
                    targets=tuple(targets[i].id for i in duty.targets),
                    citations=tuple(citations[i].id for i in duty.citations),
                    criteria=duty.criteria,
                    products=tuple(duty.products),
                    funding=_funding(duty.funding),
                    confidence=sure.confidence,
                    why=sure.why,
                    span=span,
                    origin=origin,
                )
            )
        return tuple(out)

    def findings(self, issues: Sequence[Issue], lacking: Sequence[str]) -> tuple[model.Finding, ...]:
        """What the reader had to leave out, and in the order of the text: what the linter says, irregular numbering, repairs."""
        missing = [Issue("R01", (0, 0), code) for code in lacking]
        irregular = [
            Issue(_IRREGULAR[node.irregular], (node.heading[0], node.heading[0] + len(node.marker)))
            for node in self._outline.sections
            if node.irregular is not None
        ]
        repaired = [Issue("T01", span) for span in self._mapped.repairs()]
        found = sorted([*issues, *irregular, *repaired], key=lambda issue: (issue.span, issue.code, issue.case))
        return tuple(self._finding(number, issue) for number, issue in enumerate(missing + found, 1))

    def _finding(self, number: int, issue: Issue) -> model.Finding:
        text, span, origin = self._place(*issue.span)
        return model.Finding(
            id=self._id("finding", str(number)),
            code=issue.code,
            severity=issue.severity,
            text=text,
            message=message(issue),
            suggestion=issue.suggestion,
            related=issue.related,
            rests_on=dict(issue.rests_on) if issue.rests_on is not None else None,
            span=span,
            origin=origin,
        )

    def _marker(self, section: int | None) -> str | None:
        return self._outline.sections[section].marker if section is not None else None

    def _responsible(self, actor: Actor, bodies: Sequence[BodyMatch]) -> model.Responsible:
        body = bodies[actor.body]
        return model.Responsible(
            name=body.name,
            agency_id=self._agency_id(body),
            level=body.level,
            role=actor.role,
            basis=actor.basis,
            span=(body.start, body.end),
        )


def _funding(text: str | None) -> model.Funding | None:
    if text is None:
        return None
    amount = amount_in(text)
    return model.Funding(text=text, source=text if amount is None else None, amount=amount)
