"""Where in its source something of a record stands: the forms of `origin`, one a kind of source."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict


class TextOrigin(TypedDict):
    """Place in a text-like source: outer ends, and the parts where the evidence is not contiguous."""

    start: int
    end: int
    parts: NotRequired[list[tuple[int, int]]]


class WordOrigin(TypedDict):
    """Place in a Word package: the part (`body`, `footnotes` …), its paragraph from 1, and the cell of a table or None."""

    part: str
    paragraph: int
    cell: str | None


class PageBoxes(TypedDict):
    """A page from 1 and boxes on it, one a line: x0, top, x1, bottom in points from the upper left corner of the page as it is shown."""

    page: int
    boxes: list[tuple[float, float, float, float]]


class PageOrigin(TypedDict):
    """Place in a PDF: each page on which the evidence stands."""

    pages: list[PageBoxes]


Origin = TextOrigin | WordOrigin | PageOrigin
