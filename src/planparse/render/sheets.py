"""The paper of a plan beside its text: pictures of its pages with a box wherever an item stands."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model import Plan
from planparse.pictures import Picture
from planparse.render.items import Group, places
from planparse.render.words import Say

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Patch:
    """An item on one page: `key` ties it to its words; boxes are x, y, width, height. `first` on the first page where it is shown."""

    key: str
    kind: str
    hint: str
    first: bool
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number, its size in points, its picture as the address of an image."""

    number: int
    width: float
    height: float
    image: str
    patches: Sequence[Patch]


def pages_of(plan: Plan) -> list[int]:
    """Numbers of the pages on which the plan stands, in order; none where its places are not on pages."""
    found = {place["page"] for block in plan.blocks for place in places(block.origin)}
    return sorted(found)


def sheets(pictures: Sequence[Picture], groups: Sequence[Group]) -> list[Sheet]:
    """The pages that there are pictures of; large items lie below the small ones."""
    shown = {picture.page for picture in pictures}
    patches: dict[int, list[Patch]] = defaultdict(list)
    for group in groups:
        for page, patch in _patches(group, shown):
            patches[page].append(patch)
    return [
        Sheet(one.page, one.width, one.height, f"data:{one.media_type};base64,{base64.b64encode(one.image).decode()}", patches[one.page])
        for one in pictures
    ]


def _patches(group: Group, shown: set[int]) -> Iterator[tuple[int, Patch]]:
    for entry in group.entries:
        first = True
        for place in places(entry.origin):
            if place["page"] in shown:
                boxes = [(x0, top, round(x1 - x0, 1), round(bottom - top, 1)) for x0, top, x1, bottom in place["boxes"]]
                yield place["page"], Patch(entry.key, entry.kind, entry.hint(), first, boxes)
                first = False


def left_out(plan: Plan, pictures: Sequence[Picture], missing: str | None, say: Say) -> str | None:
    """What to say where pages have no picture; `missing` is the code of the error for which there are none at all."""
    pages = pages_of(plan)
    if len(pictures) >= len(pages):
        return None
    if pictures:
        return say("label.pages_left").format(shown=len(pictures), all=len(pages))
    return say("label.pages_failed").format(code=missing) if missing else say("label.pages_none")
