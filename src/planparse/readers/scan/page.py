"""One picture of a page to words on a straight page, with its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planparse.readers.pdf.glyphs import Sheet
from planparse.readers.pdf.grids import Box
from planparse.readers.scan import tesseract
from planparse.readers.scan.noise import without_noise
from planparse.readers.scan.pictures import POINTS, Picture
from planparse.readers.scan.rules import without_rules
from planparse.readers.scan.straight import Turn, is_sideways, sharpened, slope_of, straightened
from planparse.readers.scan.tesseract import Grey, Word
from planparse.readers.scan.words import glyphs
from planparse.text.syllables import is_syllable

_AUTOMATIC = 3  # Tesseract finds blocks and columns by itself
_FEW = 8  # words: fewer tell nothing
_GOOD = 0.5  # of the words of an upright page are sure and can be Vietnamese
_SURE_WORD = 60
_LETTERS = 2
_SURE_TURN = 1.0
_QUARTER = 90
_FAINTEST = 25  # shades of grey between ink and paper


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read of a picture: words with boxes in dots of the straight picture, cells of tables in points, how the page lay.

    `number` is of the page, from 1; `scale` is the points of a dot.
    """

    number: int
    words: list[Word]
    tables: list[list[Box]]
    turn: Turn
    scale: float


def sheet_of(scan: Scan) -> Sheet:
    """The words as a straight page."""
    width, height = scan.turn.size()
    return Sheet(scan.number, width, height, glyphs(scan.words, scan.scale), bool(scan.tables), pictures=True)


def without(scan: Scan, aside: Sequence[Box]) -> Scan:
    """The scan without words in these places of the page as it is shown."""
    return replace(scan, words=[word for word in scan.words if not _is_in(scan, word, aside)]) if aside else scan


def _is_in(scan: Scan, word: Word, places: Sequence[Box]) -> bool:
    x, y = scan.turn.back((word.x0 + word.x1) / 2 * scan.scale, (word.top + word.bottom) / 2 * scan.scale)
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in places)


def without_scribbles(scan: Scan, seals: Sequence[Box]) -> Scan:
    """The scan without what is left of seals and signatures: lines in their places in which no word is sure."""
    sealed = [word for word in scan.words if _is_in(scan, word, seals)]
    sound = {word.line for word in sealed if word.sure >= _SURE_WORD and len(word.text) >= _LETTERS and _is_word(word)}
    return replace(scan, words=[word for word in scan.words if word.line in sound or word not in sealed]) if seals else scan


def _is_word(word: Word) -> bool:
    return is_syllable(word.text.strip(".,;:()-"))


def scan(picture: Picture, program: str, seconds: float) -> Scan:
    """Read a picture: as it stands, and turned where it lies on its side or head. Raises what `tesseract.read` raises."""
    quarters = 1 if is_sideways(picture.dots) else 0
    best = _read(picture, quarters, program, seconds)
    if not best.words or _is_good(best.words):
        return best
    lying = np.ascontiguousarray(np.rot90(picture.dots, quarters))
    degrees, sure = tesseract.turned(program, lying, picture.dpi, seconds)
    if sure < _SURE_TURN or not degrees:
        if not quarters:
            return best
        degrees = 2 * _QUARTER
    other = _read(picture, (quarters - degrees // _QUARTER) % 4, program, seconds)
    return max(best, other, key=lambda one: _good(one.words))


def _read(picture: Picture, quarters: int, program: str, seconds: float) -> Scan:
    dots: Grey = np.ascontiguousarray(np.rot90(picture.dots, quarters))
    slope = slope_of(dots)
    ruled = without_rules(sharpened(straightened(dots, slope), picture.dpi), picture.dpi)
    words = without_noise(tesseract.read(program, ruled.dots, picture.dpi, _AUTOMATIC, seconds)) if _is_inked(ruled.dots) else []
    turn = Turn(quarters, slope, picture.width, picture.height)
    return without_scribbles(Scan(picture.number, words, ruled.tables, turn, POINTS / picture.dpi), picture.seals)


def _is_inked(dots: Grey) -> bool:
    """False for a page that is blank."""
    coarse = dots[::3, ::3]
    return int(coarse.max()) - int(coarse.min()) > _FAINTEST


def _good(words: Sequence[Word]) -> int:
    """Words that are sure, and could be Vietnamese or are of figures."""
    return sum(word.sure >= _SURE_WORD and (_is_word(word) or word.text.isdigit()) for word in words)


def _is_good(words: Sequence[Word]) -> bool:
    return _FEW < len(words) * _GOOD <= _good(words)
