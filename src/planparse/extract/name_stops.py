"""Words that end a name that is read word by word."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.tries import trie
from planparse.tables import table
from planparse.text.patterns import pattern


@cache
def openers() -> frozenset[str]:
    """Those of them that a name may begin with."""
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops") if row["opens"])


@cache
def halves() -> frozenset[tuple[str, str]]:
    """Words that are no stop behind another: `trật tự`."""
    rows = table("planparse.extract", "name_stops")
    return frozenset((first, row["word"]) for row in rows for first in row["not_after"].split("|") if first)


@cache
def first_halves() -> frozenset[tuple[str, str]]:
    """Words that are no stop before another: `giao thông`."""
    rows = table("planparse.extract", "name_stops")
    return frozenset((row["word"], after) for row in rows for after in row["not_before"].split("|") if after)


def closes(folded: str, at: int, word: str, purpose: bool = False) -> bool:
    """The folded word that begins at an offset ends a name, and is no half of another word."""
    if word not in stops(purpose):
        return False
    before = folded[max(0, at - 9) : max(0, at - 1)].rpartition(" ")[2]
    after = folded[at + len(word) + 1 : at + len(word) + 9].partition(" ")[0].rstrip(",.;:)")
    return (before, word) not in halves() and (word, after) not in first_halves()


@cache
def stops(purpose: bool = False) -> frozenset[str]:
    """All of them, or those that end the purpose of a committee, too."""
    return frozenset(row["word"] for row in table("planparse.extract", "name_stops") if not purpose or row["purpose"])


@cache
def ends() -> re.Pattern[str]:
    """A blank and what a body does, in words that no name holds behind its first: `Tạp chí Thuế | đăng bài`."""
    words = trie(row["words"] for row in table("planparse.extract", "name_ends"))
    return pattern("name_stops.ends", rf" {words}(?![^\W_])")


@cache
def people() -> re.Pattern[str]:
    """Who may stand beside a body, and is no part of its name: `Phòng Giáo dục và | cha mẹ học sinh`."""
    words = trie(row["word"] for name in ("person_nouns", "people") for row in table("planparse.extract", name))
    return pattern("name_stops.people", rf"{words}(?![^\W_])")
