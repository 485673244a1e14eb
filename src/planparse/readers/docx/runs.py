"""The text of a paragraph: insertions kept, deletions dropped, fields by their result, boxes and notes by their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from planparse.readers.docx.names import MATH, Element, W, child, chosen, is_on, local, says_yes, value
from planparse.readers.docx.styles import Look, Styles
from planparse.readers.docx.symbols import symbol
from planparse.readers.fonts import charset_of
from planparse.text.legacy import Charset
from planparse.text.patterns import pattern

# What is shown on paper of elements that stand for characters.
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Elements that only wrap what they hold.
_WRAPPERS = frozenset({"hyperlink", "smartTag", "ins", "moveTo", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"})
_PICTURES = {"pic": "image", "imagedata": "image", "OLEObject": "object", "chart": "chart", "relIds": "diagram", "control": "object"}
_CONTENTS = pattern("docx.contents", r"\s{0,9}TOC\b")
_UNICODE = pattern("docx.unicode", r"[\u1ea0-\u1ef9]")
_PRIVATE = pattern("docx.private", r"[\uf020-\uf0ff]")
_DEEPEST = 16
_HEX = pattern("docx.hex", r"[0-9A-Fa-f]{1,5}")

NoteMark = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text of one look; `charset` is the old character set that its font is made for."""

    text: str
    charset: Charset | None


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its own text, and text boxes that hang on it (`w:txbxContent`); `listed` inside a table of contents."""

    chunks: list[Chunk] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    listed: bool = False


@dataclass(slots=True)
class _Field:
    """A complex field: its code until the separator, then its result."""

    code: str = ""
    shows: bool = False


class Inline:
    """Reads the paragraphs of one part in order; fields may run over several of them."""

    def __init__(self, styles: Styles, note_mark: NoteMark, lacking: set[str]) -> None:
        """`note_mark` gives the mark of a note by kind and id; what cannot be read is added to `lacking`."""
        self._styles, self._note_mark, self._lacking = styles, note_mark, lacking
        self._fields: list[_Field] = []

    def read(self, paragraph: Element) -> Content:
        """The content of a `w:p`."""
        content = Content(listed=self._in_contents())
        look = self._styles.of_paragraph(value(child(paragraph, "pPr", "pStyle")))
        self._children(paragraph, look, content)
        content.listed = content.listed or self._in_contents()
        # A code that the paragraph does not end is broken: its field would swallow the rest of the document.
        self._fields = [each for each in self._fields[-_DEEPEST:] if each.shows]
        if any(chunk.charset and _UNICODE.search(chunk.text) for chunk in content.chunks):
            content.chunks = [Chunk(chunk.text, None) for chunk in content.chunks]
        return content

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(each.code) for each in self._fields)

    def _children(self, element: Element, look: Look, content: Content) -> None:
        for node in element:
            name = local(node)
            if name == "r" and node.tag == W + "r":
                self._run(node, look, content)
            elif name == "sdt":
                if not is_on(child(node, "sdtPr"), "showingPlcHdr"):
                    self._children(node, look, content)
            elif name in _WRAPPERS:
                self._children(node, look, content)
            elif name in ("oMath", "oMathPara"):
                self._equation(node, content)
            elif name == "AlternateContent":
                self._alternative(node, look, content, self._children)

    def _run(self, run: Element, look: Look, content: Content) -> None:
        properties = child(run, "rPr")
        style = self._styles.of_run(value(child(properties, "rStyle")))
        look = self._styles.look(properties).over(style).over(look)
        if not look.hidden:
            self._inside(run, look, content)

    def _inside(self, run: Element, look: Look, content: Content) -> None:
        for node in run:
            name = local(node)
            if name == "fldChar":
                self._field(value(node, "fldCharType"))
            elif name == "instrText":
                if self._fields and not self._fields[-1].shows:
                    self._fields[-1].code += node.text or ""
            elif name == "AlternateContent":
                self._alternative(node, look, content, self._inside)
            elif name in ("drawing", "pict", "object"):
                self._drawing(node, content)
            elif all(each.shows for each in self._fields):
                self._add(self._shown(node, name, look, run), look, content)

    def _shown(self, node: Element, name: str, look: Look, run: Element) -> str:
        """The characters that a child of a run stands for."""
        if name == "t":
            if _has_custom_mark(run):
                return ""
            text = node.text or ""
            return _PRIVATE.sub(lambda found: _private(look.font, found.group()), text)
        if name == "sym":
            code = value(node, "char") or ""
            return symbol(value(node, "font"), chr(int(code, 16))) if _HEX.fullmatch(code) and _is_character(int(code, 16)) else ""
        if name in ("footnoteReference", "endnoteReference"):
            return self._note_mark(name.removesuffix("Reference"), value(node, "id") or "")
        return _SIGNS.get(name, "")

    def _add(self, text: str, look: Look, content: Content) -> None:
        if not text:
            return
        charset = charset_of(look.font)
        # Capitals of an old character set cannot be made before its letters are known.
        content.chunks.append(Chunk(text.upper() if look.capitals and not charset else text, charset))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternative(self, node: Element, look: Look, content: Content, read: Callable[[Element, Look, Content], None]) -> None:
        """The first branch that gives something; the others say the same in another way."""
        for branch in chosen(node):
            before = len(content.chunks), len(content.boxes)
            read(branch, look, content)
            if (len(content.chunks), len(content.boxes)) != before:
                return

    def _drawing(self, drawing: Element, content: Content) -> None:
        """Text boxes of a drawing; its numbers are places and sizes, never text."""
        for node in _outer(drawing):
            name = local(node)
            if name == "txbxContent":
                content.boxes.append(node)
            elif name in _PICTURES:
                self._lacking.add(_PICTURES[name])

    def _equation(self, element: Element, content: Content) -> None:
        text = "".join(node.text or "" for node in element.iter(MATH + "t"))
        if text:
            self._lacking.add("equation")
            content.chunks.append(Chunk(text, None))


def _outer(element: Element) -> Iterator[Element]:
    """Text boxes and pictures below `element`, not what is inside them, one branch of each alternative."""
    for node in element:
        name = local(node)
        if name == "AlternateContent":
            yield from next((found for branch in chosen(node) if (found := list(_outer(branch)))), [])
        elif name == "txbxContent" or name in _PICTURES:
            yield node
        else:
            yield from _outer(node)


def _has_custom_mark(run: Element) -> bool:
    """The text of such a run is the note's mark as the author set it; ours stands there instead."""
    marks = (node for name in ("footnoteReference", "endnoteReference") for node in run.iterchildren(W + name))
    return any(says_yes(mark, "customMarkFollows") for mark in marks)


def _private(font: str | None, char: str) -> str:
    """A private-use code: in a font of letters the letter of its low byte, else a sign."""
    return chr(ord(char) - 0xF000) if charset_of(font) else symbol(font, char)


def _is_character(code: int) -> bool:
    return 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
