"""Characters of a page to lines in reading order: side by side in letterhead and closing is read column by column."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planparse.readers.flow import Ink, Line, Piece
from planparse.readers.pdf.glyphs import Glyph
from planparse.text.columns import opens_column
from planparse.text.letters import raised
from planparse.text.patterns import pattern

_RECIPIENTS = pattern("pdf.recipients", r"N[^\W\d_][iI] ?[nN][hH][^\W\d_][nN]?(?!\w)|N[oơƠO][iI] ?[nN][hH][aâậẬ]")
# in heights of the letters
_BLANK = 0.22
_APART = 1.2
_WIDE = 2.5
_SAME_LINE = 0.6
_SMALL = 0.8
_LIFTED = 0.1
_FARTHEST = 14.0
_GUTTER = 6.0  # points
_REST = 0.5  # of the widest line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row without a wide gap; `xs` are the left edges of the characters and the right edge of the last."""

    text: str
    xs: array[float]
    top: float
    bottom: float
    base: float
    rise: float

    @property
    def x0(self) -> float:
        """Left edge, in points."""
        return self.xs[0]

    @property
    def x1(self) -> float:
        """Right edge, in points."""
        return self.xs[-1]


Row = list[Stretch]


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """The characters as stretches, in the order of the file."""
    out: list[Stretch] = []
    run: list[Glyph] = []
    last: Glyph | None = None  # that is no blank
    for glyph in glyphs:
        if glyph.char.isspace():
            if run:
                run.append(glyph)
            continue
        if last and _parts(last, glyph):
            _close(run, out)
            run = []
        run.append(glyph)
        last = glyph
    _close(run, out)
    return out


def _parts(last: Glyph, glyph: Glyph) -> bool:
    """True where the glyph stands on another line, or behind a wide gap."""
    size = max(last.rise, glyph.rise, 1.0)
    return abs(glyph.base - last.base) > _SAME_LINE * size or not -2 * size < glyph.x0 - last.x1 < _APART * size


def _close(run: list[Glyph], out: list[Stretch]) -> None:
    while run and run[-1].char.isspace():
        run.pop()
    if not run:
        return
    inked = [one for one in run if not one.char.isspace()]
    base, rise = median(one.base for one in inked), median(one.rise for one in inked)
    chars: list[str] = []
    xs: array[float] = array("f")
    before = run[0]
    for one in run:
        if one.char.isspace():
            if chars[-1] == " ":
                continue
            char = " "
        else:
            if chars and chars[-1] != " " and one.x0 - before.x1 > _BLANK * max(rise, 1.0):
                chars.append(" ")
                xs.append(before.x1)
            lifted = one.rise < _SMALL * rise and base - one.base > _LIFTED * rise
            char = raised(one.char) if lifted else one.char
            before = one
        for part in char:
            chars.append(part)
            xs.append(one.x0)
    xs.append(max(before.x1, xs[-1]))
    out.append(Stretch("".join(chars), xs, min(one.top for one in inked), max(one.bottom for one in inked), base, rise))


def rows(parts: Iterable[Stretch]) -> list[Row]:
    """Stretches on one height, from left to right; rows from the top down."""
    out: list[Row] = []
    for part in sorted(parts, key=lambda one: one.base):
        if out and part.base - out[-1][-1].base < _SAME_LINE * min(part.rise, out[-1][-1].rise):
            out[-1].append(part)
        else:
            out.append([part])
    for row in out:
        row.sort(key=lambda one: one.x0)
    return out


def line_of(row: Row, page: int) -> Line:
    """A row as a line; three blanks stand for a wide gap."""
    pieces: list[Piece] = []
    for at, part in enumerate(row):
        if at:
            pieces.append(Piece("   " if part.x0 - row[at - 1].x1 > _WIDE * part.rise else " "))
        pieces.append(Piece(part.text, Ink(page, part.top, part.bottom, part.xs)))
    return Line(pieces)


def column_lines(column: Sequence[Row], page: int) -> list[Line]:
    """The rows of a column as lines; where its edge broke one that fills it, the rest stands on the same line."""
    widest = max((row[-1].x1 - row[0].x0 for row in column), default=0.0)
    out: list[Line] = []
    above: Row | None = None
    for row in column:
        line = line_of(row, page)
        if above and _is_broken(above, row, widest):
            out[-1] = Line([*out[-1].pieces, Piece(" "), *line.pieces])
        else:
            out.append(line)
        above = row
    return out


def _is_broken(above: Row, below: Row, widest: float) -> bool:
    """Both begin at one edge, and the first word below would have gone over the other."""
    if abs(above[0].x0 - below[0].x0) > 1 or not below[0].text[0].isalpha() or opens_column(below[0].text):
        return False
    return above[-1].x1 - above[0].x0 + first_word(below[0]) > widest and below[-1].x1 - below[0].x0 < _REST * widest


def columns(page_rows: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Rows in reading order, in groups: those of a column of letterhead or closing are marked True and stand for themselves."""
    at = 0
    while at < len(page_rows):
        found = next(_regions(page_rows, at), None)
        if found is None:
            yield False, [page_rows[at]]
            at += 1
            continue
        end, gutter = found
        parts = [part for row in page_rows[at:end] for part in row]
        yield True, rows(part for part in parts if _is_left(part, gutter))
        yield True, rows(part for part in parts if not _is_left(part, gutter))
        at = end


def _is_left(part: Stretch, gutter: float) -> bool:
    return (part.x0 + part.x1) / 2 < gutter


def _regions(page_rows: Sequence[Row], at: int) -> Iterator[tuple[int, float]]:
    """Where columns that begin in this row end, and a place between them; nothing where the words are not those of columns."""
    row = page_rows[at]
    if len(row) == 1 and at + 1 < len(page_rows) and opens_column(row[0].text) and len(page_rows[at + 1]) > 1:
        row = page_rows[at + 1]  # the right column begins a little higher
        if page_rows[at][0].x0 < row[0].x1:
            return
    for left, right in pairwise(row):
        if right.x0 - left.x1 < _WIDE * right.rise and not opens_column(right.text):
            continue
        end, gutter = _grown(page_rows, at, left.x1, right.x0)
        lefts = [part.text for one in page_rows[at:end] for part in one if _is_left(part, gutter)]
        rights = [part.text for one in page_rows[at:end] for part in one if not _is_left(part, gutter)]
        if any(map(opens_column, rights)) or any(map(_RECIPIENTS.match, lefts)):
            yield end, gutter


def _grown(page_rows: Sequence[Row], at: int, low: float, high: float) -> tuple[int, float]:
    """How far down a gutter between `low` and `high` goes: to the last row with words on both sides, and on under its left or right."""
    end, last = at, at
    recipients = False
    for end in range(at, len(page_rows)):
        row = page_rows[end]
        if end > at and row[0].base - page_rows[end - 1][0].base > _FARTHEST * row[0].rise:
            break
        middle = (low + high) / 2
        new_low = max([low, *(part.x1 for part in row if _is_left(part, middle))])
        new_high = min([high, *(part.x0 for part in row if not _is_left(part, middle))])
        if new_high - new_low < _GUTTER:
            break
        low, high = new_low, new_high
        lefts = [part for part in row if _is_left(part, middle)]
        recipients = recipients or any(_RECIPIENTS.match(part.text) for part in lefts)
        if end == at or recipients or len(lefts) < len(row):
            last = end
    return last + 1, (low + high) / 2


def first_word(part: Stretch) -> float:
    """How wide the first word is, in points."""
    return part.xs[len(part.text.split(" ", 1)[0])] - part.x0
