"""Runs the pipeline over a whole plan: chunk by chunk, with what outline and letterhead say; offsets count in the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from planparse.extract import addressees, cite_cues, own_names, own_shorts
from planparse.extract.levels import PlanPlace
from planparse.extract.matches import DeadlineMatch, PlanTime
from planparse.extract.overlaps import Cover
from planparse.extract.target_due import stated_due
from planparse.model import Span
from planparse.nlp.components import Found, process
from planparse.outline.nodes import Outline
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CHUNK = 40_000
_HORIZON = pattern("run.horizon", r"(?:đến|vào|trong|năm) (?:hết )?năm (?P<y>(?:19|20)\d\d)|^năm (?P<y2>(?:19|20)\d\d)")
Match = TypeVar("Match", bound=Any)
KINDS = ("bodies", "citations", "deadlines", "targets", "contacts")


def extract(text: str, outline: Outline, place: PlanPlace, time: PlanTime, letters: str | None = None) -> Found:
    """All findings in `text`, sorted by start, without what stands in letterhead, recipients, signature and page furniture.

    `letters` is how the symbol of the plan calls its issuer (`SYT`).
    """
    whole = Found("", place=place, time=time)
    own_names.teach(whole.shorts, text, outline, place, letters)
    grounds = _grounds(text, outline)
    notes = [(b.start, b.end) for b in outline.blocks if b.kind == "footnote"]
    years, dues, times, aims = _division_years(text, outline), _dues(text, outline), _time_cells(outline), _objectives(outline)
    for start, end in chunks(text):
        part = Found(
            text[start:end],
            place=place,
            time=replace(
                time,
                division_year=_shift(years, start),
                division_due=_shift(dues, start),
                in_time_cell=_shift(times, start),
                in_objectives=_shift(aims, start),
            ),
            opening=_shift(lambda at: any(a <= at < b for a, b in grounds), start),
            footnote=_shift(lambda at: any(a <= at < b for a, b in notes), start),
            shorts=whole.shorts,
        )
        process(part)
        for name in KINDS:
            getattr(whole, name).extend(_moved(getattr(part, name), start))
    whole.bodies = sorted([*whole.bodies, *addressees.find(text, outline, whole.bodies, place)], key=lambda body: body.start)
    whole.bodies = own_shorts.settle(text, whole.bodies)
    return _in_zones(text, outline, whole)


def _grounds(text: str, outline: Outline) -> list[Span]:
    """The opening, and the divisions whose heading says that they list the grounds (`A. CĂN CỨ XÂY DỰNG KẾ HOẠCH`)."""
    titles = tuple(cite_cues.words("grounds"))
    found = [outline.head.opening] if outline.head.opening else []
    return found + [s.span for s in outline.sections if s.title and fold(text[s.title[0] : s.title[1]]).startswith(titles)]


def chunks(text: str) -> list[Span]:
    """Runs of whole lines of about the same length; a line that is longer still is cut at a stop or a blank (spaCy has a limit)."""
    out = []
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > _CHUNK:
            cuts = (text.rfind(sign, start + 1, start + _CHUNK) for sign in ("\n", ". ", " "))
            end = next((cut for cut in cuts if cut > start), start + _CHUNK)
        out.append((start, end))
        start = end + 1 if text[end : end + 1] == "\n" else end
    return out


def _moved(matches: Sequence[Match], by: int) -> list[Match]:
    return [replace(m, start=m.start + by, end=m.end + by) for m in matches] if by else list(matches)


Answer = TypeVar("Answer")


def _shift(ask: Callable[[int], Answer], by: int) -> Callable[[int], Answer]:
    """A question about the whole text, asked with offsets of a chunk."""
    return lambda at: ask(at + by)


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
        index = bisect_right(starts, at) - 1
        while index >= 0 and sections[index].span[1] < at:
            index = sections[index].parent if sections[index].parent is not None else -1  # type: ignore[assignment]
        return years[index] if index >= 0 else None

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


def _is_period(match: DeadlineMatch) -> bool:
    """Years only: among the grounds of a plan they belong to the titles of what is cited."""
    whole = (match.from_ or "").endswith("-01-01") and (match.to or "").endswith("-12-31")
    return match.kind == "horizon" or (match.kind == "interval" and whole)


def _in_zones(text: str, outline: Outline, found: Found) -> Found:
    """Without what stands in letterhead, recipients, signature and page furniture (citations of the title line stay)."""
    marks = {b.note_mark for b in outline.blocks if b.note_mark}
    listed = "".join(text[b.start : b.end] for b in outline.blocks if b.zone == "recipients")
    away = {m for m in marks if m and m in listed}
    outside = [b for b in outline.blocks if b.zone in ("recipients", "signature", "header") or b.kind == "furniture" or b.note_mark in away]
    closed = Cover(outside)
    page = Cover([b for b in outside if b.kind == "furniture" or b.zone in ("recipients", "signature")])
    found.bodies = [m for m in found.bodies if not closed.touches(m)]
    found.citations = [m for m in found.citations if not page.touches(m)]
    begin, end = outline.head.opening or (0, 0)
    found.deadlines = [m for m in found.deadlines if not closed.touches(m) and not (begin <= m.start < end and _is_period(m))]
    found.targets = [m for m in found.targets if not closed.touches(m)]
    return found
