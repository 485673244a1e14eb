"""What an obligation points at: bodies that act, deadlines, targets, citations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planparse.correct import places

Item = dict[str, Any]
_ROLES = ("lead", "coordinate")


def responsible(record: Mapping[str, Any], duty: Item, name: str, role: str) -> Item:
    """A body that acts: as the duty has it, else as the plan mentions it; the place of its words, else that of the duty."""
    for body in duty["responsible"]:
        if body["name"] == name:
            return {**body, "role": role}
    start, end = duty["span"]
    mention = next((one for one in record["agencies"] if name in (one["name"], one["text"])), None)
    found = places.nearest(duty["text"], name, (0, 0))
    span = [start + found[0], start + found[1]] if found else [start, end]
    known = {key: mention[key] for key in ("agency_id", "level")} if mention else {"agency_id": None, "level": None}
    return {"name": name, **known, "role": role, "basis": "inline", "span": span}


def link(duty: Item, field: str, other: Item) -> None:
    """Let a duty point at an item."""
    if field not in _ROLES:
        duty[f"{field}s"] = list(dict.fromkeys([*duty[f"{field}s"], other["id"]]))
        return
    unlink(duty, field, other)
    known = {key: other[key] for key in ("name", "agency_id", "level", "span")}
    duty["responsible"] = [*duty["responsible"], {**known, "role": field, "basis": "inline"}]


def unlink(duty: Item, field: str, other: Item) -> None:
    """Let a duty no longer point at an item; of bodies, one that stands there or is called so."""
    if field not in _ROLES:
        duty[f"{field}s"] = [one for one in duty[f"{field}s"] if one != other["id"]]
        return

    def same(body: Item) -> bool:
        return bool(body["role"] == field and (body["span"] == other["span"] or body["name"] == other["name"]))

    duty["responsible"] = [body for body in duty["responsible"] if not same(body)]
