"""Whether the text layer of a page is Vietnamese that can be read: many scans carry one that a foreign OCR made, some fonts lose letters.

Measured over the pages of 8 real and 5 made documents that are sound, of 2 with a foreign layer, and of one whose font lacks letters
(docs/pdf.md has the table); the thresholds lie far from both sides.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from planparse.readers.pdf.sheets import Sheet
from planparse.text.fold import fold
from planparse.text.legacy import detect
from planparse.text.patterns import pattern
from planparse.text.syllables import share

_WORD = pattern("pdf.word", r"[^\W\d_]{2,12}")
_ENOUGH = 30  # words
_MARKED = 0.45  # of the words of a page have letters outside ASCII
_SYLLABLES = 0.65  # of those can be syllables
_MOTTO = "cộnghòaxãhộichủnghĩaviệtnam"
_OPENING = 1500  # characters
_LIKE, _SAME = 70, 93  # percent: at most 52 where there is no motto, 63 to 85 where it lost letters, 100 where it is sound


def is_readable(sheet: Sheet) -> bool:
    """False for a page without words, and for a picture with words below it that are no Vietnamese.

    Few words are no evidence, unless they stand on a picture of a whole page: a stamp, or the note of a digital signature.
    """
    text = _text(sheet)
    if not text.strip():
        return False
    words = _count(text)
    if words < _ENOUGH:
        return not sheet.covered
    good, marked = share(text)
    if sheet.pictures and marked < _MARKED * words:
        return bool(detect(text))
    return good >= _SYLLABLES * marked or bool(detect(text))


def count_words(sheet: Sheet) -> int:
    """How many words the layer has."""
    return _count(_text(sheet))


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _text(sheet: Sheet) -> str:
    return "".join(glyph.char for glyph in sheet.glyphs)


def loses_letters(first: Sheet) -> bool:
    """True where the nation's motto stands on the first page with letters missing: a font that does not say what its signs are."""
    opening = "".join(fold("".join(glyph.char for glyph in first.glyphs[:_OPENING])).split())
    found = fuzz.partial_ratio_alignment(_MOTTO, opening, score_cutoff=_LIKE)
    return found is not None and len(opening) >= len(_MOTTO) and found.score < _SAME
