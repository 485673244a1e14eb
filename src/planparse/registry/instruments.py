"""Identifiers of instruments: `vn/qd/2019/1863-qd-ttg`, `vn/ha-noi/kh/2021/138-kh-ubnd`, `vn/luat/tre-em`."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.registry import agencies
from planparse.text.patterns import pattern

_PART = pattern("instruments.part", r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = pattern("instruments.year", r"(?:18|19|20)\d\d")
# types whose instruments are known by name; the word that names them is left out of the slug
_NAMED = {"L": "luat", "HP": "hien-phap", "PL": "phap-lenh", "CƯ": "cong-uoc"}


@dataclass(frozen=True, slots=True)
class InstrumentId:
    """Parts of an identifier, all slugs. `place` runs from the province down; `year` is None for instruments known by name."""

    type: str
    year: int | None
    slug: str
    place: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join(("vn", *self.place, self.type, *([str(self.year)] if self.year is not None else []), self.slug))


def slug(text: str) -> str:
    """That of a name; `&` inside a code is dropped."""
    return agencies.slug(text.replace("&", ""))


def type_slug(code: str) -> str:
    """`QĐ` -> `qd`; laws, ordinances, conventions and the constitution by their word (`L` -> `luat`)."""
    return _NAMED.get(code) or slug(code)


def instrument_id(code: str, number: str, year: int, place: str | None = None) -> str:
    """Identifier of a numbered instrument; `place` is the slug path of the issuing unit (`ha-noi/hoang-mai`), None if central."""
    return str(InstrumentId(type_slug(code), year, slug(number), tuple(filter(None, (place or "").split("/")))))


def own_id(code: str | None, number: str | None, issued_on: str | None, start: int | None, place: str | None) -> str | None:
    """The identifier under which a document is cited, or None; its year is that of its date, else that in which its period starts."""
    year = (issued_on or "")[:4] or start
    return instrument_id(code, number, int(year), place) if code and number and year else None


def named_id(code: str, name: str) -> str:
    """Identifier of an instrument known by name: `Luật Trẻ em` -> `vn/luat/tre-em`."""
    kind, text = type_slug(code), slug(name)
    word = "nghi-quyet" if code == "NQ" else kind
    return str(InstrumentId(kind, None, text.removeprefix(word + "-") or text))


def parse(identifier: str) -> InstrumentId:
    """Parts of an identifier; `str()` of the result is the identifier again. Raises ValueError for anything else."""
    parts = identifier.split("/")
    if parts[0] != "vn" or len(parts) < 3 or not all(_PART.fullmatch(part) for part in parts):
        raise ValueError(f"no instrument id: {identifier[:80]!r}")
    if len(parts) == 3:
        return InstrumentId(parts[1], None, parts[2])
    if not _YEAR.fullmatch(parts[-2]) or len(parts) > 7:
        raise ValueError(f"no instrument id: {identifier[:80]!r}")
    return InstrumentId(parts[-3], int(parts[-2]), parts[-1], tuple(parts[1:-3]))
