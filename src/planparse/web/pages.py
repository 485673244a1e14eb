"""From a template to an answer, in the language of the request."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from planparse.settings import Language
from planparse.web import language, named
from planparse.web.security import sessions
from planparse.web.site import site_of

MENU = ("start", "plans", "obligations", "agencies", "instruments", "calendar", "compare", "check", "graph", "failures", "upload")
_LINKS = 8192  # that are remembered
PATHS = {name: f"/{name}" for name in MENU} | {"start": "/"}


@cache
def environment() -> Environment:
    """Templates of this package and of `render`, escaped by themselves."""
    loader = ChoiceLoader([PackageLoader("planparse.web"), PackageLoader("planparse.render")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=_harmless, auto_reload=False)
    made.trim_blocks = made.lstrip_blocks = True
    made.globals |= {"menu": MENU, "paths": PATHS, "plan_url": plan_url, "item_url": item_url, "agency_url": agency_url}
    made.globals |= {
        "instrument_url": instrument_url,
        "item_page": item_page,
        "url": url,
        "body_name": named.body,
        "place_name": named.place,
    }
    made.globals |= {"theme_name": named.theme, "plan_name": named.plan}
    return made


def _harmless(value: Any) -> Any:
    """What a template prints: text without characters that turn its direction; what is marked up already stays as it is."""
    return named.safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page(request: Request, template: str, *, here: str = "", status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `here` is its place in the menu."""
    lang = language.chosen(request)
    visitor, with_query = sessions.visitor(request), _changer(request)
    text = (
        environment()
        .get_template(template)
        .render(
            request=request,
            here=here,
            visitor=visitor,
            guarded=site_of(request).access.guarded,
            may_upload=bool(visitor and visitor.may_edit),
            other_lang=with_query(lang="en" if lang == "vi" else "vi"),
            twin=lambda suffix: _twin(request, suffix),
            with_query=with_query,
            **language.helpers(lang),
            **values,
        )
    )
    # halves of surrogate pairs cannot be encoded; a text file cannot hold them, a record may
    answer = HTMLResponse(text.encode("utf-8", "replace"), status_code=status)
    if request.query_params.get(language.COOKIE) == lang:
        answer.set_cookie(language.COOKIE, lang, max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return answer


def part(template: str, lang: Language, **values: Any) -> Markup:
    """A part of a page that is the same for every visitor."""
    text = environment().get_template(template).render(**language.helpers(lang), **values)
    return Markup(text)  # noqa: S704 - templates escape by themselves


def url(path: str, **query: Any) -> str:
    """A path with a query; what is None or empty is left out, lists stand several times."""
    pairs = [(key, one) for key, value in query.items() for one in (value if isinstance(value, list | tuple) else [value])]
    asked = urlencode([(key, str(one)) for key, one in pairs if one not in (None, "")])
    return f"{path}?{asked}" if asked else path


def _changer(request: Request) -> Callable[..., str]:
    """A function that gives this page with other values in its query: None takes one out."""
    path, given = quote(request.url.path, safe="/~*@"), request.query_params.multi_items()

    def changed(**changes: Any) -> str:
        kept = [(key, value) for key, value in given if key not in changes]
        asked = urlencode([*kept, *((key, str(value)) for key, value in changes.items() if value is not None)])
        return f"{path}?{asked}" if asked else path

    return changed


def _twin(request: Request, suffix: str) -> str:
    """The same rows as `.json`, `.csv` … of this page: its filters, order and columns, all its rows."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in ("page", "lang") and value]
    path = request.url.path.rstrip("/") or "/index"
    return quote(f"{path}.{suffix}", safe="/~*@") + (f"?{urlencode(kept)}" if kept else "")


@lru_cache(maxsize=_LINKS)
def plan_url(plan_id: str) -> str:
    """The page of a plan."""
    return f"/plans/{quote(plan_id, safe='/~')}"


@lru_cache(maxsize=_LINKS)
def item_url(item: str) -> str:
    """The place of an item in the page of its plan."""
    return url(plan_url(item.split("#", 1)[0]), item=item)


def item_page(item: str) -> str:
    """The page on which an item is looked at and corrected."""
    plan_id, _, name = item.partition("#")
    return f"{plan_url(plan_id)}/items/{quote(name, safe='/~')}"


@lru_cache(maxsize=_LINKS)
def agency_url(agency_id: str) -> str:
    """The page of a body."""
    return f"/agencies/{quote(agency_id, safe='/@*')}"


@lru_cache(maxsize=_LINKS)
def instrument_url(instrument_id: str) -> str:
    """The page of an instrument."""
    return f"/instruments/{quote(instrument_id, safe='/')}"
