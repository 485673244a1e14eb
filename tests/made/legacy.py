"""Text as it was typed for fonts of old character sets: ABC (`.VnTime`, capitals by `.VnTimeH`) and VNI (`VNI-Times`)."""

from __future__ import annotations

import itertools
import re

from planparse.tables import table

_WORDS = re.compile(r"\s+|\S+")


def _codes(charset: str) -> dict[str, str]:
    rows = (row for row in table("planparse.text", "legacy") if row["charset"] == charset)
    return {row["letter"]: "".join(chr(int(code, 16)) for code in row["source"].split()) for row in rows}


def abc_runs(text: str) -> list[tuple[str, str]]:
    """Capital letters with marks have no code: a font that shows small letters as capitals stands in for them."""
    codes = _codes("tcvn3")
    typed = []
    for word in _WORDS.findall(text):
        capitals = word.isupper()
        for char in word:
            shown_as_capital = capitals or (char.isupper() and char not in codes and char.lower() in codes)
            letter = char.lower() if shown_as_capital else char
            typed.append((codes.get(letter, letter), ".VnTimeH" if shown_as_capital else ".VnTime"))
    return _joined(typed)


def vni_runs(text: str) -> list[tuple[str, str]]:
    """Letters as one or two characters of a Western code page."""
    codes = _codes("vni")
    return _joined([(codes.get(char, char), "VNI-Times") for char in text])


def _joined(typed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("".join(words for words, _ in group), font) for font, group in itertools.groupby(typed, key=lambda pair: pair[1])]
