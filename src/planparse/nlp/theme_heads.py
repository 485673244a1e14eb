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
_TOKEN = pattern("theme_heads.token", r"\d+(?:[.,]\d+)+|\w+|[,;:.]")
# Verbs that leave the theme to their object, by what they do to it: `xây dựng`, `thực hiện`, `hướng dẫn`, `quản lý`, `gửi`, `bố trí`, `rà soát`, `sửa đổi`.
_OPEN = ("make", "do", "let", "manage", "give", "assign", "review", "amend")
# Of these only objects of their own change the theme: `vận động`, `cử`, `huy động`, `đầu tư`, `công bố`.
_CLOSED = ("urge", "send", "mobilise", "build", "publish")
_VERBS = ("verb", *_OPEN, *_CLOSED)
_REACHING = ("do", "let")
# Themes of verbs that take over from `rà soát` beside them (`rà soát, kiện toàn`).
_TAKING = frozenset(("organisation", "inspection"))
# What may stand before the noun of a title.
_PLURAL = frozenset(("các", "những"))
# Where nothing follows these words but a circumstance, working together is what is ordered.
_TOGETHER, _TOGETHER_THEME = ("phối", "hợp"), "coordination"
_ENDS, _STOPS, _JOINTS = frozenset(".;"), frozenset(".;:,"), frozenset((",", "và"))
# What ends a subject whatever stands in it.
_DUTY = frozenset((("có", "trách", "nhiệm"), ("có", "nhiệm", "vụ"), ("chịu", "trách", "nhiệm"), ("có", "nghĩa", "vụ")))
# What may stand before the order where a circumstance is in front.
_TURNS = frozenset((",", "để", "thì"))
# Behind these words stand ends, means and circumstances; a verb like `thực hiện` reaches over them to the activity.
_PURPOSE = frozenset(("để", "nhằm", "theo"))
# How far a circumstance in front and a subject reach, how far behind the frame the head is sought, and the object behind
# the head, or behind one that names who does it (`khuyến khích`), and behind the verb
# that names a subject.
_FRONT, _SUBJECT, _HEAD, _OBJECT, _FURTHER, _NAME = 60, 45, 20, 12, 20, 7

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands among the words, the part of its verb and the place of its object; its theme, and what told it.

    `by` is `verb`, `object`, `default` (a verb whose object no table knows) or `none`; `theme` is None where nothing told one. `object` is the
    place of the object or further verb that decided, `at` where the verb itself did.
    """

    at: int
    theme: str | None
    by: str
    part: str = ""
    object: int = -1


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
    """The first verb behind circumstance, subject and frame that tells a theme, alone or by its object; else the noun that opens a title."""
    begin = _main_clause(words)
    end = _clause_end(words, begin)
    if _together(words, begin):
        return Head(begin, _TOGETHER_THEME, "default")
    at = _next_verb(words, begin, min(end, begin + _HEAD))
    title = _title(words, begin, at)
    if title:
        return title
    if at is None:
        return Head(begin, None, "none")
    length, part = _verb(words, at)
    if part == "verb":
        return Head(at, _told(words, at, length, "verb"), "verb", part, at)
    return _by_object(words, at, length, end, part)


def _title(words: Sequence[str], begin: int, verb: int | None) -> Head | None:
    """What a noun tells that stands instead of an order: a title (`Kế hoạch …`), or any noun where no verb follows (`các phiên họp`)."""
    part = "object" if verb is None else "title"
    if verb == begin or (part == "title" and any(word not in _PLURAL for word in words[:begin])):
        return None
    length = _length(words, begin, (part,))
    return Head(begin, _told(words, begin, length, part), "object", "title", begin) if length else None


def _by_object(words: Sequence[str], verb: int, length: int, end: int, part: str) -> Head:
    """What the object of a light verb tells, or a verb that follows it (`tổ chức kiểm tra`); verbs that share its object are passed over."""
    at = start = verb + length
    fallback, joined = _told(words, verb, length, part) or None, None
    while at < min(end, start + (_FURTHER if part == "let" else _OBJECT)):
        passed = _length(words, at, ("skip", "frame", *(("agent",) if part == "let" else ())))
        if words[at] in _PURPOSE and part not in _REACHING and not passed > 1:
            break
        noun, (other, kind) = _object(words, at, part), _verb(words, at)
        if part in _CLOSED:
            kind = ""
        if passed > max(noun, other):
            at += passed
            continue
        if kind == "verb" and other >= noun + _own(words, at, noun, part):
            theme = _told(words, at, other, "verb")
            if part in _REACHING and fallback and at == start + 1 and words[start] in _JOINTS:
                break
            if part in _REACHING or words[at - 1] not in _JOINTS or (part == "review" and theme in _TAKING):
                return Head(verb, theme, "verb", part, at)
            joined = joined or Head(verb, theme, "verb", part, at)
        elif kind not in ("", "verb") and part in _REACHING and other >= noun:
            part, fallback, start = kind, _told(words, at, other, kind) or fallback, at + other
        elif noun >= max(passed, 1):
            if passed < noun or part != "let" or not _length(words, at, ("agent",)):
                return Head(verb, _object_theme(words, at, noun, part), "object", part, at)
        at += max(other if kind else 0, passed, _length(words, at, ("object",)) if part in _CLOSED else 0, 1)
    if joined:
        return joined
    return Head(verb, fallback, "default" if fallback else "none", part)


def _main_clause(words: Sequence[str]) -> int:
    """The place behind circumstance, subject and words that frame every order (`tiếp tục`, `chủ trì, phối hợp với`, `chỉ đạo`)."""
    front = _behind_opener(words, 0)
    named = _behind_named(words, front)
    if named is not None:
        return named
    at = _behind_frame(words, _behind_opener(words, _behind_frame(words, front)))
    if _verb(words, at)[0]:
        return at
    subject = _behind_subject(words, at)
    return at if subject is None else subject


def _behind_named(words: Sequence[str], at: int) -> int | None:
    """Behind a subject that holds verbs of its own (`Cơ quan ký kết hợp đồng có trách nhiệm …`) or suffers (`Kết quả kiểm tra được …`)."""
    while at < len(words) and words[at] in _PLURAL:
        at += 1
    end = min(_clause_end(words, at), at + _SUBJECT)
    if _length(words, at, ("thing",)):
        for place in range(at + 1, end):
            behind = place + _length(words, place, ("passive",))
            if behind > place and _verb(words, _behind_frame(words, behind))[0]:
                return _behind_frame(words, behind)
    elif words[at : at + 1] == [BODY] or _length(words, at, ("subject", "agent")):
        for place in range(at + 1, end):
            if (tuple(words[place : place + 3]) in _DUTY and words[place - 1] not in _JOINTS) or words[place] == ":":
                found = _behind_subject(words, place) if words[place] != ":" else _behind_frame(words, place + 1)
                return found if found is not None and found < end and _verb(words, found)[0] else None
        return _behind_holder(words, at, end)
    return None


def _behind_holder(words: Sequence[str], at: int, end: int) -> int | None:
    """The second verb of a subject that is named by what it does (`Cơ quan cấp phép kiểm tra …`)."""
    named = _length(words, at, ("holder",))
    first = at + named
    length = _verb(words, first)[0] if named else 0
    if not length or (at and words[at - 1] in _PLURAL):
        return None
    place = first + length
    while place < min(end, first + length + _NAME) and words[place] not in _STOPS and not _length(words, place, ("blocker",)):
        verb, noun = _verb(words, place)[0], _length(words, place, ("skip", "object", "agent"))
        if verb and verb >= noun:
            return place
        place += max(noun, 1)
    return None


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a circumstance begins (`theo`, not `theo dõi`)."""
    return _length(words, at, ("opener",)) > _verb(words, at)[0]


def _together(words: Sequence[str], at: int) -> bool:
    """Whether the frame before `at` is `phối hợp` and a circumstance or the end of the order follows."""
    frame = tuple(words[max(0, at - _FRONT) : at])
    worked = any(frame[place : place + 2] == _TOGETHER for place in range(len(frame) - 1))
    return worked and (at >= len(words) or _opens(words, at))


def _behind_opener(words: Sequence[str], at: int) -> int:
    """Behind a circumstance in front (`Căn cứ chức năng, nhiệm vụ được giao, …`): at the first comma or `để` that an order follows."""
    if not _opens(words, at):
        return at
    end = min(_clause_end(words, at), at + _FRONT)
    turns = [place + 1 for place in range(at + 1, end - 1) if words[place] in _TURNS]
    addressed = (place for place in turns if words[place] == BODY or _length(words, place, ("subject_end",)))
    for place in (*addressed, *turns):
        behind = _behind_frame(words, place)
        if behind < len(words) and _verb(words, behind)[0]:
            return place
    return at


def _behind_subject(words: Sequence[str], at: int) -> int | None:
    """Behind the words that end a subject (`có trách nhiệm`), and behind a circumstance that stands between it and its verb."""
    end = min(_clause_end(words, at), at + _SUBJECT)
    for place in range(at, end):
        length = _length(words, place, ("subject_end",))
        if length and place + length < end and not (place > at and words[place - 1] in _JOINTS):
            return place if _verb(words, place)[0] > length else _behind_frame(words, _behind_opener(words, place + length))
    return None


def _behind_frame(words: Sequence[str], at: int) -> int:
    while at < len(words):
        length = _length(words, at, ("frame", "subject_end", "skip"))
        if not length or _verb(words, at)[0] > length:
            return at
        at += length
    return at


def _next_verb(words: Sequence[str], begin: int, end: int) -> int | None:
    """The first verb between two places that is not part of a longer noun (`công trình`)."""
    at = begin
    while at < end:
        verb, skip = _verb(words, at)[0], _length(words, at, ("skip",))
        if verb > skip:
            return at
        at += max(skip, _length(words, at, ("object", "agent")), 1)
    return None


def _clause_end(words: Sequence[str], begin: int) -> int:
    """Where the clause ends; a semicolon between two bodies only lists them."""
    for at in range(begin, len(words)):
        if words[at] in _ENDS and not (0 < at < len(words) - 1 and words[at - 1] == words[at + 1] == BODY):
            return at
    return len(words)


def _verb(words: Sequence[str], at: int) -> tuple[int, str]:
    """Length and part of the longest verb at a place; 0 and no part where none stands."""
    length = _length(words, at, _VERBS)
    return (length, next(part for part in _VERBS if part in _entries()[tuple(words[at : at + length])])) if length else (0, "")


def _object(words: Sequence[str], at: int, part: str) -> int:
    own = f"{'do' if part == 'let' else part}_object"
    return _length(words, at, (own,) if part in _CLOSED else ("object", own))


def _own(words: Sequence[str], at: int, length: int, part: str) -> bool:
    """Whether an object means something of its own behind a verb of that part."""
    return bool(length) and f"{'do' if part == 'let' else part}_object" in _entries()[tuple(words[at : at + length])]


def _object_theme(words: Sequence[str], at: int, length: int, part: str) -> str:
    """What an object tells behind a verb of that part; `quy chế` is legislation to make, planning to carry out."""
    parts = _entries()[tuple(words[at : at + length])]
    return parts.get(f"{'do' if part == 'let' else part}_object") or parts["object"]


def _length(words: Sequence[str], at: int, parts: Sequence[str]) -> int:
    """Of the longest entry of these parts that stands at a place, 0 where none does."""
    if at >= len(words):
        return 0
    for count in range(min(_longest().get(words[at], 0), len(words) - at), 0, -1):
        found = _entries().get(tuple(words[at : at + count]))
        if found and any(part in found for part in parts):
            return count
    return 0


def _told(words: Sequence[str], at: int, length: int, part: str) -> str:
    return _entries()[tuple(words[at : at + length])][part]
