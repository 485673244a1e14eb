"""A part of the graph of obligations as a drawing: what is tied to one node, laid out in columns that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from planparse.render.words import short
from planparse.text import collation

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]

KINDS = ("plan", "agency", "obligation", "instrument", "deadline", "target", "place", "theme", "criterion")
_ROW, _WIDTH, _GAP, _PAD = 38, 300, 130, 20  # pixels: between rows, of a box, between columns, around
_BOX = 30
_BULGE = 50  # how far the line between two boxes of one column leads beside it
_LABEL = 40
_SEEN = 7  # rows above the centre: so many can be seen without scrolling


@dataclass(frozen=True, slots=True)
class Dot:
    """A node: `x`, `y` of the upper left corner of its box; `more` edges that lead out of the drawing; `step` away from the centre."""

    name: str
    kind: str
    label: str
    full: str
    x: float
    y: float
    step: int
    more: int


@dataclass(frozen=True, slots=True)
class Line:
    """An edge from box to box; several between two boxes are one line, `kinds` are all of them."""

    path: str
    kinds: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in pixels; `left` nodes were left out."""

    width: float
    height: float
    box: tuple[float, float]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left: int


def ego(graph: Graph, centre: str, *, steps: int = 1, kinds: Sequence[str] = KINDS, most: int = 120) -> Drawing:
    """What is at most `steps` edges from a node, of the kinds wanted; at most `most` nodes, the nearest and best tied first.

    Raises KeyError where the graph lacks the node.
    """
    if centre not in graph:
        raise KeyError(centre)
    wanted = {name for name, data in graph.nodes(data=True) if data["kind"] in kinds} | {centre}
    near = nx.single_source_shortest_path_length(graph.subgraph(wanted).to_undirected(as_view=True), centre, cutoff=steps)
    ranked = sorted(near, key=lambda name: (near[name], KINDS.index(graph.nodes[name]["kind"]), -graph.degree(name), name))
    kept = ranked[:most]
    part = graph.subgraph(kept)
    columns = _columns(part, centre, near)
    places = _places(part, columns)
    dots = tuple(_dot(graph, part, name, places[name], near[name]) for name in kept)
    last = max(dot.x for dot in dots)
    beside = any(places[start][0] == places[end][0] == last for start, end in part.edges())
    width = last + _WIDTH + max(_PAD, _BULGE if beside else 0)
    height = max(dot.y for dot in dots) + _BOX + _PAD
    return Drawing(width, height, (_WIDTH, _BOX), dots, tuple(_lines(part, places)), len(ranked) - len(kept))


def _columns(part: Graph, centre: str, near: dict[str, int]) -> dict[str, int]:
    """The column of each node: left of the centre what points at it, right what it points at; further nodes beyond these."""
    column = {centre: 0}
    for name in sorted(part, key=lambda one: (near[one], one)):
        if name == centre:
            continue
        inner = sorted(other for other in nx.all_neighbors(part, name) if near[other] == near[name] - 1 and other in column)
        above = inner[0] if inner else centre
        side = -1 if column[above] < 0 or (column[above] == 0 and part.has_edge(name, above) and not part.has_edge(above, name)) else 1
        column[name] = side * near[name]
    return column


def _places(part: Graph, columns: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Left upper corners; networkx puts the columns side by side, rows stand by kind and label, short columns beside the
    middle of the tallest, but never so far down that the centre would be out of sight.
    """
    order = sorted(part, key=lambda name: (KINDS.index(part.nodes[name]["kind"]), collation.key(part.nodes[name]["label"]), name))
    layers = {column: [name for name in order if columns[name] == column] for column in sorted(set(columns.values()))}
    at = nx.multipartite_layout(part, subset_key=layers)
    used = sorted(set(columns.values()))
    rows: dict[int, list[str]] = {}
    for name in sorted(order, key=lambda one: float(at[one][1])):
        rows.setdefault(columns[name], []).append(name)
    tallest = max(len(names) for names in rows.values())
    out: dict[str, tuple[float, float]] = {}
    for column, names in rows.items():
        x = _PAD + used.index(column) * (_WIDTH + _GAP)
        top = _PAD + min((tallest - len(names)) / 2, _SEEN) * _ROW
        out |= {name: (x, top + number * _ROW) for number, name in enumerate(names)}
    return out


def _dot(graph: Graph, part: Graph, name: str, at: tuple[float, float], step: int) -> Dot:
    data = graph.nodes[name]
    neighbours = set(nx.all_neighbors(graph, name))
    return Dot(name, data["kind"], short(data["label"], _LABEL), short(_full(data), 300), *at, step, len(neighbours - set(part)))


def _full(data: dict[str, Any]) -> str:
    return str(data.get("text") or data.get("title") or data["label"])


def _lines(part: Graph, places: dict[str, tuple[float, float]]) -> Iterable[Line]:
    kinds: dict[tuple[str, str], set[str]] = {}
    for start, end, data in part.edges(data=True):
        if start != end:
            kinds.setdefault((start, end), set()).add(data.get("role") or data["kind"])
    for (start, end), found in sorted(kinds.items()):
        yield Line(_curve(places[start], places[end]), tuple(sorted(found)), start, end)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """An SVG path between the sides of two boxes that face one another; beside the column where both stand in one."""
    (x1, y1), (x2, y2) = start, end
    y1, y2 = y1 + _BOX / 2, y2 + _BOX / 2
    if x1 == x2:
        right = x1 + _WIDTH
        return f"M{right:g} {y1:g}C{right + _BULGE:g} {y1:g} {right + _BULGE:g} {y2:g} {right:g} {y2:g}"
    left, right = (x1 + _WIDTH, x2) if x1 < x2 else (x1, x2 + _WIDTH)
    middle = (left + right) / 2
    return f"M{left:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {right:g} {y2:g}"
