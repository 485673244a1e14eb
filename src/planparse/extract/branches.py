"""Several bodies of one name: `63/63 Cục Thống kê`, `Cục Thống kê Hà Nội, Đà Nẵng`, and the places where they are."""

from __future__ import annotations

from functools import cache

from planparse.model import Level
from planparse.registry.places import province, starting_province
from planparse.tables import table
from planparse.text.patterns import pattern

# `63/63 | Cục Thống kê`: how many of how many
COUNT_BEFORE = pattern("branches.count_before", r"(?<![\w/.,])(?P<n>\d{1,3}/\d{1,3} )$")
_MORE_PLACES = pattern("branches.more_places", r"(?:, | và )(?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")
_PLACE = pattern("branches.place", r" (?P<p>[\p{Lu}]\w{0,8}(?: [\p{Lu}]\w{0,8}){0,3})(?!\w)")


@cache
def offices() -> frozenset[str]:
    """Offices of the centre of which every province has one."""
    return frozenset(row["name"] for row in table("planparse.extract", "branch_offices"))


def level(name: str, many: bool, place: str | None, fixed: Level | None) -> Level | None:
    """The level of such an office: the province's where there are many of them or one is called by its province."""
    return "province" if fixed == "central" and name in offices() and (many or (place is not None and province(place))) else fixed


def place_behind(text: str, end: int, name: str) -> tuple[str, int] | None:
    """The province by which such an office is called, and where it ends."""
    found = _PLACE.match(text, end) if name in offices() else None
    known = starting_province(found["p"]) if found else None
    return (known, end + 1 + len(known)) if found and known and found["p"].startswith(known) else None


def with_others(text: str, end: int, place: str | None, many: bool) -> tuple[int, str | None, bool]:
    """`Sở Y tế Hà Nội | , Hải Phòng và Đà Nẵng`: end, place and whether many are meant, with the provinces whose bodies are meant, too."""
    stop = end
    while place and province(place) and (more := _MORE_PLACES.match(text, stop)) and province(more["p"]):
        stop = more.end()
    return (stop, None, True) if stop > end else (end, place, many)
