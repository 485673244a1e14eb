"""Rows of tables of tasks: each is one obligation, its block the cell of the task (GUIDE rule 44)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.extract.duty_cells import Cells
from planparse.extract.duty_facts import Actor, Facts, Places, without_repeats
from planparse.extract.roles import read_roles
from planparse.outline.nodes import Outline, RowCell, TableRow
from planparse.text.patterns import pattern
from planparse.text.table_heads import ColumnRole

_DITTO = pattern("duty_rows.ditto", r"[\s*(-]{0,3}(?:như trên|nt|//|[\"”″]|〃)[\s*.)-]{0,3}")
_REPEATED: tuple[ColumnRole, ...] = ("lead", "coordinate", "time")


class RowIndex:
    """Rows of tasks by the block of their task cell."""

    def __init__(self, text: str, folded: str, outline: Outline, facts: Facts, places: Places, cells: Cells) -> None:
        self._text, self._folded, self._facts, self._places, self._cells = text, folded, facts, places, cells
        tasks = {cell.start: row for row in self._said_in_full(outline.rows) for cell in row.cells if cell.role == "task"}
        self._rows = {i: tasks[b.start] for i, b in enumerate(outline.blocks) if b.kind == "table_row" and b.start in tasks}

    def at(self, block: int) -> TableRow | None:
        """The row whose task cell is the block."""
        return self._rows.get(block)

    def _said_in_full(self, rows: Sequence[TableRow]) -> Iterator[TableRow]:
        """The rows with what stands above instead of `Như trên`."""
        above: dict[ColumnRole, RowCell] = {}
        for row in rows:
            cells = tuple(above.get(cell.role, cell) if self._is_ditto(cell) else cell for cell in row.cells)
            above = {cell.role: cell for cell in cells if cell.role in _REPEATED}
            yield replace(row, cells=cells)

    def _is_ditto(self, cell: RowCell) -> bool:
        return cell.role in _REPEATED and _DITTO.fullmatch(self._folded, cell.start, cell.end) is not None

    def orders(self, row: TableRow) -> bool:
        """Somebody is named for the task."""
        return any(cell.role in ("lead", "coordinate") for cell in row.cells)

    def actors(self, row: TableRow) -> list[Actor]:
        """Who leads and who cooperates; a cell may say itself who does which."""
        found = []
        for cell in row.cells:
            if cell.role in ("lead", "coordinate"):
                found += (self._cells.leads if cell.role == "lead" else self._cells.partners)(cell.start, cell.end)
        return without_repeats(found)

    def receivers(self, row: TableRow) -> list[tuple[int, bool]]:
        """Who receives the report or proposal that the task speaks of (`Lập hồ sơ trình UBND tỉnh`); true where it passes through."""
        found = []
        for cell in row.cells:
            if cell.role == "task":
                inside = self._places.bodies(cell.start, cell.end)
                roles = read_roles(self._folded, cell.start, cell.end, [self._facts.bodies[i] for i in inside])
                found += [(inside[i], via) for i, via in roles.receivers]
        return found

    def deadlines(self, row: TableRow) -> list[int]:
        """Indices of the deadlines in the cell of the time."""
        return [d for cell in row.cells if cell.role == "time" for d in self._places.inside("deadlines", cell.start, cell.end)]

    def values(self, row: TableRow, role: ColumnRole) -> list[str]:
        """What the cells of a role say, in words."""
        said = (self._text[cell.start : cell.end].strip(" .;,-–") for cell in row.cells if cell.role == role)
        return [value for value in said if value]
