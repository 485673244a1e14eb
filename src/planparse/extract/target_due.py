"""By when a target is due: said in its clause, at the head of its line, or by a heading."""

from __future__ import annotations

import re

from planparse.extract import dates
from planparse.extract.plan_time import PlanTime
from planparse.extract.target_clause import boundary
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

_DUE = pattern(
    "target_due.due",
    rf"(?<!so với )(?<!tháng )(?:đến|vào|tới|trong|hết|cuối)(?:{_G}(?:hết|cuối))?{_G}năm{_G}(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])",
)
_DUE_AIM = pattern("target_due.due_aim", rf"(?<!\w)năm{_G}(?P<year>20[0-9]{{2}}){_S},?{_S}(?:đạt|còn|xuống|giảm{_G}còn)(?!\w)")
# the year of each step behind its value: `đạt 60% năm 2024; 75% năm 2026`
_DUE_VALUE = pattern("target_due.due_value", rf"(?:%|‰|phần{_G}trăm){_S}năm{_G}(?P<year>20[0-9]{{2}})(?![0-9])(?!{_S}[-–])")
_DUE_END = pattern(
    "target_due.due_end",
    rf"(?<!\w)(?:(?:đến|tới|vào){_G}cuối|(?:(?:đến|tới){_G})?hết){_G}năm{_G}(?P<year>20[0-9]{{2}})(?![0-9])(?!{_S}[-–])",
)
# the last year of the stretch that a heading of aims names: `Mục tiêu giai đoạn 2026 - 2030`, `Giai đoạn 2 (2026 - 2030)`
_DUE_STRETCH = pattern(
    "target_due.due_stretch",
    rf"(?:(?:(?:các|một{_G}số|mục{_G}tiêu|chỉ{_G}tiêu|phấn{_G}đấu|cụ{_G}thể|chủ{_G}yếu|chung|trọng{_G}tâm|cần{_G}đạt),?{_G}){{1,5}})?"
    rf"(?:(?:trong|cho|của|cả){_G}){{0,2}}"
    rf"(?:giai{_G}đoạn|thời{_G}kỳ|nhiệm{_G}kỳ)(?:{_G}(?:[0-9]|i{{1,3}}|một|hai|ba))?{_S}[:,(]?{_S}(?:từ{_G}|năm{_G}){{0,2}}20[0-9]{{2}}{_S}(?:[-–—]|đến){_S}(?:năm{_G})?"
    rf"(?P<year>20[0-9]{{2}})(?![0-9/])",
)
_DUE_HEADING = pattern(
    "target_due.due_heading",
    rf"(?:^|(?<!\w)(?:đến|tới|vào|trong|hết)(?:{_G}hết)?{_G})năm{_G}(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])(?!{_S}[-–]{_S}20)",
)
_SPAN = pattern("target_due.span", rf"(?<!\w)từ{_G}(?:ngày{_G}|tháng{_G}|quý{_G}|năm{_G})?[0-9i]")
_BY = rf"(?:đến|trước|trong|chậm{_G}nhất)(?:{_G}(?:hết|cuối|vào|là|trước))?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_OF = rf"(?:{_S}[/-]{_S}|{_G}(?:của{_G})?năm{_G})"
_DATE = (
    rf"(?:(?:ngày{_G})?(?P<day>[0-9]{{1,2}})(?:{_S}[/-]{_S}|{_G}tháng{_G})(?P<month>[0-9]{{1,2}})"
    rf"|tháng{_G}(?P<alone>[0-9]{{1,2}})|qu[ýí]{_G}(?P<quarter>iv|i{{1,3}})){_OF}{_YEAR}"
)
_DUE_DAY = pattern("target_due.due_day", rf"(?<!\w){_BY}{_G}{_DATE}")
_LEAD = pattern(
    "target_due.lead",
    rf"[\s\-–—+*•·0-9.)]{{0,8}}(?:(?:phấn{_G}đấu|mục{_G}tiêu|chỉ{_G}tiêu){_G})?(?:(?:đến|vào|tới|trong)(?:{_G}(?:hết|cuối))?{_G})?năm{_G}(?P<year>(?:19|20)[0-9]{{2}}){_S}[,:]?{_S}(?!của|và|-)",
)
_LEAD_DAY = pattern(
    "target_due.lead_day",
    rf"[\s\-–—+*•·0-9.)]{{0,8}}(?:(?:phấn{_G}đấu|mục{_G}tiêu|chỉ{_G}tiêu){_G})?{_BY}{_G}{_DATE}{_S}[,:]?{_S}(?!của|và|-)",
)
_IN_YEAR = pattern(
    "target_due.in_year",
    rf"trong{_G}năm(?!{_G}(?:[0-9]|học))|(?:hàng|hằng|mỗi){_S}năm(?!{_G}(?:tiếp|sau)(?!\w))|(?<!đồng)/{_S}năm|một{_G}năm",
)
_REACH = 240
_DAY_MONTH = rf"{_BY}{_G}(?:ngày{_G})?(?P<day>[0-9]{{1,2}})(?:{_S}/{_S}|{_G}tháng{_G})(?P<month>[0-9]{{1,2}})(?![0-9/]|{_G}năm)"
_DUE_THIS_YEAR = pattern("target_due.due_this_year", rf"(?<!\w){_DAY_MONTH}")
# `mở 03 lớp tập huấn, xong trước ngày 30/9`: the clause behind says by when
_DONE_BY = pattern(
    "target_due.done_by",
    rf"{_S},{_S}(?:và{_G})?(?:hoàn{_G}thành|xong|kết{_G}thúc|thời{_G}gian)(?:{_G}\w{{2,6}}){{0,2}}?{_G}(?=trước|đến|trong|chậm)[^;.\n]{{4,40}}",
)
# `ít nhất 02 thủ tục, gửi Trung tâm trước ngày 15/10`: by when it is handed on, not attained
_HANDED_ON = pattern(
    "target_due.handed_on", rf"{_S},{_S}(?:và{_G})?(?:gửi|nộp|trình|báo{_G}cáo|chuyển|tổng{_G}hợp|công{_G}bố|thông{_G}báo|đưa{_G}vào)(?!\w)"
)
_QUARTERS = ("i", "ii", "iii", "iv")


def _last_day(said: re.Match[str]) -> str | None:
    """ISO date of the day, or of the last day of the month or quarter; None where the calendar has no such day."""
    year = int(said["year"])
    if said["quarter"]:
        found: dates.Stretch | None = dates.quarter(_QUARTERS.index(said["quarter"]) + 1, year)
    elif said["alone"]:
        found = dates.month(int(said["alone"]), year)
    else:
        found = dates.day(int(said["day"]), int(said["month"]), year)
    return dates.bounds(found)[1] if found else None


def _year_end(said: re.Match[str]) -> str:
    """`đến năm 2025` is a year, `đến hết năm 2025` and `cuối năm 2025` its last day."""
    ends = "hết" in said.group() or "cuối" in said.group()
    return f"{said['year']}-12-31" if ends else said["year"]


def due(low: str, begin: int, start: int, end: int, time: PlanTime) -> str | None:
    """Year or ISO date by which the target is due: said in the clause or at the head of the line, else by the heading."""
    text = low[start:end]
    handed = _HANDED_ON.search(low, start, end) if "," in text else None
    text = text[: handed.start() - start] if handed else text
    done = None if handed else _DONE_BY.match(low, end)
    text += done.group() if done else ""
    ahead = "20" in low[max(begin, start - _REACH) : start]  # a year before the clause
    piece = boundary(low, begin, start, ";") if ahead else start
    leads = (boundary(low, begin, start, ",;:"), piece) if ahead else ()
    day = _DUE_DAY.search(text) or next((m for at in leads if (m := _LEAD_DAY.match(low, at, start))), None)
    found = _last_day(day) if day else None
    if found is None and time.single_year is not None and (said := _DUE_THIS_YEAR.search(text)) is not None:
        this = dates.day(int(said["day"]), int(said["month"]), time.single_year)
        found = dates.bounds(this)[1] if this else None
    if found is not None:
        return found
    year = _DUE.search(text) or _DUE_AIM.search(text) or _DUE_VALUE.search(text)
    if year is not None:
        return _year_end(year)
    if ahead:
        lead = (
            _LEAD.match(low, boundary(low, begin, start, ",;:"), start) or _LEAD.match(low, piece, start) or _LEAD.match(low, begin, start)
        )
        if lead is not None:
            return _year_end(lead)
    elif (lead := _LEAD.match(low, begin, start)) is not None:
        return _year_end(lead)
    if _IN_YEAR.search(text) and time.single_year is not None:
        return str(time.single_year)
    heading = time.division_due(start) or time.division_year(start)
    return str(heading) if heading is not None else None


def stated_due(title: str) -> str | None:
    """The year or ISO date that a folded heading or the opening sentence of a list sets for what stands below it."""
    day = _DUE_DAY.search(title)
    if day is not None and _SPAN.search(title, 0, day.start()):
        return None
    found = _last_day(day) if day else None
    if found is not None:
        return found
    year = _DUE_END.search(title) or _DUE_HEADING.search(title) or _DUE_STRETCH.match(title)
    return _year_end(year) if year else None
