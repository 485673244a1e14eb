"""What people type for a filter, on the command line or in the address of a page, made a `Filter`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, get_args
from unicodedata import normalize

from planparse import themes
from planparse.errors import UsageError
from planparse.model import Level, Modality
from planparse.store.filters import Filter
from planparse.text.names import readable

Say = Callable[[str, object], str]  # a message by its key, with what it is about
Role = Literal["lead", "coordinate", "report_to"]
CODES: dict[str, tuple[str, ...]] = {"role": get_args(Role), "level": get_args(Level), "modality": get_args(Modality)}
_WORDS = ("agency", "place", "cites", "text")
_DAYS = ("due_before", "due_after")
_PLAIN = ("year", "min_confidence", "plan")


def asked(say: Say, *, everything: bool = False, **given: Any) -> Filter:
    """The filter of values as they are typed, by the names of its fields; `plan` must be a plan_id already.

    Raises UsageError, with what `say` tells of it, for a value that is none.
    """
    values: dict[str, Any] = {name: given.get(name) for name in _PLAIN}
    values |= {name: _words(given.get(name)) for name in _WORDS}
    values |= {name: day(given.get(name), say) for name in _DAYS}
    values |= {name: code(name, given.get(name), say) for name in (*CODES, "theme")}
    return Filter(**values, everything=everything)


def day(value: str | None, say: Say) -> date | None:
    """A day as `2024-03-25` or `25/3/2024`. Raises UsageError for anything else."""
    if value is None:
        return None
    try:
        if "/" in value:
            number, month, year = (int(part) for part in value.split("/"))
            return date(year, month, number)
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError("", say("usage.day", value)) from None


def code(kind: str, value: str | None, say: Say) -> str | None:
    """One of the codes of a kind. Raises UsageError that names them."""
    if value is None:
        return None
    codes = CODES[kind] if kind in CODES else themes.codes()
    if value not in codes:
        raise UsageError("", f"{say('usage.code', value)} {', '.join(codes)}.")
    return value


def _words(value: str | None) -> str | None:
    return normalize("NFC", readable(value)).strip() or None if value else None
