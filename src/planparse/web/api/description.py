"""The description of the API (OpenAPI), and a page that shows it; neither loads anything from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from planparse.web import twins
from planparse.web.api.answers import FAULTS
from planparse.web.pages import page
from planparse.web.site import site_of

router = APIRouter(include_in_schema=False)
_ABOUT = (
    "Reading what planparse has found in plans. Rows come part by part: `limit` says how many, `next` of an answer is the `cursor` of the "
    "following one. Every answer has an ETag. Errors are objects with a stable `code`. Keys and codes never change with the language; "
    "`?lang=` or the cookie `lang` chooses that of messages."
)


def described(request: Request) -> dict[str, Any]:
    """The description of the application."""
    app = request.app
    found: dict[str, Any] = get_openapi(title="planparse", version=app.version, description=_ABOUT, routes=app.routes)
    for one in (call for path in found["paths"].values() for call in path.values()):
        one["responses"].pop("422", None)  # told as 400, in our own shape
    if site_of(request).access.token is not None:
        found.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        found["security"] = [{"token": []}]
    return found


@router.get("/openapi.json")
def as_json(request: Request) -> Response:
    """For programs."""
    return twins.tagged(request, JSONResponse(described(request)))


@router.get("/api")
def as_page(request: Request) -> Response:
    """For people."""
    found = described(request)
    calls = [{"path": path, "method": method.upper(), **call} for path, some in found["paths"].items() for method, call in some.items()]
    return page(request, "api.html", about=found["info"]["description"], version=found["info"]["version"], calls=calls, faults=FAULTS)
