"""Bounds of names that the plan tells by saying them more than once: `Cục An toàn bức xạ | và hạt nhân`, `Khoa Dược | bình đơn thuốc`.

Where the grammar cannot know whether small letters, `và` or a comma go on a name, other mentions of it can: words that follow it again, up
to a plain end, belong to it; small letters that follow it only once, where it stands alone elsewhere, do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planparse.extract.body_heads import clean, head_pattern, heads
from planparse.extract.levels import LEVEL_STARTS
from planparse.extract.matches import BodyMatch
from planparse.extract.name_stops import closes, ends, people
from planparse.extract.role_words import verb
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORD = pattern("own_bounds.word", r"(?P<joint>, (?=[\p{Lu}])| và | - | )(?P<w>[^\W\d_][\w&]{0,14})(?![\w/&-])")
_PLAIN_END = pattern("own_bounds.plain_end", r" ?(?:$|[\n.;:,)(|\t])")
_CLOSED_END = pattern("own_bounds.closed_end", r" ?(?:$|[\n.;:)|\t])")
_OPEN_KINDS = ("field", "name", "team", "number", "purpose")
_LONGEST = 6
_LONGEST_HEAD = 60
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class _More:
    """Words behind a name: where they end, the words themselves, and whether the name plainly ends with them."""

    end: int
    words: str
    ended: bool


def settle(text: str, bodies: Sequence[BodyMatch]) -> list[BodyMatch]:
    """The bodies in order, each name that the plan says again up to where it ends there."""
    known = Counter(fold(body.name) for body in bodies)
    alone = {fold(body.name) for body in bodies if _PLAIN_END.match(text, body.end)}
    limits = [*(body.start for body in bodies[1:]), len(text)][: len(bodies)]
    more = [list(_more(text, body, limit)) if _is_open(text, body) else [] for body, limit in zip(bodies, limits, strict=True)]
    said = Counter((fold(body.name), one.words) for body, after in zip(bodies, more, strict=True) for one in after)
    ended = {(fold(body.name), one.words) for body, after in zip(bodies, more, strict=True) for one in after if one.ended}
    found = []
    for body, after in zip(bodies, more, strict=True):
        key = fold(body.name)
        again = [one for one in after if (said[key, one.words] > 1 and (key, one.words) in ended) or f"{key}{one.words}" in known]
        if again:
            found.append(_longer(text, body, again[-1].end))
        else:
            found.append(_shorter(text, body, alone) if known[key] == 1 else body)
    return found


def _is_open(text: str, body: BodyMatch) -> bool:
    """One body whose name nothing closes: a kind that a name follows, and no level words behind it."""
    if body.collective or body.vague or body.how not in ("named", "guessed"):
        return False
    head = head_pattern().match(fold(text[body.start : body.start + _LONGEST_HEAD]))
    said = fold(text[max(body.start, body.end - _LONGEST_WORD) : body.end])
    return head is not None and heads()[head.group()]["tail"] in _OPEN_KINDS and said.split()[-1] == fold(body.name).split()[-1]


def _more(text: str, body: BodyMatch, limit: int) -> Iterator[_More]:
    """What may go on the name, word by word up to a sign, a verb, level words or the next body."""
    ahead = fold(text[body.end : body.end + (_LONGEST + 2) * _LONGEST_WORD])
    at = body.end
    for _ in range(_LONGEST):
        word = _WORD.match(text, at)
        joined = word is not None and word["joint"] in (", ", " và ")
        if word is None or word.end() > limit or _begins_other(text, ahead, word.start("w"), body.end, joined):
            return
        at = word.end()
        comma = "," in text[body.end : at]
        sign = _CLOSED_END.match(text, at) if comma else _PLAIN_END.match(text, at)
        yield _More(at, fold(text[body.end : at]), sign is not None or ends().match(ahead, at - body.end) is not None)


def _begins_other(text: str, ahead: str, at: int, base: int, joined: bool) -> bool:
    """At an offset begins what no name goes on with: a verb, level words, people, another body."""
    local = at - base
    word = ahead[local:].partition(" ")[0].rstrip(",.;:)")
    head = head_pattern().match(ahead, local)
    other = head is not None and (heads()[head.group()]["case"] != "cap" or text[at].isupper())
    clause = verb().match(ahead, local - 1) or ends().match(ahead, local - 1) or (people().match(ahead, local) if joined else None)
    return other or clause is not None or word in LEVEL_STARTS or closes(ahead, local, word, purpose=True)


def _longer(text: str, body: BodyMatch, end: int) -> BodyMatch:
    name = f"{body.name}{clean('x' + text[body.end : end])[1:]}"
    return replace(body, end=end, name=name, issuer=body.issuer.replace(body.name, name))


def _shorter(text: str, body: BodyMatch, alone: set[str]) -> BodyMatch:
    """The name up to where it stands alone elsewhere, if small letters follow there."""
    if body.how != "guessed" or not _is_open(text, body) or (_PLAIN_END.match(text, body.end) and not text.startswith(",", body.end)):
        return body
    words = text[body.start : body.end].split(" ")
    for count in range(len(words) - 1, 1, -1):
        name = clean(" ".join(words[:count]))
        if words[count][:1].islower() and words[count] != "và" and fold(name) in alone:
            end = body.start + len(" ".join(words[:count]))
            return replace(body, end=end, name=name, issuer=body.issuer.replace(body.name, name))
    return body
