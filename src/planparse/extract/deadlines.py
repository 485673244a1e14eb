"""Deadlines: time expressions that bound when something is done, reported or reached (GUIDE "deadlines", rules 23 to 27, 43, 48).

Choices where the guide leaves room:
a day of every month or quarter (`trước ngày 20 hằng tháng`) is recurring with `by` null, hence without rule;
an offset before its trigger has relation `before`, other offsets none (`kể từ ngày ký` alone: `from`);
`đầu`, `giữa`, `cuối` end where data/parts_of_time.csv says; `trước tháng 6/2024` keeps the partial date;
`6 tháng đầu năm (trước ngày 15/6)` and `báo cáo năm 2024 (trước ngày …)` are recurring like the bare period;
`giai đoạn 2021-2025` is nothing outside a frame (rule 24 leaves it optional).
"""

from __future__ import annotations

from dataclasses import replace

from planparse.extract import dates
from planparse.extract import time_context as context
from planparse.extract import time_periods as periods
from planparse.extract.dates import Stretch
from planparse.extract.matches import DeadlineMatch, PlanTime
from planparse.extract.time_atoms import Atom
from planparse.extract.time_line import Line
from planparse.extract.time_offsets import from_signing, offset
from planparse.extract.time_scan import lines
from planparse.text.fold import lower
from planparse.text.patterns import pattern

_G = r"[ \xa0]{1,3}"
_S = r"[ \xa0]{0,3}"
_TO = pattern("deadlines.to", rf"{_S}(?:(?:cho{_G})?(?:đến|tới)(?:{_G}(?:hết|trước|khoảng|cuối))?|[-–—])(?:{_G}các)?{_S}$")
_FROM = pattern("deadlines.from", rf"\b(?:kể{_G}|bắt{_G}đầu{_G})?từ{_S}$")
_AND = pattern("deadlines.and", rf"{_S}(?:,|;|và|hoặc|,{_S}và){_S}(?:(?:ngày|tháng|qu[ýí]){_G})?$")
_ALL_DAYS = pattern("deadlines.all_days", rf"\bcác{_G}$")
_UNTIL_NOW = pattern("deadlines.until_now", rf"{_S}(?:đến|tới|cho{_G}đến){_G}nay\b|{_S}trở{_G}(?:về|lại){_G}trước")
_OF_TIME = pattern("deadlines.of_time", rf"(?:tháng|ngày|tuần|quý|kỳ|dịp){_G}$")
_NAMED_PERIOD = pattern(
    "deadlines.named_period",
    rf"(?:giai{_G}đoạn|thời{_G}kỳ|nhiệm{_G}kỳ|niên{_G}độ|định{_G}hướng|tầm{_G}nhìn)(?:{_G}(?:từ|đến|tới))?{_S}$",
)
_ROUNDED_OFF = pattern(
    "deadlines.rounded_off",
    rf"(?:(?:tổng|sơ){_G}kết|kết{_G}thúc|hoàn{_G}thành|đánh{_G}giá)(?:{_G}\w{{1,6}}){{0,2}}{_G}(?:giai{_G}đoạn|nhiệm{_G}kỳ){_S}$",
)
_RANGED = {"month", "quarter", "half", "range"}


def find(text: str, time: PlanTime) -> list[DeadlineMatch]:
    """All deadlines of `text`, in order and without overlap; no match crosses a newline."""
    low = lower(text)
    low = low.replace("kì", "kỳ") if "kì" in low else low
    found: list[DeadlineMatch] = []
    for start, end, atoms in lines(low):
        found.extend(_Reader(low, start, end, atoms, time).read())
    signed = from_signing(low)
    found = _merged(found, signed) if signed else found
    return [_as_written(text, low, match) if match.trigger else match for match in found]


def _as_written(text: str, low: str, match: DeadlineMatch) -> DeadlineMatch:
    """The match with its trigger in the capitals of the text."""
    at = low.find(match.trigger or "", match.start, match.end)
    return replace(match, trigger=text[at : at + len(match.trigger or "")]) if at >= 0 else match


def _merged(found: list[DeadlineMatch], more: list[DeadlineMatch]) -> list[DeadlineMatch]:
    """Both lists in order; what overlaps an earlier match is left out, and `found` goes before `more`."""
    kept: list[DeadlineMatch] = []
    for match in sorted([*found, *more], key=lambda m: m.start):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _same_unit(first: Atom, last: Atom) -> bool:
    """Two months, quarters or days: `đến` between them makes a span without `từ`."""
    units = [atom.stretch.unit if atom.kind == "point" and atom.stretch else None for atom in (first, last)]
    return units[0] == units[1] and units[0] in {"day", "month", "quarter"}


class _Reader(Line):
    """One line read from left to right; every rule takes the index of an atom and says where to go on, or None."""

    def read(self) -> list[DeadlineMatch]:
        """The deadlines of the line."""
        index = 0
        while index < len(self.atoms):
            after = self._offset(index) or self._interval(index) or self._periods(index) or self._rhythm(index) or self._single(index)
            index = after or index + 1
        return self.found

    def _offset(self, index: int) -> int | None:
        atom = self.atoms[index]
        match = offset(self.low, self.start, self.end, atom) if atom.kind == "length" else None
        if match is None:
            return None
        self.add(match)
        return next((k for k in range(index + 1, len(self.atoms)) if self.atoms[k].start >= match.end), len(self.atoms))

    def _interval(self, index: int) -> int | None:
        """`từ … đến …`, `từ 01/6-30/6`, `tháng 3 đến tháng 5/2024`."""
        first, low = self.atoms[index], self.low
        if first.kind not in {"point", "dayonly"} or index + 1 >= len(self.atoms):
            return None
        last = self.atoms[index + 1]
        begin = _FROM.search(low[max(self.start, first.start - 16) : first.start])
        if begin is None and not _same_unit(first, last):
            return None
        start = max(self.start, first.start - 16) + begin.start() if begin else first.start
        gap = self.gap(first, last)
        if last.kind != "point" or last.stretch is None or len(gap) > 24 or not _TO.match(gap):
            return None
        after = index + 2
        begun = first.stretch or dates.day(first.number, last.stretch.first[0], last.stretch.year)
        whole = dates.days(begun, last.stretch) if begun is not None else None
        if whole is None or context.is_past(low, self.start, start) or _NAMED_PERIOD.search(low[max(self.start, start - 24) : start]):
            return after
        if not self.framed(first):
            if last.stretch.unit == "year" and context.in_title(low, self.start, start, self.end, last.end):
                return after
            if self.long_ago(whole) or context.tells_the_past(low, self.start, start):
                return after
        self.stretch(start, last.end, index, whole)
        return after

    def _periods(self, index: int) -> int | None:
        run = periods.members(self.low, (self.start, self.end), self.atoms, index)
        for member in run:
            atom, at = self.atoms[member.index], member.dated
            start = context.periodic(self.low, self.start, atom.start) if member is run[0] else None
            begin = start if start is not None and "(" not in self.low[start : atom.start] else atom.start
            end, when, relation = (at.end, at.stretch, at.relation) if at else (atom.end, None, None)
            self.recurring(begin, end, member.period, member.index, when, relation)
        if not run:
            return None
        return max([run[-1].index + 1, *(member.dated.next for member in run if member.dated)])

    def _rhythm(self, index: int) -> int | None:
        """`hằng năm`, `trong năm`, `02 lần/năm`, `ngày 20 hằng tháng`, `các năm tiếp theo`."""
        atom = self.atoms[index]
        if atom.kind not in {"rhythm", "within", "freq", "monthday", "later", "unit"}:
            return None
        start, framed = atom.start, self.framed(atom)
        if atom.kind == "unit" and not (framed and self.low.startswith("cả", atom.start)):
            return None
        if atom.kind == "later":
            near = bool(self.found) and len(self.low[self.found[-1].end : atom.start]) < 8
            if not (framed or near):
                return index + 1
        timed = index > 0 and self.atoms[index - 1].kind == "clock" and not self.gap(self.atoms[index - 1], atom).strip()
        if atom.kind in {"rhythm", "within"} and not framed and not timed:
            told = atom.kind == "within" and context.told_behind(self.low, self.end, atom.end)
            if told or not context.sets_rhythm(self.low, self.start, self.end, atom.start, atom.end):
                return index + 1
        if atom.kind == "monthday" or atom.period in {"P1W", "P1D"}:
            clock = self.atoms[index - 1].start if timed else start
            if timed and not context.spans_hours(self.low, self.start, clock):
                start = clock
            at = context.operator(self.low, self.start, start)
            start = at.start if at else start
        periodic = context.periodic(self.low, self.start, start)
        if periodic is not None and "(" not in self.low[periodic:start]:
            start = periodic
        self.recurring(start, atom.end, atom.period or "P1Y", index, None, None)
        return index + 1

    def _single(self, index: int) -> int | None:
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
        return _NAMED_PERIOD.search(before[-24:]) is not None and _ROUNDED_OFF.search(before) is None

    def _counts_days(self, index: int) -> bool:
        """`trong 02 ngày 15-16/6/2023`: the length before a span of days says nothing of its own."""
        atom, after = self.atoms[index], self.atoms[index + 1] if index + 1 < len(self.atoms) else None
        spans = after is not None and after.stretch is not None and after.stretch.unit == "range"
        return atom.kind == "length" and atom.unit == "ngày" and after is not None and spans and not self.gap(atom, after).strip(" (\xa0")

    def _bounds_alone(self, index: int) -> bool:
        """Whether a point without relation word or frame still bounds an action: in a list of dates, or in a clause of action."""
        atom = self.atoms[index]
        stretch = atom.stretch
        if stretch is None or atom.holiday:
            return False
        if index and self.found and self.found[-1].end == self.atoms[index - 1].end and (self.found[-1].by or self.found[-1].to):
            gap = self.gap(self.atoms[index - 1], atom)
            if len(gap) < 16 and _AND.match(gap):
                return True
        if self._heads(atom, stretch) or self._in_heading(atom, stretch) or context.is_labelled(self.low, self.start, atom.start):
            return True
        if atom.bare or _OF_TIME.search(self.low[max(self.start, atom.start - 8) : atom.start]):
            return False
        if stretch.unit == "day" and _ALL_DAYS.search(self.low[max(self.start, atom.start - 6) : atom.start]):
            return index + 1 < len(self.atoms) and not self.atoms[index + 1].holiday
        if stretch.year is None or self.long_ago(stretch) or context.tells_the_past(self.low, self.start, atom.start):
            return False
        if stretch.unit == "part":
            return not context.is_past(self.low, self.start, atom.start)
        if stretch.unit == "day" and self.low.startswith(" của", atom.end):
            return False
        return context.is_adverbial(self.low, self.start, atom.start)

    def _heads(self, atom: Atom, stretch: Stretch) -> bool:
        """Whether `Quý II/2024: …` or `Tháng 6, …` opens the clause; a day needs the colon, a comma after it tells the past."""
        if atom.bare or stretch.unit == "year" or self.long_ago(stretch):
            return False
        mark = context.heads(self.low, self.start, self.end, atom.start, atom.end)
        return mark == ":" or (mark == "," and stretch.unit in _RANGED and not context.told_behind(self.low, self.end, atom.end))

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
            elif not atom.bare and self._aims(atom, stretch) and context.aimed_at(low, self.start, atom.start):
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

    def _aims(self, atom: Atom, stretch: Stretch) -> bool:
        first = self.covered_years()[0]
        return first is not None and stretch.year is not None and stretch.year >= first and context.reaches(self.low, self.end, atom.end)
