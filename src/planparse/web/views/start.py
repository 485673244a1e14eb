"""The first page: what the store holds, what needs attention, and questions to begin with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.store import Filter, attention, bodies
from planparse.store.query import query
from planparse.web import named, twins
from planparse.web.pages import page, url
from planparse.web.site import site_of

router = APIRouter()
_PLANS = 8


@router.get("/")
def show(request: Request) -> Response:
    """The page."""
    site, today = site_of(request), date.today()
    store = site.store
    held = site.kept("holdings", lambda: attention.holdings(store))
    found = site.kept(("agencies", Filter()), lambda: bodies.agencies(store, Filter()))
    leaders = [
        (
            url("/obligations", agency=row["agency_id"], role="lead"),
            named.body_and_place(row["name"], row["agency_id"], row["level"]),
            row["lead"],
        )
        for row in found[:6]
    ]
    return page(
        request,
        "start.html",
        here="start",
        held=held,
        needs=_needs(site.kept(("attention", today), lambda: attention.attention(store, today)), today),
        plans=list(query(store, "plans", Filter(), _PLANS)),
        leaders=leaders,
    )


@router.get("/index.json")
def twin(request: Request) -> Response:
    """The numbers of the page."""
    store = site_of(request).store
    return twins.value({**attention.holdings(store), "attention": attention.attention(store, date.today())})


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
