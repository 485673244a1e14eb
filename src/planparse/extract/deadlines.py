"""Deadlines: time expressions that bound when something is done, reported or reached (GUIDE "deadlines", rules 23 to 27, 43, 48).

Choices where the guide leaves room: a day of every month or quarter (`trước ngày 20 hằng tháng`) is recurring with `by` null, hence
without rule; an offset before its trigger has relation `before`, all others none; `đầu`, `giữa`, `cuối` end where
data/parts_of_time.csv says; `trước tháng 6/2024` keeps the partial date; `6 tháng đầu năm (trước ngày 15/6)` and `báo cáo năm 2024
(trước ngày …)` are recurring like the bare period.
"""

from __future__ import annotations

from planparse.extract import dates
from planparse.extract import time_context as context
from planparse.extract import time_periods as periods
from planparse.extract.dates import Stretch
from planparse.extract.matches import DeadlineMatch, PlanTime
from planparse.extract.time_atoms import Atom, lines
from planparse.extract.time_offsets import from_signing, offset
from planparse.model import DeadlineRelation
from planparse.text.fold import lower
from planparse.text.patterns import pattern

_G = r"[ \xa0]{1,3}"
_S = r"[ \xa0]{0,3}"
_TO = pattern("deadlines.to", rf"{_S}(?:(?:cho{_G})?(?:đến|tới)(?:{_G}(?:hết|trước|khoảng|cuối))?|[-–—])(?:{_G}các)?{_S}$")
_FROM = pattern("deadlines.from", rf"\b(?:kể{_G}|bắt{_G}đầu{_G})?từ{_S}$")
_AND = pattern("deadlines.and", rf"{_S}(?:,|;|và|hoặc|,{_S}và){_S}(?:ngày{_G})?$")
_ALL_DAYS = pattern("deadlines.all_days", rf"\bcác{_G}$")
_YEARLY = pattern("deadlines.yearly", rf"{_S},?{_S}(?:của{_G})?(?:hàng|hằng|mỗi){_G}năm\b")
_OTHER_YEAR = pattern(
    "deadlines.other_year",
    rf"{_S}(?:của{_G})?năm{_G}(?:(?P<later>sau|kế{_G}tiếp|tiếp{_G}theo|liền{_G}kề)|trước(?:{_G}liền{_G}kề)?(?!{_G}(?:ngày|khi)))",
)
_UNTIL_NOW = pattern("deadlines.until_now", rf"{_S}(?:đến|tới|cho{_G}đến){_G}nay\b|{_S}trở{_G}(?:về|lại){_G}trước")
_OF_TIME = pattern("deadlines.of_time", rf"(?:tháng|ngày|tuần|quý|kỳ|dịp){_G}$")
_NAMED_PERIOD = pattern(
    "deadlines.named_period",
    rf"(?:giai{_G}đoạn|thời{_G}kỳ|nhiệm{_G}kỳ|niên{_G}độ|định{_G}hướng|tầm{_G}nhìn)(?:{_G}(?:từ|đến|tới))?{_S}$",
)
# how many neighbours are asked for a year or a frame: more never matter in real lines, and keep hostile ones linear
_NEAR = 24
_RANGED = {"month", "quarter", "half", "range"}


def find(text: str, time: PlanTime) -> list[DeadlineMatch]:
    """All deadlines of `text`, in order and without overlap; no match crosses a newline."""
    low = lower(text)
    found: list[DeadlineMatch] = []
    for start, end, atoms in lines(low):
        found.extend(_Line(low, start, end, atoms, time).read())
    signed = from_signing(low)
    return _merged(found, signed) if signed else found


def _merged(found: list[DeadlineMatch], more: list[DeadlineMatch]) -> list[DeadlineMatch]:
    """Both lists in order; what overlaps an earlier match is left out, and `found` goes before `more`."""
    kept: list[DeadlineMatch] = []
    for match in sorted([*found, *more], key=lambda m: m.start):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


class _Line:
    """One line read from left to right; every rule takes the index of an atom and says where to go on, or None."""

    def __init__(self, low: str, start: int, end: int, atoms: list[Atom], time: PlanTime) -> None:
        self.low, self.start, self.end, self.atoms, self.time = low, start, end, atoms, time
        self.frames = context.frames(low, start, end)
        self.found: list[DeadlineMatch] = []

    def read(self) -> list[DeadlineMatch]:
        index = 0
        while index < len(self.atoms):
            after = (
                self._offset(index) or self._interval(index) or self._periods(index) or self._rhythm(index) or self._single(index)
            )
            index = after or index + 1
        return self.found

    def _add(self, match: DeadlineMatch) -> None:
        if not self.found or match.start >= self.found[-1].end:
            self.found.append(match)

    # years

    def _year(self, index: int) -> int | None:
        """Year of a date without one: said before in the line, by a heading, by the plan, by its issue."""
        first, last = self._covered_years()
        for atom in reversed(self.atoms[max(0, index - _NEAR) : index]):
            found = atom.stretch
            if found is None or found.unit != "year" or atom.bare or found.year != found.last_year or found.year is None:
                continue
            if first is None or last is None or first <= found.year <= last:
                return found.year
        for match in reversed(self.found[-_NEAR:]):
            said = (match.by or match.to or "")[:4]
            if match.kind in {"date", "interval", "recurring"} and said.isdigit():
                return int(said)
        heading = self.time.division_year(self.atoms[index].start)
        if heading is not None and (self.time.start is None or self.time.single_year is None or heading == self.time.single_year):
            return heading
        return first if first == last else None

    def _covered_years(self) -> tuple[int | None, int | None]:
        if self.time.start is not None:
            return self.time.start, self.time.end if self.time.end is not None else self.time.start
        issued = self.time.issued_on or ""
        return (int(issued[:4]), int(issued[:4])) if issued[:4].isdigit() else (None, None)

    def _dated(self, index: int, stretch: Stretch, *, yearly: bool = False) -> Stretch:
        """The stretch with its year filled in; dates that return in a plan of several years stay open."""
        if stretch.year is not None:
            return stretch
        if yearly and self.time.start is not None and self.time.single_year is None:
            return stretch
        return stretch.in_year(self._year(index))

    def _long_ago(self, stretch: Stretch) -> bool:
        first = self._covered_years()[0]
        return first is not None and stretch.last_year is not None and stretch.last_year < first

    # surroundings

    def _told(self, start: int, after: int) -> bool:
        """Whether the sentence around the expression reports what was done."""
        return context.tells_the_past(self.low, self.start, start) or context.told_behind(self.low, self.end, after)

    def _said(self, at: context.Operator) -> str:
        return (
            " ".join(self.low[at.start : at.start + 8].split()[:2])
            if self.low.startswith(("đến hết", "tới hết"), at.start)
            else self.low[at.start : at.start + 4].split()[0]
        )

    def _framed(self, atom: Atom) -> bool:
        return any(lo <= atom.start < hi for lo, hi in self.frames[:_NEAR]) or self._in_cell(atom)

    def _in_cell(self, atom: Atom) -> bool:
        """Whether the atom fills a table cell: the time of the row, unless the row is a list of years or of documents."""
        if not context.fills_cell(self.low, self.start, self.end, atom.start, atom.end):
            return False
        if atom.stretch is not None and self._long_ago(atom.stretch):
            return False
        cells = [a for a in self.atoms[:_NEAR] if a.bare and context.fills_cell(self.low, self.start, self.end, a.start, a.end)]
        return not atom.bare or len(cells) == 1

    def _gap(self, left: Atom, right: Atom) -> str:
        return self.low[left.end : right.start]

    def _recurring(self, start: int, end: int, period: str, index: int, when: Stretch | None, relation: str | None) -> None:
        """Add a recurring deadline; its rule needs a date, and dates of weeks and other spans are not put into rules."""
        by = rule = None
        if when is not None:
            by = dates.bounds(self._dated(index, when, yearly=True))[1]
            rule = dates.yearly_rule(by, self.time.end) if period[-1] in "MY" and period != "P1M" else None
        self._add(DeadlineMatch(start, end, "recurring", _relation(relation) if by else None, by=by, period=period, rrule=rule))

    # rules

    def _offset(self, index: int) -> int | None:
        atom = self.atoms[index]
        match = offset(self.low, self.start, self.end, atom) if atom.kind == "length" else None
        if match is None:
            return None
        self._add(match)
        return next((k for k in range(index + 1, len(self.atoms)) if self.atoms[k].start >= match.end), len(self.atoms))

    def _interval(self, index: int) -> int | None:
        """`từ … đến …` and `từ 01/6-30/6`."""
        first, low = self.atoms[index], self.low
        begin = _FROM.search(low[max(self.start, first.start - 16) : first.start])
        if begin is None or first.kind not in {"point", "dayonly"} or index + 1 >= len(self.atoms):
            return None
        start = max(self.start, first.start - 16) + begin.start()
        last = self.atoms[index + 1]
        gap = self._gap(first, last)
        if last.kind != "point" or last.stretch is None or len(gap) > 24 or not _TO.match(gap):
            return None
        after = index + 2
        begun = first.stretch or dates.day(first.number, last.stretch.first[0], last.stretch.year)
        whole = dates.days(begun, last.stretch) if begun is not None else None
        if (
            whole is None
            or context.is_past(low, self.start, start)
            or _NAMED_PERIOD.search(low[max(self.start, start - 24) : start])
        ):
            return after
        if not self._framed(first):
            if last.stretch.unit == "year" and context.in_title(low, self.start, start, self.end, last.end):
                return after
            if self._long_ago(whole) or context.tells_the_past(low, self.start, start):
                return after
        self._stretch(start, last.end, index, whole)
        return after

    def _stretch(self, start: int, end: int, index: int, stretch: Stretch) -> None:
        """Add an interval, or a yearly rhythm where `hằng năm` follows."""
        yearly = _YEARLY.match(self.low, end, self.end)
        if yearly is not None:
            self._add(DeadlineMatch(start, yearly.end(), "recurring", period="P1Y"))
            return
        begin, stop = dates.bounds(self._dated(index, stretch))
        self._add(DeadlineMatch(start, end, "interval", from_=begin, to=stop))

    def _periods(self, index: int) -> int | None:
        run = periods.members(self.low, (self.start, self.end), self.atoms, index)
        for member in run:
            atom, at = self.atoms[member.index], member.dated
            start = context.periodic(self.low, self.start, atom.start) if member is run[0] else None
            begin = start if start is not None and "(" not in self.low[start : atom.start] else atom.start
            end, when, relation = (at.end, at.stretch, at.relation) if at else (atom.end, None, None)
            self._recurring(begin, end, member.period, member.index, when, relation)
        if not run:
            return None
        return max([run[-1].index + 1, *(member.dated.next for member in run if member.dated)])

    def _rhythm(self, index: int) -> int | None:
        """`hằng năm`, `trong năm`, `02 lần/năm`, `ngày 20 hằng tháng`, `các năm tiếp theo`."""
        atom = self.atoms[index]
        if atom.kind not in {"rhythm", "within", "freq", "monthday", "later", "unit"}:
            return None
        start, framed = atom.start, self._framed(atom)
        if atom.kind == "unit" and not (framed and self.low.startswith("cả", atom.start)):
            return None
        if atom.kind == "later":
            near = bool(self.found) and len(self.low[self.found[-1].end : atom.start]) < 8
            if not (framed or near):
                return index + 1
        if atom.kind in {"rhythm", "within"} and not framed:
            if not context.sets_rhythm(self.low, self.start, self.end, atom.start, atom.end):
                return index + 1
            if atom.kind == "within" and context.told_behind(self.low, self.end, atom.end):
                return index + 1
        if atom.kind == "monthday":
            if index and self.atoms[index - 1].kind == "clock" and not self._gap(self.atoms[index - 1], atom).strip():
                start = self.atoms[index - 1].start
            at = context.operator(self.low, self.start, start)
            start = at.start if at else start
        periodic = context.periodic(self.low, self.start, start)
        if periodic is not None and "(" not in self.low[periodic:start]:
            start = periodic
        self._recurring(start, atom.end, atom.period or "P1Y", index, None, None)
        return index + 1

    def _single(self, index: int) -> int | None:
        """A point of the calendar with its relation word, or without one where frame or clause make it a bound."""
        begin = self.atoms[index].start
        if self.atoms[index].kind == "clock":
            index += 1
            if index >= len(self.atoms):
                return None
        atom = self.atoms[index]
        if atom.kind != "point" or atom.stretch is None:
            return None
        framed = self._framed(atom)
        at = context.operator(self.low, self.start, begin)
        if at is not None and (
            context.is_past(self.low, self.start, at.start)
            or _NAMED_PERIOD.search(self.low[max(self.start, at.start - 24) : at.start])
        ):
            return index + 1
        if _UNTIL_NOW.match(self.low, atom.end, self.end):
            return index + 1
        named = periods.named_behind(self.low, self.atoms, index + 1, atom.end)
        if named is not None and at is not None and atom.stretch.unit in {"day", "month", "part"}:
            self._recurring(at.start, named[1], named[0], index, atom.stretch, at.relation)
            return named[2]
        if atom.stretch.unit == "year":
            self._year_bound(index, at, framed=framed)
        elif at is not None:
            self._related(index, at, begin, framed=framed)
        elif framed or self._bounds_alone(index):
            self._alone(index, begin)
        return index + 1

    def _bounds_alone(self, index: int) -> bool:
        """Whether a point without relation word or frame still bounds an action: in a list of dates, or in a clause of action."""
        atom = self.atoms[index]
        stretch = atom.stretch
        if stretch is None or atom.holiday:
            return False
        if (
            index
            and self.found
            and self.found[-1].end == self.atoms[index - 1].end
            and self.found[-1].kind in {"date", "interval"}
        ):
            gap = self._gap(self.atoms[index - 1], atom)
            if len(gap) < 16 and _AND.match(gap):
                return True
        if atom.bare or _OF_TIME.search(self.low[max(self.start, atom.start - 8) : atom.start]):
            return False
        if stretch.unit == "day" and _ALL_DAYS.search(self.low[max(self.start, atom.start - 6) : atom.start]):
            return index + 1 < len(self.atoms) and not self.atoms[index + 1].holiday
        if stretch.year is None or self._long_ago(stretch) or context.tells_the_past(self.low, self.start, atom.start):
            return False
        if stretch.unit == "part":
            return not context.is_past(self.low, self.start, atom.start)
        if stretch.unit == "day" and self.low.startswith(" của", atom.end):
            return False
        return context.is_adverbial(self.low, self.start, atom.start)

    def _alone(self, index: int, begin: int) -> None:
        stretch, atom = self.atoms[index].stretch, self.atoms[index]
        if stretch is None:
            return
        if stretch.unit in _RANGED:
            self._stretch(begin, atom.end, index, stretch)
            return
        relation = "by" if stretch.unit == "part" else "on"
        if self.found and self.found[-1].kind == "date" and begin - self.found[-1].end < 16 and self.found[-1].relation:
            relation = self.found[-1].relation
        self._date(begin, index, relation)

    def _related(self, index: int, at: context.Operator, begin: int, *, framed: bool) -> None:
        """Add what a relation word and a day, month, quarter, half or part of a year make."""
        atom = self.atoms[index]
        stretch = atom.stretch
        if stretch is None or (atom.holiday and at.relation == "on"):
            return
        if context.in_force(self.low, self.start, at.start) and " này " not in context.clause(
            self.low, self.start, at.start, ";."
        ):
            return
        if at.relation == "from" and not framed and (self._long_ago(stretch) or self._told(at.start, atom.end)):
            return
        if (
            at.relation == "by"
            and self._said(at) in {"đến", "hết", "đến hết", "tới"}
            and context.told_behind(self.low, self.end, atom.end)
        ):
            return
        if stretch.unit == "range" or (at.relation in {"within", "on"} and stretch.unit in _RANGED):
            told = self._told(at.start, atom.end)
            noun_only = (
                stretch.unit != "range" and not framed and stretch.year is None and atom.unit == "tháng" and at.relation == "on"
            )
            if framed or not (noun_only or told or self._long_ago(stretch)):
                self._stretch(at.start, atom.end, index, stretch)
            return
        if (
            atom.bare
            and stretch.unit == "month"
            and not framed
            and at.relation in {"on", "within", "from"}
            and stretch.year is None
        ):
            return
        relation = {"within": "by" if stretch.unit == "part" else "on", "on": "by" if stretch.unit == "part" else "on"}.get(
            at.relation, at.relation
        )
        self._date(at.start, index, relation)
        del begin

    def _date(self, start: int, index: int, relation: str) -> None:
        """Add a date, or a yearly rhythm where `hằng năm` follows; `năm sau` moves it on."""
        atom = self.atoms[index]
        if atom.stretch is None:
            return
        yearly = _YEARLY.match(self.low, atom.end, self.end)
        if yearly is not None:
            self._recurring(
                start, yearly.end(), "P1Y", index, atom.stretch if atom.stretch.unit in {"day", "part"} else None, relation
            )
            return
        stretch, end = self._dated(index, atom.stretch), atom.end
        other = _OTHER_YEAR.match(self.low, end, self.end) if atom.stretch.year is None else None
        if other is not None:
            end = other.end()
            if stretch.year is not None:
                stretch = atom.stretch.in_year(stretch.year + (1 if other["later"] else -1))
        early = relation in {"before", "from"} and stretch.unit != "part"
        by = dates.start_of(stretch) if early else dates.bounds(stretch)[1]
        self._add(DeadlineMatch(start, end, "date", _relation(relation), by=by))

    def _year_bound(self, index: int, at: context.Operator | None, *, framed: bool) -> None:
        """`đến năm 2025` is a horizon, `trong năm 2024` an interval, `trước`, `đến hết`, `từ năm` are dates."""
        atom = self.atoms[index]
        stretch, low = atom.stretch, self.low
        if stretch is None or stretch.year is None:
            return
        start = at.start if at else atom.start
        if at is None:
            if framed:
                self._stretch(start, atom.end, index, stretch)
            elif not atom.bare and context.opens(low, self.start, start) and self._aims(atom, stretch):
                self._horizon(start, atom)
            return
        words = low[at.start : atom.start]
        if at.relation == "within":
            told = self._told(start, atom.end) or context.names_something(low, self.start, start)
            if framed or not (self._long_ago(stretch) or told or atom.bare):
                self._stretch(start, atom.end, index, stretch)
        elif at.relation == "from":
            if framed or (
                not atom.bare and not self._long_ago(stretch) and not context.in_title(low, self.start, start, self.end, atom.end)
            ):
                self._date(start, index, "from")
        elif "hết" in words or "nhất" in words or at.relation == "before":
            if not atom.bare and (framed or not context.in_title(low, self.start, start, self.end, atom.end)):
                self._date(start, index, at.relation)
        elif at.relation in {"by", "on"} and (not atom.bare or context.reaches(low, self.end, atom.end)):
            if framed or not context.in_title(low, self.start, start, self.end, atom.end):
                self._horizon(start, atom)

    def _aims(self, atom: Atom, stretch: Stretch) -> bool:
        first = self._covered_years()[0]
        return (
            first is not None
            and stretch.year is not None
            and stretch.year >= first
            and context.reaches(self.low, self.end, atom.end)
        )

    def _horizon(self, start: int, atom: Atom) -> None:
        stretch = atom.stretch
        if stretch is not None and stretch.year is not None and stretch.year == stretch.last_year and not self._long_ago(stretch):
            self._add(DeadlineMatch(start, atom.end, "horizon", by=str(stretch.year)))


def _relation(word: str | None) -> DeadlineRelation | None:
    """The relation as the record knows it."""
    known: dict[str, DeadlineRelation] = {"before": "before", "by": "by", "on": "on", "from": "from", "within": "by"}
    return known.get(word or "")
