"""planparse reads Vietnamese administrative plans: who must do what by when on whose authority, each fact tied to its place.

>>> import planparse
>>> plan = planparse.parse_text("KẾ HOẠCH\\nVề chuyển đổi số năm 2026\\nI. TỔ CHỨC THỰC HIỆN\\n1. Sở Nội vụ\\n- Chủ trì rà soát quy trình.")
>>> [(r.name, r.role) for r in plan.obligations[0].responsible]
[('Sở Nội vụ', 'lead')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planparse.errors import PlanparseError

if TYPE_CHECKING:
    from planparse.model import Plan
    from planparse.pipeline import parse_text
    from planparse.record import dumps as dumps
    from planparse.record import loads as load
    from planparse.sandbox import Session, parse, parse_all

__all__ = ["Plan", "PlanparseError", "Session", "dumps", "load", "parse", "parse_all", "parse_text"]

_WHERE = {
    "Session": ("planparse.sandbox", "Session"),
    "parse": ("planparse.sandbox", "parse"),
    "parse_all": ("planparse.sandbox", "parse_all"),
    "parse_text": ("planparse.pipeline", "parse_text"),
    "load": ("planparse.record", "loads"),
    "dumps": ("planparse.record", "dumps"),
    "Plan": ("planparse.model", "Plan"),
}


def __getattr__(name: str) -> Any:
    """Names that need heavy libraries are imported on first use, so that `import planparse` stays quick."""
    if name not in _WHERE:
        raise AttributeError(f"module 'planparse' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)
