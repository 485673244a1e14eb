"""Headings that name bodies: what stands under such a heading is theirs to do (GUIDE rule 33)."""

from __future__ import annotations

from planparse.extract.body_lists import groups
from planparse.extract.duty_facts import Actor, Facts, Places
from planparse.extract.roles import read_roles
from planparse.outline.nodes import BlockNode, Outline
from planparse.text.patterns import pattern

_REQUEST_TITLE = pattern("duty_headings.request_title", r"(?:trân trọng |kính )?đề nghị")
_TITLE_CUE = pattern(
    "duty_headings.title_cue",
    r"(?:(?:trân trọng |kính )?đề nghị|giao(?: cho)?|yêu cầu|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|đối với|"
    r"về phía|phân công)(?: đồng chí| các đồng chí)? ",
)
_SHORT_REST = 6
# `(PC07)`, `(sau đây gọi tắt là …)` behind the name, then nothing or the words that hand the duty over
_TITLE_REST = pattern(
    "duty_headings.title_rest",
    r"(?: ?\([^()\n]{1,40}\))?[\s:.,;()]*"
    r"(?:(?:có trách nhiệm|có nhiệm vụ|thực hiện|chịu trách nhiệm|chủ trì|tham mưu)(?:(?!phối hợp)[^\n]){0,40})?",
)


def ancestors(outline: Outline, index: int | None) -> list[int]:
    """A division and those above it, innermost first."""
    found = []
    while index is not None:
        found.append(index)
        index = outline.sections[index].parent
    return found


class Headings:
    """Who is addressed by the headings of a plan."""

    def __init__(self, folded: str, outline: Outline, facts: Facts, places: Places) -> None:
        self._folded, self._outline, self._facts, self._places = folded, outline, facts, places
        self._addressed: dict[int | None, tuple[list[Actor], bool]] = {}

    def actors(self, section: int | None) -> tuple[list[Actor], bool]:
        """Bodies that the innermost naming heading addresses, and whether it asks rather than orders."""
        if section not in self._addressed:
            self._addressed[section] = self._read(section)
        return self._addressed[section]

    def receivers(self, section: int | None) -> list[tuple[int, bool]]:
        """Who receives what the list below says, and whether only through it: `c) Tổng hợp, báo cáo UBND huyện như sau:` (rule 33)."""
        title = self._outline.sections[section].title if section is not None else None
        if title is None or not self._folded.startswith(":", title[1]):
            return []
        inside = self._places.bodies(*title)
        return [(inside[i], via) for i, via in read_roles(self._folded, *title, [self._facts.bodies[i] for i in inside]).receivers]

    def _read(self, section: int | None) -> tuple[list[Actor], bool]:
        actors: list[Actor] = []
        requests = False
        for index in ancestors(self._outline, section):
            node = self._outline.sections[index]
            if node.title is None:
                continue
            requests = requests or bool(_REQUEST_TITLE.match(self._folded, node.title[0], node.title[1]))
            actors = actors or self._named_in_title(node.title[0], node.title[1], node.role == "organization")
        return actors, requests

    def _named_in_title(self, start: int, end: int, addressed: bool) -> list[Actor]:
        """The bodies of a title that is nothing but their names (rule 33), or that orders them to act."""
        inside = self._places.bodies(start, end)
        if not inside:
            return []
        cue = _TITLE_CUE.match(self._folded, start, end)
        first = self._facts.bodies[inside[0]]
        if first.start > (cue.end() if cue else start) + 6:
            return []
        members = [self._facts.bodies[i] for i in inside]
        lists = groups(self._folded, members)
        rest = self._folded[members[lists[0][-1]].end : end]
        plain = [Actor(inside[i], "lead", "heading") for i in lists[0]]
        if _TITLE_REST.fullmatch(rest):
            return plain
        roles = read_roles(self._folded, cue.end() if cue else start, end, members)
        if roles.leads and roles.subject:
            leads = [Actor(inside[i], "lead", "heading") for i in roles.leads]
            return leads + [Actor(inside[i], "coordinate", "heading") for i in roles.partners]
        return plain if addressed and len(rest.split()) <= _SHORT_REST else []

    def above(self, block: BlockNode) -> list[Actor]:
        """An unnumbered heading above the block that is a body's name."""
        above = self._outline.blocks[block.above] if block.above is not None else None
        while above is not None and above.kind != "heading":
            above = self._outline.blocks[above.above] if above.above is not None else None
        return self._named_in_title(above.start, above.end, True) if above else []
