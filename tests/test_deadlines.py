"""Deadlines: one row a phenomenon; families D01 to D41 of the domain facts are named in the ids."""

from __future__ import annotations

import time

import pytest

from planparse.extract import deadlines
from planparse.extract.matches import DeadlineMatch, PlanTime

ONE_YEAR = PlanTime(2024, 2024, "2024-02-19")
SEVERAL = PlanTime(2021, 2025, "2021-03-02")
UNKNOWN = PlanTime()


def value(match: DeadlineMatch) -> str:
    """The value in one line: `date 2024-05-15 before`."""
    if match.kind == "date":
        return f"date {match.by} {match.relation}"
    if match.kind == "interval":
        return f"interval {match.from_} {match.to}"
    if match.kind == "recurring":
        return f"recurring {match.period} {match.by} {match.relation}"
    if match.kind == "relative":
        return f"relative {match.offset} {match.trigger}"
    return f"horizon {match.by}"


def read(text: str, when: PlanTime) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], value(m)) for m in deadlines.find(text, when)]


FOUND = [
    ("hour of every day", "báo cáo trước 17 giờ hằng ngày về Ban Chỉ huy.", [("trước 17 giờ hằng ngày", "recurring P1D None None")]),
    ("span of hours of every day", "Lập chốt từ 06 giờ 15 phút đến 07 giờ 15 phút hằng ngày.", [("hằng ngày", "recurring P1D None None")]),
    ("every day", "- Vệ sinh khử khuẩn lớp học hằng ngày.", [("hằng ngày", "recurring P1D None None")]),
    ("mỗi ngày", "- Mỗi ngày phát 02 bản tin.", [("Mỗi ngày", "recurring P1D None None")]),
    ("quick report every day", "- Báo cáo nhanh hằng ngày (trước 15 giờ).", [("hằng ngày", "recurring P1D None None")]),
    (
        "review of a period",
        "tổng kết giai đoạn trước ngày 31/10/2024; sơ kết nhiệm kỳ trước ngày 30/6/2024",
        [("trước ngày 31/10/2024", "date 2024-10-31 before"), ("trước ngày 30/6/2024", "date 2024-06-30 before")],
    ),
    (
        "offset of an event with years",
        "Trước kỳ thi năm học 2023 - 2024 ít nhất 15 ngày, Sở thông báo.",
        [("Trước kỳ thi năm học 2023 - 2024 ít nhất 15 ngày", "relative P15D kỳ thi năm học 2023 - 2024")],
    ),
    (
        "offset of an event",
        "gửi giấy mời trước Đại hội ít nhất 05 ngày",
        [("trước Đại hội ít nhất 05 ngày", "relative P5D Đại hội")],
    ),
    (
        "cell of a year and the following",
        "| 3 | Số hóa | Sở Nội vụ | Năm 2024 và các năm tiếp theo | x |",
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("các năm tiếp theo", "recurring P1Y None None")],
    ),
    (
        "cell of a year and every year",
        "| 3 | Số hóa | Sở Nội vụ | Năm 2024 và hằng năm |",
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("hằng năm", "recurring P1Y None None")],
    ),
    (
        "cell of two months",
        "| 3 | Số hóa | Tháng 3/2024 và tháng 9/2024 |",
        [("Tháng 3/2024", "interval 2024-03-01 2024-03-31"), ("tháng 9/2024", "interval 2024-09-01 2024-09-30")],
    ),
    ("mean of every year", "- bình quân mỗi năm tăng 3% số hộ.", [("mỗi năm", "recurring P1Y None None")]),
    ("act behind mỗi năm", "- Thanh tra Sở mỗi năm thanh tra ít nhất 06 cơ sở.", [("mỗi năm", "recurring P1Y None None")]),
    ("chi cục is no spending", "- Chi cục mỗi quý kiểm kê kho thuốc một lần.", [("mỗi quý", "recurring P3M None None")]),
    ("D01", "Hoàn thành rà soát hộ nghèo trước ngày 20/9/2024.", [("trước ngày 20/9/2024", "date 2024-09-20 before")]),
    ("months without từ", "Tập huấn tháng 3 đến tháng 5 năm 2024.", [("tháng 3 đến tháng 5 năm 2024", "interval 2024-03-01 2024-05-31")]),
    ("quarters with a dash", "Thời gian: Quý I - Quý II/2024.", [("Quý I - Quý II/2024", "interval 2024-01-01 2024-06-30")]),
    ("days without từ", "Ra quân 01/6 đến 30/6.", [("01/6 đến 30/6", "interval 2024-06-01 2024-06-30")]),
    (
        "quarter, half, year",
        "Định kỳ quý, 6 tháng, năm báo cáo.",
        [("Định kỳ quý", "recurring P3M None None"), ("6 tháng", "recurring P6M None None"), ("năm", "recurring P1Y None None")],
    ),
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
        [("Quý I", "interval 2024-01-01 2024-03-31"), ("II/2024", "interval 2024-04-01 2024-06-30")],
    ),
    ("D10 range", "Tiến độ thực hiện: Quý II - III/2024", [("Quý II - III/2024", "interval 2024-04-01 2024-09-30")]),
    ("D11", "xét công nhận xã đạt chuẩn tiếp cận pháp luật cuối năm 2024", [("cuối năm 2024", "date 2024-12-31 by")]),
    ("D11 quarter", "ban hành vào đầu quý II/2024", [("vào đầu quý II/2024", "date 2024-04-30 by")]),
    ("D11 month", "họp ban tổ chức vào giữa tháng 5/2024", [("vào giữa tháng 5/2024", "date 2024-05-20 by")]),
    ("D12", "Thời gian: 6 tháng đầu năm 2024", [("6 tháng đầu năm 2024", "interval 2024-01-01 2024-06-30")]),
    ("D12 trong", "hoàn thành trong 9 tháng đầu năm", [("trong 9 tháng đầu năm", "interval 2024-01-01 2024-09-30")]),
    ("D12 cuối", "Tiến độ hoàn thành: 6 tháng cuối năm 2024", [("6 tháng cuối năm 2024", "interval 2024-07-01 2024-12-31")]),
    (
        "D16 dated",
        "Tháng hành động quốc gia về dân số năm 2024 (từ 01/12 đến 31/12)",
        [("từ 01/12 đến 31/12", "interval 2024-12-01 2024-12-31")],
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
    (
        "D25",
        "báo cáo chậm nhất 02 ngày sau khi thiên tai xảy ra;",
        [("chậm nhất 02 ngày sau khi thiên tai xảy ra", "relative P2D thiên tai xảy ra")],
    ),
    (
        "D26",
        "trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ, Phòng thẩm định",
        [("trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ", "relative P5D nhận được hồ sơ hợp lệ")],
    ),
    (
        "D26 hours",
        "thông báo trong vòng 24 giờ kể từ khi phát hiện ca bệnh.",
        [("trong vòng 24 giờ kể từ khi phát hiện ca bệnh", "relative P1D phát hiện ca bệnh")],
    ),
    ("D26 signing", "hoàn thành trong 3 tháng kể từ ngày ký.", [("trong 3 tháng kể từ ngày ký", "relative P3M ngày ký")]),
    (
        "D26 words in brackets",
        "trong 07 (bảy) ngày kể từ ngày có kết luận thanh tra",
        [("trong 07 (bảy) ngày kể từ ngày có kết luận thanh tra", "relative P7D có kết luận thanh tra")],
    ),
    (
        "D27 before event",
        "gửi tài liệu 15 ngày trước khi kết thúc quý.",
        [("15 ngày trước khi kết thúc quý", "relative P15D kết thúc quý")],
    ),
    (
        "D27 so với",
        "đăng ký trước 10 ngày so với thời điểm tổ chức",
        [("trước 10 ngày so với thời điểm tổ chức", "relative P10D thời điểm tổ chức")],
    ),
    (
        "D27 event first",
        "gửi giấy mời trước ngày họp ít nhất 03 ngày",
        [("trước ngày họp ít nhất 03 ngày", "relative P3D ngày họp")],
    ),
    ("D31", "- Đến năm 2025, 90% hộ dân dùng nước sạch.", [("Đến năm 2025", "horizon 2025")]),
    ("D31 heading", "2. Mục tiêu cụ thể đến năm 2026", [("đến năm 2026", "horizon 2026")]),
    ("D31 vào năm", "phấn đấu đạt 95% vào năm 2025", [("vào năm 2025", "horizon 2025")]),
    ("D31 đạt", "Năm 2025 đạt 80% xã nông thôn mới", [("Năm 2025", "horizon 2025")]),
    ("D34", "gửi phiếu trước 16 giờ 00 ngày 20/12/2024", [("trước 16 giờ 00 ngày 20/12/2024", "date 2024-12-20 before")]),
    ("D34 h", "gửi phiếu trước 17h00 ngày 20/12/2024", [("trước 17h00 ngày 20/12/2024", "date 2024-12-20 before")]),
    ("D35", "báo cáo trước ngày 25 hằng tháng để tổng hợp", [("trước ngày 25 hằng tháng", "recurring P1M None None")]),
    (
        "D36 dates",
        "gửi báo cáo vào các ngày 15/3, 15/6, 15/9",
        [("vào các ngày 15/3", "date 2024-03-15 on"), ("15/6", "date 2024-06-15 on"), ("15/9", "date 2024-09-15 on")],
    ),
    (
        "D36 days",
        "giao ban vào ngày 15 và 30 hằng tháng",
        [("vào ngày 15", "recurring P1M None None"), ("30 hằng tháng", "recurring P1M None None")],
    ),
    ("D37", "họp vào chiều thứ Sáu hằng tuần", [("vào chiều thứ Sáu hằng tuần", "recurring P1W None None")]),
    ("D40", "Quyết định này có hiệu lực kể từ ngày ký.", [("kể từ ngày ký", "relative P0D ngày ký")]),
    (
        "yearly date",
        "công bố kết quả trước ngày 31/3 hằng năm",
        [("trước ngày 31/3 hằng năm", "recurring P1Y 2024-03-31 before")],
    ),
    ("open from", "áp dụng thống nhất từ ngày 01/7/2024", [("từ ngày 01/7/2024", "date 2024-07-01 from")]),
    ("before a month", "hoàn thành trước tháng 9/2024", [("trước tháng 9/2024", "date 2024-09 before")]),
    ("clause head", "Quý II/2024: tổ chức tập huấn", [("Quý II/2024", "interval 2024-04-01 2024-06-30")]),
    ("clause head, day", "Ngày 15/10/2024: tổ chức hội thi", [("Ngày 15/10/2024", "date 2024-10-15 on")]),
    (
        "addressee between",
        "Báo cáo 6 tháng gửi về Sở Y tế trước ngày 15/6;",
        [("6 tháng gửi về Sở Y tế trước ngày 15/6", "recurring P6M 2024-06-15 before")],
    ),
    (
        "period, then another bound",
        "hoàn thành trong quý I/2024, chậm nhất là 31/3/2024",
        [("trong quý I/2024", "interval 2024-01-01 2024-03-31"), ("chậm nhất là 31/3/2024", "date 2024-03-31 by")],
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
        "length before a range",
        "Thời gian: 02 ngày, từ ngày 15-16/5/2024",
        [("từ ngày 15-16/5/2024", "interval 2024-05-15 2024-05-16")],
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
        [("Năm 2024", "interval 2024-01-01 2024-12-31"), ("các năm tiếp theo", "recurring P1Y None None")],
    ),
    (
        "frame year and yearly",
        "Thời hạn hoàn thành: trong năm 2024 và hằng năm.",
        [("trong năm 2024", "interval 2024-01-01 2024-12-31"), ("hằng năm", "recurring P1Y None None")],
    ),
    ("frame plain day", "Thời hạn: 30/6/2024", [("30/6/2024", "date 2024-06-30 by")]),
    ("frame day of an event", "- Thời gian: ngày 12/6/2024", [("ngày 12/6/2024", "date 2024-06-12 on")]),
    (
        "trigger keeps its capitals",
        "trong 10 ngày kể từ ngày Sở Nội vụ có văn bản",
        [("trong 10 ngày kể từ ngày Sở Nội vụ có văn bản", "relative P10D Sở Nội vụ có văn bản")],
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
    (
        "behind phát sinh",
        "hoàn thành rà soát hộ nghèo phát sinh trước ngày 31/5/2024",
        [("trước ngày 31/5/2024", "date 2024-05-31 before")],
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
    (
        "offset in words",
        "trong mười ngày làm việc kể từ ngày nhận đơn",
        [("trong mười ngày làm việc kể từ ngày nhận đơn", "relative P10D nhận đơn")],
    ),
    ("half of a month", "tổ chức vào nửa đầu tháng 9/2024", [("vào nửa đầu tháng 9/2024", "date 2024-09-15 by")]),
    ("second ten days", "hoàn thành vào trung tuần tháng 8/2024", [("vào trung tuần tháng 8/2024", "date 2024-08-20 by")]),
    ("first week", "tổ chức vào tuần đầu của tháng 6/2024", [("vào tuần đầu của tháng 6/2024", "date 2024-06-07 by")]),
    (
        "days that share month and year",
        "Tổ chức phiên giao dịch vào ngày 05, 15 và ngày 25 tháng 8 năm 2024.",
        [("vào ngày 05", "date 2024-08-05 on"), ("15", "date 2024-08-15 on"), ("ngày 25 tháng 8 năm 2024", "date 2024-08-25 on")],
    ),
    ("day of every month in brackets", "báo cáo hằng tháng (trước ngày 25)", [("hằng tháng (trước ngày 25)", "recurring P1M None None")]),
    ("heading of tasks", "3. Nhiệm vụ trọng tâm quý IV/2024", [("quý IV/2024", "interval 2024-10-01 2024-12-31")]),
    ("year before what it attains", "- Tỷ lệ thôn có nhà văn hóa năm 2025 đạt 98%.", [("năm 2025", "horizon 2025")]),
    ("counted days", "Tổ chức trong 02 ngày 15-16/6/2024.", [("trong 02 ngày 15-16/6/2024", "interval 2024-06-15 2024-06-16")]),
    (
        "before an event without khi",
        "Trước 05 ngày diễn ra hội nghị, gửi tài liệu",
        [("Trước 05 ngày diễn ra hội nghị", "relative P5D diễn ra hội nghị")],
    ),
    (
        "the event ends before phải",
        "chậm nhất 03 ngày sau khi kết thúc đợt phải báo cáo",
        [("chậm nhất 03 ngày sau khi kết thúc đợt", "relative P3D kết thúc đợt")],
    ),
    ("round", "Chia hai đợt. Đợt 2: tháng 10/2024.", [("tháng 10/2024", "interval 2024-10-01 2024-10-31")]),
    ("opens without a mark", "- Quý 4/2024 tổ chức kiểm tra.", [("Quý 4/2024", "interval 2024-10-01 2024-12-31")]),
    (
        "second quarter with its word",
        "Hoàn thành trong quý II, quý III năm 2024.",
        [("trong quý II", "interval 2024-04-01 2024-06-30"), ("quý III năm 2024", "interval 2024-07-01 2024-09-30")],
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
    ("day with a dash", "Hoàn thành trước ngày 30-11.", [("trước ngày 30-11", "date 2024-11-30 before")]),
    ("day with a dash every year", "Gửi trước ngày 05-12 hằng năm.", [("trước ngày 05-12 hằng năm", "recurring P1Y 2024-12-05 before")]),
    ("month with a dash", "Duy trì đến hết tháng 01-2025.", [("đến hết tháng 01-2025", "date 2025-01-31 by")]),
    ("month with a dash in a cell", "| 2 | Kiểm tra | Trạm Y tế | Tháng 11-2024 |", [("Tháng 11-2024", "interval 2024-11-01 2024-11-30")]),
    ("month with a stop", "Hoàn thành trong tháng 9.2024.", [("trong tháng 9.2024", "interval 2024-09-01 2024-09-30")]),
    ("quarter with a dash", "Hoàn thành trong quý III-2024.", [("trong quý III-2024", "interval 2024-07-01 2024-09-30")]),
    (
        "months with dashes",
        "Ra quân từ tháng 3-2024 đến tháng 5-2024.",
        [("từ tháng 3-2024 đến tháng 5-2024", "interval 2024-03-01 2024-05-31")],
    ),
    ("morning of a weekday", "Tổng vệ sinh vào sáng Chủ nhật hằng tuần.", [("vào sáng Chủ nhật hằng tuần", "recurring P1W None None")]),
    ("two weekdays", "Thu gom rác chiều thứ Hai, thứ Năm hằng tuần.", [("chiều thứ Hai, thứ Năm hằng tuần", "recurring P1W None None")]),
    ("so many times a week", "- Kiểm tra chất lượng thi công mỗi tuần 01 lần.", [("mỗi tuần 01 lần", "recurring P1W None None")]),
    ("once a month opens", "- Mỗi tháng một lần kiểm điểm việc chấp hành.", [("Mỗi tháng một lần", "recurring P1M None None")]),
    ("times a year behind an object", "nạo vét kênh mương hằng năm 02 lần", [("hằng năm 02 lần", "recurring P1Y None None")]),
    (
        "hours after what the sentence opens with",
        "- Phát hiện cháy rừng, chủ rừng báo Hạt Kiểm lâm trong vòng 24 giờ; không chậm trễ.",
        [("trong vòng 24 giờ", "relative P1D Phát hiện cháy rừng")],
    ),
    (
        "hours after khi",
        "- Khi có ca bệnh mới, Trạm Y tế báo cáo Trung tâm Y tế trong vòng 02 giờ.",
        [("trong vòng 02 giờ", "relative PT2H có ca bệnh mới")],
    ),
    (
        "minutes after nếu",
        "Nếu xảy ra sự cố, trực ban có mặt trong vòng 30 phút.",
        [("trong vòng 30 phút", "relative PT30M xảy ra sự cố")],
    ),
    (
        "days after what was received",
        "- Nhận được đề nghị của xã, Phòng trả lời không quá 03 ngày làm việc.",
        [("không quá 03 ngày làm việc", "relative P3D Nhận được đề nghị của xã")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, ONE_YEAR if "2022" not in text else UNKNOWN) == expected


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
    ("year before", "gửi đăng ký trước ngày 01/12 của năm trước", ONE_YEAR, "date 2023-12-01 before"),
]


@pytest.mark.parametrize(("text", "when", "expected"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS])
def test_year(text: str, when: PlanTime, expected: str) -> None:
    assert [found for _, found in read(text, when)] == [expected]


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


def test_sign_of_an_offset() -> None:
    assert [m.relation for m in deadlines.find("gửi 15 ngày trước khi kết thúc quý", ONE_YEAR)] == ["before"]
    assert [m.relation for m in deadlines.find("gửi chậm nhất 03 ngày sau khi kết thúc quý", ONE_YEAR)] == [None]


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
    begun = time.process_time()
    deadlines.find(text, ONE_YEAR)
    assert time.process_time() - begun < 3.0
