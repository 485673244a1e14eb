"""From reflowed paragraphs to the outline: zones, section tree, blocks. Never raises, never loses a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.model import BlockKind, SectionKind, SectionRole
from planparse.outline.frames import frames, is_frame_title
from planparse.outline.head import read_head
from planparse.outline.line_kinds import is_attached, is_authority, is_position
from planparse.outline.nodes import BlockNode, Outline, SectionNode, TableRow, Zone
from planparse.outline.numbering import bullet, markers
from planparse.outline.tables import Tables, cells, is_separator, is_table_line
from planparse.outline.titles import Title, classify, role_of
from planparse.outline.tree import Division, TreeBuilder
from planparse.outline.zones import zones
from planparse.text.patterns import pattern
from planparse.text.reflow import Paragraph, Reflowed

_NOTE_MARK = pattern("build.note_mark", r"(?P<mark>[¹²³⁰⁴-⁹]{1,3}|\[\^?\d{1,3}\]|\(\*{1,3}\)):?[ ]?")
_CLOSING = pattern(
    "build.closing",
    r"(?:Trên đây là|Căn cứ (?:vào )?(?:nội dung )?(?:Kế hoạch|Chỉ thị|kế hoạch|Chương trình)|Trên cơ sở|Yêu cầu|Đề nghị|"
    r"Trong quá trình|Quá trình|"
    r"Nhận được|Giao |Kế hoạch này|Chỉ thị này|Quyết định này|Các (?:cơ quan|đơn vị|sở|phòng|ban)|Thủ trưởng|"
    r"(?:Ủy|Uỷ) ban nhân dân|UBND|Ban Thường vụ|Sở |Nội dung nào)",
)


def opens_block(line: str) -> bool:
    """True where a line begins with a list sign, a number of a scheme or the label of a frame (`Đơn vị phối hợp: …`)."""
    return bullet(line) is not None or bool(markers(line)) or (line[:1].isupper() and bool(frames(line)))


# The schemes of regulations; an article with such a title holds the plan that it approves.
_ARTICLES = frozenset({"chapter", "division", "subdivision", "article"})
_APPROVES = pattern("build.approves", r"(?i:phê duyệt|ban hành|tán thành|thông qua|quyết nghị|nhất trí)")
_WHOLE_PLAN = pattern("build.whole_plan", r"Trên đây là ")


@dataclass(slots=True)
class _Line:
    """A paragraph with what was read at its start."""

    paragraph: Paragraph
    text: str
    zone: Zone
    division: int | None = None
    opened: int | None = None
    content: int = 0
    sign: str | None = None


def build_outline(flow: Reflowed) -> Outline:
    """Zones, then the tree over the body, then sections and blocks in order of the text."""
    text = flow.mapped.text
    body = [p for p in flow.paragraphs if p.kind == "body"]
    texts = [text[p.start : p.end] for p in body]
    lines = [_Line(p, t, z) for p, t, z in zip(body, texts, zones(texts), strict=True)]
    divisions = _number(lines)
    has_content = _with_content(lines, divisions)
    sections, titles = _sections(text, lines, divisions, has_content)
    blocks = _blocks(lines, sections, titles)
    sections = _close_spans(sections, blocks)
    rest = [_apart(p, text) for p in flow.paragraphs if p.kind != "body"]
    head = read_head([(line.text, line.paragraph.start, line.zone) for line in lines])
    notes = {b.note_mark: i for i, b in enumerate(rest, len(blocks)) if b.note_mark}
    return Outline(head, tuple(sections), tuple(blocks + rest), notes, _rows(lines))


def _rows(lines: Sequence[_Line]) -> tuple[TableRow, ...]:
    tables = Tables()
    found = [
        tables.row(line.text, line.paragraph.start, line.division)
        for line in lines
        if line.zone == "body" and is_table_line(line.text) and not is_separator(line.text)
    ]
    return tuple(row for row in found if row)


def _row_blocks(line: _Line) -> list[BlockNode]:
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


def _number(lines: Sequence[_Line]) -> list[Division]:
    tree = TreeBuilder()
    announced = False
    before: Zone = "header"
    for index, line in enumerate(lines):
        if line.zone in ("header", "opening") and before in ("recipients", "signature", "body"):
            tree.reset()
        before = line.zone
        if line.zone != "body":
            continue
        sign = bullet(line.text)
        if sign:
            line.sign, line.content = sign.text, sign.end
        else:
            readings = markers(line.text)
            division = tree.add(readings, index, announced) if readings else None
            if division:
                line.opened = len(tree.divisions) - 1
                line.content = division.marker.end
        line.division = tree.current()
        announced = line.text.endswith(":")
    return tree.divisions


def _with_content(lines: Sequence[_Line], divisions: Sequence[Division]) -> set[int]:
    """Divisions below whose line other lines stand."""
    found = {d.parent for d in divisions if d.parent is not None}
    found |= {line.division for line in lines if line.zone == "body" and _belongs(line) and line.division is not None}
    return found


def _belongs(line: _Line) -> bool:
    """A line that stands below the division open at it; the words that close the whole plan do not."""
    return line.opened is None and not (line.sign is None and _WHOLE_PLAN.match(line.text))


def _sections(
    text: str, lines: Sequence[_Line], divisions: Sequence[Division], has_content: set[int]
) -> tuple[list[SectionNode], list[Title]]:
    sections: list[SectionNode] = []
    titles = []
    last: dict[int | None, Division] = {}
    names: list[str] = []
    articles = any(division.marker.scheme == "article" for division in divisions)
    for index, division in enumerate(divisions):
        line = lines[division.line]
        above, last[division.parent] = last.get(division.parent), division
        start = line.paragraph.start
        content = start + line.content
        title = classify(line.text[line.content :], index in has_content and not _ends_list(division, above, lines))
        titles.append(title)
        span = (content, content + title.end) if title.kind != "item" else None
        parent = sections[division.parent] if division.parent is not None else None
        names.append(text[span[0] : span[1]] if span else line.text[line.content :])
        approved = division.parent is not None and _APPROVES.match(names[division.parent]) is not None
        role = _section_role(names[index], title.kind, division.marker.scheme, parent, approved, articles)
        heading_end = span[1] if span and title.kind != "item" else line.paragraph.end
        sections.append(
            SectionNode(
                division.path,
                division.parent,
                division.marker.text,
                title.kind,
                span,
                role,
                (start, heading_end),
                (start, line.paragraph.end),
                division.irregular,
            )
        )
    return sections, titles


def _ends_list(own: Division, above: Division | None, lines: Sequence[_Line]) -> bool:
    """The last point of a list of clauses ends in a stop as the others end in a semicolon; it is no title."""
    return above is not None and above.marker.scheme == own.marker.scheme and lines[above.line].text.endswith(";")


def _section_role(title: str, kind: SectionKind, scheme: str, parent: SectionNode | None, approved: bool, articles: bool) -> SectionRole:
    """The role that the title says, else the parent's. At the top a division without a telling title gives tasks, in a regulation none.

    `approved`: the parent is an article that approves a plan, so that the division stands at the plan's top. `articles`: the text has some.
    """
    if scheme == "appendix":
        own = role_of(title, None)
        return own if own in ("tasks", "organization", "objectives", "funding") else "appendix"
    if articles and scheme in _ARTICLES:
        return role_of(title, None, articles=True) or (parent.role if parent else "other")
    if parent is None:
        return role_of(title, None) or "tasks"
    if parent.role == "other" and approved:
        return role_of(title, None) or parent.role
    return (role_of(title, parent.role, articles=articles and parent.role == "other") if kind != "item" else None) or parent.role


def _blocks(lines: Sequence[_Line], sections: Sequence[SectionNode], titles: Sequence[Title]) -> list[BlockNode]:
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


def _zoned(line: _Line) -> BlockNode:
    kinds: dict[Zone, BlockKind] = {"header": "header", "opening": "paragraph", "recipients": "recipients", "signature": "signature"}
    sign = bullet(line.text) if line.zone in ("recipients", "opening") else None
    start = line.paragraph.start + (sign.end if sign else 0)
    return BlockNode(kinds[line.zone], line.zone, None, sign.text if sign else None, start, line.paragraph.end, line.paragraph.start)


def _opening_blocks(line: _Line, section: SectionNode, title: Title) -> list[BlockNode]:
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
    kind = "frame" if is_frame_title(name) else "paragraph"
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
    if sign in "-–—−‑":
        dashes = [i for i, s in enumerate(seen) if s in "-–—−‑"]
        return dashes[0] if dashes else next((i + 1 for i, (_, _, announces) in reversed(list(enumerate(signs))) if announces), 0)
    return len(seen)


def _is_plain_heading(lines: Sequence[_Line], index: int) -> bool:
    """An unnumbered title: in capitals and no sample of a signature, or short without an end mark and directly above a list."""
    text = lines[index].text
    if text[-1] in ".;,!?…/" or len(text) > 200:
        return False
    if text.isupper() and len(text) > 3:
        return not (is_authority(text) or (is_position(text) and index and lines[index - 1].text.isupper()))
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.sign is not None and len(text.split()) <= 16 and text[-1] != ":"


def _mark_closing(lines: Sequence[_Line], blocks: list[BlockNode], sections: Sequence[SectionNode]) -> list[BlockNode]:
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
            top = block.section
            while sections[top].parent is not None:
                top = sections[top].parent  # type: ignore[assignment]
            blocks[at] = replace(block, section=top, closing=True)
    return blocks


def _close_spans(sections: Sequence[SectionNode], blocks: Sequence[BlockNode]) -> list[SectionNode]:
    """The span of a division reaches to the end of its last block or sub-division."""
    ends = [s.span[1] for s in sections]
    for block in blocks:
        if block.section is not None:
            ends[block.section] = max(ends[block.section], block.end)
    for index in range(len(sections) - 1, -1, -1):
        parent = sections[index].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[index])
    return [replace(s, span=(s.span[0], ends[i])) for i, s in enumerate(sections)]


def _apart(paragraph: Paragraph, text: str) -> BlockNode:
    if paragraph.kind == "furniture":
        return BlockNode("furniture", "body", None, None, paragraph.start, paragraph.end, paragraph.start)
    note = _NOTE_MARK.match(text, paragraph.start)
    start = note.end() if note else paragraph.start
    return BlockNode(
        "footnote",
        "body",
        None,
        note["mark"] if note else None,
        start,
        paragraph.end,
        paragraph.start,
        note_mark=note["mark"] if note else None,
    )
