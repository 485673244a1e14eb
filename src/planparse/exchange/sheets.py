"""Spreadsheets (Excel): tables with a frozen head, filters and wrapped words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter

_MOST = 32_000  # characters of a cell; Excel takes 32,767
_NAME = 31  # characters of the name of a sheet
CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # of every book, so that the same content gives the same bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A head, rows of text or numbers, and the width of each column in characters."""

    head: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]
    widths: Sequence[int]


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """An .xlsx of the sheets by name. Text is written as text: nothing becomes a formula or a link. The same sheets give the same bytes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EDF5", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for name, sheet in sheets.items():
            page = book.add_worksheet(name[:_NAME])
            page.write_row(0, 0, sheet.head, head)
            for number, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    page.write(number, column, value[:_MOST] if isinstance(value, str) else value, cell)
            for column, width in enumerate(sheet.widths):
                page.set_column(column, column, width)
            page.freeze_panes(1, 0)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    return out.getvalue()
