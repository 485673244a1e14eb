"""Names that only the plan itself gives: the letters of its issuer, teams that its tables and frames put to work."""

from __future__ import annotations

import pytest

from planparse import parse_text

HEAD = """UBND TỈNH HÒA BÌNH
SỞ Y TẾ
Số: 15/KH-SYT
Hòa Bình, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Mua sắm trang thiết bị năm 2024
Sở Y tế ban hành Kế hoạch như sau:
II. NỘI DUNG
"""

# the body of a plan of Sở Y tế; lead of each obligation in order
PLANS = [
    (
        "1. Rà soát\n- Phòng Quản lý hành nghề y và an toàn thực phẩm (sau đây gọi tắt là Phòng QLHNY&ATTP) chủ trì kiểm tra.\n2. Khác\n- Phòng QLHNY&ATTP tổng hợp kết quả.\n",
        ["Phòng Quản lý hành nghề y và an toàn thực phẩm", "Phòng Quản lý hành nghề y và an toàn thực phẩm"],
        "a long name in small letters that the plan defines",
    ),
    (
        "1. Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ (PC07)\n- Kiểm tra kho thuốc.\n2. Khác\n- Phòng PC07 chủ trì tập huấn thoát nạn.\n",
        ["Phòng Cảnh sát phòng cháy, chữa cháy và Cứu nạn, cứu hộ", "Phòng Cảnh sát phòng cháy, chữa cháy và Cứu nạn, cứu hộ"],
        "a room of the police by its code",
    ),
    ("1. Mua sắm\n- SYT phê duyệt danh mục.\n", ["Sở Y tế"], "letters of the issuer"),
    ("1. Mua sắm\n- Giám đốc SYT phê duyệt danh mục.\n", ["Giám đốc Sở Y tế"], "post of the issuer"),
    (
        "STT\tCông việc\tThời gian\tNgười thực hiện\n1\tLập danh mục\t05/4/2024\tTổ rà soát nhu cầu\n2\tChấm thầu\t06/5/2024\tTổ chấm và xếp hạng\n",
        ["Tổ rà soát nhu cầu", "Tổ chấm và xếp hạng"],
        "teams that fill cells",
    ),
    (
        "STT\tCông việc\tNgười thực hiện\n1\tLập danh mục\tTổ lập danh mục, Kế toán trưởng\n",
        ["Kế toán trưởng", "Tổ lập danh mục"],
        "team and post in one cell",
    ),
    (
        "1. Lập danh mục\n- Đơn vị thực hiện: Nhóm kiểm kê tài sản.\n2. Bàn giao\n- Nhóm kiểm kê tài sản ký biên bản bàn giao.\n",
        ["Nhóm kiểm kê tài sản", "Nhóm kiểm kê tài sản"],
        "team of a frame, known in the text",
    ),
    (
        "1. Lập danh mục\n- Đơn vị thực hiện: phòng kế hoạch.\n2. Tổ chức thực hiện\n- Thực hiện đúng quy định của pháp luật.\n",
        [],
        "no name begins small, no team is `tổ chức`",
    ),
    (
        "1. Kiểm tra\n- Đoàn thanh tra, giám sát hành nghề dược của Sở Y tế lập biên bản.\n- Đoàn thanh tra, giám sát hành nghề dược báo cáo kết quả.\n",
        ["Đoàn thanh tra, giám sát hành nghề dược", "Đoàn thanh tra, giám sát hành nghề dược"],
        "an inspection team, its end plain once",
    ),
    (
        "1. Kiểm tra\n- Đoàn khảo sát thực hiện theo lịch.\n- Đoàn báo cáo kết quả trong ngày.\n- Thư ký Đoàn tổng hợp số liệu.\n",
        ["Đoàn khảo sát", "Đoàn", "Thư ký Đoàn"],
        "the team and its secretary by the short name",
    ),
    (
        "1. Kiểm tra\n- Đoàn kiểm tra, đánh giá lập biên bản.\n- Thư ký Đoàn kiểm tra, đánh giá lưu hồ sơ.\n",
        ["Đoàn kiểm tra, đánh giá", "Thư ký Đoàn kiểm tra, đánh giá"],
        "the team by two verbs",
    ),
    (
        "1. Kiểm tra\n- Đoàn kiểm tra lập biên bản.\n- Tỉnh đoàn cử cán bộ tham gia.\n- Cán bộ Đoàn tham gia tuyên truyền.\n",
        ["Đoàn kiểm tra", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"],
        "beside the league `Đoàn` alone is no team",
    ),
    (
        "1. Rà soát\n- Viện Cây thuốc và dược liệu ven biển: lập danh mục.\n- Viện Cây thuốc và dược liệu ven biển cân mẫu tại vườn.\n",
        ["Viện Cây thuốc và dược liệu ven biển", "Viện Cây thuốc và dược liệu ven biển"],
        "a name in small letters that the plan says twice",
    ),
    ("1. Giám sát\n- Đoàn giám sát thực hiện kiểm đếm hồ sơ của Sở Y tế.\n", ["Đoàn giám sát"], "a clause is no part of the name"),
]


@pytest.mark.parametrize(("body", "leads", "why"), PLANS, ids=[row[2] for row in PLANS])
def test_leads(body: str, leads: list[str], why: str) -> None:
    plan = parse_text(HEAD + body)
    found = [sorted(r.name for r in duty.responsible if r.role == "lead") for duty in plan.obligations]
    assert [name for names in found for name in names] == leads, why
