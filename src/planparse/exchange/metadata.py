"""Metadata that drafts lack (number, date, issuer …) from tables and edXML headers, for plans that a store has."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from sqlalchemy import select

from planparse import settings
from planparse.correct.model import AMBIGUOUS, FITS, NO_PLAN
from planparse.correct.supplied import fill
from planparse.errors import PlanparseError, PlanUnknownError, SchemaError, UsageError
from planparse.exchange.xlsx_read import opened
from planparse.readers import edxml, meta
from planparse.readers.read import read_table
from planparse.record import as_row
from planparse.store import schema
from planparse.tables import table
from planparse.text.search import key

if TYPE_CHECKING:
    from planparse.store import Store

Row = dict[str, Any]
_COLUMNS = (*meta.COLUMNS, "plan_id")
_KEYS = ("file", "plan_id")
INVALID = "invalid"


def read(store: Store, path: Path) -> Iterator[Row]:
    """Rows `row` (its number, or the file of a header), `status`, `plan_id`, `given` (what the row says), `supplies` {field: value}.

    `supplies` is what the plan does not know by itself. `status` is `fits`; `no_plan`, `ambiguous` (several plans are called so) or
    `invalid` (`column` says which) for a row that supplies nothing.
    `path` is a CSV, an XLSX, an edXML header, or a folder of headers.

    Raises NotFoundError, UsageError (no table of metadata), SchemaError (no edXML), CorruptError.
    """
    find = _Finder(store)
    for number, given in _rows(path):
        wrong = meta.wrong(given)
        found = [] if wrong else find(given)
        status = INVALID if wrong else FITS if len(found) == 1 else AMBIGUOUS if found else NO_PLAN
        out: Row = {"row": number, "status": status, "plan_id": found[0] if status == FITS else None, "given": given}
        if wrong:
            out["column"] = wrong
        elif status == FITS:
            before = as_row(store.load(found[0]).metadata)
            after = fill(before, given)
            out["supplies"] = {name: after[name] for name in after if after[name] != before[name]}
        yield out


class _Finder:
    """Plans by the names of their files: those that a file begins with, since an annex has a number of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plans: dict[str, set[str]] = {}
        names, sources, plans = schema.names, schema.sources, schema.plans
        chosen = select(names.c.name, plans.c.plan_id).join(sources, sources.c.pk == names.c.source).join(plans).where(sources.c.part == 1)
        with store.connection() as connection:
            for name, plan_id in connection.execute(chosen):
                for called in {_called(name), f"{_called(name)}.edxml", f"{_called(Path(name).stem)}.edxml"}:
                    self._plans.setdefault(called, set()).add(plan_id)

    def __call__(self, given: Mapping[str, str]) -> list[str]:
        if given.get("plan_id"):
            try:
                return [self._store.find(given["plan_id"])]
            except PlanUnknownError:
                return []
        return sorted(self._plans.get(_called(given.get("file", "")), ()))


def _called(name: str) -> str:
    return normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])


def _rows(path: Path) -> Iterator[tuple[int | str, dict[str, str]]]:
    """Number and values of each row, by our names of columns; of headers their file, which stands for the document beside it."""
    if path.is_dir() or path.suffix.lower() in edxml.SUFFIXES:
        yield from _headers(path)
        return
    lines = _of_sheet(path) if path.suffix.lower() == ".xlsx" else _of_csv(path)
    _, head = next(lines, (0, []))
    columns = [_titles().get(key(title), "") for title in head]
    if not set(columns) & set(_KEYS) or not set(columns) - {"", *_KEYS}:
        raise UsageError(str(path), f"{path}: {', '.join(_COLUMNS)}")
    for number, cells in lines:
        row = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}
        if row.get("issued_on"):
            row["issued_on"] = edxml.day(row["issued_on"]) or row["issued_on"]
        if row:
            yield number, row


@cache
def _titles() -> dict[str, str]:
    written = {key(row["title"]): row["column"] for row in table("planparse.exchange", "metadata_columns")}
    return written | {key(name): name for name in _COLUMNS}


def _headers(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    limits = settings.load()
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if one.is_file() and one.suffix.lower() in edxml.SUFFIXES:
            try:
                with one.open("rb") as stream:
                    found = edxml.header(stream.read(limits.max_meta_bytes + 1), limits)
            except (PlanparseError, OSError):
                found = {}
            if not found and one == path:
                raise SchemaError(str(path), "edXML")
            if found:
                yield one.name, {"file": f"{one.stem}.edxml", **found}


def _of_csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = read_table(str(path), settings.load())
    try:
        for number, cells in enumerate(csv.reader(text.splitlines(keepends=True), strict=True), 1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error:
        raise UsageError(str(path), f"{path}: CSV") from None


def _of_sheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    sheet = opened(path).worksheets[0]
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
