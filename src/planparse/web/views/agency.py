"""Bodies: which there are, and of one its duties, partners, months, and whose functions it took over or gave away."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import NotFoundError
from planparse.model import LEVELS, Level
from planparse.registry import predecessors, successions, units
from planparse.registry.agencies import parse_agency_id
from planparse.store import Filter, Store, bodies
from planparse.store import asking as store_asking
from planparse.store.load import by_month
from planparse.store.query import query
from planparse.web import asking, duties, named, twins
from planparse.web.pages import page
from planparse.web.site import site_of

router = APIRouter()
_MOST, _SHOWN = 1000, 10  # duties of a body that are looked at, and shown
_PARTNERS = 12


@router.get("/agencies")
def every(request: Request) -> Response:
    """The page of all."""
    listed = asking.listed(request, "agencies", bodies.agencies)
    return page(request, "agencies.html", here="agencies", codes=store_asking.CODES, place_of=named.place_of_body, **listed)


@router.get("/agencies.{suffix}")
def every_twin(request: Request, suffix: str) -> Response:
    """All rows."""
    store = site_of(request).store
    return twins.rows(twins.wanted(suffix), bodies.agencies(store, asking.filters(request, store)), "co-quan")


@router.get("/agencies/{agency_id:path}")
def show(request: Request, agency_id: str) -> Response:
    """The page of one body; with a suffix all that it shows (JSON), or its duties (CSV)."""
    agency_id, suffix = twins.split(agency_id)
    store = site_of(request).store
    found = _about(store, agency_id)
    if suffix == "csv":
        return twins.rows(suffix, query(store, "obligations", Filter(agency=agency_id)), "nhiem-vu")
    rows = list(query(store, "obligations", Filter(agency=agency_id), _MOST))
    found |= {"partners": _partners(rows, agency_id), "months": by_month(store, Filter(agency=agency_id))}
    if suffix == "json":
        changes = {side: [asdict(step) for step in found[side]] for side in ("predecessors", "successors")}
        return twins.value({**found, **changes, "obligations": rows})
    return page(request, "agency.html", here="agencies", rows=rows[:_SHOWN], duties=duties, **found)


def _about(store: Store, agency_id: str) -> dict[str, Any]:
    """Name, level, place, how many duties in each role, and steps before and after. Raises NotFoundError for one nobody knows."""
    try:
        parts = parse_agency_id(agency_id)
    except ValueError:
        raise NotFoundError(agency_id) from None
    known = bodies.names(store, [agency_id]).get(agency_id)
    path = "/".join(parts.place)
    if known is None:
        known = _of_registry(agency_id, path)
    name, level = known
    counts = _counts(store, agency_id)
    here = [one for one in units.at_path(path) if units.path(one) == path] if path else [None]
    steps: dict[str, list[Any]] = {"predecessors": [], "successors": []}
    if not parts.collective and (level or path):
        at = _level(level, len(parts.place))
        for unit in here:
            steps["successors"] += [one for one in successions.successors(name, at, unit, None) if one not in steps["successors"]]
            earlier = predecessors.predecessors(name, at, unit)
            steps["predecessors"] += [one for one in earlier if one not in steps["predecessors"]]
    called = named.body(name, agency_id, level)
    return {"agency_id": agency_id, "name": called, "level": level or None, "path": path, "counts": counts, **steps}


def _level(level: str, depth: int) -> Level:
    return next((one for one in LEVELS if one == level), LEVELS[min(depth, 3)])


def _of_registry(agency_id: str, path: str) -> tuple[str, str]:
    """Name and level of a body that no plan of the store names, but the registry: an heir, say. Raises NotFoundError."""
    from planparse.registry.bodies import bodies as known

    for row in known():
        unit = named.unit_of(path)
        if row.level == _level("", len(path.split("/")) if path else 0) and successions.identifier(row.name, row.level, unit) == agency_id:
            return row.name, row.level
    raise NotFoundError(agency_id)


def _counts(store: Store, agency_id: str) -> dict[str, int]:
    from planparse.store.facets import number

    return {role: number(store, Filter(agency=agency_id, role=role)) for role in store_asking.CODES["role"]}


def _partners(rows: list[dict[str, Any]], agency_id: str) -> list[dict[str, Any]]:
    """Bodies in the same duties: `agency_id`, `name`, `duties`; the most first."""
    count: Counter[tuple[str | None, str]] = Counter()
    for row in rows:
        count.update({(one["agency_id"], named.body(one["name"], one["agency_id"], one["level"])) for one in row["responsible"]})
    others = [(one, number) for one, number in count.most_common() if one[0] not in (agency_id, None)]
    return [{"agency_id": ident, "name": name, "duties": number} for (ident, name), number in others[:_PARTNERS]]
