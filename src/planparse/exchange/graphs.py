"""Graphs for other programs: GraphML, GEXF (Gephi), JSON, and tables of nodes and edges."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from planparse.exchange.cells import safe_cell
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

    Graph = nx.MultiDiGraph[str]
# what XML 1.0 cannot hold, escaped or not
_NOT_XML = pattern("graphs.not_xml", "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = pattern("graphs.gexf_day", r' lastmodifieddate="[^"]*"')


def suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be written."""
    return tuple(_WRITERS)


def write(graph: Graph, suffix: str) -> dict[str, bytes]:
    """The files of a graph by what stands between name and end: `""`, or `.nodes` and `.edges` for tables. Raises KeyError."""
    return _WRITERS[suffix](graph)


def export(view: View, target: Target, suffix: str) -> int:
    """Write the graph of the plans that fit; tables are called `nodes.csv` and `edges.csv`. Returns the number of edges."""
    from planparse.graph import build

    made = build(view.records())
    for middle, data in write(made, suffix).items():
        with target.file(f"{middle.removeprefix('.')}{suffix}" if middle else "") as out:
            out.write(data)
    return made.number_of_edges()


def _plain(graph: Graph) -> Graph:
    """A copy whose attributes every program can read: no None, no lists, no characters that XML forbids, one type for each attribute."""
    out: Graph = nx.MultiDiGraph()
    types = _types([*(data for _, data in graph.nodes(data=True)), *(data for _, _, data in graph.edges(data=True))])
    for name, data in graph.nodes(data=True):
        out.add_node(_clear(name), **_attributes(data, types))
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        out.add_edge(_clear(start), _clear(end), key=str(number), **_attributes(data, types))
    return out


def _types(rows: Iterable[Mapping[str, Any]]) -> dict[str, type[Any]]:
    """One type for each attribute: numbers of both kinds are decimals, anything else that is mixed is text."""
    found: dict[str, set[type[Any]]] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                found.setdefault(name, set()).add(type(value) if isinstance(value, bool | int | float) else str)
    return {name: kinds.pop() if len(kinds) == 1 else float if kinds == {int, float} else str for name, kinds in found.items()}


def _attributes(data: Mapping[str, Any], types: Mapping[str, type[Any]]) -> dict[str, Any]:
    return {_key(name): _value(value, types[name]) for name, value in data.items() if value is not None}


def _key(name: str) -> str:
    return f"{name}_" if name in ("id", "source", "target", "key") else name


def _value(value: Any, kind: type[Any]) -> Any:
    return _clear("; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)) if kind is str else kind(value)


def _clear(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _graphml(graph: Graph) -> dict[str, bytes]:
    return {"": "\n".join(nx.generate_graphml(_plain(graph))).encode() + b"\n"}


def _gexf(graph: Graph) -> dict[str, bytes]:
    text = "\n".join(nx.generate_gexf(_plain(graph)))
    return {"": _DAY.sub("", text).encode() + b"\n"}


def _json(graph: Graph) -> dict[str, bytes]:
    data = nx.node_link_data(graph, edges="edges")
    return {"": json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"}


def _tables(graph: Graph) -> dict[str, bytes]:
    nodes = [{"id": name, **data} for name, data in graph.nodes(data=True)]
    edges = [{"source": start, "target": end, **data} for start, end, data in graph.edges(data=True)]
    return {".nodes": _table(nodes, ("id", "kind", "label")), ".edges": _table(edges, ("source", "target", "kind"))}


def _table(rows: list[dict[str, Any]], first: tuple[str, ...]) -> bytes:
    """A table with a byte order mark, without which spreadsheets take UTF-8 for something else."""
    columns = [*first, *sorted({key for row in rows for key in row} - set(first))]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)  # with other ends of lines, a lone \r would stand unquoted
    writer.writeheader()
    for row in rows:
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


_WRITERS: dict[str, Callable[[Graph], dict[str, bytes]]] = {".graphml": _graphml, ".gexf": _gexf, ".json": _json, ".csv": _tables}
