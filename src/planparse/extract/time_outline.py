"""What the outline says of the time of a place in the text: its headings, the openings of its lists, the cells of its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from planparse.extract.plan_time import PlanTime
from planparse.extract.target_due import stated_due
from planparse.outline.nodes import Outline
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_HORIZON = pattern("time_outline.horizon", r"(?:đến|vào|trong|năm) (?:hết )?năm (?P<y>(?:19|20)\d\d)|^năm (?P<y2>(?:19|20)\d\d)")


def in_outline(time: PlanTime, text: str, outline: Outline) -> PlanTime:
    """The same plan's time, with the questions about offsets answered by its outline."""
    return replace(
        time,
        division_year=_division_years(text, outline),
        division_due=_dues(text, outline),
        in_time_cell=_time_cells(outline),
        in_objectives=_objectives(outline),
    )


def _division_years(text: str, outline: Outline) -> Callable[[int], int | None]:
    """The year that a heading above an offset states (`Mục tiêu cụ thể đến năm 2025`)."""
    sections = outline.sections
    starts = [s.span[0] for s in sections]
    years: list[int | None] = []
    for node in sections:
        found = _HORIZON.search(fold(text[node.title[0] : node.title[1]])) if node.title else None
        own = int(found["y"] or found["y2"]) if found else None
        years.append(own if own is not None else years[node.parent] if node.parent is not None else None)

    def year(at: int) -> int | None:
        before = bisect_right(starts, at) - 1
        index = before if before >= 0 else None
        while index is not None and sections[index].span[1] < at:
            index = sections[index].parent
        return years[index] if index is not None else None

    return year


def _dues(text: str, outline: Outline) -> Callable[[int], str | None]:
    """The year or date that the opening sentence of a list or a heading above an offset sets (`Phấn đấu đến cuối năm 2025:`)."""
    sections, blocks = outline.sections, outline.blocks
    starts = [block.start for block in blocks]

    def of_section(index: int | None) -> str | None:
        while index is not None:
            title = sections[index].title
            said = stated_due(fold(text[title[0] : title[1]])) if title else None
            if said is not None:
                return said
            index = sections[index].parent
        return None

    def due(at: int) -> str | None:
        index = bisect_right(starts, at) - 1
        if index < 0:
            return None
        above = blocks[index].above
        while above is not None:
            said = stated_due(fold(text[blocks[above].start : blocks[above].end])) if text[blocks[above].end - 1] == ":" else None
            if said is not None:
                return said
            above = blocks[above].above
        return of_section(blocks[index].section)

    return due


def _time_cells(outline: Outline) -> Callable[[int], bool]:
    """Whether an offset lies in a cell that says until when the task of its row is done."""
    spans = [(cell.start, cell.end) for row in outline.rows for cell in row.cells if cell.role == "time"]
    starts = [start for start, _ in spans]

    def inside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < spans[index][1]

    return inside


def _objectives(outline: Outline) -> Callable[[int], bool]:
    """Whether an offset lies in a division that sets objectives; the innermost division decides."""
    starts = [node.span[0] for node in outline.sections]

    def inside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and outline.sections[index].role == "objectives"

    return inside
