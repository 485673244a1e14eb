"""Word documents: the package to one text in which every word knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument

from planparse.errors import CorruptError
from planparse.limits import DEFAULT, Limits
from planparse.readers.docx.blocks import PartReader
from planparse.readers.docx.names import Element
from planparse.readers.docx.notes import Notes
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.package import open_word
from planparse.readers.docx.styles import Styles
from planparse.readers.flow import Laid, Line, lay
from planparse.readers.package import Package


@dataclass(frozen=True, slots=True)
class Word:
    """The text of a package, what it is (`docx`, `docm`, `dotx`, `dotm` with its media type) and what could not be read of it."""

    laid: Laid
    format: str
    media_type: str
    lacking: tuple[str, ...]


def read_word(data: bytes, limits: Limits = DEFAULT) -> Word:
    """Read a Word package: body, then notes, then headers and footers as furniture. Macros are never run, not even unpacked.

    Raises CorruptError, EncryptedError, TooLargeError, or UnsupportedError where the package is no Word document.
    """
    word = open_word(Package(data, limits))
    styles = Styles(word.parts.get("styles"), word.parts.get("theme"))
    numbering = Numbering(word.parts.get("numbering"), styles)
    notes = Notes({kind: word.parts[f"{kind}s"] for kind in ("footnote", "endnote") if f"{kind}s" in word.parts})
    lacking: set[str] = set()

    def reader(name: str, root: Element) -> PartReader:
        return PartReader(name, root, styles, numbering, notes.mark, lacking)

    try:
        body = word.document.element.body
        lines = reader("body", body).lines(body) if body is not None else []
        lines += notes.lines(reader)
        for name, root in _edges(word.document):
            lines += [Line(line.pieces, furniture=True) for line in reader(name, root).lines(root)]
    except RecursionError:
        raise CorruptError("", "nesting") from None
    return Word(lay(lines), word.format, word.media_type, tuple(sorted(lacking)))


def _edges(document: WordDocument) -> Iterator[tuple[str, Element]]:
    """Headers and footers of all sections, each once, by name of their part."""
    seen: set[str] = set()
    for section in document.sections:
        for edge in (
            *(section.first_page_header, section.header, section.even_page_header),
            *(section.first_page_footer, section.footer, section.even_page_footer),
        ):
            if not edge.is_linked_to_previous:
                name = edge.part.partname.filename.removesuffix(".xml")
                if name not in seen:
                    seen.add(name)
                    yield name, edge._element  # noqa: SLF001  (python-docx has no public name for it)
