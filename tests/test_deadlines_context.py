"""Where a deadline takes its year from, the cells of tables, what is no deadline: one row a phenomenon; families D01 to D41 of the domain facts are named in the ids."""

from __future__ import annotations

import pytest

from planparse.extract import deadlines
from planparse.extract.plan_time import PlanTime
from tests.deadlines_help import ONE_YEAR, SEVERAL, UNKNOWN, read
from tests.pace import within

CELLS = [
    ("span of days", "| 1 | Lập dự toán | 04/3/2024 – 08/3/2024 | Kế toán |", ["interval 2024-03-04 2024-03-08"]),
    ("span of days behind tabs", "2\tLập dự toán\t04/3-08/3/2024\tKế toán", ["interval 2024-03-04 2024-03-08"]),
    ("day alone", "| 3 | Họp hội đồng | 15/3/2024 | Hiệu trưởng |", ["date 2024-03-15 on"]),
    ("expected day", "| 4 | Khai mạc | Dự kiến 20/3/2024 | Ban Tổ chức |", ["date 2024-03-20 on"]),
    ("hour and day", "| 5 | Khai mạc | 7h30 ngày 20/3/2024 tại sân trường | Đoàn trường |", ["date 2024-03-20 on"]),
    ("day and a remark", "| 6 | Thẩm định | 21/3/2024 (trả hồ sơ nếu thiếu) | Tổ thư ký |", ["date 2024-03-21 on"]),
    ("limit and day", "| 7 | Phê duyệt | ≤ 05 ngày, dự kiến 29/3/2024 | Giám đốc |", ["date 2024-03-29 on"]),
    ("day behind words", "| 8 | Mời thầu | Đăng một kỳ báo, dự kiến 01/4/2024 | Phòng Tài vụ |", ["date 2024-04-01 on"]),
    ("limit", "| 9 | Chấm thầu | ≤ 45 ngày | Tổ chuyên gia |", ["relative P45D None"]),
    ("limit in words", "| 10 | Thẩm định | Không quá 20 ngày làm việc | Tổ thẩm định |", ["relative P20D None"]),
    ("working days", "| 11 | Ký hợp đồng | 07 ngày làm việc | Giám đốc |", ["relative P7D None"]),
    ("length of an event", "| 12 | Tập huấn | 02 ngày | Phòng Đào tạo |", []),
    ("day of an instrument", "| 13 | Căn cứ | Tờ trình ngày 02/3/2024 của Phòng Tài vụ | đã duyệt |", []),
    ("what was done", "| 14 | Kết quả | 15/3/2024 đã bàn giao xong | Kho |", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_cells(text: str, expected: list[str]) -> None:
    assert [what for _, what in read(text, ONE_YEAR)] == expected


NOTHING = [
    ("instrument of a quarter in brackets", "- Thực hiện theo Công văn hướng dẫn kiểm tra (quý II)."),
    ("day of remembrance in brackets", "- Mít tinh Ngày Môi trường thế giới (05/6)."),
    ("a share that was attained", "Tỷ lệ hộ dùng nước sạch đã đạt 80% năm 2025"),
    ("half a day", "Hội thi diễn ra trong 1/2 ngày, mỗi đội 1/2 buổi; thời gian: 1/2 ngày (buổi chiều)"),
    ("life of every day", "- Rác thải sinh hoạt hằng ngày của người dân; kỹ năng trong đời sống hằng ngày."),
    ("mean of what happened", "- Số vụ tai nạn bình quân hằng năm của giai đoạn."),
    ("heads of columns", "| STT | Năm 2021 | Năm 2022 |"),
    ("period of a programme", "Quy hoạch giai đoạn đến năm 2030"),
    ("D13 school year", "Triển khai chuyên đề giáo dục pháp luật năm học 2024-2025 tại các trường"),
    ("D13 end of school year", "tổng kết vào cuối năm học"),
    ("D14 season", "tổ chức dạy bơi trong dịp hè và mùa lũ, dịp Tết Nguyên đán"),
    ("D15 holiday", "mít tinh nhân Ngày Quốc tế người khuyết tật 03/12, ngày 20/11"),
    ("D15 holiday on", "thăm hỏi thầy cô vào ngày 20/11"),
    ("D15 27/7", "tặng quà người có công dịp 27/7 và 02/9"),
    ("D16 name", "hưởng ứng Tháng hành động vì bình đẳng giới và Tuần lễ trẻ em"),
    ("D20", "định kỳ tổ chức sơ kết, tổng kết và báo cáo định kỳ theo quy định"),
    ("D23", "trực đường dây nóng 24/7, thường xuyên, liên tục"),
    ("D24", "kịp thời báo cáo, khẩn trương xử lý ngay"),
    ("D28", "ban hành quy chế sau khi có hướng dẫn của Bộ Nội vụ"),
    ("D29", "báo cáo đột xuất khi có vụ việc"),
    ("D30 period", "Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025, định hướng đến năm 2030"),
    ("D30 vision", "Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050"),
    ("D31 title", "triển khai Chiến lược dân số Việt Nam đến năm 2030 trên địa bàn"),
    ("D31 title quoted", "thực hiện Đề án “Chuyển đổi số ngành y tế đến năm 2025”"),
    ("D31 title of a scheme", "Quyết định phê duyệt Quy hoạch mạng lưới trạm y tế đến năm 2026"),
    ("D32", "nhiệm kỳ 2021-2026, kỳ họp thứ 10"),
    ("D33", "thực hiện theo tiến độ và theo quy định"),
    ("D38", "lũy kế đến ngày 30/9/2024 có 1.200 hồ sơ"),
    ("D38 tính đến", "tính đến ngày 31/12/2023 toàn huyện có 15 xã đạt chuẩn"),
    ("D38 số liệu", "số liệu đến 31/12/2023"),
    ("D39", "nếu thời hạn báo cáo rơi vào ngày nghỉ thì gửi vào ngày làm việc kế tiếp"),
    ("D41", "UBND cấp xã báo cáo kết quả tự kiểm tra về UBND huyện"),
    ("instrument", "Căn cứ Quyết định số 12/QĐ-TTg ngày 03/4/2024 của Thủ tướng Chính phủ"),
    ("instrument in words", "Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2024"),
    ("instrument with comma", "Nghị định số 61/2018/NĐ-CP, ngày 23/4/2018 của Chính phủ"),
    ("force of another", "Luật Căn cước có hiệu lực từ ngày 01/7/2024"),
    ("letter head", "Cao Lãnh, ngày 25 tháng 3 năm 2024"),
    ("age", "trẻ dưới 6 tháng tuổi, người từ 18 tháng đến 5 năm"),
    ("length", "thí điểm trong vòng 6 tháng"),
    ("plan name", "Kế hoạch cải cách hành chính năm 2024"),
    ("event name", "Ngày hội chuyển đổi số năm 2024"),
    ("attribute of money", "từ nguồn dự toán chi hàng năm của đơn vị"),
    ("attribute of a plan", "lồng ghép vào kế hoạch phát triển kinh tế - xã hội hằng năm"),
    ("attribute of money given", "kinh phí được giao hàng năm"),
    ("attribute of activities", "thực hiện tốt các hoạt động cao điểm trong năm"),
    ("until now", "từ năm 2021 đến nay"),
    ("past interval", "từ ngày 01/01/2023 đến ngày 31/12/2023 đã xảy ra 12 vụ"),
    ("no such day", "trước ngày 31/2/2024"),
    ("no such month", "trước ngày 10/13/2024"),
    ("no such day at all", "trước ngày 45/13"),
    ("telephone", "liên hệ số 024.3633.2475 để được hướng dẫn"),
    ("fraction", "14/14 phường ban hành kế hoạch"),
    ("long report", "tổng kết 10 năm thực hiện phong trào"),
    ("months of the end", "nhiệm vụ trọng tâm những tháng cuối năm"),
    ("last year", "so với cùng kỳ năm trước"),
    ("document of a month", "theo kế hoạch tháng 4/2024"),
    ("money a year", "thu nhập 50 triệu đồng/người/năm"),
    ("cut-off of figures", "chốt số liệu từ ngày 15/12/2023 đến ngày 14/12/2024"),
    ("told with a comma", "Ngày 13 tháng 01 năm 2024, UBND tỉnh đã ban hành kế hoạch"),
    ("number of a law", "theo Nghị quyết số 121/2020/QH14 năm"),
    ("weekday", "họp giao ban lúc 10h00 thứ Năm"),
    ("numbers with dashes", "từ 3-5 đến 7-10 người; số 10-12, ngày 15-16 của đợt; máy 024-36-2024"),
    ("holidays with dashes", "Kỷ niệm ngày 20-11, chào mừng ngày 30-4"),
    ("length after an event", "Khi có dịch, tổ chức tập huấn trong 05 ngày"),
    ("cell before the issue", "| 1 | Khảo sát | 15/01/2023 | Tổ khảo sát |"),
    ("figures of a heading", "2. Kết quả thực hiện quý I/2024"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_nothing(text: str) -> None:
    assert read(text, ONE_YEAR) == []


SCHOOL_YEAR = PlanTime(2024, 2025, "2024-09-02", school_year=True)
YEARS = [
    ("plan of several years, recurring", "định kỳ 6 tháng (trước ngày 10 tháng 6)", SEVERAL, "recurring P6M --06-10 before"),
    ("plan of several years, plain date", "hoàn thành trước ngày 30/9", SEVERAL, "date --09-30 before"),
    ("plan of several years, year in the line", "năm 2023 hoàn thành trước ngày 30/9", SEVERAL, "date 2023-09-30 before"),
    ("nothing known", "hoàn thành trước ngày 30/9", UNKNOWN, "date --09-30 before"),
    ("year of issue", "hoàn thành trước ngày 30/9", PlanTime(issued_on="2023-05"), "date 2023-09-30 before"),
    ("year of the heading", "hoàn thành trước ngày 30/9", PlanTime(2021, 2025, None, lambda _at: 2022), "date 2022-09-30 before"),
    ("year within the expression wins", "trước ngày 30/9/2026", ONE_YEAR, "date 2026-09-30 before"),
    ("year of another plan is not taken", "tổng kết năm 2019, báo cáo trước ngày 30/9", ONE_YEAR, "date 2024-09-30 before"),
    (
        "prepared before the years of the plan",
        "| 1 | Lập danh mục | 20/11/2024 | Kho |",
        PlanTime(2025, 2026, "2024-10-15"),
        "date 2024-11-20 on",
    ),
    ("first half of a school year", "nộp hồ sơ trước ngày 20/10", SCHOOL_YEAR, "date 2024-10-20 before"),
    ("second half of a school year", "nộp hồ sơ trước ngày 20/4", SCHOOL_YEAR, "date 2025-04-20 before"),
    ("month that says when a term ends", "Chấm thi: cuối học kỳ I (tháng 01)", SCHOOL_YEAR, "interval 2025-01-01 2025-01-31"),
    ("handed in on a day", "Lập danh sách, nộp thư viện ngày 18/9", ONE_YEAR, "date 2024-09-18 on"),
    ("span behind a word that ends like `sinh`", "Bố trí chỗ ở cho thí sinh từ 25/6 đến 28/6", ONE_YEAR, "interval 2024-06-25 2024-06-28"),
    ("year before", "gửi đăng ký trước ngày 01/12 của năm trước", ONE_YEAR, "date 2023-12-01 before"),
]


@pytest.mark.parametrize(("text", "when", "expected"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS])
def test_year(text: str, when: PlanTime, expected: str) -> None:
    assert [found for _, found in read(text, when)] == [expected]


def test_matches_stay_in_their_line_and_in_order() -> None:
    text = "định kỳ 6 tháng\n(trước ngày 15/5)\ntừ ngày 01/6\nđến ngày 30/6\nHằng năm, họp  trước  ngày 20/10"
    found = deadlines.find(text, ONE_YEAR)
    assert [text[m.start : m.end] for m in found] == [
        "định kỳ 6 tháng",
        "trước ngày 15/5",
        "từ ngày 01/6",
        "đến ngày 30/6",
        "Hằng năm",
        "trước  ngày 20/10",
    ]
    assert all("\n" not in text[m.start : m.end] for m in found)


HOSTILE = {
    "digits": "7",
    "spaces": " ",
    "dashes": "-",
    "slashes": "/",
    "capitals": "Ơ",
    "periods": "6 tháng ",
    "dates": "ngày 1/1/2020 ",
    "years": "năm 2024, ",
    "before": "trước ",
    "brackets": "(",
    "commas": "1, ",
    "rhythms": "hằng năm ",
    "numbers": "15/6-",
    "stops": "1.",
    "from": "từ 1/1 đến ",
    "offsets": "5 ngày trước ",
    "frames": "thời gian ",
    "months": "tháng 3, 4 ",
    "quarters": "quý i, ii ",
    "hours": "16 giờ ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_on_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    within(1, lambda: deadlines.find(text, ONE_YEAR))
