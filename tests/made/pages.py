"""A plan of the corpus as a web page in the manner of Word: numbers in spans, notes as anchors, letterhead and closing in tables."""

from __future__ import annotations

import json
import re
import textwrap
from html import escape
from pathlib import Path

from tests.made.plans import ANNEX, MOTTO, date_of, number_of
from tests.reading import Reading, read

_MARK = re.compile(r"[¹²³]|\[\^\d+\]")
_STYLE = "<style>p.MsoNormal {margin:0cm} @page Section1 {size:595pt 842pt}</style>"
_SETTINGS = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"


def make_page(text: Path, gold: Path, target: Path) -> None:
    """Write the plan in `text`, whose annotation names the issuer, to `target`."""
    issuer = json.loads(gold.read_text(encoding="utf-8"))["metadata"]["issuer"]
    target.write_text(_page(read(text.read_bytes().decode("utf-8-sig")), issuer), encoding="utf-8", newline="\r\n")


def _page(plan: Reading, issuer: str) -> str:
    blocks = {block.line_start: block for block in plan.outline.blocks}
    notes = [(block.note_mark, plan.words(block)) for block in plan.outline.blocks if block.note_mark]
    zones: dict[str, list[str]] = {"header": [], "opening": [], "body": [], "recipients": [], "signature": []}
    at = 0
    for text in plan.lines():
        block = blocks.get(at)
        if block and block.kind not in ("footnote", "furniture"):
            shown = _body(plan, at, text, notes) if block.zone == "body" else _words(text, notes)
            zones[block.zone].append(shown)
        at += len(text) + 1
    number = [text for text in zones["header"] if number_of(text)]
    day = [text for text in zones["header"] if date_of(text)]
    parts = [
        _side_by_side([*map(escape, issuer.upper().split("\n")), *number], [*MOTTO, *day]),
        *(f"<p class=MsoNormal align=center><b>{text}</b></p>" for text in zones["header"] if text not in number + day),
        *(f"<p class=MsoNormal>{text}<o:p></o:p></p>" for text in zones["opening"] + zones["body"]),
        _side_by_side(zones["recipients"], zones["signature"]) if zones["recipients"] or zones["signature"] else "",
        "<p class=MsoNormal>PHỤ LỤC</p>",
        _annex(),
        *(
            f"<div id=ftn{i}><p><a href=#_ftnref{i} name=_ftn{i}>[{i}]</a> {escape(words)}</p></div>"
            for i, (_, words) in enumerate(notes, 1)
        ),
    ]
    body = "\n".join(textwrap.fill(part, 76, break_long_words=False, break_on_hyphens=False) for part in parts)
    head = f'<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">{_STYLE}{_SETTINGS}</head>'
    return f'<html xmlns:o="urn:schemas-microsoft-com:office:office">{head}<body lang=VI><div class=Section1>{body}</div></body></html>'


def _words(text: str, notes: list[tuple[str | None, str]]) -> str:
    marks = [mark for mark, _ in notes]

    def link(found: re.Match[str]) -> str:
        if found.group() not in marks:
            return found.group()
        ident = marks.index(found.group()) + 1
        return f'<a href="#_ftn{ident}" name="_ftnref{ident}"><span>[{ident}]</span></a>'

    return _MARK.sub(link, escape(text))


def _body(plan: Reading, at: int, text: str, notes: list[tuple[str | None, str]]) -> str:
    """A paragraph whose marker stands in a span, as Word writes what it numbers itself."""
    section = next((section for section in plan.outline.sections if section.heading[0] == at), None)
    marker = section.marker if section else next((b.marker or "" for b in plan.outline.blocks if b.line_start == at), "")
    if not marker or not text.startswith(marker):
        return _words(text, notes)
    blank = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    label = f"<![if !supportLists]><span style='mso-list:Ignore'>{escape(marker)}{blank}</span><![endif]>"
    return label + _words(text[len(marker) :].lstrip(), notes)


def _side_by_side(left: list[str], right: list[str]) -> str:
    cells = ("".join(f"<p class=MsoNormal>{text}</p>" for text in lines) for lines in (left, right))
    return f"<table border=0><tr>{''.join(f'<td valign=top>{cell}</td>' for cell in cells)}</tr></table>"


def _annex() -> str:
    rows = (words if len(words) == 3 else (f"{at}.", *words) for at, words in enumerate(ANNEX))
    return f"<table border=1>{''.join('<tr>' + ''.join(f'<td><p>{word}</p></td>' for word in row) + '</tr>' for row in rows)}</table>"
