"""Deadlines that recur: one row a phenomenon; families D01 to D41 of the domain facts are named in the ids."""

from __future__ import annotations

import pytest

from planparse.extract import deadlines
from planparse.extract.plan_time import PlanTime
from tests.deadlines_help import ONE_YEAR, SEVERAL, UNKNOWN, read_alone
from tests.pace import within

RECURRING = [
    (
        "months of every year",
        "Ra quân vào tháng 4 và tháng 10 hằng năm.",
        [("vào tháng 4", "recurring P1Y None None"), ("tháng 10 hằng năm", "recurring P1Y None None")],
    ),
    ("how often of every year", "Kiểm tra bếp ăn, mỗi năm 02 đợt.", [("mỗi năm 02 đợt", "recurring P1Y None None")]),
    ("at least so much", "Phát thanh mỗi tháng ít nhất 02 kỳ.", [("mỗi tháng", "recurring P1M None None")]),
    ("at least so often a week", "Tuần tra ít nhất 03 buổi/tuần.", [("ít nhất 03 buổi/tuần", "recurring P1W None None")]),
    ("every following year", "Trồng 20 ha, mỗi năm tiếp theo trồng thêm 10 ha.", [("mỗi năm tiếp theo", "recurring P1Y None None")]),
    ("month that the scan lost", "Căn cứ Quyết định ngày 09 tháng § năm 2017.", []),
    ("any noun a month", "Giám sát ít nhất 120 cơ hội/tháng.", [("ít nhất 120 cơ hội/tháng", "recurring P1M None None")]),
    ("two nouns a week", "Chia sẻ 10 tin, bài chính thống/tuần.", [("10 tin, bài chính thống/tuần", "recurring P1W None None")]),
    ("pay of a month", "Thu nhập đạt 15 triệu đồng/tháng.", []),
    ("said twice", "Đăng tối thiểu 01 chuyên trang/tháng (hằng tháng).", [("hằng tháng", "recurring P1M None None")]),
    (
        "a weekday of the month",
        "Ra quân vào Chủ nhật đầu tiên hằng tháng.",
        [("vào Chủ nhật đầu tiên hằng tháng", "recurring P1M None None")],
    ),
    ("a week of the quarter", "Giao ban tuần cuối của mỗi quý.", [("tuần cuối của mỗi quý", "recurring P3M None None")]),
    (
        "a weekday of a week of the month",
        "Chốt số liệu vào thứ Sáu tuần cuối cùng của mỗi tháng.",
        [("vào thứ Sáu tuần cuối cùng của mỗi tháng", "recurring P1M None None")],
    ),
    ("watched every day", "Dự báo, cảnh báo cấp cháy rừng hằng ngày trong cao điểm.", [("hằng ngày", "recurring P1D None None")]),
    (
        "every month for some months",
        "Ra quân dọn rác hằng tháng, từ tháng 4 đến tháng 11/2024.",
        [("hằng tháng", "recurring P1M None None"), ("từ tháng 4 đến tháng 11/2024", "interval 2024-04-01 2024-11-30")],
    ),
    (
        "half-years, the year and one more report",
        "Báo cáo 6 tháng đầu năm trước ngày 15/6, cả năm trước ngày 05/12; riêng đợt hè báo cáo ngày 31/8/2024.",
        [
            ("6 tháng đầu năm trước ngày 15/6", "recurring P6M 2024-06-15 before"),
            ("cả năm trước ngày 05/12", "recurring P1Y 2024-12-05 before"),
            ("ngày 31/8/2024", "date 2024-08-31 on"),
        ],
    ),
    ("a report of that day", "Theo Báo cáo ngày 31/8/2024 của Sở Y tế.", []),
    ("end of the year opens a clause", "Kiểm tra 10 cơ sở; cuối năm xét, khen thưởng 05 tập thể.", [("cuối năm", "date 2024-12-31 by")]),
    ("once in so many weeks", "Họp Tổ giúp việc hai tuần/lần.", [("hai tuần/lần", "recurring P2W None None")]),
    ("brought into a meeting", "Đưa nội dung vào sinh hoạt chi hội hằng quý.", [("hằng quý", "recurring P3M None None")]),
    ("brought into a plan", "Đưa chỉ tiêu vào kế hoạch hằng năm của xã.", [("hằng năm", "recurring P1Y None None")]),
    ("rhythm by a rule", "Rà soát hộ nghèo, hộ cận nghèo hằng năm theo Quyết định này.", [("hằng năm", "recurring P1Y None None")]),
    ("by every quarter", "Giao chỉ tiêu thu theo từng quý.", [("từng quý", "recurring P3M None None")]),
    (
        "bound of a report of the week",
        "Báo cáo tuần: trước 15 giờ 00 thứ Năm hằng tuần; báo cáo tháng trước ngày 05 tháng sau.",
        [("trước 15 giờ 00 thứ Năm hằng tuần", "recurring P1W None None"), ("trước ngày 05 tháng sau", "recurring P1M None None")],
    ),
    ("before an hour of every day", "Gửi số liệu trước 18 giờ 00 mỗi ngày.", [("trước 18 giờ 00 mỗi ngày", "recurring P1D None None")]),
    ("spelt number once", "Đổi nước bể bơi hai tuần một lần.", [("hai tuần một lần", "recurring P2W None None")]),
    (
        "days of every month",
        "Chi trả từ ngày 03 đến ngày 08 hằng tháng.",
        [("từ ngày 03 đến ngày 08 hằng tháng", "recurring P1M None None")],
    ),
    (
        "two days of every month",
        "Nộp số liệu ngày 10 và ngày 25 hằng tháng.",
        [("ngày 10", "recurring P1M None None"), ("ngày 25 hằng tháng", "recurring P1M None None")],
    ),
    (
        "month right behind",
        "Báo cáo hằng tháng (trước ngày 03 tháng sau liền kề).",
        [("hằng tháng (trước ngày 03 tháng sau liền kề)", "recurring P1M None None")],
    ),
    (
        "first month of the next quarter",
        "Quyết toán trước ngày 08 của tháng đầu quý sau.",
        [("trước ngày 08 của tháng đầu quý sau", "recurring P3M None None")],
    ),
    (
        "two periods, each with its date",
        "Báo cáo Sở định kỳ 6 tháng trước ngày 10/6, hằng năm trước ngày 10/12.",
        [
            ("định kỳ 6 tháng trước ngày 10/6", "recurring P6M 2024-06-10 before"),
            ("hằng năm trước ngày 10/12", "recurring P1Y 2024-12-10 before"),
        ],
    ),
    ("act before a comma", "Ban Quản lý chợ kiểm tra, nhắc nhở hằng ngày tại các quầy.", [("hằng ngày", "recurring P1D None None")]),
    ("weekday by its number", "Gửi số liệu về phòng vào thứ 5 hằng tuần.", [("vào thứ 5 hằng tuần", "recurring P1W None None")]),
    ("rhythm behind figures", "Thống kê số liệu hằng tuần, gửi Trạm Y tế.", [("hằng tuần", "recurring P1W None None")]),
    ("allowance of every month", "Chi trả trợ cấp hằng tháng qua tài khoản.", []),
    ("figures of every year", "Tổng hợp số liệu hằng năm của ngành.", []),
    ("supply of every quarter", "Cung ứng vật tư cho các tổ hằng quý.", [("hằng quý", "recurring P3M None None")]),
    ("school term", "Kiểm tra sổ đầu bài mỗi học kỳ 2 lần.", [("mỗi học kỳ 2 lần", "recurring P6M None None")]),
    (
        "day that comes back without a relation",
        "Kiểm kê kho ngày 15/12 hằng năm.",
        [("ngày 15/12 hằng năm", "recurring P1Y 2024-12-15 on")],
    ),
    (
        "day of every month in brackets, days of terms",
        "- Hằng tháng (ngày 20), học kỳ (ngày 10/01 và ngày 25/5) báo cáo về Sở.",
        [
            ("Hằng tháng (ngày 20)", "recurring P1M None None"),
            ("ngày 10/01", "date 2024-01-10 on"),
            ("ngày 25/5", "date 2024-05-25 on"),
        ],
    ),
    ("hour of every day", "báo cáo trước 17 giờ hằng ngày về Ban Chỉ huy.", [("trước 17 giờ hằng ngày", "recurring P1D None None")]),
    ("span of hours of every day", "Lập chốt từ 06 giờ 15 phút đến 07 giờ 15 phút hằng ngày.", [("hằng ngày", "recurring P1D None None")]),
    ("every day", "- Vệ sinh khử khuẩn lớp học hằng ngày.", [("hằng ngày", "recurring P1D None None")]),
    ("mỗi ngày", "- Mỗi ngày phát 02 bản tin.", [("Mỗi ngày", "recurring P1D None None")]),
    ("quick report every day", "- Báo cáo nhanh hằng ngày (trước 15 giờ).", [("hằng ngày", "recurring P1D None None")]),
    (
        "cell of a year and the following",
        "| 3 | Số hóa | Sở Nội vụ | Năm 2024 và các năm tiếp theo | x |",
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("và các năm tiếp theo", "recurring P1Y None None")],
    ),
    (
        "cell of a year and every year",
        "| 3 | Số hóa | Sở Nội vụ | Năm 2024 và hằng năm |",
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("hằng năm", "recurring P1Y None None")],
    ),
    ("mean of every year", "- bình quân mỗi năm tăng 3% số hộ.", [("mỗi năm", "recurring P1Y None None")]),
    ("act behind mỗi năm", "- Thanh tra Sở mỗi năm thanh tra ít nhất 06 cơ sở.", [("mỗi năm", "recurring P1Y None None")]),
    ("chi cục is no spending", "- Chi cục mỗi quý kiểm kê kho thuốc một lần.", [("mỗi quý", "recurring P3M None None")]),
    (
        "quarter, half, year",
        "Định kỳ quý, 6 tháng, năm báo cáo.",
        [("Định kỳ quý", "recurring P3M None None"), ("6 tháng", "recurring P6M None None"), ("năm", "recurring P1Y None None")],
    ),
    ("D17 first", "- Hằng năm xây dựng kế hoạch kiểm tra cải cách hành chính.", [("Hằng năm", "recurring P1Y None None")]),
    ("D17 comma", "Hàng quý, UBND xã công khai danh sách hộ nghèo.", [("Hàng quý", "recurring P3M None None")]),
    ("D17 object", "báo cáo hằng tháng về Phòng Nội vụ", [("hằng tháng", "recurring P1M None None")]),
    ("D17 tuần", "giao ban hằng tuần với các thôn", [("hằng tuần", "recurring P1W None None")]),
    ("D17 mỗi năm", "mỗi năm tổ chức một cuộc diễn tập", [("mỗi năm", "recurring P1Y None None")]),
    ("D17 middle", "Phối hợp với Trạm Y tế hàng năm tổ chức khám sức khỏe", [("hàng năm", "recurring P1Y None None")]),
    (
        "D18",
        "báo cáo định kỳ 6 tháng, 9 tháng và năm;",
        [
            ("định kỳ 6 tháng", "recurring P6M None None"),
            ("9 tháng", "recurring P9M None None"),
            ("năm", "recurring P1Y None None"),
        ],
    ),
    (
        "D18 four",
        "Báo cáo định kỳ hằng tháng, quý, 6 tháng, năm về Sở",
        [
            ("định kỳ hằng tháng", "recurring P1M None None"),
            ("quý", "recurring P3M None None"),
            ("6 tháng", "recurring P6M None None"),
            ("năm", "recurring P1Y None None"),
        ],
    ),
    (
        "D18 số năm",
        "định kỳ 6 tháng và 1 năm",
        [("định kỳ 6 tháng", "recurring P6M None None"), ("1 năm", "recurring P1Y None None")],
    ),
    (
        "D18 object between",
        "báo cáo kết quả thực hiện 6 tháng, 01 năm gửi Sở Nội vụ",
        [("6 tháng", "recurring P6M None None"), ("01 năm", "recurring P1Y None None")],
    ),
    (
        "D19",
        "Định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày 05/12) báo cáo",
        [
            ("Định kỳ 6 tháng (trước ngày 10/6)", "recurring P6M 2024-06-10 before"),
            ("năm (trước ngày 05/12)", "recurring P1Y 2024-12-05 before"),
        ],
    ),
    ("D19 vào ngày", "+ Báo cáo 6 tháng vào ngày 18/6/2024;", [("6 tháng vào ngày 18/6/2024", "recurring P6M 2024-06-18 on")]),
    ("D19 colon", "- Báo cáo năm: trước ngày 10/12/2024.", [("năm: trước ngày 10/12/2024", "recurring P1Y 2024-12-10 before")]),
    (
        "D19 report again",
        "báo cáo 6 tháng (trước ngày 12/6/2024) và báo cáo năm (trước ngày 12/12/2024)",
        [
            ("6 tháng (trước ngày 12/6/2024)", "recurring P6M 2024-06-12 before"),
            ("năm (trước ngày 12/12/2024)", "recurring P1Y 2024-12-12 before"),
        ],
    ),
    (
        "D19 cả năm",
        "báo cáo cả năm (trước ngày 28/11/2024)",
        [("cả năm (trước ngày 28/11/2024)", "recurring P1Y 2024-11-28 before")],
    ),
    (
        "D19 behind",
        "gửi trước ngày 15/6 (báo cáo 6 tháng) và trước ngày 15/12 (báo cáo năm)",
        [
            ("trước ngày 15/6 (báo cáo 6 tháng)", "recurring P6M 2024-06-15 before"),
            ("trước ngày 15/12 (báo cáo năm)", "recurring P1Y 2024-12-15 before"),
        ],
    ),
    (
        "D19 shared bracket",
        "định kỳ 6 tháng và năm (trước ngày 15/6 và 15/12)",
        [
            ("định kỳ 6 tháng", "recurring P6M 2024-06-15 before"),
            ("năm (trước ngày 15/6 và 15/12)", "recurring P1Y 2024-12-15 before"),
        ],
    ),
    (
        "D19 half",
        "báo cáo 6 tháng đầu năm (trước ngày 15/6)",
        [("6 tháng đầu năm (trước ngày 15/6)", "recurring P6M 2024-06-15 before")],
    ),
    (
        "D21 quarter",
        "báo cáo quý trước ngày 15 của tháng cuối quý",
        [("quý trước ngày 15 của tháng cuối quý", "recurring P3M None None")],
    ),
    (
        "D21 bracket",
        "hằng quý (trước ngày 20 của tháng cuối quý) báo cáo",
        [("hằng quý (trước ngày 20 của tháng cuối quý)", "recurring P3M None None")],
    ),
    ("D21 month", "chốt số liệu vào ngày 20 hằng tháng", [("vào ngày 20 hằng tháng", "recurring P1M None None")]),
    ("D21 last day", "khóa sổ vào ngày cuối tháng", [("vào ngày cuối tháng", "recurring P1M None None")]),
    ("D22 slash", "sinh hoạt câu lạc bộ 02 lần/năm", [("02 lần/năm", "recurring P1Y None None")]),
    ("D22 trong năm", "đối thoại với thanh niên ít nhất một lần trong năm", [("trong năm", "recurring P1Y None None")]),
    ("D22 mỗi quý", "mỗi quý 01 cuộc họp Ban Chỉ đạo", [("mỗi quý", "recurring P3M None None")]),
    ("D22 một lần", "giao ban 3 tháng một lần", [("3 tháng một lần", "recurring P3M None None")]),
    ("D22 định kỳ lần", "định kỳ 6 tháng/lần tổ chức kiểm tra", [("định kỳ 6 tháng/lần", "recurring P6M None None")]),
    ("D35", "báo cáo trước ngày 25 hằng tháng để tổng hợp", [("trước ngày 25 hằng tháng", "recurring P1M None None")]),
    (
        "D36 days",
        "giao ban vào ngày 15 và 30 hằng tháng",
        [("vào ngày 15", "recurring P1M None None"), ("30 hằng tháng", "recurring P1M None None")],
    ),
    ("D37", "họp vào chiều thứ Sáu hằng tuần", [("vào chiều thứ Sáu hằng tuần", "recurring P1W None None")]),
    (
        "yearly date",
        "công bố kết quả trước ngày 31/3 hằng năm",
        [("trước ngày 31/3 hằng năm", "recurring P1Y 2024-03-31 before")],
    ),
    (
        "addressee between",
        "Báo cáo 6 tháng gửi về Sở Y tế trước ngày 15/6;",
        [("6 tháng gửi về Sở Y tế trước ngày 15/6", "recurring P6M 2024-06-15 before")],
    ),
    (
        "shared hằng năm",
        "Trước ngày 14/6 và 14/12 hằng năm gửi báo cáo",
        [("Trước ngày 14/6", "recurring P1Y 2024-06-14 before"), ("14/12 hằng năm", "recurring P1Y 2024-12-14 before")],
    ),
    (
        "report of a named year",
        "báo cáo năm 2024 trước ngày 05/12/2024",
        [("năm 2024 trước ngày 05/12/2024", "recurring P1Y 2024-12-05 before")],
    ),
    (
        "hour and weekday",
        "gửi lịch trước 10h00 thứ Sáu hằng tuần",
        [("trước 10h00 thứ Sáu hằng tuần", "recurring P1W None None")],
    ),
    (
        "month of the report",
        "gửi trước ngày 25 của tháng báo cáo",
        [("trước ngày 25 của tháng báo cáo", "recurring P1M None None")],
    ),
    (
        "frame year and later",
        "Thời gian thực hiện: Năm 2024 và các năm tiếp theo",
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("và các năm tiếp theo", "recurring P1Y None None")],
    ),
    (
        "frame year and yearly",
        "Thời hạn hoàn thành: trong năm 2024 và hằng năm.",
        [("trong năm 2024", "interval 2024-01-01 2024-12-31"), ("hằng năm", "recurring P1Y None None")],
    ),
    (
        "ngày glued to both sides",
        "báo cáo 6 tháng trướcngày 15/6/2024 và báo cáo năm trước ngày05/12/2024về huyện",
        [
            ("6 tháng trướcngày 15/6/2024", "recurring P6M 2024-06-15 before"),
            ("năm trước ngày05/12/2024", "recurring P1Y 2024-12-05 before"),
        ],
    ),
    ("kì for kỳ", "định kì 6 tháng báo cáo", [("định kì 6 tháng", "recurring P6M None None")]),
    (
        "number words",
        "Sơ kết sáu tháng, một năm và báo cáo.",
        [("sáu tháng", "recurring P6M None None"), ("một năm", "recurring P1Y None None")],
    ),
    ("day of every month in brackets", "báo cáo hằng tháng (trước ngày 25)", [("hằng tháng (trước ngày 25)", "recurring P1M None None")]),
    ("day with a dash every year", "Gửi trước ngày 05-12 hằng năm.", [("trước ngày 05-12 hằng năm", "recurring P1Y 2024-12-05 before")]),
    ("morning of a weekday", "Tổng vệ sinh vào sáng Chủ nhật hằng tuần.", [("vào sáng Chủ nhật hằng tuần", "recurring P1W None None")]),
    ("two weekdays", "Thu gom rác chiều thứ Hai, thứ Năm hằng tuần.", [("chiều thứ Hai, thứ Năm hằng tuần", "recurring P1W None None")]),
    ("so many times a week", "- Kiểm tra chất lượng thi công mỗi tuần 01 lần.", [("mỗi tuần 01 lần", "recurring P1W None None")]),
    ("once a month opens", "- Mỗi tháng một lần kiểm điểm việc chấp hành.", [("Mỗi tháng một lần", "recurring P1M None None")]),
    ("times a year behind an object", "nạo vét kênh mương hằng năm 02 lần", [("hằng năm 02 lần", "recurring P1Y None None")]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in RECURRING], ids=[row[0] for row in RECURRING])
def test_recurring(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_alone(text) == expected


RULES = [
    ("year", "báo cáo năm (trước ngày 05/12/2024)", ONE_YEAR, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5;UNTIL=20241231"),
    (
        "half-year has one date",
        "báo cáo 6 tháng (trước ngày 20/6/2024)",
        ONE_YEAR,
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20;UNTIL=20241231",
    ),
    ("several years", "định kỳ 6 tháng (trước ngày 10 tháng 6)", SEVERAL, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10;UNTIL=20251231"),
    ("period of the plan unknown", "báo cáo năm (trước ngày 05/12/2024)", UNKNOWN, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"),
    ("nine months, dated", "báo cáo 9 tháng vào ngày 15/9/2024", ONE_YEAR, "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15;UNTIL=20241231"),
    ("no date, no rule", "báo cáo định kỳ 9 tháng", ONE_YEAR, None),
    ("day of the month, no rule", "báo cáo trước ngày 25 hằng tháng", ONE_YEAR, None),
    ("date, no rule", "hoàn thành trước ngày 25/5/2024", ONE_YEAR, None),
]


@pytest.mark.parametrize(("text", "when", "expected"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_rule(text: str, when: PlanTime, expected: str | None) -> None:
    assert [match.rrule for match in deadlines.find(text, when)] == [expected]


def test_a_long_run_of_periods_is_read_in_time() -> None:
    text = "mỗi năm ít nhất 01 lần, " * 4000
    assert len(deadlines.find(text, ONE_YEAR)) == 4000
    within(2, lambda: deadlines.find(text, ONE_YEAR))
