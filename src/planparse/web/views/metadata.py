"""What is known of the plan as a whole, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.correct import Applied, Change, change
from planparse.correct.model import FITS
from planparse.errors import UsageError
from planparse.store import Store, corrections
from planparse.web import authors, language
from planparse.web import fields as forms
from planparse.web.pages import page, plan_url, url
from planparse.web.security import audit
from planparse.web.security.forms import posted, seen, stale
from planparse.web.site import site_of

router = APIRouter()
_PATH = "/plans/{plan_id:path}/metadata"


@router.get(_PATH)
def show(request: Request, plan_id: str) -> Response:
    """Each field, and whose it is; a form for who may edit."""
    applied = corrections.applied(site_of(request).store, plan_id)
    return page(
        request, "metadata.html", here="plans", plan_id=plan_id, fields=_fields(applied, language.chosen(request)),
        seen=seen(applied.record["metadata"]), marks=applied.marks.get("metadata", []), kept="kept" in request.query_params,
        **authors.asked(request),
    )  # fmt: skip


@router.post(_PATH)
async def correct(request: Request, plan_id: str) -> Response:
    """Keep what differs from what the page showed, or that all is right."""
    return await posted(request, _correct, plan_id)


def _correct(request: Request, plan_id: str, given: Mapping[str, str]) -> Response:
    lang = language.chosen(request)
    with Store(site_of(request).store.address) as store:
        applied = corrections.applied(store, plan_id)
        if given.get("seen") != seen(applied.record["metadata"]):
            return stale(request)
        kept = corrections.add(store, _changes(applied, given, lang), author=authors.author(request, given), source="web")
    for one in kept:
        audit.note(request, one.action, f"{plan_id} metadata {one.field or ''}".strip(), one.status)
    fits = all(one.status == FITS for one in kept)
    return authors.back(request, url(f"{plan_url(plan_id)}/{'metadata' if fits else 'corrections'}", kept=len(kept) or None), given)


def _changes(applied: Applied, given: Mapping[str, str], lang: str) -> list[Change]:
    """What a form says of the plan. Raises UsageError."""
    if given.get("action") == "accept":
        return [change(applied.record, None, "accept")]
    if given.get("action") != "edit":
        raise UsageError("", "action")
    told = forms.changed(given, _fields(applied, lang))
    return [change(applied.record, None, "edit", name, forms.read("metadata", name, text, lang)) for name, text in told.items()]


def _fields(applied: Applied, lang: str) -> list[forms.Field]:
    marks = applied.marks.get("metadata", [])
    return forms.fields(applied.record, "metadata", applied.record["metadata"], marks, lang)
