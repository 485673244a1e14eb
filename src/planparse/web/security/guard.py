"""The gate: every request passes these steps in order, or is answered here."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planparse.tables import table
from planparse.web.security import headers
from planparse.web.security.access import Access
from planparse.web.security.limits import LOGINS, MAX_BODY, MAX_QUERY, PAGES, UPLOADS, Pace, Rates
from planparse.web.security.sessions import COOKIE, Sessions, Visitor
from planparse.web.site import Site

Fault = Callable[[Request, Exception], Response]
_SAFE = ("GET", "HEAD", "OPTIONS")
_OPEN = ("/login", "/static/")  # before anybody has said who they are
_ANYBODY = ("/login", "/logout")  # readers send these forms, too
_UPLOADS = ("/upload", "/api/v1/jobs")


def stand(app: FastAPI, site: Site, fault: Fault) -> None:
    """Put the gate before an application; `fault` answers what nobody foresaw."""
    app.state.sessions = Sessions()
    app.add_middleware(Guard, access=site.access, sessions=app.state.sessions, most=site.settings.max_bytes, fault=fault)


class TooMuchError(Exception):
    """A body is larger than it said or may be."""


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, access: Access, sessions: Sessions, most: int, fault: Fault) -> None:
        """`most` bytes may be uploaded at once."""
        self._app, self._access, self._sessions, self._most, self._fault = app, access, sessions, most, fault
        self._rates = Rates()
        self._here = Visitor("local", "editor", secrets.token_urlsafe(32), math.inf)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers.add(MutableHeaders(scope=message), path)
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        try:
            await self._app(scope, _counted(receive, self._largest(path)), guarded)
        except TooMuchError:
            await answer(path, 413, "E_TOO_LARGE")(scope, receive, guarded)
        except Exception as error:  # its words may be those of a document: they are not logged
            if begun:
                raise ConnectionAbortedError(path) from None
            await self._fault(Request(scope), error)(scope, receive, guarded)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that may not pass; None for one that may, with its visitor in its state."""
        request = Request(scope)
        path, given = request.url.path, request.headers
        if _name_of(given.get("host", "")) not in self._access.hosts:
            return answer(path, 421, "E_HOST")
        if len(request.url.query) > MAX_QUERY:
            return answer(path, 414, "E_TOO_LARGE")
        if not self._rates.take(request.client.host if request.client else "", _pace(request)):
            return answer(path, 429, "E_RATE", {"Retry-After": "10"})
        if _length(given) > self._largest(path):
            return answer(path, 413, "E_TOO_LARGE")
        if request.method not in _SAFE and not _same_origin(given):
            return answer(path, 403, "E_ORIGIN")
        found = self._visitor(request)
        scope.setdefault("state", {})["visitor"] = found
        if found is None and not path.startswith(_OPEN):
            return _to_login(request)
        if request.method not in _SAFE and path not in _ANYBODY and not (found and found.may_edit):
            return answer(path, 403, "E_ROLE")
        return None

    def _visitor(self, request: Request) -> Visitor | None:
        known = self._sessions.find(request.cookies.get(COOKIE))
        if known is not None:
            return known
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._access.by_token(_utf8(token.strip())):
            return Visitor("token", "editor", None, math.inf)
        return None if self._access.guarded else self._here

    def _largest(self, path: str) -> int:
        return self._most + MAX_BODY if path in _UPLOADS else MAX_BODY


def _name_of(host: str) -> str:
    """The name in a Host header, without its port."""
    name = host.lower().strip()
    return name if name.endswith("]") else name.rpartition(":")[0] if ":" in name else name


def _pace(request: Request) -> Pace:
    if request.method not in _SAFE:
        return LOGINS if request.url.path == "/login" else UPLOADS
    return PAGES


def _length(given: Headers) -> int:
    said = given.get("content-length", "0")
    return int(said) if said.isdecimal() else 0


def _same_origin(given: Headers) -> bool:
    """False where another site sends the request. Browsers say so; programs do not, and have no cookies."""
    if given.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = given.get("origin")
    return origin is None or urlsplit(origin).netloc == given.get("host")


def _counted(receive: Receive, most: int) -> Receive:
    """Messages of a body, up to `most` bytes."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuchError
        return message

    return counted


def for_programs(path: str) -> bool:
    """True for addresses that programs ask: they are told of errors in JSON."""
    return path.startswith("/api/") or path.endswith((".json", ".csv", ".xlsx", ".ics"))


def answer(path: str, status: int, code: str, more: dict[str, str] | None = None) -> Response:
    """A refusal for people or programs, in both languages."""
    reasons = {row["code"]: row for row in table("planparse.web", "refusals")}[code]
    if for_programs(path):
        return JSONResponse({"code": code, "reason": reasons["vi"], "how": reasons["en"]}, status, more)
    return PlainTextResponse(f"{code}\n{reasons['vi']}\n{reasons['en']}\n", status, more)


def _utf8(header: str) -> str:
    """A header's text as its sender meant it."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


def _to_login(request: Request) -> Response:
    path = request.url.path
    if path.startswith("/api/") or request.method not in _SAFE:
        return answer(path, 401, "E_LOGIN", {"WWW-Authenticate": "Bearer"})
    asked = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?{urlencode({'next': asked})}", 303)
