"""Reading by programs: rows, records, comparisons, checks, names."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from planparse import record
from planparse.registry import lookup
from planparse.registry.keys import ON
from planparse.store import attention, upkeep
from planparse.store.query import Kind, query
from planparse.store.timeline import timeline
from planparse.web import language, twins
from planparse.web.api.answers import FAULTS, Rows
from planparse.web.api.params import Part, Text, cursor
from planparse.web.site import site_of
from planparse.web.views import check, compare, failures

router = APIRouter(prefix="/api/v1", responses=FAULTS)
_PLANS = Query(min_length=1, max_length=1000, description="A plan: its plan_id, or a part that no other has.")


@router.get("/info", summary="What the store holds")
def info(request: Request) -> Response:
    """Version of planparse and of the schema, numbers of plans, duties and so on, inputs by state. The address of the store is not told."""
    from planparse.fingerprint import version

    store = site_of(request).store
    told = {key: value for key, value in upkeep.info(store).items() if key != "store"}
    return _tagged(request, {"planparse": version(), **told, **attention.holdings(store)})


@router.get("/timeline", response_model=Rows, summary="Duties in order of time")
def times(request: Request, part: Annotated[Part, Query()]) -> Response:
    """One row for each time a duty is due; recurring ones as often as they fall into the window."""
    store = site_of(request).store
    start = part.offset()
    found = list(islice(timeline(store, part.ask(store, language.chosen(request)), start + part.limit + 1), start, None))
    more = len(found) > part.limit
    return _tagged(request, {"rows": found[: part.limit], "next": cursor(str(start + part.limit)) if more else None})


@router.get("/failures", response_model=Rows, summary="Inputs that could not be read")
def failed(request: Request) -> Response:
    """Each with code, reason and what to do."""
    return _tagged(request, {"rows": failures.told(site_of(request).store, language.chosen(request)), "next": None})


@router.get("/compare", summary="What plans have in common and what differs")
def compared(request: Request, plan: Annotated[list[Text], Query(min_length=2, max_length=12, description=_PLANS.description)]) -> Response:
    """Pairs of duties with kind, score and changes, and duties that only one plan has; the shape of `planparse compare --json`."""
    del plan
    return twins.tagged(request, compare.twin(request, "json"))


@router.get("/check", summary="A plan against the plans above it")
def checked(
    request: Request,
    plan: Annotated[Text, _PLANS],
    against: Annotated[list[Text], Query(max_length=5, description="Plans above it; without any they are looked for in the store.")] = [],  # noqa: B006
) -> Response:
    """Findings with the words of both plans; the shape of `planparse check --json`."""
    del plan, against
    return _tagged(request, {"rows": check.rows(request), "next": None})


@router.get("/names", response_model=Rows, summary="Who or what a name is, was and became")
def names(
    request: Request,
    name: Annotated[Text, Query(min_length=1, max_length=300, description="A body, instrument, unit, type or issuer.")],
    on: Annotated[str | None, Query(pattern=f"^{ON}$", description="A day, month or year.")] = None,
    place: Annotated[
        Text | None, Query(max_length=300, description="Where it is asked from (`phường Bến Thành, TP. Hồ Chí Minh`).")
    ] = None,
) -> Response:
    """Candidates of the registry, the surest first."""
    return _tagged(request, {"rows": [one.as_json(language.chosen(request)) for one in lookup.find(name, on, place)], "next": None})


@router.get("/plans/{plan_id:path}", summary="The record of a plan")
def plan_record(request: Request, plan_id: str) -> Response:
    """The record of the fullest source, as `planparse parse` prints it; `planparse schema` describes it."""
    return twins.tagged(request, Response(record.dumps(site_of(request).store.load(plan_id)), media_type="application/json"))


@router.get("/{kind}", response_model=Rows, summary="Rows of a kind")
def rows(
    request: Request,
    kind: Literal["plans", "obligations", "citations", "agencies", "deadlines", "targets"],
    part: Annotated[Part, Query()],
) -> Response:
    """What `planparse query` prints for the same filters, part by part; a cursor stays good while others write."""
    store = site_of(request).store
    asked: Kind = kind
    found = list(query(store, asked, part.ask(store, language.chosen(request)), part.limit + 1, after=part.after()))
    more = len(found) > part.limit
    return _tagged(request, {"rows": found[: part.limit], "next": cursor(found[part.limit - 1]["id"]) if more else None})


def _tagged(request: Request, value: dict[str, Any]) -> Response:
    return twins.tagged(request, JSONResponse(value))
