"""Changes as they are made: from an item of a record, checked before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from planparse.correct import anchors, places
from planparse.correct.fields import LINKS, checked, normal
from planparse.correct.model import ITEMS, Action, Change, Items
from planparse.errors import SchemaError

_TEXT = 32_000  # characters of a status, a note or an office's own cell
_ANCHOR = ("quote", "before", "after")


def change(record: Mapping[str, Any], item: str | None, action: Action, field: str | None = None, value: Any = None) -> Change:
    """A change of the item with this id; of the plan's metadata where it is None. Raises SchemaError: no such item, or `check`'s."""
    if item is None:
        return check(Change(plan_id=record["plan_id"], items="metadata", action=action, field=field, value=value))
    for items in ITEMS:
        for one in record[items]:
            if one["id"] == item:
                where = anchors.anchor(record, one)
                return check(Change(plan_id=record["plan_id"], items=items, action=action, anchor=where, field=field, value=value))
    raise SchemaError("", item)


def addition(record: Mapping[str, Any], items: Items, span: tuple[int, int], value: Mapping[str, Any]) -> Change:
    """A change that adds an item at a stretch of the text, with fields by name. Raises SchemaError (`check`)."""
    where = anchors.anchor(record, {"span": span, "origin": places.origin(record, span)})
    return check(Change(plan_id=record["plan_id"], items=items, action="add", anchor=where, value=dict(value)))


def check(made: Change) -> Change:
    """The change with its value as it is kept. Raises SchemaError where it is none: an unknown action or field, a value of another kind."""
    if made.items not in (*ITEMS, "metadata") or made.action not in get_args(Action):
        raise SchemaError("", f"{made.items}.{made.action}")
    if (made.items == "metadata") != (made.anchor is None) or not _is_anchor(made.anchor):
        raise SchemaError("", "anchor")
    if made.items == "metadata" and made.action not in ("accept", "edit", "fill"):
        raise SchemaError("", f"{made.items}.{made.action}")
    return replace(made, value=_value(made))


def _value(made: Change) -> Any:
    if made.action == "edit":
        return checked(made.items, made.field, made.value)
    if made.action == "add":
        return {name: checked(made.items, name, value) for name, value in (made.value or {}).items()}
    if made.action == "track":
        if made.field is None or not isinstance(made.value, str | int | float | None) or len(str(made.value)) > _TEXT:
            raise SchemaError("", f"{made.field}")
        return normal(made.value)
    if made.action in ("link", "unlink"):
        if made.items != "obligations" or made.field not in LINKS or made.value is None or not _is_anchor(made.value):
            raise SchemaError("", f"{made.items}.{made.field}")
        return made.value
    if made.action == "fill":
        if not isinstance(made.value, Mapping) or not all(isinstance(one, str) for one in made.value.values()):
            raise SchemaError("", "fill")
        return normal(made.value)
    return None


def _is_anchor(value: Any) -> bool:
    return value is None or (isinstance(value, Mapping) and all(isinstance(value.get(name), str) for name in _ANCHOR) and "origin" in value)
