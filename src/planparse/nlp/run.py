"""Runs the pipeline over a whole plan: chunk by chunk, with what outline and letterhead say; offsets count in the whole text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from planparse.extract import addressees, cite_cues, own_bounds, own_names, own_shorts
from planparse.extract.matches import DeadlineMatch
from planparse.extract.overlaps import Cover
from planparse.extract.plan_place import PlanPlace
from planparse.extract.plan_time import PlanTime
from planparse.extract.time_outline import in_outline
from planparse.model import Span
from planparse.nlp.components import Found, process
from planparse.outline.nodes import Outline
from planparse.text.fold import fold

_CHUNK = 40_000
Match = TypeVar("Match", bound=Any)
Answer = TypeVar("Answer")
KINDS = ("bodies", "citations", "deadlines", "targets", "contacts")


def extract(text: str, outline: Outline, place: PlanPlace, time: PlanTime, letters: str | None = None) -> Found:
    """All findings in `text`, sorted by start, without what stands in letterhead, recipients, signature and page furniture.

    `letters` is how the symbol of the plan calls its issuer (`SYT`).
    """
    whole = Found("", place=place, time=time)
    own_names.teach(whole.shorts, text, outline, place, letters)
    grounds = _grounds(text, outline)
    notes = [(b.start, b.end) for b in outline.blocks if b.kind == "footnote"]
    time = in_outline(time, text, outline)
    for start, end in chunks(text):
        part = Found(
            text[start:end],
            place=place,
            time=replace(
                time,
                division_year=_shift(time.division_year, start),
                division_due=_shift(time.division_due, start),
                in_time_cell=_shift(time.in_time_cell, start),
                in_objectives=_shift(time.in_objectives, start),
            ),
            opening=_shift(lambda at: any(a <= at < b for a, b in grounds), start),
            footnote=_shift(lambda at: any(a <= at < b for a, b in notes), start),
            shorts=whole.shorts,
        )
        process(part)
        for name in KINDS:
            getattr(whole, name).extend(_moved(getattr(part, name), start))
    whole.bodies = sorted([*whole.bodies, *addressees.find(text, outline, whole.bodies, place)], key=lambda body: body.start)
    whole.bodies = own_shorts.settle(text, own_bounds.settle(text, whole.bodies))
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


def _shift(ask: Callable[[int], Answer], by: int) -> Callable[[int], Answer]:
    """A question about the whole text, asked with offsets of a chunk."""
    return lambda at: ask(at + by)


def _is_period(match: DeadlineMatch) -> bool:
    """Years only: among the grounds of a plan they belong to the titles of what is cited."""
    whole = (match.from_ or "").endswith("-01-01") and (match.to or "").endswith("-12-31")
    return match.kind == "horizon" or (match.kind == "interval" and whole)


def _in_zones(text: str, outline: Outline, found: Found) -> Found:
    """Without what stands in letterhead, recipients, signature and page furniture (citations of the title line stay)."""
    listed = "".join(text[b.start : b.end] for b in outline.blocks if b.zone == "recipients")
    away = {mark for mark in outline.notes if mark in listed}
    outside = [
        b
        for b in outline.blocks
        if b.zone in ("recipients", "signature", "header") or b.kind == "furniture" or (b.kind == "footnote" and b.marker in away)
    ]
    closed = Cover(outside)
    page = Cover([b for b in outside if b.kind == "furniture" or b.zone in ("recipients", "signature")])
    found.bodies = [m for m in found.bodies if not closed.touches(m)]
    found.citations = [m for m in found.citations if not page.touches(m)]
    begin, end = outline.head.opening or (0, 0)
    found.deadlines = [m for m in found.deadlines if not closed.touches(m) and not (begin <= m.start < end and _is_period(m))]
    found.targets = [m for m in found.targets if not closed.touches(m)]
    return found
