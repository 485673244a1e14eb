"""One picture of a page to words on a straight page, with its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from planparse.readers.pdf.grids import Box
from planparse.readers.pdf.lines import stretches
from planparse.readers.pdf.pages import PageWords, page_words
from planparse.readers.pdf.sheets import Sheet
from planparse.readers.scan import tesseract
from planparse.readers.scan.again import with_number_again
from planparse.readers.scan.frames import Framed, without_frame
from planparse.readers.scan.left_out import with_left_out
from planparse.readers.scan.noise import cut_at_gaps, without_noise
from planparse.readers.scan.rasters import POINTS, Raster
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

    `number` is of the page, from 1; `scale` is the points of a dot; `stamped` are the words of a stamp that stand apart.
    """

    number: int
    words: list[Word]
    tables: list[list[Box]]
    turn: Turn
    scale: float
    stamped: tuple[Word, ...] = ()


def _sheet_of(scan: Scan) -> Sheet:
    """The words as a straight page."""
    width, height = scan.turn.size()
    return Sheet(scan.number, width, height, glyphs(scan.words, scan.scale), bool(scan.tables), pictures=True)


def words_of(scan: Scan) -> PageWords:
    """Rows and tables of the page; what stands in a stamp is its furniture."""
    page = page_words(_sheet_of(scan), scan.tables, scanned=True)
    return replace(page, stamps=[*page.stamps, *stretches(glyphs(scan.stamped, scan.scale))])


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


def without_stamp(scan: Scan, frame: Box | None) -> Scan:
    """The scan with the words in the frame of a stamp set apart, but not those from which a line of the page goes on behind the frame."""
    if frame is None:
        return scan
    apart: set[Word] = set()
    for _, line in groupby(scan.words, key=lambda word: word.line):
        for part in cut_at_gaps(list(line)):
            inside = [word for word in part if _is_at(scan, word, frame)]
            apart.update(inside if len(inside) == len(part) else (word for word in inside if word.sure < _SURE_WORD))
    kept = [word for word in scan.words if word not in apart]
    return replace(scan, words=kept, stamped=tuple(word for word in scan.words if word in apart))


def _is_at(scan: Scan, word: Word, place: Box) -> bool:
    """True where the middle of a word lies there on the straight page."""
    x, y = (word.x0 + word.x1) / 2 * scan.scale, (word.top + word.bottom) / 2 * scan.scale
    return place[0] <= x <= place[2] and place[1] <= y <= place[3]


def _is_word(word: Word) -> bool:
    return is_syllable(word.text.strip(".,;:()-"))


def scan(raster: Raster, program: str, seconds: float) -> Scan:
    """Read a picture: as it stands, and turned where it lies on its side or head. Raises what `tesseract.read` raises."""
    quarters = 1 if is_sideways(raster.dots) else 0
    best = _read(raster, quarters, program, seconds)
    if not best.words or _is_good(best.words):
        return best
    lying = np.ascontiguousarray(np.rot90(raster.dots, quarters))
    degrees, sure = tesseract.turned(program, lying, raster.dpi, seconds)
    if sure < _SURE_TURN or not degrees:
        if not quarters:
            return best
        degrees = 2 * _QUARTER
    other = _read(raster, (quarters - degrees // _QUARTER) % 4, program, seconds)
    return max(best, other, key=lambda one: _good(one.words))


def _read(raster: Raster, quarters: int, program: str, seconds: float) -> Scan:
    dots: Grey = np.ascontiguousarray(np.rot90(raster.dots, quarters))
    slope = slope_of(dots)
    straight = straightened(dots, slope)
    framed = without_frame(straight, raster.dpi) if raster.number == 1 else Framed(straight, None)
    ruled = without_rules(sharpened(framed.dots, raster.dpi), raster.dpi)
    words = tesseract.read(program, ruled.dots, raster.dpi, _AUTOMATIC, seconds) if _is_inked(ruled.dots) else []
    if raster.number == 1:
        words = with_number_again(words, ruled.dots, raster.dpi, program, seconds)
    turn = Turn(quarters, slope, raster.width, raster.height)
    words = with_left_out(words, ruled.dots, raster.dpi, program, seconds)
    read = Scan(raster.number, without_noise(words), ruled.tables, turn, POINTS / raster.dpi)
    return without_scribbles(without_stamp(read, framed.frame), raster.seals)


def _is_inked(dots: Grey) -> bool:
    """False for a page that is blank."""
    coarse = dots[::3, ::3]
    return int(coarse.max()) - int(coarse.min()) > _FAINTEST


def _good(words: Sequence[Word]) -> int:
    """Words that are sure, and could be Vietnamese or are of figures."""
    return sum(word.sure >= _SURE_WORD and (_is_word(word) or word.text.isdigit()) for word in words)


def _is_good(words: Sequence[Word]) -> bool:
    return _FEW < len(words) * _GOOD <= _good(words)
