"""The finder of legal citations: numbered and named instruments with date, issuer, title, pinpoint and relation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planparse.extract import cite_issuers, relations
from planparse.extract.cite_pinpoints import pinpoint, pinpoint_behind
from planparse.extract.cite_scan import Mention, scan
from planparse.extract.cite_titles import Title, find_title
from planparse.extract.matches import BodyMatch, CitationMatch
from planparse.extract.overlaps import Cover
from planparse.extract.relations import Context
from planparse.model import Relation

_ENACTED = frozenset({"L", "HP", "CƯ"})


def nowhere(_offset: int) -> bool:
    """What `find` takes a plan for of which it is told neither opening nor footnotes."""
    return False


def find(
    text: str,
    bodies: Sequence[BodyMatch],
    *,
    opening: Callable[[int], bool] = nowhere,
    footnote: Callable[[int], bool] = nowhere,
) -> list[CitationMatch]:
    """All mentions of instruments in canonical text, in order of their start.

    `bodies` are the mentions of bodies sorted by start; `opening(offset)` says whether the plan's opening (Căn cứ, Thực hiện,
    Theo) covers the offset, `footnote(offset)` whether a footnote does. A law inside the name of an amending law overlaps that
    name; no other matches overlap.
    """
    mentions, named = scan(text, bodies), Cover(bodies)
    found: list[CitationMatch] = []
    block, covered, last_end = 0, 0, 0
    previous_end: int | None = None
    previous: Relation | None = None
    for index, mention in enumerate(mentions):
        line = text.rfind("\n", last_end, mention.start) + 1
        if line:
            block, covered, previous_end, previous = line, 0, None, None
        floor = min(max(block, last_end), mention.start)
        pin = None if mention.inner else pinpoint(text, mention.start, floor)
        begin = pin[0] if pin else mention.start
        title = find_title(text, mentions, index, bodies)
        kind: Relation = "cites"
        if not mention.inner and mention.start >= covered:
            context = Context(block, begin, previous_end, previous, opening(mention.start), footnote(mention.start))
            kind = relations.relation(text, mention, context, named)
            covered = title.end if title else mention.end
            previous_end, previous = covered, kind
        issuer = _issuer(text, mention, begin, floor, bodies)
        found.append(_match(text, mention, kind, title, issuer, pin[1] if pin else pinpoint_behind(text, mention.end)))
        last_end = max(last_end, mention.end)
    return found


def _issuer(text: str, mention: Mention, begin: int, floor: int, bodies: Sequence[BodyMatch]) -> str | None:
    """The issuer after the number, else the one that the clause before states; laws and conventions have none."""
    if mention.type in _ENACTED:
        return None
    if mention.issuer is None and mention.number and not mention.listed:
        return cite_issuers.before(text, begin, bodies, floor)
    return mention.issuer


def _match(text: str, mention: Mention, kind: Relation, title: Title | None, issuer: str | None, pin: str | None) -> CitationMatch:
    return CitationMatch(
        start=mention.start,
        end=mention.end,
        type=mention.type,
        number=mention.number,
        date=mention.date,
        issuer=issuer,
        name=mention.name,
        title=text[title.start : title.end] if title else None,
        pinpoint=pin,
        relation=kind,
    )
