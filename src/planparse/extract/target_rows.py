"""Targets in tables: a row names what is measured, a column its unit, and each further column what is to be reached, mostly by a year.

`| STT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030 |`; a column of what was reached (`Thực hiện năm 2024`) sets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extract.matches import TargetMatch
from planparse.extract.money import SCALE, number
from planparse.extract.plan_time import PlanTime
from planparse.extract.target_words import words
from planparse.model import Comparator, Unit
from planparse.outline.tables import cells, is_separator, is_table_line
from planparse.tables import alternation
from planparse.text.fold import fold
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_UNIT = pattern("target_rows.unit", r"(?:đơn vị(?: tính)?|đvt|đv tính|đv)")
_MEASURED = pattern(
    "target_rows.measured",
    r"(?:tên |nội dung |các |hệ thống |danh mục |nhóm )?(?:chỉ tiêu|mục tiêu|tiêu chí|nội dung|chỉ số)(?!\w).{0,60}",
)
_REACHED = pattern(
    "target_rows.reached",
    r"(?:(?:chỉ tiêu|mục tiêu|kế hoạch|kết quả|giá trị|mức|phấn đấu|giao|đến|năm|lộ trình|giai đoạn)(?!\w).{0,60}|20\d\d)",
)
_TOLD = pattern(
    "target_rows.told",
    r"(?<!\w)(?:thực hiện(?! đến)|hiện trạng|hiện có|hiện nay|ước|năm gốc|đã|so sánh|so với)(?!\w)",
)
_PRICED = pattern("target_rows.priced", r"(?:đơn giá|thành tiền|tổng tiền|mức chi)(?!\w).{0,40}")
_YEAR = pattern("target_rows.year", r"(?<!\d)(20\d\d)(?![\d/])")
_LEAST, _MOST = alternation(words("ge")), alternation(words("le"))
_VALUE = pattern(
    "target_rows.value",
    rf"(?:đạt{_S})?(?:(?P<ge>{_LEAST})|(?P<le>{_MOST}))?{_S}(?P<n>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}(?:,[0-9]{{1,3}})?|[0-9]{{1,9}}(?:,[0-9]{{1,3}})?)"
    rf"(?:{_S}[-–]{_S}(?P<to>[0-9]{{1,9}}(?:,[0-9]{{1,3}})?))?{_S}(?P<share>%|‰)?{_S}(?P<up>trở lên)?",
)
_FEWEST = 3
_LINE = "\n|"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Indices of the columns of an open table; the year of each that says what is to be reached."""

    measured: int
    unit: int | None
    reached: dict[int, str | None]
    count: int


def find(text: str, time: PlanTime) -> list[TargetMatch]:
    """The targets of all tables of targets between pipes."""
    found: list[TargetMatch] = []
    columns: _Columns | None = None
    last = 0
    for start, line in _lines(text):
        columns = columns if start <= last + 1 else None  # the lines of a table follow on each other
        last = start + len(line)
        if is_separator(line):
            continue
        spans = cells(line)
        head = _head([line[a:b] for a, b in spans]) if columns is None or not any(c.isdigit() for c in line) else None
        if head is not None:
            columns = head
        elif columns is not None and len(spans) == columns.count:
            found.extend(_row(line, start, spans, columns, time))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line of cells, with its offset."""
    at = 0 if text.startswith("|") else text.find(_LINE) + 1
    while at > 0 or (at == 0 and text.startswith("|")):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        if is_table_line(text[at:end]):
            yield at, text[at:end]
        at = text.find(_LINE, end) + 1
        if at == 0:
            return


def _head(row: list[str]) -> _Columns | None:
    """The columns where a row is the head of a table of targets: what is measured, then its unit or a year."""
    names = [" ".join(fold(cell).strip(" .:*").split()) for cell in row]
    measured = next((i for i, name in enumerate(names) if _MEASURED.fullmatch(name)), None)
    if measured is None or len(names) < _FEWEST or any(_PRICED.fullmatch(name) for name in names):
        return None
    unit = next((i for i, name in enumerate(names) if i > measured and _UNIT.fullmatch(name)), None)
    reached: dict[int, str | None] = {}
    for i, name in enumerate(names):
        if i > measured and i != unit and _REACHED.fullmatch(name) and not _TOLD.search(name):
            years = _YEAR.findall(name)
            reached[i] = years[-1] if years else None
    known = unit is not None or any(reached.values())
    return _Columns(measured, unit, reached, len(names)) if reached and known else None


def _row(line: str, start: int, spans: list[tuple[int, int]], columns: _Columns, time: PlanTime) -> Iterator[TargetMatch]:
    """The targets of one row: the first quotes what is measured with its value, the others their value alone."""
    low, high = spans[columns.measured]
    measured = line[low:high]
    if not measured:
        return
    named = fold(line[slice(*spans[columns.unit])]) if columns.unit is not None else ""
    begin = low
    for at, year in columns.reached.items():
        first, last = spans[at]
        value = _VALUE.fullmatch(fold(line[first:last]).strip(" *")) if last > first else None
        unit = _unit(named, value, fold(measured)) if value is not None else None
        if value is None or unit is None:
            continue
        kind, scale = unit
        figures, comparator = _quantity(value)
        due = year or time.division_due(start + first) or _whole(time.division_year(start + first))
        yield TargetMatch(start + begin, start + last, figures * scale, kind, None, comparator, measured, due)
        begin = spans[min(at + 1, len(spans) - 1)][0]


def _whole(year: int | None) -> str | None:
    return str(year) if year is not None else None


def _unit(named: str, value: re.Match[str], measured: str) -> tuple[Unit, float] | None:
    """What the values of a row count, and how much one is; None where no word and no sign says it."""
    if "%" in named or value["share"] == "%" or (not named and "%" in measured) or "phần trăm" in named:
        return "percent", 1.0
    if "‰" in named or value["share"]:
        return "per_mille", 1.0
    if "100.000" in named:
        return "per_100k", 1.0
    if "đồng" in named:
        return "money", SCALE.get(named.split(maxsplit=1)[0], 1.0)
    return ("count", 1.0) if named else None


def _quantity(value: re.Match[str]) -> tuple[float, Comparator]:
    """The number and its comparator; of a range the lower end is a minimum, under `dưới` the upper a maximum."""
    figures = [number(value[group]) for group in ("n", "to") if value[group]]
    if value["le"]:
        return max(figures), "le"
    return min(figures), "ge" if value["ge"] or value["up"] or value["to"] else "eq"
