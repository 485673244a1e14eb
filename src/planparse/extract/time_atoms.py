"""The smallest pieces of time expressions: one scan cuts out dates, months, quarters, years, lengths and rhythms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planparse.extract import dates
from planparse.extract.dates import Stretch
from planparse.tables import alternation, table
from planparse.text.patterns import pattern

_PACKAGE = "planparse.extract"
_MONTHS = {row["word"]: int(row["month"]) for row in table(_PACKAGE, "months")}
_NUMBERS = {row["word"]: int(row["number"]) for row in table(_PACKAGE, "number_words")}
_HOLIDAYS = frozenset((int(row["month"]), int(row["day"])) for row in table(_PACKAGE, "holidays"))


def words(role: str) -> list[str]:
    """Words of one role in the table of time words."""
    return [row["word"] for row in table(_PACKAGE, "time_words") if row["role"] == role]


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
        return found is not None and found.unit == "day" and found.year is None and found.first in _HOLIDAYS


Maker = Callable[[re.Match[str]], list[Atom]]

_S = r"[ \xa0]{0,3}"
_G = r"[ \xa0]{1,3}"
_N = r"[0-9]{1,2}"
_Y = r"(?:19|20)[0-9]{2}(?![0-9])"
_PARTS = alternation([*{row["part"] for row in table(_PACKAGE, "parts_of_time")} - {"đầu", "giữa", "cuối"}])
_DASH = r"[-‐‑‒–—−]"
_WORDS = alternation(list(_MONTHS))
_COUNTED = alternation(list(_NUMBERS))
_SPELT = alternation([word for word in _NUMBERS if word != "năm"])  # `năm tháng` is none
_OCCURRENCE = alternation(words("count"))
_EVERY = r"(?:hàng|hằng|mỗi|từng)"
_UNIT = r"(?:năm|qu[ýí]|tháng|tuần)"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?![\w%])"
_OF_YEAR = rf"(?:{_S}/{_S}|{_S}[,(]?{_S}(?:của{_G})?năm{_S})"
_NO_MORE = r"(?![0-9]|/[0-9]|[.,][0-9]|%)"
_WEEKDAY = rf"(?:thứ{_G}\w{{2,4}}|chủ{_G}nhật)"
_NO_UNIT = rf"(?!{_S}[0-9]|\w|{_G}(?:học|nay|qua|tới|trước(?!{_G}ngày|{_G}[0-9])|ngoái|sau|này|mới|tuổi|đầu|cuối|giữa|thứ))"

# One named group an alternative (its name selects the maker below), in order of precedence.
_SCAN = pattern(
    "time_atoms.scan",
    rf"""
  (?P<monthdays>ngày{_G}(?P<m1>{_N})(?P<m2>(?:{_S}(?:,|và){_S}(?:ngày{_S})?{_N}){{0,4}})
     (?P<m3>{_S}(?:,{_S})?(?:của{_G})?(?:{_EVERY}{_G}(?:tháng|qu[ýí])|
     tháng{_G}(?:cuối|đầu|giữa|thứ{_G}\w{{2,3}})(?:{_G}(?:cùng|tiên))?(?:{_G}của)?(?:{_G}{_EVERY})?{_G}(?:qu[ýí]|kỳ)|
     tháng(?:{_G}(?:báo{_G}cáo|sau|kế{_G}tiếp|tiếp{_G}theo|liền{_G}kề)|(?!{_S}\w)))))
| (?:(?:ngày|mùng|mồng){_S}|(?<![\w/.,%]))(?:
      (?P<range>(?P<a1>{_N})(?:{_S}/{_S}(?P<a2>{_N})(?:{_S}/{_S}(?P<a3>{_Y}))?)?{_S}{_DASH}{_S}(?:ngày{_S})?
          (?P<a4>{_N}){_S}/{_S}(?P<a5>{_N})(?:{_S}/{_S}(?P<a6>{_Y}))?{_NO_MORE})
    | (?P<full>(?P<b1>{_N}){_S}(?P<b0>[/.\-–‑−]){_S}(?P<b2>{_N}){_S}(?P=b0){_S}(?P<b3>{_Y}|(?<=/)[0-9]{{2}})(?![0-9]|/[0-9]))
    | (?P<day>(?P<d1>{_N}){_S}(?:/|tháng{_G}){_S}(?P<d2>{_N}|(?:{_WORDS})(?!\w)){_NO_MORE}(?:{_OF_YEAR}(?P<d3>{_Y}))?
          (?!{_S}(?:lần|cuộc|đợt|kỳ|tháng)\b))
    | (?P<shortmonth>(?P<e1>{_N}){_S}/{_S}(?P<e2>{_Y})(?![\w/-]))
    | (?P<clock>{_N}{_S}(?:giờ|h|g(?=[0-9])|:){_S}(?:[0-9]{{2}}(?![0-9]))?(?:{_S}phút)?
          (?:,?{_S}(?:sáng|chiều|{_WEEKDAY})){{0,2}},?{_S}
          (?=ngày|hàng|hằng|thứ{_G}|{_N}{_S}/))
    | (?P<perunit>{_N}{_S}(?:{_OCCURRENCE}){_S}/{_S}(?:(?P<f2>{_N}){_S})?(?P<f3>{_UNIT})\b)
    | (?P<half>(?P<g1>{_N}){_G}tháng{_G}(?P<g2>đầu|cuối)(?:{_G}(?:của{_G})?năm)(?!{_G}học)(?:{_S}(?P<g3>{_Y}))?)
    | (?P<once>(?P<h1>{_N}){_S}(?P<h2>{_UNIT}|ngày)(?:{_S}/{_S}|{_G})(?:(?:một|1|01){_G})?lần\b)
    | (?P<length>(?P<l1>[0-9]{{1,3}}){_S}(?:\([^()\n]{{2,16}}\){_S})?(?P<l2>giờ|ngày|{_UNIT})\b(?!{_S}tuổi)(?:{_G}làm{_G}việc)?)
    | (?P<years>(?P<y1>{_Y}){_S}{_DASH}{_S}(?P<y2>{_Y}))
    | (?P<bareyear>{_Y})
  )
| (?P<lastday>ngày{_G}(?:làm{_G}việc{_G})?cuối(?:{_G}cùng)?(?:{_G}của)?(?:{_G}{_EVERY})?{_G}(?P<k1>tháng|qu[ýí])(?!{_G}[0-9i]))
| (?P<dayonly>ngày{_G}(?P<n1>{_N})(?P<n2>(?:{_S},{_S}{_N}(?={_S}(?:,|và|và{_G}ngày){_S}{_N})){{0,4}})(?![0-9/]|{_S}(?:{_UNIT})))
| (?P<part>(?:đầu|giữa|cuối|(?:{_PARTS})(?={_G}(?:của{_G})?(?:tháng|qu[ýí])))(?:{_G}của)?{_G})?(?:
      (?P<month>tháng{_S}(?P<o1>{_N}|(?:{_WORDS})(?!\w))(?P<o2>(?:{_S}(?:,|{_DASH}|và|đến){_S}{_N}(?![0-9/]{_S}|{_S}\w)){{0,5}}
          (?:{_S}(?:,|{_DASH}|và|đến){_S}{_N}(?={_OF_YEAR}{_Y}))?)(?:{_OF_YEAR}(?P<o3>{_Y})|{_NO_MORE}))
    | (?P<quarter>qu[ýí]{_S}(?P<q1>{_QUARTER})
          (?P<q2>(?:{_S}(?:,|{_DASH}|và|đến){_S}(?:qu[ýí]{_S})?{_QUARTER}){{0,3}})(?:{_OF_YEAR}(?P<q3>{_Y}))?)
    | (?P<year>năm{_S}(?P<r1>{_Y})(?:{_S}{_DASH}{_S}(?P<r2>{_Y}))?(?!/[0-9]))
  )
| (?P<partyear>(?P<p1>đầu|giữa|cuối){_G}năm(?!{_G}(?:học|nay|ngoái|trước))\b)
| (?P<halfyear>nửa{_G}(?P<s1>đầu|cuối){_G}(?:của{_G})?năm(?!{_G}học)(?:{_S}(?P<s2>{_Y}))?)
| (?P<weekday>{_WEEKDAY}{_G}{_EVERY}{_G}tuần)
| (?P<rhythm>{_EVERY}{_G}(?P<u1>{_UNIT}|ngày)(?!{_G}học)\b)
| (?P<times>(?:một|1|01){_G}(?P<v1>{_UNIT}){_G}(?:{_N}|(?:{_COUNTED})){_G}lần\b)
| (?P<within>trong{_G}(?P<w1>năm|qu[ýí]|tháng)
          (?!{_S}(?:[0-9]|iv|i{{1,3}}\b|(?:{_WORDS}){_G}năm\b|học|nay|qua|tới|trước|ngoái|này|vừa|đầu|cuối))\b)
| (?P<later>(?:các|những){_G}năm{_G}(?:tiếp{_G}theo|sau|kế{_G}tiếp))
| (?P<spelt>(?P<x1>{_SPELT}){_G}(?P<x2>giờ|ngày|{_UNIT})\b(?!{_S}(?:tuổi|lần)|{_G}(?:đầu|cuối){_G})(?:{_G}làm{_G}việc)?)
| (?P<unit>(?:cả{_G})?\b(?<!thứ[ ])(?P<z1>{_UNIT}){_NO_UNIT})
""",
    re.VERBOSE,
)
_DAYS_LIST = pattern("time_atoms.days_list", rf"{_S}(?:,|;|,?{_S}và|hoặc){_S}")
_ANCHOR = pattern(
    "time_atoms.anchor",
    r"[0-9ntq](?:(?<=[0-9])[0-9]{0,12}|(?<=n)(?:ăm|gày(?:(?= (?:làm việc|kể|sau))|(?<=hằng ngày)|(?<=hàng ngày)|(?<=mỗi ngày)))"
    r"|(?<=t)(?:háng|uần)|(?<=q)u[ýí])",
)
# a word, or `ngày` at the end of one that it is glued to (`trướcngày 15/6`)
_WORD = pattern("time_atoms.word", r"(?<!\w)(?:[^\W\d]{2,8}(?=ngày(?!\w))|\w+)|(?<=[^\W\d])ngày(?!\w)")
# characters before an anchor in which its piece can begin: `giữa tháng 6`, `ngày làm việc cuối cùng của tháng`
_DIGITS_REACH, _WORDS_REACH = 14, 40
_NUMBER = pattern("time_atoms.number", r"[0-9]{1,2}|iv|i{1,3}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def number_of(word: str) -> int:
    """The value of digits, a Roman quarter or a number word."""
    word = " ".join(word.split())
    return int(word) if word.isdigit() else _ROMAN.get(word) or _NUMBERS.get(word) or _MONTHS.get(word, 0)


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if len(word) == 4 else 2000 + int(word)


def _point(m: re.Match[str], stretch: Stretch | None, *, bare: bool = False) -> list[Atom]:
    return [Atom("point", *m.span(), stretch, bare=bare)] if stretch is not None else []


def _unit(word: str) -> str:
    return "quý" if word.startswith("qu") else word


def _beat(kind: str, number: str | None, unit: str) -> Maker:
    """Maker of a rhythmic atom: the groups that hold number and unit of its period."""

    def make(m: re.Match[str]) -> list[Atom]:
        count, name = int(m[number] or 1) if number else 1, _unit(m[unit])
        return [Atom(kind, *m.span(), number=count, unit=name, period=dates.duration(count, name))]

    return make


def _range(m: re.Match[str]) -> list[Atom]:
    last = dates.day(int(m["a4"]), int(m["a5"]), _year(m["a6"]))
    first = dates.day(int(m["a1"]), int(m["a2"] or m["a5"]), _year(m["a3"]))
    return _point(m, dates.days(first, last) if first and last else None, bare=m["a6"] is None)


def _day(m: re.Match[str]) -> list[Atom]:
    named = m.group().startswith(("ngày", "mùng", "mồng"))
    return _point(m, dates.day(int(m["d1"]), number_of(m["d2"]), _year(m["d3"])), bare=not named and m["d3"] is None)


def _part(m: re.Match[str]) -> str:
    return " ".join((m["part"] or "").removesuffix("của ").split()).removesuffix(" của")


def _listed(one: str, more: str, of: str, make: Callable[[int, int | None], Stretch | None]) -> Maker:
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
    starts = [m.start(), *(m.start("m2") + piece.start() for piece in _NUMBER.finditer(m["m2"]))]
    ends = [m.end("m1"), *(m.start("m2") + piece.end() for piece in _NUMBER.finditer(m["m2"]))]
    ends[-1] = m.end()
    return [Atom("monthday", start, end, period=period) for start, end in zip(starts, ends, strict=True)]


def _year_atom(m: re.Match[str]) -> list[Atom]:
    found, name = dates.year(_year(m["r1"]), _year(m["r2"])), _part(m)
    return _point(m, dates.part(name, found) if name else found)


def _half(months: str | None, side: str, year: str) -> Maker:
    def make(m: re.Match[str]) -> list[Atom]:
        count = int(m[months]) if months else 6
        if not 1 <= count <= 11:
            return []
        return [Atom("point", *m.span(), dates.half(count, m[side] == "cuối", _year(m[year])), number=count, unit="tháng")]

    return make


def _dayonly(m: re.Match[str]) -> list[Atom]:
    more = [(m.start("n2") + piece.start(), m.start("n2") + piece.end(), piece.group()) for piece in _NUMBER.finditer(m["n2"])]
    return [Atom("dayonly", a, b, number=int(number)) for a, b, number in [(m.start(), m.end("n1"), m["n1"]), *more]]


def _in_month(low: str, found: list[Atom]) -> list[Atom]:
    """`ngày 10 và ngày 25 tháng 8`: days without a month have that of the day behind them in the list."""
    for at in range(len(found) - 2, -1, -1):
        alone, after = found[at], found[at + 1]
        month = after.stretch if alone.kind == "dayonly" and after.kind == "point" else None
        if month is None or month.unit != "day" or not _DAYS_LIST.fullmatch(low, alone.end, after.start):
            continue
        day = dates.day(alone.number, month.first[0], month.year)
        if day is not None:
            found[at] = Atom("point", alone.start, alone.end, day)
    return found


_MAKERS: dict[str, Maker] = {
    "range": _range,
    "full": lambda m: _point(m, dates.day(int(m["b1"]), int(m["b2"]), _year(m["b3"]))),
    "day": _day,
    "shortmonth": lambda m: _point(m, dates.month(int(m["e1"]), _year(m["e2"])), bare=True),
    "clock": lambda m: [Atom("clock", *m.span())],
    "perunit": _beat("freq", "f2", "f3"),
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
    "times": _beat("freq", None, "v1"),
    "within": _beat("within", None, "w1"),
    "later": lambda m: [Atom("later", *m.span(), period="P1Y")],
    "unit": _beat("unit", None, "z1"),
}


def lines(low: str) -> Iterator[tuple[int, int, list[Atom]]]:
    """Lines of lower-cased text that hold pieces of time expressions: start, end and atoms in order.

    The scan is tried only at the few words before an anchor (digits, năm, tháng, quý, tuần), because no piece lacks one.
    """
    start, end, done, found = 0, _line_end(low, 0), 0, list[Atom]()
    tried = set[int]()  # no later anchor makes a piece of what gave none
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < done:
            continue
        if at >= end:
            if found:
                yield start, end, _in_month(low, found)
            start = low.rfind("\n", end, at) + 1
            end, done, found = _line_end(low, at), start, []
            tried.clear()
        begin = max(done, at - (_DIGITS_REACH if low[at].isdigit() else _WORDS_REACH))
        for word in _WORD.finditer(low, begin, anchor.end()):
            if word.start() in tried:
                continue
            tried.add(word.start())
            m = _SCAN.match(low, word.start(), end)
            if m is not None and m.end() > at:
                found.extend(_MAKERS[m.lastgroup or ""](m))
                done = m.end()
                break
    if found:
        yield start, end, _in_month(low, found)


def _line_end(low: str, at: int) -> int:
    end = low.find("\n", at)
    return end if end >= 0 else len(low)
