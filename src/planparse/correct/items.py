"""Items that people add: what they say of them, and unknown for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planparse.correct import places
from planparse.correct.model import Correction
from planparse.model import Place
from planparse.registry.agencies import agency_id

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
_KIND = {"obligations": "obligation", "citations": "citation", "agencies": "agency", "deadlines": "deadline", "targets": "target"}


def added(record: Mapping[str, Any], one: Correction, span: tuple[int, int]) -> Data:
    """The item that a correction adds at a place of the record; its id ends in `+` and the correction's number."""
    text = record["text"][span[0] : span[1]]
    place = {"text": text, "span": list(span), "origin": places.origin(record, span)}
    item = {"id": f"{record['plan_id']}#{_KIND[one.items]}/+{one.id}", **place, **{k: _own(v) for k, v in _UNKNOWN[one.items].items()}}
    if one.items == "obligations":
        item["section"] = places.section(record, span)
    if one.items == "agencies":
        item["name"] = text
    for name, value in one.value.items():
        if name in item and name not in place:
            item[name] = value
    if one.items == "agencies" and "agency_id" not in one.value:
        item["agency_id"] = agency_id(item["name"], item["level"], Place(**record["metadata"]["place"]), item["place"], item["collective"])
    return item


def _own(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value
