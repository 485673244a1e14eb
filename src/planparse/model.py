"""The record of a plan: frozen data without behaviour (interchange format, version 1).

Keys are always present; unknown is `None` or an empty tuple. `span` is `[start, end)` in code points of the record's own `text`;
`origin` is the place in the decoded source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from planparse.origins import Origin

SCHEMA_VERSION = "1.0"

Span = tuple[int, int]
Level = Literal["central", "province", "district", "commune"]
LEVELS: tuple[Level, ...] = get_args(Level)  # the widest first
SectionKind = Literal["heading", "run_in", "item"]
SectionRole = Literal["purpose", "requirements", "objectives", "tasks", "funding", "organization", "reporting", "appendix", "other"]
BlockKind = Literal[
    "heading", "paragraph", "item", "subitem", "table_row", "frame", "header", "recipients", "signature", "footnote", "furniture"
]
Relation = Literal["basis", "implements", "amends", "replaces", "cites"]
Resolution = Literal["exact", "corrected", "ambiguous", "unknown"]
DeadlineKind = Literal["date", "interval", "recurring", "relative", "horizon"]
DeadlineRelation = Literal["before", "by", "on", "from"]
Unit = Literal["percent", "per_mille", "per_100k", "count", "money"]
Comparator = Literal["eq", "ge", "le"]
Modality = Literal["mandatory", "requested"]
BodyRole = Literal["lead", "coordinate"]
Basis = Literal["inline", "heading", "division", "intro"]
ContactKind = Literal["phone", "hotline", "email", "web"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the gravest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    file_name: str | None
    media_type: str
    sha256: str
    bytes: int
    pages: int | None
    part: int
    reader: str
    ocr: bool
    encoding: str | None
    status: Literal["complete", "partial"]
    signed_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    version: str
    model: str | None
    config_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    province: str | None
    district: str | None
    commune: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    name: str
    agency_id: str | None
    level: Level | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    name: str | None
    position: str | None
    authority: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    doc_type: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    issuer: Issuer | None
    level: Level | None
    place: Place
    title: str | None
    period: Period
    signer: Signer | None
    co_issuers: tuple[Issuer, ...]
    co_signers: tuple[Signer, ...]
    recipients: tuple[str, ...]
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    id: str
    parent: str | None
    path: str
    marker: str
    kind: SectionKind
    title: str | None
    role: SectionRole
    span: Span
    heading_span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    id: str
    section: str | None
    kind: BlockKind
    marker: str | None
    text: str
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedIssuer:
    name: str
    agency_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    id: str
    text: str
    type: str
    number: str | None
    date: str | None
    issuer: CitedIssuer | None
    name: str | None
    title: str | None
    pinpoint: str | None
    relation: Relation
    instrument_id: str | None
    resolution: Resolution
    reason: str | None
    candidates: tuple[str, ...]
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    id: str
    text: str
    name: str
    agency_id: str | None
    level: Level | None
    place: str | None
    collective: bool
    confidence: float
    why: str | None
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    id: str
    text: str
    kind: DeadlineKind
    relation: DeadlineRelation | None
    by: str | None
    from_: Annotated[str | None, Field(alias="from")]
    to: str | None
    period: str | None
    offset: str | None
    trigger: str | None
    rrule: str | None
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    id: str
    text: str
    value: float
    unit: Unit
    total: float | None
    comparator: Comparator
    subject: str | None
    due: str | None
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    name: str
    agency_id: str | None
    level: Level | None
    role: BodyRole
    basis: Basis
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTo:
    name: str
    agency_id: str | None
    via: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    text: str
    source: str | None
    amount: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    id: str
    text: str
    action: str | None
    section: str | None
    modality: Modality
    condition: str | None
    theme: str | None
    responsible: tuple[Responsible, ...]
    report_to: tuple[ReportTo, ...]
    deadlines: tuple[str, ...]
    targets: tuple[str, ...]
    citations: tuple[str, ...]
    criteria: tuple[str, ...]
    products: tuple[str, ...]
    funding: Funding | None
    confidence: float
    why: str | None
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    id: str
    text: str
    kind: ContactKind
    value: str
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    id: str
    code: str
    severity: Severity
    text: str
    message: str
    suggestion: str | None
    related: tuple[str, ...]
    rests_on: dict[str, Any] | None
    span: Span
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    schema_version: str
    plan_id: str
    source: Source
    parser: Parser
    text: str
    metadata: Metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    agencies: tuple[Agency, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    obligations: tuple[Obligation, ...]
    contacts: tuple[Contact, ...]
    findings: tuple[Finding, ...]
