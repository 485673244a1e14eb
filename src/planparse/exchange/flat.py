"""Rows as one CSV table, whatever they are made of: what `--csv` prints and what the pages of `serve` give out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planparse.exchange.cells import safe_cell


def lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The head, then a line for each row; nothing where there is none. The first row says which columns there are.

    Lists are joined by `; `, bodies stand by name and role, other objects as JSON. What a spreadsheet would take for a formula gets an
    apostrophe.
    """
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
            yield _taken(out)
        writer.writerow({key: safe_cell(_flat(value)) for key, value in row.items()})
        yield _taken(out)


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def _flat(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(one, str) or _is_body(one) for one in value):
        return "; ".join(one if isinstance(one, str) else _body(one) for one in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _is_body(value: Any) -> bool:
    return isinstance(value, dict) and "name" in value and "agency_id" in value


def _body(value: dict[str, Any]) -> str:
    return f"{value['name']} ({value['role']})" if "role" in value else str(value["name"])
