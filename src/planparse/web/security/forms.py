"""Forms that people send, small ones: their fields, and what to say to one that is not ours."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from planparse.web.security.guard import answer


async def fields(request: Request) -> dict[str, str]:
    """The text fields of a form; nothing of what is none."""
    if not request.headers.get("content-type", "").startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        return {}
    async with request.form(max_files=0, max_fields=50) as given:
        return {name: value for name, value in given.items() if isinstance(value, str)}


def refused(request: Request) -> Response:
    """To a form without the visitor's secret."""
    return answer(request.url.path, 403, "E_FORM")
