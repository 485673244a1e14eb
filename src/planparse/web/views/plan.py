"""One plan: its sections beside its text, every item marked where it stands, pictures of its pages; the page of `planparse show --html`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planparse import record
from planparse.correct.model import ITEMS
from planparse.errors import PlanparseError
from planparse.lint import choose
from planparse.model import Plan
from planparse.pictures import Picture
from planparse.render import pages_of
from planparse.render.page import evidence
from planparse.render.sheets import left_out
from planparse.store import Filter, Store, corrections, ledger, originals
from planparse.store.query import query
from planparse.web import language, twins
from planparse.web.pages import page, plan_url
from planparse.web.site import Site, site_of

router = APIRouter()
_KINDS = {"obligation": "obligations", "section": "sections", "citation": "citations", "agency": "agencies", "deadline": "deadlines",
          "target": "targets", "contact": "contacts"}  # fmt: skip


@router.get("/plans/{plan_id:path}")
def show(request: Request, plan_id: str) -> Response:
    """The page, or with a suffix the record (JSON), or its obligations (CSV)."""
    plan_id, suffix = twins.split(plan_id)
    site = site_of(request)
    plan = site.store.load(plan_id)
    if suffix == "json":
        return twins.tagged(request, Response(record.dumps(plan), media_type="application/json"))
    if suffix == "csv":
        return twins.rows(suffix, query(site.store, "obligations", Filter(plan=plan_id, everything=True)), "nhiem-vu")
    item = request.query_params.get("item")
    if item:
        return RedirectResponse(f"{plan_url(plan_id)}#{anchor(plan, item)}", 302)
    lang = language.chosen(request)
    say = language.words(lang)
    found = choose.in_language(plan, list(choose.configured(plan.findings, dict(site.settings.lint))), lang)
    pictures, note = _pictures(request, site, plan)
    values: dict[str, Any] = evidence(replace(plan, findings=tuple(found)), say, pictures, note)
    return page(request, "plan.html", here="plans", on_paper=bool(pages_of(plan)), **_hands(site.store, plan), **values)


def _hands(store: Store, plan: Plan) -> dict[str, Any]:
    """`items`: id and fields that people set, by the key of the mark in the page; how many are theirs, and how many the machine's."""
    marks = corrections.applied(store, plan.plan_id).marks
    items = {
        f"{kind}-{number}": (one.id, marks.get(one.id, []))
        for kind, field in _KINDS.items()
        if field in ITEMS
        for number, one in enumerate(getattr(plan, field), 1)
    }
    theirs = sum(bool(own) for _, own in items.values())
    return {"items": items, "theirs": theirs, "machines": len(items) - theirs, "about_plan": marks.get("metadata", [])}


def anchor(plan: Plan, item: str) -> str:
    """The mark of an item in the page; the text where the plan has no such item."""
    for kind, field in _KINDS.items():
        for number, one in enumerate(getattr(plan, field), 1):
            if one.id == item:
                return f"{kind}-{number}"
    return "text"


def _pictures(request: Request, site: Site, plan: Plan) -> tuple[list[Picture], str | None]:
    """Pictures of the pages, where they are asked for and the source is still where it was read; else what to say of them."""
    pages = pages_of(plan)
    if not pages or request.query_params.get("pages") != "1":
        return [], None
    say = language.words(language.chosen(request))
    file = _file(site.store, plan.source.sha256)
    if file is None:
        return [], say("plan.no_source")
    try:
        found = site.session.pictures(file, plan.source.sha256, pages)
    except PlanparseError as error:
        return [], left_out(plan, [], error.code, say)
    return found, left_out(plan, found, None, say)


def _file(store: Store, sha256: str) -> str | Path | None:
    """Where a source was read from, if it is a file, or is kept since it was sent."""
    place = next((one for one in ledger.read_from(store, sha256) if Path(one).is_file()), None)
    return place or originals.find(store, sha256)
