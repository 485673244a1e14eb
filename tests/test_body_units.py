"""Names in the plans of units: schools, clinics, the Youth League, ministries; short heads before a field. One row a phenomenon."""

from __future__ import annotations

import pytest

from planparse import parse_text
from planparse.extract.plan_place import PlanPlace
from planparse.extract.shorts import stands_for
from tests.bodies_help import COMMUNE_2025, DEPARTMENT, DISTRICT, MINISTRY, PROVINCE, named

SCHOOL = PlanPlace("district", "huyện", "Tân Lạc", True, False, "Trường Tiểu học Kim Đồng")
CLINIC = PlanPlace("district", "huyện", "Tân Lạc", True, False, "Trung tâm Y tế")

UNITS = [
    # a head so short that only a field of the table makes it one
    ("Giao P. Nội vụ thẩm định", DISTRICT, ["Phòng Nội vụ /d"], "stop and blank"),
    ("gửi P.VHXH trước ngày 5", COMMUNE_2025, ["Phòng Văn hóa - Xã hội /x"], "stop without a blank"),
    ("TT PVHCC xã niêm yết thủ tục", COMMUNE_2025, ["Trung tâm Phục vụ hành chính công /x"], "centre by two letters"),
    ("Thông tư TT 12; nhóm P. Hùng; cột P", DISTRICT, [], "letters that are no head"),
    ("UB MTTQ phường vận động", COMMUNE_2025, ["Ủy ban Mặt trận Tổ quốc Việt Nam /x"], "half a short form"),
    # posts and teams of a school
    ("Kế toán, thủ quỹ nộp chứng từ", SCHOOL, ["Kế toán /d", "Thủ quỹ /d"], "posts without a body"),
    ("hồ sơ nộp về văn thư", DISTRICT, [], "outside a school or clinic a small letter is no post"),
    ("Công tác kế toán của trường được duy trì", SCHOOL, [], "bookkeeping is no post"),
    ("Báo cáo Hiệu phó trước thứ Hai", SCHOOL, ["Hiệu phó /d"], "post that receives"),
    ("Tổ chuyên môn dự giờ giáo viên mới", SCHOOL, ["Tổ chuyên môn /d *"], "team of its own"),
    ("giao tổ Toán - Tin ra đề", SCHOOL, ["Tổ Toán - Tin /d"], "team by its subjects"),
    ("BGH phê duyệt giáo án", SCHOOL, ["Ban Giám hiệu /d"], "letters of the board"),
    ("Các Phó Hiệu trưởng: kiểm tra nề nếp", SCHOOL, ["Phó Hiệu trưởng /d *"], "the article leaves the name of a post"),
    (
        "Chuyên viên phụ trách cải cách hành chính đôn đốc",
        DEPARTMENT,
        ["Chuyên viên phụ trách Cải cách hành chính /p"],
        "officer by his field",
    ),
    ("Cử chuyên viên tham dự họp; mời chuyên viên dự", DEPARTMENT, [], "officers without a field"),
    # departments of a clinic
    ("khoa Ngoại - Sản bố trí kíp trực", CLINIC, ["Khoa Ngoại - Sản /d"], "departments of one syllable"),
    ("Khoa KSBT&HIV/AIDS giám sát", CLINIC, ["Khoa Kiểm soát bệnh tật và HIV/AIDS /d"], "short form with a slash"),
    ("Khoa Xét nghiệm lấy mẫu nước", CLINIC, ["Khoa Xét nghiệm /d"], "a verb ends the name"),
    ("- 12 Trạm Y tế xã tổ chức phun hóa chất", CLINIC, ["Trạm Y tế /x *"], "counted stations"),
    # the Youth League
    ("Các huyện, thị, thành đoàn đăng ký chỉ tiêu", PROVINCE, ["Đoàn Thanh niên Cộng sản Hồ Chí Minh /d *"], "leagues of the districts"),
    ("Văn phòng Tỉnh đoàn cân đối kinh phí", PROVINCE, ["Văn phòng Đoàn Thanh niên Cộng sản Hồ Chí Minh /p"], "office of the league"),
    ("Ban Tuyên giáo - Xây dựng Đoàn chủ trì", PROVINCE, ["Ban Tuyên giáo - Xây dựng Đoàn /p"], "board with a dash"),
    ("Đoàn TN Bộ đội Biên phòng tỉnh khám bệnh", PROVINCE, ["Đoàn Thanh niên Bộ đội Biên phòng /p"], "league in the army"),
    # ministries and others
    ("Báo Công Thương đăng tin", MINISTRY, ["Báo Công Thương /c"], "paper of a ministry"),
    ("Tạp chí Tài chính mở chuyên mục", MINISTRY, ["Tạp chí Tài chính /c"], "journal"),
    ("với các Cục, Vụ, Viện thuộc Bộ", MINISTRY, ["các Cục, Vụ, Viện /c *"], "institutes among departments"),
    ("các tổ chức CT-XH phường", COMMUNE_2025, ["các tổ chức chính trị - xã hội /x *"], "short form in a group"),
    ("Ban Quản lý các thôn rà soát hộ nghèo", COMMUNE_2025, ["Ban Quản lý thôn /x *"], "boards of the hamlets"),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), UNITS, ids=[row[3] for row in UNITS])
def test_units(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why


INITIALS = [
    ("UBCTQG", "Ủy ban Cạnh tranh Quốc gia", True),
    ("VPĐK", "Văn phòng Đăng ký", True),
    ("UBCT", "Hội Nông dân", False),
]


@pytest.mark.parametrize(("short", "words", "expected"), INITIALS)
def test_initials_stand_for_letters_with_marks(short: str, words: str, expected: bool) -> None:
    assert stands_for(short, words) is expected


TABLE = """ỦY BAN NHÂN DÂN XÃ BÌNH MINH
Số: 9/KH-UBND
Bình Minh, ngày 03 tháng 02 năm 2026
KẾ HOẠCH
Trồng cây xanh năm 2026
II. NHIỆM VỤ
| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|
| 1 | Ươm giống keo | Phòng Kinh tế | Hội Nông dân xã | Tháng 3/2026 |
| 2 | Trồng cây ven đường | Như trên | Công an xã | -nt- |
| 3 | Chăm sóc cây | Trạm Y tế xã | Như trên | Tháng 5/2026 |
"""


def test_a_cell_that_says_as_above() -> None:
    plan = parse_text(TABLE)
    names = [[(r.name, r.role) for r in duty.responsible] for duty in plan.obligations]
    assert names == [
        [("Phòng Kinh tế", "lead"), ("Hội Nông dân", "coordinate")],
        [("Phòng Kinh tế", "lead"), ("Công an", "coordinate")],
        [("Trạm Y tế", "lead"), ("Công an", "coordinate")],
    ]
    assert [len(duty.deadlines) for duty in plan.obligations] == [1, 1, 1]
