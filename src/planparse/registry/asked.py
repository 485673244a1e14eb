"""Names of bodies as people ask for them, with or without a place: `Sở Y tế Kon Tum`, `phong y te huyen tu ky`, `Công an tỉnh`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planparse.model import Level
from planparse.registry.agencies import asked_slug, parse_agency_id, slug
from planparse.registry.whereabouts import Tail, parts, read_tail
from planparse.text.search import body_key

_CITY: tuple[Level, ...] = ("province", "district")  # a `thành phố` is either


@dataclass(frozen=True, slots=True)
class Reading:
    """What an asked name may mean: a body of some levels (none = of any) in a place (slugs from the inside out, none = anywhere).

    `folded` are words of its name as texts are stored for search, `short` is its short form as a slug (empty = none).
    """

    folded: str
    short: str
    levels: tuple[Level, ...] = ()
    place: tuple[str, ...] = ()

    def fits(self, name: str, agency_id: str, level: str) -> bool:
        """True for a body that is meant."""
        ident = parse_agency_id(agency_id) if agency_id else None
        named = self.folded in body_key(name) or (self.short and ident and self._called(ident.name))
        if not named or (self.levels and level not in self.levels):
            return False
        inner, outer = self.place[:1], self.place[1:]
        return not inner or (ident is not None and ident.place[-1:] == inner and set(outer) <= set(ident.place[:-1]))

    def _called(self, slugged: str) -> bool:
        """The short form ends the name's slug, that of all bodies of a level (`ubnd-cap-xa`) as well."""
        return f"-{slugged}".endswith(f"-{self.short}") or f"-{self.short}-cap-" in f"-{slugged}"


def readings(asked: str) -> list[Reading]:
    """The whole as a name; then cut before each word, with a place behind. None where nothing is asked for.

    Whether there is such a body or place is for the asker to find: no table is asked, since places have more names than tables.
    """
    found = [_reading(asked)]
    words = asked.split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        tail = read_tail(rest)
        place = tuple(_slugs(tail, rest))
        if tail or place:
            found.append(_reading(" ".join(words[:at]), _levels(tail), place))
    return [one for one in found if one.folded.strip()]


def _reading(name: str, levels: tuple[Level, ...] = (), place: tuple[str, ...] = ()) -> Reading:
    return Reading(body_key(name), asked_slug(name), levels, place)


def _levels(tail: Tail | None) -> tuple[Level, ...]:
    if tail is None:
        return ()
    return (tail.level,) if tail.level and tail.kind != "thành phố" else _CITY


def _slugs(tail: Tail | None, rest: str) -> Iterator[str]:
    """Slugs of the names of units, without the words for their kinds."""
    inner, *outer = parts(rest if tail is None else tail.name or "")
    yield from filter(None, (slug(inner), *(slug(_bare(unit)) for unit in outer)))


def _bare(unit: str) -> str:
    tail = read_tail(unit)
    return tail.name or "" if tail else unit
