"""Points of the calendar: the day, month, quarter or year that a relation word, a frame or its clause makes a bound."""

from __future__ import annotations

from dataclasses import replace

from planparse.extract import time_brackets as brackets
from planparse.extract import time_context as context
from planparse.extract import time_periods as periods
from planparse.extract.dates import Stretch
from planparse.extract.time_atoms import Atom
from planparse.extract.time_line import Line
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_AND = pattern("time_points.and", rf"{_S}(?:,|;|và|hoặc|,{_S}và){_S}(?:(?:ngày|tháng|qu[ýí]){_G})?$")
_ALL_DAYS = pattern("time_points.all_days", rf"\bcác{_G}$")
_UNTIL_NOW = pattern("time_points.until_now", rf"{_S}(?:đến|tới|cho{_G}đến){_G}nay\b|{_S}trở{_G}(?:về|lại){_G}trước")
_OF_TIME = pattern("time_points.of_time", rf"(?:tháng|ngày|tuần|quý|kỳ|dịp){_G}$")
_ROUNDED_OFF = pattern(
    "time_points.rounded_off",
    rf"(?:(?:tổng|sơ){_G}kết|kết{_G}thúc|hoàn{_G}thành|đánh{_G}giá)(?:{_G}\w{{1,6}}){{0,2}}{_G}(?:giai{_G}đoạn|nhiệm{_G}kỳ){_S}$",
)
_RANGED = {"month", "quarter", "half", "range"}
NAMED_PERIOD = pattern(
    "time_points.named_period",
    rf"(?:giai{_G}đoạn|thời{_G}kỳ|nhiệm{_G}kỳ|niên{_G}độ|định{_G}hướng|tầm{_G}nhìn)(?:{_G}(?:từ|đến|tới))?{_S}$",
)


class Points(Line):
    """A line whose points are read; the other rules build on it."""

    def single(self, index: int) -> int | None:
        """A point of the calendar with its relation word, or without one where frame or clause make it a bound."""
        begin = self.atoms[index].start
        if self.atoms[index].kind == "clock" or self._counts_days(index):
            index += 1
            if index >= len(self.atoms):
                return None
        atom = self.atoms[index]
        if atom.kind != "point" or atom.stretch is None:
            return None
        framed = self.framed(atom)
        at = context.operator(self.low, self.start, begin)
        if at is None and atom.stretch.unit == "day" and self.low.startswith(")", atom.end):
            at = brackets.named_date(self.low, self.start, begin)
            self.atoms[index] = replace(atom, end=atom.end + 1) if at is not None else atom
        if at is not None and (context.is_past(self.low, self.start, at.start) or self._in_period(at)):
            return index + 1
        if _UNTIL_NOW.match(self.low, atom.end, self.end):
            return index + 1
        named = periods.named_behind(self.low, self.atoms, index + 1, atom.end)
        if named is not None and at is not None and atom.stretch.unit in {"day", "month", "part"}:
            self.recurring(at.start, named[1], named[0], index, atom.stretch, at.relation)
            return named[2]
        if atom.stretch.unit == "year":
            self._year_bound(index, at, framed=framed)
        elif at is not None:
            self._related(index, at, framed=framed)
        elif framed or self._bounds_alone(index):
            self._alone(index, begin)
        return index + 1

    def _in_period(self, at: context.Operator) -> bool:
        """`giai đoạn đến năm 2030` names a period; `tổng kết giai đoạn trước ngày 31/10/2025` bounds an act."""
        before = self.low[max(self.start, at.start - 36) : at.start]
        return NAMED_PERIOD.search(before[-24:]) is not None and _ROUNDED_OFF.search(before) is None

    def _counts_days(self, index: int) -> bool:
        """`trong 02 ngày 15-16/6/2023`: the length before a span of days says nothing of its own."""
        atom, after = self.atoms[index], self.atoms[index + 1] if index + 1 < len(self.atoms) else None
        spans = after is not None and after.stretch is not None and after.stretch.unit == "range"
        return atom.kind == "length" and atom.unit == "ngày" and after is not None and spans and not self.gap(atom, after).strip(" (\xa0")

    def _continues_list(self, index: int) -> bool:
        """Whether the point stands behind a deadline of the same list (`ngày 15/5 và | 20/6`)."""
        last, gap = (self.found[-1], self.gap(self.atoms[index - 1], self.atoms[index])) if index and self.found else (None, "")
        if last is None or last.end != self.atoms[index - 1].end or not (last.by or last.to or last.period):
            return False
        return len(gap) < 16 and _AND.match(gap) is not None

    def _bounds_alone(self, index: int) -> bool:
        """Whether a point without relation word or frame still bounds an action: in a list of dates, or in a clause of action."""
        atom = self.atoms[index]
        stretch = atom.stretch
        if stretch is None:
            return False
        if self._continues_list(index):
            return True
        if atom.holiday:
            return False
        if self._heads(atom, stretch) or self._in_heading(atom, stretch) or context.is_labelled(self.low, self.start, atom.start):
            return True
        if self._in_brackets(atom, stretch):
            return not self.long_ago(stretch) and not context.tells_the_past(self.low, self.start, atom.start)
        if atom.bare or _OF_TIME.search(self.low[max(self.start, atom.start - 8) : atom.start]):
            return False
        if stretch.unit == "day" and _ALL_DAYS.search(self.low[max(self.start, atom.start - 6) : atom.start]):
            return index + 1 < len(self.atoms) and not self.atoms[index + 1].holiday
        if stretch.unit == "day" and stretch.year is None and not atom.holiday:
            return self._comes_back(index) or context.hands_in(self.low, self.start, atom.start)
        if stretch.year is None or self.long_ago(stretch) or context.tells_the_past(self.low, self.start, atom.start):
            return False
        if stretch.unit == "part":
            return not context.is_past(self.low, self.start, atom.start)
        if stretch.unit == "day" and self.low.startswith(" của", atom.end):
            return False
        return self._tells_when(atom, stretch)

    def _tells_when(self, atom: Atom, stretch: Stretch) -> bool:
        """`xong ngày 24/7/2024`, or a time of the act in its clause."""
        day = stretch.unit == "day"
        handed = day and context.hands_in(self.low, self.start, atom.start)
        reported = day and context.reports_on(self.low, self.start, self.end, atom.start, atom.end)
        return handed or reported or context.is_adverbial(self.low, self.start, atom.start)

    def _comes_back(self, index: int) -> bool:
        """`Kiểm kê tài sản ngày 31/12 | hằng năm`: the day is one of every year."""
        if index + 1 >= len(self.atoms):
            return False
        day, after = self.atoms[index], self.atoms[index + 1]
        return after.kind == "rhythm" and after.period == "P1Y" and not self.gap(day, after).strip()

    def _in_brackets(self, atom: Atom, stretch: Stretch) -> bool:
        """Whether brackets around it make the point a bound of what stands before them."""
        if stretch.unit in _RANGED:
            return brackets.dates_act(self.low, self.start, self.end, atom.start, atom.end)
        if stretch.unit != "day":
            return False
        if not atom.bare and brackets.dates_act(self.low, self.start, self.end, atom.start, atom.end):
            return not brackets.dates_feast(self.low, self.start, atom.start)
        return brackets.dates_term(self.low, self.start, atom.start)

    def _heads(self, atom: Atom, stretch: Stretch) -> bool:
        """Whether `Quý II/2024: …` or `Tháng 6, …` opens the clause; a day needs the colon, a comma after it tells the past."""
        if atom.bare or stretch.unit == "year" or self.long_ago(stretch):
            return False
        mark = context.heads(self.low, self.start, self.end, atom.start, atom.end)
        return mark == ":" or (mark == "," and stretch.unit in (*_RANGED, "part") and not context.told_behind(self.low, self.end, atom.end))

    def _is_heading(self, atom: Atom) -> bool:
        """Whether a year with its word is all that a numbered line says (`A. Năm 2023`)."""
        return not atom.bare and context.is_heading(self.low, self.start, self.end, atom.start, atom.end)

    def _in_heading(self, atom: Atom, stretch: Stretch) -> bool:
        """Whether the expression ends a numbered heading of tasks (`3. Nhiệm vụ trọng tâm quý IV/2023`, GUIDE 26)."""
        if stretch.year is None or stretch.unit not in _RANGED or atom.bare or self.long_ago(stretch):
            return False
        return context.ends_heading(self.low, self.start, self.end, atom.start, atom.end)

    def _alone(self, index: int, begin: int) -> None:
        stretch, atom = self.atoms[index].stretch, self.atoms[index]
        if stretch is None:
            return
        if stretch.unit in _RANGED:
            self.stretch(begin, atom.end, index, stretch)
            return
        frame = self.label(atom)
        relation = "by" if stretch.unit == "part" or (frame is not None and frame.ends) else "on"
        if self.found and self.found[-1].kind in {"date", "recurring"} and begin - self.found[-1].end < 16 and self.found[-1].relation:
            relation = self.found[-1].relation
        self.date(begin, index, relation)

    def _related(self, index: int, at: context.Operator, *, framed: bool) -> None:
        """Add what a relation word and a day, month, quarter, half or part of a year make."""
        atom = self.atoms[index]
        stretch = atom.stretch
        if stretch is None or (atom.holiday and at.relation == "on") or self.cuts_off(at, atom.end):
            return
        if context.in_force(self.low, self.start, at.start) and not context.of_this(self.low, self.start, at.start):
            return
        ranged = stretch.unit == "range" or (at.relation in {"within", "on"} and stretch.unit in _RANGED)
        if not framed and (ranged or at.relation == "from") and (self.long_ago(stretch) or self.told(at.start, atom.end)):
            return
        if ranged:
            # `vào 6 tháng đầu năm` without a year mostly names the season of something
            if framed or not (stretch.unit == "half" and stretch.year is None and at.relation == "on"):
                self.stretch(at.start, atom.end, index, stretch)
            return
        relation = at.relation
        if relation in {"within", "on"}:
            relation = "by" if stretch.unit == "part" else "on"
        self.date(at.start, index, relation)

    def _year_bound(self, index: int, at: context.Operator | None, *, framed: bool) -> None:
        """`đến năm 2025` is a horizon, `trong năm 2024` an interval, `trước`, `đến hết`, `từ năm` are dates."""
        atom = self.atoms[index]
        stretch, low = atom.stretch, self.low
        if stretch is None or stretch.year is None:
            return
        if at is None:
            if framed:
                self.stretch(atom.start, atom.end, index, stretch)
            elif self._is_heading(atom) and self._is_covered(stretch):
                if self.time.in_objectives(atom.start):
                    self.horizon(atom.start, atom)
                else:
                    self.stretch(atom.start, atom.end, index, stretch)
            elif not atom.bare and self._is_covered(stretch) and self._is_aim(atom):
                self.horizon(atom.start, atom)
            return
        if not framed and (atom.bare and not context.reaches(low, self.end, atom.end)):
            return
        if at.relation == "within":
            told = self.told(at.start, atom.end) or context.names_something(low, self.start, at.start)
            if framed or not (self.long_ago(stretch) or told or atom.bare):
                self.stretch(at.start, atom.end, index, stretch)
            return
        if not framed and context.in_title(low, self.start, at.start, self.end, atom.end):
            return
        self._year_related(index, at, framed=framed)

    def _year_related(self, index: int, at: context.Operator, *, framed: bool) -> None:
        """Add the date or horizon that a relation word and a year make."""
        atom = self.atoms[index]
        stretch, said = atom.stretch, self.low[at.start : atom.start]
        if stretch is None:
            return
        if at.relation == "from":
            if framed or not (atom.bare or self.long_ago(stretch)):
                self.date(at.start, index, "from")
        elif "hết" in said or "nhất" in said or at.relation == "before":
            if framed or not atom.bare:
                self.date(at.start, index, at.relation)
        else:
            self.horizon(at.start, atom)

    def _is_covered(self, stretch: Stretch) -> bool:
        first = self.covered_years()[0]
        return first is not None and stretch.year is not None and stretch.year >= first

    def _is_aim(self, atom: Atom) -> bool:
        """A year before its aim (`Năm 2025 đạt 80%`) or behind its value (`đạt 60% năm 2024`)."""
        if context.dates_value(self.low, self.start, atom.start):
            return True
        return context.reaches(self.low, self.end, atom.end) and context.aimed_at(self.low, self.start, atom.start)
