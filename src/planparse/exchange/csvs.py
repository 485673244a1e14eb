"""CSV: one table for each kind of item."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, get_args

from planparse.exchange.cells import safe_cell
from planparse.exchange.kinds import columns
from planparse.store.query import Kind
from planparse.text.surrogates import without_surrogates

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View


def write(view: View, target: Target, *, bom: bool = False) -> int:
    """Write `obligations.csv` and so on, with a byte order mark for spreadsheets that want one; the number of rows of all."""
    return sum(_table(view, target, kind, bom) for kind in get_args(Kind))


def _table(view: View, target: Target, kind: Kind, bom: bool) -> int:
    head, number = list(columns(kind)), 0
    with target.file(f"{kind}.csv") as out:
        text = io.TextIOWrapper(out, encoding="utf-8-sig" if bom else "utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(head)
        for row in view.rows(kind):
            writer.writerow([cell(row[name]) for name in head])
            number += 1
        text.detach()
    return number


def cell(value: Any) -> str:
    """A value as text: nothing for None, text as it is where no spreadsheet takes it for a formula, all else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return without_surrogates(str(safe_cell(value)))
    return without_surrogates(json.dumps(value, ensure_ascii=False))
