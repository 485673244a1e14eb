"""Administrative units before and after 1 July 2025, with what became of each. The file is opened only where a place must be looked up."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from planparse.model import Level, Place
from planparse.registry.agencies import slug
from planparse.registry.keys import in_force

LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "phường": "commune",
    "xã": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was between two days (None = open or not known). `heirs` are numbers of units, with True where one takes a part only."""

    number: int
    slug: str
    kind: str
    name: str
    parent: int | None
    valid_from: str | None
    valid_to: str | None
    heirs: tuple[tuple[int, bool], ...]

    @property
    def level(self) -> Level:
        """A `thành phố` is a province's equal where nothing stands above it."""
        return LEVELS.get(self.kind) or ("province" if self.parent is None else "district")

    @property
    def full_name(self) -> str:
        """`thị xã Đức Phổ`."""
        return f"{self.kind} {self.name}"


@cache
def _lines() -> tuple[str, ...]:
    packed = (resources.files("planparse.registry") / "data" / "units.csv.gz").read_bytes()
    return tuple(gzip.decompress(packed).decode().splitlines())


@cache
def _index() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, line in enumerate(_lines()):
        found.setdefault(line[: line.index(",")], []).append(number)
    return found


@lru_cache(maxsize=4096)
def unit(number: int) -> Unit:
    """The unit of this number."""
    key, kind, name, parent, first, last, heirs = _lines()[number].split(",")
    after = tuple((int(heir.rstrip("~")), heir.endswith("~")) for heir in heirs.split())
    return Unit(number, key, kind, name, int(parent) if parent else None, first or None, last or None, after)


def slugs() -> tuple[str, ...]:
    """All slugs, each once."""
    return tuple(_index())


def named(name: str, on: str | None = None) -> list[Unit]:
    """Units of that name or slug, of every level; with `on` those that were there then."""
    return [row for number in _index().get(slug(name), ()) if in_force((row := unit(number)).valid_from, row.valid_to, on)]


def chain(row: Unit) -> tuple[Unit, ...]:
    """The unit and those above it, the province last."""
    out = [row]
    while out[-1].parent is not None:
        out.append(unit(out[-1].parent))
    return tuple(out)


def path(row: Unit) -> str:
    """Slugs from the province down: `quang-ngai/duc-pho`."""
    return "/".join(part.slug for part in reversed(chain(row)))


def at_path(slugs_down: str, on: str | None = None) -> list[Unit]:
    """Units of a path of slugs. A level between may be left out (`quang-ngai/sa-huynh`)."""
    *above, own = slugs_down.split("/")
    out = []
    for row in named(own, on):
        names = [part.slug for part in reversed(chain(row)[1:])]
        if all(part in names for part in above):
            out.append(row)
    return out


def heirs(row: Unit) -> list[tuple[Unit, bool]]:
    """What became of a unit: its successors, those that take the most first, with True for a part only."""
    return [(unit(number), part) for number, part in row.heirs]


@cache
def _before() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, line in enumerate(_lines()):
        for heir in line.rpartition(",")[2].split():
            found.setdefault(int(heir.rstrip("~")), []).append(number)
    return found


def before(row: Unit) -> list[Unit]:
    """The units that became this one, wholly or in part."""
    return [unit(number) for number in _before().get(row.number, ())]


def fill(place: Place, on: str | None) -> Place:
    """`place` with the units above that the registry knows, where only one unit of the innermost name is possible at the date."""
    if place.province or not (place.district or place.commune):
        return place
    chains = [chain(row) for row in named(place.commune or place.district or "", on)]
    level: Level = "commune" if place.commune else "district"
    fits = [rows for rows in chains if rows[0].level == level and (not place.commune or not place.district or _under(rows, place.district))]
    provinces = {rows[-1].name for rows in fits}
    if len(provinces) != 1:
        return place
    return Place(province=provinces.pop(), district=place.district, commune=place.commune)


def _under(rows: tuple[Unit, ...], district: str) -> bool:
    return any(row.level == "district" and row.slug == slug(district) for row in rows)


@cache
def _parts() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, line in enumerate(_lines()):
        parent = line.split(",", 4)[3]
        if parent:
            found.setdefault(int(parent), []).append(number)
    return found


def parts(row: Unit) -> list[Unit]:
    """The units directly below one, of all times."""
    return [unit(number) for number in _parts().get(row.number, ())]


def there(row: Unit, on: str) -> bool:
    """True where the unit was there on the day, month or year."""
    return in_force(row.valid_from, row.valid_to, on)
