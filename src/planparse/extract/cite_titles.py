"""The title of a cited instrument: where it begins and ends, and so which mentions stand inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from planparse.extract import cite_cues, cite_issuers
from planparse.extract.cite_scan import Mention
from planparse.extract.matches import BodyMatch
from planparse.text.letters import DASHES
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_REACH = 900
_OPEN = pattern(
    "cite_titles.open",
    rf"(?:{_S}\([Kk]h[óo][áa][^()\n]{{1,16}}\))?{_S}{{0,3}}[,:{DASHES}]?{_S}{{0,2}}[“\"]?"
    rf"(?=(?:{cite_cues.any_of('title')}|Về|Ban hành|Phê duyệt|Quy định)(?!\w))",
)
_STOP = pattern(
    "cite_titles.stop",
    rf"\n|;|\./|\.(?=[ \xa0]|$|\n|[”\")])|[()]|,?{_S}(?:{cite_cues.any_of('title_end')})(?!\w)|,{_S}(?=[\p{{Lu}}])|[”]",
)
_AND = pattern("cite_titles.and", rf"(?:,|,?{_S}(?:và|hoặc|cùng)(?:{_S}các)?){_S}(?:[Cc]ác{_S})?$")
_SHARED = pattern("cite_titles.shared", rf"^{_S}?(?:,|{_S}và|,{_S}và){_S}(?:các{_S})?$")


class Title(NamedTuple):
    """Offsets of a title."""

    start: int
    end: int


def find_title(text: str, mentions: Sequence[Mention], index: int, bodies: Sequence[BodyMatch]) -> Title | None:
    """The title of `mentions[index]`, or None where none follows. Mentions that begin inside it are part of it."""
    mention = mentions[index]
    # a law is its name; only one without a name has a title (`Luật số 60/2020/QH14 sửa đổi, bổ sung …`)
    titled = mention.number and not mention.inner and (mention.type != "L" or mention.name is None)
    opened = _OPEN.match(text, mention.end) if titled else None
    if opened is None:
        return None
    start, limit = opened.end(), min(len(text), opened.end() + _REACH)
    sibling = _sibling_start(text, mentions, index, start)
    end = min(limit, sibling if sibling is not None else limit)
    depth = 0
    for stop in _STOP.finditer(text, start, end):
        mark = stop[0]
        if mark == "(":
            if depth == 0 and _repeats(text, stop.end(), mentions, index):
                return _trimmed(text, start, stop.start())
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth < 0:
                return _trimmed(text, start, stop.start())
        elif depth == 0 and (not mark.startswith(",") or len(mark) > 2 or _body_at(text, bodies, stop.end())):
            return _trimmed(text, start, stop.start())
    return _trimmed(text, start, end)


def _repeats(text: str, start: int, mentions: Sequence[Mention], index: int) -> bool:
    """True for a bracket that gives a short form: `(sau đây gọi tắt là …)`, `(Quyết định số 1863/QĐ-TTg)`."""
    return bool(_DEFINES.match(text, start)) or any(0 <= later.start - start < 3 for later in mentions[index + 1 : index + 4])


_DEFINES = pattern("cite_titles.defines", rf"[*“\"]?(?:[Ss]au đây|[Dd]ưới đây|[Gg]ọi tắt|[Vv]iết tắt|[Gg]ọi chung)(?!\w){_S}?")


def _trimmed(text: str, start: int, end: int) -> Title | None:
    while end > start and text[end - 1] in ' \xa0,“"':
        end -= 1
    return Title(start, end) if end > start else None


def _body_at(text: str, bodies: Sequence[BodyMatch], offset: int) -> bool:
    first = bisect_left(bodies, offset, key=lambda body: body.start)
    return (first < len(bodies) and bodies[first].start == offset) or cite_issuers.at(text, offset, ()) is not None


def _sibling_start(text: str, mentions: Sequence[Mention], index: int, start: int) -> int | None:
    """Where the next mention of the same list cuts the title off: one after `, ` or ` và ` that no nested mention shares."""
    nested: Mention | None = None
    for later in mentions[index + 1 : index + 12]:
        if later.start < start:
            continue
        if "\n" in text[start : later.start] or later.start - start > _REACH:
            return None
        joined = _AND.search(text, max(start, later.start - 14), later.start)
        if joined is None:
            nested = later
            continue
        if nested is not None and _shares(text, nested, later):
            nested = later
            continue
        return joined.start()
    return None


def _shares(text: str, nested: Mention, later: Mention) -> bool:
    """True for `(một số điều của) Luật A và Luật B`: the second goes with the first, inside the title."""
    gap = text[nested.end : later.start]
    return (
        nested.type == later.type
        and bool(_SHARED.match(gap))
        and "và" in gap
        and bool(later.name) == bool(nested.name)
        and (later.name is not None or later.listed)
    )
