"""The plans of the store."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.store import asking as store_asking
from planparse.store.query import query
from planparse.web import asking, twins
from planparse.web.pages import page
from planparse.web.site import site_of

router = APIRouter()


@router.get("/plans")
def show(request: Request) -> Response:
    """The page."""
    store = site_of(request).store
    ask = asking.filters(request, store)
    total = site_of(request).kept(("plans", ask), lambda: sum(1 for _ in query(store, "plans", ask)))
    paging = asking.paging(request, total)
    rows = list(query(store, "plans", ask, paging.size, offset=paging.offset))
    return page(request, "plans.html", here="plans", ask=replace(ask, plan=None), rows=rows, paging=paging, codes=store_asking.CODES)


@router.get("/plans.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """All rows."""
    store = site_of(request).store
    return twins.rows(twins.wanted(suffix), query(store, "plans", asking.filters(request, store)), "ke-hoach")
