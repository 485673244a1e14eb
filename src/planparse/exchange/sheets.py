"""Spreadsheets (Excel): tables with a frozen head, filters and wrapped words."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter

_MOST = 32_000  # characters of a cell; Excel takes 32,767
_NAME = 31  # characters of the name of a sheet
A4 = 9  # Excel's number of the paper
HIDDEN = 1  # width of a hidden column
_NARROW = 1.05  # letters of Times New Roman 11 in a unit of width, which is a digit of it; what is left over is for whole words
_SHORT = 200  # letters
_LINE, _TALLEST = 15.0, 405.0  # points of a line, and of the tallest row that Excel takes
CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # of every book, so that the same content gives the same bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A head, rows of text or numbers, and the width of each column in characters."""

    head: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]
    widths: Sequence[int]


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Points that a row needs so that its longest text is printed whole: not every program measures that when it opens a sheet."""
    texts = ((value, width * _NARROW) for value, width in cells if isinstance(value, str) and width > HIDDEN)
    lines = (sum(_lines(part, width) for part in text.split("\n")) for text, width in texts)
    return min(_LINE * max(lines, default=1), _TALLEST)


def _lines(text: str, width: float) -> int:
    """Lines that a text needs, by whole words where it is short: there a word more or less counts."""
    return len(textwrap.wrap(text, int(width))) or 1 if len(text) < _SHORT else math.ceil(len(text) / width)


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
                page.set_row(number, height(zip(row, sheet.widths, strict=False)))
                for column, value in enumerate(row):
                    page.write(number, column, value[:_MOST] if isinstance(value, str) else value, cell)
            for column, width in enumerate(sheet.widths):
                page.set_column(column, column, width)
            page.freeze_panes(1, 0)
            page.set_landscape()
            page.set_paper(A4)
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    return out.getvalue()
