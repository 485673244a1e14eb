"""Text typed for fonts of old character sets (TCVN3 called ABC, VNI): which words are, and edits that turn them into Unicode.

In such text the letters of a source are those of a Western code page: `KÕ ho¹ch` in an ABC font shows `Kế hoạch`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planparse.tables import table
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.syllables import is_syllable

Charset = Literal["tcvn3", "tcvn3_capitals", "vni"]
_TOLD: tuple[Charset, ...] = ("tcvn3", "vni")  # by their words alone: capitals are a matter of the font

_WORD = pattern("legacy.word", r"[^\s\x00-\x26\x28-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f–—“”‘’…\ufffd]{1,40}")
_LINE = pattern("legacy.line", r"[^\n]+")
# the letter ư of ABC fonts has the code of the soft hyphen, which PDF readers give as a hyphen: `®-îc`, `n-íc`
_HYPHENED = pattern("legacy.hyphened", r"(?<![^\s(“\"])(?=[^\s,.;:)”]{2})[^\s\d/-]{0,4}-[^\s\d/,.;:)-]{0,4}(?=[\s,.;:)”\"]|$)")
_HYPHEN = pattern("legacy.hyphen", "-")
_HORNED = "\xad"
_FEW = 3
_MOST = 0.75
_SAMPLE = 40_000


@dataclass(frozen=True, slots=True)
class Legacy:
    """`text[start:end]` is typed for fonts of `charset`; ABC fonts such as `.VnTimeH` show small letters as capitals."""

    start: int
    end: int
    charset: Charset


@cache
def _letters(charset: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What matches each letter of a character set, the longest first, and what the letters are in Unicode."""
    rows = (row for row in table("planparse.text", "legacy") if row["charset"] == charset)
    letters = {"".join(chr(int(code, 16)) for code in row["source"].split()): row["letter"] for row in rows}
    ways = "|".join(re.escape(source) for source in sorted(letters, key=len, reverse=True))
    return pattern(f"legacy.{charset}", ways), letters


def legacy_edits(text: str, ranges: Iterable[Legacy]) -> Iterator[Edit]:
    """Edits that turn the ranges (in order, without overlap) into Unicode, letter by letter."""
    for found in ranges:
        capitals = found.charset == "tcvn3_capitals"
        regex, letters = _letters("tcvn3" if capitals else found.charset)
        at = found.start
        for match in _matches(text, found, regex):
            yield from _capitals(text, at, match.start()) if capitals else ()
            letter = letters.get(match.group()) or letters[_HORNED]
            yield Edit(match.start(), match.end(), letter.upper() if capitals else letter)
            at = match.end()
        yield from _capitals(text, at, found.end) if capitals else ()


def _matches(text: str, found: Legacy, regex: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Letters of the set in order; for ABC fonts also hyphens without which their word is no syllable."""
    if found.charset == "vni" or "-" not in text[found.start : found.end]:
        return regex.finditer(text, found.start, found.end)
    _, letters = _letters("tcvn3")
    words = (word for word in _HYPHENED.finditer(text, found.start, found.end) if _is_horned(word.group(), regex, letters))
    hyphens = [hyphen for word in words for hyphen in _HYPHEN.finditer(text, word.start(), word.end())]
    return iter(sorted([*regex.finditer(text, found.start, found.end), *hyphens], key=lambda match: match.start()))


def _is_horned(word: str, regex: re.Pattern[str], letters: Mapping[str, str]) -> bool:
    return is_syllable(regex.sub(lambda match: letters[match.group()], word.replace("-", _HORNED)))


def _capitals(text: str, start: int, end: int) -> Iterator[Edit]:
    return (Edit(at, at + 1, text[at].upper()) for at in range(start, end) if "a" <= text[at] <= "z")


def convert(text: str, charset: Charset) -> str:
    """Text of one character set in Unicode."""
    pieces, at = [], 0
    for edit in legacy_edits(text, [Legacy(0, len(text), charset)]):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


def detect(text: str) -> tuple[Legacy, ...]:
    """Lines whose words are Vietnamese syllables only when read in an old character set; nothing where the text is Unicode."""
    if text.isascii():
        return ()
    sample = text[:_SAMPLE]
    plain, total = _fits(sample)
    if plain > _MOST * total:  # no reading has more good words than there are words
        return ()
    charset = max(_TOLD, key=lambda one: _fits(sample, one)[0])
    good = _fits(sample, charset)[0]
    if good < _FEW or good < _MOST * total or plain > _MOST * good:
        return ()
    lines = (Legacy(match.start(), match.end(), charset) for match in _LINE.finditer(text))
    return tuple(line for line in lines if _is_better(text[line.start : line.end], charset))


def _is_better(line: str, charset: Charset) -> bool:
    if line.isascii():
        return False
    plain, _ = _fits(line)
    return _fits(line, charset)[0] >= plain


def _fits(text: str, charset: str | None = None) -> tuple[int, int]:
    """Words with letters outside ASCII: how many are Vietnamese syllables when read in `charset`, and how many there are."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if charset is None:
        return sum(map(is_syllable, words)), len(words)
    regex, letters = _letters(charset)
    return sum(is_syllable(regex.sub(lambda match: letters[match.group()], word)) for word in words), len(words)
