"""The parts of a Word package that hold text. python-docx opens a package made of these alone.

Pictures, embedded objects and macros never reach a library: they are not even unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from lxml import etree

from planparse.errors import CorruptError, UnsupportedError
from planparse.readers.docx.names import OFFICE, Element, W
from planparse.readers.package import Package, parse_xml
from planparse.tables import table

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_EDGES = ("header", "footer")
_ONE = ("styles", "numbering", "theme", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class WordPackage:
    """An opened document; `parts` holds the roots of styles, numbering, theme, footnotes and endnotes as far as there are any."""

    document: Document
    parts: dict[str, Element]
    format: str
    media_type: str


def open_word(package: Package) -> WordPackage:
    """Open a Word document, with macros or without, or a template.

    Raises CorruptError, UnsupportedError where the package is no Word document, TooLargeError.
    """
    main = next((name for kind, _, name in _related(package, "", "_rels/.rels") if kind == "officeDocument"), None)
    if main is None or main not in package:
        raise CorruptError("", "docx")
    kind = _kind(package, main)
    folder, base = posixpath.split(main)
    related = [row for row in _related(package, folder, posixpath.join(folder, "_rels", f"{base}.rels")) if row[2] in package]
    body = _root(package, main)
    if body.tag != f"{W}document":
        raise CorruptError("", "docx")
    edges = {ident: (kind, name) for kind, ident, name in related if kind in _EDGES}
    for reference in [el for edge in _EDGES for el in body.iter(f"{W}{edge}Reference")]:
        if reference.get(f"{{{OFFICE}}}id") not in edges:
            reference.getparent().remove(reference)
    clean = _clean_package(body, {ident: (kind, name, _root(package, name)) for ident, (kind, name) in edges.items()})
    try:
        document = docx.Document(io.BytesIO(clean))
    except (ValueError, KeyError, AttributeError, IndexError, TypeError, etree.LxmlError):
        raise CorruptError("", "docx") from None
    parts = {kind: _root(package, name) for kind, _, name in related if kind in _ONE}
    return WordPackage(document, parts, kind["format"], kind["media_type"])


def _kind(package: Package, main: str) -> dict[str, str]:
    """What the package says that its main part is."""
    types = package.xml("[Content_Types].xml")
    key = "/" + main.casefold()
    named = [row.get("ContentType", "") for row in types.iter(_TYPES + "Override") if row.get("PartName", "").casefold() == key]
    suffix = main.rpartition(".")[2].casefold()
    named += [row.get("ContentType", "") for row in types.iter(_TYPES + "Default") if row.get("Extension", "").casefold() == suffix]
    found = next((row for name in named for row in table("planparse.readers", "word_types") if row["content_type"] == name), None)
    if found is None:
        raise UnsupportedError("", "OOXML")
    return found


def _related(package: Package, folder: str, name: str) -> list[tuple[str, str, str]]:
    """Kind, id and target of the relationships of a part that stay in the package."""
    if name not in package:
        return []
    rows = [row for row in package.xml(name).iter(_RELS + "Relationship") if row.get("TargetMode") != "External"]
    return [(row.get("Type", "").rpartition("/")[2], row.get("Id", ""), _target(folder, row.get("Target", ""))) for row in rows]


def _target(folder: str, target: str) -> str:
    """The name of a member that a relationship of a part in `folder` leads to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _root(package: Package, name: str) -> Element:
    """The root of a part, with the names of the strict variant turned into the usual ones."""
    root = package.xml(name)
    raw = etree.tostring(root) if any(uri.startswith(_STRICT.decode()) for uri in root.nsmap.values() if uri) else b""
    for strict, usual in _STRICT_NAMES if raw else ():
        raw = raw.replace(strict, usual)
    return parse_xml(raw) if raw else root


def _clean_package(body: Element, edges: dict[str, tuple[str, str, Element]]) -> bytes:
    """A package of the body, its headers and its footers."""
    parts = {_file_name(kind, name): (kind, root) for kind, name, root in edges.values()}
    rows = [f'<Override PartName="/word/{name}" ContentType="{_MAIN_TYPE.format(kind)}"/>' for name, (kind, _) in parts.items()]
    links = [
        f'<Relationship Id={quoteattr(ident)} Type="{OFFICE}/{kind}" Target="{_file_name(kind, name)}"/>'
        for ident, (kind, name, _) in edges.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES[1:-1]}"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE.format("document.main")}"/>{"".join(rows)}</Types>',
        )
        start = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", _relationships(start))
        archive.writestr("word/document.xml", etree.tostring(body, encoding="utf-8", xml_declaration=True))
        archive.writestr("word/_rels/document.xml.rels", _relationships("".join(links)))
        for name, (_, root) in parts.items():
            archive.writestr(f"word/{name}", etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return buffer.getvalue()


def _file_name(kind: str, name: str) -> str:
    """`header1.xml`, with the number that the part has in the source."""
    digits = "".join(char for char in posixpath.basename(name) if char.isascii() and char.isdigit())
    return f"{kind}{digits}.xml"


def _relationships(rows: str) -> str:
    return f'<Relationships xmlns="{_RELS[1:-1]}">{rows}</Relationships>'
