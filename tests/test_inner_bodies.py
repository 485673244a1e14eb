"""Bodies inside others, the house that issues the plan as a level word, like bodies in the plural, bodies of ministries and armies."""

from __future__ import annotations

import pytest

from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE_2025, DISTRICT, PROVINCE, named

EXAMS = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Sở Giáo dục và Đào tạo")
WOMEN = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Ban Thường vụ Hội Liên hiệp Phụ nữ")
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"

INNER = [
    ("hai huyện nghèo Trạm Tấu, Mù Cang Chải; xã Trường Xuân", PROVINCE, [], "a unit that sounds like a body"),
    (
        "các thành viên Ban Chỉ huy phụ trách địa bàn; Ban Chỉ đạo chủ trì họp.",
        PROVINCE,
        ["các thành viên Ban Chỉ huy /p *", "Ban Chỉ đạo /p"],
        "what a committee does is no purpose",
    ),
    # bodies inside a house
    (
        "Hội Phụ nữ Công an tỉnh, Công đoàn Sở Nội vụ, Đoàn Thanh niên Trường THPT Hòa Sơn",
        PROVINCE,
        ["Hội Liên hiệp Phụ nữ Công an /p", "Công đoàn Sở Nội vụ /p", f"{YOUTH} Trường Trung học phổ thông Hòa Sơn /p"],
        "named with the house",
    ),
    (
        "BHXH Bộ Quốc phòng, BHXH Công an nhân dân",
        PROVINCE,
        ["Bảo hiểm xã hội Bộ Quốc phòng /c", "Bảo hiểm xã hội Công an nhân dân /c"],
        "a system within another",
    ),
    (
        "Công đoàn Sở, Chi bộ Sở, Chánh Thanh tra Sở phối hợp.",
        EXAMS,
        ["Công đoàn /p", "Chi bộ /p", "Chánh Thanh tra /p"],
        "in its own plan the house is a level word",
    ),
    ("- Sở kiểm tra, rà soát.", EXAMS, ["Sở Giáo dục và Đào tạo /p"], "the issuer by its kind alone"),
    ("- Văn phòng bảo đảm kinh phí. Văn phòng phẩm", EXAMS, ["Văn phòng /p"], "an inner office that acts"),
    ("- Trưởng phòng chịu trách nhiệm.", COMMUNE_2025, ["Trưởng Phòng /x"], "a post that acts"),
    # like bodies in the plural
    (
        "các phòng GDĐT tham mưu; các Phòng Y tế rà soát.",
        EXAMS,
        ["Phòng Giáo dục và Đào tạo /d *", "Phòng Y tế /d *"],
        "those of the districts",
    ),
    (
        "các Đồn Biên phòng Tân Hà, Lộc Thịnh và Công an huyện",
        DISTRICT,
        ["Đồn Biên phòng /d *", "Công an /d"],
        "a plural and its places",
    ),
    # armed forces, departments of ministries
    (
        "Bộ Tư lệnh Vùng Cảnh sát biển 4, Bộ Tư lệnh Quân khu 9, Đoàn Kinh tế - Quốc phòng 959",
        PROVINCE,
        ["Bộ Tư lệnh Vùng Cảnh sát biển 4 /c", "Bộ Tư lệnh Quân khu 9 /c", "Đoàn Kinh tế - Quốc phòng 959 /p"],
        "commands and their numbers",
    ),
    (
        "Cục Thủy sản và Kiểm ngư, Cục Nhà giáo và Cán bộ quản lý giáo dục",
        PROVINCE,
        ["Cục Thủy sản và Kiểm ngư /c", "Cục Nhà giáo và Cán bộ quản lý giáo dục /c"],
        "two fields in one name",
    ),
    # associations at their levels
    (
        "Ban Tuyên giáo Tỉnh Hội, Văn phòng Tỉnh Hội phối hợp.",
        WOMEN,
        ["Ban Tuyên giáo /p", "Văn phòng /p"],
        "what an association calls itself is a level word",
    ),
    (
        "Phòng Kế hoạch - Tài chính Sở; Hội đồng thi đua của Sở",
        EXAMS,
        ["Phòng Kế hoạch - Tài chính /p", "Hội đồng thi đua /p"],
        "of the house",
    ),
    (
        "UBND các xã Tháp Mười, Trường Xuân và Hội Nông dân tỉnh",
        PROVINCE,
        ["Ủy ban nhân dân /x *", "Hội Nông dân /p"],
        "the communes that are meant by name",
    ),
    (
        "Trường Đào tạo, Bồi dưỡng cán bộ Công Thương Trung ương; Công ty TNHH Khai thác công trình thủy lợi Hòa Sơn",
        PROVINCE,
        [
            "Trường Đào tạo, Bồi dưỡng cán bộ Công Thương Trung ương /c",
            "Công ty TNHH Khai thác công trình thủy lợi Hòa Sơn /p @Hòa Sơn",
        ],
        "half of a word ends no name",
    ),
    (
        "Trung tâm Hỗ trợ và Phát triển giáo dục hòa nhập cập nhật dữ liệu.",
        PROVINCE,
        ["Trung tâm Hỗ trợ và Phát triển giáo dục hòa nhập /p"],
        "small letters up to what the body does",
    ),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), INNER, ids=[row[3] for row in INNER])
def test_inner(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why
