"""What people wrote into a tracking sheet: each change anchored, and listed where its duty is no longer there."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse import settings
from planparse.correct import anchors
from planparse.correct.model import NO_PLAN
from planparse.errors import CorruptError, NotFoundError, PlanparseError, PlanUnknownError, SchemaError, TooLargeError
from planparse.exchange import tracking
from planparse.readers.package import Package
from planparse.record import as_data
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.exchange.tracking import Value
    from planparse.store import Store

FORMAT, PLAIN_SHEET = "planparse-tracking-1", "planparse"
_ESCAPED = pattern("xlsx.escaped", r"_x([0-9A-Fa-f]{4})_")
_COUNTED = "stt"  # which a sheet renumbers as it likes
Row = dict[str, Any]


def read(store: Store, path: Path) -> Iterator[Row]:
    """Rows `row`, `status`, `id`, `anchor`, `changes` {column: [old, new]} of what was changed, and a row for each thing that has no place.

    `status` is `fits`, what `anchors.place` says, `no_plan`; `added` or `repeated` for a row that was not exported, `missing` for one
    that is not there any more, `no_column` for a column.

    Raises NotFoundError, CorruptError, TooLargeError, SchemaError (no tracking sheet).
    """
    book = _Book(path)
    find = _Finder(store)
    yield from ({"row": 1, "status": "no_column", "column": title} for title in book.lost)
    seen: set[str] = set()
    for number, name, cells in book.rows():
        known = book.plain.get(name)
        if known is None or name in seen:
            if any(cells.values()):
                yield {"row": number, "status": "added" if known is None else "repeated", "id": name or None, "changes": _filled(cells)}
            continue
        seen.add(name)
        changes = _changes(known["cells"], cells)
        if changes:
            status, item = find(known["anchor"])
            yield {"row": number, "status": status, "id": item, "anchor": known["anchor"], "changes": changes}
    for name, known in book.plain.items():
        if name not in seen:
            yield {"row": None, "status": "missing", "id": name, "anchor": known["anchor"]}


def plain(value: Value) -> str | float | None:
    """A value as JSON has it, and as it is read back: days as ISO dates, no empty text."""
    return value.isoformat() if isinstance(value, date) else value or None if isinstance(value, str) else value


def _filled(cells: Mapping[str, Any]) -> Row:
    return {key: [None, value] for key, value in cells.items() if value is not None and key != _COUNTED}


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Row:
    return {key: [old.get(key), value] for key, value in new.items() if key != _COUNTED and value != old.get(key)}


class _Finder:
    """Where anchors belong in the store of today."""

    def __init__(self, store: Store) -> None:
        self._record = lru_cache(maxsize=16)(lambda plan_id: as_data(store.load(plan_id)))

    def __call__(self, sought: Mapping[str, Any]) -> tuple[str, str | None]:
        try:
            status, item = anchors.place(self._record(sought["plan_id"]), sought, "obligations")
        except PlanUnknownError:
            return NO_PLAN, None
        return status, item["id"] if item else None


class _Book:
    """A workbook: `plain` is what was exported, by identifier; `lost` are titles of columns that are gone."""

    def __init__(self, path: Path) -> None:
        self._book = opened(path)
        head, self.plain = self._plain()
        self._titles = {title: key for key, title in head["columns"]}
        self._sheet, self._at = self._find()
        self.lost = [title for title in self._titles if self._titles[title] not in self._at.values()]

    def rows(self) -> Iterator[tuple[int, str, Row]]:
        """Number, identifier and cells of the rows below the head."""
        for number, row in enumerate(self._cells(self._sheet), 1):
            values = {key: row[at] for at, key in self._at.items() if at < len(row)}
            name = values.pop("id", None)
            if number > 1:
                yield number, str(name or ""), {key: values.get(key) for key in self._at.values() if key != "id"}

    def _find(self) -> tuple[Any, dict[int, str]]:
        """The sheet with the identifiers, and the keys of its columns; a column that people made is called by its title."""
        for sheet in self._book.worksheets:
            head = next(iter(self._cells(sheet)), [])
            if tracking.title("id") in head and sheet.title != PLAIN_SHEET:
                titles = {**self._titles, tracking.title("id"): "id"}
                return sheet, {at: titles.get(str(title), str(title)) for at, title in enumerate(head) if title is not None}
        raise SchemaError("", tracking.title("id"))

    def _plain(self) -> tuple[Row, dict[str, Row]]:
        if PLAIN_SHEET not in self._book.sheetnames:
            raise SchemaError("", PLAIN_SHEET)
        rows = self._cells(self._book[PLAIN_SHEET])
        try:
            found = {str(name): json.loads("".join(map(str, filter(None, chunks)))) for name, *chunks in rows}
            head = found.pop(FORMAT)
        except (ValueError, KeyError):
            raise SchemaError("", PLAIN_SHEET) from None
        return head, found

    @staticmethod
    def _cells(sheet: Any) -> Iterator[list[Any]]:
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [_value(one) for one in row]


def _value(cell: Any) -> str | float | None:
    """What a cell holds, as JSON has it: days as ISO dates, plain newlines, no empty text."""
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), cell).replace("\r\n", "\n") or None
    return cell if cell is None or isinstance(cell, bool | int | float) else str(cell)


def opened(path: Path) -> Any:
    """The workbook of a file from outside, within the limits. Raises NotFoundError, TooLargeError, CorruptError."""
    import openpyxl

    limits = settings.load()
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
    except OSError as error:
        raise NotFoundError(str(path), error.strerror or "") from None
    if len(data) > limits.max_bytes:
        raise TooLargeError(str(path), "max_bytes")
    try:
        Package(data, limits)
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except PlanparseError:
        raise
    except Exception:  # the library raises whatever a broken part made it raise
        raise CorruptError(str(path), "xlsx") from None
