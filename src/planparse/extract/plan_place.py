"""The place and the issuer of the plan itself, as far as the names in it depend on them: whose room, whose post, whose level."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.model import Level
from planparse.text.fold import fold

_HOUSES = ("trường", "bệnh viện", "trung tâm", "học viện", "trạm y tế", "công ty", "tổng công ty", "xí nghiệp")
_GOVERNMENTS = ("ủy ban nhân dân", "hội đồng nhân dân", "chính phủ", "thủ tướng", "quốc hội", "ban chỉ đạo", "hội đồng")


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """What the plan says of its own place: level of the issuer, level word and name of its unit.

    `is_office`: no people's committee issues it but an office (Sở, Phòng, Party body …); `office` is the issuer's name without level and
    place words, whoever it is; `after_districts`: the plan is of a time without them (they ended on 1 July 2025).
    """

    level: Level | None = None
    word: str | None = None
    name: str | None = None
    is_office: bool = False
    after_districts: bool = False
    office: str | None = None


def is_house(plan: PlanPlace) -> bool:
    """A school, a hospital or the like issues the plan: its posts and teams are its own."""
    return plan.is_office and plan.office is not None and fold(plan.office).startswith(_HOUSES)


def is_house_kind(head: str) -> bool:
    """The folded word is a kind of house."""
    return head in _HOUSES


def is_own_house(plan: PlanPlace, head: str) -> bool:
    """A folded kind of house (`trung tâm`) that in this plan means the house that issues it."""
    return is_house(plan) and fold(plan.office or "").startswith(head)


def has_rooms(plan: PlanPlace) -> bool:
    """A body with rooms of its own issues the plan, and no people's committee or council (`Bảo hiểm xã hội`, `Liên đoàn Lao động`)."""
    return plan.is_office or (plan.office is not None and not fold(plan.office).startswith(_GOVERNMENTS))


def office_level(plan: PlanPlace) -> Level | None:
    """The level of a `Phòng` without level words where it is not a district's: an office's own, after July 2025 a commune's."""
    if has_rooms(plan) and plan.level in ("central", "province"):
        return plan.level
    return "commune" if plan.after_districts and plan.level != "district" else None
