"""Where the name of a body ends: before what it does, at level words or the body that it belongs to, behind a region or a number."""

from __future__ import annotations

import pytest

from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE, COMMUNE_2025, DISTRICT, PROVINCE, PROVINCE_2025, named

TAX = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Cục Thuế")
WARD = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Bệnh viện Đa khoa")
EXAMS = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Sở Giáo dục và Đào tạo")

BOUNDS = [
    # what the body does begins in small letters
    ("Ban Quản lý rừng phòng hộ Sông Đà tuần tra rừng.", PROVINCE, ["Ban Quản lý rừng phòng hộ Sông Đà /p"], "a verb behind a proper name"),
    ("Ban Quản lý Khu di tích Tân Trào trông coi.", PROVINCE, ["Ban Quản lý Khu di tích Tân Trào /p"], "a proper name ends a committee"),
    (
        "Ban Quản lý Di tích Đền Bồng Lai phân luồng khách.",
        DISTRICT,
        ["Ban Quản lý Di tích Đền Bồng Lai /d"],
        "the same behind three capitals",
    ),
    (
        "Tiểu ban Tuyên truyền, Tiểu ban Hậu cần - Kỹ thuật chuẩn bị.",
        DISTRICT,
        ["Tiểu ban Tuyên truyền /d", "Tiểu ban Hậu cần - Kỹ thuật /d"],
        "a verb behind a field",
    ),
    ("Tổ tự quản đường biên trực chiến.", COMMUNE, ["Tổ tự quản đường biên /x *"], "a verb behind small letters"),
    ("Phối hợp với Tạp chí Thuế đăng bài.", TAX, ["Tạp chí Thuế /c"], "a magazine and its verb; magazines are the centre's"),
    ("Tạp chí Văn nghệ Hòa Sơn đăng tin.", PROVINCE, ["Tạp chí Văn nghệ Hòa Sơn /p @Hòa Sơn"], "a magazine by its place"),
    (
        "Công ty Cổ phần Cảng Quy Nhơn, Công ty Lương thực miền Bắc chuẩn bị kho bãi.",
        PROVINCE,
        ["Công ty Cổ phần Cảng Quy Nhơn /p", "Công ty Lương thực miền Bắc /p"],
        "half a verb is no name",
    ),
    (
        "Phòng Khảo thí - Kiểm định chất lượng giáo dục tham mưu.",
        EXAMS,
        ["Phòng Khảo thí - Kiểm định chất lượng giáo dục /p"],
        "four small syllables before a verb",
    ),
    ("Ban Phúc khảo hoạt động theo quy chế.", EXAMS, ["Ban Phúc khảo /p"], "a board acts right behind its name"),
    # what closes a name
    (
        "Quỹ Bảo lãnh tín dụng cho doanh nghiệp nhỏ và vừa tỉnh hướng dẫn hồ sơ.",
        PROVINCE,
        ["Quỹ Bảo lãnh tín dụng cho doanh nghiệp nhỏ và vừa /p"],
        "level words close many small letters",
    ),
    (
        "Trung tâm Giám sát, điều hành thông minh tỉnh tích hợp dữ liệu.",
        PROVINCE,
        ["Trung tâm Giám sát, điều hành thông minh /p"],
        "a comma before the level words",
    ),
    (
        "Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh tiếp nhận.",
        PROVINCE,
        ["Trung tâm Công tác xã hội và Bảo trợ xã hội /p"],
        "two fields joined by `và`",
    ),
    (
        "Đội Cảnh sát điều tra tội phạm về ma túy và môi trường Công an huyện xác minh.",
        DISTRICT,
        ["Đội Cảnh sát điều tra tội phạm về ma túy và môi trường Công an /d"],
        "the owner closes a unit's name",
    ),
    ("Trung đoàn Cảnh sát cơ động Công an tỉnh ứng trực.", PROVINCE, ["Trung đoàn Cảnh sát cơ động Công an /p"], "the owner of a regiment"),
    ("Phòng Y tế, Hội Nông dân huyện", DISTRICT, ["Phòng Y tế /d", "Hội Nông dân /d"], "another body closes nothing"),
    ("Trung tâm Y tế phun hóa chất tại xã Phú Cường", DISTRICT, ["Trung tâm Y tế /d"], "nor does a place behind a verb"),
    (
        'Ban Chỉ đạo phong trào "Toàn dân đoàn kết xây dựng đời sống văn hóa" huyện họp.',
        DISTRICT,
        ['Ban Chỉ đạo phong trào "Toàn dân đoàn kết xây dựng đời sống văn hóa" /d'],
        "a movement in quotes",
    ),
    (
        "Hội đồng bồi thường, hỗ trợ và tái định cư huyện niêm yết phương án.",
        DISTRICT,
        ["Hội đồng bồi thường, hỗ trợ và tái định cư /d"],
        "`định | cư` is one word",
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh bàn giao mặt bằng.",
        PROVINCE,
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông /p"],
        "many works, `giao | thông`",
    ),
    (
        "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc tỉnh chỉ đạo.",
        PROVINCE,
        ["Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc /p"],
        "a purpose of two dozen syllables",
    ),
    # fields side by side
    (
        "Chi cục Trồng trọt, Bảo vệ thực vật và Quản lý chất lượng hướng dẫn.",
        PROVINCE,
        ["Chi cục Trồng trọt, Bảo vệ thực vật và Quản lý chất lượng /p"],
        "three fields of one branch",
    ),
    (
        "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng kiểm định.",
        PROVINCE,
        ["Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng /p"],
        "fields with a blank between them",
    ),
    ("Phòng Kê khai và Kế toán thuế tổng hợp số thu.", TAX, ["Phòng Kê khai và Kế toán thuế /p"], "work of an office behind `và`"),
    # what stands behind the name is no part of it, or is one
    ("Khoa Dược áp dụng bảng kiểm; Khoa Nội bình bệnh án.", WARD, ["Khoa Dược /p", "Khoa Nội /p"], "what a room of a hospital does"),
    ("Tổ Công tác xã hội khảo sát người bệnh, ghi phiếu.", WARD, ["Tổ Công tác xã hội /p"], "a team and its field, no committee"),
    ("Ban Quản lý Thu - Sổ, Thẻ tổng hợp.", PROVINCE, ["Ban Quản lý Thu - Sổ, Thẻ /p"], "a field that begins like a committee's purpose"),
    (
        "Trung tâm Khuyến nông và Dịch vụ nông nghiệp; Trung tâm Xúc tiến thương mại, du lịch và đầu tư chủ trì.",
        PROVINCE,
        ["Trung tâm Khuyến nông và Dịch vụ nông nghiệp /p", "Trung tâm Xúc tiến thương mại, du lịch và đầu tư /p"],
        "a list inside the name of a centre",
    ),
    (
        "Trung tâm Khuyến nông và nông dân phối hợp; Cục Trẻ em và các đơn vị.",
        PROVINCE,
        ["Trung tâm Khuyến nông /p", "Cục Trẻ em /c"],
        "people and groups are no part of it",
    ),
    (
        "báo cáo UBND tỉnh 06 tháng một lần; UBND xã 02 lần.",
        PROVINCE,
        ["Ủy ban nhân dân /p", "Ủy ban nhân dân /x *"],
        "no unit is called by a period",
    ),
    (
        "Bảo hiểm xã hội (BHXH) Việt Nam; Hội Nông dân (HND) tỉnh",
        PROVINCE,
        ["Bảo hiểm xã hội Việt Nam /c", "Hội Nông dân /p"],
        "a short form inside the name",
    ),
    ("Cục Trẻ em (Bộ Y tế) chủ trì.", PROVINCE, ["Cục Trẻ em /c"], "the owner in brackets"),
    ("Kiện toàn Ban Chỉ đạo và phân công nhiệm vụ.", PROVINCE, ["Ban Chỉ đạo /p"], "no purpose begins with `và`"),
    ("Ban Chỉ đạo các cấp sau khi sắp xếp", PROVINCE, ["Ban Chỉ đạo /- *"], "a committee of all levels"),
    (
        "Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW tỉnh họp.",
        PROVINCE,
        ["Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW /p"],
        "an instrument inside a purpose",
    ),
    ("Trưởng ban Chỉ huy PCCCR cấp xã", DISTRICT, ["Trưởng Ban Chỉ huy phòng cháy, chữa cháy rừng /x *"], "the head of a committee"),
    ("báo cáo Ban Giám đốc các trường hợp vượt mức.", WARD, ["Ban Giám đốc /p"], "`các trường hợp` are no schools"),
    # regions and numbers
    ("Đội Kiểm tra thuế số 2 tiến hành kiểm tra.", TAX, ["Đội Kiểm tra thuế số 2 /p"], "a number behind small letters"),
    (
        "Các Phòng Thanh tra - Kiểm tra số 1, 2 và 3 phân công",
        TAX,
        ["các Phòng Thanh tra - Kiểm tra /p *"],
        "several numbers are many rooms",
    ),
    ("Đội trưởng Đội Quản lý thị trường số 5 báo cáo.", DISTRICT, ["Đội trưởng Đội Quản lý thị trường số 5 /d"], "a number behind a post"),
    (
        "Chi cục Thuế khu vực Tân Lạc - Mai Châu rà soát.",
        TAX,
        ["Chi cục Thuế khu vực Tân Lạc - Mai Châu /d"],
        "a branch of the issuer for a region",
    ),
    (
        "Chi nhánh Văn phòng Đăng ký đất đai khu vực Tân Lạc luân chuyển hồ sơ.",
        COMMUNE_2025,
        ["Chi nhánh Văn phòng Đăng ký đất đai khu vực Tân Lạc /p @Tân Lạc"],
        "a region is a place",
    ),
    (
        "Ban Chỉ huy Phòng thủ khu vực 2 - Tân Lạc phối hợp.",
        PROVINCE_2025,
        ["Ban Chỉ huy Phòng thủ khu vực 2 - Tân Lạc /p @Tân Lạc"],
        "a region with number and name",
    ),
    ("Ngân hàng Nhà nước chi nhánh Khu vực 5", PROVINCE_2025, ["Ngân hàng Nhà nước chi nhánh Khu vực 5 /p"], "a branch of a region"),
    (
        "Đội Cảnh sát giao thông đường bộ số 2 - Phòng Cảnh sát giao thông Công an tỉnh",
        COMMUNE_2025,
        ["Đội Cảnh sát giao thông đường bộ số 2 /p", "Phòng Cảnh sát giao thông Công an /p"],
        "a part and its room",
    ),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), BOUNDS, ids=[row[3] for row in BOUNDS])
def test_bounds(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why
