"""Items that people add: what they say of them, and unknown for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planparse.correct import places
from planparse.correct.edit import TIED, identifier
from planparse.correct.model import Correction

Data = dict[str, Any]
_SURE = {"confidence": 1.0, "why": None}
_UNKNOWN: Mapping[str, Data] = {
    "obligations": {
        **dict.fromkeys(("action", "section", "condition", "theme", "funding")),
        "modality": "mandatory",
        **{name: [] for name in ("responsible", "report_to", "deadlines", "targets", "citations", "criteria", "products")},
        **_SURE,
    },
    "citations": {
        **dict.fromkeys(("number", "date", "issuer", "name", "title", "pinpoint", "instrument_id", "reason")),
        "type": "VB",
        "relation": "cites",
        "resolution": "unknown",
        "candidates": [],
    },
    "agencies": {**dict.fromkeys(("agency_id", "level", "place")), "collective": False, **_SURE},
    "deadlines": {"kind": "date", **dict.fromkeys(("relation", "by", "from", "to", "period", "offset", "trigger", "rrule"))},
    "targets": {"value": 0.0, "unit": "count", "comparator": "eq", **dict.fromkeys(("total", "subject", "due"))},
}
_PLACE = frozenset({"id", "text", "span", "origin"})
KIND = {"obligations": "obligation", "citations": "citation", "agencies": "agency", "deadlines": "deadline", "targets": "target"}


def blank(record: Mapping[str, Any], items: str, span: tuple[int, int], number: int = 0) -> Data:
    """An item of which nothing is known but its place in the record; its id ends in `+` and the number."""
    text = record["text"][span[0] : span[1]]
    place = {"text": text, "span": list(span), "origin": places.origin(record, span)}
    item = {"id": f"{record['plan_id']}#{KIND[items]}/+{number}", **place, **{k: _own(v) for k, v in _UNKNOWN[items].items()}}
    if items == "obligations":
        item["section"] = places.section(record, span)
    if items == "agencies":
        item["name"] = text
    return item


def added(record: Mapping[str, Any], one: Correction, span: tuple[int, int]) -> Data:
    """The item that a correction adds at a place of the record, but for what ties a duty to others (`edit.tie`)."""
    item = blank(record, one.items, span, one.id)
    for name, value in one.value.items():
        if name in item and name not in _PLACE and not (one.items == "obligations" and name in TIED):
            item[name] = value
    if one.items == "citations" and item["instrument_id"]:  # a person has said which
        item["resolution"] = "exact"
    if one.items == "agencies" and "agency_id" not in one.value:
        item["agency_id"] = identifier(record, item)
    return item


def _own(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value
