"""Who leads and who joins in what a cell or a frame line says: `Sở A; Sở B (phối hợp)`, `Chủ trì: Sở A. Phối hợp: Sở B`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planparse.extract.body_lists import groups, list_end
from planparse.extract.duty_facts import Actor, Facts, Places
from planparse.extract.matches import BodyMatch
from planparse.extract.roles import read_roles
from planparse.outline.frames import frames
from planparse.text.patterns import pattern

_COOPERATES = pattern("duty_cells.cooperates", r"(?: ?\(| ?[-:])? ?(?:tham gia )?(?:cùng )?phối hợp(?: thực hiện)?\)?(?=$|[\s]*[;,.|\n])")


class Cells:
    """The actors of a plan's cells and frame lines."""

    def __init__(self, text: str, folded: str, facts: Facts, places: Places) -> None:
        self._text, self._folded, self._facts, self._places = text, folded, facts, places

    def leads(self, start: int, end: int) -> list[Actor]:
        """The bodies of a cell or line of those who lead; it may say itself that some of them only join."""
        inside = self._places.bodies(start, end)
        cued = self._cued(start, end, inside)
        members = [self._facts.bodies[i] for i in inside]
        roles = read_roles(self._folded, start, end, members)
        partners = {inside[i] for i in roles.partners} | {inside[i] for i in self._called_partners(members)}
        said = {i: cued.get(i) or ("coordinate" if i in partners else "lead") for i in self._without_owners(inside)}
        return [Actor(i, role, "division") for i, role in said.items()]

    def partners(self, start: int, end: int) -> list[Actor]:
        """The bodies of a cell or line of those who join."""
        return [Actor(i, "coordinate", "division") for i in self._places.bodies(start, end)]

    def _without_owners(self, inside: Sequence[int]) -> list[int]:
        """`Phòng Kế toán Sở A` names one who acts; two of a kind (`Bộ A Bộ B`) stood on two lines."""
        acting = {k for group in groups(self._folded, [self._facts.bodies[i] for i in inside]) for k in group}
        kinds = [self._facts.bodies[i].name.split(maxsplit=1)[0] for i in inside]
        return [i for k, i in enumerate(inside) if k in acting or kinds[k] == kinds[k - 1]]

    def _cued(self, start: int, end: int, inside: Sequence[int]) -> dict[int, Literal["lead", "coordinate"]]:
        """Roles by labels inside: `Chủ trì: Sở A. Phối hợp: Sở B, Sở C`."""
        found: dict[int, Literal["lead", "coordinate"]] = {}
        for frame in frames(self._text[start:end]):
            if frame.role == "lead" or frame.role == "coordinate":
                low, high = start + frame.start, start + frame.end
                found |= {i: frame.role for i in inside if low <= self._facts.bodies[i].start < high}
        return found

    def _called_partners(self, members: Sequence[BodyMatch]) -> set[int]:
        """The lists behind which `phối hợp` is said: `Phòng A chủ trì; Phòng B, Phòng C phối hợp`, `Sở A; Sở B (phối hợp)`."""
        called: set[int] = set()
        for group in groups(self._folded, members):
            if not _COOPERATES.match(self._folded, list_end(self._folded, members, group)):
                continue
            parts = [k for k in range(1, len(group)) if ";" in self._folded[members[group[k - 1]].end : members[group[k]].start]]
            called |= set(group[parts[-1] if parts else 0 :])
        return called if 0 not in called else set()
