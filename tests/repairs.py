"""Where repair puts a letter for another, the record's text is not the source's letter for letter; only there, and only in those letters."""

from __future__ import annotations

from planparse.text.clean import tidy
from planparse.text.repairs import ALWAYS
from planparse.text.surrogates import without_surrogates

_EXCHANGED = frozenset("-–—~¬_=>IVXHlL1iìíỉịïÏÌÍỈỊTJ!|[]")


def same(one: str, other: str, source: str) -> bool:
    """The same characters; in a source with something to repair, those aside that a repair exchanges."""
    if one == other:
        return True
    text = tidy(without_surrogates(source)).text
    return any(any(step(text)) for step in ALWAYS) and _kept(one) == _kept(other)


def _kept(text: str) -> str:
    return "".join(char for char in text if char not in _EXCHANGED)
