"""Which values of two items are the same."""

from __future__ import annotations

from typing import Any

from planparse.evaluate.fold import fold, is_vague
from planparse.evaluate.places import Item

# The fields that make up a deadline's value, by kind.
_DEADLINE_FIELDS = {"interval": ("from", "to"), "recurring": ("period", "by"), "relative": ("offset",)}


def known(value: object) -> str | None:
    """The value as text; empty ones are None."""
    return None if value in (None, "", []) else str(value)


def number(value: Any) -> float | None:
    """The value as a number, if it is one."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def deadline_value(item: Item) -> str:
    """Kind and the fields that matter for it, as one comparable string."""
    kind = item.get("kind")
    fields = _DEADLINE_FIELDS.get(str(kind), ("by",))
    return repr((kind, *(known(item.get(field)) for field in fields)))


def same_path(gold: Item, parsed: Item) -> bool:
    """Same place in the tree of sections."""
    return bool(gold["path"] == parsed.get("path"))


def same_deadline(gold: Item, parsed: Item) -> bool:
    """Same kind and same dates."""
    return deadline_value(gold) == deadline_value(parsed)


def same_citation(gold: Item, parsed: Item) -> bool:
    """Same type, date, and number; without a number in the gold, same name and no number."""
    if gold["type"] != parsed.get("type") or (gold.get("date") or None) != (parsed.get("date") or None):
        return False
    if gold.get("number"):
        return fold(gold["number"]) == fold(parsed.get("number"))
    return not parsed.get("number") and fold(gold["name"]) == fold(parsed.get("name"))


def same_target(gold: Item, parsed: Item) -> bool:
    """Same number, unit and comparator."""
    mine = (number(parsed.get("value")), parsed.get("unit"), parsed.get("comparator"))
    return (float(gold["value"]), gold["unit"], gold["comparator"]) == mine


def same_body(gold: Item, parsed: Item) -> bool:
    """Same name and level."""
    return fold(gold["name"]) == fold(parsed.get("name")) and gold.get("level") == parsed.get("level")


def bodies(obligation: Item, role: str, vague: frozenset[str]) -> set[tuple[str | None, str | None]]:
    """(folded name, level) of those responsible in `role`; vague collectives are left aside."""
    rows = [row for row in obligation.get("responsible", []) if row.get("role") == role and not is_vague(row["name"])]
    named = {(fold(row["name"]), row.get("level")) for row in rows}
    return {body for body in named if body[0] not in vague}


def names(found: set[tuple[str | None, str | None]]) -> set[str | None]:
    """The names alone."""
    return {name for name, _ in found}


def reported_to(obligation: Item) -> set[str | None]:
    """Folded names of those who receive the report; gold writes plain names, records write objects."""
    rows = [row["name"] if isinstance(row, dict) else row for row in obligation.get("report_to", [])]
    return {fold(row) for row in rows if not is_vague(row)}


def cited(items: list[Item]) -> list[str]:
    """What is cited, by number or name."""
    return sorted(str(fold(item.get("number") or item.get("name"))) for item in items)
