"""A page to rows in reading order and tables, from the top down."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.readers.pdf.furniture import edge_key, edge_rows, is_stamp
from planparse.readers.pdf.glyphs import Sheet
from planparse.readers.pdf.grids import Grid, Plumber, grids
from planparse.readers.pdf.lines import Row, Stretch, columns, rows, stretches
from planparse.readers.pdf.paragraphs import Margins, margins


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on a page; `edges` are the rows that may be its furniture, by their identity in `rows`, `stamps` certainly are."""

    number: int
    height: float
    rows: list[Row]
    grids: list[Grid]
    stamps: list[Stretch]
    margins: Margins

    def edge_keys(self) -> list[tuple[str, int]]:
        """Keys of the rows at the upper and the lower edge."""
        return [edge_key(self.rows[at]) for at in edge_rows(self.rows, self.height)]

    def groups(self, rest: list[Row]) -> list[Grid | tuple[bool, list[Row]]]:
        """Tables and groups of the rows in `rest`, in reading order; True for a column of letterhead or closing."""
        out: list[Grid | tuple[bool, list[Row]]] = []
        at = 0
        for grid in sorted(self.grids, key=lambda one: one.top):
            past = next((i for i in range(at, len(rest)) if rest[i][0].base > grid.top), len(rest))
            out += [*columns(rest[at:past]), grid]
            at = past
        return [*out, *columns(rest[at:])]


def page_words(sheet: Sheet, plumber: Plumber) -> PageWords:
    """The words of a page."""
    tables = plumber.boxes(sheet.number - 1) if sheet.ruled else []
    found, outside = grids(sheet, tables) if tables else ([], list(sheet.glyphs))
    parts = stretches(outside)
    stamps = [part for part in parts if is_stamp(part)]
    body = rows(part for part in parts if part not in stamps)
    return PageWords(sheet.number, sheet.height, body, found, stamps, margins(body, sheet.width))
