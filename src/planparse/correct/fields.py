"""Which fields people may set, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_type_hints
from unicodedata import normalize

from planparse import model, themes
from planparse.errors import SchemaError
from planparse.text.patterns import pattern

_OF: Mapping[str, type[Any]] = {
    "obligations": model.Obligation,
    "citations": model.Citation,
    "agencies": model.Agency,
    "deadlines": model.Deadline,
    "targets": model.Target,
    "metadata": model.Metadata,
}
_OURS = frozenset({"id", "span", "origin", "confidence", "why", "candidates", "deadlines", "targets", "citations", "responsible", "rrule"})
_OF_DUTIES: Mapping[str, Any] = {
    **dict.fromkeys(("lead", "coordinate", "report_to", "citations"), tuple[str, ...]),
    **dict.fromkeys(("due", "due_on"), str | None),
}
PARTS: Mapping[str, type[Any]] = {"place": model.Place, "period": model.Period, "signer": model.Signer}  # of metadata: `signer.name`
LINKS = ("deadline", "target", "citation", "lead", "coordinate")
DATES = frozenset({"by", "from", "to", "date", "issued_on", "due_on"})
_DATE = pattern(
    "correct.date", r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
)


@cache
def hints(items: str) -> dict[str, Any]:
    """Types of the fields that people may set, by name."""
    found = {name.rstrip("_"): hint for name, hint in get_type_hints(_OF[items]).items()}
    found = {name: hint for name, hint in found.items() if name not in _OURS}
    if items == "obligations":
        found |= _OF_DUTIES
    if items == "metadata":
        found["issuer"] = model.Issuer | str | None
        found |= {f"{whole}.{name}": hint for whole, kind in PARTS.items() for name, hint in get_type_hints(kind).items()}
    return found


def checked(items: str, field: str | None, value: Any) -> Any:
    """The value as a record holds it: texts in NFC without blanks at their ends. Raises SchemaError for what may not stand there."""
    known = hints(items)
    if field not in known:
        raise SchemaError("", f"{items}.{field}")
    clean = normal(value)
    if not _fits(_reader(items, field), clean) or (field in DATES and clean is not None and not _DATE.fullmatch(clean)):
        raise SchemaError("", f"{items}.{field}")
    if field == "theme" and clean is not None and clean not in themes.codes():
        raise SchemaError("", f"{items}.{field}")
    return clean


def normal(value: Any) -> Any:
    """Texts in NFC without blanks at their ends, all through; empty ones are None."""
    if isinstance(value, str):
        return normalize("NFC", value).strip() or None
    if isinstance(value, Mapping):
        return {str(key): normal(one) for key, one in value.items()}
    return [normal(one) for one in value] if isinstance(value, list | tuple) else value


@cache
def _reader(items: str, field: str) -> Callable[[Any], Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(hints(items)[field]).validate_python


def _fits(read: Callable[[Any], Any], value: Any) -> bool:
    from pydantic import ValidationError

    try:
        read(value)
    except ValidationError:
        return False
    return True
