"""The head action of a duty: its first verbs and their object, as a substring of the block.

underthesea tags the first words only (its tagger is quadratic in what it is given); the tags decide where the verb begins and where its
object ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.tables import alternation, table
from planparse.text.fold import fold, lower
from planparse.text.patterns import pattern

_WINDOW = 80
_FEWEST_WORDS = 2
_LONGEST_LEAD_IN = 240
_MARKS = frozenset('.;:()–“”"')
# Prepositions that open the circumstances of an action; others (của, về, cho, với) still belong to its object.
_CIRCUMSTANCE = frozenset(
    ("để", "nhằm", "theo", "tại", "trong", "trên", "trước", "sau", "qua", "bằng", "khi", "nếu", "gắn", "từ", "đến", "do", "như")
)
_LEAD_WORDS = (
    r"(?:căn cứ|để|trên cơ sở|theo(?! dõi)|trong|khi|hàng năm|hằng năm|định kỳ|nhằm|sau khi|đối với|với|trường hợp|tùy theo|"
    r"chậm nhất|muộn nhất|trước ngày|đến (?:hết|ngày|cuối)|từ nay)(?![^\W_])"
)
_LEAD_IN = pattern("actions.lead_in", rf"{_LEAD_WORDS}[^;.:\n]{{0,220}}?, ")
_RHYTHM = pattern("actions.rhythm", r"\d{1,2} (?:tháng|năm|quý|tuần|ngày|lần)(?![^\W_])")
_LEAD_IN_OF_SUBJECT = pattern("actions.lead_in_of_subject", rf"{_LEAD_WORDS}[^;.:\n]{{0,400}}")
_COMMA = pattern("actions.comma", ", ")
# Words that cannot end an object: a window that ran out is cut back before the last of them.
_DANGLING = frozenset(
    (",", "của", "cho", "về", "với", "và", "các", "những", "để", "đối", "thuộc", "vào", "bị", "được", "có", "là", "một", "số")
)


@cache
def _fillers() -> re.Pattern[str]:
    words = alternation([row["words"] for row in table("planparse.extract", "action_fillers")])
    return pattern("actions.fillers", rf"[\s,:;]{{0,3}}(?:(?:{words})(?![^\W_])[\s,]{{0,3}}){{0,5}}")


@cache
def _verb() -> re.Pattern[str]:
    """Verbs of duty that the tagger takes for nouns now and then."""
    return pattern("actions.verb", rf"(?:{alternation([row['verb'] for row in table('planparse.extract', 'duty_verbs')])})(?![^\W_])")


def leads_in(folded: str, start: int, end: int) -> bool:
    """Whether what stands before a subject only leads in to it (`Căn cứ chức năng, nhiệm vụ được giao, các xã …`)."""
    return _LEAD_IN_OF_SUBJECT.fullmatch(folded, start, end) is not None


def action(text: str, begin: int) -> str | None:
    """Head verb and object in `text`, looked for from `begin` (the end of the subject or of the partners that open the block)."""
    low = fold(text)
    begin = _opening_end(low, begin)
    window = text[begin : begin + _WINDOW]
    cut = len(window) == _WINDOW and " " in window
    window = window[: window.rfind(" ")] if cut else window
    words = list(_tagged(window))
    if not words:
        return None
    first = 0 if _verb().match(fold(window)) else next((i for i, (_, _, tag) in enumerate(words[:4]) if tag == "V"), 0)
    start, end = words[first][0], _object_end(window, words, first)
    if cut and end == words[-1][1]:
        end = _whole_end(window, words, first)
    found = window[start:end].strip(" ,;.")
    return found if len(found.split()) >= _FEWEST_WORDS else window[start:].split(";")[0].strip(" ,;.:") or None


def _opening_end(low: str, begin: int) -> int:
    """Behind words that say nothing of what is done and behind the circumstances that open the clause."""
    start, begin = begin, _after_fillers(low, begin)
    if _RHYTHM.match(low, begin):
        verb = _verb().search(low, begin, begin + _LONGEST_LEAD_IN)
        return verb.start() if verb else begin
    opening = _LEAD_IN.match(low, begin)
    if opening is None:
        return begin
    for comma in _COMMA.finditer(low, opening.end() - 2, opening.end() + _LONGEST_LEAD_IN):
        after = _after_fillers(low, comma.end())
        if _verb().match(low, after):
            return after
    return _after_fillers(low, opening.end()) if start == 0 or _LEAD_IN.match(low) else 0


def _after_fillers(low: str, begin: int) -> int:
    filler = _fillers().match(low, begin)
    return filler.end() if filler else begin


def _whole_end(window: str, words: list[tuple[int, int, str]], first: int) -> int:
    """End of the last phrase that is whole in a window that ran out: before its last preposition or comma."""
    weak = [tag in ("E", "C", "CC") or fold(window[start:stop]) in _DANGLING for start, stop, tag in words]
    last = next((at for at in range(len(words) - 1, first + 2, -1) if weak[at]), None)
    if last is None:
        return words[-1][1]
    while last > first + 2 and weak[last - 1]:
        last -= 1
    return words[last - 1][1]


def _tagged(window: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and tag of each word of `window`; words are found again in it, since the tagger changes their spelling.

    The first letter is given small: a capital at the begin of a sentence is taken for a name.
    """
    from underthesea import pos_tag

    low = fold(window)
    at = 0
    for word, tag in pos_tag(lower(window[:1]) + window[1:]):
        place = low.find(fold(word), at)
        if place < 0:
            continue
        at = place + len(word)
        yield place, min(at, len(window)), tag


def _object_end(window: str, words: list[tuple[int, int, str]], first: int) -> int:
    """Where the object of the verbs at `first` ends: at a mark, a circumstance, or a comma that joins no further verb."""
    end = words[first][1]
    has_object = False
    for at in range(first + 1, len(words)):
        start, stop, tag = words[at]
        word = fold(window[start:stop])
        if word in _MARKS or (at > first + 1 and word in _CIRCUMSTANCE):
            return end
        if word == ",":
            # verbs joined by commas go on (`phòng, chống`, `thanh tra, kiểm tra`); any other comma ends the object
            following = words[at + 1][2] if at + 1 < len(words) else ""
            alone = at == first + 1  # a verb without object yet: the one behind the comma shares it (`rà soát, nắm bắt …`)
            if not alone and (following not in ("V", "A") or (has_object and words[at - 1][2] != "V")):
                return end
            continue
        has_object = has_object or tag[0] == "N"
        end = stop
    return end
