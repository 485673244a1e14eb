"""What is tied to a plan, body, instrument or duty: its neighbourhood in the graph of obligations, drawn on the server."""

from __future__ import annotations

from typing import Any

import networkx as nx
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from planparse.errors import NotFoundError, UsageError
from planparse.graph import build
from planparse.render.network import KINDS, Drawing, ego
from planparse.store import Filter, Store, bodies
from planparse.store.query import query
from planparse.web import asking, language, named, twins
from planparse.web.pages import agency_url, instrument_url, item_url, page, plan_url
from planparse.web.site import site_of

router = APIRouter()
_PLANS = 12  # whose graph is made for one drawing
_MOST = 120  # nodes
_SHOWN = ("plan", "agency", "obligation", "instrument", "deadline")


@router.get("/graph")
def show(request: Request) -> Response:
    """The page; where no node is named, nodes to begin with."""
    store, node = site_of(request).store, request.query_params.get("node")
    if not node:
        plans = list(query(store, "plans", Filter(), 30))
        return page(request, "graph_start.html", here="graph", plans=plans)
    kinds = _kinds(request)
    made, drawn, left = _drawn(request, store, node)
    return page(
        request,
        "graph.html",
        here="graph",
        node=node,
        title=_title(made, node),
        drawn=drawn,
        plans_left=left,
        kinds=kinds,
        every=KINDS,
        steps=asking.whole(request, "steps", 1, 1, 3),
        home=_home,
        say_edge=lambda kind: _edge(kind, language.chosen(request)),
    )


@router.get("/graph.{suffix}")
def twin(request: Request, suffix: str) -> Response:
    """Nodes and edges of the drawing (JSON), or its edges (CSV)."""
    store, node = site_of(request).store, request.query_params.get("node")
    if not node:
        raise UsageError("", "node")
    made, drawn, _ = _drawn(request, store, node)
    nodes = [{"name": dot.name, "step": dot.step, **made.nodes[dot.name]} for dot in drawn.dots]
    edges = [{"start": line.start, "end": line.end, "kinds": list(line.kinds)} for line in drawn.lines]
    if twins.wanted(suffix) == "json":
        return twins.value({"node": node, "nodes": nodes, "edges": edges, "left": drawn.left})
    return twins.rows(suffix, edges, "do-thi")


def _kinds(request: Request) -> tuple[str, ...]:
    asked = request.query_params.getlist("kind")
    if set(asked) - set(KINDS):
        raise UsageError("", "kind")
    return tuple(kind for kind in KINDS if kind in asked) or _SHOWN


def _drawn(request: Request, store: Store, node: str) -> tuple[nx.MultiDiGraph[str], Drawing, int]:
    """The graph of the plans that name the node, the drawing, and how many plans were left out. Raises NotFoundError."""
    ids = _plans(store, node)
    graph = build(record for one in ids[:_PLANS] for record in store.records(Filter(plan=one, everything=True)))
    try:
        drawn = ego(graph, node, steps=asking.whole(request, "steps", 1, 1, 3), kinds=_kinds(request), most=_MOST)
    except KeyError:
        raise NotFoundError(node) from None
    return graph, drawn, max(0, len(ids) - _PLANS)


def _plans(store: Store, node: str) -> list[str]:
    """Plans in whose graph a node stands."""
    kind, _, name = node.partition(":")
    if "#" in node:
        return [node.split("#", 1)[0]]
    if kind == "plan":
        cited = [row["plan_id"] for row in query(store, "plans", Filter(plan=name, everything=True))]
        return cited + _citing(store, name)
    if kind == "agency":
        rows = query(store, "agencies", Filter(agency=name)) if "?" not in name else iter([{"plan_id": name.partition("?")[2]}])
        return list(dict.fromkeys(row["plan_id"] for row in rows))
    if kind == "instrument" and not name.startswith("?"):
        return list(dict.fromkeys(row["plan_id"] for row in query(store, "citations", Filter(cites=name))))
    asked = {"theme": Filter(theme=name), "place": Filter(place=name)}.get(kind)
    return [row["plan_id"] for row in query(store, "plans", asked, _PLANS + 1)] if asked else []


def _citing(store: Store, plan_id: str) -> list[str]:
    """Plans that cite a plan."""
    own = bodies.instrument_of(store, plan_id)
    return [row["plan_id"] for row in query(store, "plans", Filter(cites=own)) if row["plan_id"] != plan_id] if own else []


def _title(graph: nx.MultiDiGraph[str], node: str) -> str:
    data: dict[str, Any] = graph.nodes[node]
    label = str(data["label"])
    if data["kind"] == "agency" and data.get("agency_id"):
        return named.body_and_place(label, data["agency_id"], data.get("level"))
    return label


def _home(name: str, kind: str) -> str | None:
    """The page of what a node stands for."""
    ident = name.partition(":")[2]
    if kind == "plan":
        return plan_url(ident)
    if kind == "agency":
        return agency_url(ident) if "?" not in ident else None
    if kind == "instrument":
        return instrument_url(ident) if not ident.startswith("?") else None
    return item_url(name) if "#" in name else None


def _edge(kind: str, lang: str) -> str:
    return language.words(lang)(f"edge.{kind}")
