"""Visitors: who they are, what they may do, and the secret that their own forms carry. Kept in memory: a restart ends all sessions."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from dataclasses import dataclass

from starlette.requests import Request

from planparse.web.security.access import Role

COOKIE = "planparse"
LASTS = 12 * 3600  # seconds
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Visitor:
    """`csrf` is the secret of forms; None for programs, which send their token with every request."""

    name: str
    role: Role
    csrf: str | None
    until: float

    @property
    def may_edit(self) -> bool:
        """True for editors."""
        return self.role == "editor"


class Sessions:
    """Sessions by their cookie. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, Visitor] = {}

    def begin(self, name: str, role: Role) -> str:
        """A new session; returns what its cookie holds."""
        cookie = secrets.token_urlsafe(32)
        now = time.monotonic()
        with self._lock:
            if len(self._known) >= _MOST:
                self._known = {key: one for key, one in self._known.items() if one.until > now}
            while len(self._known) >= _MOST:
                self._known.pop(next(iter(self._known)))
            self._known[cookie] = Visitor(name, role, secrets.token_urlsafe(32), now + LASTS)
        return cookie

    def find(self, cookie: str | None) -> Visitor | None:
        """The visitor of a cookie, while the session lasts."""
        with self._lock:
            found = self._known.get(cookie or "")
        return found if found and found.until > time.monotonic() else None

    def end(self, cookie: str | None) -> None:
        """Forget a session."""
        with self._lock:
            self._known.pop(cookie or "", None)


def visitor(request: Request) -> Visitor | None:
    """Who asks; None before they have said so."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    return found


def is_own_form(request: Request, given: str | None) -> bool:
    """True where a form carries the visitor's secret, and for programs, which no browser sends."""
    found = visitor(request)
    if found is None:
        return False
    return found.csrf is None or (given is not None and hmac.compare_digest(given.encode(), found.csrf.encode()))
