"""Who says something: the login; where anybody may come in, the name that a visitor gives, which a cookie keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planparse.web import named
from planparse.web.security import sessions
from planparse.web.site import site_of

_BY = "by"
_NAME = 80  # characters
_KEPT = 365 * 24 * 3600  # seconds


def asked(request: Request) -> dict[str, Any]:
    """For a form: `asks_name` where nobody has logged in, and `by`, the name that was given before."""
    return {"by": named.safe(unquote(request.cookies.get(_BY, "")))[:_NAME], "asks_name": _login(request) is None}


def author(request: Request, given: Mapping[str, str]) -> str:
    """The login; without one the name that was given, else what the gate calls the visitor."""
    visitor = sessions.visitor(request)
    typed = " ".join(named.safe(given.get("by", "")).split())[:_NAME]
    return _login(request) or typed or (visitor.name if visitor else "")


def back(request: Request, where: str, given: Mapping[str, str]) -> Response:
    """On to another page once a form is taken; the name in it is remembered."""
    answered = RedirectResponse(where, 303)
    if given.get("by") and _login(request) is None:
        answered.set_cookie(_BY, quote(author(request, given)), max_age=_KEPT, httponly=True, samesite="lax")
    return answered


def _login(request: Request) -> str | None:
    """The name by which a visitor has logged in; None where anybody may come in, or with a token."""
    visitor = sessions.visitor(request)
    return visitor.name if visitor and visitor.name in site_of(request).access.users else None
