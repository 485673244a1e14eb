"""Cells of tables for spreadsheets and other programs."""

from __future__ import annotations

from typing import Any

from planparse.text.patterns import pattern

# What a spreadsheet may take for a formula, signs of full width too. An item of a list (`- Sở Y tế …`) is none: after the dash and a blank
# stands a letter, and there is no call, no reference to another sheet and no DDE in it.
_DANGER = r"[ \u00a0]*(?:[=+@＝＋＠－\t\r\n]|-(?! [^\W\d_])|- [^|!(]*(?:[|!]|[A-Za-z0-9_.]\())"
_FORMULA = pattern("cells.formula", rf"\A{_DANGER}")
_GUARDED = pattern("cells.guarded", rf"\A'+{_DANGER}")


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what could be one. `plain_cell` takes it away."""
    return f"'{value}" if isinstance(value, str) and (_FORMULA.match(value) or _GUARDED.match(value)) else value


def plain_cell(text: str) -> str:
    """The text that `safe_cell` made a cell of."""
    return text[1:] if _GUARDED.match(text) else text
