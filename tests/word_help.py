"""Word packages for tests, made from the XML of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from planparse.readers.docx import Word, read_word

_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, *, main: str = _MAIN, extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A package with `body` in its document; `parts` are named `styles`, `numbering`, `footnotes`, `header1` …, each the inside of its root."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        types = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{_kind(name)}+xml"/>'
            for name in parts
        )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
        )
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        archive.writestr("word/_rels/document.xml.rels", _relations({name: f"{name}.xml" for name in parts}))
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = roots.get(name) or {"header": "hdr", "footer": "ftr"}[_kind(name)]
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_NAMES}>{inside}</w:{root}>")
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{_RELATIONS}/{_kind(name)}" Target="{target}"/>' for name, target in targets.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def word(body: str, **parts: str) -> Word:
    """What is read of such a package."""
    return read_word(package(body, **parts))


def lines(body: str, **parts: str) -> list[str]:
    """Its lines that are not blank."""
    return [line for line in word(body, **parts).laid.text.split("\n") if line.strip()]


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, at: tuple[int, int] | None = None, style: str = "", mark: str = "") -> str:
    """A paragraph of runs or plain words, numbered in list `at[0]` at level `at[1]`; `mark` holds properties of its end."""
    number = f'<w:numPr><w:ilvl w:val="{at[1]}"/><w:numId w:val="{at[0]}"/></w:numPr>' if at else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p><w:pPr>{named}{number}<w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"


def tc(*inside: str, span: int = 1, merge: str = "") -> str:
    """A cell of paragraphs or plain words; `merge` is `restart` or `continue`."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    blocks = "".join(part if part.startswith("<") else p(part) for part in inside) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{blocks}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells or plain words."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, framed: bool = True) -> str:
    """A table."""
    line = "single" if framed else "none"
    return f'<w:tbl><w:tblPr><w:tblBorders><w:top w:val="{line}"/></w:tblBorders></w:tblPr>{"".join(rows)}</w:tbl>'


def levels(*rows: tuple[str, str], more: str = "") -> str:
    """Levels of a list from their forms and texts; `more` is put into each."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for at, (form, text) in enumerate(rows)
    )


def numbering(abstract: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """One abstract list (0) and lists over it."""
    return f'<w:abstractNum w:abstractNumId="0">{abstract}</w:abstractNum>{lists}'


def field(code: str, shown: str) -> str:
    """A complex field."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', f"<w:instrText>{code}</w:instrText>", '<w:fldChar w:fldCharType="separate"/>')
    inside = (*parts, f"<w:t>{shown}</w:t>", '<w:fldChar w:fldCharType="end"/>')
    return "".join(f"<w:r>{part}</w:r>" for part in inside)
