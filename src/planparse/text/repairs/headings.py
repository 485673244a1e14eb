"""Headings in capitals under Roman numerals, as far as those who repair such numerals agree on them."""

from __future__ import annotations

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
VALUES = {roman: value for value, roman in enumerate(ROMANS, 1)}
_CAPITALS = 0.8


def in_capitals(title: str, fewest: int) -> bool:
    """`fewest` letters or more, nearly all of them capitals."""
    letters = [char for char in title if char.isalpha()]
    return len(letters) >= fewest and sum(char.isupper() for char in letters) >= _CAPITALS * len(letters)
