"""Lines of text that know where in the source they stand, laid one below the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from planparse.model import Span
from planparse.readers.document import Box, Spot
from planparse.text.legacy import Charset, Legacy


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a part; see :class:`planparse.readers.document.Spot`."""

    part: str
    paragraph: int
    cell: str | None


@dataclass(frozen=True, slots=True)
class Ink:
    """Where words stand on a page; see :class:`planparse.readers.document.Box`."""

    page: int
    top: float
    bottom: float
    xs: array[float]
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one place and one character set; `place` is None for signs that stand nowhere (the pipes of a table)."""

    text: str
    place: Place | Ink | None = None
    charset: Charset | None = None


@dataclass(slots=True)
class Line:
    """Pieces in a row without line ends; `furniture` is what belongs to the page and not to the text."""

    pieces: list[Piece] = field(default_factory=list)
    furniture: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole text, and where its words stand."""

    text: str
    spots: tuple[Spot, ...]
    boxes: tuple[Box, ...]
    legacy: tuple[Legacy, ...]
    furniture: tuple[Span, ...]


def split(pieces: Iterable[Piece]) -> list[Line]:
    """Lines of a paragraph: its manual line breaks (newlines in the pieces) part them."""
    lines = [Line()]
    for piece in pieces:
        for index, text in enumerate(piece.text.split("\n")):
            if index:
                lines.append(Line())
            if text:
                lines[-1].pieces.append(replace(piece, text=text))
    return lines


def joined(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of several lines on one, a blank between each two."""
    out: list[Piece] = []
    for line in lines:
        if line.text.strip():
            out += [Piece(" ")] if out else []
            out += line.pieces
    return out


def lay(lines: Sequence[Line]) -> Laid:
    """One line below the other; neighbours of one place make one spot."""
    texts: list[str] = []
    spots: list[Spot] = []
    boxes: list[Box] = []
    legacy: list[Legacy] = []
    furniture: list[Span] = []
    at = 0
    for line in lines:
        begin = at
        for piece in line.pieces:
            end = at + len(piece.text)
            if isinstance(piece.place, Place) and end > at:
                _add_spot(spots, at, end, piece.place)
            elif isinstance(piece.place, Ink):
                boxes.append(Box(at, end, *_ink(piece.place)))
            if piece.charset and end > at:
                _add_legacy(legacy, at, end, piece.charset)
            texts.append(piece.text)
            at = end
        if line.furniture and at > begin:
            furniture.append((begin, at))
        texts.append("\n")
        at += 1
    return Laid("".join(texts), tuple(spots), tuple(boxes), tuple(legacy), tuple(furniture))


def _ink(ink: Ink) -> tuple[int, float, float, array[float], float | None]:
    return ink.page, ink.top, ink.bottom, ink.xs, ink.sure


def _add_spot(spots: list[Spot], start: int, end: int, place: Place) -> None:
    last = spots[-1] if spots else None
    if last and last.end == start and (last.part, last.paragraph, last.cell) == (place.part, place.paragraph, place.cell):
        spots[-1] = replace(last, end=end)
    else:
        spots.append(Spot(start, end, place.part, place.paragraph, place.cell))


def _add_legacy(legacy: list[Legacy], start: int, end: int, charset: Charset) -> None:
    last = legacy[-1] if legacy else None
    if last and last.end == start and last.charset == charset:
        legacy[-1] = Legacy(last.start, end, charset)
    else:
        legacy.append(Legacy(start, end, charset))
