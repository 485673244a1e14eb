"""One line of text with the pieces of time in it: which year is meant, what stands around, and the deadlines read so far."""

from __future__ import annotations

from itertools import pairwise

from planparse.extract import dates, time_frames
from planparse.extract import time_cells as cells
from planparse.extract import time_context as context
from planparse.extract.dates import Stretch
from planparse.extract.matches import DeadlineMatch
from planparse.extract.plan_time import PlanTime
from planparse.extract.time_atoms import Atom
from planparse.model import DeadlineRelation
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_YEARLY = pattern("time_line.yearly", rf"{_S},?{_S}(?:của{_G})?(?:hàng|hằng|mỗi){_G}năm\b")
_MORE_DATES = pattern(
    "time_line.more_dates",
    rf"(?:{_S}(?:,|;|và){_S}(?:trước{_G})?(?:ngày{_G})?[0-9]{{1,2}}{_S}(?:/|tháng){_S}[0-9]{{1,2}}){{1,3}}{_S},?{_S}(?:hàng|hằng|mỗi){_G}năm\b",
)
_MORE_MONTHS = pattern(
    "time_line.more_months",
    rf"(?:{_S}(?:,|;|và){_S}(?:(?:trong|vào){_G})?(?:tháng|qu[ýí]){_G}(?:[0-9]{{1,2}}|iv|i{{1,3}})){{1,3}}{_S},?{_S}(?:hàng|hằng|mỗi){_G}năm\b",
)
_OTHER_YEAR = pattern(
    "time_line.other_year",
    rf"{_S}(?:của{_G})?năm{_G}(?:(?P<later>sau|kế{_G}tiếp|tiếp{_G}theo|liền{_G}kề)|trước(?:{_G}liền{_G}kề)?(?!{_G}(?:ngày|khi)))",
)
_ROUND = pattern(
    "time_line.round",
    rf"{_S},?{_S}(?:và{_G})?(?:đợt|lần|vòng){_G}(?:[0-9]{{1,2}}|hai|ba|i{{1,3}})(?:{_G}(?:từ|vào|trong|là)|:)?{_S}(?:ngày{_G})?",
)
_SCHOOL_BEGINS = 8  # August
# how many neighbours are asked for a year or a frame: more never matter in real lines, and so few keep hostile ones linear
_NEAR = 24


class Line:
    """A line of lower-cased text, its atoms, the plan's time, and the deadlines found so far in order."""

    def __init__(self, low: str, start: int, end: int, atoms: list[Atom], time: PlanTime) -> None:
        self.low, self.start, self.end, self.atoms, self.time = low, start, end, atoms, time
        self.frames = time_frames.frames(low, start, end)
        self.found: list[DeadlineMatch] = []

    def add(self, match: DeadlineMatch) -> None:
        """Keep a deadline that overlaps no earlier one."""
        if not self.found or match.start >= self.found[-1].end:
            self.found.append(match)

    def year(self, index: int) -> int | None:
        """Year of a date without one: said before in the line, by a heading, by the plan, by its issue."""
        first, last = self.covered_years()
        for atom in reversed(self.atoms[max(0, index - _NEAR) : index]):
            found = atom.stretch
            if found is None or found.unit != "year" or atom.bare or found.year != found.last_year or found.year is None:
                continue
            if first is None or last is None or first <= found.year <= last:
                return found.year
        stretch = self.atoms[index].stretch
        if self.time.school_year and stretch is not None:
            return first if stretch.first[0] >= _SCHOOL_BEGINS else last
        for match in reversed(self.found[-_NEAR:]):
            said = (match.by or match.to or "")[:4]
            if match.kind in {"date", "interval", "recurring"} and said.isdigit():
                return int(said)
        heading = self.time.division_year(self.atoms[index].start)
        if heading is not None and (self.time.start is None or self.time.single_year is None or heading == self.time.single_year):
            return heading
        ahead = self._year_ahead(index)
        return ahead if ahead is not None else first if first == last else self._next_year(stretch)

    def _year_ahead(self, index: int) -> int | None:
        """The year that the next round of a list states: `đợt 1 từ 01/6 đến 15/7, đợt 2 vào tháng 9/2021`."""
        for atom, after in pairwise(self.atoms[index : index + 3]):
            if after.stretch is not None and after.stretch.unit != "year" and _ROUND.fullmatch(self.gap(atom, after)):
                return after.stretch.year
        return None

    def _next_year(self, stretch: Stretch | None) -> int | None:
        """In a plan of two years the first time after its issue; longer plans leave it open which year is meant."""
        first, last = self.covered_years()
        issued = self.time.issued_on
        if stretch is None or not issued or first is None or last is None or last - first != 1:
            return None
        ends = dates.bounds(stretch.in_year(first))[1]
        return first if ends is not None and ends >= issued else last

    def covered_years(self) -> tuple[int | None, int | None]:
        """First and last year of the plan, or the year of its issue."""
        if self.time.start is not None:
            return self.time.start, self.time.end if self.time.end is not None else self.time.start
        issued = self.time.issued_on or ""
        return (int(issued[:4]), int(issued[:4])) if issued[:4].isdigit() else (None, None)

    def dated(self, index: int, stretch: Stretch, *, yearly: bool = False) -> Stretch:
        """The stretch with its year filled in; dates that return in a plan of several years stay open."""
        if stretch.year is not None:
            return stretch
        if yearly and self.time.start is not None and self.time.single_year is None:
            return stretch
        return stretch.in_year(self.year(index))

    def long_ago(self, stretch: Stretch) -> bool:
        """Whether the stretch ended before the plan began; what is prepared between issue and begin did not."""
        first = self.covered_years()[0]
        if first is None or stretch.last_year is None or stretch.last_year >= first:
            return False
        issued, last = self.time.issued_on, dates.bounds(stretch)[1]
        return not (issued and last and last >= issued)

    def told(self, start: int, after: int) -> bool:
        """Whether the sentence around the expression reports what was done."""
        return context.tells_the_past(self.low, self.start, start) or context.told_behind(self.low, self.end, after)

    def cuts_off(self, at: context.Operator, after: int) -> bool:
        """Whether `đến`, `hết` and a date only close an account of what was done (`Đến 15/6, các xã đã …`)."""
        if at.relation in {"by", "from"} and "số liệu" in context.clause(self.low, self.start, at.start):
            return True
        loose = self.low.startswith(("đến", "hết", "tới"), at.start)
        return at.relation == "by" and loose and context.told_behind(self.low, self.end, after)

    def framed(self, atom: Atom) -> bool:
        """Whether the atom is the value of a frame (`Thời gian: …`), of a table cell, or stands in a table's column of time."""
        return self.label(atom) is not None or self.in_cell(atom) or self._in_time_column(atom)

    def label(self, atom: Atom) -> time_frames.Frame | None:
        """The frame in whose value the atom stands."""
        return next((frame for frame in self.frames[:_NEAR] if frame.start <= atom.start < frame.end), None)

    def in_cell(self, atom: Atom) -> bool:
        """Whether the atom fills a table cell: the time of the row, unless the row is a list of years or of documents."""
        if atom.stretch is not None and self.long_ago(atom.stretch):
            return False
        if not cells.fills_cell(self.low, self.start, self.end, atom.start, atom.end):
            return self._dates_cell(atom)
        filling = [a for a in self.atoms[:_NEAR] if a.bare and cells.fills_cell(self.low, self.start, self.end, a.start, a.end)]
        return not atom.bare or len(filling) == 1

    def _in_time_column(self, atom: Atom) -> bool:
        """Whether the atom stands among other words in a cell of time: `Khởi động quý IV/2026; báo cáo quý II/2027`."""
        return self.time.in_time_cell(atom.start) and not (atom.stretch is not None and self.long_ago(atom.stretch))

    def _dates_cell(self, atom: Atom) -> bool:
        """Whether a day or span of days with its year opens a cell that goes on with other words."""
        day = atom.stretch is not None and atom.stretch.unit in {"day", "range"} and atom.stretch.year is not None
        return day and cells.opens_cell(self.low, self.start, self.end, atom.start, atom.end)

    def gap(self, left: Atom, right: Atom) -> str:
        """Text between two atoms."""
        return self.low[left.end : right.start]

    def recurring(self, start: int, end: int, period: str, index: int, when: Stretch | None, relation: str | None) -> None:
        """Add a recurring deadline; its rule needs a date, and dates of weeks and other spans are not put into rules."""
        by = rule = None
        if when is not None:
            by = dates.bounds(self.dated(index, when, yearly=True))[1]
            rule = dates.yearly_rule(by, self.time.end) if period[-1] in "MY" and period != "P1M" else None
        self.add(DeadlineMatch(start, end, "recurring", known_relation(relation) if by else None, by=by, period=period, rrule=rule))

    def stretch(self, start: int, end: int, index: int, stretch: Stretch) -> None:
        """Add an interval, or a yearly rhythm where `hằng năm` follows."""
        yearly = _YEARLY.match(self.low, end, self.end)
        if yearly is not None or _MORE_MONTHS.match(self.low, end, self.end):
            self.add(DeadlineMatch(start, yearly.end() if yearly else end, "recurring", period="P1Y"))
            return
        begin, stop = dates.bounds(self.dated(index, stretch))
        self.add(DeadlineMatch(start, end, "interval", from_=begin, to=stop))

    def date(self, start: int, index: int, relation: str) -> None:
        """Add a date, or a yearly rhythm where `hằng năm` follows; `năm sau` moves it on."""
        atom = self.atoms[index]
        if atom.stretch is None:
            return
        yearly = _YEARLY.match(self.low, atom.end, self.end)
        if yearly is None and atom.stretch.unit == "day" and _MORE_DATES.match(self.low, atom.end, self.end):
            self.recurring(start, atom.end, "P1Y", index, atom.stretch, relation)
            return
        if yearly is not None:
            self.recurring(start, yearly.end(), "P1Y", index, atom.stretch if atom.stretch.unit in {"day", "part"} else None, relation)
            return
        stretch, end = self.dated(index, atom.stretch), atom.end
        other = _OTHER_YEAR.match(self.low, end, self.end) if atom.stretch.year is None else None
        if other is not None:
            end = other.end()
            if stretch.year is not None:
                stretch = atom.stretch.in_year(stretch.year + (1 if other["later"] else -1))
        early = relation in {"before", "from"} and stretch.unit != "part"
        by = dates.start_of(stretch) if early else dates.bounds(stretch)[1]
        self.add(DeadlineMatch(start, end, "date", known_relation(relation), by=by))

    def horizon(self, start: int, atom: Atom) -> None:
        """Add the year by which an aim is reached."""
        stretch = atom.stretch
        if stretch is not None and stretch.year is not None and stretch.year == stretch.last_year and not self.long_ago(stretch):
            self.add(DeadlineMatch(start, atom.end, "horizon", by=str(stretch.year)))


def known_relation(word: str | None) -> DeadlineRelation | None:
    """The relation as the record knows it."""
    known: dict[str, DeadlineRelation] = {"before": "before", "by": "by", "on": "on", "from": "from", "within": "by"}
    return known.get(word or "")
