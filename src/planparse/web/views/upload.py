"""Files from visitors: a form, and what becomes of each file while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planparse.errors import NotFoundError, UsageError
from planparse.store import originals
from planparse.web import twins
from planparse.web.jobs import Job, Jobs
from planparse.web.pages import page
from planparse.web.security import audit, sessions
from planparse.web.security.forms import refused
from planparse.web.security.guard import answer
from planparse.web.site import site_of

router = APIRouter()
FILES = 200  # of one upload


@router.get("/upload")
def show(request: Request) -> Response:
    """The form, or one job with its progress."""
    visitor = sessions.visitor(request)
    if not (visitor and visitor.may_edit):
        return answer("/upload", 403, "E_ROLE")
    number = request.query_params.get("job")
    job = found(request, number) if number else None
    site = site_of(request)
    limits = site.settings
    return page(
        request, "upload.html", here="upload", job=job.as_row() if job else None, jobs=[one.as_row() for one in jobs_of(request).last()],
        most=FILES, megabytes=limits.max_bytes // 1_000_000, keeps=site.keep and originals.folder(site.store) is not None,
    )  # fmt: skip


@router.get("/upload.json")
def twin(request: Request) -> Response:
    """The job as it stands."""
    return twins.value(found(request, request.query_params.get("job") or "").as_row())


@router.post("/upload")
async def take(request: Request) -> Response:
    """Keep the files of the form and begin to read them."""
    async with request.form(max_files=FILES, max_fields=10) as given:
        if not sessions.is_own_form(request, secret(request, given)):
            return refused(request)
        job = await begun(request, given)
    return RedirectResponse(f"/upload?job={job.number}", 303)


async def begun(request: Request, given: FormData) -> Job:
    """A job of the files of a form. Raises UsageError where there are none."""
    files = [one for one in given.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        raise UsageError("", "files")
    visitor = sessions.visitor(request)
    streams: Iterator[tuple[str, BinaryIO]] = ((one.filename or "", one.file) for one in files)
    job = await run_in_threadpool(jobs_of(request).begin, visitor.name if visitor else "", streams)
    for one in job.outcomes:
        audit.note(request, "upload", one.name)
    return job


def secret(request: Request, given: FormData) -> str | None:
    """The visitor's secret as a form or a header carries it."""
    value = request.headers.get("x-csrf-token") or given.get("csrf")
    return value if isinstance(value, str) else None


def jobs_of(request: Request) -> Jobs:
    """The uploads of the server."""
    return cast("Jobs", request.app.state.jobs)


def found(request: Request, number: str) -> Job:
    """A job. Raises NotFoundError."""
    job = jobs_of(request).find(number)
    if job is None:
        raise NotFoundError("", number[:40])
    return job
