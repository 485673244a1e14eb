"""Kinds of nodes and edges, and how nodes are named. docs/graph.md says what each means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from planparse.registry.agencies import slug

if TYPE_CHECKING:
    import networkx as nx

NODES = ("plan", "section", "obligation", "agency", "instrument", "deadline", "target", "place", "criterion", "theme")
EDGES = (
    "imposes", "responsible", "reports_to", "due", "aims_at", "cites", "based_on", "implements", "amends", "replaces", "part_of",
    "succeeded_by", "superior_of",
)  # fmt: skip
RELATIONS = {"basis": "based_on", "implements": "implements", "amends": "amends", "replaces": "replaces", "cites": "cites"}


def tied(graph: nx.MultiDiGraph[str], start: str, end: str, kind: str) -> bool:
    """True where an edge of a kind runs from one node to another."""
    return any(data["kind"] == kind for data in (graph.get_edge_data(start, end) or {}).values())


def agency(item: Mapping[str, Any], plan_id: str) -> str:
    """`agency:so-y-te@kon-tum`; a body without identifier is told apart by its plan."""
    return f"agency:{item['agency_id'] or slug(item['name']) + '?' + plan_id}"


def instrument(citation: Mapping[str, Any]) -> str:
    """`instrument:vn/qd/2019/1863-qd-ttg`; one that is not resolved by what is printed of it."""
    if citation["instrument_id"]:
        return f"instrument:{citation['instrument_id']}"
    printed = " ".join(filter(None, (citation["type"], citation["number"] or citation["name"], citation["date"])))
    return f"instrument:?{slug(printed)}"


def place(path: str) -> str:
    """`place:ha-noi/hoang-mai`."""
    return f"place:{path}"


def criterion(printed: str) -> str:
    """`criterion:5/1`."""
    return f"criterion:{printed}"


def theme(code: str) -> str:
    """`theme:reporting`."""
    return f"theme:{code}"
