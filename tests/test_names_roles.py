"""Wordings by which offices tell who does what: who is made the focal point, to whom something is handed. One sentence, one row."""

from __future__ import annotations

import pytest

from tests.test_roles import roles

YTE, NOIVU, UB = "Phòng Y tế", "Phòng Nội vụ", "Ủy ban nhân dân"

# sentence, leads, partners, receivers, reason
ROWS = [
    (
        "Giao Phòng Y tế làm cơ quan đầu mối, phối hợp với Phòng Nội vụ và các đơn vị liên quan triển khai thực hiện.",
        YTE,
        f"{NOIVU}; các đơn vị liên quan",
        "",
        "made the focal point",
    ),
    ("Giao cán bộ dân số làm thư ký.", "", "", "", "appointed to a post"),
    ("Nhiệm vụ này giao cho Hạt Kiểm lâm huyện thực hiện.", "Hạt Kiểm lâm", "", "", "what the sentence is about is handed on"),
    ("Nội dung này giao Phòng Y tế chủ trì.", YTE, "", "", "the same without `cho`"),
    ("Tiếp thu ý kiến của Sở Tư pháp, Phòng Nội vụ hoàn thiện dự thảo.", NOIVU, "", "", "an opening clause with a body in it"),
    (
        "Trạm Y tế các xã báo cáo nhanh bằng điện thoại về Trung tâm Y tế huyện trong vòng 2 giờ.",
        "Trạm Y tế",
        "",
        "Trung tâm Y tế",
        "how it is reported stands between",
    ),
    ("Tổ chức đoàn kiểm tra do Phòng Nội vụ làm trưởng đoàn.", "", "", "", "who heads a team"),
    (
        "Phòng Văn hóa và Thông tin chủ trì; Công an huyện, Phòng Nội vụ tham gia phối hợp.",
        "Phòng Văn hóa và Thông tin",
        f"Công an; {NOIVU}",
        "",
        "who joins behind a semicolon",
    ),
    ("Được sự đồng ý của UBND huyện, Phòng Nội vụ ký hợp đồng.", NOIVU, "", "", "with whose leave"),
    ("Tham mưu UBND huyện kiện toàn Ban Chỉ đạo.", "", "", UB, "who is advised"),
]


@pytest.mark.parametrize(("text", "leads", "partners", "receivers", "why"), ROWS, ids=[row[4] for row in ROWS])
def test_roles(text: str, leads: str, partners: str, receivers: str, why: str) -> None:
    assert roles(text) == (leads, partners, receivers), why
