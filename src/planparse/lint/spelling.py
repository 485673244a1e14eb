"""Slips of spelling: wrong marks, commas inside words, letters without their stroke, syllables that are none. Codes T02, T03, T08, T10.

What can be asked of a word is asked once a word, and places are looked up only for what was found: most plans have few slips, and all
plans pay for the search.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from planparse.lint.issue import Issue
from planparse.lint.words import EDGES, Words
from planparse.tables import table
from planparse.text.fold import fold_tones, lower, strip_marks
from planparse.text.letters import TONES
from planparse.text.patterns import pattern
from planparse.text.syllables import is_syllable

_VOWEL = pattern("lint.vowel", r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
_STOPS = ("c", "ch", "p", "t")
_FIRST, _SECOND, _ALONE, _BEFORE_COMMA, _AFTER_COMMA = 1, 2, 4, 8, 16

Pair = tuple[str, str]


def found(words: Words) -> Iterator[Issue]:
    """T02, T03, T08, T10 where a word and the next one call for them."""
    flags = np.fromiter(map(_flags, words.known), dtype=np.uint8, count=len(words.known))[words.ids]
    told = set[str]()
    for at in _candidates(words, flags):
        first, second = _word(words.printed[at]), _word(words.printed[at + 1])
        if first.open:
            yield from _mark(words, at, first, second)
        else:
            yield from _comma(words, at)
    for at in np.flatnonzero(flags & _ALONE).tolist():
        word = _word(words.printed[at])
        if "T08" in word.alone:
            span = words.bare_span(at)
            yield Issue("T08", span, "", {"word": words.text[slice(*span)]}, _with_stroke()[word.folded])
        else:
            yield from _odd(words, at, told)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as printed: folded, without marks, whether the next one may belong to it, and the codes that it calls for alone."""

    folded: str
    bare: str
    open: bool
    alone: str


@lru_cache(maxsize=20_000)
def _word(printed: str) -> _Word:
    plain = printed.strip(EDGES)
    low = lower(plain)
    folded = fold_tones(low)
    stroke = "T08" if folded in _with_stroke() and plain.isupper() else ""
    return _Word(folded, strip_marks(folded), printed[-1] not in EDGES, stroke + ("T10" if _impossible(low) else ""))


@lru_cache(maxsize=20_000)
def _flags(printed: str) -> int:
    """What a word may be: first or second syllable of a term in any marks, wrong by itself, first or second half of a compound."""
    word = _word(printed)
    firsts, seconds, before, after = _syllables()
    flags = _FIRST if word.open and word.bare in firsts else 0
    flags |= _SECOND if word.bare in seconds else 0
    flags |= _ALONE if word.alone else 0
    flags |= _BEFORE_COMMA if printed[-1] == "," and word.folded in before else 0
    return flags | (_AFTER_COMMA if word.folded in after else 0)


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Bare first and second syllables of terms; halves of compounds that no comma parts."""
    terms, compounds = _terms()[0], _compounds()
    halves = frozenset(one for one, _ in compounds), frozenset(other for _, other in compounds)
    return frozenset(one for one, _ in terms), frozenset(other for _, other in terms), *halves


@cache
def _thirds() -> frozenset[str]:
    """Third syllables of longer terms without marks."""
    return frozenset(strip_marks(term[2]) for terms in _terms()[0].values() for term, _ in terms if len(term) > 2)


def _candidates(words: Words, flags: npt.NDArray[np.uint8]) -> list[int]:
    """Where two neighbours are a compound with a comma or a term with other marks; each pair is looked at once, wherever it stands."""
    now, then = flags[:-1], flags[1:]
    possible = np.flatnonzero(((now & _FIRST) & ((then & _SECOND) >> 1)) | ((now & _BEFORE_COMMA) & ((then & _AFTER_COMMA) >> 1)))
    keys = words.ids[possible].astype(np.int64) * len(words.printed) + words.ids[possible + 1]
    known, at = np.unique(keys, return_index=True)
    printed = words.printed
    wrong = [
        key for key, place in zip(known.tolist(), possible[at].tolist(), strict=True) if _suspicious(printed[place], printed[place + 1])
    ]
    return possible[np.isin(keys, wrong)].tolist() if wrong else []


@lru_cache(maxsize=50_000)
def _suspicious(one: str, other: str) -> bool:
    first, second = _word(one), _word(other)
    pair = first.folded, second.folded
    if not first.open:
        return pair in _compounds()
    by_pair, right, _ = _terms()
    return pair not in right and (first.bare, second.bare) in by_pair and pair != (first.bare, second.bare)


# wrong marks


@cache
def _terms() -> tuple[dict[Pair, list[tuple[tuple[str, ...], str]]], frozenset[Pair], frozenset[tuple[str, ...]]]:
    """By the first two bare syllables the terms with their weight; right first pairs; readings that are right as well."""
    by_pair: dict[Pair, list[tuple[tuple[str, ...], str]]] = {}
    right: set[Pair] = set()
    also: set[tuple[str, ...]] = set()
    for row in table("planparse.lint", "terms"):
        term = tuple(row["term"].split())
        by_pair.setdefault((strip_marks(term[0]), strip_marks(term[1])), []).append((term, row["weight"]))
        if len(term) == 2:
            right.add((term[0], term[1]))
        for reading in filter(None, row["unless"].split("|")):
            parts = tuple(reading.split())
            also.add(parts)
            if len(parts) == 2:
                right.add((parts[0], parts[1]))
    return by_pair, frozenset(right), frozenset(also)


def _mark(words: Words, at: int, first: _Word, second: _Word) -> Iterator[Issue]:
    """T02: the letters of a term with other marks; not in names, and not where the text has no marks at all."""
    by_pair, _, also = _terms()
    terms = by_pair[first.bare, second.bare]
    if all(len(term) > 2 for term, _ in terms) and (at + 2 >= len(words.printed) or _word(words.printed[at + 2]).bare not in _thirds()):
        return
    near = [_word(word) for word in words.printed[at : at + 4]]
    said, bare = tuple(word.folded for word in near), tuple(word.bare for word in near)
    for term, weight in terms:
        size = len(term)
        if said[:size] == term or bare[:size] != tuple(map(strip_marks, term)) or said[:size] in also or said[: size + 1] in also:
            continue
        start, end = words.bare_span(at)[0], words.bare_span(at + size - 1)[1]
        printed = words.text[start:end]
        named = any(part[0].isupper() for part in printed.split()[1:]) and not printed.isupper()
        if named or len(printed) != len(" ".join(term)) or "\n" in printed or _parts_of_others(words, at, size):
            continue
        yield Issue("T02", (start, end), weight, {"word": printed}, _as_printed(" ".join(term), printed))
        return


def _parts_of_others(words: Words, at: int, size: int) -> bool:
    """The syllables belong to the words around them: `bắt đầu từ`, `cá nhân thực hiện`, `quy định kỹ thuật`."""
    printed = words.printed
    around = [_word(word) for word in printed[max(0, at - 1) : at + size + 1]]
    pairs = [f"{one.folded} {other.folded}" for one, other in pairwise(around) if one.open]
    first = pairs[0] if at and _word(printed[at - 1]).open else ""
    last = pairs[-1] if at + size < len(printed) and _word(printed[at + size - 1]).open else ""
    return first in _lexicon() or last in _lexicon()


@cache
def _lexicon() -> frozenset[str]:
    """Words of two syllables of the list that comes with underthesea; read when something looks wrong, without importing the package."""
    spec = find_spec("underthesea")
    folders = spec.submodule_search_locations if spec else None
    path = Path(folders[0], "corpus", "data", "Viet22K.txt") if folders else None
    if path is None or not path.is_file():
        return frozenset()
    return frozenset(fold_tones(word) for word in path.read_text(encoding="utf-8").lower().splitlines() if word.count(" ") == 1)


def _as_printed(right: str, printed: str) -> str:
    return right.upper() if printed.isupper() else right[0].upper() + right[1:] if printed[0].isupper() else right


@cache
def _compounds() -> frozenset[Pair]:
    return frozenset((row["one"], row["other"]) for row in table("planparse.lint", "compounds"))


def _comma(words: Words, at: int) -> Iterator[Issue]:
    """T03: `phòng, ngừa`."""
    start, end = words.bare_span(at)[0], words.bare_span(at + 1)[1]
    printed = words.text[start:end]
    if "\n" not in printed:
        yield Issue("T03", (start, end), "", {"word": printed}, printed.replace(",", ""))


# syllables that are none


def _impossible(word: str) -> bool:
    """No syllable: a rhyme that there is not, a tone on the wrong letter, a stop without a tone (`đươc`)."""
    if word.isascii() or not 2 <= len(word) <= 7 or not word.isalpha() or not _VOWEL.search(word):
        return False
    if not is_syllable(word) or (word[0] == "q" and word[1] in "ùúủũụ" and len(word) > 2):
        return True
    bare = unicodedata.normalize("NFD", word)
    return word.endswith(_STOPS) and not any(char in "\u0301\u0323" for char in bare)


def _odd(words: Words, at: int, told: set[str]) -> Iterator[Issue]:
    """T10, once a word: in small letters, or with a capital where moving the tone makes a syllable (`Qũy`); not foreign names."""
    start, end = words.bare_span(at)
    printed = words.text[start:end]
    word = lower(printed)
    moved = _moved(word)
    if word in told or not (printed.islower() or (moved and printed[1:].islower())):
        return
    told.add(word)
    meant = moved or _meant(word, words)
    if meant is not None:
        yield Issue("T10", (start, end), "", {"word": printed}, _as_printed(meant, printed))


def _moved(word: str) -> str | None:
    """The word with its tone on another vowel, where that makes the one syllable that there is."""
    parts = unicodedata.normalize("NFD", word)
    tone = next((char for char in parts if char in TONES), None)
    if tone is None:
        return None
    plain = unicodedata.normalize("NFC", parts.replace(tone, ""))
    tries = {unicodedata.normalize("NFC", plain[: at + 1] + tone + plain[at + 1 :]) for at, char in enumerate(plain) if _VOWEL.match(char)}
    fits = sorted(one for one in tries if one != word and not _impossible(one))
    return fits[0] if len(fits) == 1 else None


def _meant(word: str, words: Words) -> str | None:
    """The commonest syllable of this text with the same letters; without one nothing is said."""
    bare = strip_marks(word)
    low, plain = words.low, words.plain
    same: Counter[str] = Counter()
    at = plain.find(bare)
    while at >= 0:
        end = at + len(bare)
        whole = not (plain[max(0, at - 1) : at].isalpha() or plain[end : end + 1].isalpha())
        other = low[at:end]
        if whole and other != word and not _impossible(other):
            same[other] += 1
        at = plain.find(bare, end)
    return same.most_common(1)[0][0] if same else None


@cache
def _with_stroke() -> dict[str, str]:
    return {row["abbreviation"].lower().replace("đ", "d"): row["abbreviation"] for row in table("planparse.lint", "abbreviations")}
