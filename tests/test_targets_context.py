"""Targets: whose they are, by when, those of tables, and time on hostile text."""

from __future__ import annotations

import pytest

from planparse.extract import targets
from planparse.extract.plan_time import PlanTime
from planparse.extract.target_due import stated_due
from tests.pace import within
from tests.test_targets import ONE_YEAR, value

SUBJECTS = [
    ("behind trở lên", "90% trở lên số vụ việc hòa giải thành", "số vụ việc hòa giải thành"),
    ("of times", "tổ chức đối thoại tối thiểu 02 lần/năm", "tổ chức đối thoại"),
    ("behind the number", "100% người cao tuổi được khám sức khỏe", "người cao tuổi"),
    ("before the number", "Tỷ lệ hộ nghèo giảm còn 3%", "Tỷ lệ hộ nghèo"),
    ("of a count", "Tổ chức ít nhất 03 cuộc đối thoại với thanh niên.", "cuộc đối thoại với thanh niên"),
    ("of a fraction", "12/12 xã ban hành kế hoạch", "xã"),
]


@pytest.mark.parametrize(("text", "subject"), [row[1:] for row in SUBJECTS], ids=[row[0] for row in SUBJECTS])
def test_subject(text: str, subject: str) -> None:
    (found,) = targets.find(text, ONE_YEAR)
    assert found.subject == subject


def test_due_of_the_heading() -> None:
    text = "100% xã có cán bộ dân số"
    assert [m.due for m in targets.find(text, PlanTime(2021, 2025, None, lambda _at: 2025))] == ["2025"]
    assert [m.due for m in targets.find(text, PlanTime(2021, 2025))] == [None]


HEADINGS = [
    ("year", "mục tiêu cụ thể đến năm 2025", "2025"),
    ("end of a year", "chỉ tiêu đến cuối năm 2024", "2024-12-31"),
    ("through a year", "chỉ tiêu đến hết năm 2024:", "2024-12-31"),
    ("through a year, no đến", "phấn đấu hết năm 2026", "2026-12-31"),
    ("quarter", "phấn đấu đến hết quý ii/2024:", "2024-06-30"),
    ("day", "đến ngày 30/9/2024:", "2024-09-30"),
    ("year alone", "năm 2024", "2024"),
    ("span of time", "giai đoạn phòng ngừa (từ tháng 3 đến hết tháng 8/2026)", None),
    ("stretch of years", "mục tiêu giai đoạn 2026 - 2030", "2030"),
    ("stretch alone", "giai đoạn 2026-2030:", "2030"),
    ("numbered stretch in brackets", "giai đoạn 2 (2026 - 2030)", "2030"),
    ("stretch with từ and đến", "chỉ tiêu cụ thể giai đoạn từ năm 2026 đến năm 2028", "2028"),
    ("term of office", "các chỉ tiêu chủ yếu nhiệm kỳ 2025 - 2030", "2030"),
    ("stretch behind trong", "trong giai đoạn 2026–2027", "2027"),
    ("stretch of a programme", "thực hiện chương trình phát triển thủy sản giai đoạn 2021 - 2030", None),
    ("stretch behind another word", "kết quả thực hiện nghị quyết giai đoạn 2016 - 2020", None),
]


@pytest.mark.parametrize(("title", "expected"), [row[1:] for row in HEADINGS], ids=[row[0] for row in HEADINGS])
def test_due_that_a_heading_states(title: str, expected: str | None) -> None:
    assert stated_due(title) == expected


TABLE = """I. CHỈ TIÊU
| STT | Chỉ tiêu | Đơn vị tính | Thực hiện 2023 | Năm 2025 | Năm 2030 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 4,2 | dưới 3 | 1,5 |
| 2 | Thu ngân sách | Tỷ đồng | 12 | 15 | 20 - 25 |
| 3 | Số xã đạt chuẩn | Xã | 3 | ≥ 5 | |
| 4 | Tỷ lệ chất thải được thu gom | | | 80% | |
"""


def test_table_of_targets() -> None:
    assert [(m.subject, value(m)) for m in targets.find(TABLE, PlanTime(2024, 2030))] == [
        ("Tỷ lệ hộ nghèo", "le 3 percent due 2025"),
        ("Tỷ lệ hộ nghèo", "eq 1.5 percent due 2030"),
        ("Thu ngân sách", "eq 1.5e+10 money due 2025"),
        ("Thu ngân sách", "ge 2e+10 money due 2030"),
        ("Số xã đạt chuẩn", "ge 5 count due 2025"),
        ("Tỷ lệ chất thải được thu gom", "eq 80 percent due 2025"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "| STT | Nội dung | Đơn vị tính | Kế hoạch | Đơn giá | Thành tiền |",
        "| STT | Nội dung | Cơ quan chủ trì | Thời gian | Sản phẩm | Ghi chú |",
        "| STT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2022 | Ước năm 2023 | Ghi chú |",
    ],
    ids=["budget", "tasks", "what was reached"],
)
def test_table_of_other_things(head: str) -> None:
    assert targets.find(f"{head}\n| 1 | Tập huấn | Lớp | 12 | 15 | 20 |", ONE_YEAR) == []


def test_matches_stay_in_their_line() -> None:
    text = "phấn đấu 90%\nhộ dân dùng nước sạch; ít nhất 02\nmô hình"
    assert all("\n" not in text[m.start : m.end] for m in targets.find(text, ONE_YEAR))


HOSTILE = {
    "digits": "7",
    "spaces": " ",
    "dashes": "-",
    "slashes": "/",
    "capitals": "Ơ",
    "periods": "6 tháng ",
    "dates": "ngày 1/1/2020 ",
    "percent": "9% ",
    "ranges": "1-",
    "thousands": "1.000.",
    "counts": "ít nhất 02 lớp ",
    "brackets": "( 1 xã ",
    "fractions": "1/2 xã ",
    "comparators": "ít nhất ",
    "commas": "1,",
    "aims": "phấn đấu ",
    "percents with words": "100% hộ, ",
    "places": "kiểm tra tại 03 xã ",
    "each": "mỗi xã 01 mô hình ",
    "rows": "| Chỉ tiêu | ĐVT | 2025 |\n| 1 | % | 5 |\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_on_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    within(1, lambda: targets.find(text, ONE_YEAR))
