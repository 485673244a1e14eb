"""Lists of bodies: which mentions stand together, joined by commas, semicolons and `và`, and where such a list ends."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract.matches import BodyMatch
from planparse.text.patterns import pattern

_LIST_GAP = pattern(
    "body_lists.list_gap",
    r"(?: \((?:nếu có|thường trực|cơ quan thường trực|đầu mối|cơ quan đầu mối)\))?"
    r" ?[,;]? ?(?:và |hoặc |với )?(?:các |toàn thể )?|(?: ?[,;] (?:và )?| (?:và|hoặc) )lãnh đạo (?:các )?",
)
_OWNER_GAP = pattern("body_lists.owner_gap", r" (?:(?:trực thuộc|thuộc|của) )?")


def groups(folded: str, bodies: Sequence[BodyMatch], offset: int = 0) -> list[list[int]]:
    """Lists of bodies joined by commas, semicolons and `và`; a body that only owns the one before it is left out."""
    found: list[list[int]] = []
    end = -1
    for index, body in enumerate(bodies):
        gap = folded[end - offset : body.start - offset] if index else None
        if gap is not None and _OWNER_GAP.fullmatch(gap):
            end = body.end
            continue
        listed = gap is not None and (_LIST_GAP.fullmatch(gap) or (gap in (": ", " gồm ", " gồm: ") and bodies[index - 1].collective))
        if listed:
            found[-1].append(index)
        else:
            found.append([index])
        end = body.end
    return found


def list_end(folded: str, bodies: Sequence[BodyMatch], group: Sequence[int], offset: int = 0) -> int:
    """Where a list ends in the folded text, the owner of its last member included."""
    last = group[-1]
    end = bodies[last].end - offset
    while last + 1 < len(bodies) and _OWNER_GAP.fullmatch(folded, end, bodies[last + 1].start - offset):
        last += 1
        end = bodies[last].end - offset
    return end
