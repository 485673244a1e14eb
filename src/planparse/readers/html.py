"""Web pages, and what Word saves as one: the visible words, block by block, tables as in Word. Nothing that a page refers to is fetched."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from planparse.errors import CorruptError, EmptyError
from planparse.readers.flow import Laid, Line, Piece, lay, split
from planparse.readers.fonts import charset_of
from planparse.readers.numerals import numeral
from planparse.readers.tables import Cell, Row, table_lines
from planparse.text.legacy import Charset
from planparse.text.patterns import pattern

Element = Any  # lxml is untyped

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "title",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "xml",
    ]
)
_BLANKS = pattern("html.blanks", r"[ \t\r\n\f]+")
_HIDDEN = pattern("html.hidden", r"(?:display ?: ?none|visibility ?: ?hidden|mso-hide ?: ?all)", re.IGNORECASE)
_FONT = pattern("html.font", r"""font-family ?: ?["']?(?P<font>[^;"',]{1,60})""", re.IGNORECASE)
_BORDER = pattern("html.border", r"border[a-z-]{0,20} ?: ?[^;]{0,40}(?:solid|double|dotted|dashed)", re.IGNORECASE)
# What Word and LibreOffice call the anchors of a note: the mark leads to the note, the note back to the mark.
_NOTE_MARK = pattern("html.note_mark", r"#(?:_(?:ftn|edn)|sd(?:foot|end)note)(?P<n>\d{1,3})(?:sym)?$")
_NOTE_BACK = pattern("html.note_back", r"#(?:_(?:ftn|edn)ref|sd(?:foot|end)note)(?P<n>\d{1,3})(?:anc)?$")
_DEEPEST = 120
_WIDEST = 64
# by the `type` of a list the form of its numbers, and the last that is written so
_FORMS = {"a": ("lowerLetter", 26), "A": ("upperLetter", 26), "i": ("lowerRoman", 99), "I": ("upperRoman", 99)}


def read_html(text: str) -> Laid:
    """The visible text of a page. Raises CorruptError where it cannot be parsed at all, EmptyError where it shows nothing."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise CorruptError("", "html") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # the rest of the page would be lost without a word
        raise CorruptError("", "nesting")
    laid = lay(_Reader().lines(root, None))
    if not laid.text.strip():
        raise EmptyError
    return laid


def page_of(archive: bytes) -> bytes:
    """The page inside a web archive (MHTML), as it was encoded. Raises CorruptError where there is none."""
    message = email.message_from_bytes(archive)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return payload
    raise CorruptError("", "mhtml")


@dataclass(slots=True)
class _Flow:
    """Lines that are done, and the pieces of the one that is being written."""

    done: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    label: str = ""  # of an item whose first words are still to come, often in a paragraph of their own

    def add(self, text: str, charset: Charset | None) -> None:
        """Words of the running line; blanks run together across the borders of elements."""
        before = self.pieces[-1].text if self.pieces else " "
        words = text[1:] if text.startswith(" ") and before.endswith((" ", "\n")) else text
        if self.label and words.strip():
            self.pieces.append(Piece(self.label))
            self.label = ""
        if words:
            self.pieces.append(Piece(words, None, charset))

    def end(self) -> None:
        """The running line is done."""
        if any(piece.text.strip() for piece in self.pieces):
            self.done += split(self.pieces)
        self.pieces = []


class _Reader:
    """Walks the elements; lists are numbered as a browser shows them."""

    def __init__(self) -> None:
        self._numbers: dict[Element, int] = {}

    def lines(self, element: Element, charset: Charset | None, depth: int = 0) -> list[Line]:
        """Lines of all that an element shows."""
        flow = _Flow()
        self._walk(element, flow, charset, depth)
        flow.end()
        return flow.done

    def _walk(self, element: Element, flow: _Flow, charset: Charset | None, depth: int) -> None:
        name = _name(element)
        if name in _UNSEEN or _is_hidden(element):
            return
        charset = _charset(element, charset)
        if depth > _DEEPEST:
            flow.add(_BLANKS.sub(" ", "".join(element.itertext())), charset)
            return
        if name in _BLOCKS:
            flow.end()
        if name == "table":
            flow.done += self._table(element, charset, depth)
            return
        self._inside(element, name, flow, charset, depth)
        if name in _BLOCKS:
            flow.end()
        if name == "li":
            flow.label = ""

    def _inside(self, element: Element, name: str, flow: _Flow, charset: Charset | None, depth: int) -> None:
        note = _note(element) if name == "a" else None
        if note:
            flow.add(note, None)
            return
        if name == "br":
            flow.pieces.append(Piece("\n"))
        elif name == "li":
            flow.label = self._label(element)
        self._words(element.text, name, flow, charset)
        for inner in element:
            self._walk(inner, flow, charset, depth + 1)
            self._words(inner.tail, name, flow, charset)

    def _label(self, item: Element) -> str:
        """What a browser writes before an item: a dash for a dot, or its number."""
        parent = item.getparent()
        if _name(parent) != "ol":
            return "- "
        number = _whole(item.get("value"), self._numbers.get(parent, _whole(parent.get("start"), 1)))
        self._numbers[parent] = number + 1
        return f"{_numeral(number, parent.get('type') or '1')}. "

    def _words(self, text: str | None, name: str, flow: _Flow, charset: Charset | None) -> None:
        if text:
            flow.add(text if name == "pre" else _BLANKS.sub(" ", text), charset)

    def _table(self, table: Element, charset: Charset | None, depth: int) -> list[Line]:
        reaching: dict[int, tuple[int, int]] = {}  # column → rows that a cell still reaches down, its width
        rows = [self._row(element, charset, depth, reaching) for element in _inner(table, "tr") if not _is_hidden(element)]
        outside = [line for caption in _inner(table, "caption") for line in self.lines(caption, charset, depth + 1)]
        return outside + table_lines([row for row in rows if row.cells], framed=_is_framed(table))

    def _row(self, element: Element, charset: Charset | None, depth: int, reaching: dict[int, tuple[int, int]]) -> Row:
        row = Row(head=_name(element.getparent()) == "thead")
        column = self._from_above(row, 0, reaching)
        for cell in _inner(element, "td", "th"):
            if column >= _WIDEST:
                break
            span, down = _count(cell, "colspan"), _count(cell, "rowspan")
            row.cells.append(Cell(self.lines(cell, charset, depth + 1), column, span))
            if down > 1:
                reaching[column] = (down - 1, span)
            column = self._from_above(row, column + span, reaching)
        return row

    def _from_above(self, row: Row, column: int, reaching: dict[int, tuple[int, int]]) -> int:
        """Take in the cells of rows above that reach down into this one at `column`; the next free column."""
        while column in reaching:
            left, span = reaching.pop(column)
            row.cells.append(Cell([], column, span, goes_on=True))
            if left > 1:
                reaching[column] = (left - 1, span)
            column += span
        return column


def _name(element: Element) -> str:
    tag = element.tag if element is not None else None
    return tag.rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _note(anchor: Element) -> str | None:
    """The mark of a note, in the text or before the note itself."""
    target = anchor.get("href") or ""
    mark, back = _NOTE_MARK.match(target), _NOTE_BACK.match(target)
    return f"[^{mark['n']}]" if mark else f"[^{back['n']}]: " if back else None


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _charset(element: Element, inherited: Charset | None) -> Charset | None:
    """The old character set of the element's font; another font ends it."""
    found = _FONT.search(element.get("style") or "")
    font = found["font"].strip() if found else element.get("face")
    return charset_of(font) if font else inherited


def _inner(element: Element, *names: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, not those of a table inside."""
    for node in element:
        name = _name(node)
        if name in names:
            yield node
        elif name in ("tbody", "thead", "tfoot", "form"):
            yield from _inner(node, *names)


def _count(cell: Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _WIDEST) if written.isascii() and written.isdigit() and len(written) < 4 else 1


def _is_framed(table: Element) -> bool:
    border = (table.get("border") or "0").strip()
    return border not in ("", "0") or any(_BORDER.search(node.get("style") or "") for node in (table, *table.iter("td", "th")))


def _whole(written: str | None, default: int) -> int:
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def _numeral(number: int, form: str) -> str:
    name, last = _FORMS.get(form, ("decimal", 0))
    return numeral(number, name if number <= last else "decimal")
