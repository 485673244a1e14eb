"""The graph of obligations: who must do what by when on whose authority, over many plans."""

from __future__ import annotations

from planparse.graph.build import build

__all__ = ["build"]
