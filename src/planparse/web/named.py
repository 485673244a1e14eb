"""How bodies, places and kinds of activity are called on pages."""

from __future__ import annotations

from functools import lru_cache

from planparse.registry import units
from planparse.registry.agencies import parse_agency_id
from planparse.render.words import of_level, safe
from planparse.tables import table

__all__ = ["body", "place", "safe", "theme", "unit_of"]


def body(name: str, agency_id: str | None, level: str | None) -> str:
    """A body; where its identifier means all of a level, with that level."""
    return safe(of_level(name, agency_id, level))


@lru_cache(maxsize=4096)
def place(path: str) -> str:
    """`ha-noi/hoang-mai` as `quận Hoàng Mai, Hà Nội`; the path itself where the registry lacks it."""
    unit = unit_of(path)
    if unit is None:
        return path.replace("/", " / ")
    above = [one.name for one in units.chain(unit)[1:]]
    return ", ".join([unit.full_name, *above])


def unit_of(path: str) -> units.Unit | None:
    """The unit of a path of slugs, the earliest where several bore it; None where the registry lacks it."""
    found = [one for one in units.at_path(path) if units.path(one) == path] if path else []
    return min(found, key=lambda one: one.valid_from or "", default=None)


def place_of_body(agency_id: str | None) -> str:
    """Path of the place of a body; empty for none and for what is no identifier."""
    try:
        return "/".join(parse_agency_id(agency_id).place) if agency_id else ""
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def theme(code: str, lang: str) -> str:
    """A kind of activity in words; its code in English, where it says the same."""
    names = {row["theme"]: row["name"] for row in table("planparse.extract", "themes")}
    return names.get(code, code) if lang == "vi" else code
