"""Corrections: one item with its fields to accept, edit or reject, and what people said about a plan, to be taken back or saved as gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.correct import Applied, Change, Correction, change
from planparse.correct.anchors import anchor
from planparse.correct.gold import gold, places_in_text
from planparse.correct.model import FITS, ITEMS, Action, Source
from planparse.errors import NotFoundError, UsageError
from planparse.exchange.names import file_name
from planparse.store import Store, corrections
from planparse.web import asking, authors, language, twins
from planparse.web import fields as forms
from planparse.web.pages import item_page, page, plan_url, url
from planparse.web.security import audit
from planparse.web.security.forms import posted, seen, stale
from planparse.web.site import site_of

router = APIRouter()
_JUDGED: Mapping[str, Action] = {"accept": "accept", "reject": "reject"}
_ITEM = "/plans/{plan_id:path}/items/{name:path}"
_ALL = "/plans/{plan_id:path}/corrections"


@router.get(_ITEM)
def show(request: Request, plan_id: str, name: str) -> Response:
    """One item: its words, whose each field is, and forms for who may edit."""
    lang = language.chosen(request)
    applied = corrections.applied(site_of(request).store, plan_id)
    items, item = _found(applied, f"{plan_id}#{name}")
    marks = applied.marks.get(item["id"], [])
    return page(
        request, "item.html", here="plans", item=item, plan_id=plan_id, kind=item["id"].split("#")[1].split("/")[0], marks=marks,
        fields=forms.fields(applied.record, items, item, marks, lang), seen=_seen(applied, item), kept="kept" in request.query_params,
        **authors.asked(request),
    )  # fmt: skip


@router.post(_ITEM)
async def correct(request: Request, plan_id: str, name: str) -> Response:
    """Accept, edit or reject an item."""
    return await posted(request, _correct, plan_id, f"{plan_id}#{name}")


@router.get(_ALL)
def listed(request: Request, plan_id: str) -> Response:
    """What people said about a plan."""
    lang = language.chosen(request)
    store, everything = site_of(request).store, request.query_params.get("all") == "1"
    applied = corrections.applied(store, plan_id)
    found = corrections.listed(store, plan_id, everything=everything)
    return page(
        request, "corrections.html", here="plans", plan_id=plan_id, rows=[_told(one, lang) for one in reversed(found)],
        everything=everything, sources=get_args(Source), with_text=places_in_text(applied), kept="kept" in request.query_params,
        **authors.asked(request),
    )  # fmt: skip


@router.get(_ALL + ".{suffix}")
def twin(request: Request, plan_id: str, suffix: str) -> Response:
    """The rows of `planparse corrections list --plan`."""
    suffix, everything = twins.wanted(suffix), request.query_params.get("all") == "1"
    store = site_of(request).store
    corrections.applied(store, plan_id)  # raises where there is no such plan
    return twins.rows(suffix, (one.as_row() for one in corrections.listed(store, plan_id, everything=everything)), "chinh-sua")


@router.post(_ALL)
async def undo(request: Request, plan_id: str) -> Response:
    """Take a correction of the plan back."""
    return await posted(request, _undo, plan_id)


@router.get("/plans/{plan_id:path}/gold.{suffix}")
def as_gold(request: Request, plan_id: str, suffix: str) -> Response:
    """The corrected plan as gold (JSON); where its places are those of the text, the text (txt)."""
    applied = corrections.applied(site_of(request).store, plan_id)
    name = file_name(plan_id)
    if suffix == "json":
        return twins.file(bytes(twins.value(gold(applied)).body), f"{name}.gold.json", "application/json")
    if suffix == "txt" and places_in_text(applied):
        return twins.file(applied.record["text"].encode("utf-8", "replace"), f"{name}.txt", "text/plain; charset=utf-8")
    raise NotFoundError("", suffix[:40])


def _correct(request: Request, plan_id: str, item_id: str, given: Mapping[str, str]) -> Response:
    with Store(site_of(request).store.address) as store:
        applied = corrections.applied(store, plan_id)
        items, item = _found(applied, item_id)
        if given.get("seen") != _seen(applied, item):  # it has changed since, or another item is called so by now
            return stale(request)
        made = _changes(applied, items, item, given, language.chosen(request))
        kept = corrections.add(store, made, author=authors.author(request, given), source="web")
    for one in kept:
        audit.note(request, one.action, f"{item_id} {one.field or ''}".strip(), one.status)
    fits = all(one.status == FITS for one in kept) and given["action"] != "reject"
    return authors.back(request, url(item_page(item_id) if fits else f"{plan_url(plan_id)}/corrections", kept=len(kept) or None), given)


def _changes(applied: Applied, items: str, item: Mapping[str, Any], given: Mapping[str, str], lang: str) -> list[Change]:
    """What a form says of an item. Raises UsageError."""
    action, data = given.get("action", ""), applied.record
    if action in _JUDGED:
        return [change(data, item["id"], _JUDGED[action])]
    if action != "edit":
        raise UsageError("", "action")
    told = forms.changed(given, forms.fields(data, items, item, (), lang))
    return [change(data, item["id"], "edit", name, forms.read(items, name, text, lang)) for name, text in told.items()]


def _undo(request: Request, plan_id: str, given: Mapping[str, str]) -> Response:
    number = asking.number(given.get("id", ""), "id")
    with Store(site_of(request).store.address) as store:
        if number not in {one.id for one in corrections.listed(store, plan_id, everything=True)}:
            raise NotFoundError("", str(number))
        corrections.undo(store, [number], author=authors.author(request, given))
    audit.note(request, "undo", f"{plan_id} {number}")
    return authors.back(request, url(f"{plan_url(plan_id)}/corrections", kept=1), given)


def _found(applied: Applied, item_id: str) -> tuple[str, dict[str, Any]]:
    """The list that an item stands in, and the item. Raises NotFoundError."""
    for items in ITEMS:
        for one in applied.record[items]:
            if one["id"] == item_id:
                return items, one
    raise NotFoundError("", "item")


def _seen(applied: Applied, item: Mapping[str, Any]) -> str:
    """What tells the item as a form showed it from what it is after another correction, or after a reading anew."""
    return seen([item, anchor(applied.record, item)])


def _told(one: Correction, lang: str) -> dict[str, Any]:
    value = forms.said(one.items, one.field, one.value, lang)
    field = forms.label(one.items, one.field, lang) if one.field else ""
    return {"one": one, "value": value, "field": field, "words": (one.anchor or {}).get("quote", "")}
