"""Fields of an item as a form shows them, and what people typed as a record holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin
from unicodedata import normalize

from planparse import themes
from planparse.correct.fields import DATES, checked, hints
from planparse.errors import SchemaError, UsageError
from planparse.store import asking
from planparse.tables import table
from planparse.web import language, named

Item = Mapping[str, Any]
PREFIX = "f."  # of the names of fields in a form
_LONG = frozenset({"text", "action"})


@dataclass(frozen=True, slots=True)
class Field:
    """`kind` line, text, lines (one value a line) or choice, with the codes of `options` and their words; `human`: people set it."""

    name: str
    label: str
    kind: str
    value: str
    options: Sequence[tuple[str, str]]
    human: bool


def fields(record: Item, items: str, item: Item, marks: Sequence[str], lang: str) -> list[Field]:
    """The fields of an item, or of the metadata, that people may set, in the order of `web/data/fields.csv`."""
    rows = [(row["field"], row[lang]) for row in table("planparse.web", "fields") if row["items"] == items]
    return [_field(record, items, item, name, called, name.partition(".")[0] in marks, lang) for name, called in rows]


def changed(given: Mapping[str, str], shown: Sequence[Field]) -> dict[str, str]:
    """What a form says otherwise than the page, by field. Raises UsageError for a field that the page does not have."""
    known = {one.name: one.value for one in shown}
    typed = {name.removeprefix(PREFIX): text for name, text in given.items() if name.startswith(PREFIX)}
    for name in typed.keys() - known.keys():
        raise UsageError("", name[:80])
    return {name: typed[name] for name in known if name in typed and _lines(typed[name]) != _lines(known[name])}


def _lines(text: str) -> list[list[str]]:
    """Words by line, as a browser sends them back: without blanks at ends and characters that turn the direction."""
    return [line.split() for line in normalize("NFC", named.safe(text.replace("\r\n", "\n"))).strip().splitlines()]


def label(items: str, field: str, lang: str) -> str:
    """What a field is called; its name where it has none."""
    rows = table("planparse.web", "fields")
    return next((row[lang] for row in rows if (row["items"], row["field"]) == (items, field)), field)


def said(items: str, field: str | None, value: Any, lang: str) -> str:
    """The value of a correction in words."""
    if isinstance(value, str | bool) and field in hints(items):
        shown = _shown(value, lang)
        return dict(_options(items, field, lang)).get(shown, shown)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if field in hints(items) and int in _kinds(items, field):
        return str(value or "")
    if isinstance(value, Mapping):  # another item, or the fields of one that is added
        fields_said = (f"{label(items, name, lang)}: {said(items, name, one, lang)}" for name, one in value.items())
        return str(value["quote"]) if "quote" in value else "; ".join(fields_said)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else _shown(value, lang)


def read(items: str, field: str, text: str, lang: str) -> Any:
    """What a form says of a field, as a record holds it. Raises UsageError for what may not stand there."""
    if "\0" in text:
        raise UsageError("", "NUL")
    try:
        return checked(items, field, _value(items, field, text.replace("\r\n", "\n").strip(), lang))
    except (SchemaError, ValueError):
        raise UsageError("", f"{items}.{field}") from None


def current(record: Item, items: str, item: Item, field: str) -> Any:
    """The value that a field has now; None where a duty has several deadlines, which are items of their own."""
    if items == "metadata":
        whole, _, part = field.partition(".")
        value = item[whole]
        return (value or {}).get(part) if part else value and value["name"] if field == "issuer" else value
    if items != "obligations":
        return item[field]
    if field in ("lead", "coordinate"):
        return list(dict.fromkeys(body["name"] for body in item["responsible"] if body["role"] == field))
    if field == "report_to":
        return [body["name"] for body in item["report_to"]]
    if field == "citations":
        return [one["text"] for one in record["citations"] if one["id"] in item["citations"]]
    if field in ("due", "due_on"):
        own = [one for one in record["deadlines"] if one["id"] in item["deadlines"]]
        return (own[0]["by" if field == "due_on" else "text"] or None) if len(own) == 1 else None
    return item[field]


def _field(record: Item, items: str, item: Item, name: str, called: str, human: bool, lang: str) -> Field:
    value, options = current(record, items, item, name), _options(items, name, lang)
    shown = str(value or "") if int in _kinds(items, name) else _shown(value, lang)
    kind = "choice" if options else "lines" if _is_list(items, name) else "text" if name in _LONG or "\n" in shown else "line"
    return Field(name, called, kind, shown, options, human)


def _shown(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return language.exact(value, lang)
    return "\n".join(value) if isinstance(value, list | tuple) else value or ""


def _value(items: str, field: str, text: str, lang: str) -> Any:
    if _is_list(items, field):
        return list(filter(None, map(str.strip, text.split("\n"))))
    kinds = _kinds(items, field)
    if bool in kinds:
        return {"true": True, "false": False}.get(text)
    if int in kinds:
        return int(text) if text else None
    if float in kinds:
        return language.quantity(text, lang) if text else None
    if field in DATES and text.count("/") == 2:
        return str(asking.day(text, language.said(lang)))
    return text or None


def _options(items: str, field: str, lang: str) -> list[tuple[str, str]]:
    """Codes that may stand in a field, with their words; none where any text may."""
    say, kinds = language.words(lang), _kinds(items, field)
    none = [("", say("fix.unknown"))] if NoneType in kinds else []
    if field == "theme":
        return none + [(code, named.theme(code, lang)) for code in themes.codes()]
    if bool in kinds:
        return [(code, say(f"fix.{code}")) for code in ("true", "false")]
    codes = [code for kind in kinds if get_origin(kind) is Literal for code in get_args(kind)]
    return none + [(code, _word(field, code, lang)) for code in codes] if codes else []


def _word(field: str, code: str, lang: str) -> str:
    try:
        return language.words(lang)(f"{field}.{code}")
    except KeyError:
        return code


def _kinds(items: str, field: str) -> tuple[Any, ...]:
    hint = hints(items)[field]
    return (hint,) if get_origin(hint) is Literal or isinstance(hint, type) else get_args(hint)


def _is_list(items: str, field: str) -> bool:
    return get_origin(hints(items)[field]) is tuple
