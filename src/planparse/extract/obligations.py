"""Obligations: each block that directs action, with who is responsible and on which basis.

A body is responsible because the block says so (`inline`), because the sentence that opens its list says so (`intro`), because a frame line
of the division says so (`division`), or because the block stands under its name (`heading`). The more specific wins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract import duties
from planparse.extract.matches import BodyMatch, CitationMatch, DeadlineMatch, TargetMatch
from planparse.extract.roles import Roles, groups, read_roles
from planparse.model import Basis, BodyRole, Modality
from planparse.outline.frames import Frame, frames, is_frame_title
from planparse.outline.nodes import BlockNode, Outline, SectionNode
from planparse.text.patterns import pattern

_REQUEST_TITLE = pattern("obligations.request_title", r"(?:Trân trọng |Kính )?[ĐđÐ]ề nghị")
_TITLE_CUE = pattern(
    "obligations.title_cue",
    r"(?:(?:trân trọng |kính )?đề nghị|giao(?: cho)?|yêu cầu|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|đối với|về phía|phân công)(?: đồng chí| các đồng chí)? ",
)
_TITLE_REST = pattern("obligations.title_rest", r"[\s:.,;()]*(?:(?:có trách nhiệm|có nhiệm vụ|thực hiện|chịu trách nhiệm|chủ trì|tham mưu)[^\n]{0,40})?")


@dataclass(frozen=True, slots=True)
class Actor:
    """A responsible body with its role and the reason why it is responsible; `body` is an index into the plan's bodies."""

    body: int
    role: BodyRole
    basis: Basis


@dataclass(slots=True)
class Duty:
    """One obligation before it gets ids: indices into the plan's bodies, deadlines, targets, citations."""

    block: int
    start: int
    end: int
    section: int | None
    modality: Modality
    condition: str | None
    action: str | None
    actors: list[Actor]
    receivers: list[tuple[int, bool]]
    deadlines: list[int]
    targets: list[int]
    citations: list[int]
    criteria: tuple[str, ...]
    products: list[str] = field(default_factory=list)
    funding: str | None = None
    heading_only: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All matches of a plan, sorted by start, offsets in the canonical text."""

    bodies: Sequence[BodyMatch]
    citations: Sequence[CitationMatch]
    deadlines: Sequence[DeadlineMatch]
    targets: Sequence[TargetMatch]


class Assembler:
    """Builds the duties of one plan."""

    def __init__(self, text: str, folded: str, outline: Outline, facts: Facts, with_actions: bool = True) -> None:
        self._text, self._folded, self._outline, self._facts = text, folded, outline, facts
        self._with_actions = with_actions
        self._starts = {name: [m.start for m in getattr(facts, name)] for name in ("bodies", "citations", "deadlines", "targets")}
        self._roles: dict[int, tuple[list[int], Roles]] = {}
        self._children = self._sections_below()
        self._frames = self._frames_by_division()
        self._parents_of_items = {b.above for b in outline.blocks if b.above is not None}

    def duties(self) -> list[Duty]:
        """All obligations in order of the text."""
        found = []
        for index, block in enumerate(self._outline.blocks):
            duty = self._heading_duty(index, block) if block.kind == "heading" else self._block_duty(index, block)
            if duty is not None:
                found.append(duty)
        return found

    # places

    def _inside(self, name: str, start: int, end: int) -> range:
        """Indices of the matches of a kind that lie in `[start, end)`."""
        starts = self._starts[name]
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def _bodies_in(self, start: int, end: int) -> list[int]:
        bodies = self._facts.bodies
        return [i for i in self._inside("bodies", start, end) if bodies[i].end <= end and not self._in_citation(bodies[i])]

    def _in_citation(self, body: BodyMatch) -> bool:
        near = bisect_right(self._starts["citations"], body.start)
        return any(c.start <= body.start and body.end <= c.end for c in self._facts.citations[max(0, near - 2) : near])

    def _block_roles(self, index: int) -> tuple[list[int], Roles]:
        if index not in self._roles:
            block = self._outline.blocks[index]
            inside = self._outer(self._bodies_in(block.start, block.end))
            self._roles[index] = inside, read_roles(self._folded, block.start, block.end, [self._facts.bodies[i] for i in inside])
        return self._roles[index]

    def _outer(self, indices: list[int]) -> list[int]:
        """Without bodies that stand inside the mention of another."""
        kept: list[int] = []
        for index in indices:
            if kept and self._facts.bodies[kept[-1]].end >= self._facts.bodies[index].end:
                continue
            kept.append(index)
        return kept

    # divisions

    def _section(self, index: int | None) -> SectionNode | None:
        return self._outline.sections[index] if index is not None else None

    def _ancestors(self, index: int | None) -> list[int]:
        found = []
        while index is not None:
            found.append(index)
            index = self._outline.sections[index].parent
        return found

    def _sections_below(self) -> dict[int | None, list[int]]:
        children: dict[int | None, list[int]] = {}
        for index, section in enumerate(self._outline.sections):
            children.setdefault(section.parent, []).append(index)
        return children

    def _frames_by_division(self) -> dict[int | None, list[tuple[BlockNode, Frame]]]:
        """The frame lines of each division; a numbered frame line speaks for its parent, the last of some lettered tasks for all."""
        found: dict[int | None, list[tuple[BlockNode, Frame]]] = {}
        for block in self._outline.blocks:
            if block.kind != "frame" or block.section is None:
                continue
            section = self._outline.sections[block.section]
            own_title = section.kind == "run_in" and block.marker is None and section.title is not None and block.line_start == block.start
            role = is_frame_title(self._text[section.title[0] : section.title[1]]) if own_title and section.title else None
            if role is not None:
                whole = Frame(role, 0, 0, block.end - block.start)
                found.setdefault(section.parent, []).append((block, whole))
                continue
            own_item = section.kind == "item" and block.marker == section.marker
            division = section.parent if own_item else block.section
            for frame in frames(self._text[block.start : block.end]):
                found.setdefault(division, []).append((block, frame))
        return self._shared_frames(found)

    def _shared_frames(self, found: dict[int | None, list[tuple[BlockNode, Frame]]]) -> dict[int | None, list[tuple[BlockNode, Frame]]]:
        for parent, children in self._children.items():
            framed = [c for c in children if c in found]
            if parent is not None and len(children) > 1 and framed == [children[-1]] and self._are_items(children):
                found.setdefault(parent, []).extend(found[children[-1]])
        return found

    def _are_items(self, children: Sequence[int]) -> bool:
        """Tasks without titles: the last is an item, or it is lettered and those before it are."""
        nodes = [self._outline.sections[c] for c in children]
        lettered = nodes[-1].marker[:1].isalpha() and nodes[-1].marker[:1].islower()
        return nodes[-1].kind == "item" or (lettered and nodes[-2].kind == "item")

    def _frame_lines(self, section: int | None) -> list[tuple[BlockNode, Frame]]:
        """Frame lines of the innermost division that has any."""
        for index in self._ancestors(section):
            if self._frames.get(index):
                return self._frames[index]
        return []

    # responsibility

    def _heading_actors(self, section: int | None) -> tuple[list[Actor], bool]:
        """Bodies that the innermost naming heading addresses, and whether it asks rather than orders."""
        requests = False
        for index in self._ancestors(section):
            node = self._outline.sections[index]
            if node.title is None:
                continue
            title = self._text[node.title[0] : node.title[1]]
            requests = requests or bool(_REQUEST_TITLE.match(title))
            actors = self._named_in_title(node.title[0], node.title[1], node.role == "organization")
            if actors:
                return actors, requests
        return [], requests

    def _named_in_title(self, start: int, end: int, addressed: bool) -> list[Actor]:
        """The bodies of a title that is nothing but their names (rule 33), or that orders them to act."""
        inside = self._outer(self._bodies_in(start, end))
        if not inside:
            return []
        cue = _TITLE_CUE.match(self._folded, start, end)
        first = self._facts.bodies[inside[0]]
        if first.start > (cue.end() if cue else start) + 6:
            return []
        members = [self._facts.bodies[i] for i in inside]
        lists = groups(self._folded, members)
        rest = self._folded[members[lists[0][-1]].end : end]
        if _TITLE_REST.fullmatch(rest) or (addressed and len(rest.split()) <= 6):
            return [Actor(inside[i], "lead", "heading") for i in lists[0]]
        roles = read_roles(self._folded, cue.end() if cue else start, end, members)
        if roles.leads and roles.subject:
            leads = [Actor(inside[i], "lead", "heading") for i in roles.leads]
            return leads + [Actor(inside[i], "coordinate", "heading") for i in roles.partners]
        return []

    def _plain_heading_actors(self, block: BlockNode) -> list[Actor]:
        """An unnumbered heading above the block that is a body's name."""
        above = self._outline.blocks[block.above] if block.above is not None else None
        while above is not None and above.kind != "heading":
            above = self._outline.blocks[above.above] if above.above is not None else None
        return self._named_in_title(above.start, above.end, True) if above else []

    def _frame_actors(self, lines: Sequence[tuple[BlockNode, Frame]]) -> list[Actor]:
        actors = []
        for block, frame in lines:
            if frame.role in ("lead", "coordinate"):
                for index in self._outer(self._bodies_in(block.start + frame.start, block.start + frame.end)):
                    actors.append(Actor(index, frame.role, "division"))
        return actors

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
        inline = [Actor(inside[i], "lead", "inline") for i in roles.leads]
        partners = [Actor(inside[i], "coordinate", "inline") for i in roles.partners]
        receivers = [(inside[i], via) for i, via in roles.receivers]
        intro, intro_receivers, intro_asks = self._intro(block)
        heading, asks = self._heading_actors(block.section) if not block.closing else ([], False)
        heading = self._plain_heading_actors(block) or heading
        framed = self._frame_actors(self._frame_lines(block.section)) if not block.closing else []
        leads_by_frame = any(a.role == "lead" for a in framed)
        if inline and (not heading or roles.subject or roles.ordered or roles.requested):
            above: list[Actor] = []
        elif any(a.role == "lead" for a in intro):
            inline, above = [], intro
        elif leads_by_frame:
            inline, above = [], framed
        else:
            inline, above = [], heading or framed
        actors = _without_repeats(inline + above + partners)
        return actors, receivers or intro_receivers, asks or intro_asks

    # duties

    def _block_duty(self, index: int, block: BlockNode) -> Duty | None:
        section = self._section(block.section)
        if section is None or block.zone != "body" or block.kind in ("frame", "footnote", "furniture"):
            return None
        text = self._text[block.start : block.end]
        inside, roles = self._block_roles(index)
        bodies = [self._facts.bodies[i] for i in inside]
        if not duties.is_duty(block, text, section, roles, bodies, index in self._parents_of_items):
            return None
        actors, receivers, asks = self._actors(index, block)
        subject_end = max((bodies[i].end for i in roles.leads), default=block.start) - block.start if roles.leads else 0
        return self._make(index, block, block.start, block.end, actors, receivers, duties.modality(text, roles, asks), subject_end)

    def _heading_duty(self, index: int, block: BlockNode) -> Duty | None:
        """A numbered task under which stand only frame lines: the heading is the duty (rule 41)."""
        if block.section is None or block.marker is None:
            return None
        section = self._outline.sections[block.section]
        lines = self._frames.get(block.section, [])
        if not lines or section.role not in ("tasks", "organization", "reporting"):
            return None
        own = [b for b in self._blocks_in(section) if b is not block and not b.closing]
        if any(b.kind not in ("frame", "heading") for b in own):
            return None
        if any(b.kind == "heading" and not self._is_frame_section(b.section) for b in own):
            return None
        actors = self._frame_actors(lines)
        if not any(a.role == "lead" for a in actors):
            actors += self._heading_actors(section.parent)[0]
        asks = self._heading_actors(block.section)[1]
        duty = self._make(index, block, block.start, section.heading[1], _without_repeats(actors), [], "requested" if asks else "mandatory", 0)
        duty.heading_only = True
        return duty

    def _blocks_in(self, section: SectionNode) -> Sequence[BlockNode]:
        """Blocks of a division and of those below it."""
        blocks = self._outline.blocks
        return blocks[bisect_left(blocks, section.span[0], key=_start) : bisect_left(blocks, section.span[1], key=_start)]

    def _is_frame_section(self, section: int | None) -> bool:
        node = self._section(section)
        return node is not None and node.title is not None and is_frame_title(self._text[node.title[0] : node.title[1]]) is not None

    def _make(
        self,
        index: int,
        block: BlockNode,
        start: int,
        end: int,
        actors: list[Actor],
        receivers: list[tuple[int, bool]],
        mode: Modality,
        subject_end: int,
    ) -> Duty:
        text = self._text[start:end]
        lines = self._frame_lines(block.section) if not block.closing else []
        times = [d for b, f in lines if f.role == "time" for d in self._inside("deadlines", b.start + f.start, b.start + f.end)]
        values = {role: [self._value(b, f) for b, f in lines if f.role == role] for role in ("product", "funding")}
        return Duty(
            block=index,
            start=start,
            end=end,
            section=block.section,
            modality=mode,
            condition=duties.condition(text),
            action=duties.action(text, subject_end) if self._with_actions else None,
            actors=actors,
            receivers=receivers,
            deadlines=[*self._inside("deadlines", start, end), *times],
            targets=list(self._inside("targets", start, end)),
            citations=self._citations(start, end),
            criteria=duties.criteria(text),
            products=[v for v in values["product"] if v],
            funding=next((v for v in values["funding"] if v), None),
        )

    def _value(self, block: BlockNode, frame: Frame) -> str:
        return self._text[block.start + frame.start : block.start + frame.end].strip(" .;,-–")

    def _citations(self, start: int, end: int) -> list[int]:
        """Citations in the block and in the footnotes whose marks it bears."""
        found = list(self._inside("citations", start, end))
        for mark, note in self._outline.notes.items():
            if mark in self._text[start:end]:
                block = self._outline.blocks[note]
                found += self._inside("citations", block.start, block.end)
        return found


def _start(block: BlockNode) -> int:
    return block.start


def _without_repeats(actors: Sequence[Actor]) -> list[Actor]:
    seen: set[tuple[int, BodyRole]] = set()
    kept = []
    for actor in actors:
        if (actor.body, actor.role) not in seen:
            seen.add((actor.body, actor.role))
            kept.append(actor)
    return kept


