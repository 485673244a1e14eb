"""A plan of the corpus as a Word document: letterhead and closing in tables, automatic numbers, real footnotes, page numbers, an annex."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from tests.made.numbers import ROWS, Lists
from tests.reading import Reading, read

Runs = Callable[[str], list[tuple[str, str]]]
_NUMBER = re.compile(r"Số ?:")
_DATE = re.compile(r"[^\n,]{2,40}, ?ngày .{0,40}năm")
MARK = re.compile(r"[¹²³]|\[\^\d+\]")
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_COLUMNS = (65, 100)  # millimetres of what stands side by side
Rows = tuple[tuple[str, ...], ...]
ANNEX: Rows = (("STT", "Biểu mẫu", "Số trang"), ("Biểu 01", "02"), ("Biểu 02", "01"), ("Biểu 03", "04"))
LONG_ANNEX: Rows = (*ANNEX, *((f"Biểu {number:02}", "01") for number in range(4, 61)))


def unicode_runs(text: str) -> list[tuple[str, str]]:
    """Text as it stands, in the font that decree 30/2020 asks for."""
    return [(text, "Times New Roman")]


@dataclass(frozen=True)
class Sheet:
    """What goes where on paper; `body` holds offsets of lines in the plan's text."""

    letterhead: tuple[list[str], list[str]]
    title: list[str]
    body: list[tuple[int, str]]
    closing: tuple[list[str], list[str]]
    notes: dict[str, str]

    @classmethod
    def of(cls, plan: Reading, issuer: str) -> Sheet:
        """The parts of a plan; issuer and motto, which its text may lack, are added."""
        blocks = plan.outline.blocks
        zones = {b.line_start: b.zone for b in blocks if b.kind not in ("footnote", "furniture")}
        lines, at = [], 0
        for text in plan.lines():
            if at in zones:
                lines.append((at, text, zones[at]))
            at += len(text) + 1
        of = {zone: [text for _, text, other in lines if other == zone] for zone in ("header", "recipients", "signature")}
        number = [text for text in of["header"] if _NUMBER.match(text)]
        date = [text for text in of["header"] if _DATE.match(text)]
        return cls(
            ([issuer.upper(), *number], [*_MOTTO, *date]),
            [text for text in of["header"] if text not in number + date],
            [(at, text) for at, text, zone in lines if zone in ("opening", "body")],
            (of["recipients"], of["signature"]),
            {b.marker: plan.words(b) for b in blocks if b.kind == "footnote" and b.marker},
        )


def marker_of(plan: Reading, at: int, text: str) -> tuple[str, int | None]:
    """The marker at the start of a line and the depth of the division that it opens; None for a list sign, an empty marker for neither."""
    section = next((s for s in plan.outline.sections if s.heading[0] == at), None)
    if section:
        return section.marker, section.path.count("/")
    block = next((b for b in plan.outline.blocks if b.line_start == at), None)
    return (block.marker, None) if block and block.marker and text.startswith(block.marker) else ("", None)


@dataclass
class Maker:
    """Writes one plan; `runs` says how text is typed: pieces of it with the font of each; `paper` lays it out on A4 as offices do."""

    plan: Reading
    issuer: str
    runs: Runs = unicode_runs
    annex: Rows = ANNEX
    paper: bool = False
    lists: Lists = field(default_factory=Lists)
    notes: dict[str, str] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def document(self) -> docx.document.Document:
        """The whole document."""
        document = docx.Document()
        if self.paper:
            _a4(document)
            self.lists.after = "space"
        sheet = Sheet.of(self.plan, self.issuer)
        self.notes = sheet.notes
        self._side_by_side(document, sheet.letterhead, (True, True))
        for at, text in enumerate(sheet.title):
            paragraph = self._type(document.add_paragraph(), text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if self.paper:
                paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0 if at else 18), Pt(0)
        for at, text in sheet.body:
            self._body(document, at, text)
        if any(sheet.closing):
            self._side_by_side(document, sheet.closing, (False, True), signed=True)
        self._annex(document)
        self._page_number(document)
        self.lists.write(document.part.numbering_part.element)
        self._footnotes(document)
        return document

    def _type(self, paragraph: docx.text.paragraph.Paragraph, text: str) -> docx.text.paragraph.Paragraph:
        """Type text; marks of notes become references."""
        at = 0
        for found in MARK.finditer(text):
            if found.group() in self.notes:
                self._runs(paragraph, text[at : found.start()])
                if found.group() not in self.used:
                    self.used.append(found.group())
                ident = self.used.index(found.group()) + 1
                paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{ident}"/>'))
                at = found.end()
        self._runs(paragraph, text[at:])
        return paragraph

    def _runs(self, paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
        for words, font in self.runs(text) if text else ():
            paragraph.add_run(words).font.name = font

    def _body(self, document: docx.document.Document, at: int, text: str) -> None:
        """A paragraph whose marker is made by a list where a list can make it."""
        marker, depth = marker_of(self.plan, at, text)
        place = None
        if marker:
            place = self.lists.bullet(marker) if depth is None else self.lists.place(marker, depth)
        paragraph = self._type(document.add_paragraph(), text[len(marker) :].lstrip() if place else text)
        if self.paper:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_after = Mm(12.7), Pt(6)
        if place:
            self._number(paragraph, place)

    def _number(self, paragraph: docx.text.paragraph.Paragraph, place: tuple[int, int]) -> None:
        numbered = paragraph._p.get_or_add_pPr()._add_numPr()
        numbered._add_ilvl().val, numbered._add_numId().val = place[1], place[0]

    def _side_by_side(
        self, document: docx.document.Document, sides: tuple[list[str], list[str]], centred: tuple[bool, bool], *, signed: bool = False
    ) -> None:
        """Two columns; on paper those that are `signed` leave room above the name for the signature and the seal."""
        table = document.add_table(rows=1, cols=2)
        for cell, lines, centre, column, width in zip(table.rows[0].cells, sides, centred, table.columns, _COLUMNS, strict=True):
            for at, text in enumerate(lines):
                paragraph = self._type(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), text)
                if self.paper:
                    paragraph.paragraph_format.space_after = Pt(0)
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else None
            if self.paper and signed and centre:
                cell.paragraphs[-1].paragraph_format.space_before = Pt(72)
            if self.paper:
                column.width = cell.width = Mm(width)
        if self.paper:
            table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))

    def _annex(self, document: docx.document.Document) -> None:
        document.add_page_break()
        self._type(document.add_paragraph(), "PHỤ LỤC")
        table = document.add_table(rows=len(self.annex), cols=3, style="Table Grid")
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for row, words in zip(table.rows, self.annex, strict=True):
            for cell, text in zip(row.cells, words if len(words) == 3 else ("", *words), strict=True):
                self._type(cell.paragraphs[0], text)
            if len(words) < 3:
                self._number(row.cells[0].paragraphs[0], ROWS)

    def _page_number(self, document: docx.document.Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))

    def _footnotes(self, document: docx.document.Document) -> None:
        if not self.used:
            return
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>{"".join(self._note_runs(self.notes[mark]))}</w:p></w:footnote>'
            for at, mark in enumerate(self.used, 1)
        )
        blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{notes}</w:footnotes>'.encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note_runs(self, text: str) -> list[str]:
        return [
            f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve"> {escape(words)}</w:t></w:r>'
            for words, font in self.runs(text)
        ]


def _a4(document: docx.document.Document) -> None:
    """A4, margins and letters as decree 30/2020 asks for."""
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)


def make(text: Path, gold: Path, target: Path, runs: Runs = unicode_runs, annex: Rows = ANNEX, *, paper: bool = False) -> None:
    """Write the plan in `text`, whose annotation names the issuer, to `target`."""
    issuer = json.loads(gold.read_text(encoding="utf-8"))["metadata"]["issuer"]
    Maker(read(text.read_bytes().decode("utf-8-sig")), issuer, runs, annex, paper).document().save(str(target))
