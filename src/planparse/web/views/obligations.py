"""Obligations: what fits the filters, how many there are by each value, in an order and with columns of one's own; exported as shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from planparse import themes
from planparse.errors import UsageError
from planparse.store import Filter, Store, asking, bodies
from planparse.store.facets import Counts, Facet, facets, number
from planparse.store.query import query, undated
from planparse.web import asking as web_asking
from planparse.web import duties, language, named, twins
from planparse.web.pages import page, part, url
from planparse.web.site import site_of

router = APIRouter()
_SHEET = 20_000  # rows of a spreadsheet
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"text": 70, "responsible": 36, "due": 24, "plan_id": 36, "report_to": 30, "theme": 24}
_ORDER: tuple[Facet, ...] = ("agency", "place", "year", "theme", "level", "modality")


@router.get("/obligations")
def show(request: Request) -> Response:
    """The page."""
    site, lang = site_of(request), language.chosen(request)
    store = site.store
    ask, order, columns = web_asking.filters(request, store), web_asking.sort(request), _columns(request)
    total = site.kept(("number", ask), lambda: number(store, ask))
    paging = web_asking.paging(request, total)
    heads = [(name, language.words(lang)(f"col.{name}")) for name in columns or duties.SHOWN]

    def rows() -> Markup:
        found = list(query(store, "obligations", ask, paging.size, offset=paging.offset, sort=order))
        return part("duty_rows.html", lang, rows=found, heads=heads, ask=ask, duties=duties)

    return page(
        request,
        "obligations.html",
        here="obligations",
        ask=ask,
        rows=site.kept(("rows", ask, paging.page, order, columns, lang), rows),
        paging=paging,
        sort=order,
        columns=columns or duties.SHOWN,
        heads=heads,
        every=duties.COLUMNS,
        facets=_told(store, ask, site.kept(("facets", ask), lambda: facets(store, ask)), lang),
        undated=site.kept(("undated", ask.timeless()), lambda: undated(store, ask)) if ask.dated else 0,
        themes=themes.codes(),
        codes=asking.CODES,
        chosen=_chosen(request, store, ask, lang),
    )


@router.get("/obligations.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """All rows that fit, in the order and with the columns of the page."""
    store = site_of(request).store
    suffix = twins.wanted(suffix, (*twins.SUFFIXES, "xlsx"))
    ask, columns = web_asking.filters(request, store), _columns(request)
    limit = web_asking.whole(request, "limit", 0, 0, 10_000_000) or None
    found = query(store, "obligations", ask, limit, sort=web_asking.sort(request))
    if suffix == "xlsx":
        return _sheet(found, columns or duties.SHOWN, language.chosen(request))
    return twins.rows(suffix, map(twins.only(columns), found), "nhiem-vu")


def _columns(request: Request) -> tuple[str, ...]:
    """Columns asked for, in the order of the page; none for those that are shown anyway. Raises UsageError."""
    asked = request.query_params.getlist("columns")
    if set(asked) - set(duties.COLUMNS):
        raise UsageError("", "columns")
    return tuple(name for name in duties.COLUMNS if name in asked)


def _sheet(found: Iterator[Any], columns: Sequence[str], lang: str) -> Response:
    from itertools import islice

    from planparse.exchange.sheets import Sheet, workbook

    say = language.words(lang)
    rows = [duties.cells(row, columns, lang) for row in islice(found, _SHEET)]
    widths = [_WIDTHS.get(name, 14) for name in columns]
    sheet = Sheet([say(f"col.{name}") for name in columns], rows, widths)
    return twins.file(workbook({say("menu.obligations"): sheet}), "nhiem-vu.xlsx", _XLSX)


def _told(store: Store, ask: Filter, found: dict[Facet, Counts], lang: str) -> list[tuple[Facet, list[dict[str, Any]]]]:
    """Facets with what their values are called, and the query that each leads to."""
    who = bodies.names(store, [value for value, _ in found["agency"]])
    out: list[tuple[Facet, list[dict[str, Any]]]] = []
    for name in _ORDER:
        own = getattr(ask, name)
        values = [
            {"value": value, "count": count, "label": _label(name, value, who, lang), "on": str(own) == str(value)}
            for value, count in found[name]
        ]
        if len(values) > 1 or any(one["on"] for one in values):
            out.append((name, values))
    return out


def _label(name: str, value: Any, who: dict[str, tuple[str, str]], lang: str) -> str:
    if name == "agency":
        called, level = who.get(value, (value, ""))
        return named.body_and_place(called, value, level)
    if name == "place":
        return named.place(value)
    if name == "theme":
        return named.theme(value, lang)
    return language.words(lang)(f"{name}.{value}") if name in ("level", "modality") else str(value)


def _chosen(request: Request, store: Store, ask: Filter, lang: str) -> list[tuple[str, str, str]]:
    """Filters that are set: name, value in words, and the address of the page without it."""
    out = []
    for name in web_asking.NAMES:
        value = request.query_params.get(name)
        if not value:
            continue
        who = bodies.names(store, [value]) if name == "agency" and "@" in value else {}
        label = _label(name, value, who, lang) if name in _ORDER and (name != "agency" or who) else value
        if name == "role":
            label = language.words(lang)(f"role_of.{value}")
        if name.startswith("due_"):
            label = language.day(getattr(ask, name))
        kept = {key: request.query_params.getlist(key) for key in request.query_params if key not in (name, "page", "lang")}
        out.append((name, label, url("/obligations", **kept)))
    return out
