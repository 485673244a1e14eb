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
from planparse.extract import time_brackets as brackets
from planparse.extract import time_cells as cells
from planparse.extract import time_context as context
from planparse.extract import time_periods as periods
from planparse.extract.matches import DeadlineMatch
from planparse.extract.overlaps import first_come
from planparse.extract.plan_time import PlanTime
from planparse.extract.time_atoms import Atom
from planparse.extract.time_offsets import from_signing, limit, offset
from planparse.extract.time_points import NAMED_PERIOD, Points
from planparse.extract.time_scan import lines
from planparse.text.fold import lower
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_TO = pattern("deadlines.to", rf"{_S}(?:(?:cho{_G})?(?:đến|tới)(?:{_G}(?:hết|trước|khoảng|cuối))?|[-–—])(?:{_G}các)?{_S}$")
_LEAST = pattern("deadlines.least", rf"(?:ít{_G}nhất|tối{_G}thiểu|không{_G}dưới){_S}$")
_FROM = pattern("deadlines.from", rf"\b(?:kể{_G}|bắt{_G}đầu{_G})?từ{_S}$")
_LONGEST_NAME = 60
# `Chủ nhật đầu tiên | hằng tháng`, `tuần cuối của | mỗi quý`, `thứ Sáu tuần cuối cùng của | mỗi tháng`
_WHICH = rf"(?:{_G}(?:đầu(?:{_G}tiên)?|cuối(?:{_G}cùng)?|thứ{_G}(?:nhất|hai|ba|tư|tu)))"
_WHICH_DAY = pattern(
    "deadlines.which_day",
    rf"(?<!\w)(?:(?:(?:ngày{_G})?thứ{_G}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{_G}nhật|ngày(?:{_G}làm{_G}việc)?)(?:{_WHICH}|{_G}(?:của{_G})?tuần{_WHICH})|tuần{_WHICH})"
    rf"(?:{_G}(?:của|trong))?{_S}$",
)
_REACH_OF_DAY = 56
_IN_BRACKETS = pattern("deadlines.in_brackets", rf"{_S}\({_S}(?:hằng|hàng|mỗi){_G}(?:tuần|tháng|quý|năm){_S}\)")
# `báo cáo tuần | trước 15 giờ thứ Năm`
_WEEKDAY = pattern(
    "deadlines.weekday",
    rf"(?:{_S}[,(:]|{_G}(?:gửi|nộp|về)(?:{_G}[^\W_]{{1,12}}){{1,8}}(?={_G}(?:trước|vào|chậm|muộn)))?{_S}"
    rf"(?P<when>(?:(?:trước|vào|chậm{_G}nhất|muộn{_G}nhất)(?:{_G}(?:là|vào))?{_G})?"
    rf"(?:[0-9]{{1,2}}{_S}(?:giờ|h){_S}(?:[0-9]{{2}})?(?:{_S}phút)?,?{_G})?(?:(?:ngày|sáng|chiều){_G})?(?:thứ{_G}(?:\w{{2,3}}|[2-7])|chủ{_G}nhật)(?!\w)(?:{_G}(?:hằng|hàng){_G}tuần)?)\)?",
)


def find(text: str, time: PlanTime, low: str | None = None) -> list[DeadlineMatch]:
    """All deadlines of `text`, in order and without overlap; no match crosses a newline. `low`: the text in small letters, if at hand."""
    low = (lower(text) if low is None else low).replace("kì", "kỳ")
    found: list[DeadlineMatch] = []
    for start, end, atoms in lines(low):
        found.extend(_Reader(low, start, end, atoms, time).read())
    signed = from_signing(low)
    found = first_come([*found, *signed]) if signed else found
    if "“" in low:
        found = [match for match in found if not _in_name(low, match)]
    return [_as_written(text, low, match) if match.trigger else match for match in found]


def _in_name(low: str, match: DeadlineMatch) -> bool:
    """The words are part of a name in quotation marks: `chuyên mục “Mỗi tuần một kỹ năng số”`."""
    begin = low.rfind("“", max(0, match.start - _LONGEST_NAME), match.start)
    end = low.find("”", match.end, match.end + _LONGEST_NAME)
    inside = low[begin + 1 : end] if begin >= 0 and end >= 0 else "\n"
    return "”" not in inside and "“" not in inside and "\n" not in inside


def _as_written(text: str, low: str, match: DeadlineMatch) -> DeadlineMatch:
    """The match with its trigger in the capitals of the text."""
    trigger = match.trigger or ""
    at = low.find(trigger, match.start, match.end)
    at = at if at >= 0 else low.rfind(trigger, 0, match.start)
    return replace(match, trigger=text[at : at + len(trigger)]) if at >= 0 else match


def _same_unit(first: Atom, last: Atom) -> bool:
    """Two months, quarters or days: `đến` between them makes a span without `từ`."""
    units = [atom.stretch.unit if atom.kind == "point" and atom.stretch else None for atom in (first, last)]
    return units[0] == units[1] and units[0] in {"day", "month", "quarter"}


class _Reader(Points):
    """One line read from left to right; every rule takes the index of an atom and says where to go on, or None."""

    def read(self) -> list[DeadlineMatch]:
        """The deadlines of the line."""
        index = 0
        while index < len(self.atoms):
            after = self._offset(index) or self._interval(index) or self._periods(index) or self._rhythm(index) or self.single(index)
            index = after or index + 1
        return self.found

    def _offset(self, index: int) -> int | None:
        atom = self.atoms[index]
        match = (offset(self.low, self.start, self.end, atom) or self._limit(atom)) if atom.kind == "length" else None
        if match is None:
            return None
        self.add(match)
        return next((k for k in range(index + 1, len(self.atoms)) if self.atoms[k].start >= match.end), len(self.atoms))

    def _limit(self, atom: Atom) -> DeadlineMatch | None:
        """A length that fills a table cell: it bounds the task of the row, its trigger is not said."""
        start = limit(self.low, self.start, atom)
        if start is None or not cells.fills_cell(self.low, self.start, self.end, start, atom.end):
            return None
        return DeadlineMatch(start, atom.end, "relative", offset=dates.duration(atom.number, atom.unit))

    def _interval(self, index: int) -> int | None:
        """`từ … đến …`, `từ 01/6-30/6`, `tháng 3 đến tháng 5/2024`."""
        first, low = self.atoms[index], self.low
        if first.kind not in {"point", "dayonly"} or index + 1 >= len(self.atoms):
            return None
        last = self.atoms[index + 1]
        if last.kind == "clock" and index + 2 < len(self.atoms):  # `từ ngày 02/5 đến 17 giờ ngày 10/5`
            return self._to_the_hour(index)
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
        if whole is None or context.is_past(low, self.start, start) or NAMED_PERIOD.search(low[max(self.start, start - 24) : start]):
            return after
        if not self.framed(first):
            if last.stretch.unit == "year" and context.in_title(low, self.start, start, self.end, last.end):
                return after
            if self.long_ago(whole) or context.tells_the_past(low, self.start, start):
                return after
        self.stretch(start, last.end, index, whole)
        return after

    def _to_the_hour(self, index: int) -> int | None:
        """`từ ngày 02/5/2024 đến 17 giờ 00 ngày 10/5/2024`."""
        first, hour, last = self.atoms[index : index + 3]
        begin = _FROM.search(self.low, max(self.start, first.start - 16), first.start)
        joined = begin is not None and _TO.match(self.gap(first, hour)) and not self.gap(hour, last).strip(" ,\xa0")
        whole = dates.days(first.stretch, last.stretch) if joined and first.stretch and last.stretch else None
        if begin is None or whole is None or self.long_ago(whole):
            return None
        self.stretch(begin.start(), last.end, index, whole)
        return index + 3

    def _periods(self, index: int) -> int | None:
        run = periods.members(self.low, (self.start, self.end), self.atoms, index)
        for member in run:
            atom, at = self.atoms[member.index], member.dated
            start = context.periodic(self.low, self.start, atom.start) if member is run[0] else None
            begin = start if start is not None and "(" not in self.low[start : atom.start] else atom.start
            end, when, relation = (at.end, at.stretch, at.relation) if at else (atom.end, None, None)
            weekday = _WEEKDAY.match(self.low, end, self.end) if member.period == "P1W" else None
            end = weekday.end() if weekday else end
            begin = self._begun(atom, begin, weekday.start("when") if weekday else at.start if at else begin)
            self.recurring(begin, end, member.period, member.index, when, relation)
        if not run:
            return None
        return max([run[-1].index + 1, *(member.dated.next for member in run if member.dated)])

    def _begun(self, atom: Atom, begin: int, dated: int) -> int:
        """`báo cáo tuần | trước 15 giờ thứ Năm`: a bare week or month names the report, and its bound begins behind it."""
        if atom.kind != "unit" or atom.unit not in {"tuần", "tháng"} or "(" in self.low[begin:dated]:
            return begin
        at = context.operator(self.low, begin, dated)
        return at.start if at else dated

    def _which_day(self, atom: Atom) -> int | None:
        """Where the day of the month or quarter begins that stands before it (`Chủ nhật đầu tiên | hằng tháng`)."""
        if atom.period not in {"P1M", "P3M"}:
            return None
        found = _WHICH_DAY.search(self.low, max(self.start, atom.start - _REACH_OF_DAY), atom.start)
        return found.start() if found else None

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
            start = max(self.start, start - 3) if self.low.endswith(" và ", self.start, start) else start
        timed = index > 0 and self.atoms[index - 1].kind == "clock" and not self.gap(self.atoms[index - 1], atom).strip()
        counted = self.low.endswith(("lần", "đợt"), atom.start, atom.end) and atom.kind != "unit"
        said_twice = atom.kind == "freq" and _IN_BRACKETS.match(self.low, atom.end, self.end) is not None
        if said_twice:  # `tối thiểu 02 bài/tháng (hằng tháng)`
            return index + 1
        apart = atom.kind == "rhythm" and brackets.dates_act(self.low, self.start, self.end, atom.start, atom.end)
        which = self._which_day(atom)
        if atom.kind in {"rhythm", "within"} and not (framed or timed or counted or apart or which is not None):
            told = atom.kind == "within" and context.told_behind(self.low, self.end, atom.end)
            if told or not context.sets_rhythm(self.low, self.start, self.end, atom.start, atom.end):
                return index + 1
        start = start if which is None else which
        if which is not None or atom.kind == "monthday" or atom.period in {"P1W", "P1D"}:
            clock = self.atoms[index - 1].start if timed else start
            if timed and not context.spans_hours(self.low, self.start, clock):
                start = clock
            at = context.operator(self.low, self.start, start)
            start = at.start if at else start
        periodic = context.periodic(self.low, self.start, start)
        if periodic is not None and "(" not in self.low[periodic:start]:
            start = periodic
        least = _LEAST.search(self.low, max(self.start, start - 12), start)
        start = least.start() if least and atom.kind == "freq" else self._span_of_days(index) or start
        self.recurring(start, atom.end, atom.period or "P1Y", index, None, None)
        return index + 1

    def _span_of_days(self, index: int) -> int | None:
        """Where `từ ngày 05 đến ngày 10 hằng tháng` begins, for the day that ends it."""
        if self.atoms[index].kind != "monthday" or not index or self.atoms[index - 1].kind != "dayonly":
            return None
        first = self.atoms[index - 1]
        begin = _FROM.search(self.low, max(self.start, first.start - 16), first.start)
        return begin.start() if begin and _TO.match(self.gap(first, self.atoms[index])) else None
