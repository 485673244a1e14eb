"""What the extractors find: plain frozen matches with offsets into the text they were given.

`start` and `end` count code points of that text, end exclusive. The assembly step turns matches into items of the record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from planparse.model import BodyRole, Comparator, ContactKind, DeadlineKind, DeadlineRelation, Level, Relation, Unit

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


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A body in its role within one block; `body` is the index in the document's list of bodies."""

    body: int
    role: BodyRole


@dataclass(frozen=True, slots=True)
class PlanTime:
    """What the plan says of its own time: years it covers and the ISO date (partial) of its issue."""

    start: int | None = None
    end: int | None = None
    issued_on: str | None = None
    # year that a heading above the offset states ("Mục tiêu cụ thể đến năm 2025" -> 2025, "Năm 2024" -> 2024), else None
    division_year: Callable[[int], int | None] = field(default=lambda _offset: None)

    # year or ISO date that a heading or the opening sentence of a list above the offset sets for targets, else None
    division_due: Callable[[int], str | None] = field(default=lambda _offset: None)

    # whether the offset lies in a cell of the column of time of a table of tasks
    in_time_cell: Callable[[int], bool] = field(default=lambda _offset: False)

    # whether the offset lies in a division of objectives
    in_objectives: Callable[[int], bool] = field(default=lambda _offset: False)

    # whether the two years are those of a school year, which begins in August
    school_year: bool = False

    @property
    def single_year(self) -> int | None:
        """The one year that the plan covers, or None where it covers several or says nothing."""
        return self.start if self.start is not None and self.start == self.end else None
