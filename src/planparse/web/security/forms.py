"""Forms that people send, small ones: their fields, and what to say to one that is not ours or of a page that no longer holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from planparse.web.security import sessions
from planparse.web.security.guard import answer


async def fields(request: Request) -> dict[str, str]:
    """The text fields of a form; nothing of what is none."""
    if not request.headers.get("content-type", "").startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        return {}
    async with request.form(max_files=0, max_fields=50) as given:
        return {name: value for name, value in given.items() if isinstance(value, str)}


async def posted(request: Request, taken: Callable[..., Response], *what: str) -> Response:
    """What `taken` answers to a form: it gets the request, `what` and the fields, once the form is known for one of ours."""
    given = await fields(request)
    if not sessions.is_own_form(request, given.get("csrf")):
        return refused(request)
    return await run_in_threadpool(taken, request, *what, given)


def refused(request: Request) -> Response:
    """To a form without the visitor's secret."""
    return answer(request.url.path, 403, "E_FORM")


def stale(request: Request) -> Response:
    """To a form whose page showed what has changed since: `seen` is another by now."""
    return answer(request.url.path, 409, "E_FORM")


def seen(shown: object) -> str:
    """A hash of what a page shows, data of JSON, for its form to send back."""
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:32]
