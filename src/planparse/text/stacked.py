"""Tables that lost their cells on the way into text: head and rows with a line for every cell become rows between pipes.

Word processors write a table so where they save plain text, and so it is copied from a page. Only a table whose first column counts its
rows can be told: the numbers say where a row begins, the head says how many cells it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.table_heads import ColumnRole, column_role, column_roles

_FEWEST_ROWS, _FEWEST_CELLS, _MOST_CELLS = 2, 3, 12
_LONGEST_HEAD, _MOST_LINES = 60, 40  # characters of a line of the head; lines of a row
_HEAD = pattern("stacked.head", r"(?m)^[ ]{0,8}(?:S?TT|Stt|S[ốỐ] ?(?:TT|tt)|Số thứ tự)\.?[ ]{0,8}$(?!\s{1,4}S?TT)")
_NUMBER = pattern("stacked.number", r"(\d{1,3})[.)]?$")
_PART = pattern("stacked.part", r"(?:[IVX]{1,5}|[A-ZĐ])[.)]?$")
_END = pattern(
    "stacked.end",
    r"(?:[IVX]{1,5}[.)/-]|(?:Phần|PHẦN|Mục|MỤC|Điều|Phụ lục|PHỤ LỤC|Nơi nhận|NƠI NHẬN|TM\.|KT\.|Ghi chú ?:|Trên đây)(?![^\W_])).",
)
_TIME = pattern(
    "stacked.time",
    r"(?i:(?:xong |hoàn thành |báo cáo )?(?:trước|từ|trong|đến|sau|chậm nhất|ngày|tháng|quý|năm|tuần|(?:cả|đầu|cuối) năm|[hm]ằng|hàng|mỗi|"
    r"định kỳ|thường xuyên)(?![^\W_])|\d{1,2}[/.-]\d)",
)
_UNKNOWN: ColumnRole = "other"
_STOPS = (",", ";", ".", ":")

_Cell = list["_Line"]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Row:
    """The line with its number, and those below it up to the next; `part`: the title of some rows."""

    number: _Line
    part: bool
    lines: list[_Line] = field(default_factory=list)


class _Ahead:
    """Lines that are read as far as they are asked for."""

    def __init__(self, lines: Iterator[_Line]) -> None:
        self._lines, self._read = lines, list[_Line]()

    def line(self, at: int) -> _Line | None:
        """The line at a place, None behind the last."""
        self._read.extend(islice(self._lines, max(0, at + 1 - len(self._read))))
        return self._read[at] if at < len(self._read) else None

    def lines(self, start: int, end: int) -> list[_Line]:
        """Lines that were read."""
        return self._read[start:end]


def stacked_edits(text: str) -> Iterator[Edit]:
    """Edits that put head and rows of such a table on a line each, with pipes around the cells."""
    done = 0
    for match in _HEAD.finditer(text):
        if match.start() < done:
            continue
        head = _head(list(islice(_lines(text, match.start()), 2 * _MOST_CELLS)))
        rows = _rows(_Ahead(_lines(text, head[-1].end + 1)), len(head)) if head else []
        _close(head, rows)
        columns = _columns(head, rows)
        if columns:
            _cut(rows, len(columns) - 1)
            roles = column_roles(list(map(_words, columns))) or (_UNKNOWN,) * len(columns)
            for row in [columns, *(_cells(row, roles) for row in rows)]:
                yield from _row_edits(row)
                done = max(line.end for cell in row for line in cell)


def _lines(text: str, start: int) -> Iterator[_Line]:
    """Lines from a place on, without the blanks around them."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        inner = text[start:end].strip()
        first = text.find(inner, start) if inner else start
        yield _Line(first, first + len(inner), inner)
        start = end + 1


def _head(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of the head: short ones, up to the first number or title of a part."""
    filled = [line for line in lines if line.text]
    ends = (at for at, line in enumerate(filled) if at and (_is_first(line) or _PART.match(line.text)))
    head = filled[: next(ends, 0)]
    return head if all(len(line.text) <= _LONGEST_HEAD for line in head) else []


def _is_first(line: _Line) -> bool:
    found = _NUMBER.match(line.text)
    return found is not None and int(found[1]) == 1


def _rows(ahead: _Ahead, cells: int) -> list[_Row]:
    """Rows in the order of their numbers, which begin anew behind the title of a part.

    A number among the cells is none of a row, where the next row begins behind so many cells as the head has.
    """
    rows: list[_Row] = []
    expected, at = {1}, 0
    while (line := ahead.line(at)) and not _HEAD.match(line.text):
        part = _PART.match(line.text) is not None
        at += 1
        if part or _counts(line, expected):
            rows.append(_Row(line, part))
            last = next((int(row.number.text.rstrip(".)")) for row in reversed(rows) if not row.part), 0)
            expected = {1, last + 1} if part else {last + 1}
            below = ahead.line(at + cells - 1)
            if not part and below and _counts(below, expected):
                rows[-1].lines = ahead.lines(at, at + cells - 1)
                at += cells - 1
        elif rows and len(rows[-1].lines) < _MOST_LINES and not _END.match(line.text):
            rows[-1].lines.append(line)
        elif rows or line.text:
            break
    return rows


def _counts(line: _Line, expected: set[int]) -> bool:
    number = _NUMBER.match(line.text)
    return number is not None and int(number[1]) in expected


def _close(head: Sequence[_Line], rows: Sequence[_Row]) -> None:
    """Blank lines stand for empty cells, unless they stand between those of the head, too."""
    if any(below.start - above.end > 1 for above, below in pairwise(head)):
        for row in rows:
            row.lines = [line for line in row.lines if line.text]


def _columns(head: Sequence[_Line], rows: Sequence[_Row]) -> list[_Cell]:
    """The cells of the head, as many as rows have; none where it is no such table: one of tasks, or one whose rows all have their cells.

    Where no row has as many lines as the head, cells of the head have two lines; those are joined that make the most columns known.
    """
    told = [row for row in rows if not row.part]
    counts = Counter(len(row.lines) + 1 for row in told[:-1])
    if len(told) < _FEWEST_ROWS or not counts:
        return []
    agree = counts[len(head)] or len(rows[-1].lines) + 1 >= len(head)
    cells = len(head) if agree else min(counts.most_common(1)[0][0], len(head))
    columns: list[_Cell] = [[line] for line in head]
    while len(columns) > cells:
        joined = [[*columns[:at], columns[at] + columns[at + 1], *columns[at + 2 :]] for at in range(1, len(columns) - 1)]
        columns = max(joined, key=_likely, default=[])
    if len(columns) < _FEWEST_CELLS or any("|" in line.text for row in rows for line in row.lines):
        return []
    whole = len(told) > _FEWEST_ROWS and all(len(row.lines) + 1 == len(columns) for row in told[:-1])
    return columns if whole or column_roles(list(map(_words, columns))) else []


def _words(cell: _Cell) -> str:
    return " ".join(line.text for line in cell)


def _likely(columns: Sequence[_Cell]) -> tuple[int, int]:
    """How many cells go on in small letters (`Cơ quan⏎chủ trì`), and how many are known."""
    goes_on = sum(line.text[0].islower() for cell in columns for line in cell[1:])
    return goes_on, sum(column_role(_words(cell)) != "other" for cell in columns)


def _cut(rows: Sequence[_Row], most: int) -> None:
    """The last row has no number below it: it ends when it has all its cells, or at a blank line where those do not stand for cells."""
    lines = rows[-1].lines[:most]
    blanks = any(not line.text for row in rows[:-1] for line in row.lines)
    end = next((at for at, line in enumerate(lines) if at and not line.text), len(lines))
    rows[-1].lines = lines if blanks else lines[:end]


def _cells(row: _Row, roles: Sequence[ColumnRole]) -> list[_Cell]:
    """The lines of a row by column. Where they are not as many as the columns, the line that reads like a time tells where they belong."""
    cells: list[_Cell] = [[row.number], *([] for _ in roles[1:])]
    time = next((column for column, role in enumerate(roles) if role == "time" and column > 1), len(roles))
    at = next((i for i, line in enumerate(row.lines) if i and _TIME.match(line.text)), None) if time < len(roles) else None
    if row.part:
        cells[1] = row.lines
    elif len(row.lines) == len(roles) - 1 and at in (None, time - 1):
        _fill(cells, range(1, len(roles)), row.lines)
    else:
        _fill(cells, range(1, time), row.lines[:at])
        _fill(cells, range(time, len(roles)), [] if at is None else row.lines[at:])
    return [[line for line in cell if line.text] for cell in cells]


def _fill(cells: list[_Cell], columns: range, lines: Sequence[_Line]) -> None:
    """A line a column from the left; what is too many goes to the last."""
    for number, line in enumerate(lines):
        cells[min(columns[0] + number, columns[-1])].append(line)


def _row_edits(cells: Sequence[_Cell]) -> Iterator[Edit]:
    filled = [(column, line) for column, cell in enumerate(cells) for line in cell]
    yield Edit(filled[0][1].start, filled[0][1].start, "| ")
    for (column, line), (after, below) in pairwise(filled):
        same = " " if line.text.endswith(_STOPS) or below.text[0].islower() else "; "
        yield Edit(line.end, below.start, same if column == after else " |" * (after - column) + " ")
    yield Edit(filled[-1][1].end, filled[-1][1].end, " |" * (len(cells) - filled[-1][0]))
