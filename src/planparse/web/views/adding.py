"""An item that people add: words of the plan are chosen, shown where they stand, and kept with what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.correct import Applied, addition
from planparse.correct.anchors import words
from planparse.correct.items import KIND, blank
from planparse.correct.model import FITS, ITEMS, Items
from planparse.correct.quotes import Span, quoted
from planparse.errors import UsageError
from planparse.store import Store, corrections
from planparse.web import asking, authors, language
from planparse.web import fields as forms
from planparse.web.pages import item_page, page, plan_url, url
from planparse.web.security import audit, sessions
from planparse.web.security.forms import posted, seen, stale
from planparse.web.security.guard import answer
from planparse.web.site import site_of

router = APIRouter()
_PATH = "/plans/{plan_id:path}/add"
_PLACES = 20  # that are offered
_QUOTE = 700  # characters: an address of more is refused; `first words … last words` takes long passages
_AROUND = 120  # characters shown on each side
_END = 10**8


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their span, and the text before, of, and after them."""

    span: Span
    before: str
    words: str
    after: str


@router.get(_PATH)
def show(request: Request, plan_id: str) -> Response:
    """Words and a kind are asked for; once they are found, the places; once one is chosen, the fields."""
    visitor = sessions.visitor(request)
    if not (visitor and visitor.may_edit):
        return answer(request.url.path, 403, "E_ROLE")
    applied = corrections.applied(site_of(request).store, plan_id)
    quote, items = request.query_params.get("quote", "")[:_QUOTE], _items(request.query_params.get("items") or "obligations")
    spans = quoted(applied.record["text"], quote, _PLACES)
    start = asking.whole(request, "at", _END, 0, _END)
    chosen = next((one for one in spans if one[0] == start), spans[0] if len(spans) == 1 else None)
    return page(
        request, "add.html", here="plans", plan_id=plan_id, quote=quote, longest=_QUOTE, items=items, kinds=KIND, most=_PLACES,
        places=[_place(applied.record["text"], one) for one in spans], **authors.asked(request),
        **(_about(applied, items, chosen, language.chosen(request)) if chosen else {"chosen": None}),
    )  # fmt: skip


@router.post(_PATH)
async def add(request: Request, plan_id: str) -> Response:
    """Keep the item."""
    return await posted(request, _add, plan_id)


def _about(applied: Applied, items: Items, span: Span, lang: str) -> dict[str, Any]:
    """The chosen place, the item that stands there already, whether a later reading could tell the place, and the fields to fill in."""
    status, _ = words(applied.record, addition(applied.record, items, span, {}).anchor or {})
    return {
        "chosen": _place(applied.record["text"], span),
        "there": _there(applied, items, span),
        "sure": status == FITS,
        "fields": _fields(applied, items, span, lang),
        "seen": _seen(applied, span),
    }


def _fields(applied: Applied, items: Items, span: Span, lang: str) -> list[forms.Field]:
    """Those of an item of which nothing is known; its words are chosen."""
    every = forms.fields(applied.record, items, blank(applied.record, items, span), (), lang)
    return [one for one in every if one.name != "text"]


def _add(request: Request, plan_id: str, given: Mapping[str, str]) -> Response:
    lang, items = language.chosen(request), _items(given.get("items", ""))
    span = asking.number(given.get("start", ""), "start"), asking.number(given.get("end", ""), "end")
    with Store(site_of(request).store.address) as store:
        applied = corrections.applied(store, plan_id)
        if given.get("seen") != _seen(applied, span):  # another reading of the plan is shown by now
            return stale(request)
        if there := _there(applied, items, span):  # somebody was quicker, or the form is sent again: that item is edited, not added twice
            return authors.back(request, url(item_page(there)), given)
        told = forms.changed(given, _fields(applied, items, span, lang))
        value = {name: forms.read(items, name, text, lang) for name, text in told.items()}
        (kept,) = corrections.add(
            store, [addition(applied.record, items, span, value)], author=authors.author(request, given), source="web"
        )
        made = _there(corrections.applied(store, plan_id), items, span) if kept.status == FITS else None
    audit.note(request, "add", f"{plan_id} {items}", kept.status)
    return authors.back(request, url(item_page(made) if made else f"{plan_url(plan_id)}/corrections", kept=1), given)


def _there(applied: Applied, items: Items, span: Span) -> str | None:
    """The item that stands at a place."""
    return next((str(one["id"]) for one in applied.record[items] if tuple(one["span"]) == span), None)


def _place(text: str, span: Span) -> Place:
    start, end = span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Place(span, ("…" if start > _AROUND else "") + before, text[start:end], after + ("…" if end + _AROUND < len(text) else ""))


def _seen(applied: Applied, span: Span) -> str:
    """What tells the place as a form showed it from the same numbers in another reading. Raises UsageError for no place of the text."""
    text = applied.record["text"]
    if not 0 <= span[0] < span[1] <= len(text):
        raise UsageError("", "start, end")
    return seen([applied.record["plan_id"], span, text])


def _items(name: str) -> Items:
    found = next((one for one in ITEMS if one == name), None)
    if found is None:
        raise UsageError("", "items")
    return found
