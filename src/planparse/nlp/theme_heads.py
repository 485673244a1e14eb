"""What an obligation orders first: its head verb and, where the verb alone says little, the object (docs/themes.md is the guide)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.extract.matches import CitationMatch
from planparse.extract.overlaps import Ranged
from planparse.model import Span
from planparse.nlp import theme_words as known
from planparse.nlp.theme_clauses import BODY, JOINTS, PLURAL, TITLE, clause_end, main_clause, next_verb, together
from planparse.text.fold import fold
from planparse.text.patterns import pattern

# Stands in the words of an obligation for a cited document, as BODY for a body or time.
DOCUMENT = "¶"
_TOKEN = pattern("theme_heads.token", rf"\d+(?:[.,]\d+)+|\w+|[,;:.{TITLE}]")
# A colon behind which a sentence or a name begins.
_TITLE = pattern("theme_heads.title", r":(?=\s+(?:\W\s*)?[\p{Lu}]|\s*$)")
# Behind these words stand ends, means and circumstances; a verb like `thực hiện` reaches over them, and over light verbs, to the activity.
_PURPOSE, _REACHING = frozenset(("để", "nhằm", "theo", "phục")), ("do", "let")
# Themes of verbs that take over from `rà soát` beside them (`rà soát, kiện toàn`).
_TAKING = frozenset(("organisation", "inspection", "infrastructure", "services"))
_TOGETHER, _REPORT, _GETS, _MUST, _FOR = "coordination", "reporting", "được", "phải", "cho"
# What is brought into something, and blended with it.
_BRING, _BLEND, _INTO = "đưa", ("lồng", "ghép"), "vào"
# Where what is told goes up (`thông báo … về §`).
_UP = ("về", BODY)
# How far behind the frame the head is sought, and the object behind the head, or behind one that names who does it (`khuyến khích`).
_HEAD, _OBJECT, _FURTHER = 40, 12, 20
# Of how many words a verb without its object is.
_BARE = 2


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands among the words, the part of its verb and the place of its object; its theme, and what told it.

    `by` is `verb`, `object`, `default` (a verb whose object no table knows) or `none`; `theme` is None where nothing told one. `object` is
    the place of the object or further verb that decided, -1 where there is none.
    """

    at: int
    theme: str | None
    by: str
    part: str = ""
    object: int = -1


def marked(text: str, span: Span, aside: Sequence[Ranged]) -> list[str]:
    """Folded words and stops of an obligation, with a mark for each body, time and cited document in `aside`."""
    out, at = [], span[0]
    for item in sorted((item for item in aside if item.start < span[1] and item.end > span[0]), key=lambda item: item.start):
        if item.start >= at:
            out += _tokens(text[at : item.start])
            out.append(DOCUMENT if isinstance(item, CitationMatch) else BODY)
        at = max(at, item.end)
    return known.mended(out + _tokens(text[min(at, span[1]) : span[1]]))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(fold(_TITLE.sub(TITLE, text) if ":" in text else text))


def head(words: Sequence[str]) -> Head:
    """The first verb behind circumstance, subject and frame that tells a theme, alone or by its object; else the noun of a title."""
    begin = main_clause(words)
    end = clause_end(words, begin)
    at = next_verb(words, begin, min(end, begin + _HEAD))
    if together(words, begin, at):
        return Head(begin, _TOGETHER, "default")
    title = _title(words, begin, at)
    if title:
        return title
    if at is None:
        return Head(begin, None, "none")
    count, part = known.verb(words, at)
    into = _into(words, at, end)
    if into:
        return into
    if known.length(words, at, ("tell",)) and _UP in pairwise(words[at : min(end, at + _FURTHER)]):
        return Head(at, _REPORT, "verb", part, at)
    if part == "verb":
        return Head(at, known.told(words, at, count, "verb"), "verb", part, at)
    return _assured(words, at, count, end) or _by_object(words, at, count, end, part)


def _into(words: Sequence[str], verb: int, end: int) -> Head | None:
    """Where something is brought into (`đưa nội dung … vào giảng dạy`, `lồng ghép chỉ tiêu … vào kế hoạch`), if that tells."""
    if not (words[verb] == _BRING or tuple(words[verb : verb + 2]) == _BLEND):
        return None
    for at in range(verb + 1, min(end, verb + _FURTHER)):
        place = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in PLURAL)
        count = known.length(words, place, ("into",)) if words[at] == _INTO else 0
        if count:
            return Head(verb, known.told(words, place, count, "into"), "object", known.verb(words, verb)[1], place)
    return None


def _assured(words: Sequence[str], verb: int, count: int, end: int) -> Head | None:
    """What somebody is to get or undergo (`bảo đảm hộ nghèo được cấp thẻ`, `chấp hành quy định … phải được …`), if that tells alone."""
    if not known.length(words, verb, ("assure",)):
        return None
    ruled = known.verb(words, verb)[1] == "do"
    for at in range(verb + count, end if ruled else min(end, verb + count + _FURTHER)):
        if words[at] == _GETS and (not ruled or words[at - 1] == _MUST):
            found, part = known.verb(words, at + 1)
            return Head(verb, known.told(words, at + 1, found, part), "verb", part, at + 1) if part == "verb" else None
    return None


def _behind_receiver(words: Sequence[str], at: int, end: int) -> int:
    """Behind whom something is given to, where that stands before it (`cung cấp cho đoàn kiểm tra các hồ sơ`)."""
    if words[at : at + 1] != [_FOR]:
        return at
    who = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in PLURAL)
    behind = who + known.length(words, who, ("agent", "subject", "object"))
    given = (place for place in range(behind, min(end, at + _OBJECT)) if known.length(words, place, ("give_object",)))
    return at if behind == who else next(given, at)


def _title(words: Sequence[str], begin: int, verb: int | None) -> Head | None:
    """What a noun tells that stands instead of an order: a title (`Kế hoạch …`), or any noun where no verb follows (`các phiên họp`)."""
    whole = all(word in PLURAL for word in words[:begin])
    part = "title" if known.length(words, begin, ("title",)) and (whole or verb is None) else "object"
    count = known.length(words, begin, (part,))
    if (part == "object" and verb is not None) or (verb == begin and count <= known.verb(words, begin)[0]):
        return None
    return Head(begin, known.told(words, begin, count, part), "object", "title", begin) if count else None


def _by_object(words: Sequence[str], verb: int, count: int, end: int, part: str) -> Head:
    """What the object of a light verb tells, or a verb that follows it (`tổ chức kiểm tra`), else a verb that shares its object."""
    start = verb + count
    at = start = _behind_receiver(words, start, end) if part == "give" else start
    default, joined = known.told(words, verb, count, part) or None, None
    while at < min(end, start + (_FURTHER if part == "let" else _OBJECT)):
        passed = known.length(words, at, ("skip", "frame", *(("agent",) if part == "let" else ())))
        if words[at] in _PURPOSE and part not in _REACHING and not passed > 1:
            break
        noun, (other, kind) = known.noun(words, at, part), known.verb(words, at)
        if passed > max(noun, 0 if part in known.CLOSED else other):
            at += passed
        elif part in known.CLOSED:
            if noun:
                return _told_by(words, verb, (start, at), noun, part)
            at += max(passed, known.length(words, at, ("object",)), 1)
        elif kind == "verb" and other >= noun + known.is_own(words, at, noun, part):
            if default and _shares_verb(words, at, start, part):
                break
            found = Head(verb, known.told(words, at, other, "verb"), "verb", part, at)
            if _holds_object(words[at : at + other]) or not _shares_object(words, at, found):
                return found
            joined, at = joined or found, at + other
        elif kind not in ("", "verb") and part in _REACHING and other >= noun:
            part, default = kind, known.told(words, at, other, kind) or default
            at = start = at + other
        elif noun >= max(passed, 1) and not (passed == noun and part == "let" and known.length(words, at, ("agent",))):
            return _told_by(words, verb, (start, at), noun, part)
        else:
            at += max(other, passed, 1)
    return joined or Head(verb, default, "default" if default else "none", part)


def _told_by(words: Sequence[str], verb: int, place: tuple[int, int], noun: int, part: str) -> Head:
    """What the object at the second place tells; the first is where the words behind the verb begin."""
    start, at = place
    return Head(verb, known.noun_theme(words, at, noun, part, alone=words[start] not in JOINTS), "object", part, at)


def _shares_verb(words: Sequence[str], at: int, start: int, part: str) -> bool:
    """Whether a verb at `at` only stands beside one like `triển khai` (`triển khai và kiểm tra việc thi hành …`)."""
    return part in _REACHING and at == start + 1 and words[start] in JOINTS


def _holds_object(entry: Sequence[str]) -> bool:
    """Whether a verb of the table comes with its object (`cập nhật thông tin`), so that it shares none."""
    return len(entry) > _BARE and not JOINTS.intersection(entry) and BODY not in entry


def _shares_object(words: Sequence[str], at: int, found: Head) -> bool:
    """Whether the verb that was found shares the object of the light verb before it (`xây dựng và kiểm tra văn bản`)."""
    return found.part not in _REACHING and words[at - 1] in JOINTS and not (found.part == "review" and found.theme in _TAKING)
