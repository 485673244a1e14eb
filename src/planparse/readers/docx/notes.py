"""Footnotes and endnotes: a mark where they are referred to, their text behind the body."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planparse.readers.docx.names import Element, W, value
from planparse.readers.flow import Line, Piece, joined

if TYPE_CHECKING:
    from planparse.readers.docx.blocks import PartReader


class Notes:
    """Numbers notes of both kinds in one sequence, in the order of their marks; what is never referred to does not appear."""

    def __init__(self, roots: dict[str, Element]) -> None:
        """`roots` holds `w:footnotes` under `footnote` and `w:endnotes` under `endnote`."""
        self._roots = roots
        self._notes = {(kind, value(note, "id")): note for kind, root in roots.items() for note in root.iterchildren(W + kind)}
        self._numbers: dict[tuple[str, str], int] = {}

    def mark(self, kind: str, ident: str) -> str:
        """The mark of a note; empty where there is none of that id."""
        if (kind, ident) not in self._notes:
            return ""
        return f"[^{self._numbers.setdefault((kind, ident), len(self._numbers) + 1)}]"

    def lines(self, reader: Callable[[str, Element], PartReader]) -> list[Line]:
        """One line a note, behind its mark."""
        readers = {kind: reader(f"{kind}s", root) for kind, root in self._roots.items()}
        out = []
        for (kind, ident), number in list(self._numbers.items()):
            pieces = joined(readers[kind].lines(self._notes[kind, ident]))
            place = next((piece.place for piece in pieces if piece.place), None)
            out.append(Line([Piece(f"[^{number}]: ", place), *pieces]))
        return out
