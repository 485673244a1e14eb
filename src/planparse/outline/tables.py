"""Tables between pipes: cells, rows of tasks, and what each column holds, by the words of the head row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from planparse.outline.nodes import ColumnRole, RowCell, TableRow
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_SEPARATOR = pattern("tables.separator", r"[|\s:+=-]{3,}$")
_OUTLINE_NUMBER = pattern("tables.outline_number", r"(?:[IVX]{1,6}|[A-ZĐ])[.)]?$")
_KNOWN: tuple[ColumnRole, ...] = ("task", "lead", "coordinate", "time", "product", "funding", "number")


@dataclass(slots=True)
class Tables:
    """Takes the lines of a document in order and remembers the columns of the table that is open."""

    roles: tuple[ColumnRole, ...] = ()

    def row(self, text: str, start: int, section: int | None) -> TableRow | None:
        """The row that a line of cells is; None where it is a head, a title of a part or stands in no known table."""
        spans = cells(text)
        words = [text[a:b] for a, b in spans]
        roles = _head(words)
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


@cache
def _columns() -> tuple[tuple[ColumnRole, re.Pattern[str]], ...]:
    rows = table("planparse.outline", "table_columns")
    return tuple((cast("ColumnRole", row["role"]), pattern(f"tables.column_{i}", row["regex"])) for i, row in enumerate(rows))


def _role(cell: str) -> ColumnRole:
    key = " ".join(fold(cell.split("(", maxsplit=1)[0]).strip(" .:*").split())
    return next((role for role, regex in _columns() if regex.fullmatch(key)), "other")


def _head(words: Sequence[str]) -> tuple[ColumnRole, ...]:
    """Roles of the columns where the row is a head: short words, most of them known, a task and one more among them."""
    filled = [word for word in words if word]
    if len(filled) < 2 or len(filled) * 2 < len(words) or max(map(len, filled)) > 90 or any(word.strip(" .").isdigit() for word in filled):
        return ()
    roles = tuple(_role(word) if word else "other" for word in words)
    known = {role for role in roles if role in _KNOWN and role != "number"}
    return _single_task(roles) if "task" in known and len(known) >= 2 else ()


def _single_task(roles: Sequence[ColumnRole]) -> tuple[ColumnRole, ...]:
    """Only the first column of tasks is the task; others tell more about it."""
    first = roles.index("task")
    return tuple("other" if role == "task" and at != first else role for at, role in enumerate(roles))


def _is_part(words: Sequence[str], roles: Sequence[ColumnRole]) -> bool:
    """The title of a part of the table: one cell alone, or one behind a Roman number or capital letter."""
    number = next((word for word, role in zip(words, roles, strict=True) if role == "number"), "")
    filled = [word for word, role in zip(words, roles, strict=True) if word and role != "number"]
    if len(filled) > 1:
        return False
    return not number or _OUTLINE_NUMBER.match(number.strip()) is not None
