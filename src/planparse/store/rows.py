"""A record to the rows of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planparse import times
from planparse.correct import Applied
from planparse.model import Plan
from planparse.registry import instruments
from planparse.registry.agencies import own_path
from planparse.text.patterns import pattern
from planparse.text.search import exact_key, key, spaced

Row = dict[str, Any]
_OF_CITATION = ("type", "number", "relation", "instrument_id")
_UNSTORABLE = pattern("store.unstorable", "[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as obligations name it; unknown parts are empty."""

    name: str
    agency_id: str
    level: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one plan, items by their id in the record. Keys of other rows are filled in when these are known."""

    plan: Row
    obligations: list[Row]
    roles: list[tuple[str, Body, str]]
    citations: list[Row]
    agencies: list[tuple[Row, Body]]
    deadlines: list[Row]
    times: list[tuple[str, times.Days]]
    targets: list[Row]
    links: dict[str, list[tuple[str, str]]]


def storable(text: str) -> str:
    """Text that every engine takes: U+FFFD for NUL and halves of surrogate pairs."""
    return _UNSTORABLE.sub("\ufffd", text)


def rows(plan: Plan, data: Row, applied: Applied | None = None) -> Rows:
    """All rows of a plan; `data` is its record as JSON data, `applied` what people made of it."""
    marks, tracking = (applied.marks, applied.tracking) if applied else ({}, {})
    period = times.period(plan.metadata)
    return Rows(
        plan=_plan(plan, data["metadata"], period) | {"corrected": marks.get("metadata")},
        obligations=[
            {**_obligation(item), "corrected": marks.get(item["id"]), "tracking": tracking.get(item["id"])} for item in data["obligations"]
        ],
        roles=[role for item in data["obligations"] for role in _roles(item)],
        citations=[{**_item(item, marks), **{name: item[name] for name in _OF_CITATION}} for item in data["citations"]],
        agencies=[
            ({"id": item["id"], "confidence": item["confidence"], "data": item, "corrected": marks.get(item["id"])}, _body(item))
            for item in data["agencies"]
        ],
        deadlines=[{**_item(item, marks), "kind": item["kind"]} for item in data["deadlines"]],
        times=[(item.id, stretch) for item in plan.deadlines for stretch in times.occurrences(item, period)],
        targets=[{**_item(item, marks), "unit": item["unit"]} for item in data["targets"]],
        links={
            kind: [(item["id"], other) for item in data["obligations"] for other in dict.fromkeys(item[kind])]
            for kind in ("citations", "deadlines", "targets")
        },
    )


def _body(item: Row) -> Body:
    return Body(storable(item["name"]), item["agency_id"] or "", item.get("level") or "")


def _item(item: Row, marks: Mapping[str, list[str]]) -> Row:
    return {"id": item["id"], "folded": spaced(key(item["text"])), "data": item, "corrected": marks.get(item["id"])}


def _plan(plan: Plan, data: Row, period: times.Days | None) -> Row:
    meta = plan.metadata
    place = ", ".join(filter(None, (meta.place.commune, meta.place.district, meta.place.province)))
    issuer = meta.issuer.name if meta.issuer else None
    return {
        "plan_id": plan.plan_id,
        "doc_type": meta.doc_type,
        "number": meta.number,
        "title": storable(meta.title) if meta.title else None,
        "folded": spaced(key(" | ".join(filter(None, (meta.number, meta.title, issuer, place))))),
        "issued_on": meta.issued_on,
        "year_from": period.first.year if period else None,
        "year_to": period.last.year if period else None,
        "issuer": storable(issuer) if issuer else None,
        "issuer_id": meta.issuer.agency_id if meta.issuer else None,
        "level": meta.level,
        "path": own_path(meta),
        "place": spaced(key(f"{place} | {issuer or ''}")),
        "instrument_id": instruments.own_id(meta.doc_type, meta.number, meta.issued_on, meta.period.start, own_path(meta)),
        "data": data,
    }


def _obligation(item: Row) -> Row:
    return {
        **{name: item[name] for name in ("id", "theme", "modality", "confidence")},
        "exact": spaced(exact_key(item["text"])),
        "folded": spaced(key(item["text"])),
        "data": item,
    }


def _roles(item: Row) -> Iterator[tuple[str, Body, str]]:
    for body in item["responsible"]:
        yield item["id"], _body(body), body["role"]
    for body in item["report_to"]:
        yield item["id"], _body(body), "report_to"
