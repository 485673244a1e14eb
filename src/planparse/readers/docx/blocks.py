"""Paragraphs and tables of a part, one after the other, as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planparse.readers.docx.names import Element, W, child, chosen, is_on, local, number, value
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.runs import Inline, NoteMark
from planparse.readers.docx.styles import Styles
from planparse.readers.flow import Line, Piece, Place, split
from planparse.readers.tables import Cell, Row, table_lines

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_WIDEST = 64
_NO_LINE = frozenset({"nil", "none"})


class PartReader:
    """Reads a part; paragraphs are counted as they stand in its XML, tables as they are met."""

    def __init__(self, name: str, root: Element, styles: Styles, numbering: Numbering, note_mark: NoteMark, lacking: set[str]) -> None:
        """`name` of the part in places; `lacking` takes what cannot be read."""
        self._name, self._styles, self._numbering, self._lacking = name, styles, numbering, lacking
        self._inline = Inline(styles, note_mark, lacking)
        self._paragraphs = {paragraph: count for count, paragraph in enumerate(root.iter(W + "p"), 1)}
        self._tables: Counter[str] = Counter()
        self._carried: list[Piece] = []

    def lines(self, container: Element, cell: str | None = None) -> list[Line]:
        """Lines of the blocks in `container`, which stands in the cell of that name or in none."""
        out: list[Line] = []
        before, self._carried = self._carried, []
        for block in self._blocks(container):
            out += self._paragraph(block, cell) if block.tag == W + "p" else self._table(block, cell)
        out += split(self._carried) if self._carried else []
        self._carried = before
        return out

    def _blocks(self, container: Element) -> Iterator[Element]:
        for node in container:
            name = local(node)
            if name in ("p", "tbl"):
                yield node
            elif name in _WRAPPERS and not is_on(child(node, "sdtPr"), "showingPlcHdr"):
                yield from self._blocks(node)
            elif name == "AlternateContent":
                yield from next((found for branch in chosen(node) if (found := list(self._blocks(branch)))), [])
            elif name == "altChunk":
                self._lacking.add("altChunk")

    def _paragraph(self, paragraph: Element, cell: str | None) -> list[Line]:
        """Lines of a paragraph, then those of the text boxes that hang on it; an empty one is an empty line."""
        properties = child(paragraph, "pPr")
        content = self._inline.read(paragraph)
        place = Place(self._name, self._paragraphs[paragraph], cell)
        pieces = self._carried + [Piece(chunk.text, place, chunk.charset) for chunk in content.chunks]
        self._carried = []
        blank = not any(piece.text.strip() for piece in pieces)
        mark = child(properties, "rPr")
        if _is_deleted(mark):
            self._carried = pieces
            lines: list[Line] = []
        elif blank and is_on(mark, "vanish"):
            lines = []
        else:
            label = self._numbering.label(properties)
            # An empty number in a table is its content (the column of numbers); elsewhere it is a slip.
            lines = split([Piece(label.rstrip() if blank else label, place), *pieces]) if not blank or (label and cell) else [Line()]
        for line in lines:
            line.furniture = content.listed
        return lines + [line for box in content.boxes for line in self.lines(box, cell)]

    def _table(self, table: Element, cell: str | None) -> list[Line]:
        inside = f"{cell}." if cell else ""
        self._tables[inside] += 1
        name = f"{inside}t{self._tables[inside]}"
        rows = [self._row(row, f"{name}r{count}") for count, row in enumerate(_inner(table, "tr"), 1) if _is_shown(row)]
        return table_lines([row for row in rows if row.cells], framed=self._is_framed(table))

    def _row(self, element: Element, name: str) -> Row:
        properties = child(element, "trPr")
        row = Row(head=is_on(properties, "tblHeader") or False)
        column = min(max(number(child(properties, "gridBefore")) or 0, 0), _WIDEST)
        for tc in _inner(element, "tc"):
            own = child(tc, "tcPr")
            span = min(max(number(child(own, "gridSpan")) or 1, 1), _WIDEST)
            merged = {kind: _goes_on(child(own, kind)) for kind in ("vMerge", "hMerge")}
            lines = [] if child(own, "cellDel") is not None else self.lines(tc, f"{name}c{column + 1}")
            if merged["hMerge"] and row.cells:
                row.cells[-1].span += span
                row.cells[-1].lines += lines
            elif column < _WIDEST:
                row.cells.append(Cell(lines, column, span, merged["vMerge"]))
            column += span
        return row

    def _is_framed(self, table: Element) -> bool:
        properties = child(table, "tblPr")
        settings = [child(properties, "tblBorders"), *self._styles.borders(value(child(properties, "tblStyle")))]
        settings += [child(tc, "tcPr", "tcBorders") for row in _inner(table, "tr") for tc in _inner(row, "tc")]
        return any(value(side) not in _NO_LINE for setting in settings if setting is not None for side in setting)


def _inner(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those that something is wrapped around."""
    for node in element:
        if node.tag == W + name:
            yield node
        elif local(node) in _WRAPPERS:
            yield from _inner(node, name)


def _is_shown(row: Element) -> bool:
    properties = child(row, "trPr")
    return child(properties, "del") is None and not is_on(properties, "hidden")


def _is_deleted(mark: Element | None) -> bool:
    """The paragraph mark was deleted: the text runs on into the next paragraph."""
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"
