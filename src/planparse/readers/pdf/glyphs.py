"""A character of a page, with its box."""

from __future__ import annotations

from typing import NamedTuple


class Glyph(NamedTuple):  # a page has thousands, and tuples are made fastest
    """A character; points from the upper left corner of the page as it is shown. `base` is its baseline."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float

    @property
    def rise(self) -> float:
        """Height above the baseline: a measure of the size of the font."""
        return self.base - self.top
