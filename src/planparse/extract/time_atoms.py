"""The smallest pieces of time expressions, and how each is made of what the scan (time_scan.py) has matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from planparse.extract import dates
from planparse.extract.dates import Stretch
from planparse.extract.time_words import HOLIDAYS, number_of
from planparse.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a time expression in lower-cased text.

    kind: `point` (a stretch of the calendar), `dayonly` (ngày 15), `monthday` (a day of every month or quarter), `length`
    (number and unit), `unit` (a bare năm, quý, tháng, tuần), `rhythm` (hằng năm), `freq` (02 lần/năm), `within` (trong năm),
    `later` (các năm tiếp theo), `clock`. `period` is the ISO duration of the rhythmic kinds; `number` and `unit` also of
    `6 tháng đầu năm`.
    `bare` marks digits without the word ngày or tháng, and without a year in the case of days.
    """

    kind: str
    start: int
    end: int
    stretch: Stretch | None = None
    number: int = 0
    unit: str = ""
    period: str | None = None
    bare: bool = False

    @property
    def holiday(self) -> bool:
        """A day without a year that is a holiday or commemoration."""
        found = self.stretch
        return found is not None and found.unit == "day" and found.year is None and found.first in HOLIDAYS


_Maker = Callable[[re.Match[str]], list[Atom]]
_NAMED_NUMBER = pattern("time_atoms.named_number", r"(?:ngày[ \xa0]{1,3})?[0-9]{1,2}")
_NUMBER = pattern("time_atoms.number", r"[0-9]{1,2}|iv|i{1,3}")


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if len(word) == 4 else 2000 + int(word)


def _point(m: re.Match[str], stretch: Stretch | None, *, bare: bool = False) -> list[Atom]:
    return [Atom("point", *m.span(), stretch, bare=bare)] if stretch is not None else []


def _unit(word: str) -> str:
    return "quý" if word.startswith("qu") else " ".join(word.split())


def _beat(kind: str, number: str | None, unit: str) -> _Maker:
    """Maker of a rhythmic atom: the groups that hold number and unit of its period."""

    def make(m: re.Match[str]) -> list[Atom]:
        count, name = int(m[number] or 1) if number else 1, _unit(m[unit])
        return [Atom(kind, *m.span(), number=count, unit=name, period=dates.duration(count, name))]

    return make


def _spelt_once(m: re.Match[str]) -> list[Atom]:
    """`hai tuần một lần`."""
    count, name = number_of(m["t1"]), _unit(m["t2"])
    return [Atom("freq", *m.span(), number=count, unit=name, period=dates.duration(count, name))]


def _range(m: re.Match[str]) -> list[Atom]:
    last = dates.day(int(m["a4"]), int(m["a5"]), _year(m["a6"]))
    first = dates.day(int(m["a1"]), int(m["a2"] or m["a5"]), _year(m["a3"]))
    if first and last and first.first == last.first and first.year != last.year and m["a3"]:
        return []  # years of a day that is kept: `(26/3/1931 - 26/3/2024)`
    return _point(m, dates.days(first, last) if first and last else None, bare=m["a6"] is None)


def _shortmonths(m: re.Match[str]) -> list[Atom]:
    """`09 - 10/2026`: two months of one year."""
    first, last = dates.month(int(m["c1"]), _year(m["c3"])), dates.month(int(m["c2"]), _year(m["c3"]))
    return _point(m, dates.days(first, last) if first and last else None, bare=True)


def _day(m: re.Match[str]) -> list[Atom]:
    named = m.group().startswith(("ngày", "mùng", "mồng"))
    return _point(m, dates.day(int(m["d1"]), number_of(m["d2"]), _year(m["d3"])), bare=not named and m["d3"] is None)


def _part(m: re.Match[str]) -> str:
    return " ".join((m["part"] or "").removesuffix("của ").split()).removesuffix(" của")


def _listed(one: str, more: str, of: str, make: Callable[[int, int | None], Stretch | None]) -> _Maker:
    """Months or quarters of a list are an atom each; a dash or `đến` between them makes one range."""

    def atoms(m: re.Match[str]) -> list[Atom]:
        name, tail, year = _part(m), m[more] or "", _year(m[of])
        found = [(m.start(), m.end(one), make(number_of(m[one]), year))]
        behind = 0
        for piece in _NUMBER.finditer(tail):
            value, link = make(number_of(piece.group()), year), tail[behind : piece.start()]
            named = link.find("qu")  # the word belongs to its number: `quý II, quý III`
            at = m.start(more) + (behind + named if named >= 0 else piece.start())
            behind = piece.end()
            if "," in link or "và" in link:
                found.append((at, m.start(more) + behind, value))
            else:
                start, _, begun = found.pop()
                found.append((start, m.start(more) + behind, dates.days(begun, value) if begun and value else None))
        start, _, last = found.pop()
        if name and last is not None and not tail:
            last = dates.part(name, last)
        found.append((start, m.end(), last))
        return [Atom("point", start, end, value) for start, end, value in found if value is not None]

    return atoms


def _monthdays(m: re.Match[str]) -> list[Atom]:
    period = "P3M" if "qu" in m["m3"] or "kỳ" in m["m3"] else "P1M"
    starts = [m.start(), *(m.start("m2") + piece.start() for piece in _NAMED_NUMBER.finditer(m["m2"]))]
    ends = [m.end("m1"), *(m.start("m2") + piece.end() for piece in _NUMBER.finditer(m["m2"]))]
    ends[-1] = m.end()
    return [Atom("monthday", start, end, period=period) for start, end in zip(starts, ends, strict=True)]


def _year_atom(m: re.Match[str]) -> list[Atom]:
    found, name = dates.year(_year(m["r1"]), _year(m["r2"])), _part(m)
    return _point(m, dates.part(name, found) if name else found)


def _half(months: str | None, side: str, year: str) -> _Maker:
    def make(m: re.Match[str]) -> list[Atom]:
        count = int(m[months]) if months else 6
        if not 1 <= count <= 11:
            return []
        return [Atom("point", *m.span(), dates.half(count, m[side] == "cuối", _year(m[year])), number=count, unit="tháng")]

    return make


def _dayonly(m: re.Match[str]) -> list[Atom]:
    more = [(m.start("n2") + piece.start(), m.start("n2") + piece.end(), piece.group()) for piece in _NUMBER.finditer(m["n2"])]
    return [Atom("dayonly", a, b, number=int(number)) for a, b, number in [(m.start(), m.end("n1"), m["n1"]), *more]]


_MAKERS: dict[str, _Maker] = {
    "range": _range,
    "shortmonths": _shortmonths,
    "full": lambda m: _point(m, dates.day(int(m["b1"]), int(m["b2"]), _year(m["b3"]))),
    "dashed": lambda m: _point(m, dates.day(int(m["i1"]), int(m["i2"]))),
    "day": _day,
    "shortmonth": lambda m: _point(m, dates.month(int(m["e1"]), _year(m["e2"])), bare=True),
    "clock": lambda m: [Atom("clock", *m.span())],
    "perunit": _beat("freq", "f2", "f3"),
    "manyper": _beat("freq", None, "j1"),
    "half": _half("g1", "g2", "g3"),
    "once": _beat("freq", "h1", "h2"),
    "length": lambda m: [Atom("length", *m.span(), number=int(m["l1"]), unit=_unit(m["l2"]))],
    "spelt": lambda m: [Atom("length", *m.span(), number=number_of(m["x1"]), unit=_unit(m["x2"]))],
    "years": lambda m: _point(m, dates.year(_year(m["y1"]), _year(m["y2"])), bare=True),
    "bareyear": lambda m: _point(m, dates.year(_year(m["bareyear"])), bare=True),
    "monthdays": _monthdays,
    "lastday": _beat("monthday", None, "k1"),
    "dayonly": _dayonly,
    "month": _listed("o1", "o2", "o3", dates.month),
    "quarter": _listed("q1", "q2", "q3", dates.quarter),
    "year": _year_atom,
    "partyear": lambda m: _point(m, dates.part(m["p1"], dates.year(None))),
    "halfyear": _half(None, "s1", "s2"),
    "weekday": lambda m: [Atom("freq", *m.span(), period="P1W")],
    "rhythm": _beat("rhythm", None, "u1"),
    "speltonce": _spelt_once,
    "times": _beat("freq", None, "v1"),
    "within": _beat("within", None, "w1"),
    "later": lambda m: [Atom("later", *m.span(), period="P1Y")],
    "unit": _beat("unit", None, "z1"),
}


def atoms_of(match: re.Match[str]) -> list[Atom]:
    """What one match of the scan says; empty where the calendar has no such day."""
    return _MAKERS[match.lastgroup or ""](match)
