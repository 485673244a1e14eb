"""Files from programs: a job for each request, and its status."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from planparse.web.api.answers import FAULTS, JobStatus
from planparse.web.security import sessions
from planparse.web.security.forms import refused
from planparse.web.views import upload

router = APIRouter(prefix="/api/v1", responses=FAULTS)
_FILES = {"type": "array", "items": {"type": "string", "format": "binary"}}
_FORM = {"schema": {"type": "object", "required": ["files"], "properties": {"files": _FILES}}}
_BODY = {"required": True, "content": {"multipart/form-data": _FORM}}


@router.post("/jobs", status_code=202, response_model=JobStatus, summary="Read files into the store", openapi_extra={"requestBody": _BODY})
async def begin(request: Request) -> Response:
    """Files of any format that `planparse parse` reads, zip archives of them, too.

    With a session instead of a token the header X-CSRF-Token is needed.
    """
    async with request.form(max_files=upload.FILES, max_fields=10) as given:
        if not sessions.is_own_form(request, upload.secret(request, given)):
            return refused(request)
        job = await upload.begun(request, given)
    return JSONResponse(job.as_row(), 202, {"Location": f"/api/v1/jobs/{job.number}"})


@router.get("/jobs/{number}", response_model=JobStatus, summary="What becomes of files")
def status(request: Request, number: Annotated[str, Path(max_length=40)]) -> Response:
    """`state` is running or done; each input is waiting, reading, done, unchanged or failed."""
    return JSONResponse(upload.found(request, number).as_row())
