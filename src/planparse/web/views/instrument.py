"""Instruments: which are cited, and of one what the registry knows, which plans rest on it and which duties name it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import NotFoundError
from planparse.registry import catalogue
from planparse.store import Filter, Store, bodies
from planparse.store.query import query
from planparse.web import asking, duties, twins
from planparse.web.pages import page
from planparse.web.site import site_of

router = APIRouter()
_MOST = 500


@router.get("/instruments")
def every(request: Request) -> Response:
    """The page of all."""
    listed = asking.listed(request, "instruments", bodies.instruments)
    rows = _called(site_of(request).store, listed["rows"])
    return page(request, "instruments.html", here="instruments", **(listed | {"rows": rows}))


@router.get("/instruments.{suffix}")
def every_twin(request: Request, suffix: str) -> Response:
    """All rows."""
    store = site_of(request).store
    return twins.rows(twins.wanted(suffix), _called(store, bodies.instruments(store, asking.filters(request, store))), "van-ban")


@router.get("/instruments/{instrument_id:path}")
def show(request: Request, instrument_id: str) -> Response:
    """The page of one; with a suffix all that it shows (JSON), or its citations (CSV)."""
    instrument_id, suffix = twins.split(instrument_id)
    store = site_of(request).store
    known = catalogue.with_id(instrument_id)
    cited = list(query(store, "citations", Filter(cites=instrument_id), _MOST))
    own = bodies.plan_of(store, instrument_id)
    if known is None and not cited and own is None:
        raise NotFoundError(instrument_id)
    if suffix == "csv":
        return twins.rows(suffix, query(store, "citations", Filter(cites=instrument_id)), "vien-dan")
    rows = list(query(store, "obligations", Filter(cites=instrument_id), _MOST))
    if suffix == "json":
        registry = asdict(known) if known else None
        return twins.value({"instrument_id": instrument_id, "registry": registry, "plan": own, "citations": cited, "obligations": rows})
    return page(
        request,
        "instrument.html",
        here="instruments",
        instrument_id=instrument_id,
        known=known,
        title=_title(known, cited),
        plan_id=own,
        by_plan=_by_plan(cited),
        rows=rows,
        duties=duties,
    )


def _called(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With number and title as the registry has them; what it lacks and has no number goes by its name in a plan."""
    known = {row["instrument_id"]: catalogue.with_id(row["instrument_id"]) for row in rows}
    bare = [row["instrument_id"] for row in rows if not known[row["instrument_id"]] and not row["number"]]
    names = bodies.names_of_instruments(store, bare)

    def told(row: dict[str, Any]) -> dict[str, Any]:
        found = known[row["instrument_id"]]
        return {**row, "number": found.number, "title": found.title} if found else {**row, "title": names.get(row["instrument_id"])}

    return [told(row) for row in rows]


def _title(known: catalogue.Instrument | None, cited: list[dict[str, Any]]) -> str:
    if known:
        return " ".join(filter(None, (known.type, known.number))) if known.type not in catalogue.LAWS else known.title
    first = cited[0] if cited else {"text": ""}
    return str(first["text"])


def _by_plan(cited: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in cited:
        found.setdefault(row["plan_id"], []).append(row)
    return list(found.items())
