"""Rows of cells between tabs, or with pipes only inside, become rows between pipes: the one form of tables that the outline reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from planparse.text.offsets import Edit

# with fewer cells it is a letterhead or a closing of two columns
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2
_SIGNS = "\t|"

_Row = tuple[int, str]


def tab_edits(text: str) -> Iterator[Edit]:
    """Edits that put pipes around the cells of each run of lines with the same number of tabs, or of pipes that none begins with."""
    for sign in _SIGNS:
        if sign not in text:
            continue
        for signs, group in groupby(((_inner(line, sign), start, line) for start, line in _rows(text)), key=itemgetter(0)):
            rows = [row[1:] for row in group]
            if signs + 1 >= _FEWEST_CELLS and len(rows) >= _FEWEST_ROWS and any(_filled(line, sign) >= _FEWEST_CELLS for _, line in rows):
                for start, line in rows:
                    yield from _row_edits(start, line)


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _inner(line: str, sign: str) -> int:
    """Signs between cells; none where the row has its outer pipe already, or where cells between tabs hold pipes of their own."""
    closed = line.lstrip().startswith("|") or (sign == "|" and "\t" in line)
    return 0 if closed else line.count(sign)


def _filled(line: str, sign: str) -> int:
    return sum(1 for cell in line.split(sign) if cell.strip())


def _row_edits(start: int, line: str) -> Iterator[Edit]:
    yield Edit(start, start, "| ")
    yield from (Edit(start + at, start + at + 1, " | ") for at, char in enumerate(line) if char == "\t")
    yield Edit(start + len(line), start + len(line), " |")
