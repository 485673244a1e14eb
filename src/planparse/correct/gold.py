"""A corrected plan as gold: what people said is certain, what the machine alone said is optional (GUIDE of the gold)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planparse.correct.apply import Applied

Data = dict[str, Any]
_METADATA = ("doc_type", "number", "issued_on", "level", "place", "title", "period", "signer", "recipients")
_FIELDS: Mapping[str, Sequence[str]] = {
    "sections": ("path", "marker", "title", "kind", "role"),
    "citations": ("type", "number", "date", "name", "pinpoint", "relation"),
    "agencies": ("name", "level", "place", "collective"),
    "deadlines": ("kind", "relation", "by", "from", "to", "period", "offset", "trigger"),
    "targets": ("value", "unit", "total", "comparator", "due"),
}
_STARTS, _ENDS = 60, 40  # characters of an obligation's ends


def gold(applied: Applied) -> Data:
    """The record in the format of `<plan>.gold.json`.

    An item that people accepted, edited or added counts, and with a duty what it names; one that they rejected is not there; every other
    is `optional`, neither rewarded nor penalised. Metadata are as they stand. `span` is the place in the decoded source, or in the
    record's own text where the source is none of characters (`places_in_text`).
    """
    record, sure, raw = applied.record, _sure(applied), not places_in_text(applied)
    metadata = record["metadata"]
    issuer = metadata["issuer"]["name"] if metadata["issuer"] else None
    out: Data = {"metadata": {**{name: metadata[name] for name in _METADATA}, "issuer": issuer}}
    for name, fields in _FIELDS.items():
        items = [one for one in record[name] if one.get("text") != ""]
        out[name] = [{"quote": _quote(record, one), **{key: one[key] for key in fields}, **_rest(one, sure, raw)} for one in items]
    for cited, one in zip(out["citations"], record["citations"], strict=True):
        cited["issuer"] = one["issuer"]["name"] if one["issuer"] else None
    at = {one["id"]: number for name in ("deadlines", "citations") for number, one in enumerate(i for i in record[name] if i["text"] != "")}
    out["obligations"] = [{**_duty(one, at), **_rest(one, sure, raw)} for one in record["obligations"]]
    return {**out, "defects": []}


def places_in_text(applied: Applied) -> bool:
    """True where the items of the plan have no place in a decoded source: the gold then goes with the record's text."""
    return any("start" not in one["origin"] for one in applied.record["blocks"])


def _sure(applied: Applied) -> set[str]:
    """Ids of what people said, and of what the duties among it name."""
    duties = [one for one in applied.record["obligations"] if one["id"] in applied.marks]
    names = {body["name"] for one in duties for body in (*one["responsible"], *one["report_to"])}
    tied = {other for one in duties for other in (*one["deadlines"], *one["citations"], *one["targets"])}
    return {*applied.marks, *tied, *(one["id"] for one in applied.record["agencies"] if one["name"] in names)}


def _rest(item: Data, sure: set[str], raw: bool) -> Data:
    span = [item["origin"]["start"], item["origin"]["end"]] if raw else list(item.get("heading_span") or item["span"])
    return {**({} if item["id"] in sure else {"optional": True}), "span": span}


def _quote(record: Data, item: Data) -> str:
    start, end = item.get("heading_span") or item["span"]
    return str(record["text"][start:end])


def _duty(item: Data, at: Mapping[str, int]) -> Data:
    text = item["text"]
    return {
        "starts": text[:_STARTS],
        "ends": text[-_ENDS:],
        "section": item["section"],
        "modality": item["modality"],
        "responsible": [{key: body[key] for key in ("name", "level", "role")} for body in item["responsible"]],
        "report_to": [body["name"] for body in item["report_to"]],
        **{name: [at[one] for one in item[name] if one in at] for name in ("deadlines", "citations")},
    }
