"""What a name must look like before the recogniser is asked or believed: it sees shapes and contexts, not whether words are a name."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract import own_places
from planparse.extract.body_heads import head_pattern
from planparse.extract.levels import Tail, read_tail
from planparse.extract.name_stops import stops
from planparse.extract.plan_place import PlanPlace
from planparse.extract.tries import trie
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import NUMBERING, pattern
from planparse.text.syllables import is_syllable

_OPENS = pattern("learned_names.opens", rf"(?:^|[\n.;:!?*+•–-]|\d\)?|{NUMBERING}) ?$")
_JOINTS = pattern("learned_names.joints", r"[ ,&–-]+")
_SHORT = pattern("learned_names.short", r"[\p{Lu}]{2,8}(?:[&-][\p{Lu}]{1,6}){0,2}(?!\w)")
# an outline marker, or a comma with which a list or a clause goes on
_NO_NAME = pattern("learned_names.no_name", r"^[IVX]+[.-]|, (?![\p{Lu}])|[:;]")
# the mention may begin inside a longer name: `Lao động - Thương binh và | Xã hội`
_JOINED = pattern("learned_names.joined", r"(?<=[^\W\d_])(?: và | ?[-–&] ?)$")
_LEVEL = pattern("learned_names.level", r" (?:cấp |các )?(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu|tp)(?![^\W_])")
_FEWEST_WORDS = 2
_LONGEST_SHORT = 22


def may_open(text: str, folded: str, start: int, plan: PlanPlace) -> bool:
    """A capital, and a noun of bodies or a short form before level words; no words that the grammar knows and made no body of."""
    if not text[start].isupper() or head_pattern().match(folded, start):
        return False
    if _noun().match(folded, start):
        return True
    short = _SHORT.match(text, start, start + _LONGEST_SHORT)
    tail = read_tail(text, folded, short.end(), plan) if short else None
    return tail is not None and short is not None and _LEVEL.match(folded, short.end()) is not None


def joined_to(text: str, start: int) -> int | None:
    """Where the word ends to which `và` or a dash joins what begins at `start`: it may be torn out of a longer name."""
    joint = _JOINED.search(text, max(0, start - 4), start)
    return joint.start() if joint else None


def is_name(text: str, folded: str, start: int, end: int, tailed: bool) -> bool:
    """More than the noun alone and two words or more, or a short form or noun with level words, that read like a name to the end."""
    words = text[start:end].split()
    noun = _noun().match(folded, start)
    if noun and noun.end() >= end and not tailed:
        return False
    if not text[end - 1].isalnum() or (len(words) < _FEWEST_WORDS and not tailed):
        return False
    if _NO_NAME.search(text[start:end]) or _verb().match(folded, start):
        return False
    if not all(word.isupper() or word.isdigit() or is_syllable(word) for word in _JOINTS.split(text[start:end])):
        return False
    folded_words = folded[start:end].split()
    return _has_own_capital(text, start, words) and not _runs_on(folded_words) and not _is_clause(words, folded_words)


def _has_own_capital(text: str, start: int, words: list[str]) -> bool:
    """A capital that no begin of a sentence explains."""
    opens = _OPENS.search(text[max(0, start - 4) : start]) is not None
    return not opens or words[0].isupper() or any(word[:1].isupper() for word in words[1:])


def _runs_on(words: list[str]) -> bool:
    """Some word inside ends names: the mention is a clause."""
    return any(word in stops(True) for word in words) or words[-1] in stops()


def _is_clause(words: list[str], folded: list[str]) -> bool:
    """`Đoàn | quản lý`: small letters behind the noun, the first of them a verb."""
    return len(words) > 1 and folded[1] in stops() and not any(word[0].isupper() for word in words[1:])


def parted(text: str, folded: str, start: int, end: int, plan: PlanPlace) -> tuple[int, Tail | None]:
    """Where the name ends and the level words begin: inside the mention up to its end (small letters left over count for nothing),
    or right behind it."""
    at = start
    while (at := text.find(" ", at + 1, end)) > 0:
        tail = read_tail(text, folded, at, plan)
        if tail and tail.words and (tail.end >= end or text[tail.end : end].islower()):
            return at, tail
    tail = read_tail(text, folded, end, plan)
    return end, tail if tail and tail.words and "\n" not in text[end : tail.end] else None


def place_in(name: str, plan: PlanPlace) -> tuple[str, str | None]:
    """The name without the known place that ends it, and the place."""
    noun = _noun().match(fold(name))
    return own_places.split(name, name[: noun.end()] if noun else "", plan)


@cache
def _noun() -> re.Pattern[str]:
    rows = table("planparse.extract", "body_nouns")
    others = trie(f"{row['noun']} {word}" for row in rows for word in row["not_before"].split("|") if word)
    return pattern("learned_names.noun", rf"(?!{others}(?![^\W_])){trie(row['noun'] for row in rows)}(?![^\W_])")


@cache
def _verb() -> re.Pattern[str]:
    return pattern("learned_names.verb", rf"{trie(row['verb'] for row in table('planparse.extract', 'duty_verbs'))}(?![^\W_])")
