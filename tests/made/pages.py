"""A plan of the corpus as the web page that Word saves: its numbers as ignored text of lists, its notes as links to the end."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from tests.made.plans import ANNEX, MARK, Sheet, marker_of
from tests.reading import read

_PAGE = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">'
    "<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head><body lang=VI><div class=WordSection1>\n{}</div></body></html>\n"
)


def page(text: str, issuer: str) -> str:
    """The page of a plan."""
    plan = read(text)
    sheet = Sheet.of(plan, issuer)
    used: list[str] = []

    def typed(words: str) -> str:
        out, at = "", 0
        for found in MARK.finditer(words):
            if found.group() in sheet.notes:
                out += escape(words[at : found.start()])
                used.append(found.group())
                at, ident = found.end(), len(used)
                out += f'<a style="mso-footnote-id:ftn{ident}" href="#_ftn{ident}" name="_ftnref{ident}"><sup>[{ident}]</sup></a>'
        return out + escape(words[at:])

    def side_by_side(left: list[str], right: list[str]) -> str:
        cells = ("".join(f"<p class=MsoNormal align=center>{typed(line)}</p>\n" for line in lines) for lines in (left, right))
        return f"<table border=0 cellspacing=0><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>\n"

    def paragraph(at: int, words: str) -> str:
        marker, _ = marker_of(plan, at, words)
        number = f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp; </span></span><![endif]>" if marker else ""
        return f"<p class=MsoListParagraph>{number}{typed(words[len(marker) :].lstrip())}</p>\n"

    parts = [
        side_by_side(*sheet.letterhead),
        *(f"<p class=MsoNormal align=center><b>{typed(line)}</b></p>\n" for line in sheet.title),
        *(paragraph(at, words) for at, words in sheet.body),
        side_by_side(*sheet.closing),
        f"<p class=MsoNormal>PHỤ LỤC</p>\n{_annex()}",
    ]
    parts += [
        f'<div id=ftn{ident}><p class=MsoFootnoteText><a href="#_ftnref{ident}" name="_ftn{ident}">[{ident}]</a> {escape(sheet.notes[mark])}</p></div>\n'
        for ident, mark in enumerate(used, 1)
    ]
    return _PAGE.format("".join(parts))


def _annex() -> str:
    rows = [row if len(row) == 3 else (str(at), *row) for at, row in enumerate(ANNEX)]
    cells = ("".join(f"<td><p class=MsoNormal>{words}</p></td>" for words in row) for row in rows)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>\n"


def make_page(text: Path, gold: Path, target: Path) -> None:
    """Write the plan in `text`, whose annotation names the issuer, to `target`."""
    issuer = json.loads(gold.read_text(encoding="utf-8"))["metadata"]["issuer"]
    target.write_text(page(text.read_bytes().decode("utf-8-sig"), issuer), encoding="utf-8")
