"""Questions that a graph answers. Each gives rows, plain dicts, in a stated order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from planparse.graph import nodes
from planparse.registry.agencies import parse_agency_id
from planparse.registry.asked import readings
from planparse.render.words import of_level
from planparse.text.search import key, spaced
from planparse.times import Days, bounds

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]
Row = dict[str, Any]


def _of_kind(graph: Graph, kind: str) -> Iterator[str]:
    return (name for name, data in graph.nodes(data=True) if data["kind"] == kind)


def _out(graph: Graph, name: str, kind: str) -> Iterator[tuple[str, Row]]:
    return ((end, data) for _, end, data in graph.out_edges(name, data=True) if data["kind"] == kind)


def _in(graph: Graph, name: str, kind: str) -> Iterator[tuple[str, Row]]:
    return ((start, data) for start, _, data in graph.in_edges(name, data=True) if data["kind"] == kind)


def _plan(name: str) -> str:
    return name.split("#", 1)[0]


def bodies(graph: Graph, name: str) -> list[str]:
    """Nodes of the bodies that an identifier, a name or a part of one means, in order; short forms as `LĐTBXH` and places count."""
    meant = readings(name)
    found: list[str] = []
    for node in _of_kind(graph, "agency") if meant else ():
        data = graph.nodes[node]
        ident = data.get("agency_id") or ""
        if ident == name or any(one.fits(data["label"], ident, data.get("level") or "") for one in meant):
            found.append(node)
    return sorted(found)


def _stretches(data: Row) -> list[Days]:
    """The days of a deadline node."""
    out = []
    for part in filter(None, data["days"].split("; ")):
        first, _, last = part.partition("/")
        out.append(Days(date.fromisoformat(first), date.fromisoformat(last or first)))
    return out


def duties(graph: Graph, agency: str, first: date | None = None, last: date | None = None) -> list[Row]:
    """What bodies must do in a stretch of days: what is due in it, in order of time; then what stands without a day.

    Rows: `when` (first day, None where none is told), `plan_id`, `id`, `agency`, `role`, `text`, `deadlines`. Duties without a day are
    left out where the plan's period lies outside.
    """
    window = Days(first or date.min, last or date.max)
    rows = []
    for node in bodies(graph, agency):
        for duty, data in _in(graph, node, "responsible"):
            dues = [graph.nodes[end] for end, _ in _out(graph, duty, "due")]
            days = [one for due in dues for one in _stretches(due)]
            inside = sorted(one for one in days if one.overlaps(window))
            if (days and not inside) or not _covers(graph, duty, window):
                continue
            rows.append(
                {
                    "when": max(inside[0].first, window.first).isoformat() if inside else None,
                    "plan_id": _plan(duty),
                    "id": duty,
                    "agency": _name(graph, node),
                    "role": data["role"],
                    "text": graph.nodes[duty]["text"],
                    "deadlines": [due["label"] for due in dues],
                }
            )
    return sorted(rows, key=lambda row: (row["when"] is None, row["when"] or "", row["id"], row["agency"]))


def _covers(graph: Graph, duty: str, window: Days) -> bool:
    plan = graph.nodes[f"plan:{_plan(duty)}"]
    years = bounds(str(plan["year_from"])), bounds(str(plan["year_to"]))
    return years[0] is None or years[1] is None or Days(years[0].first, years[1].last).overlaps(window)


def partners(graph: Graph) -> list[Row]:
    """Who leads with whom: `lead`, `coordinate`, `duties` (how many), `ids`; the most first."""
    found: dict[tuple[str, str], list[str]] = {}
    for duty in _of_kind(graph, "obligation"):
        acting = [(end, data["role"]) for end, data in _out(graph, duty, "responsible")]
        for lead in sorted({end for end, role in acting if role == "lead"}):
            for other in sorted({end for end, role in acting if role == "coordinate"} - {lead}):
                found.setdefault((lead, other), []).append(duty)
    rows = [
        {"lead": _name(graph, lead), "coordinate": _name(graph, other), "duties": len(ids), "ids": sorted(ids)}
        for (lead, other), ids in found.items()
    ]
    return sorted(rows, key=lambda row: (-row["duties"], row["lead"], row["coordinate"]))


def _name(graph: Graph, node: str) -> str:
    """A body with its place, since every district has a `Phòng Y tế`; all bodies of a level with their level."""
    data = graph.nodes[node]
    label = of_level(str(data["label"]), data.get("agency_id"), data["level"])
    place = "/".join(parse_agency_id(data["agency_id"]).place) if data.get("agency_id") else node.partition("?")[2]
    return f"{label} ({place})" if place else label


def instruments(graph: Graph) -> list[Row]:
    """Which instruments carry most duties, the most first.

    Rows: `instrument`, `label`, `title`, `duties` that name it, `plans` that name it anywhere.
    """
    rows = []
    for node in _of_kind(graph, "instrument"):
        citing = [start for kind in nodes.RELATIONS.values() for start, _ in _in(graph, node, kind)]
        duty_ids = {name for name in citing if graph.nodes[name]["kind"] == "obligation"}
        rows.append(
            {
                "instrument": node.removeprefix("instrument:"),
                "label": graph.nodes[node]["label"],
                "title": graph.nodes[node]["title"],
                "duties": len(duty_ids),
                "plans": len({_plan(name.removeprefix("plan:")) for name in citing}),
            }
        )
    return sorted(rows, key=lambda row: (-row["duties"], -row["plans"], row["instrument"]))


def chain(graph: Graph, start: str) -> list[Row]:
    """From an instrument or plan down: the plans that rest on it, those that rest on these, and the duties that name it.

    Rows: `depth` (0 for the start), `kind`, `id`, `relation` to the one above, `above`, `label`; a duty stands below its plan.
    """
    node = next((name for name in (f"instrument:{start}", f"plan:{start}", start) if name in graph), None)
    if node is None:
        node = _by_label(graph, start)
    if node is None:
        return []
    rows: list[Row] = []
    _descend(graph, node, None, "", 0, rows, set())
    return rows


def _by_label(graph: Graph, sought: str) -> str | None:
    """An instrument by its printed number or name."""
    wanted = spaced(key(sought))
    found = [name for name in _of_kind(graph, "instrument") if wanted.strip() and wanted in spaced(key(_called(graph, name)))]
    return min(found, key=lambda name: (len(graph.nodes[name]["label"]), name), default=None)


def _called(graph: Graph, name: str) -> str:
    return f"{graph.nodes[name]['label']} | {graph.nodes[name]['title'] or ''}"


def _descend(graph: Graph, node: str, above: str | None, relation: str, depth: int, rows: list[Row], seen: set[str]) -> None:
    seen.add(node)
    data = graph.nodes[node]
    rows.append(
        {
            "depth": depth,
            "kind": data["kind"],
            "id": node.partition(":")[2] if data["kind"] != "obligation" else node,
            "relation": relation or None,
            "above": above,
            "label": data["label"],
        }
    )
    citing = [(start, kind) for kind in nodes.RELATIONS.values() for start, _ in _in(graph, node, kind)]
    below = sorted(dict(reversed(citing)).items())
    duty_ids = [(name, kind) for name, kind in below if graph.nodes[name]["kind"] == "obligation"]
    for name, kind in below:
        if graph.nodes[name]["kind"] == "plan" and name not in seen:
            _descend(graph, name, node, kind, depth + 1, rows, seen)
            rows += [_duty(graph, duty, how, node, depth + 2) for duty, how in duty_ids if f"plan:{_plan(duty)}" == name]
    stated = {name for name, _ in below}
    rows += [_duty(graph, duty, how, node, depth + 1) for duty, how in duty_ids if f"plan:{_plan(duty)}" not in stated]


def _duty(graph: Graph, duty: str, relation: str, above: str, depth: int) -> Row:
    label = graph.nodes[duty]["label"]
    return {"depth": depth, "kind": "obligation", "id": duty, "relation": relation, "above": above, "label": label}


def idle(graph: Graph) -> list[Row]:
    """Bodies that plans name without giving them a duty: `agency`, `agency_id`, `mentions`; the most mentioned first.

    Collectives do not count.
    """
    rows = []
    for node in _of_kind(graph, "agency"):
        data = graph.nodes[node]
        if not data.get("mentions") or data["collective"] or any(_in(graph, node, "responsible")) or any(_out(graph, node, "imposes")):
            continue
        rows.append({"agency": _name(graph, node), "agency_id": data["agency_id"], "mentions": data["mentions"]})
    return sorted(rows, key=lambda row: (-row["mentions"], row["agency"]))


def unassigned(graph: Graph) -> list[Row]:
    """Duties without a responsible body: `plan_id`, `id`, `text`."""
    return _bare(graph, "responsible")


def undated(graph: Graph) -> list[Row]:
    """Duties of which nothing says when they are due: `plan_id`, `id`, `text`."""
    return _bare(graph, "due")


def _bare(graph: Graph, kind: str) -> list[Row]:
    found = sorted(name for name in _of_kind(graph, "obligation") if not any(_out(graph, name, kind)))
    return [{"plan_id": _plan(name), "id": name, "text": graph.nodes[name]["text"]} for name in found]


def load(graph: Graph, names: Iterable[str] | None = None) -> list[Row]:
    """Duties that are due, by body and month: `agency`, `month` (None: no day told), `duties`. A stretch counts in the month of its end."""
    chosen = set(names) if names is not None else None
    counts: Counter[tuple[str, str | None]] = Counter()
    for node in _of_kind(graph, "agency"):
        if chosen is not None and node not in chosen:
            continue
        for duty in {start for start, _ in _in(graph, node, "responsible")}:
            days = [one for end, _ in _out(graph, duty, "due") for one in _stretches(graph.nodes[end])]
            months: set[str | None] = {one.last.isoformat()[:7] for one in days} or {None}
            counts.update((_name(graph, node), month) for month in months)
    rows: list[Row] = [{"agency": agency, "month": month, "duties": number} for (agency, month), number in counts.items()]
    return sorted(rows, key=lambda row: (row["agency"], row["month"] is None, row["month"] or ""))
