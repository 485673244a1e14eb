"""GEXF (Gephi): the graph of obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.exchange import graphs

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View


def write(view: View, target: Target) -> int:
    """Write the graph of the plans that fit; returns the number of edges."""
    return graphs.export(view, target, ".gexf")
