"""One field of an item, as a person wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planparse.correct import places
from planparse.correct.links import responsible
from planparse.correct.model import NO_ITEM, NO_WORDS, Correction
from planparse.correct.unfit import Unfit
from planparse.model import Place
from planparse.registry.agencies import agency_id
from planparse.text.search import key

Record = Mapping[str, Any]
Item = dict[str, Any]
_WORDS = frozenset({"action", "condition", "subject", "trigger"})  # fields that quote the item's own text
_NAMING = {
    "citations": frozenset({"type", "number", "date", "issuer", "name"}),
    "agencies": frozenset({"name", "level", "place", "collective"}),
}
_UNTIMED = {"from": None, "to": None, "period": None, "offset": None, "trigger": None, "rrule": None}


def edit(record: Record, one: Correction, item: Item) -> None:
    """Set a field of an item of the record, and what hangs on it. Raises Unfit."""
    field, value = str(one.field), one.value
    special = _DUTY.get(field) if one.items == "obligations" else None
    if special is not None:
        special(record, item, value, f"+{one.id}")
    elif field == "text":
        _move(record, item, value)
    else:
        demand(record, item, field, value)
        item[field] = value
        _follow(record, one.items, item, field)


def demand(record: Record, item: Item, field: str, value: Any) -> None:
    """What a field quotes or points at must be there. Raises Unfit."""
    if field in _WORDS and value is not None and value not in item["text"]:
        raise Unfit(NO_WORDS)
    if field == "section" and value is not None and value not in {section["path"] for section in record["sections"]}:
        raise Unfit(NO_ITEM)


def tie(record: Record, one: Correction, item: Item) -> None:
    """Set what an addition says of the bodies, times and instruments of a duty. Raises Unfit; nothing but the duty has changed then."""
    for field in TIED:
        if one.items == "obligations" and field in one.value:
            _DUTY[field](record, item, one.value[field], f"+{one.id}")


def _follow(record: Record, items: str, item: Item, field: str) -> None:
    """Identifiers and rules that were made of what has changed: made anew, or unknown."""
    if field in _NAMING.get(items, ()):
        if items == "citations":
            item |= {"instrument_id": None, "resolution": "unknown", "reason": None, "candidates": []}
        else:
            item["agency_id"] = identifier(record, item)
    if items == "citations" and field == "instrument_id":
        item |= {"resolution": "exact" if item[field] else "unknown", "reason": None, "candidates": []}
    if items == "deadlines":
        item["rrule"] = None


def identifier(record: Record, agency: Item) -> str | None:
    """The identifier of a body as its fields have it by now."""
    own = Place(**record["metadata"]["place"])
    return agency_id(agency["name"], agency["level"], own, agency["place"], agency["collective"])


def _move(record: Record, item: Item, words: str | None) -> None:
    """Other words, the nearest to where the item stands."""
    span = places.nearest(record["text"], words or "", tuple(item["span"]))
    if span is None or words is None:
        raise Unfit(NO_WORDS)
    item |= {"text": words, "span": list(span), "origin": places.origin(record, span)}
    for field in _WORDS & item.keys():
        if item[field] is not None and item[field] not in words:
            item[field] = None


def _bodies(role: str) -> Callable[[Record, Item, Any, str], None]:
    def put(record: Record, item: Item, names: Any, _: str) -> None:
        kept = [body for body in item["responsible"] if body["role"] != role]
        item["responsible"] = kept + [responsible(record, item, name, role) for name in dict.fromkeys(filter(None, names))]

    return put


def _report_to(record: Record, item: Item, names: Any, _: str) -> None:
    old = {body["name"]: body for body in item["report_to"]}
    known = {body["name"]: body["agency_id"] for body in record["agencies"]}
    wanted = dict.fromkeys(filter(None, names))
    item["report_to"] = [old.get(name) or {"name": name, "agency_id": known.get(name), "via": False} for name in wanted]


def _cited(record: Record, item: Item, texts: Any, _: str) -> None:
    """The instruments that a duty names, by the words by which the plan cites them or by their numbers."""
    found = []
    for text in dict.fromkeys(filter(None, texts)):
        same = [one for one in record["citations"] if key(text) in (key(one["text"]), key(one["number"] or ""))]
        if not same:
            raise Unfit(NO_ITEM)
        found.append(next((one["id"] for one in same if one["id"] in item["citations"]), same[0]["id"]))
    item["citations"] = found


def _due_on(record: Record, item: Item, day: str | None, name: str) -> None:
    """One day by which the duty is due: that of its only deadline, where it is no other duty's, else of one that stands nowhere."""
    if day is None:
        item["deadlines"] = []
        return
    shared = sum(item["deadlines"] == duty["deadlines"] for duty in record["obligations"])
    own = [one for one in record["deadlines"] if one["id"] in item["deadlines"]]
    if len(own) == 1 and shared == 1:
        own[0].update({**_UNTIMED, "kind": "date", "by": day, "relation": own[0]["relation"] or "by"})
        return
    end = item["span"][1]
    made = {"id": f"{record['plan_id']}#deadline/{name}", "text": "", "kind": "date", "relation": "by", "by": day, **_UNTIMED}
    record["deadlines"].append({**made, "span": [end, end], "origin": item["origin"]})
    item["deadlines"] = [made["id"]]


def _due(record: Record, item: Item, words: str | None, name: str) -> None:
    """Words that say when the duty is due, and stand in the plan."""
    if words is None:
        item["deadlines"] = []
        return
    span = places.nearest(record["text"], words, tuple(item["span"]))
    if span is None:
        raise Unfit(NO_WORDS)
    there = next((one for one in record["deadlines"] if tuple(one["span"]) == span), None)
    if there is None:
        there = {"id": f"{record['plan_id']}#deadline/{name}", "kind": "date", "relation": None, "by": None, **_UNTIMED}
        if len(item["deadlines"]) == 1:
            there = next(one for one in record["deadlines"] if one["id"] == item["deadlines"][0]) | {"id": there["id"]}
        there |= {"text": words, "span": list(span), "origin": places.origin(record, span)}
        record["deadlines"].append(there)
    item["deadlines"] = [there["id"]]


_DUTY: Mapping[str, Callable[[Record, Item, Any, str], None]] = {  # those that may not fit come first
    "citations": _cited,
    "due": _due,
    "due_on": _due_on,
    "lead": _bodies("lead"),
    "coordinate": _bodies("coordinate"),
    "report_to": _report_to,
}
TIED = tuple(_DUTY)
