"""The application: pages, API, and what stands before both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from planparse.web import faults
from planparse.web.api import description, routes, uploads
from planparse.web.jobs import Jobs
from planparse.web.security import guard
from planparse.web.site import Site
from planparse.web.views import (
    adding,
    agency,
    calendar,
    check,
    compare,
    corrections,
    failures,
    graph,
    instrument,
    load,
    login,
    metadata,
    obligations,
    plan,
    plans,
    start,
    upload,
)

_VIEWS = (
    start,
    plans,
    adding,
    metadata,
    corrections,
    plan,
    obligations,
    agency,
    instrument,
    calendar,
    load,
    compare,
    check,
    graph,
    failures,
    login,
    upload,
)


def create(site: Site) -> FastAPI:
    """The application of a site, as any ASGI server runs it."""
    from planparse.fingerprint import version

    app = FastAPI(title="planparse", version=version(), docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.site = site
    app.state.jobs = Jobs(site.store.address, site.session, site.settings, site.lang, keep=site.keep)
    for view in _VIEWS:
        app.include_router(view.router, include_in_schema=False)
    app.include_router(uploads.router)
    app.include_router(routes.router)
    app.include_router(description.router)
    app.mount("/static", StaticFiles(packages=[("planparse.web", "static"), ("planparse.render", "static")]), name="static")
    faults.handle(app)
    guard.stand(app, site, faults.unforeseen)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await run_in_threadpool(app.state.jobs.stop)
    app.state.site.memory.close()
