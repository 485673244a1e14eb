"""What Tesseract misreads in Vietnamese, made good where only one thing can be meant: marks of vowels, bullets.

A syllable is repaired where it is none, or stands beside neighbours that it is never seen with, and exactly one syllable that
differs in the marks of a single letter is common with those neighbours (`data/pairs.csv.gz`, made by `tools/ocr_pairs.py`). Figures,
symbols and names are left alone, for no neighbour says what they must be.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from planparse.tables import table
from planparse.text.fold import fold_tones, lower
from planparse.text.letters import TONES
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.syllables import is_syllable

PAIRS = Path(__file__).parents[1] / "data" / "pairs.csv.gz"

_WORD = pattern("ocr.word", r"(?<![\w/&.-])[^\W\d_]{1,7}(?![\w/&]|-\w)")
_JOINED = pattern("ocr.joined", r"(?<![\w/&.-])[^\W\d_]{3,12}(?![\w/&]|-\w)")
_TOGETHER = pattern("ocr.together", r"[ \n]")
_BULLET = pattern("ocr.bullet", r"^(?P<sign>[:ˆ«»¬~_]|[ˆ_.]-)(?= [^\W\d_])", 8)
_HATS = frozenset("\u0302\u0306")
_VOWELS = ("aăâ", "eê", "oôơ", "uư", "i", "y")
_FEW_SOURCES = 2  # that have a pair, so that it is common on both sides of a syllable
_MANY_SOURCES = 4  # where one side alone tells
_OFTEN, _NEARLY_ALWAYS, _ALWAYS = 0.25, 0.45, 0.98  # of what stands beside a syllable
_SELDOM = 8  # sources that have a syllable with any neighbour
_CLEARLY = 6  # times as many sources


def pairs_of(text: str) -> set[str]:
    """Neighbouring syllables of a text, in lower case with tones in the old place, a blank between."""
    words = list(_WORD.finditer(text))
    return {f"{_key(a[0])} {_key(b[0])}" for a, b in pairwise(words) if _TOGETHER.fullmatch(text, a.end(), b.start())}


def ocr_edits(text: str) -> Iterator[Edit]:
    """Edits that make good what was misread in a text that a machine read from pictures, in order."""
    yield from sorted([*_bullets(text), *_syllables(text)], key=lambda edit: edit.start)


def _bullets(text: str) -> Iterator[Edit]:
    """A dash at the begin of a line that came out as another sign."""
    for m in _BULLET.finditer(text):
        yield Edit(m.start("sign"), m.end("sign"), "-")


def blank_edits(text: str) -> Iterator[Edit]:
    """A blank between two syllables that came out as one word: `DÂNTỈNH`."""
    for m in _JOINED.finditer(text):
        word = _key(m[0])
        if is_syllable(word):
            continue
        ends = range(2, len(word) if word.endswith("y") else len(word) - 1)
        parts = [at for at in ends if _seen(word[:at], word[at:]) >= _FEW_SOURCES]
        if len(parts) == 1:
            yield Edit(m.start() + parts[0], m.start() + parts[0], " ")


def _syllables(text: str) -> Iterator[Edit]:
    words = list(_WORD.finditer(text))
    before: str | None = None  # the syllable before as it was repaired
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        left = before if at and _TOGETHER.fullmatch(text, words[at - 1].end(), word.start()) else None
        right = _key(after[0]) if after and _TOGETHER.fullmatch(text, word.end(), after.start()) else None
        before = _key(word[0])
        beside = [words[at - 1][0]] * (left is not None) + [word[0]] + ([after[0]] if after and right is not None else [])
        if _is_name(beside, word[0]):
            continue
        meant = _meant(before, left, right)
        if meant:
            before = meant
            yield Edit(word.start(), word.end(), _as_written(word[0], meant))


def _is_name(together: Sequence[str], word: str) -> bool:
    """A capital beside capitals, but not in a line of capitals: names are not judged by their neighbours."""
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return sum(other[0].isupper() for other in together) > 1


@lru_cache(maxsize=50_000)
def _meant(word: str, left: str | None, right: str | None) -> str | None:
    """The one syllable that can be meant; None where the word may stand, or where it is not certain."""
    known = _misread().get(f"{left} {word}", "").rpartition(" ")[2] or _misread().get(f"{word} {right}", "").partition(" ")[0]
    if known and known != word:
        return known
    own = max(_seen(left, word), _seen(word, right))
    if own >= _FEW_SOURCES or (word.isascii() and not is_syllable(word)):
        return None
    weighed = sorted(((_seen(left, other) + _seen(other, right), other) for other in _alike(word)), reverse=True)
    (most, other), second = weighed[0] if weighed else (0, ""), weighed[1][0] if len(weighed) > 1 else 0
    # sources have misprints of their own, one each
    if not most or most < _CLEARLY * max(own, second):
        return None
    before, after = _seen(left, other), _seen(other, right)
    heard = _followers()[word] + _leaders()[word]
    if not is_syllable(word) or (before and after and (not heard or min(before, after) >= _FEW_SOURCES)):
        return other
    # one side alone tells where the two hardly ever have another neighbour: `cụ thể`, `tổ chức`
    bound = _bound(left, other, before) if before else _bound(other, right, after)
    if bound >= _NEARLY_ALWAYS and ((before and after) or heard <= _SELDOM or bound >= _ALWAYS):
        return other if _has_hat(word, other) or heard < _FEW_SOURCES else None
    return other if bound >= _OFTEN and heard < _FEW_SOURCES and not (before and _contradicted(other, right)) else None


def _bound(left: str | None, right: str | None, together: int) -> float:
    """Which part of what stands beside one of the two is the other: of the one that is more bound."""
    if together < _MANY_SOURCES:
        return 0.0
    return together / min(_followers()[left or ""], _leaders()[right or ""])


def _contradicted(word: str, right: str | None) -> bool:
    """True where something stands behind the word, which mostly has one other syllable behind it: `kế` has `hoạch`."""
    return right is not None and 2 * _strongest().get(word, 0) > _followers()[word]


def _has_hat(word: str, other: str) -> bool:
    """True where the letter that differs bears a circumflex or a breve in either: the mark upon it is read last of all."""
    pairs = [(a, b) for a, b in zip(word, other, strict=True) if a != b]
    return all(not _HATS.isdisjoint(unicodedata.normalize("NFD", a + b)) for a, b in pairs)


@lru_cache(maxsize=20_000)
def _alike(word: str) -> tuple[str, ...]:
    """Syllables that differ from a word in the marks of one letter, or in the stroke of a đ."""
    return tuple(sorted(other for other in set(_marked_otherwise(word)) if other != word and is_syllable(other)))


def _marked_otherwise(word: str) -> Iterable[str]:
    for at, char in enumerate(word):
        if char in "dđ" and at == 0:
            yield ("đ" if char == "d" else "d") + word[1:]
        plain = unicodedata.normalize("NFD", char)[0]
        family = next((letters for letters in _VOWELS if letters[0] == plain), "")
        for letter in family:
            for tone in ("", *TONES):
                yield fold_tones(word[:at] + unicodedata.normalize("NFC", letter + tone) + word[at + 1 :])


def _seen(left: str | None, right: str | None) -> int:
    """In how many sources two syllables stand side by side."""
    return _pairs().get(f"{left} {right}", 0) if left and right else 0


@cache
def _pairs() -> dict[str, int]:
    lines = gzip.decompress(PAIRS.read_bytes()).decode().splitlines()[1:]
    return {pair: int(count) for pair, _, count in (line.partition(",") for line in lines)}


@cache
def _misread() -> dict[str, str]:
    return {row["read"]: row["printed"] for row in table("planparse.text", "misread")}


@cache
def _followers() -> Counter[str]:
    """For each syllable, in how many sources any stands behind it."""
    return _sums(0)


@cache
def _leaders() -> Counter[str]:
    """For each syllable, in how many sources any stands before it."""
    return _sums(2)


@cache
def _strongest() -> dict[str, int]:
    """For each syllable, in how many sources it stands before the one that it stands before most."""
    most: dict[str, int] = {}
    for pair, count in _pairs().items():
        left = pair.partition(" ")[0]
        most[left] = max(most.get(left, 0), count)
    return most


def _sums(side: int) -> Counter[str]:
    total: Counter[str] = Counter()
    for pair, count in _pairs().items():
        total[pair.partition(" ")[side]] += count
    return total


def _key(word: str) -> str:
    return fold_tones(lower(word))


def _as_written(word: str, meant: str) -> str:
    """The syllable with the capitals of the word in its place."""
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, meant, strict=True))
