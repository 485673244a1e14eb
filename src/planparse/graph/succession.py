"""Bodies of a graph to those that took over their functions, by the registry."""

from __future__ import annotations

from typing import Any, cast

import networkx as nx

from planparse.graph import nodes
from planparse.model import LEVELS, Level
from planparse.registry import successions, units
from planparse.registry.agencies import parse_agency_id
from planparse.registry.candidates import Successor


def add_successions(graph: nx.MultiDiGraph[str]) -> None:
    """Add `succeeded_by` edges (function, date, basis, part) and the bodies at their ends."""
    known = [(name, data) for name, data in graph.nodes(data=True) if data["kind"] == "agency" and data.get("agency_id")]
    for name, data in sorted(known, key=lambda pair: pair[0]):
        if not data["collective"]:
            _follow(graph, name, data)


def _follow(graph: nx.MultiDiGraph[str], name: str, data: dict[str, Any]) -> None:
    place = parse_agency_id(data["agency_id"]).place
    level = cast("Level | None", data["level"]) or LEVELS[min(len(place), 3)]
    found = units.at_path("/".join(place)) if place else []
    unit = next((one for one in found if one.level == level), None)
    if place and unit is None:
        return
    body = str(data["label"]).removesuffix(unit.full_name if unit else "").strip()
    named = {successions.full_name(body, unit, level): name}
    for heir in successions.successors(body, level, unit, None):
        start = named.get(heir.follows)
        if start is None:
            continue
        end = _node(graph, heir)
        named[heir.name] = end
        if end != start and not nodes.tied(graph, start, end, "succeeded_by"):
            graph.add_edge(start, end, kind="succeeded_by", function=heir.function, date=heir.date, basis=heir.basis, part=heir.part)


def _node(graph: nx.MultiDiGraph[str], heir: Successor) -> str:
    name = nodes.agency({"agency_id": heir.id, "name": heir.name}, "registry")
    if name not in graph:
        graph.add_node(name, kind="agency", label=heir.name, agency_id=heir.id, level=None, collective=False)
    return name
