"""From ranges of a reader's text to places in the source as people find them: paragraphs of a package, boxes on pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from planparse.model import Span
from planparse.origins import Origin, PageBoxes, PageOrigin, TextOrigin, WordOrigin
from planparse.readers.document import Box, Document, Spot

Locate = Callable[[TextOrigin], Origin]


def locator(document: Document) -> Locate:
    """What turns a range of the document's text into its place."""
    if document.spots:
        return lambda place: _in_package(document.spots, place)
    if document.boxes:
        return lambda place: _on_pages(document.boxes, place)
    return lambda place: place


def _end_of(one: Spot | Box) -> int:
    return one.end


def _in_package(spots: Sequence[Spot], place: TextOrigin) -> WordOrigin:
    """The paragraph of the first character."""
    at = bisect_right(spots, place["start"], key=_end_of)
    spot = spots[min(at, len(spots) - 1)]
    return {"part": spot.part, "paragraph": spot.paragraph, "cell": spot.cell}


def _on_pages(boxes: Sequence[Box], place: TextOrigin) -> PageOrigin:
    """Boxes line by line, page by page; what stands nowhere is placed at the next word."""
    found: list[PageBoxes] = []
    for start, end in place.get("parts") or [(place["start"], place["end"])]:
        at = bisect_right(boxes, start, key=_end_of)
        stop = at
        while stop < len(boxes) and boxes[stop].start < end:
            stop += 1
        for box in boxes[at:stop] or boxes[min(at, len(boxes) - 1) :][:1]:
            _add(found, box, (start, end))
    return {"pages": found}


def _add(found: list[PageBoxes], box: Box, span: Span) -> None:
    """Put the part of a box in, joined with the one before where it stands on the same line right behind it."""
    low, high = max(span[0], box.start) - box.start, min(span[1], box.end) - box.start
    if low >= high:
        low, high = 0, min(1, box.end - box.start)
    new = (round(box.xs[low], 1), round(box.top, 1), round(box.xs[high], 1), round(box.bottom, 1))
    if not found or found[-1]["page"] != box.page:
        found.append({"page": box.page, "boxes": [new]})
        return
    boxes = found[-1]["boxes"]
    last = boxes[-1]
    middle = (new[1] + new[3]) / 2
    if last[1] < middle < last[3] and new[0] - last[0] >= 0 and new[0] - last[2] < new[3] - new[1]:
        boxes[-1] = (last[0], min(last[1], new[1]), max(last[2], new[2]), max(last[3], new[3]))
    else:
        boxes.append(new)
