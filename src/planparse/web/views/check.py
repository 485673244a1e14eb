"""A plan against the plans above it: each finding with the words of both."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.check import Checked, check, superiors
from planparse.errors import NoSuperiorError, UsageError
from planparse.model import Plan
from planparse.render.checking import view
from planparse.store import Filter
from planparse.store.query import query
from planparse.web import language, twins
from planparse.web.pages import page
from planparse.web.site import Site, site_of

router = APIRouter()
_MOST = 5  # superiors at once
_OFFERED = 500


@router.get("/check")
def show(request: Request) -> Response:
    """The page; a form alone where no plan is named, or no superior is known."""
    site, lang = site_of(request), language.chosen(request)
    offered = list(query(site.store, "plans", Filter(), _OFFERED))
    asked, against = request.query_params.get("plan"), request.query_params.getlist("against")
    form: dict[str, Any] = {"here": "check", "offered": offered, "asked": "", "against": [], "missing": False}
    if not asked:
        return page(request, "choose_check.html", **form)
    try:
        plan, above = _named(site, asked, against)
    except NoSuperiorError:
        return page(request, "choose_check.html", **{**form, "asked": site.store.find(asked), "missing": True})
    found = _found(site, plan, above, lang)
    shown = view(found, plan, above, language.words(lang))
    form |= {"asked": plan.plan_id, "against": [one.plan_id for one in above]}
    return page(request, "check_page.html", **form, **shown, guessed=not any(against))


@router.get("/check.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """What `planparse check` gives."""
    return twins.rows(twins.wanted(suffix), rows(request), "kiem-tra")


def rows(request: Request) -> list[dict[str, Any]]:
    """Findings as rows. Raises UsageError where no plan is named, PlanUnknownError, NoSuperiorError."""
    site = site_of(request)
    asked = request.query_params.get("plan")
    if not asked:
        raise UsageError("", "plan")
    plan, above = _named(site, asked, request.query_params.getlist("against"))
    return [one.as_row() for one in _found(site, plan, above, language.chosen(request))]


def _named(site: Site, asked: str, against: list[str]) -> tuple[Plan, list[Plan]]:
    """The plan, and the plans above it: those named, else those found in the store. Raises PlanUnknownError, NoSuperiorError."""
    store = site.store
    plan = store.load(store.find(asked))
    ids = [store.find(name) for name in dict.fromkeys(against) if name][:_MOST]
    ids = ids or [one.plan_id for one in superiors(plan, store)]
    above = [store.load(one) for one in ids if one != plan.plan_id]
    if not above:
        raise NoSuperiorError(plan.plan_id)
    return plan, above


def _found(site: Site, plan: Plan, above: list[Plan], lang: str) -> list[Checked]:
    return check(plan, above, lang, dict(site.settings.lint))
