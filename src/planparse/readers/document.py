"""What a reader hands on."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the model takes pydantic with it, which the parent of a worker does without
    from planparse.model import Span
    from planparse.text.legacy import Legacy


@dataclass(frozen=True, slots=True)
class Spot:
    """Where `text[start:end]` stands in a Word package.

    `part` is `body`, `footnotes`, `endnotes`, `header1` …; `paragraph` counts the paragraphs of the part from 1 in the order of its XML;
    `cell` is `t1r2c3` (table, row and column in the part, from 1), with `.t1r1c1` behind it for a table inside a cell, or None.
    """

    start: int
    end: int
    part: str
    paragraph: int
    cell: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """Where `text[start:end]`, words on one line, stands on a page.

    `page` counts from 1; `top` and `bottom` are points from the upper edge of the page, `xs` points from its left edge: the left edges of
    the characters and the right edge of the last. `sure` is how sure a machine is that read it from a picture, 0 to 1; None: it is printed.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    xs: array[float]
    sure: float | None = None


def paragraph_starts(spots: Sequence[Spot]) -> list[int]:
    """Offsets at which paragraphs of a Word package begin, in order."""
    starts, last = [], None
    for spot in spots:
        key = spot.part, spot.paragraph, spot.cell
        if key != last:
            starts.append(spot.start)
        last = key
    return starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader of a format makes of some bytes.

    `text` is the raw decoded text (byte order mark dropped, newlines untouched) that every `origin` counts in; `damaged` says that bytes
    which are no character were replaced by U+FFFD. `spots` (in order, without overlap; empty for text-like sources) say where the words
    stand in a Word package, `boxes` (likewise) where on the pages of a PDF, `legacy` which are still in an old character set,
    `furniture` which lines belong to the page. `lacking` names what the reader had to leave out (`image`, `object`, `equation`, `member`
    …). What is damaged or lacks something is `partial`. `signed` are the ISO times of its digital signatures.
    """

    text: str
    media_type: str
    reader: str
    encoding: str | None
    damaged: bool = False
    pages: int | None = None
    spots: tuple[Spot, ...] = ()
    boxes: tuple[Box, ...] = ()
    legacy: tuple[Legacy, ...] = ()
    furniture: tuple[Span, ...] = ()
    lacking: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()

    def scanned(self) -> list[Span]:
        """Ranges of the text that were read from pictures, word by word."""
        return [(box.start, box.end) for box in self.boxes if box.sure is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Reading):
    """A decoded source, or one of the documents that it holds.

    `sha256` and `size` (bytes) are of the source as it came; `file_name` is the base name or None. `part` numbers the documents of one
    source from 1, `pieces` are the ranges of `text` that this one is (none: all of it).
    """

    sha256: str
    size: int
    file_name: str | None
    part: int = 1
    pieces: tuple[Span, ...] = ()
