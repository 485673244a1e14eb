"""Shapes of answers, for the description of the API."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Rows(BaseModel):
    """A part of the rows, as `planparse query --json` prints them."""

    rows: list[dict[str, Any]]
    next: str | None = Field(description="Cursor of the rows that follow; null at the end.")


class Fault(BaseModel):
    """An error: `code` is stable and made for programs, the sentences are made for people."""

    code: str
    reason: str
    how: str


FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "A parameter is wrong (E_USAGE)."},
    401: {"model": Fault, "description": "Neither token nor session (E_LOGIN)."},
    403: {"model": Fault, "description": "Another site asks (E_ORIGIN), or the role does not suffice (E_ROLE)."},
    404: {"model": Fault, "description": "There is no such plan, body or instrument (E_PLAN, E_NOT_FOUND, E_NO_SUPERIOR)."},
    413: {"model": Fault, "description": "Too large (E_TOO_LARGE)."},
    414: {"model": Fault, "description": "The query is too long (E_TOO_LARGE)."},
    421: {"model": Fault, "description": "The server does not answer to this host name (E_HOST)."},
    429: {"model": Fault, "description": "Too many requests; `Retry-After` says how long to wait (E_RATE)."},
    503: {"model": Fault, "description": "The store does not answer, or a question took too long (E_STORE, E_QUERY_TIME)."},
}


class InputStatus(BaseModel):
    """One file: the plans that it gave, or why there are none."""

    name: str
    state: str
    plans: list[str]
    error: dict[str, Any] | None


class JobStatus(BaseModel):
    """An upload."""

    id: str
    state: str
    total: int
    done: int
    unchanged: int
    failed: int
    error: dict[str, Any] | None
    inputs: list[InputStatus]
