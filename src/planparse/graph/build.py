"""Records to a graph. The same records give the same graph, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from planparse import themes, times
from planparse.graph import nodes
from planparse.graph.succession import add_successions
from planparse.record import deadline_of
from planparse.registry import catalogue, instruments
from planparse.registry.agencies import parse_agency_id
from planparse.render.words import short

Record = Mapping[str, Any]

_LABEL = 80  # characters


def build(records: Iterable[Record], *, successors: bool = True) -> nx.MultiDiGraph[str]:
    """A graph of plan records (as JSON data). Nodes have `kind` and `label`, edges `kind`; docs/graph.md lists all attributes.

    `successors` follows bodies to those that took over their functions, from the registry.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered = sorted(records, key=lambda one: str(one["plan_id"]))
    own = {instrument: f"plan:{one['plan_id']}" for one in ordered if (instrument := _own_instrument(one))}
    builders = [_Builder(graph, one, own) for one in ordered]
    for builder in builders:  # all plans first: one may cite another that comes later
        builder.add_plan()
    for builder in builders:
        builder.add_rest()
    _add_superiors(graph)
    if successors:
        add_successions(graph)
    return graph


def _own_instrument(plan: Record) -> str | None:
    """The identifier under which other plans cite this one."""
    meta = plan["metadata"]
    return instruments.own_id(meta["doc_type"], meta["number"], meta["issued_on"], meta["period"]["start"], _path(plan))


def _path(plan: Record) -> str:
    """Slugs of the place of the issuer."""
    issuer = plan["metadata"]["issuer"]
    return "/".join(parse_agency_id(issuer["agency_id"]).place) if issuer and issuer["agency_id"] else ""


def _instrument(item: Record) -> tuple[str, dict[str, Any]]:
    """Label and attributes of what is cited: as the registry has it, else as it is printed."""
    known = catalogue.with_id(item["instrument_id"] or "")
    number = known.number if known else item["number"]
    printed = " ".join(filter(None, (item["type"], item["number"]))) if item["number"] else item["name"] or item["text"]
    label = printed if known is None else known.title if known.type in catalogue.LAWS else f"{known.type} {number}"
    return label, {
        "type": known.type if known else item["type"],
        "number": number,
        "date": known.date if known else item["date"],
        "title": known.title if known else item["title"] or item["name"],
    }


class _Builder:
    """Adds one plan."""

    def __init__(self, graph: nx.MultiDiGraph[str], plan: Record, own: Mapping[str, str]) -> None:
        """`own` are the nodes of plans that others cite, by their instrument's identifier."""
        self._graph, self._plan, self._own = graph, plan, own
        self._id: str = plan["plan_id"]
        self._node = f"plan:{self._id}"
        meta = plan["metadata"]
        self._period = times.years(meta["period"]["start"], meta["period"]["end"], meta["issued_on"])
        self._citations: dict[str, str] = {}
        self._sections = {item["path"]: item["id"] for item in plan["sections"]}

    def add_rest(self) -> None:
        """All nodes and edges but the plan's own node."""
        self._add_sections()
        self._add_citations()
        self._add_items()
        for item in self._plan["agencies"]:
            name = self._body(item, item["level"])
            self._graph.nodes[name]["mentions"] = self._graph.nodes[name].get("mentions", 0) + 1
        if self._plan["metadata"]["issuer"]:
            self._edge(self._body(self._plan["metadata"]["issuer"], None), self._node, "imposes")
        for item in self._plan["obligations"]:
            self._add_obligation(item)

    def _put(self, name: str, kind: str, label: str, **attributes: Any) -> str:
        if name not in self._graph:
            self._graph.add_node(name, kind=kind, label=short(label, _LABEL), **attributes)
        return name

    def _edge(self, start: str, end: str, kind: str, **attributes: Any) -> None:
        self._graph.add_edge(start, end, kind=kind, plan=self._id, **attributes)

    def add_plan(self) -> None:
        """The plan and its place."""
        meta = self._plan["metadata"]
        title = " ".join(filter(None, (meta["number"], meta["title"]))) or self._id
        path = _path(self._plan)
        self._put(
            self._node,
            "plan",
            title,
            doc_type=meta["doc_type"],
            number=meta["number"],
            issued_on=meta["issued_on"],
            level=meta["level"],
            path=path,
            year_from=self._period.first.year if self._period else None,
            year_to=self._period.last.year if self._period else None,
        )
        if path:
            self._edge(self._node, self._place(path), "part_of")

    def _place(self, path: str) -> str:
        name = self._put(nodes.place(path), "place", path)
        above, _, _ = path.rpartition("/")
        if above and not self._graph.has_edge(name, nodes.place(above)):
            self._graph.add_edge(name, self._place(above), kind="part_of")
        return name

    def _add_sections(self) -> None:
        for item in self._plan["sections"]:
            self._put(item["id"], "section", f"{item['marker']} {item['title'] or ''}".strip(), path=item["path"], role=item["role"])
            self._edge(item["id"], item["parent"] or self._node, "part_of")

    def _add_citations(self) -> None:
        for item in self._plan["citations"]:
            name = self._own.get(item["instrument_id"] or "") or nodes.instrument(item)
            if name == self._node:  # a plan that names itself
                continue
            label, attributes = _instrument(item)
            self._put(name, "instrument", label, **attributes)
            self._citations[item["id"]] = name
            kind = nodes.RELATIONS[item["relation"]]
            if not nodes.tied(self._graph, self._node, name, kind):
                self._edge(self._node, name, kind)

    def _add_items(self) -> None:
        for item in self._plan["deadlines"]:
            stretches = times.occurrences(deadline_of(item), self._period)
            days = "; ".join(f"{one.first}/{one.last}" if one.first != one.last else str(one.first) for one in stretches)
            fields = {key: item[key] for key in ("relation", "by", "from", "to", "period", "rrule")}
            self._put(item["id"], "deadline", item["text"], days=days, deadline_kind=item["kind"], **fields)
        for item in self._plan["targets"]:
            fields = {key: item[key] for key in ("value", "unit", "total", "comparator", "subject", "due")}
            self._put(item["id"], "target", item["text"], **fields)

    def _body(self, item: Record, level: str | None) -> str:
        name = self._put(
            nodes.agency(item, self._id),
            "agency",
            item["name"],
            agency_id=item["agency_id"],
            level=level,
            collective=(item["agency_id"] or "").startswith("*") or bool(item.get("collective")),
        )
        path = "/".join(parse_agency_id(item["agency_id"]).place) if item["agency_id"] else ""
        if path and not self._graph.has_edge(name, nodes.place(path)):
            self._graph.add_edge(name, self._place(path), kind="part_of")
        return name

    def _add_obligation(self, item: Record) -> None:
        section = self._sections.get(item["section"] or "")
        self._put(
            item["id"],
            "obligation",
            item["text"],
            text=item["text"],
            action=item["action"],
            modality=item["modality"],
            condition=item["condition"],
            theme=item["theme"],
            confidence=item["confidence"],
        )
        self._edge(self._node, item["id"], "imposes")
        self._edge(item["id"], section or self._node, "part_of")
        for body in item["responsible"]:
            self._edge(item["id"], self._body(body, body["level"]), "responsible", role=body["role"], basis=body["basis"])
        for body in item["report_to"]:
            self._edge(item["id"], self._body(body, None), "reports_to", via=body["via"])
        for other in item["deadlines"]:
            self._edge(item["id"], other, "due")
        for other in item["targets"]:
            self._edge(item["id"], other, "aims_at")
        for name in dict.fromkeys(self._citations[other] for other in item["citations"] if other in self._citations):
            self._edge(item["id"], name, "cites")
        for printed in item["criteria"]:
            self._edge(item["id"], self._put(nodes.criterion(printed), "criterion", printed), "aims_at")
        if item["theme"]:
            name = self._put(nodes.theme(item["theme"]), "theme", themes.name(item["theme"]))
            self._edge(item["id"], name, "part_of")


def _add_superiors(graph: nx.MultiDiGraph[str]) -> None:
    """A plan is superior of those below it that are based on it or implement it; a people's committee of those inside its unit."""
    for lower, upper, data in list(graph.edges(data=True)):
        if (
            data["kind"] in ("based_on", "implements")
            and graph.nodes[upper]["kind"] == "plan"
            and not nodes.tied(graph, upper, lower, "superior_of")
        ):
            graph.add_edge(upper, lower, kind="superior_of")
    named = {data["agency_id"]: name for name, data in graph.nodes(data=True) if data["kind"] == "agency" and data.get("agency_id")}
    for agency_id, name in sorted(named.items()):
        parts = parse_agency_id(agency_id)
        if parts.collective or not parts.place:
            continue
        for size in range(len(parts.place) - 1, 0, -1):
            above = named.get(f"{parts.name}@{'/'.join(parts.place[:size])}")
            if above:
                graph.add_edge(above, name, kind="superior_of")
                break
