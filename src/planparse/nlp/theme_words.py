"""The table of what is ordered (`theme_heads.csv`): its parts, and how long an entry of them stands at a place among folded words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from planparse.tables import table
from planparse.text.fold import strip_marks

# Verbs that leave the theme to their object, by what they do to it: `xây dựng`, `thực hiện`, `hướng dẫn`, `quản lý`, `gửi`, `bố trí`,
# `rà soát`, `sửa đổi`.
OPEN = ("make", "do", "let", "manage", "give", "assign", "review", "amend")
# Of these only objects of their own change the theme: `vận động`, `cử`, `huy động`, `đầu tư`, `công bố`, `thẩm định`.
CLOSED = ("urge", "send", "mobilise", "build", "publish", "appraise")
VERBS = ("verb", *OPEN, *CLOSED)

Words = tuple[str, ...]


@cache
def _entries() -> Mapping[Words, Mapping[str, str]]:
    """By folded words: their parts, with the theme each tells (empty where the object decides)."""
    out: dict[Words, dict[str, str]] = {}
    for row in table("planparse.extract", "theme_heads"):
        out.setdefault(tuple(row["words"].split()), {})[row["part"]] = row["theme"]
    return out


@cache
def _longest() -> Mapping[str, int]:
    """By first word: the number of words of the longest entry that it opens."""
    out: dict[str, int] = {}
    for words in _entries():
        out[words[0]] = max(out.get(words[0], 0), len(words))
    return out


@cache
def _misread() -> Mapping[Words, Words]:
    """Pairs of words that are meant whatever marks a scan gave them (`kiêm tra`): without marks, as they are written."""
    return {(_plain(words[0]), _plain(words[1])): words for words, parts in _entries().items() if "misread" in parts}


_plain = cache(strip_marks)


def mended(words: list[str]) -> list[str]:
    """The words, where pairs whose marks a scan lost or changed are as they should be."""
    for at in range(len(words) - 1):
        meant = _misread().get((_plain(words[at]), _plain(words[at + 1])))
        if meant and (words[at], words[at + 1]) != meant:
            words[at : at + 2] = meant
    return words


def length(words: Sequence[str], at: int, parts: Sequence[str]) -> int:
    """Number of words of the longest entry of these parts that stands at a place, 0 where none does."""
    if at >= len(words):
        return 0
    for count in range(min(_longest().get(words[at], 0), len(words) - at), 0, -1):
        found = _entries().get(tuple(words[at : at + count]))
        if found and any(part in found for part in parts):
            return count
    return 0


def told(words: Sequence[str], at: int, count: int, part: str) -> str:
    """The theme that the entry of `count` words tells as that part."""
    return _entries()[tuple(words[at : at + count])][part]


def verb(words: Sequence[str], at: int) -> tuple[int, str]:
    """Number of words and part of the longest verb at a place; 0 and no part where none stands."""
    count = length(words, at, VERBS)
    return (count, next(part for part in VERBS if part in _entries()[tuple(words[at : at + count])])) if count else (0, "")


def noun(words: Sequence[str], at: int, part: str) -> int:
    """Number of words of the longest object at a place that counts behind a verb of that part."""
    own = _own(part)
    return length(words, at, (own,) if part in CLOSED else ("object", own))


def noun_theme(words: Sequence[str], at: int, count: int, part: str) -> str:
    """What an object tells behind a verb of that part; `quy chế` is legislation to make, planning to carry out."""
    parts = _entries()[tuple(words[at : at + count])]
    return parts.get(_own(part)) or parts["object"]


def is_own(words: Sequence[str], at: int, count: int, part: str) -> bool:
    """Whether an object means something of its own behind a verb of that part."""
    return bool(count) and _own(part) in _entries()[tuple(words[at : at + count])]


def _own(part: str) -> str:
    return f"{'do' if part == 'let' else part}_object"
