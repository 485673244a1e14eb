"""A page to rows in reading order and tables, from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from planparse.readers.pdf.furniture import edge_key, edge_rows, is_stamp
from planparse.readers.pdf.grids import Box, Grid, grids
from planparse.readers.pdf.lines import Row, Stretch, columns, rows, stretches
from planparse.readers.pdf.paragraphs import Margins, margins
from planparse.readers.pdf.sheets import Sheet
from planparse.text.letters import raised
from planparse.text.patterns import pattern

_NOTE = pattern("pdf.note", r"\d{1,3}(?=[ .:]|[\p{Lu}]|$)")
_BARE_NOTE = pattern("pdf.bare_note", r"\d{1,3}(?= [\p{Lu}])")
_NOTE_SIZE, _SMALL_NOTE = 0.96, 0.9
_MARKS = frozenset(raised("0123456789"))


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


def _with_marks(body: list[Row], height: float, *, scanned: bool) -> list[Row]:
    """Footnotes whose number is not raised: it becomes the mark that stands on the page above. They are small, or stand low and bare.

    On a page that was `scanned` the mark may have been read as another sign: there they are small, and stand low and bare.
    """
    marks = {char for row in body for part in row for char in part.text if char in _MARKS}
    if not (marks or scanned) or not body:
        return body
    size = median(row[0].rise for row in body)
    for row in body:
        small, low = row[0].rise < _NOTE_SIZE * size, row[0].base > height / 2
        number = _NOTE.match(row[0].text) if small else _BARE_NOTE.match(row[0].text) if low else None
        certain = scanned and low and row[0].rise < _SMALL_NOTE * size and _BARE_NOTE.match(row[0].text)
        if number and (certain or set(raised(number[0])) <= marks):
            row[0] = replace(row[0], text=raised(number[0]) + row[0].text[number.end() :])
    return body


def page_words(sheet: Sheet, tables: Sequence[Sequence[Box]], *, scanned: bool = False) -> PageWords:
    """The words of a page; `tables` are the cells of each of its tables; `scanned` where it was read from a picture."""
    found, outside = grids(sheet, tables) if tables else ([], list(sheet.glyphs))
    parts = stretches(outside)
    stamps = [part for part in parts if is_stamp(part)]
    body = _with_marks(rows(part for part in parts if not is_stamp(part)), sheet.height, scanned=scanned)
    return PageWords(sheet.number, sheet.height, body, found, stamps, margins(body, sheet.width))
