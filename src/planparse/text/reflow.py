"""Which lines make one paragraph: hard-wrapped lines and paragraphs broken by page ends are joined, furniture and notes set apart.

Structure comes from numbering, so the caller says which lines open a division or an item (`opens`); `planparse.text.joints` decides
whether two lines make one paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median

from planparse.model import Span
from planparse.text.joints import Line, is_inside_symbol, is_structural, is_terminal, joint, joint_of_paragraphs, waits_for_number
from planparse.text.offsets import Mapped, Piece
from planparse.text.pages import is_furniture, page_key, running_heads
from planparse.text.patterns import pattern

NOTE_MARK = pattern("reflow.note_mark", r"(?P<mark>[¹²³⁰⁴-⁹]{1,3}|\[\^?\d{1,3}\]|\(\*{1,3}\)):?[ ]?(?=\S)")
_WRAPPED_AT_MOST = 1.4
_FEW_LONGER = 0.03


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader knows for certain, in source offsets: lines that are furniture, and where paragraphs begin (empty: not known)."""

    furniture: Sequence[Span] = ()
    paragraphs: Sequence[int] = ()

    def is_furniture(self, at: int) -> bool:
        """True where `at` lies in a line of the page."""
        found = bisect_right(self.furniture, at, key=itemgetter(0))
        return found > 0 and at < self.furniture[found - 1][1]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the canonical text; `kind` is `body`, `footnote` or `furniture`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reflowed:
    """Canonical text (body, then footnotes, then furniture, one line each) and its paragraphs in that order."""

    mapped: Mapped
    paragraphs: tuple[Paragraph, ...]


_NO_LAYOUT = Layout()


def reflow(clean: Mapped, opens: Callable[[str], bool], layout: Layout = _NO_LAYOUT) -> Reflowed:
    """Join the lines of `clean` to paragraphs. No line is lost: what is no body text stands as a paragraph of its own at the end.

    Where the source says where its paragraphs begin, that holds, unless it is wrapped by hand: then each of its lines is a paragraph.
    """
    body: list[Line] = []
    notes: list[list[Line]] = []
    furniture: list[Line] = []
    lines = list(_lines(clean, layout))
    heads = running_heads([line.text for line in lines], opens)
    for line in lines:
        if (heads and page_key(line.text) in heads) or layout.is_furniture(clean.starts[line.start]):
            furniture.append(line)
        else:
            _sort_line(line, clean.text, body, notes, furniture, opens)
    width = _wrap_width(body, opens)
    firm = bool(layout.paragraphs) and not _is_wrapped_by_hand(body, width)
    groups = [("body", group) for group in _groups(body, opens, 0 if firm else width, firm=firm)]
    groups += [("footnote", list(_joined(note))) for note in notes]
    groups += [("furniture", [(line, "")]) for line in furniture]
    return _assemble(clean, groups)


def _lines(clean: Mapped, layout: Layout) -> Iterator[Line]:
    at, gap = 0, 0
    for raw in clean.text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(stripped), stripped, gap, bisect_right(layout.paragraphs, clean.starts[start]))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1


def _sort_line(
    line: Line, text: str, body: list[Line], notes: list[list[Line]], furniture: list[Line], opens: Callable[[str], bool]
) -> None:
    """Put a line to the body, the notes or the furniture."""
    note = NOTE_MARK.match(line.text)
    if is_furniture(line.text) and not _is_content_number(line, body):
        furniture.append(line)
    elif note and 0 <= text.find(note["mark"]) < line.start:
        notes.append([line])
    elif (
        notes
        and line.gap == 0
        and notes[-1][-1].end > (body[-1].end if body else 0)
        and _continues_note(notes[-1][-1].text, line.text, opens)
    ):
        notes[-1].append(line)
    else:
        body.append(line)


def _continues_note(note: str, line: str, opens: Callable[[str], bool]) -> bool:
    """The next line of a note that has not come to its end."""
    return not note.endswith((".", "!", "?", "…")) and not is_structural(line) and not opens(line)


def _is_content_number(line: Line, body: list[Line]) -> bool:
    """A bare number directly below a line that waits for one (`ngày⏎15`) is text; below a mere `của` it is a page's."""
    if not body or line.gap or not line.text.isdigit():
        return False
    return waits_for_number(body[-1].text)


def _wrap_width(body: Sequence[Line], opens: Callable[[str], bool]) -> float:
    """Typical length of a line that certainly runs on into the next; 0 where the text is not wrapped at a column."""
    certain = [
        len(above.text)
        for above, below in pairwise(body)
        if below.gap == 0 and below.text[0].islower() and not is_terminal(above.text) and not opens(below.text)
    ]
    return median(certain) if len(certain) >= max(4, 0.12 * len(body)) else 0


def _is_wrapped_by_hand(body: Sequence[Line], width: float) -> bool:
    """Lines that run on into the next are the rule, and hardly any is longer than they are."""
    return bool(width) and sum(len(line.text) > _WRAPPED_AT_MOST * width for line in body) <= _FEW_LONGER * len(body)


def _groups(body: Sequence[Line], opens: Callable[[str], bool], width: float, *, firm: bool) -> Iterator[list[tuple[Line, str]]]:
    """Lines of one paragraph, each with what joins it to the one before; `firm` where the source's own paragraphs hold."""
    group: list[tuple[Line, str]] = []
    for line in body:
        if group and firm and group[-1][0].paragraph != line.paragraph:
            between = joint_of_paragraphs(group[0][0], group[-1][0], line, opens, len(group))
        else:
            between = joint(group[0][0], group[-1][0], line, opens, width, len(group)) if group else None
        if between is None and group:
            yield group
            group = []
        group.append((line, between or ""))
    if group:
        yield group


def _joined(note: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The lines of a note, each with what joins it to the one before."""
    for above, line in pairwise([None, *note]):
        if line:
            yield line, "" if above is None or is_inside_symbol(above.text, line.text) else " "


def _assemble(clean: Mapped, groups: Sequence[tuple[str, list[tuple[Line, str]]]]) -> Reflowed:
    pieces: list[Piece] = []
    paragraphs = []
    at = 0
    for kind, group in groups:
        if pieces:
            pieces.append("\n")
            at += 1
        start = at
        for line, between in group:
            if between:
                pieces.append(between)
                at += len(between)
            pieces.append((line.start, line.end))
            at += line.end - line.start
        paragraphs.append(Paragraph(start, at, kind))
    return Reflowed(clean.arrange(pieces), tuple(paragraphs))
