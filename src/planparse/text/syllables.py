"""Vietnamese syllables: onset, rhyme, tone. Says how much a text looks like Vietnamese, whatever its words mean."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from planparse.tables import table
from planparse.text.letters import TONES
from planparse.text.patterns import pattern

_ONSET = pattern("syllables.onset", r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_WORD = pattern("syllables.word", r"[^\W\d_]{1,7}")
_TONES = dict.fromkeys(map(ord, TONES))
_SHARP = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")


@cache
def _rhymes() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("planparse.text", "rhymes")
    after_q = frozenset(row["rhyme"] for row in rows if row["after_q"] == "yes")
    return frozenset(row["rhyme"] for row in rows if row["after_q"] == "no"), after_q


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True where the word could be one Vietnamese syllable, in either place of the tone mark; a closed one bears a sharp or a low tone."""
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [char for char in parts if ord(char) in _TONES]
    plain = unicodedata.normalize("NFC", parts.translate(_TONES))
    if len(tones) > 1 or not _has_rhyme(plain):
        return False
    return not tones or tones[0] in _SHARP or not plain.endswith(_STOPS)


def _has_rhyme(plain: str) -> bool:
    rhymes, after_q = _rhymes()
    onset = _ONSET.match(plain)
    cut = onset.end() if onset else 0
    if plain.startswith("qu"):
        return plain[1:] in after_q
    if plain.startswith("gi") and (plain[1:] in rhymes or plain[2:] in rhymes):
        return True
    return plain[cut:] in rhymes


def share(text: str) -> tuple[int, int]:
    """Words with letters outside ASCII: how many could be Vietnamese syllables, and how many there are."""
    marked = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return sum(map(is_syllable, marked)), len(marked)
