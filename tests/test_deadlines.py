"""Deadlines that are a date, a horizon or an interval: one row a phenomenon; families D01 to D41 of the domain facts are named in the ids."""

from __future__ import annotations

import pytest

from planparse.extract.plan_time import PlanTime
from tests.deadlines_help import read, read_alone

DATES = [
    ("done on a day", "Kiện toàn các tổ giúp việc, xong ngày 24/7/2024.", [("ngày 24/7/2024", "date 2024-07-24 on")]),
    ("part of a day", "Dâng hương nghĩa trang vào sáng 24/3.", [("vào sáng 24/3", "date 2024-03-24 on")]),
    ("before a holiday", "Ký cam kết xong trước kỳ nghỉ lễ 30/4.", [("trước kỳ nghỉ lễ 30/4", "date 2024-04-30 before")]),
    ("schedule", "a) Lịch thi: ngày 26/6/2024 làm thủ tục.", [("ngày 26/6/2024", "date 2024-06-26 on")]),
    ("date of a season", "mua sắm bổ sung xong trước mùa mưa (30/4).", [("trước mùa mưa (30/4)", "date 2024-04-30 before")]),
    (
        "two days to keep",
        "Báo cáo trước ngày 15/6 và 16/6.",
        [("trước ngày 15/6", "date 2024-06-15 before"), ("16/6", "date 2024-06-16 before")],
    ),
    ("from now", "Từ nay đến hết tháng 8/2024, rà soát xong.", [("Từ nay đến hết tháng 8/2024", "date 2024-08-31 by")]),
    (
        "final report of the year",
        "Gửi báo cáo tổng kết năm về Sở trước ngày 12/12/2024.",
        [("trước ngày 12/12/2024", "date 2024-12-12 before")],
    ),
    ("some years summed up", "Sơ kết 3 năm vào cuối năm 2025.", [("vào cuối năm 2025", "date 2025-12-31 by")]),
    (
        "steps of an aim, the year behind the value",
        "- Tỷ lệ hộ dùng nước sạch đạt 80% năm 2025; 95% năm 2030.",
        [("năm 2025", "horizon 2025"), ("năm 2030", "horizon 2030")],
    ),
    (
        "review of a period",
        "tổng kết giai đoạn trước ngày 31/10/2024; sơ kết nhiệm kỳ trước ngày 30/6/2024",
        [("trước ngày 31/10/2024", "date 2024-10-31 before"), ("trước ngày 30/6/2024", "date 2024-06-30 before")],
    ),
    ("D01", "Hoàn thành rà soát hộ nghèo trước ngày 20/9/2024.", [("trước ngày 20/9/2024", "date 2024-09-20 before")]),
    ("D01 words", "gửi dự thảo trước ngày 05 tháng 3 năm 2024;", [("trước ngày 05 tháng 3 năm 2024", "date 2024-03-05 before")]),
    ("D01 dots", "nộp hồ sơ trước ngày 19.7.2024.", [("trước ngày 19.7.2024", "date 2024-07-19 before")]),
    ("D01 dashes", "nộp hồ sơ trước ngày 5-11-2024.", [("trước ngày 5-11-2024", "date 2024-11-05 before")]),
    ("D01 spaces", "gửi về Sở Y tế trước ngày 30 / 11 / 2024", [("trước ngày 30 / 11 / 2024", "date 2024-11-30 before")]),
    (
        "D01 glued",
        "gửi về Sở Nội vụ trước ngày 23tháng 02năm 2024",
        [("trước ngày 23tháng 02năm 2024", "date 2024-02-23 before")],
    ),
    ("D01 glued word behind", "trước ngày 15/11/2024của năm", [("trước ngày 15/11/2024", "date 2024-11-15 before")]),
    ("D01 without ngày", "Gửi danh sách trước 30/6/2024.", [("trước 30/6/2024", "date 2024-06-30 before")]),
    (
        "D01 word month",
        "hoàn thành trước ngày 10 tháng mười hai năm 2024",
        [("trước ngày 10 tháng mười hai năm 2024", "date 2024-12-10 before")],
    ),
    ("D02", "báo cáo kết quả trước ngày 25/10.", [("trước ngày 25/10", "date 2024-10-25 before")]),
    ("D02 next year", "gửi quyết toán trước ngày 15/01 năm sau.", [("trước ngày 15/01 năm sau", "date 2025-01-15 before")]),
    ("D03", "đăng ký trước ngày 10 tháng 6.", [("trước ngày 10 tháng 6", "date 2024-06-10 before")]),
    ("D04", "Lễ ra quân diễn ra vào ngày 18/5/2024.", [("vào ngày 18/5/2024", "date 2024-05-18 on")]),
    ("D05 chậm nhất", "chậm nhất ngày 25/11/2024 gửi báo cáo", [("chậm nhất ngày 25/11/2024", "date 2024-11-25 by")]),
    ("D05 là", "Chậm nhất là ngày 25/11/2024 gửi", [("Chậm nhất là ngày 25/11/2024", "date 2024-11-25 by")]),
    ("D05 không quá", "nộp hồ sơ không quá ngày 31/8/2024", [("không quá ngày 31/8/2024", "date 2024-08-31 by")]),
    ("D05 hạn cuối", "hạn cuối ngày 05/12/2024", [("hạn cuối ngày 05/12/2024", "date 2024-12-05 by")]),
    ("D06 hết ngày", "tiếp nhận đến hết ngày 30/9/2024", [("đến hết ngày 30/9/2024", "date 2024-09-30 by")]),
    ("D06 hết tháng", "vận động đến hết tháng 10/2024", [("đến hết tháng 10/2024", "date 2024-10-31 by")]),
    ("D06 hết năm", "duy trì đến hết năm 2025", [("đến hết năm 2025", "date 2025-12-31 by")]),
    ("D06 February", "hoàn thành hết tháng 02/2024", [("hết tháng 02/2024", "date 2024-02-29 by")]),
    ("D11", "xét công nhận xã đạt chuẩn tiếp cận pháp luật cuối năm 2024", [("cuối năm 2024", "date 2024-12-31 by")]),
    ("D11 quarter", "ban hành vào đầu quý II/2024", [("vào đầu quý II/2024", "date 2024-04-30 by")]),
    ("D11 month", "họp ban tổ chức vào giữa tháng 5/2024", [("vào giữa tháng 5/2024", "date 2024-05-20 by")]),
    ("D31", "- Đến năm 2025, 90% hộ dân dùng nước sạch.", [("Đến năm 2025", "horizon 2025")]),
    ("D31 heading", "2. Mục tiêu cụ thể đến năm 2026", [("đến năm 2026", "horizon 2026")]),
    ("D31 vào năm", "phấn đấu đạt 95% vào năm 2025", [("vào năm 2025", "horizon 2025")]),
    ("D31 đạt", "Năm 2025 đạt 80% xã nông thôn mới", [("Năm 2025", "horizon 2025")]),
    ("D34", "gửi phiếu trước 16 giờ 00 ngày 20/12/2024", [("trước 16 giờ 00 ngày 20/12/2024", "date 2024-12-20 before")]),
    ("D34 h", "gửi phiếu trước 17h00 ngày 20/12/2024", [("trước 17h00 ngày 20/12/2024", "date 2024-12-20 before")]),
    (
        "D36 dates",
        "gửi báo cáo vào các ngày 15/3, 15/6, 15/9",
        [("vào các ngày 15/3", "date 2024-03-15 on"), ("15/6", "date 2024-06-15 on"), ("15/9", "date 2024-09-15 on")],
    ),
    ("open from", "áp dụng thống nhất từ ngày 01/7/2024", [("từ ngày 01/7/2024", "date 2024-07-01 from")]),
    ("before a month", "hoàn thành trước tháng 9/2024", [("trước tháng 9/2024", "date 2024-09 before")]),
    ("clause head, day", "Ngày 15/10/2024: tổ chức hội thi", [("Ngày 15/10/2024", "date 2024-10-15 on")]),
    ("frame plain day", "Thời hạn: 30/6/2024", [("30/6/2024", "date 2024-06-30 by")]),
    ("frame day of an event", "- Thời gian: ngày 12/6/2024", [("ngày 12/6/2024", "date 2024-06-12 on")]),
    (
        "behind phát sinh",
        "hoàn thành rà soát hộ nghèo phát sinh trước ngày 31/5/2024",
        [("trước ngày 31/5/2024", "date 2024-05-31 before")],
    ),
    ("half of a month", "tổ chức vào nửa đầu tháng 9/2024", [("vào nửa đầu tháng 9/2024", "date 2024-09-15 by")]),
    ("second ten days", "hoàn thành vào trung tuần tháng 8/2024", [("vào trung tuần tháng 8/2024", "date 2024-08-20 by")]),
    ("first week", "tổ chức vào tuần đầu của tháng 6/2024", [("vào tuần đầu của tháng 6/2024", "date 2024-06-07 by")]),
    (
        "days that share month and year",
        "Tổ chức phiên giao dịch vào ngày 05, 15 và ngày 25 tháng 8 năm 2024.",
        [("vào ngày 05", "date 2024-08-05 on"), ("15", "date 2024-08-15 on"), ("ngày 25 tháng 8 năm 2024", "date 2024-08-25 on")],
    ),
    ("year before what it attains", "- Tỷ lệ thôn có nhà văn hóa năm 2025 đạt 98%.", [("năm 2025", "horizon 2025")]),
    ("day with a dash", "Hoàn thành trước ngày 30-11.", [("trước ngày 30-11", "date 2024-11-30 before")]),
    ("month with a dash", "Duy trì đến hết tháng 01-2025.", [("đến hết tháng 01-2025", "date 2025-01-31 by")]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_alone(text) == expected


INTERVALS = [
    ("months of one year with a dash", "| 1 | 09 - 10/2024 | Rà soát tài khoản |", [("09 - 10/2024", "interval 2024-09-01 2024-10-31")]),
    ("quarter in brackets", "- Tập huấn cho nhân viên mới (quý II).", [("quý II", "interval 2024-04-01 2024-06-30")]),
    ("month in brackets", "- Kiểm tra các bếp ăn (tháng 9), xử lý vi phạm.", [("tháng 9", "interval 2024-09-01 2024-09-30")]),
    (
        "cell of two months",
        "| 3 | Số hóa | Tháng 3/2024 và tháng 9/2024 |",
        [("Tháng 3/2024", "interval 2024-03-01 2024-03-31"), ("tháng 9/2024", "interval 2024-09-01 2024-09-30")],
    ),
    ("months without từ", "Tập huấn tháng 3 đến tháng 5 năm 2024.", [("tháng 3 đến tháng 5 năm 2024", "interval 2024-03-01 2024-05-31")]),
    ("quarters with a dash", "Thời gian: Quý I - Quý II/2024.", [("Quý I - Quý II/2024", "interval 2024-01-01 2024-06-30")]),
    ("days without từ", "Ra quân 01/6 đến 30/6.", [("01/6 đến 30/6", "interval 2024-06-01 2024-06-30")]),
    ("D07", "Hoàn thành cấp mã định danh trong tháng 6/2024.", [("trong tháng 6/2024", "interval 2024-06-01 2024-06-30")]),
    (
        "D08 từ đến",
        "từ ngày 01/7 đến ngày 15/7/2024 tổ chức chiến dịch",
        [("từ ngày 01/7 đến ngày 15/7/2024", "interval 2024-07-01 2024-07-15")],
    ),
    ("D08 dash", "chiến dịch (từ 10/4 - 25/4)", [("từ 10/4 - 25/4", "interval 2024-04-10 2024-04-25")]),
    ("D08 day only", "từ ngày 1 đến 30/9/2022", [("từ ngày 1 đến 30/9/2022", "interval 2022-09-01 2022-09-30")]),
    (
        "D08 months",
        "Triển khai từ tháng 3 đến tháng 9 năm 2024",
        [("từ tháng 3 đến tháng 9 năm 2024", "interval 2024-03-01 2024-09-30")],
    ),
    (
        "D08 over new year",
        "từ ngày 15/12/2024 đến ngày 15/01/2025",
        [("từ ngày 15/12/2024 đến ngày 15/01/2025", "interval 2024-12-15 2025-01-15")],
    ),
    ("D09 frame", "- Thời gian thực hiện: tháng 4/2025.", [("tháng 4/2025", "interval 2025-04-01 2025-04-30")]),
    ("D09 action", "Tổ chức hội thi tháng 10/2024 tại huyện", [("tháng 10/2024", "interval 2024-10-01 2024-10-31")]),
    ("D10", "tổ chức tập huấn trong quý III/2024", [("trong quý III/2024", "interval 2024-07-01 2024-09-30")]),
    ("D10 no year", "khảo sát trong quý I", [("trong quý I", "interval 2024-01-01 2024-03-31")]),
    ("D10 frame", "c) Thời gian: Quý IV năm 2024", [("Quý IV năm 2024", "interval 2024-10-01 2024-12-31")]),
    (
        "D10 list",
        "Thời gian hoàn thành: Quý I, II/2024",
        [("Quý I, II/2024", "interval 2024-01-01 2024-06-30")],
    ),
    ("D10 range", "Tiến độ thực hiện: Quý II - III/2024", [("Quý II - III/2024", "interval 2024-04-01 2024-09-30")]),
    ("D12", "Thời gian: 6 tháng đầu năm 2024", [("6 tháng đầu năm 2024", "interval 2024-01-01 2024-06-30")]),
    ("D12 trong", "hoàn thành trong 9 tháng đầu năm", [("trong 9 tháng đầu năm", "interval 2024-01-01 2024-09-30")]),
    ("D12 cuối", "Tiến độ hoàn thành: 6 tháng cuối năm 2024", [("6 tháng cuối năm 2024", "interval 2024-07-01 2024-12-31")]),
    (
        "D16 dated",
        "Tháng hành động quốc gia về dân số năm 2024 (từ 01/12 đến 31/12)",
        [("từ 01/12 đến 31/12", "interval 2024-12-01 2024-12-31")],
    ),
    ("clause head", "Quý II/2024: tổ chức tập huấn", [("Quý II/2024", "interval 2024-04-01 2024-06-30")]),
    (
        "period, then another bound",
        "hoàn thành trong quý I/2024, chậm nhất là 31/3/2024",
        [("trong quý I/2024", "interval 2024-01-01 2024-03-31"), ("chậm nhất là 31/3/2024", "date 2024-03-31 by")],
    ),
    (
        "length before a range",
        "Thời gian: 02 ngày, từ ngày 15-16/5/2024",
        [("từ ngày 15-16/5/2024", "interval 2024-05-15 2024-05-16")],
    ),
    (
        "cell",
        "Xây dựng cổng dịch vụ công | Sở Thông tin và Truyền thông | 12/2024 |",
        [("12/2024", "interval 2024-12-01 2024-12-31")],
    ),
    (
        "two frames in a line",
        "Cơ quan chủ trì: Sở Tư pháp; thời gian thực hiện: Quý II/2024.",
        [("Quý II/2024", "interval 2024-04-01 2024-06-30")],
    ),
    ("heading of tasks", "3. Nhiệm vụ trọng tâm quý IV/2024", [("quý IV/2024", "interval 2024-10-01 2024-12-31")]),
    ("counted days", "Tổ chức trong 02 ngày 15-16/6/2024.", [("trong 02 ngày 15-16/6/2024", "interval 2024-06-15 2024-06-16")]),
    ("round", "Chia hai đợt. Đợt 2: tháng 10/2024.", [("tháng 10/2024", "interval 2024-10-01 2024-10-31")]),
    ("opens without a mark", "- Quý 4/2024 tổ chức kiểm tra.", [("Quý 4/2024", "interval 2024-10-01 2024-12-31")]),
    (
        "two months in a row",
        "Kiểm tra chợ trong tháng 8 và tháng 9/2024.",
        [("trong tháng 8 và tháng 9/2024", "interval 2024-08-01 2024-09-30")],
    ),
    (
        "months in a row over new year",
        "Thời gian: tháng 11, 12/2024 và tháng 01/2025",
        [("tháng 11, 12/2024 và tháng 01/2025", "interval 2024-11-01 2025-01-31")],
    ),
    (
        "quarters apart",
        "Kiểm tra vào quý I và quý III năm 2024.",
        [("vào quý I", "interval 2024-01-01 2024-03-31"), ("quý III năm 2024", "interval 2024-07-01 2024-09-30")],
    ),
    (
        "all the days in a row",
        "Trực cấp cứu trong các ngày 29, 30/4 và 01/5/2024.",
        [("trong các ngày 29, 30/4 và 01/5/2024", "interval 2024-04-29 2024-05-01")],
    ),
    (
        "months that say when the parts of the year are",
        "Kiểm kê kho 02 đợt: giữa năm (tháng 6) và cuối năm (tháng 12).",
        [("tháng 6", "interval 2024-06-01 2024-06-30"), ("tháng 12", "interval 2024-12-01 2024-12-31")],
    ),
    (
        "acts with a date in brackets each",
        "Tổ chức lễ ra quân (ngày 16/5), hội thi (tháng 6).",
        [("ngày 16/5", "date 2024-05-16 on"), ("tháng 6", "interval 2024-06-01 2024-06-30")],
    ),
    ("name of a month of action", "Phát động trong Tháng An toàn (tháng 5/2024).", [("tháng 5/2024", "interval 2024-05-01 2024-05-31")]),
    ("years of a day that is kept", "Tổ chức Lễ Kỷ niệm Ngày thành lập Đoàn (26/3/1931 - 26/3/2024).", []),
    ("whole year", "Thời gian thực hiện: Cả năm 2024.", [("Cả năm 2024", "interval 2024-01-01 2024-12-31")]),
    (
        "second quarter with its word",
        "Hoàn thành trong quý II, quý III năm 2024.",
        [("trong quý II, quý III năm 2024", "interval 2024-04-01 2024-09-30")],
    ),
    (
        "what was issued before is an event",
        "Ngay sau khi Kế hoạch được ban hành, triển khai trong tháng 4.",
        [("trong tháng 4", "interval 2024-04-01 2024-04-30")],
    ),
    ("day and month with dashes", "Từ 15-4 đến 30-6-2024 tổ chức tập huấn.", [("Từ 15-4 đến 30-6-2024", "interval 2024-04-15 2024-06-30")]),
    (
        "both with dashes and without a year",
        "Từ ngày 01-6 đến ngày 30-6 tổ chức Tháng hành động.",
        [("Từ ngày 01-6 đến ngày 30-6", "interval 2024-06-01 2024-06-30")],
    ),
    ("month with a dash in a cell", "| 2 | Kiểm tra | Trạm Y tế | Tháng 11-2024 |", [("Tháng 11-2024", "interval 2024-11-01 2024-11-30")]),
    ("month with a stop", "Hoàn thành trong tháng 9.2024.", [("trong tháng 9.2024", "interval 2024-09-01 2024-09-30")]),
    ("quarter with a dash", "Hoàn thành trong quý III-2024.", [("trong quý III-2024", "interval 2024-07-01 2024-09-30")]),
    (
        "months with dashes",
        "Ra quân từ tháng 3-2024 đến tháng 5-2024.",
        [("từ tháng 3-2024 đến tháng 5-2024", "interval 2024-03-01 2024-05-31")],
    ),
    ("numbered line of a year", "B. Năm 2024", [("Năm 2024", "interval 2024-01-01 2024-12-31")]),
    ("counted projects are no title", "- Thu hút 05 dự án đến hết năm 2025.", [("đến hết năm 2025", "date 2025-12-31 by")]),
    ("month in a word", "Làm điểm trong tháng Tư.", [("trong tháng Tư", "interval 2024-04-01 2024-04-30")]),
    (
        "to an hour of a day",
        "Mở cổng đăng ký từ ngày 03/5/2024 đến 17 giờ 00 ngày 12/5/2024.",
        [("từ ngày 03/5/2024 đến 17 giờ 00 ngày 12/5/2024", "interval 2024-05-03 2024-05-12")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in INTERVALS], ids=[row[0] for row in INTERVALS])
def test_interval(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_alone(text) == expected


TWO_YEARS = [
    ("before the issue: next year", "Hoàn thành trong tháng 3.", [("trong tháng 3", "interval 2026-03-01 2026-03-31")]),
    ("after the issue: the first", "Hoàn thành trước ngày 15 tháng 12.", [("trước ngày 15 tháng 12", "date 2025-12-15 before")]),
    (
        "the next round tells",
        "Tiêm đợt 1 từ 01/5 đến 15/6, đợt 2 vào tháng 9/2026.",
        [("từ 01/5 đến 15/6", "interval 2026-05-01 2026-06-15"), ("vào tháng 9/2026", "interval 2026-09-01 2026-09-30")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TWO_YEARS], ids=[row[0] for row in TWO_YEARS])
def test_time_without_a_year_in_a_plan_of_two(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, PlanTime(2025, 2026, "2025-09-20")) == expected
