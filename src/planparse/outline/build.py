"""From reflowed paragraphs to the outline: zones, section tree, blocks. Never raises, never loses a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from planparse.model import SectionKind, SectionRole
from planparse.outline.blocks import Line, apart, body_blocks
from planparse.outline.frames import frames
from planparse.outline.head import read_head
from planparse.outline.nodes import BlockNode, Outline, SectionNode, TableRow, Zone, is_plan
from planparse.outline.numbering import bullet, markers
from planparse.outline.tables import Tables, is_separator, is_table_line
from planparse.outline.titles import Title, classify, role_of
from planparse.outline.tree import Division, TreeBuilder
from planparse.outline.zones import zones
from planparse.text.patterns import pattern
from planparse.text.reflow import Reflowed


@lru_cache(maxsize=4_000)  # asked of a line for each question that joins it to another
def opens_block(line: str) -> bool:
    """True where a line begins with a list sign, a number of a scheme or the label of a frame (`Đơn vị phối hợp: …`)."""
    return bullet(line) is not None or bool(markers(line)) or (line[:1].isupper() and bool(frames(line)))


# The schemes of regulations; an article with such a title holds the plan that it approves.
_ARTICLES = frozenset({"chapter", "division", "subdivision", "article"})
_APPROVES = pattern("build.approves", r"(?i:phê duyệt|ban hành|tán thành|thông qua|quyết nghị|nhất trí)")
_WHOLE_PLAN = pattern("build.whole_plan", r"Trên đây là ")


def build_outline(flow: Reflowed) -> Outline:
    """Zones, then the tree over the body, then sections and blocks in order of the text."""
    text = flow.mapped.text
    body = [p for p in flow.paragraphs if p.kind == "body"]
    texts = [text[p.start : p.end] for p in body]
    lines = [Line(p, t, z) for p, t, z in zip(body, texts, zones(texts), strict=True)]
    divisions = _number(lines)
    has_content = _with_content(lines, divisions)
    head = read_head([(line.text, line.paragraph.start, line.zone) for line in lines])
    sections, titles = _sections(text, lines, divisions, has_content, plan=is_plan(head))
    blocks = body_blocks(lines, sections, titles)
    sections = _close_spans(sections, blocks)
    rest = [apart(p, text) for p in flow.paragraphs if p.kind != "body"]
    notes = {b.marker: i for i, b in enumerate(rest, len(blocks)) if b.marker}
    return Outline(head, tuple(sections), tuple(blocks + rest), notes, _rows(lines))


def _rows(lines: Sequence[Line]) -> tuple[TableRow, ...]:
    tables = Tables()
    found = [
        tables.row(line.text, line.paragraph.start, line.division)
        for line in lines
        if line.zone == "body" and is_table_line(line.text) and not is_separator(line.text)
    ]
    return tuple(row for row in found if row)


def _number(lines: Sequence[Line]) -> list[Division]:
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


def _with_content(lines: Sequence[Line], divisions: Sequence[Division]) -> set[int]:
    """Divisions below whose line other lines stand."""
    found = {d.parent for d in divisions if d.parent is not None}
    found |= {line.division for line in lines if line.zone == "body" and _belongs(line) and line.division is not None}
    return found


def _belongs(line: Line) -> bool:
    """A line that stands below the division open at it; the words that close the whole plan do not."""
    return line.opened is None and not (line.sign is None and _WHOLE_PLAN.match(line.text))


def _sections(
    text: str, lines: Sequence[Line], divisions: Sequence[Division], has_content: set[int], *, plan: bool
) -> tuple[list[SectionNode], list[Title]]:
    sections: list[SectionNode] = []
    titles: list[Title] = []
    last: dict[int | None, int] = {}  # of the divisions below each
    names: list[str] = []
    articles = not plan and any(division.marker.scheme == "article" for division in divisions)
    for index, division in enumerate(divisions):
        line = lines[division.line]
        at = last.get(division.parent)
        above = divisions[at] if at is not None else None
        among_titles = at is not None and titles[at].kind == "heading" and divisions[at].marker.scheme == division.marker.scheme
        last[division.parent] = index
        start = line.paragraph.start
        content = start + line.content
        below = index in has_content and not _ends_list(division, above, lines)
        title = classify(line.text[line.content :], below, among_titles=among_titles)
        titles.append(title)
        span = (content, content + title.end) if title.kind != "item" else None
        parent = sections[division.parent] if division.parent is not None else None
        names.append(text[span[0] : span[1]] if span else line.text[line.content :])
        approved = division.parent is not None and _APPROVES.match(names[division.parent]) is not None
        role = _section_role(names[index], title.kind, division.marker.scheme, parent, approved, articles)
        heading_end = span[1] if span else line.paragraph.end
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


def _ends_list(own: Division, above: Division | None, lines: Sequence[Line]) -> bool:
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
