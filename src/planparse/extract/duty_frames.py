"""The frame lines of each division (`Cơ quan chủ trì: …`, `Thời gian: …`) and what they say (GUIDE rules 41 to 43)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract.duty_cells import Cells
from planparse.extract.duty_facts import Actor, Places
from planparse.extract.duty_headings import ancestors
from planparse.outline.frames import Frame, frame_role, frames
from planparse.outline.nodes import BlockNode, Outline

Line = tuple[BlockNode, Frame]


class FrameIndex:
    """Frame lines by division; a numbered frame line speaks for its parent, the last of some lettered tasks for all of them."""

    def __init__(self, text: str, outline: Outline, places: Places, cells: Cells) -> None:
        self._text, self._outline, self._places, self._cells = text, outline, places, cells
        self._by_division: dict[int | None, list[Line]] = {}
        for block in outline.blocks:
            if block.kind == "frame" and block.section is not None:
                self._add(block, block.section)
        self._share()

    def own(self, section: int | None) -> list[Line]:
        """The lines that stand in a division itself."""
        return self._by_division.get(section, [])

    def lines(self, section: int | None) -> list[Line]:
        """The lines of the innermost division that has any."""
        return next((self._by_division[i] for i in ancestors(self._outline, section) if self._by_division.get(i)), [])

    def is_title(self, section: int) -> bool:
        """The division is a frame line with a number (`1.3. Cơ quan chủ trì: …`)."""
        node = self._outline.sections[section]
        return node.title is not None and frame_role(self._text[node.title[0] : node.title[1]]) is not None

    def actors(self, lines: Sequence[Line]) -> list[Actor]:
        """Who leads and who cooperates."""
        actors = []
        for block, frame in lines:
            if frame.role in ("lead", "coordinate"):
                said = self._cells.leads if frame.role == "lead" else self._cells.partners
                actors += said(block.start + frame.start, block.start + frame.end)
        return actors

    def deadlines(self, lines: Sequence[Line]) -> list[int]:
        """Indices of the deadlines that the lines of time hold."""
        return [d for b, f in lines if f.role == "time" for d in self._places.inside("deadlines", b.start + f.start, b.start + f.end)]

    def values(self, lines: Sequence[Line], role: str) -> list[str]:
        """What the lines of a role say, in words."""
        said = (self._text[b.start + f.start : b.start + f.end].strip(" .;,-–") for b, f in lines if f.role == role)
        return [value for value in said if value]

    def _add(self, block: BlockNode, at: int) -> None:
        section = self._outline.sections[at]
        own_title = section.kind == "run_in" and block.marker is None and section.title is not None and block.line_start == block.start
        role = frame_role(self._text[section.title[0] : section.title[1]]) if own_title and section.title else None
        if role is not None:
            self._by_division.setdefault(section.parent, []).append((block, Frame(role, 0, 0, block.end - block.start)))
            return
        own_item = section.kind == "item" and block.marker == section.marker
        for frame in frames(self._text[block.start : block.end]):
            self._by_division.setdefault(section.parent if own_item else at, []).append((block, frame))

    def _share(self) -> None:
        children: dict[int | None, list[int]] = {}
        for index, section in enumerate(self._outline.sections):
            children.setdefault(section.parent, []).append(index)
        for parent, below in children.items():
            framed = [c for c in below if c in self._by_division]
            if parent is not None and len(below) > 1 and framed == [below[-1]] and self._are_items(below):
                self._by_division.setdefault(parent, []).extend(self._by_division[below[-1]])

    def _are_items(self, children: Sequence[int]) -> bool:
        """Tasks without titles: the last is an item, or it is lettered and those before it are."""
        nodes = [self._outline.sections[c] for c in children]
        lettered = nodes[-1].marker[:1].isalpha() and nodes[-1].marker[:1].islower()
        return nodes[-1].kind == "item" or (lettered and nodes[-2].kind == "item")
