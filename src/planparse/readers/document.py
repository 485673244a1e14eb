"""What a reader hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from planparse.model import Span  # it takes pydantic with it, which the parent of a worker does without

Charset = Literal["tcvn3", "vni"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where `text[start:end]` stands in a Word package.

    `part` is `body`, `footnotes`, `endnotes`, `header1` …; `paragraph` counts the paragraphs of the part from 1 in the order of its XML;
    `cell` is `t1r2c3` (table, row and column in the part, from 1), with `.t1r1c1` behind it for a table inside a cell, or None.
    """

    start: int
    end: int
    part: str
    paragraph: int
    cell: str | None


@dataclass(frozen=True, slots=True)
class Legacy:
    """`text[start:end]` is typed for fonts of an old character set: its letters are still those of the source."""

    start: int
    end: int
    charset: Charset


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A decoded source, or one of the documents that it holds.

    `text` is the raw decoded text (byte order mark dropped, newlines untouched) that every `origin` counts in; `sha256` and
    `size` (bytes) are of the source as it came; `file_name` is the base name or None; `damaged` says that bytes which are no
    character were replaced by U+FFFD, so that the record is `partial`.

    `part` numbers the documents of one file from 1, `window` is the part of `text` that this one is (None: all of it).
    `spots` (in order, without overlap; empty for text-like sources) say where the words stand in a Word package, `legacy` which are
    still in an old character set, `furniture` which lines belong to the page. `lacking` names what the reader had to leave out
    (`image`, `object`, `equation` …); any makes the record `partial`.
    """

    text: str
    media_type: str
    encoding: str | None
    reader: str
    sha256: str
    size: int
    file_name: str | None
    damaged: bool
    pages: int | None = None
    part: int = 1
    window: Span | None = None
    spots: tuple[Spot, ...] = ()
    legacy: tuple[Legacy, ...] = ()
    furniture: tuple[Span, ...] = ()
    lacking: tuple[str, ...] = ()
