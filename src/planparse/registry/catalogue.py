"""Instruments that the registry knows: by number, by name, by what they are commonly called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from planparse.registry.instruments import instrument_id, named_id
from planparse.registry.keys import in_force, plain_code, words
from planparse.registry.symbols import ParsedNumber, parse_number
from planparse.tables import grouped, parts, table
from planparse.text.fold import fold

LAWS = frozenset({"L", "PL", "HP", "CƯ"})
# the same court, prosecution and Party bodies under older or other codes
_SAME_CODE = {"VKSTC": "VKSNDTC", "TƯ": "TW", "LĐTBXH": "BLĐTBXH", "HNBV": "HN"}
_LITTLE = frozenset({"cua", "ve", "nuoc", "viet", "nam"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """A row of the table; `number` is None where it is known by name, `place` the slug path of a local issuer."""

    id: str
    type: str
    number: str | None
    date: str | None
    issuers: tuple[str, ...]
    place: str | None
    title: str
    valid_from: str | None
    valid_to: str | None
    status: str | None
    source: str

    @property
    def since(self) -> str:
        """The first day (or year) on which it can be spoken of."""
        return self.date or self.id.split("/")[-2]


@dataclass(frozen=True, slots=True)
class Alias:
    """A common name; `topics` tell apart what several instruments are called."""

    name: str
    valid_from: str | None
    valid_to: str | None
    topics: tuple[str, ...]
    instrument: str
    source: str


@cache
def instruments() -> tuple[Instrument, ...]:
    """All rows."""
    return tuple(_instrument(row) for row in table("planparse.registry", "instruments"))


def _instrument(row: dict[str, str]) -> Instrument:
    codes, _, place = row["issuer"].partition("@")
    number = row["number"] or None
    parsed = parse_number(number) if number else None
    year = (parsed.year if parsed else None) or int(row["date"][:4] or 0)
    return Instrument(
        instrument_id(row["type"], number, year, place or None) if number else named_id(row["type"], row["title"]),
        row["type"],
        number,
        row["date"] or None,
        parts(codes),
        place or None,
        row["title"],
        row["valid_from"] or None,
        row["valid_to"] or None,
        row["status"] or None,
        row["source"],
    )


def code_key(code: str) -> str:
    """An issuer's code without `&`, with Đ as D, older codes as today's: what is left to compare."""
    plain = code.upper().replace("&", "")
    return plain_code(_SAME_CODE.get(plain, plain))


def number_key(number: str) -> str:
    """A number for comparison: capitals, `&` and the stroke of Đ forgiven."""
    return plain_code("".join(number.split()))


@cache
def _by_number() -> dict[str, tuple[Instrument, ...]]:
    return grouped((number_key(row.number), row) for row in instruments() if row.number)


def numbered(number: str) -> tuple[Instrument, ...]:
    """Instruments of exactly this number; several where numbers begin anew each year."""
    return _by_number().get(number_key(number), ())


@cache
def _by_serial() -> dict[str, tuple[tuple[Instrument, ParsedNumber], ...]]:
    parsed = ((row, parse_number(row.number) if row.number else None) for row in instruments())
    return grouped((number.serial, (row, number)) for row, number in parsed if number)


def with_serial(serial: str) -> tuple[tuple[Instrument, ParsedNumber], ...]:
    """Instruments whose number begins with `serial`, with the number taken apart."""
    return _by_serial().get(serial, ())


@cache
def _by_name() -> dict[tuple[str, ...], tuple[Instrument, ...]]:
    return grouped((words(row.title), row) for row in instruments() if row.type in LAWS or row.number is None)


def named(name: str) -> tuple[Instrument, ...]:
    """Laws and the like of this name, of all times."""
    return _by_name().get(words(name), ())


def nearly_named(name: str) -> tuple[Instrument, ...]:
    """Laws whose name differs in one word of five or more, or in little words alone; none where several names are as near."""
    asked = words(name)
    plain = [word for word in asked if word not in _LITTLE]
    keys = [key for key in _by_name() if key[:1] == asked[:1] and [word for word in key if word not in _LITTLE] == plain]
    if not keys and len(asked) > 4:
        keys = [key for key in _by_name() if key[:1] == asked[:1] and len(set(key) ^ set(asked)) == 1]
    return _by_name()[keys[0]] if len(keys) == 1 else ()


@cache
def aliases() -> tuple[Alias, ...]:
    """All common names."""
    return tuple(
        Alias(
            row["alias"],
            row["valid_from"] or None,
            row["valid_to"] or None,
            parts(row["topic"]),
            row["instrument"],
            row["source"],
        )
        for row in table("planparse.registry", "aliases")
    )


@cache
def _by_alias() -> dict[tuple[str, ...], tuple[Alias, ...]]:
    return grouped((words(row.name), row) for row in aliases())


def called(name: str, on: str | None = None) -> tuple[Alias, ...]:
    """Aliases of this name that were good on the day."""
    return tuple(row for row in _by_alias().get(words(name), ()) if in_force(row.valid_from, row.valid_to, on))


@cache
def _by_id() -> dict[str, Instrument]:
    return {row.id: row for row in instruments()}


def with_id(identifier: str) -> Instrument | None:
    """The instrument of this identifier."""
    return _by_id().get(identifier)


def existed(row: Instrument, on: str | None) -> bool:
    """True where the instrument had been issued by the day (or year) `on`."""
    return not on or not row.since or row.since[: len(on)] <= on[: len(row.since)]


def pairs(text: str) -> set[tuple[str, str]]:
    """Neighbouring syllables, for the likeness of titles."""
    return set(pairwise(word for word in words(fold(text)) if not word.isdigit()))


def title_likeness(one: str, other: str) -> float:
    """Share of the shorter title's neighbouring syllables that the other has too, 0 to 1."""
    left, right = pairs(one), pairs(other)
    least = min(len(left), len(right))
    return len(left & right) / least if least > 1 else 0.0


def by_topic(rows: tuple[Instrument, ...], topic: str) -> Instrument | None:
    """The one instrument that a topic speaks for: two pairs of syllables or more, and three times as many as any other; else None."""
    ranked = sorted(((len(pairs(row.title) & pairs(topic)), row.id, row) for row in rows), reverse=True)
    if not ranked or ranked[0][0] < 2:
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[0][0] >= 3 * max(1, ranked[1][0]) or ranked[1][0] == 0 else None


def nearly_called(name: str, on: str | None) -> str | None:
    """The instrument whose common name differs in one word of five or more; None where none or several do."""
    asked = set(words(name))
    fits = {row.instrument for row in aliases() if len(words(row.name)) > 4 and len(asked ^ set(words(row.name))) == 1}
    rows = [row for row in fits if any(alias.instrument == row and in_force(alias.valid_from, alias.valid_to, on) for alias in aliases())]
    return rows[0] if len(rows) == 1 else None
