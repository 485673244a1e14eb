"""Whether the text layer of a page is Vietnamese that can be read: many scans carry one that a foreign OCR made, some fonts lose letters.

Measured over the pages of 8 real and 5 made documents that are sound, of 2 with a foreign layer, and of one whose font lacks letters
(docs/pdf.md has the table); the thresholds lie far from both sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.glyphs import Sheet
from planparse.text.legacy import detect
from planparse.text.patterns import pattern
from planparse.text.syllables import share

_WORD = pattern("pdf.word", r"[^\W\d_]{2,12}")
_ENOUGH = 30  # words
_MARKED = 0.45  # of the words of a page have letters outside ASCII
_SYLLABLES = 0.65  # of those can be syllables


def is_readable(sheet: Sheet) -> bool:
    """False for a page without words, and for a picture with words below it that are no Vietnamese. Few words are no evidence."""
    text = "".join(glyph.char for glyph in sheet.glyphs)
    if not text.strip():
        return False
    words = len(_WORD.findall(text))
    if words < _ENOUGH:
        return True
    good, marked = share(text)
    if sheet.pictures and marked < _MARKED * words:
        return bool(detect(text))
    return good >= _SYLLABLES * marked or bool(detect(text))
