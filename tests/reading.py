"""Helpers of the tests of text and outline: read an invented text up to its outline, and say what was read in plain tuples."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.outline.build import build_outline, opens_block
from planparse.outline.nodes import BlockNode, Outline
from planparse.text.clean import clean
from planparse.text.offsets import Mapped
from planparse.text.reflow import reflow
from planparse.text.surrogates import without_surrogates

HEADER = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN MẪU\nSố: 12/KH-UBND\nTân Mẫu, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nPhòng, chống đuối nước trẻ em năm 2026\n"
)


@dataclass(frozen=True)
class Reading:
    """A text read up to its outline."""

    mapped: Mapped
    outline: Outline

    @property
    def text(self) -> str:
        return self.mapped.text

    def words(self, block: BlockNode) -> str:
        return self.text[block.start : block.end]

    def cut(self, span: tuple[int, int] | None) -> str | None:
        return self.text[span[0] : span[1]] if span else None

    def paths(self) -> list[str]:
        return [s.path for s in self.outline.sections]

    def kinds(self) -> dict[str, str]:
        return {s.path: s.kind for s in self.outline.sections}

    def titles(self) -> dict[str, str | None]:
        return {s.path: self.cut(s.title) for s in self.outline.sections}

    def roles(self) -> dict[str, str]:
        return {s.path: s.role for s in self.outline.sections}

    def zone(self, name: str) -> list[str]:
        return [self.words(b) for b in self.outline.blocks if b.zone == name and b.kind != "furniture"]

    def of_kind(self, *kinds: str) -> list[str]:
        return [self.words(b) for b in self.outline.blocks if b.kind in kinds]

    def lines(self) -> list[str]:
        """Body paragraphs of the canonical text."""
        return self.text.split("\n")


def read(source: str) -> Reading:
    flow = reflow(clean(without_surrogates(source)), opens_block)
    return Reading(flow.mapped, build_outline(flow))


def body(*lines: str) -> Reading:
    """Read lines of a body below a letterhead and a title."""
    return read(HEADER + "\n".join(lines))
