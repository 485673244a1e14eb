"""Where the documents of one file begin: a decision and the plan that it issues, two plans in one. Annexes stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planparse.model import Span
from planparse.outline.line_kinds import HEAD_LINES, is_annex, is_attached, is_authority, is_motto, is_position, title_line, type_alone
from planparse.outline.nodes import Zone
from planparse.outline.untyped import names_body
from planparse.outline.zones import zones
from planparse.text.reflow import Reflowed

_NEAR = 6


def documents(flow: Reflowed) -> list[tuple[Span, ...]]:
    """For each document of a file its pieces in the source (in order, without overlap); one that is all of it where there is only one.

    A note that stands at the end of the file goes to the document that its mark stands in.
    """
    body = [paragraph for paragraph in flow.paragraphs if paragraph.kind == "body"]
    lines = [flow.mapped.text[p.start : p.end] for p in body]
    begins = [0, *(flow.mapped.starts[body[at].start] for at in _beginnings(lines, zones(lines)))]
    if len(begins) == 1:
        return [()]
    # furniture stands behind the text, wherever its place in the source is
    windows = list(pairwise([*begins, max(flow.mapped.ends)]))
    return _with_notes(flow, windows)


def _beginnings(lines: Sequence[str], marked: Sequence[Zone]) -> list[int]:
    """Indices of lines that begin a further document."""
    found: list[int] = []
    closed = False
    for at, zone in enumerate(marked):
        closed = closed or zone in ("recipients", "signature")
        heads_run = zone == "header" and marked[at - 1] != "header"
        if at and ((closed and heads_run and _has_head(lines[at : at + HEAD_LINES])) or _is_issued_without_closing(lines, marked, at)):
            found.append(_with_letterhead(lines, at))
            closed = False
    return found


def _with_letterhead(lines: Sequence[str], at: int) -> int:
    """The first of the names of bodies above the motto, which look like the end of the signature that stands before."""
    top = at
    while top and at - top < _NEAR and lines[top - 1].isupper() and not (is_position(lines[top - 1]) or is_authority(lines[top - 1])):
        top -= 1
    return next((i for i in range(top, at) if names_body(lines[i])), at)


def _has_head(lines: Sequence[str]) -> bool:
    """A letterhead, or a type with what it was issued by: an annex or a form that merely bears the name of a type has neither."""
    if is_annex(lines[0]):
        return False
    typed = title_line(lines)
    if typed is None:
        return False
    head = lines[: typed[0] + _NEAR]
    return any(map(is_motto, head)) or (type_alone(lines[typed[0]]) is not None and any(map(is_attached, head)))


def _is_issued_without_closing(lines: Sequence[str], marked: Sequence[Zone], at: int) -> bool:
    """`KẾ HOẠCH` above `(Ban hành kèm theo Quyết định …)` in the midst of a body whose signature was left out."""
    if marked[at] != "body" or not lines[at].isupper() or type_alone(lines[at]) is None:
        return False
    return any(map(is_attached, lines[at + 1 : at + _NEAR]))


def _with_notes(flow: Reflowed, windows: Sequence[Span]) -> list[tuple[Span, ...]]:
    pieces: list[list[Span]] = [[window] for window in windows]
    text, starts = flow.mapped.text, flow.mapped.starts
    for note in flow.paragraphs:
        if note.kind != "footnote":
            continue
        low, high = starts[note.start], flow.mapped.ends[note.end - 1]
        mark = text[note.start : note.end].split(maxsplit=1)[0].rstrip(":")
        owner = _window(windows, starts[text.find(mark)])
        here = _window(windows, low)
        if owner != here and text.find(mark) < note.start:
            pieces[here] = _without(pieces[here], (low, high))
            pieces[owner].append((low, high))
    return [tuple(sorted(found)) for found in pieces]


def _window(windows: Sequence[Span], place: int) -> int:
    return next((i for i, (_, high) in enumerate(windows) if place < high), len(windows) - 1)


def _without(pieces: Sequence[Span], hole: Span) -> list[Span]:
    out: list[Span] = []
    for low, high in pieces:
        if low <= hole[0] and hole[1] <= high:
            out += [(low, hole[0]), (hole[1], high)]
        else:
            out.append((low, high))
    return [piece for piece in out if piece[1] > piece[0]]
