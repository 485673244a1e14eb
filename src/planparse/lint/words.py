"""The words of a text as the rules on slips see them: numbered, and with their places when these are asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from itertools import count

import numpy as np
import numpy.typing as npt

from planparse.model import Span
from planparse.text.fold import lower, strip_marks

EDGES = ".,;:()[]“”\"'…*-–+?!/\\‘’"
_LAST_BLANK = 0x3000


class Words:
    """The words of a text with what is attached to them.

    `printed` are all words in order, `known` each of them once, `ids` the place of each word in `known`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.printed = text.split()
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self.ids = np.fromiter(map(numbers.__getitem__, self.printed), dtype=np.int32, count=len(self.printed))
        self.known = tuple(numbers)

    @cached_property
    def low(self) -> str:
        """The text in small letters."""
        return lower(self.text)

    @cached_property
    def plain(self) -> str:
        """The text in small letters without marks."""
        return strip_marks(self.low)

    @cached_property
    def _bounds(self) -> npt.NDArray[np.intp]:
        """Where each word begins and ends: begins in the first column, ends in the second."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        inside = np.zeros(len(codes) + 2, dtype=np.int8)
        inside[1:-1] = ~_blanks()[np.minimum(codes, _LAST_BLANK + 1)]
        return np.flatnonzero(np.diff(inside)).reshape(-1, 2)

    def span(self, at: int) -> Span:
        """Where a word stands, with what is attached to it."""
        start, end = self._bounds[at].tolist()
        return start, end

    def bare_span(self, at: int) -> Span:
        """Where a word stands without the marks around it."""
        start, end = self.span(at)
        word = self.printed[at]
        return start + len(word) - len(word.lstrip(EDGES)), end - len(word) + len(word.rstrip(EDGES))


@cache
def _blanks() -> npt.NDArray[np.bool_]:
    """By code point, whether a character parts words, as `str.split` has it; up to one behind the last that does."""
    return np.array([chr(code).isspace() for code in range(_LAST_BLANK + 2)])
