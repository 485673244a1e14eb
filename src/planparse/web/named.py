"""How bodies, places and kinds of activity are called on pages."""

from __future__ import annotations

from functools import cache, lru_cache

from planparse import themes
from planparse.registry import units
from planparse.registry.agencies import parse_agency_id, slug
from planparse.render.words import of_level, safe
from planparse.tables import table
from planparse.text.patterns import pattern

_LEVELS = ("province", "district", "commune")
_YEAR = pattern("named.year", r"(?:19|20)\d\d")
_HASH = pattern("named.hash", r"[a-z]+-[0-9a-f]{8}")

__all__ = ["body", "body_and_place", "place", "place_of_body", "plan", "safe", "theme", "unit_of"]


def body(name: str, agency_id: str | None, level: str | None) -> str:
    """A body; where its identifier means all of a level, with that level."""
    return safe(of_level(name, agency_id, level))


@lru_cache(maxsize=4096)
def place(path: str, on: str | None = None) -> str:
    """`ha-noi/hoang-mai` as `quận Hoàng Mai, Hà Nội`; the path itself where the registry lacks it."""
    unit = unit_of(path, on)
    if unit is None:
        return path.replace("/", " / ")
    above = [one.name for one in units.chain(unit)[1:]]
    return ", ".join([unit.full_name, *above])


def unit_of(path: str, on: str | None = None) -> units.Unit | None:
    """The unit of a path of slugs on a day or in a year; None where the registry lacks it.

    Where no time is told: that of the level which paths of this depth had before July 2025, when a ward could take a district's name;
    the latest of these.
    """
    found = [one for one in units.at_path(path, on) if units.path(one) == path] if path else []
    level = _LEVELS[min(path.count("/"), 2)]
    usual = [one for one in found if one.level == level] or found
    return max(usual, key=lambda one: (one.valid_from or "", one.valid_to or "9999"), default=None)


def place_of_body(agency_id: str | None) -> str:
    """Path of the place of a body; empty for none and for what is no identifier."""
    try:
        return "/".join(parse_agency_id(agency_id).place) if agency_id else ""
    except ValueError:
        return ""


def _symbol(part: str) -> str:
    """`qd-ubnd` as `QĐ-UBND`, `2009-ct-ubnd` as `2009/CT-UBND`: marks and slash that identifiers lack, where only one code is meant."""
    year, _, rest = part.partition("-")
    if rest and _YEAR.fullmatch(year):
        return f"{year}/{_symbol(rest)}"
    return "-".join(_codes().get(code, code.upper()) for code in part.split("-"))


@cache
def _codes() -> dict[str, str]:
    """Codes of types and issuers as they are written, by what identifiers make of them; none of those that become one."""
    found: dict[str, set[str]] = {}
    for name, column in (("type_codes", "abbr"), ("issuers", "code")):
        for row in table("planparse.registry", name):
            found.setdefault(slug(row[column]), set()).add(row[column])
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}


@lru_cache(maxsize=4096)
def plan(plan_id: str) -> str:
    """A plan by its place, year and number: `quận Hoàng Mai, Hà Nội · 2024 · 140/KH-UBND`; a hash in the place of a number is left out."""
    parts = plan_id.split("/")
    at = next((index for index, part in enumerate(parts) if _YEAR.fullmatch(part)), len(parts) - 1)
    year = parts[at] if _YEAR.fullmatch(parts[at]) else ""
    where = place("/".join(parts[:at]), year or None)
    number, _, copy = (parts[-1] if len(parts) > 1 else "").partition("~")
    serial, _, symbol = number.partition("-")
    numbered = f"{serial}/{_symbol(symbol)}" if serial[:1].isdigit() else "" if _HASH.fullmatch(number) else number
    said = " · ".join(filter(None, (where, year, numbered)))
    return f"{said} ({copy})" if copy else said or plan_id


def body_and_place(name: str, agency_id: str | None, level: str | None) -> str:
    """A body with the place that its identifier names: `Sở Y tế – tỉnh Kon Tum`."""
    where = place(place_of_body(agency_id))
    called = body(name, agency_id, level)
    return f"{called} – {where}" if where else called


def theme(code: str, lang: str) -> str:
    """A kind of activity in words; its code in English, where it says the same."""
    return themes.name(code) if lang == "vi" else code
