"""The office's tracking sheet as an Excel workbook, and what people wrote into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from planparse.correct.anchors import anchor
from planparse.errors import TooLargeError, of_code
from planparse.exchange import tracking
from planparse.exchange.sheets import A4, CREATED, HIDDEN, height
from planparse.exchange.tracking import Column, Value, shown
from planparse.exchange.xlsx_read import FORMAT, PLAIN_SHEET, plain, read
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View
    from planparse.store import Store

__all__ = ["read", "write"]

_CHUNK = 16_000  # characters of a cell of the hidden sheet
_MOST_ROWS = 1_048_575
_FONT = {"font_name": "Times New Roman", "font_size": 11}  # of official documents (Decree 30/2020)
_NOT_XML = pattern("xlsx.not_xml", "[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(view: View, target: Target, *, template: str | None = None) -> int:
    """Write the duties that fit, the failures of the store and where the plans come from; returns the number of duties.

    `template` names the columns of an office's own sheet. Raises NotFoundError and UsageError (the template), TooLargeError.
    """
    columns = tracking.template(Path(template)) if template else tracking.columns("tracking")
    with target.place() as path:
        book = xlsxwriter.Workbook(str(path), _options())
        try:
            book.set_properties({"created": CREATED})
            number = _Duties(book, columns).write(view)
            _failures(book, view.store)
        finally:
            book.close()
    return number


def _options() -> dict[str, Any]:
    """Options of a book, made anew for each: XlsxWriter writes into the font that it is given."""
    return {"constant_memory": True, "default_format_properties": dict(_FONT), **_PLAIN}


class _Page:
    """A sheet that is written row by row."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": "#E6EDF5", "border": 1}
        )
        base = {"text_wrap": True, "valign": "top", "border": 1}
        middle = {"align": "center"}
        more: dict[str, dict[str, Any]] = {
            "date": {"num_format": "dd/mm/yyyy", **middle},
            "percent": {"num_format": "0%", **middle},
            "number": middle,
            "text": {"num_format": "@"},
            "id": {"num_format": "@", "text_wrap": False},
        }
        self._formats = {kind: book.add_format({**base, **extra}) for kind, extra in more.items()}
        self.sheet = book.add_worksheet(name)
        self._columns, self.rows = columns, 0
        self.sheet.set_row(0, height((column.title, column.width) for column in columns))
        for at, column in enumerate(columns):
            self.sheet.set_column(at, at, column.width)
            self.sheet.write_string(0, at, column.title, head)
        self.sheet.freeze_panes(1, 0)

    def add(self, values: dict[str, Value]) -> None:
        """Write the next row. Raises TooLargeError where Excel takes no more."""
        self.rows += 1
        if self.rows > _MOST_ROWS:
            raise TooLargeError("", f"xlsx: {_MOST_ROWS}")
        self.sheet.set_row(self.rows, height((values.get(column.key), column.width) for column in self._columns))
        for at, column in enumerate(self._columns):
            value, form = values.get(column.key), self._formats[column.kind]
            if isinstance(value, date):
                self.sheet.write_datetime(self.rows, at, datetime(value.year, value.month, value.day), form)
            elif isinstance(value, str):
                self.sheet.write_string(self.rows, at, value, form)
            elif value is None:
                self.sheet.write_blank(self.rows, at, None, form)
            else:
                self.sheet.write_number(self.rows, at, value, form)

    def finish(self, columns: int) -> None:
        """Filters, and a page that prints well: A4 across, the head on each sheet of paper."""
        self.sheet.autofilter(0, 0, max(self.rows, 1), columns - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer("&C&P/&N")


class _Duties:
    """The sheet of duties, that of the plans they come from, and a hidden one of what was written, by which changes are found."""

    def __init__(self, book: Any, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._page = _Page(book, tracking.title("tracking"), (*columns, Column("id", tracking.title("id"), HIDDEN, "id")))
        self._plans = _Page(book, tracking.title("provenance"), tracking.columns("provenance"))
        self._plain = book.add_worksheet(PLAIN_SHEET)
        self._plain.very_hidden()

    def write(self, view: View) -> int:
        head = {"format": FORMAT, "columns": [[column.key, column.title] for column in self._columns]}
        self._plain_row(0, FORMAT, head)
        plans: set[str] = set()
        for number, item in enumerate(view.rows("obligations"), 1):
            record = view.record(item["plan_id"])
            values = {"stt": number, **tracking.duty(record, item), "id": shown(item["id"])}
            self._page.add(values)
            cells = {column.key: plain(values.get(column.key)) for column in self._columns}
            self._plain_row(number, item["id"], {"anchor": anchor(record, item), "cells": cells})
            if record["plan_id"] not in plans:
                plans.add(record["plan_id"])
                self._plans.add(tracking.provenance(record))
        self._finish()
        return self._page.rows

    def _plain_row(self, number: int, name: str, data: dict[str, Any]) -> None:
        for at, text in enumerate((shown(name), *_chunks(data))):
            self._plain.write_string(number, at, text)

    def _finish(self) -> None:
        hidden = len(self._columns)
        self._page.finish(hidden + 1)
        self._page.sheet.set_column(hidden, hidden, HIDDEN, None, {"hidden": True})
        self._page.sheet.print_area(0, 0, max(self._page.rows, 1), hidden - 1)
        for at, column in enumerate(self._columns):
            if column.choices:
                choice = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
                self._page.sheet.data_validation(1, at, max(self._page.rows, 1), at, choice)
        self._plans.finish(len(tracking.columns("provenance")))


def _chunks(data: dict[str, Any]) -> Iterator[str]:
    """JSON in pieces that cells can hold."""
    text = _NOT_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(data, ensure_ascii=False, default=str))
    for at in range(0, len(text), _CHUNK):
        yield text[at : at + _CHUNK]


def _failures(book: Any, store: Store) -> None:
    from planparse.store.ledger import failures

    columns = tracking.columns("failures")
    page = _Page(book, tracking.title("failures"), columns)
    for row in failures(store):
        reason = of_code(row["code"]).reason + (f" ({row['detail']})" if row["detail"] else "")
        page.add({**{key: shown(row[key]) for key in ("source", "code", "attempts")}, "reason": shown(reason)})
    page.finish(len(columns))
