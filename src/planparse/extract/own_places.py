"""The place that ends the name of a body without a level word: `Điện lực Hiệp Đức`, `Trường Cao đẳng Y tế Phú Yên`, `Báo Kon Tum`."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.plan_place import PlanPlace
from planparse.extract.tries import trie
from planparse.model import Level
from planparse.registry import units
from planparse.registry.places import province, provinces, starting_province
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CAPITALS = pattern("own_places.capitals", r" (?P<p>[\p{Lu}][\w]{0,8}(?: [\p{Lu}][\w]{0,8}){0,3})(?!\w)")
_PARTY_OF = pattern(
    "own_places.party_of",
    r"(?:Tỉnh ủy|Thành ủy|Tỉnh đoàn|Thành đoàn|Hội đồng nhân dân|HĐND) (?P<n>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})",
)
_LONGEST = 4


@cache
def _kinds() -> dict[str, Row]:
    return {row["name"]: row for row in table("planparse.extract", "name_places")}


def is_known(name: str, plan: PlanPlace) -> bool:
    """A province, or the plan's own unit."""
    return province(name) is not None or is_own(name, plan)


def is_own(place: str, plan: PlanPlace) -> bool:
    """The place of the plan itself."""
    return bool(plan.name and fold(place) == fold(plan.name))


def keeps(kind: str) -> bool:
    """The name is nothing without the place (GUIDE rule 12)."""
    return bool(_kinds().get(kind, {}).get("keeps"))


def takes_any(kind: str) -> bool:
    """Whatever capitals stand behind this kind of body are its place."""
    return bool(_kinds().get(kind, {}).get("any"))


def is_facility(kind: str) -> bool:
    """A school or clinic: nothing as a mere place."""
    return any(_kinds().get(name, {}).get("facility") for name in (kind, kind.partition(" ")[0]))


def is_proper(kind: str) -> bool:
    """What looks like a place belongs to the proper name of a firm or society."""
    return bool(_kinds().get(kind, {}).get("none"))


def is_regional(kind: str, name: str) -> bool:
    """A hospital of a region: above the commune that names it, a body of the province."""
    return bool(_kinds().get(kind, {}).get("regional")) and " khu vực" in name


def behind(text: str, end: int, kind: str, plan: PlanPlace) -> tuple[str, int] | None:
    """Place that follows at `end`, and where it ends."""
    found = _CAPITALS.match(text, end)
    if found is None:
        return None
    if takes_any(kind):
        return found["p"], found.end()
    words = found["p"].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if is_known(name, plan):
            return name, found.start("p") + len(name)
        if _kinds().get(kind, {}).get("branches") and _is_unit(name):
            return name, found.start("p") + len(name)
    return None


def is_unit(name: str) -> bool:
    """A district or commune that only sounds like a body: `Trạm Tấu`, `Trường Xuân`."""
    return name.count(" ") == 1 and any(row.name == name for row in units.named(name))


def _is_unit(name: str) -> bool:
    """A district, a town or a city of a province: the branches of firms stand there."""
    return any(row.level == "district" for row in units.named(name))


def level_of(place: str | None, kind: str, plan: PlanPlace) -> Level | None:
    """The level of a body that is called by its place: a province's where it is one, unless the plan's own unit has the name; branches of
    firms stand in districts, too; else the issuer's."""
    branches = bool(_kinds().get(kind, {}).get("branches"))
    if place is None and _kinds().get(kind, {}).get("national"):
        return "central"
    if place is None or (plan.level == "central" and not branches) or is_own(place, plan):
        return plan.level
    if province(place):
        return "province"
    return "district" if branches and not plan.after_districts and _is_unit(place) else plan.level


def at_end(words: str, plan: PlanPlace) -> str | None:
    """The known place that a name ends with; that of the Youth League is none."""
    parts = [] if words.endswith("Cộng sản Hồ Chí Minh") else words.split()
    for count in range(min(_LONGEST, len(parts)), 0, -1):
        name = " ".join(parts[-count:])
        if all(part[0].isupper() for part in parts[-count:]) and is_known(name, plan):
            return name
    return None


def split(name: str, kind: str, plan: PlanPlace) -> tuple[str, str | None]:
    """A name and the place in it; the place leaves the name where something is left of it."""
    rest = name[len(kind) :].strip()
    row = _kinds().get(kind)
    if not rest:
        return name, None
    if row and row["none"]:
        return name, at_end(rest, plan)
    place = rest if row and row["any"] else at_end(rest, plan)
    if place is None or (row and row["keeps"]) or place == rest:
        return name, place
    return name[: -len(place)].rstrip(" -"), place


def of_committee(name: str, kind: str, plan: PlanPlace) -> tuple[str, str | None]:
    """A committee's name and the place in it, which leaves the name only where it is all of its purpose."""
    rest = name[len(kind) :].strip()
    place = at_end(rest, plan) if rest else None
    return (kind if place == rest else name), place


@cache
def _office_of() -> re.Pattern[str]:
    return pattern("own_places.office_of", rf"(?<!\w)Sở [\p{{Lu}}][^\d.;:()\n]{{2,40}}? (?P<n>{trie(provinces())})(?!\w)")


def unworded_provinces(text: str) -> set[str]:
    """Provinces named without their word: `Thành ủy Hà Nội`, `Sở Y tế Kiên Giang`."""
    named = (starting_province(found["n"]) for kind in (_PARTY_OF, _office_of()) for found in kind.finditer(text))
    return {name for name in named if name}
