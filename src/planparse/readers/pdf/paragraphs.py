"""Where geometry says for certain that a paragraph ends: a gap, a line that had room for the next word, an indent, another size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planparse.readers.flow import Line, Piece
from planparse.readers.pdf.lines import Row, first_word, line_of
from planparse.text.patterns import pattern

_LIKE_BEGIN = pattern("pdf.like_begin", r"[\p{Lu}]|\d{1,2}[.)] ")
_ENDED = pattern("pdf.ended", r"[.;:!?…/-]$")
_FEW = 3

# in heights of the letters, or as a factor
_WIDER_GAP = 1.35
_INDENT = 0.8
_CENTRED = 5.0
_OTHER_SIZE = 1.12
_FULL_ROW = 0.5  # of the width of the page


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text of a page, in points, and the usual distance of two lines (0: not known).

    `indented` where paragraphs begin with an indent throughout.
    """

    left: float
    right: float
    pitch: float
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """A row with the margins of its page; `page` from 1."""

    row: Row
    page: int
    margins: Margins

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.row[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.row[-1].x1

    @property
    def rise(self) -> float:
        """Size of the letters."""
        return self.row[0].rise


def margins(rows: Sequence[Row], width: float) -> Margins:
    """What the wide rows of a page tell."""
    wide = [row for row in rows if row[-1].x1 - row[0].x0 > _FULL_ROW * width]
    if not wide:
        return Margins(0.0, width, 0.0)
    steps = [below[0].base - above[0].base for above, below in pairwise(wide)]
    left = min(row[0].x0 for row in wide)
    indents = sum(_INDENT < (row[0].x0 - left) / max(row[0].rise, 1.0) < _CENTRED for row in wide)
    indented = indents >= _FEW <= len(wide) - indents
    return Margins(left, max(row[-1].x1 for row in wide), median(steps) if steps else 0.0, indented)


def with_gaps(rows: Sequence[Set]) -> Iterator[Line]:
    """The rows as lines, a blank line where a paragraph certainly begins."""
    before: Set | None = None
    line = Line()
    for row in rows:
        if before and _goes_on(before, row):
            line.pieces += [Piece(" "), *line_of(row.row, row.page).pieces]
        else:
            if before:
                yield line
                if _begins(before, row):
                    yield Line()
            line = line_of(row.row, row.page)
        before = row
    if before:
        yield line


def _goes_on(above: Set, below: Set) -> bool:
    """A line that reads like the begin of a paragraph, and is the rest of a sentence: no indent, below a full line without an end."""
    if not (below.margins.indented and _LIKE_BEGIN.match(below.row[0].text)) or _ENDED.search(above.row[-1].text):
        return False
    at_left = below.x0 - below.margins.left < _INDENT * below.rise
    return at_left and above.margins.right - above.x1 < above.rise and not _begins(above, below)


def _begins(above: Set, below: Set) -> bool:
    if max(above.rise, below.rise) > _OTHER_SIZE * min(above.rise, below.rise):
        return True
    pitch = below.margins.pitch
    if above.page == below.page and pitch and below.row[0].base - above.row[0].base > _WIDER_GAP * pitch:
        return True
    if _is_centred(above):
        return False
    if above.x1 + above.rise / 3 + first_word(below.row[0]) < above.margins.right - above.rise / 2:
        return True
    indent = _INDENT * below.rise
    return not _is_centred(below) and above.x0 - above.margins.left < indent <= below.x0 - below.margins.left and above.page == below.page


def _is_centred(one: Set) -> bool:
    left, right = one.x0 - one.margins.left, one.margins.right - one.x1
    return left > _CENTRED * one.rise and abs(left - right) < one.rise
