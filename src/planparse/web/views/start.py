"""The first page: what the store holds, what needs attention, and questions to begin with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.store import Filter, attention, bodies
from planparse.store.facets import facets
from planparse.store.query import query
from planparse.web import named, twins
from planparse.web.pages import page, url
from planparse.web.site import site_of

router = APIRouter()
_PLANS = 8


@router.get("/")
def show(request: Request) -> Response:
    """The page."""
    store, today = site_of(request).store, date.today()
    held = attention.holdings(store)
    found = facets(store, Filter()) if held["obligations"] else {}
    who = bodies.names(store, [value for value, _ in found.get("agency", [])])
    leaders = [(url("/obligations", agency=value, role="lead"), _called(value, who), count) for value, count in found.get("agency", [])[:6]]
    return page(
        request,
        "start.html",
        here="start",
        held=held,
        needs=_needs(attention.attention(store, today), today),
        plans=list(query(store, "plans", Filter(), _PLANS)),
        leaders=leaders,
        facets=found,
    )


@router.get("/index.json")
def twin(request: Request) -> Response:
    """The numbers of the page."""
    store = site_of(request).store
    return twins.value({**attention.holdings(store), "attention": attention.attention(store, date.today())})


def _called(agency_id: str, who: dict[str, tuple[str, str]]) -> str:
    name, level = who.get(agency_id, (agency_id, ""))
    where = named.place(named.place_of_body(agency_id))
    return named.body(name, agency_id, level) + (f" – {where}" if where else "")


def _needs(counts: dict[str, int], today: date) -> list[dict[str, Any]]:
    """What is not nothing, the gravest first, and where to look at it."""
    until = today + timedelta(days=attention.SOON)
    where = {
        "failures": "/failures",
        "damaged": "/plans",
        "soon": url("/calendar", view="list", due_after=today, due_before=until),
        "unsure": url("/obligations", sort="confidence", columns=["text", "responsible", "plan_id", "confidence"]),
    }
    return [{"name": name, "count": count, "href": where[name]} for name, count in counts.items() if count and name in where]
