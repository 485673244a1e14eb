"""Tables between pipes: cells and rows of tasks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.outline.nodes import RowCell, TableRow
from planparse.text.patterns import pattern
from planparse.text.table_heads import ColumnRole, column_roles

_SEPARATOR = pattern("tables.separator", r"[|\s:+=-]{3,}$")
_OUTLINE_NUMBER = pattern("tables.outline_number", r"(?:[IVX]{1,6}|[A-ZĐ])[.)]?$")


@dataclass(slots=True)
class Tables:
    """Takes the lines of a document in order and remembers the columns of the table that is open."""

    roles: tuple[ColumnRole, ...] = ()

    def row(self, text: str, start: int, section: int | None) -> TableRow | None:
        """The row that a line of cells is; None where it is a head, a title of a part or stands in no known table."""
        spans = cells(text)
        words = [text[a:b] for a, b in spans]
        roles = column_roles(words)
        if roles:
            self.roles = roles
            return None
        if len(self.roles) != len(spans) or _is_part(words, self.roles):
            return None
        found = tuple(RowCell(role, start + a, start + b) for role, (a, b) in zip(self.roles, spans, strict=True) if b > a)
        return TableRow(section, found) if any(cell.role == "task" for cell in found) else None


def is_table_line(text: str) -> bool:
    """A line of cells: begins with a pipe and holds another one."""
    return text.startswith("|") and text.find("|", 1) > 0


def heads_tasks(text: str) -> bool:
    """The head row of a table of tasks."""
    return is_table_line(text) and bool(column_roles([text[a:b] for a, b in cells(text)]))


def is_separator(text: str) -> bool:
    """`|---|:--:|`, or a row without any word."""
    return _SEPARATOR.match(text) is not None


def cells(text: str) -> list[tuple[int, int]]:
    """Spans of the contents of the cells, in order; an empty cell has no width."""
    bounds = [i for i, c in enumerate(text) if c == "|" and text[i - 1 : i] != "\\"]
    if bounds[-1] < len(text) - 1:
        bounds.append(len(text))
    out = []
    for low, high in itertools.pairwise(bounds):
        inner = text[low + 1 : high]
        begin = low + 1 + len(inner) - len(inner.lstrip())
        out.append((begin, begin + len(inner.strip())) if inner.strip() else (low + 1, low + 1))
    return out


def _is_part(words: Sequence[str], roles: Sequence[ColumnRole]) -> bool:
    """The title of a part of the table: one cell alone, or one behind a Roman number or capital letter."""
    number = next((word for word, role in zip(words, roles, strict=True) if role == "number"), "")
    filled = [word for word, role in zip(words, roles, strict=True) if word and role != "number"]
    if len(filled) > 1:
        return False
    return not number or _OUTLINE_NUMBER.match(number.strip()) is not None
