"""Identifiers of bodies: a slug of the name and the path of the place, `so-ldtbxh@quang-ngai`; collectives start with a star."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.model import Level, Metadata, Place
from planparse.tables import table
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_NOT_WORD = pattern("agencies.not_word", r"[^a-z0-9]+")
_ID = pattern("agencies.id", r"(?P<many>\*)?(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<place>[a-z0-9]+(?:[-/][a-z0-9]+)*))?")
_BETWEEN_CAPITALS = pattern("agencies.between_capitals", r"(?<=[\p{Lu}])\s?[-–&]\s?(?=[\p{Lu}]{2}|[\p{Lu}]\b)")
_ARTICLE = pattern("agencies.article", r"^(?:cac|nhung|moi|tung)-")
_ABOVE: dict[Level, Level] = {"province": "central", "district": "province", "commune": "district"}
_UNITS: dict[Level, str] = {"province": "tinh", "district": "huyen", "commune": "xa"}
_SHORT = {
    "uy-ban-nhan-dan": "ubnd",
    "hoi-dong-nhan-dan": "hdnd",
    "uy-ban-mat-tran-to-quoc-viet-nam": "ubmttq",
    "doan-thanh-nien-cong-san-ho-chi-minh": "doan-tncs",
}


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Small letters without marks, dashes between words: `Sở Y tế` → `so-y-te`."""
    return _NOT_WORD.sub("-", strip_marks(text)).strip("-")


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    """Slugs of long names and fields with their short forms, the longest first."""
    rows = [row for row in table("planparse.extract", "fields") if len(row["field"].split()) > 2]
    shorts: dict[str, str] = {}
    for row in rows:
        if row["short"]:
            shorts.setdefault(_unjoined(row["field"]), slug(row["short"].split("|")[0]))
    pairs = {slug(row["field"]): shorts[_unjoined(row["field"])] for row in rows if _unjoined(row["field"]) in shorts} | _SHORT
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)
def name_slug(name: str) -> str:
    """Slug of a body's name with the common short forms: `Phòng Lao động - Thương binh và Xã hội` → `phong-ldtbxh`."""
    full = f"-{slug(name)}-"
    for long, short in _short_forms():
        if long in full:
            full = full.replace(f"-{long}-", f"-{short}-")
    return full.strip("-")


def asked_slug(name: str) -> str:
    """`name_slug` of a name as people ask for it: `Phòng LĐ-TB&XH`, `LĐTB&XH` and `LĐTBXH` are one short form."""
    return name_slug(_BETWEEN_CAPITALS.sub("", name))


def _unjoined(field: str) -> str:
    """`Văn hóa và Thông tin` and `Văn hóa - Thông tin` are one field."""
    return slug(field).replace("-va-", "-")


def place_path(place: Place, level: Level | None) -> str | None:
    """Slugs from the province down to `level`; None where the unit of that level is not known. The centre has the empty path."""
    if level is None:
        return None
    if level == "central":
        return ""
    names = {"province": place.province, "district": place.district, "commune": place.commune}
    if not names[level]:
        return None
    path = []
    for step, name in names.items():
        if name:
            path.append(slug(name))
        if step == level:
            break
    return "/".join(path)


def own_path(metadata: Metadata) -> str:
    """Slugs of the plan's place; those of its issuer's identifier, where that says more."""
    path = place_path(metadata.place, metadata.level) or ""
    if metadata.issuer and metadata.issuer.agency_id:
        stated = "/".join(parse_agency_id(metadata.issuer.agency_id).place)
        path = stated if stated.count("/") >= path.count("/") and stated else path
    return path


def agency_id(name: str, level: Level | None, place: Place, stated: str | None = None, collective: bool = False) -> str | None:
    """Identifier of a body of `level` as seen from a plan of `place`; None where its place is not known.

    `stated` is the place that the mention itself names. A collective stands for all units of its level inside the plan's own unit.
    """
    if collective:
        return _collective_id(name, level, place)
    if stated and level in _ABOVE and fold(stated) not in _names(place):
        path: str | None = "/".join(filter(None, (_outer(place, level), slug(stated))))
    else:
        path = place_path(place, level)
    if path is None:
        return None
    return str(AgencyId(name_slug(name), tuple(filter(None, path.split("/"))), False))


def _collective_id(name: str, level: Level | None, place: Place) -> str:
    own = place_path(place, level) if level else None
    slugged = _ARTICLE.sub("", name_slug(name))
    below = own is None and level in _UNITS
    path = own if own is not None else _whole(place)
    return str(AgencyId(f"{slugged}-cap-{_UNITS[level]}" if below and level else slugged, tuple(filter(None, path.split("/"))), True))


def _outer(place: Place, level: Level) -> str:
    """The nearest unit above `level` that the plan knows."""
    above: Level | None = _ABOVE[level]
    while above and above != "central":
        path = place_path(place, above)
        if path:
            return path
        above = _ABOVE[above]
    return ""


def _names(place: Place) -> set[str]:
    return {fold(name) for name in (place.province, place.district, place.commune) if name}


def _whole(place: Place) -> str:
    """The plan's own unit."""
    return place_path(place, "commune") or place_path(place, "district") or place_path(place, "province") or ""


@dataclass(frozen=True, slots=True)
class AgencyId:
    """An identifier in its parts; prints to itself.

    >>> str(parse_agency_id("*ubnd-cap-xa@quang-ngai"))
    '*ubnd-cap-xa@quang-ngai'
    """

    name: str
    place: tuple[str, ...]
    collective: bool

    def __str__(self) -> str:
        return f"{'*' if self.collective else ''}{self.name}" + (f"@{'/'.join(self.place)}" if self.place else "")


def parse_agency_id(text: str) -> AgencyId:
    """The parts of an identifier. Raises ValueError where `text` is none."""
    found = _ID.fullmatch(text)
    if found is None:
        raise ValueError(f"not an identifier of a body: {text!r}")
    return AgencyId(found["name"], tuple(found["place"].split("/")) if found["place"] else (), bool(found["many"]))
