"""Rows as one CSV table, whatever they are made of: what `--csv` prints and what the pages of `serve` give out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from planparse.exchange.cells import safe_cell


def lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The head, then a line for each row; nothing where there is none. The first row says which columns there are.

    Lists are joined by `; `, bodies stand by name and role, other objects as JSON. What a spreadsheet would take for a formula gets an
    apostrophe.
    """
    head: list[str] = []
    for row in rows:
        if not head:
            head = list(row)
            yield line(head)
        yield line([safe_cell(_flat(row.get(key))) for key in head])


def line(cells: Sequence[Any]) -> str:
    """One line of CSV; the writer quotes no other ends of lines than its own, so that it must be told of both."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _flat(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(one, str) or _is_body(one) for one in value):
        return "; ".join(one if isinstance(one, str) else _body(one) for one in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _is_body(value: Any) -> bool:
    return isinstance(value, dict) and "name" in value and "agency_id" in value


def _body(value: dict[str, Any]) -> str:
    return f"{value['name']} ({value['role']})" if "role" in value else str(value["name"])
