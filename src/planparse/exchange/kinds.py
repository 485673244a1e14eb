"""Columns of each kind of item, and of what type they are: what `planparse query` gives, for formats that want to know beforehand."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planparse import model
from planparse.store.query import Kind

Type = Literal["text", "texts", "number", "integer", "truth", "json"]
_PLAIN: dict[Any, Type] = {str: "text", float: "number", int: "integer", bool: "truth", tuple[str, ...]: "texts"}
_KINDS: dict[Kind, tuple[type[Any], dict[str, Type]]] = {
    "obligations": (model.Obligation, {"due": "texts", "tracking": "json"}),
    "citations": (model.Citation, {}),
    "agencies": (model.Agency, {}),
    "deadlines": (model.Deadline, {}),
    "targets": (model.Target, {}),
    "plans": (model.Metadata, {"id": "text", "text": "text", "obligations": "integer", "sources": "integer"}),
}


@cache
def columns(kind: Kind) -> dict[str, Type]:
    """Types by column, in order."""
    item, more = _KINDS[kind]
    hints = get_type_hints(item)
    return {"plan_id": "text", **{field.name.rstrip("_"): _type(hints[field.name]) for field in fields(item)}, **more, "corrected": "texts"}


def _type(hint: Any) -> Type:
    """The type of a column; what may be unknown has that of what is known."""
    if get_origin(hint) in (Union, UnionType):
        known = {_type(one) for one in get_args(hint) if one is not NoneType}
        return known.pop() if len(known) == 1 else "json"
    return "text" if get_origin(hint) is Literal else _PLAIN.get(hint, "json")
