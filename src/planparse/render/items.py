"""The items of a plan as the page shows them: a mark in the text and an entry in a list, tied by one key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from planparse.model import SEVERITIES, Agency, Deadline, Finding, Obligation, Plan, Span, Target
from planparse.origins import Origin, PageBoxes, PageOrigin
from planparse.render.marks import Mark
from planparse.render.words import Say, amount, bodies, short, when


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: `label` is what it is, `note` what it means; `span` in the text, `origin` in the source."""

    key: str
    kind: str
    label: str
    note: str
    span: Span
    origin: Origin

    def hint(self) -> str:
        """What the pointer shows."""
        return f"{self.label} · {self.note}" if self.note else self.label

    def mark(self) -> Mark:
        """The entry's place in the text."""
        return Mark(*self.span, kind=self.kind, key=self.key, hint=self.hint())

    @property
    def page(self) -> int | None:
        """The page on which it begins, where its place is on paper."""
        return next((place["page"] for place in places(self.origin)), None)


def places(origin: Origin) -> Sequence[PageBoxes]:
    """Pages and boxes of a place; none where it is not on paper."""
    return cast("PageOrigin", origin)["pages"] if "pages" in origin else ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A small label under an obligation: `kind` is lead, coordinate, due, report, asked, condition or target."""

    kind: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """All entries of a kind."""

    kind: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What obligations point to, by id."""

    deadlines: Mapping[str, Deadline]
    targets: Mapping[str, Target]

    @classmethod
    def of(cls, plan: Plan) -> Links:
        """Those of a plan."""
        return cls({row.id: row for row in plan.deadlines}, {row.id: row for row in plan.targets})


def groups(plan: Plan, say: Say) -> list[Group]:
    """Entries by kind, in the order of the source; every kind is there, empty or not, but findings only where there are some."""
    links = Links.of(plan)
    rows: dict[str, Iterator[tuple[str, str, Span, Origin]]] = {
        "obligation": ((_duty_label(item), _duty_note(links, item, say), item.span, item.origin) for item in plan.obligations),
        "section": (
            (f"{item.marker} {item.title or ''}", say(f"role.{item.role}"), item.heading_span, item.origin) for item in plan.sections
        ),
        "citation": ((item.text, say(f"relation.{item.relation}"), item.span, item.origin) for item in plan.citations),
        "agency": ((item.name, _body_note(item, say), item.span, item.origin) for item in plan.agencies),
        "deadline": ((item.text, when(item, say), item.span, item.origin) for item in plan.deadlines),
        "target": ((item.text, amount(item), item.span, item.origin) for item in plan.targets),
        "contact": ((item.text, item.value if item.value != item.text else "", item.span, item.origin) for item in plan.contacts),
        "finding": ((item.message, finding_note(item, say), item.span, item.origin) for item in by_severity(plan.findings)),
    }
    out = [Group(kind, say(f"kind.{kind}"), tuple(_entries(kind, found))) for kind, found in rows.items()]
    return [group for group in out if group.entries or group.kind != "finding"]


def _entries(kind: str, rows: Iterator[tuple[str, str, Span, Origin]]) -> Iterator[Entry]:
    for number, (label, note, span, origin) in enumerate(rows, 1):
        yield Entry(f"{kind}-{number}", kind, short(label, 140), short(note, 160), span, origin)


def by_severity(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings; in the order of the text within each."""
    return sorted(findings, key=lambda item: SEVERITIES.index(item.severity))


def finding_note(item: Finding, say: Say) -> str:
    """Severity, code, and what should stand there."""
    suggestion = f" → {item.suggestion}" if item.suggestion else ""
    return f"{say(f'severity.{item.severity}')} {item.code}{suggestion}"


def _duty_label(item: Obligation) -> str:
    return item.action or item.text


def _duty_note(links: Links, item: Obligation, say: Say) -> str:
    due = [when(links.deadlines[key], say) for key in item.deadlines if key in links.deadlines]
    return " · ".join(filter(None, ("; ".join(bodies(item, "lead")) or say("label.nobody"), "; ".join(due))))


def _body_note(item: Agency, say: Say) -> str:
    return ", ".join(filter(None, (say(f"level.{item.level}") if item.level else "", item.place)))


def chips(links: Links, item: Obligation, say: Say) -> Sequence[Chip]:
    """Who, with whom, by when, to whom, under what condition."""
    deadlines, targets = links.deadlines, links.targets
    out = [Chip("asked", say("modality.requested"))] if item.modality == "requested" else []
    for role in ("lead", "coordinate"):
        seen = {body.name: body for body in reversed(item.responsible) if body.role == role}
        for body in reversed(seen.values()):
            level = f" · {say('level.' + body.level)}" if body.level else ""
            out.append(Chip(role, short(body.name, 80), f"{say('body.' + role)} · {say('basis.' + body.basis)}{level}"))
    if not any(chip.kind == "lead" for chip in out):
        out.append(Chip("nobody", say("label.nobody")))
    out += [Chip("due", short(when(deadlines[key], say), 60), deadlines[key].text) for key in item.deadlines if key in deadlines]
    for report in item.report_to:
        via = f"{say('label.via')} " if report.via else ""
        out.append(Chip("report", f"{say('label.report_to')} {via}{short(report.name, 80)}"))
    out += [Chip("target", amount(targets[key]), targets[key].text) for key in item.targets if key in targets]
    if item.condition:
        out.append(Chip("condition", short(item.condition, 80), say("label.condition")))
    return out
