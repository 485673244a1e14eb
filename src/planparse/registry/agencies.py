"""Identifiers of bodies: a slug of the name and the path of the place, `so-ldtbxh@quang-ngai`; collectives start with a star."""

from __future__ import annotations

from functools import cache, lru_cache

from planparse.model import Level, Place
from planparse.tables import table
from planparse.text.fold import fold, strip_marks
from planparse.text.patterns import pattern

_NOT_WORD = pattern("agencies.not_word", r"[^a-z0-9]+")
_SHORT = {"uy-ban-nhan-dan": "ubnd", "hoi-dong-nhan-dan": "hdnd", "uy-ban-mat-tran-to-quoc-viet-nam": "ubmttq", "doan-thanh-nien-cong-san-ho-chi-minh": "doan-tncs"}


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Small letters without marks, dashes between words: `Sở Y tế` → `so-y-te`."""
    return _NOT_WORD.sub("-", strip_marks(text)).strip("-")


@cache
def _field_slugs() -> tuple[tuple[str, str], ...]:
    """Slug of each field of government with a short form, the longest first."""
    rows = table("planparse.extract", "fields")
    pairs = {slug(row["field"]): slug(row["short"].split("|")[0]) for row in rows if row["short"] and len(row["field"].split()) > 2}
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)
def name_slug(name: str) -> str:
    """Slug of a body's name with the common short forms: `Phòng Lao động - Thương binh và Xã hội` → `phong-ldtbxh`."""
    full = slug(name)
    for long, short in (*_SHORT.items(), *_field_slugs()):
        if full == long or full.endswith(f"-{long}") or full.startswith(f"{long}-"):
            return full.replace(long, short)
    return full


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


def agency_id(name: str, level: Level | None, place: Place, stated: str | None = None, collective: bool = False) -> str | None:
    """Identifier of a body of `level` as seen from a plan of `place`; None where its place is not known.

    `stated` is the place that the mention itself names.
    """
    if collective:
        path = place_path(place, level) if level else ""
        above = _above(place, level)
        return f"*{name_slug(name)}@{path if path else above}".rstrip("@")
    if stated and level in ("province", "district", "commune") and fold(stated) not in _names(place):
        outer = place_path(place, {"province": "central", "district": "province", "commune": "district"}[level])  # type: ignore[arg-type]
        path: str | None = "/".join(filter(None, (outer, slug(stated))))
    else:
        path = place_path(place, level)
    if path is None:
        return None
    return f"{name_slug(name)}@{path}" if path else name_slug(name)


def _names(place: Place) -> set[str]:
    return {fold(name) for name in (place.province, place.district, place.commune) if name}


def _above(place: Place, level: Level | None) -> str:
    """A collective stands for all units of a level inside the plan's own place."""
    return place_path(place, "commune") or place_path(place, "district") or place_path(place, "province") or ""
