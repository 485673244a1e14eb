"""CSV: one table for each kind of item."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import TYPE_CHECKING, Any, get_args

from planparse import model
from planparse.exchange.cells import safe_cell
from planparse.store.query import Kind
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_KINDS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "obligations": (model.Obligation, ("due",)),
    "citations": (model.Citation, ()),
    "agencies": (model.Agency, ()),
    "deadlines": (model.Deadline, ()),
    "targets": (model.Target, ()),
    "plans": (model.Metadata, ("id", "text", "obligations", "sources")),
}
_SURROGATE = pattern("csvs.surrogate", "[\ud800-\udfff]")


def columns(kind: Kind) -> tuple[str, ...]:
    """Columns of a kind: those of `planparse query`."""
    item, more = _KINDS[kind]
    return ("plan_id", *(field.name.rstrip("_") for field in dataclasses.fields(item)), *more)


def write(view: View, target: Target, *, bom: bool = False) -> int:
    """Write `obligations.csv` and so on, with a byte order mark for spreadsheets that want one; the number of rows of all."""
    return sum(_table(view, target, kind, bom) for kind in get_args(Kind))


def _table(view: View, target: Target, kind: Kind, bom: bool) -> int:
    head, number = columns(kind), 0
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
        return _SURROGATE.sub("\ufffd", str(safe_cell(value)))
    return _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
