"""Reporting periods: `định kỳ 6 tháng (trước ngày 15/6), 9 tháng và năm`, each an item with the date that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extract import dates
from planparse.extract import time_context as context
from planparse.extract.time_atoms import Atom
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_OP = rf"(?P<op>{context.RELATION_WORDS})(?:{_G}(?:là|vào|hết|trong))?"
_IN_BRACKETS = pattern("time_periods.in_brackets", rf"{_S}\({_S}(?:[^().;:0-9|]{{0,60}}{_G})?(?:{_OP})?{_S}(?:các{_G})?$")
_BARE_BRACKETS = pattern("time_periods.bare_brackets", rf"{_S}\({_S}$")
_OUTSIDE = pattern(
    "time_periods.outside",
    rf"{_S}[:,]?{_S}(?:(?:xong|hoàn{_G}thành|báo{_G}cáo|hạn{_G}nộp|(?:gửi|nộp|về)(?:{_G}[^().;:,0-9|]{{1,60}}?)?){_G})?{_OP}{_S}(?:các{_G})?$",
)
_LINK = pattern(
    "time_periods.link",
    rf"{_S}(?:(?:,|;|/|\+|&|và|hoặc){_S}(?:và{_G}|hoặc{_G})?|(?=tổng{_G}kết))(?:(?:định{_G}kỳ|báo{_G}cáo|sơ{_G}kết|tổng{_G}kết|cho|đối{_G}với|kỳ|kết{_G}quả|trước|cả){_G}){{0,3}}$",
)
_LIST = pattern("time_periods.list", rf"{_S}(?:,|và|;){_S}(?:(?:và|trước|vào|ngày){_G}){{0,2}}$")
_FOR = pattern(
    "time_periods.for",
    rf"{_S}(?:\({_S}|(?:đối{_G}với|cho|với){_G}|\({_S}(?:đối{_G}với|cho|với){_G})(?:các{_G})?(?:kỳ{_G})?(?:báo{_G}cáo|bc){_G}(?:(?:định{_G}kỳ|sơ{_G}kết|tổng{_G}kết){_G})?$",
)
_SPANS = pattern("time_periods.spans", rf"{_S}(?:(?:cho{_G})?(?:đến|tới)(?:{_G}hết)?|[-–]){_S}$")
_NOT_A_RHYTHM = pattern("time_periods.not_a_rhythm", rf"\b(?:dưới|trên|từ|đến|vòng|trong|sau|quá|hơn|khoảng|hạn){_G}$")
_RECEIVED = pattern(
    "time_periods.received", rf"{_G}(?:về|gửi|cho|lên)(?:{_G}(?!trước|chậm|vào)[^\W\d_]{{1,9}}){{1,12}}{_G}(?:trước|chậm|muộn|vào)(?!\w)"
)
_GOES_ON = pattern(
    "time_periods.goes_on", rf"{_S}(?:$|[.,;:)(|]|về\b|gửi\b|cho\b|với\b|theo\b|kết{_G}quả\b|để\b|và\b|trước\b|lên\b|đến\b|tại\b)"
)
_YEAR_REPORT = pattern("time_periods.year_report", rf"\bbáo{_G}cáo(?:{_G}(?:kết{_G}quả|tổng{_G}kết|tổng{_G}hợp))?{_S}$")
_SUMS_UP = pattern("time_periods.sums_up", rf"(?<!\w)(?:(?:sơ|tổng){_G}kết|cuối)(?:{_G}(?:giữa{_G}kỳ))?{_S}$")
_MOST = 12  # periods of one report: every month of a year; longer runs are hostile
_BOTH = {"tháng", "năm", "quý", "tuần"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that belongs to a period: its place, its stretch (None for `ngày 15 tháng cuối quý`) and relation."""

    start: int
    end: int
    stretch: dates.Stretch | None
    relation: str | None
    next: int


@dataclass(frozen=True, slots=True)
class Member:
    """One period of a run, with the index of its atom."""

    index: int
    period: str
    dated: Dated | None = None


def period_of(atom: Atom, *, year_too: bool = False) -> str | None:
    """ISO duration of an atom that can be a reporting period, else None; `year_too` admits `năm 2024`."""
    if atom.kind in {"unit", "rhythm"}:
        return atom.period
    if atom.kind == "length" and atom.unit in _BOTH and atom.number:
        return dates.duration(atom.number, atom.unit) if atom.number <= 36 else None
    if atom.kind == "point" and atom.stretch is not None:
        if atom.stretch.unit == "half":
            return f"P{atom.number}M"
        if atom.stretch.unit == "quarter":
            return "P3M"
        if year_too and atom.stretch.unit == "year" and not atom.bare:
            return "P1Y"
    return None


def _dated(low: str, atoms: list[Atom], index: int, end: int) -> Dated | None:
    """The date that follows the period at `index`, in brackets or behind a relation word."""
    following = index + 1
    if following < len(atoms) and atoms[following].kind == "clock":
        following += 1
    if following >= len(atoms):
        return None
    target, gap = atoms[following], low[atoms[index].end : atoms[index + 1].start]
    if len(gap) > 96 or not (
        target.kind == "monthday"
        or (target.kind == "dayonly" and atoms[index].period in {"P1M", "P3M"})
        or (target.stretch is not None and target.stretch.unit in {"day", "month", "part", "quarter"})
    ):
        return None
    found = _IN_BRACKETS.match(gap) or _OUTSIDE.match(gap)
    if found is None or "từ nay" in gap or (target.kind == "monthday" and target.period == "P3M" and atoms[index].unit == "năm"):
        return None  # `báo cáo quý, năm | gửi Sở trước ngày 10 của tháng cuối quý`
    opened = "(" in gap
    if atoms[index].kind == "point" and gap.lstrip().startswith(","):
        return None
    relation = context.operator(low, atoms[index].end, atoms[index + 1].start)
    day = target.kind == "dayonly" or (target.stretch is not None and target.stretch.unit == "day")
    if relation is None and not (day and _BARE_BRACKETS.match(gap)):
        return None
    stop = target.end
    if relation and relation.relation == "from" and following + 1 < len(atoms) and _SPANS.match(low[stop : atoms[following + 1].start]):
        return None  # `hằng tháng, từ tháng 4 đến tháng 11`: the time in which it returns
    if following + 1 < len(atoms) and atoms[following + 1].kind == "rhythm" and _repeats(low, atoms, following, stop):
        following += 1
        stop = atoms[following].end
    if opened and low.startswith(")", stop):
        stop += 1
    return Dated(atoms[index + 1].start, min(stop, end), target.stretch, relation.relation if relation else "on", following + 1)


def _repeats(low: str, atoms: list[Atom], index: int, stop: int) -> bool:
    """Whether the rhythm behind the date only says that it returns: `6 tháng trước ngày 15/6, hằng năm trước ngày 15/12` begins another."""
    gap = low[stop : atoms[index + 1].start]
    if gap.strip(" ,\xa0"):
        return False
    behind = low[atoms[index + 1].end : atoms[index + 2].start] if index + 2 < len(atoms) else ""
    return "," not in gap or not behind or _OUTSIDE.match(behind) is None


def _dates_after(low: str, atoms: list[Atom], at: Dated) -> list[Dated]:
    """Further dates of the list that the dated period opens: `(trước ngày 15/6 và 15/12)`."""
    found, stop, index = [], at.end - (1 if low[at.end - 1 : at.end] == ")" else 0), at.next
    while index < len(atoms) and (stretch := atoms[index].stretch) is not None and _LIST.match(low[stop : atoms[index].start][:32]):
        if len(low[stop : atoms[index].start]) > 32 or stretch.unit != "day":
            break
        stop = atoms[index].end
        found.append(Dated(atoms[index].start, stop + (low.startswith(")", stop)), stretch, at.relation, index + 1))
        index += 1
    return found


def members(low: str, line: tuple[int, int], atoms: list[Atom], index: int) -> list[Member]:
    """The periods of the run that begins at `index`; empty where it is none."""
    start, end = line
    reported = context.reported(low, start, atoms[index].start)
    found: list[Member] = []
    while index < len(atoms) and len(found) < _MOST:
        period = period_of(
            atoms[index],
            year_too=_dated_last(found) or _YEAR_REPORT.search(low[max(start, atoms[index].start - 32) : atoms[index].start]) is not None,
        )
        if period is None:
            break
        dated = _dated(low, atoms, index, end)
        if dated is None and _names_a_year(atoms[index]):
            break
        found.append(Member(index, period, dated))
        following, stop = (dated.next, dated.end) if dated else (index + 1, atoms[index].end)
        if following >= len(atoms):
            break
        gap = low[stop : atoms[following].start]
        if len(gap) > 48 or not _LINK.match(gap):
            break
        index = following
    return _shared(low, atoms, found) if _counts(low, line, atoms, found, reported) else []


def _names_a_year(atom: Atom) -> bool:
    return atom.stretch is not None and atom.stretch.unit == "year"


def _dated_last(found: list[Member]) -> bool:
    return bool(found) and found[-1].dated is not None


def _shared(low: str, atoms: list[Atom], found: list[Member]) -> list[Member]:
    """Give each period of `6 tháng và năm (trước ngày 15/6 và 15/12)` its own date."""
    last = found[-1]
    if last.dated is None or len(found) < 2 or any(member.dated for member in found[:-1]):
        return found
    more = _dates_after(low, atoms, last.dated)
    if len(more) != len(found) - 1:
        return found
    own = [last.dated, *more]
    shared = [
        Member(member.index, member.period, Dated(0, atoms[member.index].end, date.stretch, date.relation, date.next))
        for member, date in zip(found[:-1], own[:-1], strict=True)
    ]
    return [*shared, Member(last.index, last.period, own[-1])]


def _names_the_end(low: str, start: int, atoms: list[Atom], found: list[Member]) -> bool:
    """`báo cáo tổng kết năm | trước ngày 15/12/2024`, `báo cáo năm về Sở | trước ngày …`, `sơ kết 3 năm | vào cuối năm 2025`: one
    report, on the day itself."""
    first, dated = atoms[found[0].index], found[0].dated
    if len(found) > 1 or dated is None or dated.stretch is None or dated.stretch.year is None:
        return False
    before = low[max(start, first.start - 24) : first.start]
    if first.kind == "unit" and first.unit == "năm" and _RECEIVED.match(low, first.end, dated.start):
        return True
    if first.kind == "length":
        return first.unit == "năm" and first.number > 1 and _SUMS_UP.search(before) is not None
    return first.kind == "unit" and first.unit == "năm" and _SUMS_UP.search(before) is not None


def _counts(low: str, line: tuple[int, int], atoms: list[Atom], found: list[Member], reported: bool) -> bool:
    """Whether the run is a reporting rhythm and no age, length or name."""
    if not found:
        return False
    start, end = line
    first = atoms[found[0].index]
    if _names_the_end(low, start, atoms, found):
        return False
    if any(member.dated for member in found):
        return True
    if first.kind == "point" and not (
        first.stretch is not None and first.stretch.unit == "half" and first.stretch.year is None and reported
    ):
        return False
    if first.kind == "length" and _NOT_A_RHYTHM.search(low[max(start, first.start - 16) : first.start]):
        return False
    if context.periodic(low, start, first.start) is not None:
        return True
    if first.kind == "length" and first.unit == "năm" and first.number > 1:
        return False
    if first.kind == "length" and first.unit == "tuần":
        return False
    if reported:
        return (
            first.kind != "unit"
            or low.startswith("báo cáo", max(start, first.start - 8))
            or len(found) > 1
            or "báo cáo" in low[max(start, first.start - 40) : first.start]
        )
    if not context.reports_before(low, start, first.start) or first.kind == "rhythm":
        return False
    if len(found) > 1:
        return first.kind != "unit" or low[start : first.start].rstrip().endswith("(")
    return first.kind == "length" and _GOES_ON.match(low, atoms[found[0].index].end, end) is not None


def named_behind(low: str, atoms: list[Atom], index: int, stop: int) -> tuple[str, int, int] | None:
    """Period that a date is for, named behind it (`trước ngày 15/6 (báo cáo 6 tháng)`): period, end, next index."""
    if index >= len(atoms):
        return None
    period = period_of(atoms[index], year_too=True)
    gap = low[stop : atoms[index].start]
    if period is None or len(gap) > 48 or not _FOR.match(gap):
        return None
    end = atoms[index].end
    return period, end + (1 if "(" in gap and low.startswith(")", end) else 0), index + 1
