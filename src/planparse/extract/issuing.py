"""Which unit issued a cited instrument, and which body, as seen from the plan that cites it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planparse.extract.levels import LEVEL_WORDS
from planparse.model import Level, Place
from planparse.registry import units
from planparse.registry.agencies import AgencyId, name_slug, place_path, slug
from planparse.registry.bodies import written
from planparse.registry.places import is_central_city, province
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_TAIL = pattern(
    "issuing.tail",
    r"^(?P<body>.{2,160}?) (?P<w>tỉnh|thành phố|quận|huyện|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)(?: (?P<n>[\p{Lu}\d].{0,40}))?$",
)
_POST = pattern(
    "issuing.post", r"^(?:phó )?(?:chủ tịch|giám đốc|bộ trưởng|chánh án|viện trưởng|trưởng phòng|cục trưởng|bí thư) (?=[\p{Lu}])"
)
_EMPTY = Place(province=None, district=None, commune=None)


@dataclass(frozen=True, slots=True)
class Issuing:
    """Slug path of the issuing unit (empty = the centre, None = not known) and identifier of the body, None where it is not known."""

    path: str | None
    agency_id: str | None


UNKNOWN = Issuing(None, None)


@lru_cache(maxsize=1024)
def issuing(issuer: str | None, own: Place = _EMPTY, on: str | None = None) -> Issuing:
    """What `issuer` (`Ủy ban nhân dân thành phố`, `Sở Y tế`, `Bộ trưởng Bộ Y tế`) stands for in a plan of the place `own`."""
    if not issuer:
        return UNKNOWN
    found = _TAIL.match(issuer)
    if found:
        level = _level(found["w"], found["n"], own)
        return _at(found["body"], _named(level, found["n"], own, on) if found["n"] else place_path(own, level))
    body, name = _before_province(issuer)
    if name:
        return _at(body, slug(name))
    fixed = _fixed_level(issuer)
    return _at(issuer, place_path(own, fixed)) if fixed else UNKNOWN


def _at(body: str, path: str | None) -> Issuing:
    if path is None:
        return UNKNOWN
    return Issuing(path, str(AgencyId(name_slug(body), tuple(filter(None, path.split("/"))), False)))


def _level(word: str, name: str | None, own: Place) -> Level:
    if word != "thành phố":
        return LEVEL_WORDS[word]
    if name:
        return "province" if is_central_city(name) else "district"
    return "province" if own.province is None or is_central_city(own.province) else "district"


def _named(level: Level, name: str, own: Place, on: str | None) -> str | None:
    """Path of a unit that the mention names: inside the plan's own province where it has one of that name, else where only one is."""
    if level == "province":
        return slug(name)
    own_names = {"district": own.district, "commune": own.commune}
    if fold(name) == fold(own_names[level] or ""):
        return place_path(own, level)
    rows = [row for row in units.named(name, on) if row.level == level]
    near = [row for row in rows if own.province and units.chain(row)[-1].slug == slug(own.province)]
    inside = [row for row in near if own.district and slug(own.district) in units.path(row).split("/")]
    chosen = inside or near or rows
    if len(chosen) == 1:
        return units.path(chosen[0])
    if rows or own.province is None:
        return None
    above = own.district if level == "commune" else None
    return "/".join(slug(part) for part in (own.province, above, name) if part)


def _before_province(issuer: str) -> tuple[str, str | None]:
    """`Thành ủy Hà Nội` in body and province."""
    parts = issuer.split()
    for count in (4, 3, 2, 1):
        name = " ".join(parts[-count:])
        if len(parts) > count and province(name) and written(" ".join(parts[:-count])):
            return " ".join(parts[:-count]), province(name)
    return issuer, None


def _fixed_level(issuer: str) -> Level | None:
    """The level that the kind of body fixes (`Sở …`, `Bộ …`); None where bodies of several levels bear the name."""
    post = _POST.match(issuer[:1].lower() + issuer[1:])
    levels = {row.level for row in written(issuer) or written(issuer[post.end() :] if post else issuer)}
    return levels.pop() if len(levels) == 1 else None
