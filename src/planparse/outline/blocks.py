"""Blocks of a document from its lines: headings, items and their depth, rows of tables, notes, the words that close the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.model import BlockKind
from planparse.outline.frames import frame_role, frames
from planparse.outline.line_kinds import is_attached, is_authority, is_position
from planparse.outline.nodes import BlockNode, SectionNode, Zone
from planparse.outline.numbering import bullet
from planparse.outline.tables import cells, is_separator, is_table_line
from planparse.outline.titles import Title
from planparse.text.letters import DASHES
from planparse.text.patterns import pattern
from planparse.text.reflow import NOTE_MARK, Paragraph

_CLOSING = pattern(
    "blocks.closing",
    r"(?:Trên đây là|Căn cứ (?:vào )?(?:nội dung )?(?:Kế hoạch|Chỉ thị|kế hoạch|Chương trình)|Trên cơ sở|Yêu cầu|Đề nghị|"
    r"Trong quá trình|Quá trình|"
    r"Nhận được|Giao |Kế hoạch này|Chỉ thị này|Quyết định này|Các (?:cơ quan|đơn vị|sở|phòng|ban)|Thủ trưởng|"
    r"(?:Ủy|Uỷ) ban nhân dân|UBND|Ban Thường vụ|Sở |Nội dung nào)",
)


@dataclass(slots=True)
class Line:
    """A paragraph with what was read at its start."""

    paragraph: Paragraph
    text: str
    zone: Zone
    division: int | None = None
    opened: int | None = None
    content: int = 0
    sign: str | None = None


def _row_blocks(line: Line) -> list[BlockNode]:
    """One block a filled cell; a separator is furniture."""
    start = line.paragraph.start
    if is_separator(line.text):
        return [BlockNode("furniture", "body", line.division, None, start, line.paragraph.end, start)]
    blocks: list[BlockNode] = []
    at = start
    for low, high in cells(line.text):
        if high > low:
            blocks.append(BlockNode("table_row", "body", line.division, None, start + low, start + high, at))
            at = start + high
    return blocks


def body_blocks(lines: Sequence[Line], sections: Sequence[SectionNode], titles: Sequence[Title]) -> list[BlockNode]:
    """The blocks of all lines that are no furniture and no notes, in order."""
    blocks: list[BlockNode] = []
    signs: list[tuple[str, int, bool]] = []
    intro: int | None = None
    for index, line in enumerate(lines):
        start, end = line.paragraph.start, line.paragraph.end
        if line.zone != "body":
            blocks.append(_zoned(line))
            continue
        if is_table_line(line.text):
            signs.clear()
            intro = None
            blocks += _row_blocks(line)
            continue
        if line.opened is not None:
            signs.clear()
            intro = None
            blocks += _opening_blocks(line, sections[line.opened], titles[line.opened])
            if line.text.endswith(":") and sections[line.opened].kind != "heading":
                intro = len(blocks) - 1
            continue
        if line.sign:
            depth = _depth(line.sign, signs)
            del signs[depth:]
            above = signs[-1][1] if signs else intro
            kind: BlockKind = "subitem" if depth else "item"
            signs.append((line.sign, len(blocks), line.text[-1] not in ".;,/"))
        else:
            signs.clear()
            above, kind = None, "paragraph"
            intro = len(blocks) if line.text.endswith(":") else None
            if _is_plain_heading(lines, index):
                kind, intro = "heading", len(blocks)
        if frames(line.text[line.content :]):
            kind = "frame"
        elif is_attached(line.text):
            kind = "header"
        blocks.append(BlockNode(kind, "body", line.division, line.sign, start + line.content, end, start, above))
    return _mark_closing(lines, blocks, sections)


def _zoned(line: Line) -> BlockNode:
    kinds: dict[Zone, BlockKind] = {"header": "header", "opening": "paragraph", "recipients": "recipients", "signature": "signature"}
    sign = bullet(line.text) if line.zone in ("recipients", "opening") else None
    start = line.paragraph.start + (sign.end if sign else 0)
    return BlockNode(kinds[line.zone], line.zone, None, sign.text if sign else None, start, line.paragraph.end, line.paragraph.start)


def _opening_blocks(line: Line, section: SectionNode, title: Title) -> list[BlockNode]:
    """The block of a heading, of an item, or the two of a run-in title and its content."""
    start, end = line.paragraph.start, line.paragraph.end
    content = start + line.content
    at = line.opened
    if title.kind == "item":
        kind: BlockKind = "frame" if frames(line.text[line.content :]) else "item"
        return [BlockNode(kind, "body", at, section.marker, content, end, start)]
    if title.content is None:
        return [BlockNode("heading", "body", at, section.marker, content, end, start)]
    split = content + title.content
    name = line.text[line.content : line.content + title.end]
    kind = "frame" if frame_role(name) else "paragraph"
    heading_end = content + title.end + len(line.text[line.content + title.end : line.content + title.content].rstrip())
    return [
        BlockNode("heading", "body", at, section.marker, content, heading_end, start),
        BlockNode(kind, "body", at, None, split, end, split),
    ]


def _depth(sign: str, signs: Sequence[tuple[str, int, bool]]) -> int:
    """Depth of a list sign: a sign seen before closes the deeper ones; a new one stands below.

    A dash stands below another sign only where that line announces something (ends in a colon or without a mark).
    """
    seen = [s for s, _, _ in signs]
    if sign in seen:
        return seen.index(sign)
    if sign in DASHES:
        dashes = [i for i, s in enumerate(seen) if s in DASHES]
        return dashes[0] if dashes else next((i + 1 for i, (_, _, announces) in reversed(list(enumerate(signs))) if announces), 0)
    return len(seen)


def _is_plain_heading(lines: Sequence[Line], index: int) -> bool:
    """An unnumbered title: in capitals and no sample of a signature, or short without an end mark and directly above a list."""
    text = lines[index].text
    if text[-1] in ".;,!?…/" or len(text) > 200:
        return False
    if text.isupper() and len(text) > 3:
        return not (is_authority(text) or (is_position(text) and index and lines[index - 1].text.isupper()))
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.sign is not None and len(text.split()) <= 16 and text[-1] != ":"


def _mark_closing(lines: Sequence[Line], blocks: list[BlockNode], sections: Sequence[SectionNode]) -> list[BlockNode]:
    """Plain paragraphs after the last item that speak for the whole plan stand in the last top-level division.

    They end the body, or stand above recipients and signature where an annex comes behind those.
    """
    last = max((i for i, b in enumerate(blocks) if b.zone == "body"), default=-1)
    starts = {line.paragraph.start: line for line in lines}
    content: dict[int | None, int] = {}
    for at, block in enumerate(blocks):
        if block.kind not in ("heading", "frame"):
            content.setdefault(block.section, at)
    closes = [at for at in range(last) if blocks[at].zone == "body" and blocks[at + 1].zone in ("recipients", "signature")]
    for end in [*closes, last]:
        for at in range(end, -1, -1):
            block = blocks[at]
            if block.kind != "paragraph" or block.section is None or block.line_start != block.start:
                break
            line = starts.get(block.start)
            if line is None or line.opened is not None or content[block.section] >= at:
                break
            ends = at == end and line.text.endswith(("./.", "./"))
            if not (ends or _CLOSING.match(line.text)):
                break
            blocks[at] = replace(block, section=_top(sections, block.section), closing=True)
    return blocks


def apart(paragraph: Paragraph, text: str) -> BlockNode:
    """The block of a note or of furniture."""
    if paragraph.kind == "furniture":
        return BlockNode("furniture", "body", None, None, paragraph.start, paragraph.end, paragraph.start)
    note = NOTE_MARK.match(text, paragraph.start)
    mark, start = (note["mark"], note.end()) if note else (None, paragraph.start)
    return BlockNode("footnote", "body", None, mark, start, paragraph.end, paragraph.start)


def _top(sections: Sequence[SectionNode], section: int) -> int:
    """The division of the first rank above a division, or itself."""
    while (parent := sections[section].parent) is not None:
        section = parent
    return section
