"""Text that remembers where each of its characters stands in the decoded source.

Cleaning never looks for its result in the source afterwards: each step builds the new text and the new map at once. Two integer
arrays hold, for every character, the start and end of its source range; editing and re-arranging copy slices of them, so steps compose
without any further work.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the model takes pydantic with it
    from planparse.model import Span
    from planparse.origins import TextOrigin


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `text[start:end]` by `new`; an insertion has `start == end`, a deletion an empty `new`."""

    start: int
    end: int
    new: str = ""


Piece = tuple[int, int] | str
"""A slice of the text, or a literal that stands for nothing in the source (a joining space, a line end)."""


_count: array[int] = array("l")


def _counted(length: int) -> array[int]:
    """0, 1, 2 … at least `length` long; kept, because making it takes longer than copying it."""
    if len(_count) < length:
        _count.extend(range(len(_count), length))
    return _count


class Mapped:
    """A text and the source range of each of its characters.

    `breaks` are the offsets in the text before which the source makes a jump over other words (a footnote inside a paragraph);
    `repaired` the source ranges whose letters the text has otherwise than printed.
    """

    __slots__ = ("breaks", "ends", "repaired", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int], breaks: Sequence[int] = ()) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.breaks = list(breaks)
        self.repaired: list[Span] = []

    @classmethod
    def identity(cls, source: str) -> Mapped:
        """The source itself, each character at its own place."""
        count = _counted(len(source) + 1)
        return cls(source, count[: len(source)], count[1 : len(source) + 1])

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Apply edits that stand in order and do not overlap.

        A replacement of the same length keeps character to character; any other maps each new character to the whole range that it
        replaces. Raises ValueError on edits out of order.
        """
        pieces: list[str] = []
        starts, ends = array("l"), array("l")
        at = 0
        for change in edits:
            if change.start < at or change.end < change.start:
                raise ValueError(f"edit at {change.start} overlaps the one before it")
            pieces += (self.text[at : change.start], change.new)
            starts += self.starts[at : change.start]
            ends += self.ends[at : change.start]
            if len(change.new) == change.end - change.start:
                starts += self.starts[change.start : change.end]
                ends += self.ends[change.start : change.end]
            else:
                low, high = self._source_range(change.start, change.end)
                starts.extend([low] * len(change.new))
                ends.extend([high] * len(change.new))
            at = change.end
        if at == 0 and not pieces:
            return self
        pieces.append(self.text[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        edited = Mapped("".join(pieces), starts, ends)
        edited.repaired = self.repaired
        return edited

    def repair(self, edits: Iterable[Edit]) -> Mapped:
        """Apply edits that put in what the source has not; where they stand is remembered."""
        made = list(edits)
        if not made:
            return self
        edited = self.edit(made)
        edited.repaired = [*self.repaired, *(self._source_range(edit.start, edit.end) for edit in made)]
        return edited

    def arrange(self, pieces: Iterable[Piece]) -> Mapped:
        """Build a text from slices of this one, in any order, and literals between them."""
        texts: list[str] = []
        starts, ends = array("l"), array("l")
        breaks: list[int] = []
        last = None
        for piece in pieces:
            if isinstance(piece, str):
                place = ends[-1] if ends else 0
                texts.append(piece)
                starts.extend([place] * len(piece))
                ends.extend([place] * len(piece))
                continue
            low, high = piece
            if last is not None and (low < last or self.text[last:low].strip()):
                breaks.append(len(starts))
            texts.append(self.text[low:high])
            starts += self.starts[low:high]
            ends += self.ends[low:high]
            last = high
        arranged = Mapped("".join(texts), starts, ends, breaks)
        arranged.repaired = self.repaired
        return arranged

    def within(self, spans: Sequence[Span]) -> Mapped:
        """Only what stands in these ranges of the source (in order), each on its own lines; the text is still in the source's order."""
        pieces: list[Piece] = []
        for low, high in spans:
            pieces += ["\n"] * bool(pieces)
            pieces.append((bisect_left(self.starts, low), bisect_left(self.starts, high)))
        return self.arrange(pieces)

    def repairs(self) -> list[Span]:
        """Ranges of the text that were repaired, in order."""
        if not self.repaired:
            return []
        order = sorted(range(len(self.text)), key=lambda at: (self.starts[at], at))
        starts = [self.starts[at] for at in order]
        found = []
        for low, high in self.repaired:
            near = order[bisect_left(starts, low) : bisect_right(starts, high)]
            inside = [at for at in near if self.ends[at] <= high and not self.text[at].isspace()]
            if inside:
                found.append((min(inside), max(inside) + 1))
        return sorted(found)

    def origin(self, span: Span) -> TextOrigin:
        """Source range of `text[span]`; `parts` only where the source has other words in between."""
        low, high = span
        inner = self.breaks[bisect_right(self.breaks, low) : bisect_left(self.breaks, high)]
        if not inner:
            start, end = self._source_range(low, high)
            return {"start": start, "end": end}
        bounds = [low, *inner, high]
        parts = [self._source_range(*self._trim(a, b)) for a, b in itertools.pairwise(bounds)]
        parts = [part for part in parts if part[1] > part[0]]
        return {"start": min(a for a, _ in parts), "end": max(b for _, b in parts), "parts": parts}

    def _trim(self, low: int, high: int) -> Span:
        """Leave the literals (of no source width) at the end of a part aside."""
        while high > low and self.starts[high - 1] == self.ends[high - 1]:
            high -= 1
        return low, high

    def _source_range(self, low: int, high: int) -> Span:
        if low >= high:
            if low < len(self.starts):
                return self.starts[low], self.starts[low]
            place = self.ends[-1] if self.ends else 0
            return place, place
        return self.starts[low], self.ends[high - 1]
