"""Pages one after the other: furniture set apart, paragraphs marked where they are certain, tables joined over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.flow import Line
from planparse.readers.pdf.furniture import edge_key, edge_rows, running, words
from planparse.readers.pdf.grids import Grid
from planparse.readers.pdf.lines import Row, column_lines, line_of
from planparse.readers.pdf.pages import PageWords
from planparse.readers.pdf.paragraphs import Set, with_gaps
from planparse.text.pages import is_furniture


class _Flow:
    """Lines that have come so far; rows wait until it is known what follows them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._rows: list[Set] = []
        self._grid: Grid | None = None

    def rows(self, rows: Sequence[Row], page: PageWords) -> None:
        """Rows of running text."""
        self._end_grid()
        self._rows += [Set(row, page.number, page.margins) for row in rows]

    def column(self, rows: Sequence[Row], page: PageWords) -> None:
        """A column, which stands for itself."""
        self.end()
        self.lines += [Line(), *column_lines(rows, page.number), Line()]

    def grid(self, grid: Grid, *, first: bool) -> None:
        """A table; `first` where it is the first thing on its page, so that it may go on from the page before."""
        if first and self._grid and self._grid.goes_on_in(grid):
            self._grid.join(grid)
            return
        self.end()
        self._grid = grid

    def end(self) -> None:
        """Nothing that waits goes on."""
        self._end_grid()
        self.lines += with_gaps(self._rows)
        self._rows = []

    def _end_grid(self) -> None:
        if self._grid:
            self.lines += [Line(), *self._grid.lines(), Line()]
            self._grid = None


def lines_of(pages: Sequence[PageWords]) -> list[Line]:
    """The lines of all pages, then their furniture. The pages are used up, so that a long document is held once and not twice."""
    heads = running([page.edge_keys() for page in pages])
    flow = _Flow()
    furniture: list[Line] = []
    for page in pages:
        aside = {at for at in edge_rows(page.rows, page.height) if edge_key(page.rows[at]) in heads or is_furniture(words(page.rows[at]))}
        furniture += [_furniture(page.rows[at], page) for at in sorted(aside)]
        furniture += [_furniture([stamp], page) for stamp in page.stamps]
        groups = page.groups([row for at, row in enumerate(page.rows) if at not in aside])
        for at, group in enumerate(groups):
            if isinstance(group, Grid):
                flow.grid(group, first=at == 0)
            elif group[0]:
                flow.column(group[1], page)
            else:
                flow.rows(group[1], page)
        page.rows.clear()
        page.grids.clear()
    flow.end()
    return flow.lines + furniture


def _furniture(row: Row, page: PageWords) -> Line:
    return Line(line_of(row, page.number).pieces, furniture=True)
