"""The words that open the name of a body, and what a name consists of once it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from planparse.extract.levels import Tail
from planparse.extract.tries import trie
from planparse.model import Level
from planparse.tables import Row, table
from planparse.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Field:
    """A field of government found in the text: where it ends and its full name.

    `exact`: it is written out, and no short form; `plain` is the longest one there without a comma.
    """

    end: int
    name: str
    exact: bool
    plain: Field | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """What a head and its complement say. `complete`: a complement was read; `guessed`: it stands in no table."""

    end: int
    name: str
    level: Level | None
    many: bool = False
    tail: Tail | None = None
    issuer: str | None = None
    complete: bool = False
    guessed: bool = False


ALONE = ("tail", "yes", "office", "cue", "doer")
_UNITS_OF_LEAGUES = {"province": ("tỉnh", "thành"), "district": ("huyện", "thị", "thành", "quận", "thị xã"), "commune": ("xã", "phường")}


def clean(name: str) -> str:
    """A name with one kind of dash, `và` for `&` and single blanks."""
    return " ".join(name.replace("–", "-").replace("&", " và ").split()).replace(" ,", ",")


def spellings(words: str) -> Iterable[str]:
    """Ways in which a head is written: with short forms (`đảng ủy ubnd`), other joints (`hđnd & ubnd`, `hđnd-ubnd`)."""
    for short in dict.fromkeys(_shortened(words)):
        yield from _joints(short)


def _shortened(words: str) -> Iterable[str]:
    """The words with none, one or more of the short forms that the table has for parts of them."""
    found = [words]
    for long, shorts in _head_shorts().items():
        if long in words:
            found += [one.replace(long, short) for one in found for short in shorts if _has_words(one, long)]
    return found


def _has_words(text: str, words: str) -> bool:
    return f" {words} " in f" {text} ".replace(",", " ")


@cache
def _head_shorts() -> dict[str, list[str]]:
    """Short forms for parts of heads, the longest parts first."""
    found: dict[str, list[str]] = {}
    for row in sorted(table("planparse.extract", "head_shorts"), key=lambda row: -len(row["words"])):
        found.setdefault(row["words"], []).append(row["short"])
    return found


def _joints(words: str) -> Iterable[str]:
    yield words
    if " và " in words:
        yield from (words.replace(" và ", joint) for joint in (" & ", "&", " - ", "-"))
    if " - " in words:
        yield from (words.replace(" - ", joint) for joint in ("-", ", ", " ", " -", "- ", " và "))


@cache
def heads() -> dict[str, Row]:
    """Rows of the table of heads by each way of writing them."""
    rows = table("planparse.extract", "heads")
    found = {row["head"]: row for row in rows}
    for row in rows:
        for spelling in spellings(row["head"]):
            found.setdefault(spelling, row)
    found.update(_leagues(found["huyện đoàn"]))
    return found


def _leagues(league: Row) -> Iterator[tuple[str, Row]]:
    """`huyện, thành, thị đoàn`: the leagues of several kinds of units, in whatever order, are each the league; `huyện, thị, thành ủy` are
    a group that keeps its words."""
    for level, kinds in _UNITS_OF_LEAGUES.items():
        for units in (units for count in (2, 3, 4) for units in permutations(kinds, count)):
            for words in (", ".join(units), f"{', '.join(units[:-1])} và {units[-1]}", " - ".join(units)):
                yield f"{words} đoàn", {**league, "head": f"{words} đoàn", "level": level}
                yield f"{words} ủy", {**league, "head": f"{words} ủy", "name": f"{words} ủy", "level": level}


def is_several(row: Row) -> bool:
    """The head names bodies of several kinds of units."""
    return row["head"].endswith((" đoàn", " ủy")) and (", " in row["head"] or " - " in row["head"] or " và " in row["head"])


@cache
def head_pattern() -> re.Pattern[str]:
    """Any head, the longest that stands at a place."""
    return pattern("body_heads.head", rf"(?<![\w/-]){trie(heads())}(?![\w&])")


@cache
def field_by_kind() -> dict[tuple[str, str], str]:
    """Fields that a short form means behind one kind of body only, by kind and by what it means elsewhere."""
    return {(row["kind"], row["elsewhere"]): row["field"] for row in table("planparse.extract", "field_by_kind")}


def keeps_article(name: str) -> bool:
    """In the plural without level words the body is a group that keeps its own words: `các Chi cục Thuế`."""
    return name.startswith(_kept_articles()) or name.endswith(" ủy")


@cache
def _kept_articles() -> tuple[str, ...]:
    return tuple(f"{row['words']} " for row in table("planparse.extract", "kept_articles"))


@cache
def province_rooms() -> tuple[str, ...]:
    """First words of the fields of rooms that only a province has."""
    return tuple(row["field"] for row in table("planparse.extract", "province_rooms"))


@cache
def unit_offices() -> frozenset[tuple[str, bool]]:
    """Fields whose `Phòng` is an office of a district, and with True those of a commune since July 2025."""
    return frozenset((row["field"], bool(row["since"])) for row in table("planparse.extract", "unit_offices"))


def in_full(purpose: str) -> str:
    """The short forms in the purpose of a committee spelt out: `PBGDPL` → `phổ biến, giáo dục pháp luật`, `TKCN&PTDS` → `… và …`."""
    return " ".join(_word_in_full(word) for word in purpose.split(" "))


def _word_in_full(word: str) -> str:
    known, bare = purpose_shorts(), word.rstrip(",")
    parts = bare.split("&")
    if bare not in known and len(parts) > 1 and all(part in known for part in parts):
        bare = " và ".join(parts)
        return " ".join(known.get(part, part) for part in bare.split(" ")) + word[len(word.rstrip(",")) :]
    return known.get(bare, bare) + word[len(bare) :]


@cache
def purpose_shorts() -> dict[str, str]:
    """Short forms in names and their words."""
    return {row["short"]: row["words"] for row in table("planparse.extract", "purpose_shorts")}
