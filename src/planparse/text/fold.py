"""Folding for comparison only: case, tone placement, dashes, đ and marks. Every function keeps the length of NFC text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from planparse.text.patterns import pattern

# The same syllable is written `hòa` or `hoà`, `ủy` or `uỷ`; after q the u belongs to the consonant (`quý`).
# That is asked last, so that the engine looks for the few vowels alone
_NEW_STYLE = pattern("fold.new_style", r"([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?<![qQ]..)(?!\w)")
_OLD_VOWELS = {"o": "òóỏõọ", "u": "ùúủũụ"}
_TONES = {mark: i for row in ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ") for i, mark in enumerate(row)}
_PLAIN = {mark: row[0] for row in ("aàáảãạ", "eèéẻẽẹ", "yỳýỷỹỵ") for mark in row[1:]}
_ALLOWED = {("o", "a"), ("o", "e"), ("u", "y")}

_DASHES = "‐‑‒–—―−"
_LONGEST_NAME = 300


def _old_style(found: re.Match[str]) -> str:
    first, second = found.groups()
    low, tone = first.lower(), _TONES[second.lower()]
    plain = _PLAIN[second.lower()]
    if (low, plain) not in _ALLOWED:
        return first + second
    vowel = _OLD_VOWELS[low][tone]
    return (vowel.upper() if first.isupper() else vowel) + (plain.upper() if second.isupper() else plain)


def fold_tones(text: str) -> str:
    """Put tone marks in the old place: `hoà` → `hòa`, `Uỷ` → `Ủy`; `quý` stays."""
    return _NEW_STYLE.sub(_old_style, text)


def lower(text: str) -> str:
    """Lower case of the same length (a few foreign capitals have a longer lower case and stay)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Key for comparing Vietnamese names: lower case, tones in one place, all dashes alike."""
    return _fold_again(text) if len(text) <= _LONGEST_NAME else fold_lowered(lower(text))


@lru_cache(maxsize=2_000)  # a few plans of them: a run of many does not grow by it
def _fold_again(name: str) -> str:
    """Names and titles are asked for by one rule after the other, whole texts are not."""
    return fold_lowered(lower(name))


def fold_lowered(low: str) -> str:
    """What `fold` makes of a text that `lower` has been through."""
    folded = fold_tones(low)
    for dash in _DASHES:  # a search for one sign takes next to no time, and most texts have none of most
        folded = folded.replace(dash, "-")
    return folded


def _bare(char: str) -> str:
    if char in "đĐ":
        return "d"
    return unicodedata.normalize("NFD", char)[0].lower()


_BARE = {code: _bare(chr(code)) for block in ((0xC0, 0x1B1), (0x1EA0, 0x1EFA)) for code in range(*block) if len(_bare(chr(code))) == 1}


def strip_marks(text: str) -> str:
    """Key for searching without diacritics: `Đức Phổ` → `duc pho`."""
    return lower(text).translate(_BARE)
