"""What the extractors find: plain frozen matches with offsets into the text they were given.

`start` and `end` count code points of that text, end exclusive. The assembly step turns matches into items of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planparse.model import Comparator, ContactKind, DeadlineKind, DeadlineRelation, Level, Relation, Unit

# named: by the tables; group: a collective; guessed: a head with a name of no table; listed: a further member of a list under one head;
# level: `Cấp xã: …`; field, title: a heading that addresses a field, or stands among headings that are bodies; learned: by the model
Way = Literal["named", "group", "guessed", "listed", "level", "field", "title", "vague", "learned"]


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """A mention of a body, post or collective. `issuer` is the name with level and place words kept, for citations.

    `how` says how it was found; `certainty` knows how often that is right.
    """

    start: int
    end: int
    name: str
    level: Level | None
    place: str | None
    collective: bool
    issuer: str
    vague: bool = False
    how: Way = "named"


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """A mention of an instrument, as GUIDE "citations" and rules 17 to 22 define it."""

    start: int
    end: int
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    name: str | None
    title: str | None
    pinpoint: str | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class DeadlineMatch:
    """A time expression that bounds an action. Dates are ISO, partial where the text is; `--MM-DD` where several years are meant."""

    start: int
    end: int
    kind: DeadlineKind
    relation: DeadlineRelation | None = None
    by: str | None = None
    from_: str | None = None
    to: str | None = None
    period: str | None = None
    offset: str | None = None
    trigger: str | None = None
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class TargetMatch:
    """A quantified objective: the clause that holds the number and what is counted."""

    start: int
    end: int
    value: float
    unit: Unit
    total: float | None
    comparator: Comparator
    subject: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class ContactMatch:
    """A telephone number, hotline, e-mail or web address."""

    start: int
    end: int
    kind: ContactKind
    value: str
