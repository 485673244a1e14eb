"""What the outline stage gives to the extractors: sections, blocks and head of a plan, all by offsets in the canonical text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from planparse.model import BlockKind, SectionKind, SectionRole, Span
from planparse.outline.tree import Irregularity
from planparse.text.table_heads import ColumnRole

_PLANS = ("KH", "CTr")
_ARTICLE = ("Điều", "ĐIỀU")
Zone = Literal["header", "opening", "body", "recipients", "signature"]
HeadLine = tuple[str, int, Zone]
"""A line that `read_head` is given: its text, where it starts, its zone."""


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A numbered division; `span` is the whole of it, `heading` from the marker to the end of the title (or of the line)."""

    path: str
    parent: int | None
    marker: str
    kind: SectionKind
    title: Span | None
    role: SectionRole
    heading: Span
    span: Span
    irregular: Irregularity | None


@dataclass(frozen=True, slots=True)
class BlockNode:
    """A piece of text that is read as one; `start` is after the marker (of a footnote: its mark).

    `above` is the block that this one stands under; `closing`: it speaks for the whole plan at its end.
    """

    kind: BlockKind
    zone: Zone
    section: int | None
    marker: str | None
    start: int
    end: int
    line_start: int
    above: int | None = None
    closing: bool = False


@dataclass(frozen=True, slots=True)
class RowCell:
    """A filled cell of a row of tasks: what its column holds, and its span."""

    role: ColumnRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table of tasks, under the division it stands in; it has a task cell, empty cells are left out."""

    section: int | None
    cells: tuple[RowCell, ...]


@dataclass(frozen=True, slots=True)
class SignerNode:
    """A signer as printed: the KT., TL., TUQ. or Q. line is the authority."""

    name: str | None
    position: str | None
    authority: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """What the letterhead, title lines and closing say as printed; None where they are silent."""

    doc_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issued_on: str | None = None
    dated_at: str | None = None
    letterhead: tuple[str, ...] = ()
    title: Span | None = None
    opening: Span | None = None
    recipients: tuple[Span, ...] = ()
    signers: tuple[SignerNode, ...] = ()


def is_plan(head: Head) -> bool:
    """The document is a plan or a programme of work: its parts order, whatever they are called."""
    return head.doc_type in _PLANS


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole structure of one document; `notes` are the indices of the footnotes among the blocks, by their marks."""

    head: Head
    sections: tuple[SectionNode, ...]
    blocks: tuple[BlockNode, ...]
    notes: dict[str, int] = field(default_factory=dict)
    rows: tuple[TableRow, ...] = ()

    def in_article(self, section: int | None) -> bool:
        """The division is an article (`Điều`) of a regulation, or stands in one; a plan may number its parts so and stays a plan."""
        while not is_plan(self.head) and section is not None:
            node = self.sections[section]
            if node.marker.startswith(_ARTICLE):
                return True
            section = node.parent
        return False
