"""Rows of cells between tabs become rows between pipes, the one form of tables that the outline reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from planparse.text.offsets import Edit

# with fewer cells it is a letterhead or a closing of two columns
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2

_Row = tuple[int, str]


def tab_edits(text: str) -> Iterator[Edit]:
    """Edits that put pipes around the cells of each run of lines with the same number of tabs."""
    if "\t" not in text:
        return
    for tabs, group in groupby(_rows(text), key=lambda row: row[1].count("\t")):
        rows = list(group)
        if tabs + 1 >= _FEWEST_CELLS and len(rows) >= _FEWEST_ROWS and any(_filled(line) >= _FEWEST_CELLS for _, line in rows):
            for start, line in rows:
                yield from _row_edits(start, line)


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _filled(line: str) -> int:
    return sum(1 for cell in line.split("\t") if cell.strip())


def _row_edits(start: int, line: str) -> Iterator[Edit]:
    yield Edit(start, start, "| ")
    yield from (Edit(start + at, start + at + 1, " | ") for at, char in enumerate(line) if char == "\t")
    yield Edit(start + len(line), start + len(line), " |")
