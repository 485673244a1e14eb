"""When a deadline can fall: bounds of dates, days of rules, stretches of what recurs on no day."""

from __future__ import annotations

from datetime import date

import pytest

from planparse import times
from planparse.model import Deadline
from planparse.times import Days
from tests.pace import within


def stretch(text: str) -> Days:
    """`2024-02-01/2024-02-29`, or one day."""
    first, _, last = text.partition("/")
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def days(text: str) -> list[Days]:
    return [stretch(part) for part in text.split()]


@pytest.mark.parametrize(
    ("value", "wanted", "why"),
    [
        ("2024-03-25", "2024-03-25", "một ngày"),
        ("2024-02", "2024-02-01/2024-02-29", "tháng 2 năm nhuận"),
        ("2023-02", "2023-02-01/2023-02-28", "tháng 2 năm thường"),
        ("1900-02", "1900-02-01/1900-02-28", "1900 không nhuận"),
        ("2000-02", "2000-02-01/2000-02-29", "2000 nhuận"),
        ("2025", "2025-01-01/2025-12-31", "cả năm"),
        ("2024-12", "2024-12-01/2024-12-31", "tháng 12"),
    ],
)
def test_bounds(value: str, wanted: str, why: str) -> None:
    assert times.bounds(value) == stretch(wanted), why


@pytest.mark.parametrize("value", [None, "", "--06-20", "2023-02-29", "2024-13", "0000", "năm sau", "2024-06-30-1", "-2024", "99999"])
def test_what_is_no_date_has_no_bounds(value: str | None) -> None:
    assert times.bounds(value) is None


@pytest.mark.parametrize(
    ("start", "end", "issued", "wanted", "why"),
    [
        (2021, 2025, "2020-12-30", "2021-01-01/2025-12-31", "giai đoạn"),
        (2024, None, None, "2024-01-01/2024-12-31", "chỉ có năm đầu"),
        (None, None, "2024-03-25", "2024-01-01/2024-12-31", "năm của ngày ký"),
        (None, None, "2024", "2024-01-01/2024-12-31", "năm của ngày ký, ghi thiếu"),
        (None, 2030, "2024-05", "2024-01-01/2030-12-31", "chỉ có năm cuối: từ năm ký"),
        (None, None, None, "", "không biết gì"),
        (2025, 2021, None, "", "ngược"),
        (None, 2030, None, "", "chỉ có năm cuối, không ngày ký"),
    ],
)
def test_the_period_of_a_plan(start: int | None, end: int | None, issued: str | None, wanted: str, why: str) -> None:
    assert times.years(start, end, issued) == (stretch(wanted) if wanted else None), why


def deadline(kind: str, **fields: object) -> Deadline:
    empty = {"relation": None, "by": None, "from_": None, "to": None, "period": None, "offset": None, "trigger": None, "rrule": None}
    return Deadline(**{"id": "p#deadline/1", "text": "x", "span": (0, 1), "origin": {}, "kind": kind, **empty, **fields})  # type: ignore[arg-type]


ROWS = [
    ("date", {"by": "2024-06-30", "relation": "before"}, "2024", "2024-06-30", "trước ngày 30/6/2024"),
    ("date", {"by": "2024-06"}, "2024", "2024-06-01/2024-06-30", "trong tháng 6/2024"),
    ("date", {"by": "2026-03-01"}, "2024", "2026-03-01", "sau thời kỳ của kế hoạch: vẫn là ngày ấy"),
    ("horizon", {"by": "2030"}, "2021-2025", "2030-01-01/2030-12-31", "đến năm 2030"),
    ("interval", {"from_": "2024-04-01", "to": "2024-06-30"}, "2024", "2024-04-01/2024-06-30", "quý II"),
    ("interval", {"from_": "2024-05", "to": "2024-08"}, "2024", "2024-05-01/2024-08-31", "từ tháng 5 đến tháng 8"),
    ("interval", {"to": "2024-08-15"}, "2024", "2024-08-15", "chỉ có ngày cuối"),
    ("interval", {"from_": "2024-08-15"}, "2024", "2024-08-15", "chỉ có ngày đầu, không có chữ từ"),
    ("interval", {"from_": "2024-08", "to": "2024-05"}, "2024", "", "ngược"),
    ("date", {"from_": "2024-07-01", "relation": "from"}, "2024", "2024-07-01/2024-12-31", "từ ngày 01/7: đến hết thời kỳ"),
    ("date", {"from_": "2025-07", "relation": "from"}, "2024", "2025-07-01/9999-12-31", "từ sau thời kỳ: không có cuối"),
    ("date", {"from_": "2024-07-01", "relation": "from"}, "", "2024-07-01/9999-12-31", "không biết thời kỳ: không có cuối"),
    ("recurring", {"period": "P3M"}, "2024", "2024-01-01/2024-03-31 2024-04-01/2024-06-30 2024-07-01/2024-09-30 2024-10-01/2024-12-31", "hằng quý"),
    ("recurring", {"period": "P6M"}, "2023", "2023-01-01/2023-06-30 2023-07-01/2023-12-31", "định kỳ 6 tháng"),
    ("recurring", {"period": "P1Y"}, "2023-2025", "2023-01-01/2023-12-31 2024-01-01/2024-12-31 2025-01-01/2025-12-31", "hằng năm"),
    ("recurring", {"period": "P2Y"}, "2023-2025", "2023-01-01/2024-12-31 2025-01-01/2025-12-31", "hai năm một lần: ô cuối ngắn"),
    ("recurring", {"period": "P5M"}, "2024", "2024-01-01/2024-05-31 2024-06-01/2024-10-31 2024-11-01/2024-12-31", "5 tháng"),
    ("recurring", {"period": "P1W"}, "2024", "2024-01-01/2024-12-31", "hằng tuần: cả thời kỳ"),
    ("recurring", {"period": None}, "2024", "2024-01-01/2024-12-31", "thường xuyên, không rõ chu kỳ"),
    ("recurring", {"period": "P0M"}, "2024", "2024-01-01/2024-12-31", "chu kỳ 0: không lặp vô tận"),
    ("recurring", {"period": "P1M"}, "", "", "không biết thời kỳ"),
    ("recurring", {"by": "--06-20", "period": "P6M"}, "2023", "2023-01-01/2023-06-30 2023-07-01/2023-12-31", "ngày không năm: theo chu kỳ"),
    ("recurring", {"by": "2023-06-20", "rrule": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20;UNTIL=20251231"}, "2023-2025", "2023-06-20 2024-06-20 2025-06-20", "quy tắc"),
    ("recurring", {"rrule": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20;UNTIL=20241231"}, "2023-2025", "2023-06-20 2024-06-20", "UNTIL sớm hơn thời kỳ"),
    ("recurring", {"rrule": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20;UNTIL=20991231"}, "2023-2024", "2023-06-20 2024-06-20", "UNTIL muộn hơn: hết thời kỳ là hết"),
    ("recurring", {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"}, "2023-2029", "2024-02-29 2028-02-29", "29/2 chỉ năm nhuận"),
    ("recurring", {"rrule": "FREQ=MONTHLY;BYMONTHDAY=31"}, "2024", "2024-01-31 2024-03-31 2024-05-31 2024-07-31 2024-08-31 2024-10-31 2024-12-31", "ngày 31"),
    ("recurring", {"rrule": "FREQ=DAILY"}, "2024", "2024-01-01/2024-12-31", "hằng ngày: một khoảng, không phải danh sách"),
    ("recurring", {"rrule": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"}, "", "", "quy tắc, không biết thời kỳ"),
    ("relative", {"offset": "P10D", "trigger": "ban hành"}, "2024", "", "sau 10 ngày kể từ ngày ban hành: không tính được"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "plan", "wanted", "why"), ROWS)
def test_occurrences(kind: str, fields: dict[str, object], plan: str, wanted: str, why: str) -> None:
    first, _, last = plan.partition("-")
    within = times.years(int(first), int(last or first), None) if plan else None
    assert list(times.occurrences(deadline(kind, **fields), within)) == days(wanted), why


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=", "x", "FREQ=YEARLY;BYMONTH=13",
     "FREQ=YEARLY;BYMONTH=\u0663", "RRULE:FREQ=YEARLY\nDTSTART:20240101", "FREQ=YEARLY;COUNT=3", "FREQ=YEARLY;UNTIL=20241399"],
)  # fmt: skip
def test_a_rule_that_is_none_gives_no_day_and_ends(rule: str) -> None:
    asked = deadline("recurring", rrule=rule)
    assert times.occurrences(asked, times.years(2024, 2025, None)) == ()
    within(2, lambda: times.occurrences(asked, times.years(2024, 2025, None)))


def test_a_long_list_ends() -> None:
    assert len(times.occurrences(deadline("recurring", period="P1M"), times.years(1900, 2999, None))) == 400
    assert len(times.occurrences(deadline("recurring", period="P1Y"), times.years(9990, 9999, None))) == 10


def test_stretches_overlap_where_they_share_a_day() -> None:
    assert stretch("2024-01-01/2024-06-30").overlaps(stretch("2024-06-30/2024-07-01"))
    assert not stretch("2024-01-01/2024-06-30").overlaps(stretch("2024-07-01"))
