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
]


@pytest.mark.parametrize(("body", "leads", "why"), PLANS, ids=[row[2] for row in PLANS])
def test_leads(body: str, leads: list[str], why: str) -> None:
    plan = parse_text(HEAD + body)
    found = [sorted(r.name for r in duty.responsible if r.role == "lead") for duty in plan.obligations]
    assert [name for names in found for name in names] == leads, why
