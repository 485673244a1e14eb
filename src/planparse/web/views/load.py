"""How much falls due for each body in each month of a year: a chart, and the same as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.render import charts
from planparse.store import Filter, Store
from planparse.store.load import Load, by_body
from planparse.store.timeline import nearest
from planparse.web import asking, language, named, twins
from planparse.web.pages import page, url
from planparse.web.site import site_of
from planparse.web.views.months import of_year

router = APIRouter()
_SHOWN = 15  # bodies


@router.get("/load")
def show(request: Request) -> Response:
    """The page."""
    site, lang = site_of(request), language.chosen(request)
    ask = asking.filters(request, site.store)
    year = asking.whole(request, "in", _nearest(site.store, ask), 1900, 2999)
    asked = _within(ask, year)
    found, count = site.kept(("load", asked), lambda: _most(site.store, asked))
    months = of_year(year)
    rows = [_row(one, months, ask, lang) for one in found]
    drawn = [(row["label"], row["cells"]) for row in rows]
    return page(
        request, "load.html", here="calendar", ask=ask, year=year, months=months, rows=rows, left=count - len(rows),
        charts=[charts.heat([one[5:] for one in months], drawn, shape) for shape in (charts.WIDE, charts.NARROW)] if rows else [],
        names=[name for name in asking.NAMES if request.query_params.get(name)],
    )  # fmt: skip


@router.get("/load.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """All bodies: `agency_id`, `name`, `level`, `total`, and a number for each month of the year."""
    store = site_of(request).store
    suffix, ask = twins.wanted(suffix), asking.filters(request, store)
    year = asking.whole(request, "in", _nearest(store, ask), 1900, 2999)
    none = dict.fromkeys(of_year(year), 0)
    found = (replace(one, months={**none, **one.months}) for one in by_body(store, _within(ask, year)))
    return twins.rows(suffix, (one.as_row() for one in found), "khoi-luong")


def _nearest(store: Store, ask: Filter) -> int:
    return nearest(store, ask, date.today()).year


def _most(store: Store, ask: Filter) -> tuple[list[Load], int]:
    """The bodies that are shown, and how many there are."""
    every = by_body(store, ask)
    return every[:_SHOWN], len(every)


def _within(ask: Filter, year: int) -> Filter:
    return replace(ask, due_after=date(year, 1, 1), due_before=date(year, 12, 31))


def _row(one: Load, months: list[str], ask: Filter, lang: str) -> dict[str, Any]:
    """A body with its cells."""
    say = language.words(lang)
    label = named.body_and_place(one.name, one.agency_id, one.level)
    asked = {name: getattr(ask, name) for name in ("place", "level", "theme", "cites", "plan", "text", "modality")}
    cells = [
        charts.Cell(
            count,
            url("/calendar", **asked, agency=one.agency_id, role="lead", month=month),
            f"{label}, {language.day(month)}: {language.number(count, lang)} {say('unit.times')}",
        )
        for month in months
        for count in (one.months.get(month, 0),)
    ]
    return {"agency_id": one.agency_id, "label": label, "cells": cells, "total": one.total}
