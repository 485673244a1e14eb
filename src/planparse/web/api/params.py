"""Parameters of the API as its description states them; they are named like the options of the command line."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from planparse.errors import UsageError
from planparse.model import Level, Modality
from planparse.store import Filter, Store, asking
from planparse.web.asking import number
from planparse.web.language import said

_LONGEST = 1000  # characters of a value


def _plain(value: str | None) -> str | None:
    """Raises ValueError for a NUL, which no store takes."""
    if value is not None and "\0" in value:
        raise ValueError("NUL")
    return value


Text = Annotated[str, AfterValidator(_plain)]


def _words(description: str) -> Any:
    return Field(default=None, max_length=_LONGEST, description=description)


class Filters(BaseModel):
    """Conditions that must all hold; what is not given asks for nothing. Words match with or without diacritics."""

    model_config = ConfigDict(extra="forbid")

    agency: Text | None = _words("A body: name, part of it, short form or identifier (`so-y-te@kon-tum`).")
    role: asking.Role | None = Field(default=None, description="Role of the body.")
    place: Text | None = _words("Place of the plan: name or path (`ha-noi/cau-giay`).")
    level: Level | None = Field(default=None, description="Level of the plan.")
    year: int | None = Field(default=None, ge=1, le=9999, description="A year inside the plan's period.")
    due_before: Text | None = _words("Due on this day or earlier (`2024-06-30` or `30/6/2024`).")
    due_after: Text | None = _words("Due on this day or later.")
    theme: Text | None = _words("Kind of activity (codes of docs/themes.md).")
    cites: Text | None = _words("Cited instrument: number, name or identifier.")
    plan: Text | None = _words("Only this plan: its plan_id, or a part that no other has.")
    text: Text | None = _words("Words that must occur.")
    modality: Modality | None = Field(default=None, description="Order or request.")
    min_confidence: float | None = Field(default=None, ge=0, le=1, description="At least this confidence.")
    all: bool = Field(default=False, description="Take plans that another plan of the store replaces in, too.")

    def ask(self, store: Store, lang: str) -> Filter:
        """The filter. Raises UsageError, PlanUnknownError."""
        given = self.model_dump(include=set(Filters.model_fields) - {"all"})
        if given["plan"]:
            given["plan"] = store.find(given["plan"])
        return asking.asked(said(lang), everything=self.all, **{key: None if value == "" else value for key, value in given.items()})


class Part(Filters):
    """Filters, and which part of the rows."""

    limit: int = Field(default=100, ge=1, le=1000, description="At most so many rows.")
    cursor: Text | None = _words("`next` of the answer before: the rows that follow it.")

    def after(self) -> str | None:
        """What the cursor stands for. Raises UsageError for one that is none."""
        if not self.cursor:
            return None
        try:
            return urlsafe_b64decode(self.cursor.encode("ascii") + b"==").decode()
        except (ValueError, UnicodeError):
            raise UsageError("", "cursor") from None

    def offset(self) -> int:
        """The number that the cursor of rows without identifier stands for. Raises UsageError."""
        return number(self.after() or "0", "cursor")


def cursor(value: str) -> str:
    """A cursor for an identifier or a number."""
    return urlsafe_b64encode(value.encode()).rstrip(b"=").decode()
