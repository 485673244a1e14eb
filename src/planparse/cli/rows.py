"""Rows for programs and for eyes: a JSON array, one object a line, CSV, or a table."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from planparse.cli import streams
from planparse.cli.language import say
from planparse.errors import UsageError
from planparse.exchange import flat
from planparse.text.patterns import pattern

Layout = Literal["json", "nl", "csv", "table"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table for eyes: key of its title in the messages, how wide beside the others, and the cell of a row.

    `codes` says that the cell is a code, and under which heading `render/data/words.csv` has its word; `width` in characters instead of
    a ratio suits what must not be broken, such as a date.
    """

    title: str
    ratio: int
    cell: Callable[[Row], str]
    codes: str = ""
    width: int | None = None

    def told(self, row: Row, lang: str) -> str:
        """The cell in words."""
        from planparse.render.words import safe, words

        value = self.cell(row)
        return words(lang)(f"{self.codes}.{value}") if self.codes and value else safe(value)


def field(name: str) -> Callable[[Row], str]:
    """A cell that is a field of the row; empty where the row has none."""
    return lambda row: "" if row[name] is None else str(row[name])


DATE, COUNT = 10, 8  # widths: `31/12/2023`; `Kế hoạch`, the longest title of a number
_YEAR = pattern("rows.year", r"/(?=\d{4}/)")


def _plan(row: Row) -> str:
    """A plan_id on two lines: the place, then year and number."""
    return _YEAR.sub("/\n", str(row["plan_id"]), count=1)


PLAN = Column("column.plan", 4, _plan)


def layout(lang: str, *, json: bool, nl: bool, csv: bool, table: bool) -> Layout:
    """The layout that the flags ask for; a table on a terminal, else JSON. Raises UsageError where they ask for several."""
    asked: list[Layout] = [name for name, flag in (("json", json), ("nl", nl), ("csv", csv), ("table", table)) if flag]  # type: ignore[misc]
    if len(asked) > 1:
        raise UsageError("", say(lang, "usage.one_layout"))
    return asked[0] if asked else "table" if sys.stdout.isatty() else "json"


def put(rows: Iterable[Row], how: Layout, columns: Sequence[Column], lang: str) -> int:
    """Write the rows as they come (a table when all are there); returns how many there were."""
    return {"json": _json, "nl": _lines, "csv": _csv}[how](rows) if how != "table" else _table(rows, columns, lang)


def _json(rows: Iterable[Row]) -> int:
    number = 0
    streams.put("[")
    for number, row in enumerate(rows, 1):
        streams.put((",\n" if number > 1 else "\n") + json.dumps(row, ensure_ascii=False))
    streams.put("\n]\n" if number else "]\n")
    return number


def _lines(rows: Iterable[Row]) -> int:
    number = 0
    for row in rows:
        streams.put(json.dumps(row, ensure_ascii=False) + "\n")
        number += 1
    return number


def _csv(rows: Iterable[Row]) -> int:
    number = -1  # the head does not count
    for line in flat.lines(rows):
        streams.put(line)
        number += 1
    return max(number, 0)


def _table(rows: Iterable[Row], columns: Sequence[Column], lang: str) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from planparse.render.cells import Cell

    terminal = sys.stdout.isatty()
    grid = Table(box=box.ROUNDED if terminal else None, show_lines=terminal, expand=True, pad_edge=terminal, header_style="bold")
    for column in columns:
        grid.add_column(say(lang, column.title), ratio=None if column.width else column.ratio, width=column.width, overflow="fold")
    number = 0
    for row in rows:
        number += 1
        grid.add_row(*(Cell(column.told(row, lang)) for column in columns))
    if number:
        out = None if terminal else io.StringIO()
        width = None if terminal else 140
        console = Console(file=out, width=width, no_color=not terminal, highlight=False, markup=False, legacy_windows=False)
        with streams.pipe():
            console.print(grid)
        if out is not None:
            streams.put("".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()))
    return number
