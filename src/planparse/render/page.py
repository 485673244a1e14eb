"""One plan as one page of evidence: no network, no other file, every item marked where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from planparse.model import Block, Plan, Section
from planparse.pictures import Picture
from planparse.render.items import Chip, Group, Links, chips, groups
from planparse.render.marks import Mark, in_order, marked
from planparse.render.sheets import left_out, sheets
from planparse.render.standalone import document
from planparse.render.words import Say, depths, facts, title_of, type_of, words


@dataclass(frozen=True, slots=True)
class Duty:
    """The chips of one obligation; `key` ties them to its words and its entry in the list."""

    key: str
    chips: Sequence[Chip]


@dataclass(slots=True)
class Line:
    """One line of the canonical text.

    `tag` h2…h6 or p, `kind` of its block, `depth` of its division, `body` its marked words, `ordered`: an obligation
    stands in it, `duties`: those that end in it.
    """

    tag: str
    kind: str
    depth: int
    body: Markup
    ordered: bool
    duties: list[Duty]


@dataclass(slots=True)
class Branch:
    """A section in the tree of contents."""

    key: str
    marker: str
    title: str
    role: str
    role_name: str
    children: list[Branch] = field(default_factory=list)


def html(plan: Plan, lang: str = "vi", pictures: Sequence[Picture] = (), missing: str | None = None) -> str:
    """The page as one HTML document.

    `pictures` of the pages stand beside the text, with a box wherever an item is; `missing` is the code of the error for which there are
    none (None: the source was not there).
    """
    say = words(lang)
    shown = evidence(plan, say, pictures, left_out(plan, pictures, missing, say))
    return document("page.html", lang, style="page.css", script="page.js", **shown)


def evidence(plan: Plan, say: Say, pictures: Sequence[Picture] = (), note: str | None = None) -> dict[str, Any]:
    """What the template `evidence.html` shows, beside `say`; `note` is a line under the title."""
    found = groups(plan, say)
    return {
        "plan": plan,
        "title": title_of(plan, say),
        "type": type_of(plan, say),
        "facts": facts(plan, say),
        "contents": _contents(plan, say),
        "lines": list(_lines(plan, found, say)),
        "groups": found,
        "sheets": sheets(pictures, found),
        "shown": {picture.page for picture in pictures},
        "note": note,
    }


def _contents(plan: Plan, say: Say) -> list[Branch]:
    roots: list[Branch] = []
    by_id: dict[str, Branch] = {}
    for number, section in enumerate(plan.sections, 1):
        title = section.title or _opening(plan, section)
        branch = Branch(f"section-{number}", section.marker, title, section.role, say(f"role.{section.role}"))
        parent = by_id.get(section.parent or "")
        (parent.children if parent else roots).append(branch)
        by_id[section.id] = branch
    return roots


def _opening(plan: Plan, section: Section) -> str:
    """The first words of a numbered paragraph without title."""
    text = plan.text[section.heading_span[0] : section.span[1]].removeprefix(section.marker).strip()
    line = text.split("\n", 1)[0]
    return line[:60] + ("…" if len(line) > 60 else "")


def _lines(plan: Plan, found: Sequence[Group], say: Say) -> Iterator[Line]:
    """The text line by line, none lost; chips follow the line in which their obligation ends."""
    marks = in_order(entry.mark() for group in found for entry in group.entries)
    headings = {section.heading_span[0]: section for section in plan.sections}
    deep = depths(plan)
    by_path = {section.path: deep[section.id] for section in plan.sections}
    duties = _duties(plan, say)
    seen: set[str] = set()
    blocks = sorted(plan.blocks, key=lambda block: block.span)
    open_marks: list[Mark] = []
    at_mark = at_block = start = 0
    for number, text in enumerate(plan.text.split("\n")):
        end = start + len(text)
        while at_mark < len(marks) and marks[at_mark].start < end:
            open_marks.append(marks[at_mark])
            at_mark += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        here: list[Block] = []
        while at_block < len(blocks) and blocks[at_block].span[0] <= end:
            here.append(blocks[at_block])
            at_block += 1
        if text.strip():
            section = next((headings[mark.start] for mark in open_marks if mark.kind == "section" and mark.start >= start), None)
            depth = deep[section.id] if section else by_path.get(here[0].section or "", 0) if here else 0
            body = marked(plan.text, start, end, open_marks, seen)
            ordered = any(mark.kind == "obligation" for mark in open_marks)
            yield Line(_tag(section, depth), _kind(here, section), min(depth, 5), body, ordered, duties[number])
        start = end + 1


def _duties(plan: Plan, say: Say) -> dict[int, list[Duty]]:
    """Obligations by the number of the line in which they end."""
    newlines = [at for at, char in enumerate(plan.text) if char == "\n"]
    out: dict[int, list[Duty]] = defaultdict(list)
    links = Links.of(plan)
    for number, duty in enumerate(plan.obligations, 1):
        line = bisect_left(newlines, max(duty.span[0], duty.span[1] - 1))
        out[line].append(Duty(f"obligation-{number}", chips(links, duty, say)))
    return out


def _tag(section: Section | None, depth: int) -> str:
    return f"h{min(depth + 2, 6)}" if section and section.kind == "heading" else "p"


def _kind(blocks: Sequence[Block], section: Section | None) -> str:
    """The kind of a line: of its only block, or `run_in` where a title and its content share the line."""
    kinds = list(dict.fromkeys(block.kind for block in blocks))
    if section and section.kind == "run_in":
        return "run_in"
    return next((kind for kind in kinds if kind != "heading"), kinds[0] if kinds else "paragraph")
