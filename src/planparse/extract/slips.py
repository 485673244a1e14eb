"""Slips of the keyboard in the names of bodies: `Tài nguyên và Môi trừơng` is the field of the table that it was meant to be."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from planparse.tables import table
from planparse.text.fold import fold, strip_marks

_SHORTEST, _FEWEST_WORDS = 8, 2  # letters that leave no doubt where one of them is wrong
_KNOWN = 1_000


@lru_cache(maxsize=_KNOWN)
def meant(words: str) -> str:
    """The field that differs from `words` only by marks, or by one letter; `words` where there is none or several.

    Its capitals are the same: `Gia Định` is a place, no slip for `Gia đình`.
    """
    if len(words) < _SHORTEST or len(words.split()) < _FEWEST_WORDS or fold(words) in _fields():
        return words
    found = _unmarked().get(strip_marks(words), set())
    if not found:
        near = process.extract(fold(words), list(_fields()), scorer=OSA.distance, score_cutoff=1, limit=None)
        found = {_fields()[name] for name, _, _ in near if len(name.split()) == len(words.split())}
    found = {field for field in found if _capitals(field) == _capitals(words) or words.isupper()}
    return next(iter(found)) if len(found) == 1 else words


def _capitals(words: str) -> list[bool]:
    return [word[0].isupper() for word in words.split()]


@cache
def _fields() -> dict[str, str]:
    return {fold(row["field"]): row["field"] for row in table("planparse.extract", "fields")}


@cache
def _unmarked() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for field in _fields().values():
        found.setdefault(strip_marks(field), set()).add(field)
    return found
