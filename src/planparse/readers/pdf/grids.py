"""Tables that are ruled: pdfplumber tells the cells, pdfium's characters fill them; a table that goes on over pages is one."""

from __future__ import annotations

import contextlib
import io
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from planparse.readers.flow import Line, Piece, joined
from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.lines import Row as Words
from planparse.readers.pdf.lines import first_word, line_of, rows, stretches
from planparse.readers.pdf.sheets import Sheet
from planparse.readers.tables import Cell, Row, table_lines
from planparse.text.patterns import pattern

_MARKED = pattern("pdf.marked", r"[-–+•*] ?(?![A-ZĐ]{2})|\(?\w{1,4}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")
_SYMBOL = pattern("pdf.symbol", r"[-/][A-ZĐ]{2}")
_NEAR = 3.0  # points between edges that are one
_THIN = 3.0
_PADDING = 6.0
_FEWEST_CELLS = 2
_MOST_CELLS = 20_000

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Slot:
    """A cell on paper, with its lines once they are read; `page` tells the cells of several pages apart."""

    box: Box
    page: int
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table on one page or, joined, on several: cells of each page, from the top down."""

    pages: list[list[Slot]]
    edges: list[float]

    @property
    def top(self) -> float:
        """Upper edge on its first page."""
        return min(slot.box[1] for slot in self.pages[0])

    def goes_on_in(self, other: Grid) -> bool:
        """True where `other`, first on the page after, has the outer edges of this one and no inner ones that cross its own."""
        few, many = sorted((self.edges, other.edges), key=len)
        outer = abs(few[0] - many[0]) < _NEAR and abs(few[-1] - many[-1]) < _NEAR
        return outer and all(any(abs(edge - known) < _NEAR for known in many) for edge in few)

    def join(self, other: Grid) -> None:
        """Put the rows of `other` below; a head that it repeats is left out by `lines`."""
        self.pages += other.pages
        self.edges = max(self.edges, other.edges, key=len)

    def lines(self) -> list[Line]:
        """Rows between pipes under their head."""
        out: list[Row] = []
        for slots in self.pages:
            own = _rows(slots, self.edges)
            if out:
                own = own[_repeated(out, own) :]
                if own and _is_rest(own[0]):
                    _add_rest(out[-1], own.pop(0))
            out += own
        return table_lines(out, framed=True)


class Plumber:
    """Opens the document for pdfplumber when the first page needs it; what pdfplumber cannot read has no tables."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: PDF | None = None
        self._broken = False

    def boxes(self, index: int) -> list[list[Box]]:
        """For each table of the page, its cells; points from the upper left corner."""
        if self._broken:
            return []
        try:
            self._pdf = self._pdf or pdfplumber.open(io.BytesIO(self._data))
            page = self._pdf.pages[index]
        except Exception:
            self._broken = True
            return []
        try:
            return _boxes(page)
        except Exception:
            return []
        finally:
            page.close()

    def close(self) -> None:
        """Let the document go."""
        if self._pdf:
            with contextlib.suppress(Exception):  # it asks for the pages once more
                self._pdf.close()


def _boxes(page: Page) -> list[list[Box]]:
    left, top = page.cropbox[0], page.cropbox[1]
    found = []
    same = dict[float, float]().setdefault  # cells share their edges, so they may share the numbers that say where these are
    for table in page.filter(_is_drawn).find_tables():
        moved = ((x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells)
        cells = [(same(x0, x0), same(y0, y0), same(x1, x1), same(y1, y1)) for x0, y0, x1, y1 in moved]
        if _FEWEST_CELLS <= len(cells) <= _MOST_CELLS:
            found.append(cells)
    return found


def _is_drawn(item: dict[str, Any]) -> bool:
    """Leaves areas out that are filled and have no line around them: the ground behind words is no cell."""
    return item["object_type"] != "rect" or bool(item["stroke"]) or min(item["width"], item["height"]) < _THIN


def grids(sheet: Sheet, tables: Sequence[Sequence[Box]]) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, filled, and the characters outside of them. A table without words is none."""
    slots = [[Slot(box, sheet.number) for box in [*cells, *_holes(cells)]] for cells in tables]
    everywhere = [slot for one in slots for slot in one]
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    last: Slot | None = None
    for glyph in sheet.glyphs:
        if last is None or not _holds(last.box, glyph):
            last = next((slot for slot in everywhere if _holds(slot.box, glyph)), None)
        if last is None:
            outside.append(glyph)
        else:
            inside.setdefault(id(last), []).append(glyph)
    for slot in everywhere:
        slot.lines = _cell_lines(rows(stretches(inside.get(id(slot), ()))), slot)
    return [Grid([one], _edges(one)) for one in slots if any(slot.lines for slot in one)], outside


def _holds(box: Box, glyph: Glyph) -> bool:
    return box[0] <= (glyph.x0 + glyph.x1) / 2 < box[2] and box[1] <= (glyph.base + glyph.top) / 2 < box[3]


def _holes(cells: Sequence[Box]) -> Iterator[Box]:
    """Places of the grid that no cell covers, for a rule is missing there."""
    edges, levels = _merged(x for box in cells for x in (box[0], box[2])), _merged(y for box in cells for y in (box[1], box[3]))
    covered = {
        (row, column)
        for box in cells
        for row in range(bisect_left(levels, box[1] - _NEAR), bisect_left(levels, box[3] - _NEAR))
        for column in range(bisect_left(edges, box[0] - _NEAR), bisect_left(edges, box[2] - _NEAR))
    }
    for row, (top, bottom) in enumerate(pairwise(levels)):
        for column, (left, right) in enumerate(pairwise(edges)):
            if (row, column) not in covered:
                yield left, top, right, bottom


def _edges(slots: Sequence[Slot]) -> list[float]:
    """Upright edges from left to right, those of one line as one."""
    return _merged(x for slot in slots for x in (slot.box[0], slot.box[2]))


def _merged(places: Iterable[float]) -> list[float]:
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] >= _NEAR:
            out.append(place)
    return out


def _rows(slots: Sequence[Slot], edges: Sequence[float]) -> list[Row]:
    """Cells as rows; one that reaches down stands in each of its rows."""
    levels = _merged(y for slot in slots for y in (slot.box[1], slot.box[3]))
    out = [Row() for _ in levels[:-1]]
    for slot in sorted(slots, key=lambda one: (one.box[0], one.box[1])):
        column, past = bisect_left(edges, slot.box[0] - _NEAR), bisect_left(edges, slot.box[2] - _NEAR)
        first, end = bisect_left(levels, slot.box[1] - _NEAR), bisect_left(levels, slot.box[3] - _NEAR)
        for level in range(first, max(end, first + 1)):
            if level < len(out):
                lines = slot.lines if level == first else []
                out[level].cells.append(Cell(lines, column, max(1, past - column), goes_on=level > first))
    return [row for row in out if row.cells]


def _words(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell.lines).strip() for cell in row.cells]


def _repeated(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows of the head stand again on the page after."""
    same = 0
    for known, row in zip(above, below, strict=False):
        if _words(known) != _words(row) or not any(_words(row)):
            break
        same += 1
    return same


def _is_rest(row: Row) -> bool:
    """The row goes on from the page before: its first column is blank, and most others are, or a word in small letters begins one."""
    words = _words(row)
    few = 2 * sum(map(bool, words)) < len(words)
    return len(words) > 1 and not words[0] and (few or any(text[:1].islower() for text in words))


def _add_rest(row: Row, rest: Row) -> None:
    for cell in row.cells:
        below = next((one for one in rest.cells if one.column == cell.column), None)
        if below and below.lines:
            cell.lines = [*cell.lines[:-1], Line(joined([*cell.lines[-1:], below.lines[0]])), *below.lines[1:]]


def _cell_lines(words: Sequence[Words], slot: Slot) -> list[Line]:
    """The lines of a cell: those that only its edge broke are one."""
    out: list[list[Line]] = []
    room = slot.box[2] - slot.box[0] - _PADDING * 2
    room = max([room, *(row[-1].x1 - row[0].x0 for row in words)])
    for above, row in pairwise([None, *words]):
        line = line_of(row or [], slot.page)
        if above is None or row is None or _begins(above, row, room):
            out.append([line])
        else:
            out[-1].append(line)
    return [Line(_glued(lines)) for lines in out]


def _begins(above: Words, below: Words, room: float) -> bool:
    """True where the words below would have fitted above, or bear a mark of their own."""
    if _MARKED.match(below[0].text):
        return True
    width = above[-1].x1 - above[0].x0 + above[-1].rise / 3 + first_word(below[0])
    return width < room and not below[0].text[0].islower()


def _glued(lines: Sequence[Line]) -> list[Piece]:
    """Lines on one; nothing comes between the parts of a symbol that a line end broke."""
    pieces: list[Piece] = []
    for line in lines:
        before = pieces[-1].text if pieces else ""
        above = before.endswith(("-", "/")) and before[-2:-1].isalnum() and line.text[:1].isalnum()
        tight = above or (before[-1:].isalnum() and _SYMBOL.match(line.text) is not None)
        pieces += [Piece(" ")] if before and not tight else []
        pieces += line.pieces
    return pieces
