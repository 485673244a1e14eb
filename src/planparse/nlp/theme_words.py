"""The table of what is ordered (`theme_heads.csv`): its parts, and how long an entry of them stands at a place among folded words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from planparse.tables import table
from planparse.text.fold import strip_marks

# Verbs that leave the theme to their object, by what they do to it: `xây dựng`, `thực hiện`, `hướng dẫn`, `quản lý`, `gửi`, `bố trí`,
# `rà soát`, `sửa đổi`.
OPEN = ("make", "do", "let", "manage", "give", "assign", "review", "amend")
# Of these only objects of their own change the theme: `vận động`, `cử`, `huy động`, `đầu tư`, `công bố`, `thẩm định`.
CLOSED = ("urge", "send", "mobilise", "build", "publish", "appraise")
VERBS = ("verb", *OPEN, *CLOSED)

# What looking over a thing is (`rà soát các công trình`), but for texts, bodies and what has a row of its own.
_REVIEWED, _STAYS = "data", frozenset(("legislation", "organisation", "planning", "training", "inspection"))

Words = tuple[str, ...]


@cache
def _entries() -> Mapping[Words, Mapping[str, str]]:
    """By folded words: their parts, with the theme each tells (empty where the object decides)."""
    out: dict[Words, dict[str, str]] = {}
    for row in table("planparse.extract", "theme_heads"):
        out.setdefault(tuple(row["words"].split()), {})[row["part"]] = row["theme"]
    return out


@cache
def _index(parts: tuple[str, ...]) -> Mapping[str, Sequence[tuple[int, frozenset[Words]]]]:
    """Entries of these parts by first word, then by their number of words, the longest first."""
    out: dict[str, dict[int, set[Words]]] = {}
    for words, known in _entries().items():
        if not known.keys().isdisjoint(parts):
            out.setdefault(words[0], {}).setdefault(len(words), set()).add(words)
    return {first: [(count, frozenset(found[count])) for count in sorted(found, reverse=True)] for first, found in out.items()}


@cache
def _misread() -> Mapping[Words, Words]:
    """Pairs of words that are meant whatever marks a scan gave them (`kiêm tra`): without marks, as they are written."""
    return {(_plain(words[0]), _plain(words[1])): words for words, parts in _entries().items() if "misread" in parts}


_plain = cache(strip_marks)


def mended(words: list[str]) -> list[str]:
    """The words, where pairs whose marks a scan lost are as they should be; a verb as it stands stays (`kiên quyết đình chỉ`)."""
    meant = _misread()
    for at, pair in enumerate(pairwise(list(map(_plain, words)))):
        if pair in meant and (tuple(words[at : at + 2]) == meant[pair] or verb(words, at + 1)[0] <= 1):
            words[at : at + 2] = meant[pair]
    return words


def length(words: Sequence[str], at: int, parts: tuple[str, ...]) -> int:
    """Number of words of the longest entry of these parts that stands at a place, 0 where none does."""
    if at < len(words):
        for count, entries in _index(parts).get(words[at], ()):
            if tuple(words[at : at + count]) in entries:
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


def noun_theme(words: Sequence[str], at: int, count: int, part: str, *, alone: bool = True) -> str:
    """What an object tells behind a verb of that part; `quy chế` is legislation to make, planning to carry out, so is `quy chế quản lý`.

    `alone` is false where a further verb stands before it (`rà soát, thay thế thiết bị`).
    """
    parts, own = _entries()[tuple(words[at : at + count])], _own(part)
    if own in parts:
        return parts[own]
    for shorter in range(count - 1, 0, -1):
        known = _entries().get(tuple(words[at : at + shorter]), {})
        if own in known and known.get("object") == parts["object"]:
            return known[own]
    return _REVIEWED if part == "review" and alone and parts["object"] not in _STAYS else parts["object"]


def is_own(words: Sequence[str], at: int, count: int, part: str) -> bool:
    """Whether an object means something of its own behind a verb of that part."""
    return bool(count) and _own(part) in _entries()[tuple(words[at : at + count])]


def _own(part: str) -> str:
    return f"{'do' if part == 'let' else part}_object"
