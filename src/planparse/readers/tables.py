"""Tables as lines: rows between pipes under their head, or columns one after the other where a table only sets words side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from planparse.readers.flow import Line, Piece
from planparse.text.columns import opens_column

_LAYOUT_COLUMNS = 4
_LAYOUT_ROWS = 10
_PLAIN_COLUMNS = 3
_PLAIN_ROWS = 3
_LONGEST_REPEATED = 2_000  # so that a small file cannot become a large text


@dataclass
class Cell:
    """A cell over `span` columns of the grid from `column` on; `goes_on` is the lower part of a cell merged downwards."""

    lines: list[Line]
    column: int
    span: int = 1
    goes_on: bool = False

    @cached_property
    def length(self) -> int:
        """Characters of its lines."""
        return sum(len(line.text) for line in self.lines)


@dataclass(slots=True)
class Row:
    """Cells from left to right; `head` where the document says that the row is repeated on every page."""

    cells: list[Cell] = field(default_factory=list)
    head: bool = False


def table_lines(rows: Sequence[Row], *, framed: bool) -> list[Line]:
    """The lines of a table; `framed` where any border of it is drawn."""
    width = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
    if width == 0:
        return []
    if _is_layout(rows, width, framed=framed):
        return list(_by_columns(rows, width))
    grid = [_filled(row, above, width) for row, above in zip(rows, _above(rows), strict=True)]
    depth = _head_depth(rows)
    head = _one_head(grid[:depth], width) if depth > 1 else grid[0]
    lines = [_row_line(head, head=True), *(_row_line(cells) for cells in grid[depth:])]
    return [line for line in lines if line.text.strip(" |")]


def _is_layout(rows: Sequence[Row], width: int, *, framed: bool) -> bool:
    """Letterheads, closings and boxes: one column, one row, few without a frame, or more with the words of a letterhead."""
    if width == 1 or len(rows) == 1:
        return True
    if width > _LAYOUT_COLUMNS or len(rows) > _LAYOUT_ROWS or any(row.head for row in rows):
        return False
    words = (line.text.strip() for row in rows for cell in row.cells for line in cell.lines)
    return (not framed and width <= _PLAIN_COLUMNS and len(rows) <= _PLAIN_ROWS) or any(opens_column(text) for text in words)


def _by_columns(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """Column by column; a cell over the whole width ends the columns above it."""
    columns: list[list[Line]] = []
    for row in rows:
        if len(row.cells) == 1 and row.cells[0].span == width > 1:
            yield from _flushed(columns)
            columns = []
        for index, cell in enumerate(row.cells):
            if index == len(columns):
                columns.append([])
            columns[index] += cell.lines
    yield from _flushed(columns)


def _flushed(columns: Sequence[Sequence[Line]]) -> Iterator[Line]:
    for lines in columns:
        yield from lines
        yield Line()


def _above(rows: Sequence[Row]) -> Iterator[dict[int, Cell]]:
    """For each row, the cell that reaches down into each column of it."""
    open_cells: dict[int, Cell] = {}
    for row in rows:
        yield dict(open_cells)
        for cell in row.cells:
            if not cell.goes_on:
                open_cells[cell.column] = cell


def _filled(row: Row, above: dict[int, Cell], width: int) -> list[list[Line]]:
    """What stands in each column: a cell merged downwards in every row, one over several columns in the first of them."""
    columns: list[list[Line]] = [[] for _ in range(width)]
    if len(row.cells) == 1 and row.cells[0].span == width:
        return [row.cells[0].lines]
    for cell in row.cells:
        from_above = above.get(cell.column) if cell.goes_on else None
        columns[cell.column] = from_above.lines if from_above and from_above.length <= _LONGEST_REPEATED else cell.lines
    return columns


def _head_depth(rows: Sequence[Row]) -> int:
    """Rows of the head: those marked so, else as deep as its cells are merged where another one is parted below."""
    marked = sum(1 for _ in takewhile(lambda row: row.head, rows))
    if marked:
        return marked
    if not any(cell.span > 1 for cell in rows[0].cells) or len(rows[0].cells) == 1:
        return 1
    return 1 + sum(1 for _ in takewhile(lambda row: any(cell.goes_on for cell in row.cells), rows[1:3]))


def _one_head(grid: Sequence[Sequence[list[Line]]], width: int) -> list[list[Line]]:
    """The rows of a head as one: under each column all that stands above it."""
    columns: list[list[Line]] = [[] for _ in range(width)]
    for cells in grid:
        last: list[Line] = []
        if len(cells) != width:
            continue
        for column, lines in enumerate(cells):
            last = lines or last
            if not any(line is known for line in last[:1] for known in columns[column]):
                columns[column] += last
    return columns


def _row_line(cells: Sequence[list[Line]], *, head: bool = False) -> Line:
    pieces = [Piece("|")]
    for lines in cells:
        inside = list(_on_one_line(lines, head=head))
        pieces += [Piece(" "), *inside, Piece(" |")] if inside else [Piece(" |")]
    return Line(pieces)


def _on_one_line(lines: Sequence[Line], *, head: bool) -> Iterator[Piece]:
    """The pieces of a cell; a broken bar parts paragraphs that would read as one, which those of a head may.

    Pipes part cells: those of a table inside the cell go, those of the text become broken bars.
    """
    before = ""
    for line in lines:
        text = line.text.strip(" |\t")
        if not text:
            continue
        if before:
            parted = not head and before[-1].isalnum() and (text[0].isupper() or not text[0].isalnum())
            yield Piece(" ¦ " if parted else " ")
        gap = False
        at_start = True
        for piece in line.pieces:
            own = piece.text.replace("\t", " ").replace("|", "¦" if piece.place else " ")
            if own.strip():
                yield from [Piece(" ")] if gap and not at_start else []
                yield replace(piece, text=own)
                at_start = False
            gap = not own.strip()
        before = text
