"""Coming in and going out, where visitors must say who they are."""

from __future__ import annotations

from typing import Any, cast

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planparse.web.pages import page
from planparse.web.security import audit, sessions
from planparse.web.security.access import Access, Role
from planparse.web.security.forms import fields, refused
from planparse.web.security.sessions import COOKIE, LASTS, Sessions
from planparse.web.site import site_of

router = APIRouter()


@router.get("/login")
def ask(request: Request) -> Response:
    """The form."""
    access = site_of(request).access
    if not access.guarded or sessions.visitor(request):
        return RedirectResponse(_next(request.query_params.get("next")), 303)
    return page(request, "login.html", **_form(access, next_=_asked(request)))


@router.post("/login")
async def come_in(request: Request) -> Response:
    """Begin a session; the form again where the token or password is wrong."""
    given = await fields(request)
    access, name = site_of(request).access, given.get("name", "")
    role: Role | None = None
    if given.get("token"):
        name, role = "token", "editor" if access.by_token(given["token"].strip()) else None
    elif name and access.users:
        role = await run_in_threadpool(access.by_password, name, given.get("password", ""))
    if role is None:
        audit.note(request, "login", name, "refused")
        return page(request, "login.html", status=403, **_form(access, next_=given.get("next", ""), wrong=True))
    audit.note(request, "login", name)
    answer = RedirectResponse(_next(given.get("next")), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, _sessions(request).begin(name, role), max_age=LASTS, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/logout")
async def go(request: Request) -> Response:
    """End the session."""
    given = await fields(request)
    if not sessions.is_own_form(request, given.get("csrf")):
        return refused(request)
    audit.note(request, "logout")
    _sessions(request).end(request.cookies.get(COOKIE))
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _form(access: Access, *, next_: str, wrong: bool = False) -> dict[str, Any]:
    return {"by_token": access.token is not None, "by_password": bool(access.users), "wrong": wrong, "next": next_}


def _sessions(request: Request) -> Sessions:
    return cast("Sessions", request.app.state.sessions)


def _asked(request: Request) -> str:
    return request.query_params.get("next", "")


def _next(path: str | None) -> str:
    """A page of this server; the first one for anything else, so that nobody is led away."""
    plain = path or "/"
    return plain if plain.startswith("/") and plain[1:2] not in ("/", "\\") and plain.isprintable() else "/"
