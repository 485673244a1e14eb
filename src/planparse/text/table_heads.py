"""What each column of a table holds, by the words of its head row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

ColumnRole = Literal["number", "task", "lead", "coordinate", "time", "product", "funding", "other"]
_LONGEST = 90


def column_roles(words: Sequence[str]) -> tuple[ColumnRole, ...]:
    """Roles of the columns where `words` are a head row: short, most of them known, a task and one more among them; else none."""
    filled = [word for word in words if word]
    if len(filled) < 2 or len(filled) * 2 < len(words) or max(map(len, filled)) > _LONGEST:
        return ()
    if any(word.strip(" .").isdigit() for word in filled):
        return ()
    roles = tuple(column_role(word) if word else "other" for word in words)
    known = set(roles) - {"number", "other"}
    return _single_task(roles) if "task" in known and len(known) >= 2 else ()


def column_role(cell: str) -> ColumnRole:
    """What a column with this head holds; what stands in brackets does not count."""
    key = " ".join(fold(cell.split("(", maxsplit=1)[0]).strip(" .:*").split())
    return next((role for role, regex in _columns() if regex.fullmatch(key)), "other")


@cache
def _columns() -> tuple[tuple[ColumnRole, re.Pattern[str]], ...]:
    rows = table("planparse.text", "table_columns")
    return tuple((cast("ColumnRole", row["role"]), pattern(f"table_heads.column_{i}", row["regex"])) for i, row in enumerate(rows))


def _single_task(roles: Sequence[ColumnRole]) -> tuple[ColumnRole, ...]:
    """Only the first column of tasks is the task; others tell more about it."""
    first = roles.index("task")
    return tuple("other" if role == "task" and at != first else role for at, role in enumerate(roles))
