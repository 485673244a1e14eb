"""Plans side by side: two with what differs marked, more as a table of duty by plan, which also shows who follows a superior's duties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import UsageError
from planparse.graph.compare import Comparison, compare
from planparse.graph.compare_rows import lines
from planparse.model import Plan
from planparse.render.charts import Cell, strip
from planparse.render.comparing import view
from planparse.render.words import bodies, short
from planparse.store import Filter, Store
from planparse.store.query import query
from planparse.web import language, named, twins
from planparse.web.pages import item_url, page
from planparse.web.site import site_of

router = APIRouter()
_MOST = 12  # plans at once
_OFFERED = 500
_TITLE = 200  # characters of a duty that are shown when its stroke is pointed at


@router.get("/compare")
def show(request: Request) -> Response:
    """The page; a form alone where fewer than two plans are named."""
    store = site_of(request).store
    plans = _plans(request, store)
    offered = list(query(store, "plans", Filter(), _OFFERED))
    common: dict[str, Any] = {"here": "compare", "offered": offered, "asked": [one.plan_id for one in plans]}
    if len(plans) < 2:
        return page(request, "choose_compare.html", **common)
    made = compare(plans)
    if len(plans) == 2:
        return page(request, "compare_two.html", **common, **view(made, plans, language.words(language.chosen(request))))
    matrix = _matrix(made, plans)
    return page(
        request,
        "compare_many.html",
        **common,
        matrix=matrix,
        covered=_covered(made),
        strips=_strips(matrix, len(plans)),
        named=named,
        all_plans=plans,
    )


@router.get("/compare.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """What `planparse compare` gives."""
    plans = _plans(request, site_of(request).store)
    if len(plans) < 2:
        raise UsageError("", "plan")
    made = compare(plans)
    if twins.wanted(suffix) == "json":
        return twins.value(made.as_json())
    return twins.rows(suffix, lines(made, plans), "so-sanh")


def _plans(request: Request, store: Store) -> list[Plan]:
    """Plans named in the query, each once. Raises PlanUnknownError, UsageError for too many."""
    ids = list(dict.fromkeys(store.find(name) for name in request.query_params.getlist("plan") if name))
    if len(ids) > _MOST:
        raise UsageError("", f"plan > {_MOST}")
    return [store.load(one) for one in ids]


def _matrix(made: Comparison, plans: Sequence[Plan]) -> list[dict[str, Any]]:
    """Rows of duties: those of the first plan first; each cell the duties of a plan."""
    duties = {duty.id: duty for plan in plans for duty in plan.obligations}
    out = []
    for row in made.rows:
        cells = [[{"id": name, "who": "; ".join(bodies(duties[name], "lead")), "text": duties[name].text} for name in cell] for cell in row]
        first = next(cell[0] for cell in cells if cell)
        out.append({"text": first["text"], "own": bool(cells[0]), "cells": cells, "count": sum(bool(cell) for cell in cells)})
    return out


def _strips(matrix: Sequence[dict[str, Any]], count: int) -> list[Markup]:
    """For each plan a stroke for each duty of the first plan, filled where the plan has it too."""
    own = [row for row in matrix if row["own"]]
    return [
        strip(
            [
                Cell(bool(cell), item_url(cell[0]["id"]) if cell else "", short(row["text"], _TITLE))
                for row in own
                for cell in (row["cells"][at],)
            ]
        )
        for at in range(count)
    ]


def _covered(made: Comparison) -> list[int]:
    """Of the duties of the first plan, how many each plan has too."""
    own = [row for row in made.rows if row[0]]
    return [sum(bool(row[column]) for row in own) for column in range(len(made.plans))]
