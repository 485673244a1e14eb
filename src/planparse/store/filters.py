"""What a question asks for, and its conditions in SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, literal, or_, select

from planparse.registry.asked import Reading, readings
from planparse.store import schema
from planparse.text.search import key, spaced, words

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions that all must hold; None asks for nothing. Words match with or without diacritics.

    `agency` is an identifier, a name or a part of one, with its place or without (`Sở Y tế Lào Cai`), `place` a name or path
    (`ha-noi/cau-giay`), `cites` a number, identifier or name of an instrument, `plan` an identifier, `role` lead, coordinate or
    report_to. `everything` takes duties of replaced plans in.
    """

    agency: str | None = None
    role: str | None = None
    place: str | None = None
    level: str | None = None
    year: int | None = None
    due_before: date | None = None
    due_after: date | None = None
    theme: str | None = None
    cites: str | None = None
    plan: str | None = None
    text: str | None = None
    modality: str | None = None
    min_confidence: float | None = None
    everything: bool = False

    @property
    def dated(self) -> bool:
        """True where it asks for a time."""
        return self.due_before is not None or self.due_after is not None

    def timeless(self) -> Filter:
        """The same for any time."""
        return replace(self, due_before=None, due_after=None)

    @property
    def of_duties(self) -> bool:
        """True where it asks for something that obligations alone have."""
        return any(getattr(self, field.name) is not None for field in fields(self) if field.name in _OF_DUTIES)


_OF_DUTIES = {"agency", "role", "due_before", "due_after", "theme", "modality", "min_confidence", "cites"}


def like(column: ColumnElement[str], sought: str) -> Condition:
    """Where the words stand one after the other in a column of words; no words stand nowhere."""
    return column.contains(spaced(key(sought))) if words(key(sought)) else false()


def of_plan(ask: Filter) -> list[Condition]:
    """Conditions on the plan."""
    table = schema.plans
    out: list[Condition] = []
    if ask.plan is not None:
        out.append(table.c.plan_id == ask.plan)
    if ask.level is not None:
        out.append(table.c.level == ask.level)
    if ask.year is not None:
        out += [table.c.year_from <= ask.year, table.c.year_to >= ask.year]
    if ask.place is not None:
        path = key(ask.place).strip("/")
        inside = or_(table.c.path == path, table.c.path.startswith(f"{path}/", autoescape=True))
        out.append(or_(inside, like(table.c.place, ask.place)))
    if not ask.everything:
        out.append(~replaced())
    return out


def replaced() -> Condition:
    """The plan is replaced by another that the store holds."""
    other = schema.citations.alias()
    by_other = exists().where(
        other.c.relation == "replaces", other.c.instrument_id == schema.plans.c.instrument_id, other.c.plan != schema.plans.c.pk
    )
    return and_(schema.plans.c.instrument_id.is_not(None), by_other)


def bodies(name: str) -> Select[tuple[int]]:
    """Keys of the bodies that a name or identifier means: `LĐTBXH` finds `phong-ldtbxh@…` by its short form."""
    table = schema.bodies
    if "@" in name or name.startswith("*"):
        return select(table.c.pk).where(table.c.agency_id == name)
    return select(table.c.pk).where(or_(false(), *map(_body, readings(name))))


def _body(meant: Reading) -> Condition:
    table = schema.bodies
    named = [table.c.folded.contains(meant.folded)]
    if meant.short:
        ident = literal("-") + func.replace(table.c.agency_id, "*", "") + "@"  # -ubnd@kon-tum@, -ubnd-cap-xa@kon-tum@, -bo-y-te@
        named += [ident.contains(f"-{meant.short}@"), ident.contains(f"-{meant.short}-cap-")]
    out: list[Condition] = [or_(*named)]
    if meant.levels:
        out.append(table.c.level.in_(meant.levels))
    if meant.place:
        path, (inner, *outer) = func.replace(table.c.agency_id, "@", "/"), meant.place
        out += [path.endswith(f"/{inner}"), *(path.contains(f"/{slug}/") for slug in outer)]
    return and_(*out)


def acting(ask: Filter) -> Condition | None:
    """Obligations of a body in a role; who coordinates or only receives reports counts where no role is asked for, but for reports."""
    if ask.agency is None and ask.role is None:
        return None
    table = schema.roles
    chosen = select(table.c.obligation)
    chosen = chosen.where(table.c.role == ask.role if ask.role else table.c.role != "report_to")
    if ask.agency is not None:
        chosen = chosen.where(table.c.body.in_(bodies(ask.agency)))
    return schema.obligations.c.pk.in_(chosen)


def in_time(ask: Filter) -> Condition:
    """Times that share a day with what is asked for."""
    out: list[Condition] = []
    if ask.due_before is not None:
        out.append(schema.times.c.first <= ask.due_before.isoformat())
    if ask.due_after is not None:
        out.append(schema.times.c.last >= ask.due_after.isoformat())
    return and_(*out)


def citing(cited: str) -> Condition:
    """Citations of an instrument: identifier, number, or words of its name."""
    table = schema.citations
    if cited.startswith("vn/"):
        return table.c.instrument_id == cited
    number = "".join(cited.split())
    return or_(table.c.instrument_id == cited, table.c.number == number, like(table.c.folded, cited))


def of_obligation(ask: Filter) -> list[Condition]:
    """Conditions on the obligation, but for its words."""
    table = schema.obligations
    out: list[Condition] = []
    if (who := acting(ask)) is not None:
        out.append(who)
    if ask.theme is not None:
        out.append(table.c.theme == ask.theme)
    if ask.modality is not None:
        out.append(table.c.modality == ask.modality)
    if ask.min_confidence is not None:
        out.append(table.c.confidence >= ask.min_confidence)
    if ask.cites is not None:
        link = schema.obligation_citations
        out.append(table.c.pk.in_(select(link.c.obligation).where(link.c.item.in_(select(schema.citations.c.pk).where(citing(ask.cites))))))
    if ask.dated:
        link = schema.obligation_deadlines
        due = select(schema.times.c.deadline).where(in_time(ask))
        out.append(table.c.pk.in_(select(link.c.obligation).where(link.c.item.in_(due))))
    return out
