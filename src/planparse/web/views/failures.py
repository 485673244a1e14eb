"""Inputs that could not be read, and why."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import of_code
from planparse.store import Store, ledger
from planparse.telling import failure
from planparse.web import language, twins
from planparse.web.pages import page
from planparse.web.site import site_of

router = APIRouter()


@router.get("/failures")
def show(request: Request) -> Response:
    """The page."""
    return page(request, "failures.html", here="failures", rows=told(site_of(request).store, language.chosen(request)))


@router.get("/failures.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """What `planparse failures list` gives."""
    return twins.rows(twins.wanted(suffix), told(site_of(request).store, language.chosen(request)), "loi")


def told(store: Store, lang: str) -> list[dict[str, Any]]:
    """Rows `source`, `code`, `reason`, `how`, `attempts`."""
    return [
        {**failure(row["source"], of_code(row["code"])("", row["detail"]), lang), "attempts": row["attempts"]}
        for row in ledger.failures(store)
    ]
