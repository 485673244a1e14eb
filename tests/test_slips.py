"""Slips of the keyboard in names of bodies, and names that only look like slips."""

from __future__ import annotations

import pytest

from planparse import parse_text
from planparse.extract.slips import meant


@pytest.mark.parametrize(
    ("words", "field", "why"),
    [
        ("Cải cách hành chinh", "Cải cách hành chính", "thiếu dấu"),
        ("Tài nguyên và Môi trừơng", "Tài nguyên và Môi trường", "dấu sai chữ"),
        ("Nông ngiệp và Phát triển nông thôn", "Nông nghiệp và Phát triển nông thôn", "thiếu một chữ"),
        ("Giáo duc và Đào tạo", "Giáo dục và Đào tạo", "thiếu dấu nặng"),
        ("Thông tin và Truyển thông", "Thông tin và Truyền thông", "dấu hỏi thay dấu huyền"),
        ("Văn hóa và Thông tin", "Văn hóa và Thông tin", "đúng"),
        ("Gia Định", "Gia Định", "địa danh"),
        ("Y tê", "Y tê", "quá ngắn"),
        ("Quản lý Hạ tầng Sông Đà", "Quản lý Hạ tầng Sông Đà", "không giống lĩnh vực nào"),
    ],
)
def test_what_a_name_was_meant_to_be(words: str, field: str, why: str) -> None:
    assert meant(words) == field, why


@pytest.mark.parametrize("name", ["Phòng Cải cách hành chinh", "Phòng Cải cách hành chính"])
def test_a_slip_names_the_same_body(name: str) -> None:
    plan = parse_text(f"SỞ NỘI VỤ\nKẾ HOẠCH\nCông tác năm 2024\nI. NHIỆM VỤ\n1. {name}\n- Chủ trì kiểm tra các đơn vị.\n")
    (agency,) = plan.obligations[0].responsible
    assert agency.name == "Phòng Cải cách hành chính"
    assert plan.agencies[0].text == name
