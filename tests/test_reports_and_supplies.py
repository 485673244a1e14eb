"""When the report of a year is due, on what day something is expected or done, and how many things are made, bought or checked."""

from __future__ import annotations

import pytest

from tests.deadlines_help import ONE_YEAR, read
from tests.test_targets import read as read_targets

TIMES = [
    (
        "report of a year to a body",
        "Báo cáo kết quả năm về Sở Y tế trước ngày 15/12/2024.",
        [("trước ngày 15/12/2024", "date 2024-12-15 before")],
    ),
    ("handed in to a body", "Báo cáo năm gửi UBND huyện chậm nhất ngày 05/12/2024.", [("chậm nhất ngày 05/12/2024", "date 2024-12-05 by")]),
    ("report of a year alone", "Báo cáo năm trước ngày 30/11/2024.", [("năm trước ngày 30/11/2024", "recurring P1Y 2024-11-30 before")]),
    (
        "a day of every quarter is none of the year",
        "Báo cáo định kỳ quý, năm gửi Sở Nội vụ trước ngày 10 của tháng cuối quý.",
        [
            ("định kỳ quý", "recurring P3M None None"),
            ("năm", "recurring P1Y None None"),
            ("trước ngày 10 của tháng cuối quý", "recurring P3M None None"),
        ],
    ),
    (
        "an event ends before the next act",
        "Báo cáo chậm nhất 05 ngày sau khi kết thúc đợt mưa lũ và báo cáo tổng kết.",
        [("chậm nhất 05 ngày sau khi kết thúc đợt mưa lũ", "relative P5D kết thúc đợt mưa lũ")],
    ),
    (
        "an event ends before an instrument",
        "Báo cáo trong vòng 24 giờ kể từ khi phát hiện theo khoản 1 Điều 6.",
        [("trong vòng 24 giờ kể từ khi phát hiện", "relative P1D phát hiện")],
    ),
    (
        "a rhythm and how long it goes on",
        "Mở chuyên mục, mỗi tuần 02 lần, từ nay đến hết ngày 31/12/2024.",
        [("mỗi tuần 02 lần", "recurring P1W None None"), ("từ nay đến hết ngày 31/12/2024", "date 2024-12-31 by")],
    ),
    ("an expected day in brackets", "Chuẩn bị hội nghị tổng kết (dự kiến ngày 05/9/2024).", [("ngày 05/9/2024", "date 2024-09-05 on")]),
    ("an expected month in brackets", "Tổ chức hội thi (dự kiến tháng 11/2024).", [("tháng 11/2024", "interval 2024-11-01 2024-11-30")]),
    (
        "done by a day, whatever instrument is spoken of",
        "Tham mưu ban hành quyết định thành lập Ban Tổ chức, xong ngày 24/7/2024.",
        [("ngày 24/7/2024", "date 2024-07-24 on")],
    ),
]

SUPPLIES = [
    ("programmes", "Sản xuất 04 phóng sự, 12 chuyên mục về bình đẳng giới.", ["eq 4 count", "eq 12 count"]),
    ("banners", "Treo 10 băng rôn, 30 pa nô.", ["eq 10 count", "eq 30 count"]),
    ("people and boats", "Chuẩn bị 150 dân quân cơ động, 06 xuồng máy.", ["eq 150 count", "eq 6 count"]),
    ("goods", "Mua sắm 02 máy bơm, 500 bao tải; dự trữ 20 tấn gạo.", ["eq 2 count", "eq 500 count", "eq 20 count"]),
    ("animals", "Tiêm phòng 12.500 con trâu, bò.", ["eq 12500 count"]),
    (
        "roads and forests",
        "Duy tu 12 km đường; trồng mới 50 ha rừng, chăm sóc 120 ha rừng.",
        ["eq 12 count", "eq 50 count", "eq 120 count"],
    ),
    ("a trial", "Thí điểm 03 trạm thu đổi rác nhựa.", ["eq 3 count"]),
    ("cards, but no grade", "Cấp 200 thẻ bảo hiểm y tế cho học sinh cấp 2.", ["eq 200 count"]),
    (
        "checked without a preposition",
        "Kiểm tra liên ngành 08 doanh nghiệp; đánh giá hiện trạng 147 hồ đập.",
        ["eq 8 count", "eq 147 count"],
    ),
    ("fields watered", "Bảo đảm tưới chủ động cho trên 640 ha lúa.", ["ge 640 count"]),
    ("prizes and their sum", "Cơ cấu tối thiểu 50 giải, tổng giá trị 200 triệu đồng.", ["ge 50 count", "eq 2e+08 money"]),
    ("a sum raised", "Thêm 03 xã đạt chuẩn, nâng tổng số xã đạt chuẩn lên 08/29 xã.", ["eq 3 count", "eq 8/29 count"]),
    ("money of earlier years", "Giải ngân 100% vốn được giao, bao gồm cả vốn các năm trước.", ["eq 100 percent"]),
    ("all of them, of a grade or better", "5/5 khu phố hoạt động khá trở lên.", ["eq 5/5 count"]),
    ("how often belongs to the share", "80% người cao tuổi được khám sức khỏe ít nhất một lần trong năm.", ["eq 80 percent due 2024"]),
    ("a condition is no aim", "Khi dung tích hồ xuống dưới 50%, báo cáo Sở.", []),
]

SPANS = [
    ("an instrument is none of it", "Kiểm tra 240 hộ kinh doanh theo Quyết định số 970/QĐ-TCT.", "Kiểm tra 240 hộ kinh doanh"),
    ("nor is the occasion", "Trao 20 xe đạp nhân dịp khai giảng.", "Trao 20 xe đạp"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, ONE_YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SUPPLIES], ids=[row[0] for row in SUPPLIES])
def test_supplies(text: str, expected: list[str]) -> None:
    assert [value for _, value in read_targets(text)] == expected


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in SPANS], ids=[row[0] for row in SPANS])
def test_spans(text: str, quote: str) -> None:
    assert [found for found, _ in read_targets(text)] == [quote]
