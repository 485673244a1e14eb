"""Obligations in the articles of regulations: what tells somebody to act, and what only defines, lists or describes."""

from __future__ import annotations

import pytest

import planparse

# articles of a regulation: body, begin of each obligation, reason
ARTICLES = [
    ("Điều 1. Phạm vi điều chỉnh\nQuy chế này quy định việc quản lý chợ.\n", [], "phạm vi"),
    ("Điều 2. Giải thích từ ngữ\n1. Chợ đầu mối là chợ có vai trò chủ yếu thu hút hàng hóa.\n", [], "giải thích từ ngữ"),
    ("Điều 3. Hồ sơ đề nghị\n1. Đơn đề nghị theo mẫu.\n2. Bản sao quyết định giao đất.\n", [], "thành phần hồ sơ"),
    ("Điều 4. Các hành vi bị nghiêm cấm\n1. Lấn chiếm lối đi trong chợ.\n", [], "hành vi bị cấm"),
    ("Điều 5. Quyền của người kinh doanh\n1. Được sử dụng điểm kinh doanh.\n", [], "quyền"),
    ("Điều 6. Trách nhiệm của Phòng Y tế\n1. Kiểm tra vệ sinh tại chợ.\n", ["Kiểm tra"], "trách nhiệm"),
    (
        "Điều 7. Quản lý chợ\n1. Ban quản lý chợ có trách nhiệm lập sổ theo dõi.\n2. Chợ hạng 1 có trên 400 điểm kinh doanh.\n",
        ["Ban quản"],
        "có trách nhiệm",
    ),
    ("Điều 8. Phí chợ\nPhòng Tài chính - Kế hoạch chủ trì, phối hợp với Phòng Y tế thẩm định mức phí.\n", ["Phòng Tài"], "cơ quan chủ trì"),
    (
        "Điều 9. Phê duyệt Kế hoạch phát triển chợ với nội dung sau:\n1. Nhiệm vụ\na) Cải tạo 65 chợ.\n",
        ["Cải tạo"],
        "điều phê duyệt kế hoạch",
    ),
    ("Điều 10. Quyết định này có hiệu lực kể từ ngày ký.\n", [], "hiệu lực"),
    ("Điều 11. Điều khoản thi hành\nThông tư này có hiệu lực sau 45 ngày kể từ ngày ký.\n", [], "hiệu lực, dưới tên điều"),
    ("Điều 11. Điều khoản thi hành\nNhững quy định trái với Quy chế này bị bãi bỏ.\n", [], "bãi bỏ"),
    ("Điều 12. Chợ\n1. Ban quản lý chợ là đơn vị có trách nhiệm trông coi chợ.\n", [], "định nghĩa có chữ trách nhiệm"),
    ("Điều 12. Chợ\n1. Lối đi phải rộng ít nhất 02 m.\n2. Biển hiệu đặt ở mép phải của lối đi.\n", [], "quy định về vật; phải là bên phải"),
    ("Điều 12. Chợ\n1. Hộ kinh doanh phải niêm yết giá.\n", ["Hộ kinh"], "người phải làm"),
    ("Điều 12. Chợ\n1. Hàng hóa phải do hộ kinh doanh niêm yết giá.\n", ["Hàng hóa"], "vật, do người làm"),
    ("Điều 12. Chợ\n1. Đối với chợ hạng 1, hộ kinh doanh phải niêm yết giá.\n", ["Đối với"], "người phải làm sau điều kiện"),
    ("Điều 12. Chợ\n1. Đối với chợ hạng 1, lối đi phải thông thoáng.\n", [], "vật sau điều kiện"),
    ("Điều 12. Chợ\n1. Trường hợp nghỉ bán, phải báo trước 03 ngày.\n", ["Trường hợp"], "phải làm, không nêu ai"),
    ("Điều 12. Chợ\n1. Đối với chợ cóc, cần phải quản lý chặt chẽ.\n", ["Đối với"], "cần phải, không nêu ai"),
    ("Điều 12. Chợ\n1. Tổ chức theo hình thức liên doanh do các bên xác nhận.\n", [], "tổ chức là động từ"),
    ("Điều 12. Chợ\n1. Khi phát hiện cháy, khói lan ra phải kịp thời báo động.\n", ["Khi phát"], "phải kịp thời"),
    ("Điều 12. Chợ\n1. Hộ nghỉ bán quá 30 ngày thì ban quản lý chợ thu hồi điểm kinh doanh.\n", ["Hộ nghỉ"], "thì ai làm gì"),
    ("Điều 12. Chợ\n1. Hộ nghỉ bán quá 30 ngày thì điểm kinh doanh được giao cho hộ khác.\n", [], "thì vật ra sao"),
    ("Điều 12. Chợ\n1. Hộ kinh doanh có quyền góp ý.\n2. Hộ kinh doanh được miễn phí 03 tháng đầu.\n", [], "quyền của người"),
    ("Điều 12. Chợ\n1. Ủy ban nhân dân các xã hoàn thành tốt nhiệm vụ được xem xét khen thưởng.\n", [], "được khen thưởng"),
    ("Điều 12. Chợ\n1. Hộ kinh doanh hàng quý báo cáo doanh thu về ban quản lý chợ.\n", ["Hộ kinh"], "người làm theo định kỳ"),
    ("Điều 12. Chợ\n1. Người đứng đầu ban quản lý quyết định giờ mở cửa.\n", ["Người đứng"], "người đứng đầu quyết định"),
    ("Điều 12. Chợ\n1. Hộ kinh doanh vi phạm nội quy bị lập biên bản.\n", [], "người bị xử lý"),
    ("Điều 12. Chợ\n1. Các phòng gồm:\na) Phòng Y tế (sau đây gọi là Phòng);\nb) Công an huyện.\n", [], "danh sách cơ quan"),
    ("Điều 12. Cơ quan áp dụng\na) Phòng Y tế huyện, Công an huyện;\nb) Ủy ban nhân dân xã.\n", [], "cơ quan áp dụng"),
    ("Điều 12. Chợ\n1. Đối với các sở, ngành không ghi tên cơ quan chủ quản.\n", [], "điều liên quan đến cơ quan"),
    ("Điều 12. Yêu cầu\n1. Người trông chợ có trách nhiệm khóa cổng.\n2. Cổng chợ phải được khóa.\n", ["Người trông"], "yêu cầu với người"),
    (
        "Điều 13. Hiệu lực từ ngày ký.\nPHỤ LỤC I\nMẪU SỔ\n1. Sổ phải đủ 100 trang.\n2. Người giữ sổ phải ghi ngày nhận.\n",
        ["Người giữ"],
        "phụ lục: người phải làm",
    ),
]


@pytest.mark.parametrize(("body", "begins", "why"), ARTICLES, ids=[row[2] for row in ARTICLES])
def test_articles(body: str, begins: list[str], why: str) -> None:
    found = [duty.text for duty in planparse.parse_text("QUY CHẾ\nQuản lý chợ\n\nChương I\nQUY ĐỊNH CHUNG\n\n" + body).obligations]
    assert [text[: len(begin)] for text, begin in zip(found, begins, strict=True)] == begins, why
