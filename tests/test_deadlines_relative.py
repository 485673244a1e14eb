"""Deadlines that hang on an event: one row a phenomenon; families D01 to D41 of the domain facts are named in the ids."""

from __future__ import annotations

import pytest

from planparse.extract import deadlines
from tests.deadlines_help import ONE_YEAR, read_alone

RELATIVE = [
    (
        "length behind its event",
        "Dừng xem xét hồ sơ trước ngày bầu cử 10 ngày.",
        [("trước ngày bầu cử 10 ngày", "relative P10D ngày bầu cử")],
    ),
    (
        "length behind its event, afterwards",
        "- Gửi biên bản về huyện sau khi kết thúc hội nghị 01 ngày.",
        [("sau khi kết thúc hội nghị 01 ngày", "relative P1D kết thúc hội nghị")],
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
    ("D40", "Quyết định này có hiệu lực kể từ ngày ký.", [("kể từ ngày ký", "relative P0D ngày ký")]),
    (
        "trigger keeps its capitals",
        "trong 10 ngày kể từ ngày Sở Nội vụ có văn bản",
        [("trong 10 ngày kể từ ngày Sở Nội vụ có văn bản", "relative P10D Sở Nội vụ có văn bản")],
    ),
    (
        "offset in words",
        "trong mười ngày làm việc kể từ ngày nhận đơn",
        [("trong mười ngày làm việc kể từ ngày nhận đơn", "relative P10D nhận đơn")],
    ),
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
    (
        "days after what ends",
        "- Kết thúc đợt kiểm tra chậm nhất 10 ngày, Đoàn báo cáo Sở.",
        [("chậm nhất 10 ngày", "relative P10D Kết thúc đợt kiểm tra")],
    ),
    (
        "days before khi",
        "Trình lãnh đạo trước 07 ngày khi tổ chức hội nghị.",
        [("trước 07 ngày khi tổ chức hội nghị", "relative P7D tổ chức hội nghị")],
    ),
    ("days of going on", "Rút kinh nghiệm sau 30 ngày triển khai.", [("sau 30 ngày triển khai", "relative P30D triển khai")]),
    ("years of going on", "Sau 05 năm thực hiện Nghị quyết, đời sống đổi thay.", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in RELATIVE], ids=[row[0] for row in RELATIVE])
def test_relative(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_alone(text) == expected


def test_sign_of_an_offset() -> None:
    assert [m.relation for m in deadlines.find("gửi 15 ngày trước khi kết thúc quý", ONE_YEAR)] == ["before"]
    assert [m.relation for m in deadlines.find("gửi chậm nhất 03 ngày sau khi kết thúc quý", ONE_YEAR)] == [None]
