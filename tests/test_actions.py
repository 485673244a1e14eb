"""The head action of a duty: verb and object, without subject, partners, modality and circumstances."""

from __future__ import annotations

import pytest

from planparse import parse_text

HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- "
ROWS = [
    ("Định kỳ 6 tháng (trước ngày 20/6) tổng hợp tình hình gửi Sở Nội vụ.", "tổng hợp tình hình gửi Sở Nội vụ", "nhịp báo cáo đứng trước"),
    ("Chậm nhất đến ngày 30/6/2025, hoàn thành cải tạo 65 chợ.", "hoàn thành cải tạo 65 chợ", "thời hạn đứng trước"),
    ("Đến hết năm 2025, hoàn thành cải tạo 65 chợ.", "hoàn thành cải tạo 65 chợ", "đến hết năm"),
    ("Theo dõi, đôn đốc các đơn vị thực hiện.", "Theo dõi, đôn đốc các đơn vị thực hiện", "`theo` của `theo dõi` không mở trạng ngữ"),
    ("Củng cố, kiện toàn đội ngũ cộng tác viên ở cơ sở.", "Củng cố, kiện toàn đội ngũ cộng tác viên ở cơ sở", "hai động từ chung tân ngữ"),
    (
        "Căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch tuyên truyền.",
        "xây dựng kế hoạch tuyên truyền",
        "trạng ngữ mở đầu có dấu phẩy bên trong",
    ),
    (
        "Căn cứ tình hình thực tế, UBND các xã tổ chức diễn đàn trẻ em.",
        "tổ chức diễn đàn trẻ em",
        "chủ thể đứng sau trạng ngữ mở đầu",
    ),
    (
        "Tổ chức bồi dưỡng kiến thức quản lý nhà nước về lưu trữ hồ sơ điện tử cho toàn thể công chức xã.",
        "Tổ chức bồi dưỡng kiến thức quản lý nhà nước về lưu trữ hồ sơ điện tử",
        "câu dài bị cắt ở cụm từ trọn nghĩa",
    ),
    (
        "Rà soát, đơn giản hóa thủ tục hành chính theo thẩm quyền.",
        "Rà soát, đơn giản hóa thủ tục hành chính",
        "hai động từ, dừng trước `theo`",
    ),
    ("Chủ trì, phối hợp với Sở Tài chính, Sở Tư pháp thẩm định dự toán kinh phí.", "thẩm định dự toán kinh phí", "bỏ cơ quan phối hợp"),
    ("Phối hợp với Công an tỉnh kiểm tra việc chấp hành kỷ luật.", "kiểm tra việc chấp hành kỷ luật", "bỏ phối hợp với"),
    ("Thường xuyên đôn đốc các đơn vị; báo cáo kết quả.", "đôn đốc các đơn vị", "bỏ trạng từ, dừng ở chấm phẩy"),
    (
        "Văn phòng UBND tỉnh chịu trách nhiệm theo dõi, tổng hợp tình hình thực hiện.",
        "theo dõi, tổng hợp tình hình thực hiện",
        "bỏ chủ ngữ và từ chỉ bổn phận",
    ),
    ("Căn cứ tình hình thực tế, xây dựng kế hoạch chi tiết.", "xây dựng kế hoạch chi tiết", "bỏ mệnh đề mở đầu"),
    ("Tổ chức 03 lớp tập huấn để nâng cao kỹ năng.", "Tổ chức 03 lớp tập huấn", "dừng trước mục đích"),
    ("Hằng năm, đánh giá mức độ hài lòng của người dân.", "đánh giá mức độ hài lòng của người dân", "bỏ nhịp"),
    ("Đẩy mạnh tuyên truyền trên hệ thống truyền thanh cơ sở.", "Đẩy mạnh tuyên truyền", "dừng trước nơi chốn"),
]


@pytest.mark.parametrize(("text", "action", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_action(text: str, action: str, reason: str) -> None:
    duty = parse_text(HEAD + text).obligations[0]
    assert duty.action == action
    assert duty.action in duty.text
