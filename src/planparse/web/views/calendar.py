"""When duties fall due: a month, a list, and how many in each month of a year; also as a calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import UsageError
from planparse.store import Filter, Store
from planparse.store.load import by_month
from planparse.store.query import undated
from planparse.store.timeline import nearest, timeline
from planparse.text.patterns import pattern
from planparse.web import asking, duties, language, twins
from planparse.web.pages import page
from planparse.web.site import site_of
from planparse.web.views.months import bounds, lasting, of_year, shifted, weeks

router = APIRouter()
_VIEWS = ("month", "list")
_MOST = 2000  # rows of a page
_MONTH = pattern("calendar.month", r"(?P<year>19[0-9]{2}|2[0-9]{3})-(?P<month>0[1-9]|1[0-2])")


@router.get("/calendar")
def show(request: Request) -> Response:
    """The page."""
    store, lang = site_of(request).store, language.chosen(request)
    ask = asking.filters(request, store)
    view = request.query_params.get("view") or "month"
    if view not in _VIEWS:
        raise UsageError("", "view")
    year, month = _month(request, store, ask)
    first, last = bounds(year, month)
    window = ask if ask.dated and view == "list" else replace(ask, due_after=first, due_before=last)
    found = list(islice(timeline(store, window), _MOST + 1))
    rows = found[:_MOST]
    all_year = replace(ask, due_after=date(year, 1, 1), due_before=date(year, 12, 31))
    whole = site_of(request).kept(("year", all_year), lambda: by_month(store, all_year))
    return page(
        request,
        "calendar.html",
        here="calendar",
        ask=ask,
        view=view,
        first=first,
        window=window,
        rows=rows,
        cut=len(found) > _MOST,
        weeks=weeks(year, month, rows),
        lasting=lasting(first, last, rows),
        weekdays=language.weekdays(lang),
        month=f"{year:04d}-{month:02d}",
        before=shifted(year, month, -1),
        after=shifted(year, month, 1),
        year=[(one, whole.get(one, 0)) for one in of_year(year)],
        year_number=year,
        undated=site_of(request).kept(("undated", ask.timeless()), lambda: undated(store, ask)),
        today=date.today().isoformat(),
        duties=duties,
        names=[name for name in asking.NAMES if request.query_params.get(name) and not name.startswith("due_")],
    )


@router.get("/calendar.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """What `planparse timeline` gives for the same filters; with a month of that month."""
    store, lang = site_of(request).store, language.chosen(request)
    suffix = twins.wanted(suffix, (*twins.SUFFIXES, "ics"))
    ask = asking.filters(request, store)
    if request.query_params.get("month") and not ask.dated:
        first, last = bounds(*_month(request, store, ask))
        ask = replace(ask, due_after=first, due_before=last)
    found = timeline(store, ask)
    if suffix == "ics":
        from planparse.exchange.ics import calendar

        return twins.file(calendar(found, lang), "lich.ics", "text/calendar; charset=utf-8")
    return twins.rows(suffix, found, "lich")


def _month(request: Request, store: Store, ask: Filter) -> tuple[int, int]:
    """Year and month asked for; else that of the first day asked for, else that in which something is next due. Raises UsageError."""
    given = request.query_params.get("month")
    if not given:
        at = ask.due_after or nearest(store, ask, date.today())
        return at.year, at.month
    found = _MONTH.fullmatch(given)
    if found is None:
        raise UsageError("", "month")
    return int(found["year"]), int(found["month"])
