"""What each tool may be asked, as pydantic models: their JSON Schema is what an assistant sees. Nothing beside it is accepted."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from planparse import themes
from planparse.model import Level, Modality
from planparse.registry.keys import ON
from planparse.store import Filter, asking
from planparse.text.names import readable


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _theme(value: str | None) -> str | None:
    if value is not None and value not in themes.codes():
        raise ValueError("a theme of the enumeration")
    return value


_DAY_SCHEMA = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}], "default": None}
Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Asked = Annotated[str | None, Field(min_length=1, max_length=500)]
PlanName = Annotated[str, Field(min_length=1, max_length=500, description="a plan_id, or a part of one that no other plan has")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="where to go on: next_offset of the answer before")]


class Arguments(BaseModel):
    """No arguments but those that are declared."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Paged(Arguments):
    """A part of the rows."""

    limit: int = Field(20, ge=1, le=100, description="at most so many rows")
    offset: Offset = 0


class Filters(Paged):
    """The filters of `planparse query`; all that are given must hold. Words match with or without Vietnamese diacritics."""

    agency: Asked = Field(None, description="a body: name, part of it, short form or identifier (so-y-te@kon-tum)")
    role: asking.Role | None = Field(None, description="role of the body")
    place: Asked = Field(None, description="place of the plan: name or path (ha-noi/cau-giay)")
    level: Level | None = Field(None, description="level of the plan")
    year: int | None = Field(None, ge=1900, le=2999, description="a year inside the plan's period")
    due_before: Day = Field(None, description="due on this day or before")
    due_after: Day = Field(None, description="due on this day or later")
    theme: Annotated[str | None, AfterValidator(_theme)] = Field(
        None, description="kind of activity", json_schema_extra={"enum": [*themes.codes(), None]}
    )
    cites: Asked = Field(None, description="a cited instrument: number, name or identifier")
    plan: PlanName | None = None
    text: Asked = Field(None, description="words that must occur")
    modality: Modality | None = None
    min_confidence: float | None = Field(None, ge=0, le=1)
    everything: bool = Field(False, description="take duties of replaced plans in, too")

    def filter(self, plan_id: str | None) -> Filter:
        """The question to the store; `plan_id` is what `plan` means."""
        given = self.model_dump(exclude={"limit", "offset", "plan"})
        for name in ("agency", "place", "cites", "text"):
            given[name] = (normalize("NFC", readable(given[name])).strip() or None) if given[name] else None
        return Filter(**given, plan=plan_id)


class OfPlan(Paged):
    """A plan and the part of its sections to list."""

    plan: PlanName
    limit: int = Field(100, ge=1, le=500, description="at most so many sections")


class OfSection(Arguments):
    """A section and the part of its text."""

    plan: PlanName
    section: Words = Field(description="path of the section, as get_plan gives it (II/1)")
    limit: int = Field(8_000, ge=1, le=20_000, description="at most so many characters")
    offset: Offset = 0


class OfPlans(Paged):
    """Plans to compare."""

    plans: list[PlanName] = Field(min_length=2, max_length=5)


class Against(Paged):
    """A plan and those above it."""

    plan: PlanName
    against: list[PlanName] | None = Field(None, min_length=1, max_length=5, description="superior plans; without it they are looked for")


class Name(Arguments):
    """A name to look up."""

    name: Words
    on: Annotated[str | None, Field(pattern=f"^{ON}$")] = Field(None, description="on a day, month or year: 2024-03-25, 2024-03, 2024")
    place: Asked = Field(None, description="seen from which place: ha-noi/cau-giay")
    topic: Asked = Field(None, description="decides between instruments of one number and between successors")
    limit: int = Field(10, ge=1, le=50)
