"""What a body is for, whatever its rank: a district's Phòng, a ward's post and the province's Sở of one field correspond.

So do bodies and those that took over their functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.model import Level, Obligation, Responsible
from planparse.registry import bodies, successions
from planparse.registry.agencies import name_slug, parse_agency_id
from planparse.tables import table

Field = frozenset[str]
_AND = "va"
_HEIR = 0.7  # of a body and one that took over a part of its functions, or has one of them at another level


@dataclass(frozen=True, slots=True)
class Doers:
    """Who leads a duty: fields of the bodies, fields of their heirs on a day, what they answer for, whether a group of any bodies leads."""

    fields: tuple[Field, ...]
    heirs: tuple[Field, ...]
    functions: frozenset[tuple[Level, str]]
    anybody: bool


@cache
def _column(name: str, column: str) -> tuple[str, ...]:
    return tuple(row[column] for row in table("planparse.graph", name))


@cache
def field_of(slug: str) -> Field:
    """Syllables of a body's slug without its rank: `phong-vh-tt` and `trung-tam-tt-vh-tt` give the same."""
    rest, cut = slug, True
    while cut:
        cut = False
        for rank in _column("body_ranks", "rank"):
            if rest.startswith(f"{rank}-"):
                rest, cut = rest[len(rank) + 1 :], True
    return frozenset(rest.split("-")) - {_AND}


def doers(duty: Obligation, on: str | None = None) -> Doers:
    """The leaders of a duty; heirs are those of the day `on` (ISO, partial), none where it is not known."""
    leads = [body for body in duty.responsible if body.role == "lead"]
    groups = [body for body in leads if _is_general(body)]
    known = [body for body in leads if body not in groups]
    fields = tuple(field_of(_slug(body)) for body in known)
    heirs = tuple(heir for body in known for heir, since in _heirs(body.name, body.level) if on and since <= on)
    functions = frozenset((body.level, word) for body in known if body.level for word in _functions(body.name, body.level))
    return Doers(fields, heirs, functions, bool(groups))


def _slug(body: Responsible) -> str:
    return parse_agency_id(body.agency_id).name if body.agency_id else name_slug(body.name)


def _is_general(body: Responsible) -> bool:
    if body.agency_id and not parse_agency_id(body.agency_id).collective:
        return False
    return any(f"-{word}-" in f"-{_slug(body)}-" for word in _column("general_groups", "word"))


@cache
def _heirs(name: str, level: Level | None) -> tuple[tuple[Field, str], ...]:
    """Fields of those that took over, and since when."""
    if level is None:
        return ()
    found = successions.successors(name, level, None, None)
    return tuple((field_of(name_slug(_bare(heir.name))), heir.date or "9999") for heir in found)


@cache
def _functions(name: str, level: Level) -> tuple[str, ...]:
    row = bodies.body(name, level)
    return row.functions if row else ()


def _bare(name: str) -> str:
    """`Phòng Nội vụ cấp huyện` without its level."""
    return name.rpartition(" cấp ")[0] or name


def correspondence(one: Doers, other: Doers) -> float:
    """1 for the same function, less for a shared part of it, 0 where nothing can be said, -1 for different functions."""
    if not one.fields or not other.fields:
        return 0.0
    best = max(_overlap(a, b) for a in one.fields for b in other.fields)
    if best:
        return best
    if set(one.heirs) & set(other.fields) or set(other.heirs) & set(one.fields):
        return _HEIR
    if any(word == its and level != other_level for level, word in one.functions for other_level, its in other.functions):
        return _HEIR
    return 0.0 if one.anybody or other.anybody else -1.0


def _overlap(one: Field, other: Field) -> float:
    return len(one & other) / len(one | other)
