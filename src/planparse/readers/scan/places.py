"""From lines laid out on straight pages back to places on the pages as they are shown: one word, one box, one confidence."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planparse.readers.flow import Ink, Line, Piece
from planparse.readers.scan.page import Scan
from planparse.readers.scan.tesseract import Word
from planparse.readers.scan.words import boxes
from planparse.text.patterns import pattern

_PARTS = pattern("scan.parts", r"[^ ]+| +")
_NEAR = 1.0  # points


class Sites:
    """Where the words of scanned pages stand; `scans` by number of the page."""

    def __init__(self, scans: Mapping[int, Scan]) -> None:
        self._scans = scans
        self._boxes = {number: boxes((*one.words, *one.stamped), one.scale) for number, one in scans.items()}

    def placed(self, lines: Sequence[Line]) -> list[Line]:
        """The lines with each word of a scanned page for itself."""
        return [replace(line, pieces=[part for piece in line.pieces for part in self._parts(piece)]) for line in lines]

    def _parts(self, piece: Piece) -> Iterator[Piece]:
        ink = piece.place
        if not isinstance(ink, Ink) or ink.page not in self._scans:
            yield piece
            return
        one = self._scans[ink.page]
        for part in _PARTS.finditer(piece.text):
            if part[0].isspace():
                yield Piece(part[0])
                continue
            xs = ink.xs[part.start() : part.end() + 1]
            word = self._word(ink, xs[0], one.scale)
            if word is None:  # it is of the text layer
                yield Piece(part[0], replace(ink, xs=xs))
            else:
                read = Ink(ink.page, word.top * one.scale, word.bottom * one.scale, xs, word.sure / 100)
                yield Piece(part[0], _moved(read, one))

    def _word(self, ink: Ink, x: float, scale: float) -> Word | None:
        """The word that begins here, or that holds the place."""
        known = self._boxes[ink.page]
        low = bisect_left(known, x - _NEAR, key=lambda one: one[0])
        for at in range(low, len(known)):
            left, word = known[at]
            if left > x + _NEAR:
                break
            if ink.top < (word.top + word.bottom) / 2 * scale < ink.bottom:
                return word
        return None


def _moved(ink: Ink, one: Scan) -> Ink:
    """The same place on the page as it is shown. Where the page was turned by a quarter, a word has one place for all its letters."""
    if not one.turn.moves():
        return ink
    middle = (ink.top + ink.bottom) / 2
    if one.turn.quarters:
        corners = [one.turn.back(x, y) for x in (ink.xs[0], ink.xs[-1]) for y in (ink.top, ink.bottom)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        xs = array("f", [left] * (len(ink.xs) - 1) + [right])
        return replace(ink, top=min(y for _, y in corners), bottom=max(y for _, y in corners), xs=xs)
    places = [one.turn.back(x, middle) for x in ink.xs]
    rise = (places[0][1] + places[-1][1]) / 2 - middle
    return replace(ink, top=ink.top + rise, bottom=ink.bottom + rise, xs=array("f", [x for x, _ in places]))
