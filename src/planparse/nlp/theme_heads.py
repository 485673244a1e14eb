"""What an obligation orders first: its head verb and, where the verb alone says little, the object (docs/themes.md is the guide)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from planparse.extract.matches import CitationMatch
from planparse.extract.overlaps import Ranged
from planparse.model import Span
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

# Stand in the words of an obligation for a body or time, and for a cited document.
BODY, DOCUMENT = "§", "¶"
_TOKEN = pattern("theme_heads.token", r"\w+|[,;:.]")
_STOPS = frozenset(".;")
# How far a subject reaches before `có trách nhiệm`, how far behind the frame the head is sought, and the object behind the head.
_SUBJECT, _HEAD, _OBJECT = 45, 9, 9

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands among the words; its theme, and whether verb or object told it (None where neither did)."""

    at: int
    theme: str | None
    by: str


@cache
def _part(name: str) -> dict[Words, str]:
    """Folded words of one part (`subject_end`, `frame`, `verb`, `object`) with their theme, empty where the object decides."""
    return {tuple(row["words"].split()): row["theme"] for row in table("planparse.extract", "theme_heads") if row["part"] == name}


@cache
def _longest(name: str) -> int:
    return max(map(len, _part(name)))


def marked(text: str, span: Span, aside: Sequence[Ranged]) -> list[str]:
    """Folded words and stops of an obligation, with a mark for each body, time and cited document in `aside`."""
    out, at = [], span[0]
    for item in sorted((item for item in aside if item.start < span[1] and item.end > span[0]), key=lambda item: item.start):
        if item.start >= at:
            out += _TOKEN.findall(fold(text[at : item.start]))
            out.append(DOCUMENT if isinstance(item, CitationMatch) else BODY)
        at = max(at, item.end)
    return out + _TOKEN.findall(fold(text[min(at, span[1]) : span[1]]))


def head(words: Sequence[str]) -> Head:
    """The first verb behind subject and frame words that tells a theme, alone or by its object."""
    begin = _behind_frame(words)
    end = next((at for at in range(begin, len(words)) if words[at] in _STOPS), len(words))
    for at in range(begin, min(end, begin + _HEAD)):
        length = _length("verb", words, at)
        if length:
            theme = _theme("verb", words, at, length)
            return Head(at, theme, "verb") if theme else _by_object(words, at, at + length, end)
    return Head(begin, None, "none")


def _by_object(words: Sequence[str], verb: int, start: int, end: int) -> Head:
    """What the object of a verb like `xây dựng`, `thực hiện` tells, or a verb that follows it (`tổ chức kiểm tra`)."""
    at = start
    while at < min(end, start + _OBJECT):
        noun, other = _length("object", words, at), _length("verb", words, at)
        theme = _theme("verb", words, at, other) if other else ""
        if theme and other >= noun:
            return Head(verb, theme, "verb")
        if noun:
            return Head(verb, _theme("object", words, at, noun), "object")
        at += max(other, 1)
    return Head(verb, None, "none")


def _behind_frame(words: Sequence[str]) -> int:
    """The place behind the subject and behind words that frame every order (`tiếp tục`, `chủ trì, phối hợp với`, `chỉ đạo`)."""
    first = next((at for at, word in enumerate(words[:_SUBJECT]) if word in _STOPS), min(len(words), _SUBJECT))
    ends = (at + _length("subject_end", words, at) for at in range(first) if _length("subject_end", words, at))
    at = max((end for end in ends if end < len(words) - 1), default=0)
    while at < len(words):
        length = _length("frame", words, at)
        if not length or _length("verb", words, at) > length:
            return at
        at += length
    return 0


def _length(part: str, words: Sequence[str], at: int) -> int:
    """Of the longest entry that stands at a place, 0 where none does."""
    entries: Mapping[Words, str] = _part(part)
    return next((n for n in range(min(_longest(part), len(words) - at), 0, -1) if tuple(words[at : at + n]) in entries), 0)


def _theme(part: str, words: Sequence[str], at: int, length: int) -> str:
    return _part(part)[tuple(words[at : at + length])]
