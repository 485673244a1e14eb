"""Obligations: each block that directs action, with who is responsible and on which basis.

A body is responsible because the block says so (`inline`), because the sentence that opens its list says so (`intro`), because a frame line
of the division says so (`division`), or because the block stands under its name (`heading`). The more specific wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.extract import actions, duties
from planparse.extract.body_lists import groups
from planparse.extract.duty_cells import Cells
from planparse.extract.duty_facts import Actor, Duty, Facts, Places, without_repeats
from planparse.extract.duty_frames import FrameIndex
from planparse.extract.duty_headings import Headings, ancestors
from planparse.extract.duty_rows import RowIndex
from planparse.extract.role_words import acts
from planparse.extract.roles import Roles, read_roles
from planparse.model import Modality, Span
from planparse.outline.nodes import BlockNode, Outline, SectionNode
from planparse.text.patterns import pattern

_BEFORE_SUBJECT = pattern("obligations.before_subject", r"(?:[^\s.;:()]{1,12} ){0,6}")
_BETWEEN_ACTORS = pattern(
    "obligations.between_actors",
    r"[ ,;]{0,3}(?:và |cùng |với |các )?|[ ,:]{0,3}(?:có trách nhiệm |chịu trách nhiệm )?(?:(?:chủ trì|"
    r"chủ động|tích cực|thường xuyên)[ ,]{0,3}){0,2}(?:và )?"
    r"(?:phối hợp[^.;:()\n]{0,30}|cùng(?: với)?) (?:các )?",
)
_CLAUSE_END = pattern("obligations.clause_end", r";|\. ")


class Obligations:
    """Finds the duties of one plan."""

    def __init__(self, text: str, folded: str, outline: Outline, facts: Facts, with_actions: bool = True) -> None:
        self._text, self._folded, self._outline, self._facts = text, folded, outline, facts
        self._with_actions = with_actions
        self._places = Places(facts)
        self._headings = Headings(folded, outline, facts, self._places)
        self._roles: dict[int, tuple[list[int], Roles]] = {}
        cells = Cells(text, folded, facts, self._places)
        self._frames = FrameIndex(text, outline, self._places, cells)
        self._rows = RowIndex(text, folded, outline, facts, self._places, cells)
        self._parents_of_items = {b.above for b in outline.blocks if b.above is not None} | self._before_divisions()

    def duties(self) -> list[Duty]:
        """All obligations in order of the text."""
        found = (self._duty(index, block) for index, block in enumerate(self._outline.blocks))
        return [duty for duty in found if duty is not None]

    def _before_divisions(self) -> set[int]:
        """Lines that end in a colon and are the last words of a division before the divisions below it: they open that list."""
        sections, blocks = self._outline.sections, self._outline.blocks
        below = {node.parent for node in sections if node.parent is not None}
        found = set()
        for index, (block, after) in enumerate(pairwise(blocks)):
            opens = after.section is not None and after.section != block.section and sections[after.section].parent == block.section
            if opens and block.section in below and block.end and self._text[block.end - 1] == ":":
                found.add(index)
        return found

    def _duty(self, index: int, block: BlockNode) -> Duty | None:
        if block.kind == "heading":
            return self._heading_duty(index, block)
        if block.kind == "table_row":
            return self._row_duty(index, block)
        return self._block_duty(index, block)

    def _block_roles(self, index: int) -> tuple[list[int], Roles]:
        if index not in self._roles:
            block = self._outline.blocks[index]
            inside = self._places.bodies(block.start, block.end)
            self._roles[index] = inside, read_roles(self._folded, block.start, block.end, [self._facts.bodies[i] for i in inside])
        return self._roles[index]

    # divisions

    def _section(self, index: int | None) -> SectionNode | None:
        return self._outline.sections[index] if index is not None else None

    def _under_inspection(self, index: int | None) -> bool:
        """Some heading above says that what stands below is looked at by an inspection."""
        return any(map(duties.inspects, self._titles(index)))

    def _titles(self, index: int | None) -> Iterator[str]:
        """The titles of a division and of those above it, folded."""
        titles = (self._outline.sections[i].title for i in ancestors(self._outline, index))
        return (self._folded[title[0] : title[1]] for title in titles if title)

    # responsibility

    def _intro(self, block: BlockNode) -> tuple[list[Actor], list[tuple[int, bool]], bool]:
        """What the sentence that opens the list says: who acts, who receives, whether it asks."""
        above = block.above
        while above is not None:
            inside, roles = self._block_roles(above)
            if roles.leads or roles.receivers:
                leads = [Actor(inside[i], "lead", "intro") for i in roles.leads]
                partners = [Actor(inside[i], "coordinate", "intro") for i in roles.partners]
                return leads + partners, [(inside[i], via) for i, via in roles.receivers], roles.requested and not roles.ordered
            above = self._outline.blocks[above].above
        return [], [], False

    def _actors(self, index: int, block: BlockNode) -> tuple[list[Actor], list[tuple[int, bool]], bool]:
        inside, roles = self._block_roles(index)
        inline = [Actor(inside[i], "lead", "inline") for i in roles.leads] or self._named_alone(block, inside)
        partners = [Actor(inside[i], "coordinate", "inline") for i in roles.partners]
        receivers = [(inside[i], via) for i, via in roles.receivers]
        intro, intro_receivers, intro_asks = self._intro(block)
        heading, asks = self._headings.actors(block.section) if not block.closing else ([], False)
        heading = self._headings.above(block) or heading
        framed = self._frames.actors(self._frames.lines(block.section)) if not block.closing else []
        divided = intro if _leads(intro) else framed if _leads(framed) else heading
        above: list[Actor]
        if inline and heading and roles.assigned:
            inline, partners, above = [], [], heading
        elif inline and divided and not roles.subject and ((heading and roles.delegated) or self._has_own_clause(block, inline[0])):
            above = divided
            inline = [] if heading and roles.delegated else inline
        elif inline and (not heading or roles.subject or roles.ordered or roles.requested):
            above = []
        elif divided is not heading:
            inline, above = [], divided
        else:
            inline, above = [], heading or framed
        actors = self._once(above + inline + partners)
        return actors, receivers or intro_receivers or self._headings.receivers(block.section), asks or intro_asks

    def _once(self, actors: Sequence[Actor]) -> list[Actor]:
        """Each body once in a role, also where the block names it twice."""
        first: dict[tuple[str, str | None, str | None, str], Actor] = {}
        for actor in actors:
            body = self._facts.bodies[actor.body]
            first.setdefault((body.name, body.level, body.place, actor.role), actor)
        return list(first.values())

    def _named_alone(self, block: BlockNode, inside: Sequence[int]) -> list[Actor]:
        """`1. Tập huấn cho hội viên: Phòng A.`: nothing but names stands behind a task that is a run-in title."""
        section = self._section(block.section)
        if not inside or section is None or section.kind != "run_in" or section.title is None or block.marker is not None:
            return []
        bodies = [self._facts.bodies[i] for i in inside]
        listed = groups(self._folded, bodies)
        names_only = bodies[0].start == block.start and len(listed) == 1 and not self._folded[bodies[-1].end : block.end].strip(" .;")
        if not names_only or acts().match(f" {self._folded[section.title[0] : section.title[1]]}") is None:
            return []
        return [Actor(inside[i], "lead", "inline") for i in listed[0]]

    def _has_own_clause(self, block: BlockNode, first: Actor) -> bool:
        """A clause of the division's body stands before the first actor named (`Chỉ đạo các thôn …; giao Công chức … theo dõi`)."""
        return _CLAUSE_END.search(self._text, block.start, self._facts.bodies[first.body].start) is not None

    # duties

    def _block_duty(self, index: int, block: BlockNode) -> Duty | None:
        section = self._section(block.section)
        if section is None or block.zone != "body" or block.kind in ("footnote", "furniture"):
            return None
        if block.kind == "frame" and not (section.role == "funding" and section.kind == "run_in"):
            return None
        text = self._text[block.start : block.end]
        inside, roles = self._block_roles(index)
        has_items, in_article = index in self._parents_of_items, self._outline.in_article(block.section)
        leads = [self._place_in(block, inside[i]) for i in roles.leads]
        if not duties.is_duty(block, text, section, roles, has_items, in_article=in_article, leads=leads):
            return None
        if not roles.leads and duties.is_inspected(text) and self._under_inspection(block.section):
            return None
        actors, receivers, asks = self._actors(index, block)
        begin = self._action_begin(block, inside, roles)
        return self._make(index, block, block.start, block.end, actors, receivers, duties.modality(roles, asks), begin)

    def _place_in(self, block: BlockNode, body: int) -> Span:
        found = self._facts.bodies[body]
        return found.start - block.start, found.end - block.start

    def _action_begin(self, block: BlockNode, inside: Sequence[int], roles: Roles) -> int:
        """Where the action of a block begins, from its start: behind the subject and the partners that open it."""
        acting = {inside[i] for i in (*roles.leads, *roles.partners)}
        subject = next((i for i in inside if i in acting), None)
        if subject is None:
            return 0
        first = self._facts.bodies[subject]
        near = subject == inside[0] and _BEFORE_SUBJECT.fullmatch(self._folded, block.start, first.start)
        if not (near or actions.leads_in(self._folded, block.start, first.start)):
            return 0
        at = first.end
        for index in inside[inside.index(subject) + 1 :]:
            body = self._facts.bodies[index]
            if index not in acting or not _BETWEEN_ACTORS.fullmatch(self._folded, at, body.start):
                break
            at = body.end
        return at - block.start

    def _heading_duty(self, index: int, block: BlockNode) -> Duty | None:
        """A numbered task under which stand only frame lines: the heading is the duty (rule 41)."""
        if block.section is None or block.marker is None:
            return None
        section = self._outline.sections[block.section]
        lines = self._frames.own(block.section)
        if not lines or not duties.orders(section):
            return None
        own = [b for b in self._blocks_in(section) if b is not block and not b.closing]
        if any(b.kind not in ("frame", "heading") for b in own):
            return None
        if any(b.kind == "heading" and (b.section is None or not self._frames.is_title(b.section)) for b in own):
            return None
        inside, roles = self._block_roles(index)
        actors = self._frames.actors(lines)
        if not any(a.role == "lead" for a in actors):
            actors += [Actor(inside[i], "lead", "inline") for i in roles.leads] or self._headings.actors(section.parent)[0]
        actors += [Actor(inside[i], "coordinate", "inline") for i in roles.partners]
        receivers = [(inside[i], via) for i, via in roles.receivers]
        mode = duties.modality(roles, self._headings.actors(block.section)[1])
        duty = self._make(index, block, block.start, section.heading[1], without_repeats(actors), receivers, mode, 0)
        duty.heading_only = True
        return duty

    def _blocks_in(self, section: SectionNode) -> Sequence[BlockNode]:
        """Blocks of a division and of those below it."""
        blocks = self._outline.blocks
        return blocks[bisect_left(blocks, section.span[0], key=_start) : bisect_left(blocks, section.span[1], key=_start)]

    def _row_duty(self, index: int, block: BlockNode) -> Duty | None:
        """A row of a table of tasks (rule 44)."""
        row = self._rows.at(index)
        section = self._section(block.section)
        if row is None or (section is not None and section.role == "objectives"):
            return None
        if section is not None and section.role == "other" and any(map(duties.tells, self._titles(block.section))):
            return None  # what was done
        if not (self._rows.orders(row) or (section is not None and duties.orders(section))):
            return None
        actors = self._rows.actors(row)
        if not any(a.role == "lead" for a in actors):
            actors = self._headings.actors(block.section)[0] + actors
        duty = self._make(index, block, block.start, block.end, without_repeats(actors), self._rows.receivers(row), "mandatory", 0)
        times = [d for d in self._rows.deadlines(row) if d not in duty.deadlines]
        return replace(
            duty,
            deadlines=[*duty.deadlines, *times],
            products=[*duty.products, *self._rows.values(row, "product")],
            funding=next(iter(self._rows.values(row, "funding")), duty.funding),
        )

    def _make(
        self,
        index: int,
        block: BlockNode,
        start: int,
        end: int,
        actors: list[Actor],
        receivers: list[tuple[int, bool]],
        mode: Modality,
        action_begin: int,
    ) -> Duty:
        text = self._text[start:end]
        lines = self._frames.lines(block.section) if not block.closing and block.kind != "table_row" else []
        return Duty(
            block=index,
            start=start,
            end=end,
            section=block.section,
            modality=mode,
            condition=duties.condition(text),
            action=actions.action(text, action_begin) if self._with_actions else None,
            actors=actors,
            receivers=receivers,
            deadlines=[*self._places.inside("deadlines", start, end), *self._frames.deadlines(lines)],
            targets=list(self._places.inside("targets", start, end)),
            citations=self._citations(start, end),
            criteria=duties.criteria(text),
            products=self._frames.values(lines, "product"),
            funding=next(iter(self._frames.values(lines, "funding")), None),
        )

    def _citations(self, start: int, end: int) -> list[int]:
        """Citations in the block and in the footnotes whose marks it bears."""
        found = list(self._places.inside("citations", start, end))
        for mark, note in self._outline.notes.items():
            if mark in self._text[start:end]:
                block = self._outline.blocks[note]
                found += self._places.inside("citations", block.start, block.end)
        return found


def _leads(actors: Sequence[Actor]) -> bool:
    return any(actor.role == "lead" for actor in actors)


def _start(block: BlockNode) -> int:
    return block.start
