"""Errors as answers: a page for people, an object with a stable code for programs, never a traceback and no text of a document."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from planparse.errors import (
    EnvironmentFailedError,
    NoSuperiorError,
    NotFoundError,
    PlanparseError,
    PlanUnknownError,
    QueryTimeError,
    TooLargeError,
    UsageError,
    place_of,
)
from planparse.telling import failure
from planparse.web import language, pages
from planparse.web.security.guard import for_programs

_LOG = logging.getLogger("planparse.web")
_STATUS: tuple[tuple[type[PlanparseError], int], ...] = (
    (UsageError, 400),
    (PlanUnknownError, 404),
    (NotFoundError, 404),
    (NoSuperiorError, 404),
    (TooLargeError, 413),
    (QueryTimeError, 503),
    (EnvironmentFailedError, 503),
)
_OF_STATUS: dict[int, type[PlanparseError]] = {404: NotFoundError, 413: TooLargeError}  # of the framework's own; others are wrong calls


def handle(app: FastAPI) -> None:
    """Answer the errors of an application that are foreseen."""
    app.exception_handler(PlanparseError)(_known)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http)


def answer(request: Request, status: int, error: dict[str, Any]) -> Response:
    """An error in the shape of `planparse`'s own lines of failure: `code`, `reason`, `how`."""
    if for_programs(request.url.path):
        return JSONResponse(error, status)
    return pages.page(request, "fault.html", status=status, error=error, code=status)


def _known(request: Request, error: PlanparseError) -> Response:
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
    return answer(request, status, _told(request, error))


def _invalid(request: Request, error: RequestValidationError) -> Response:
    names = ", ".join(dict.fromkeys(str(row["loc"][-1]) for row in error.errors()))
    return answer(request, 400, _told(request, UsageError("", names)))


def _http(request: Request, error: HTTPException) -> Response:
    kind = _OF_STATUS.get(error.status_code, UsageError)
    answered = answer(request, error.status_code, _told(request, kind("", f"HTTP {error.status_code}")))
    answered.headers.update(error.headers or {})
    return answered


def unforeseen(request: Request, error: Exception) -> Response:
    """What nobody foresaw: its kind and place, not its words, are logged and answered."""
    place = place_of(error)
    _LOG.error("E_INTERNAL %s", place)
    return answer(request, 500, _told(request, PlanparseError("", place)))


def _told(request: Request, error: PlanparseError) -> dict[str, Any]:
    found = failure("", error, language.chosen(request))
    return {key: found[key] for key in ("code", "reason", "how")}
