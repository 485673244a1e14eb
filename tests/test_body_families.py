"""Families of names that need their surroundings (teams, units, places, dashes) and the short forms that a plan defines: one row a phenomenon."""

from __future__ import annotations

import pytest

from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE_2025, DEPARTMENT, DISTRICT, PROVINCE, bodies, named

# One row per sibling of the names that six plans of other offices got wrong.
FAMILIES = [
    # teams: their purpose in small letters, closed by level words
    (
        "Đội phản ứng nhanh phòng, chống dịch huyện",
        DISTRICT,
        ["Đội phản ứng nhanh phòng, chống dịch /d"],
        "team with a comma in its purpose",
    ),
    ("Đội ứng phó sự cố tràn dầu tỉnh phối hợp", PROVINCE, ["Đội ứng phó sự cố tràn dầu /p"], "level word ends the purpose"),
    ("Đội thông tin lưu động huyện", DISTRICT, ["Đội thông tin lưu động /d"], "no capital behind the head"),
    ("Đoàn thanh tra liên ngành tỉnh kiểm tra", PROVINCE, ["Đoàn thanh tra liên ngành /p"], "a delegation with a level"),
    ("Đoàn kiểm tra cải cách hành chính huyện", DISTRICT, ["Đoàn kiểm tra cải cách hành chính /d"], "a delegation and its matter"),
    ("Tổ giúp việc xã tự giải tán khi xong việc", COMMUNE_2025, ["Tổ giúp việc /x"], "what a body does at its end is no part of its name"),
    ("Hội đồng nghiệm thu huyện tự giải thể sau khi bàn giao", DISTRICT, ["Hội đồng nghiệm thu /d"], "nor behind a council"),
    ("Thành lập Đoàn kiểm tra liên ngành kiểm tra trường học", DISTRICT, [], "without level words none"),
    ("Đội ngũ cán bộ huyện; Đội tuyển tỉnh; Đội hình tình nguyện xã", DISTRICT, [], "words that only begin like a team"),
    (
        "Hội đồng thẩm định hoàn tất việc thẩm định",
        DISTRICT,
        ["Hội đồng thẩm định /d"],
        "`thẩm | định` is one word, `hoàn` ends the purpose",
    ),
    # units inside bodies
    ("Đội Cảnh sát kinh tế Công an huyện kiểm tra", DISTRICT, ["Đội Cảnh sát kinh tế Công an /d"], "a unit is named with its body"),
    ("Đội Chữa cháy khu vực 2 Công an tỉnh", COMMUNE_2025, ["Đội Chữa cháy khu vực 2 Công an /p"], "region between unit and body"),
    (
        "Đội Cảnh sát PCCC và CNCH huyện",
        DISTRICT,
        ["Đội Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ /d"],
        "short forms on both sides of `và`",
    ),
    ("Bệnh xá Quân y Bộ Chỉ huy quân sự tỉnh", PROVINCE, ["Bệnh xá Quân y Bộ Chỉ huy Quân sự /p"], "infirmary of the army"),
    ("Nhà tạm giữ Công an huyện", DISTRICT, ["Nhà tạm giữ Công an /d"], "a house of the police"),
    ("Chi bộ Trường THCS Lê Lợi", DISTRICT, ["Chi bộ Trường Trung học cơ sở Lê Lợi /d"], "a cell in a school"),
    ("Chi bộ Phòng Tài chính - Kế hoạch", DISTRICT, ["Chi bộ Phòng Tài chính - Kế hoạch /d"], "a cell in an office"),
    ("Bí thư Chi bộ Trung tâm Y tế huyện", DISTRICT, ["Bí thư Chi bộ Trung tâm Y tế /d"], "its secretary"),
    ("Công đoàn ngành Giáo dục tỉnh", PROVINCE, ["Công đoàn ngành Giáo dục /p"], "union of a sector"),
    ("Công đoàn cơ sở Trung tâm Y tế huyện", DISTRICT, ["Công đoàn cơ sở Trung tâm Y tế /d"], "union in a body"),
    ("Ủy viên Ban Chấp hành Đảng bộ huyện", DISTRICT, ["Ủy viên Ban Chấp hành Đảng bộ /d"], "a member of a committee"),
    # places without a level word
    ("Trường Đại học Y Hà Nội phối hợp", PROVINCE, ["Trường Đại học Y Hà Nội /p @Hà Nội"], "a university keeps its place"),
    ("Trường Cao đẳng Nghề Đắk Lắk đào tạo", PROVINCE, ["Trường Cao đẳng Nghề /p @Đắk Lắk"], "the place leaves a name that is complete"),
    ("Trường Cao đẳng Sơn La mở lớp", PROVINCE, ["Trường Cao đẳng Sơn La /p @Sơn La"], "the name is nothing without it; a clause begins"),
    ("Bệnh viện Đa khoa Bình Định tiếp nhận", PROVINCE, ["Bệnh viện Đa khoa /p @Bình Định"], "hospital of a province"),
    ("Trường Tiểu học Kim Đồng mở lớp", DISTRICT, ["Trường Tiểu học Kim Đồng /d"], "behind a proper name a clause begins"),
    ("Bưu điện Tân Lạc, Điện lực Tân Lạc", DISTRICT, ["Bưu điện /d @Tân Lạc", "Điện lực /d @Tân Lạc"], "places behind bare heads"),
    ("VNPT Bến Tre, Bảo hiểm xã hội Tân Lạc", DISTRICT, ["VNPT Bến Tre /p @Bến Tre", "Bảo hiểm xã hội /d @Tân Lạc"], "known places"),
    ("Hạt Kiểm lâm Bình Minh", COMMUNE_2025, ["Hạt Kiểm lâm /x @Bình Minh"], "after July 2025 no kind is a district's"),
    ("Trạm Thủy văn Hòa Bình", PROVINCE, ["Trạm Thủy văn /p @Hòa Bình"], "a station by its place"),
    # dashes and `và`
    (
        "Trung tâm Truyền thông - Văn hóa - Thể thao huyện",
        DISTRICT,
        ["Trung tâm Truyền thông - Văn hóa - Thể thao /d"],
        "two dashes",
    ),
    (
        "Trung tâm Văn hóa - Thông tin và Truyền thanh - Truyền hình huyện",
        DISTRICT,
        ["Trung tâm Văn hóa - Thông tin và Truyền thanh - Truyền hình /d"],
        "dash, và, dash",
    ),
    (
        "Bệnh viện Mắt - Da liễu, Bệnh viện Lao và Bệnh phổi và Bệnh viện Tâm thần",
        PROVINCE,
        ["Bệnh viện Mắt - Da liễu /p", "Bệnh viện Lao và Bệnh phổi /p", "Bệnh viện Tâm thần /p"],
        "`và` inside a name and between two",
    ),
    (
        "Bệnh viện Đa khoa khu vực miền núi phía Bắc tiếp nhận",
        DISTRICT,
        ["Bệnh viện Đa khoa khu vực miền núi phía Bắc /d"],
        "region in words",
    ),
    ("Phòng khám Đa khoa khu vực phía Nam", PROVINCE, ["Phòng khám Đa khoa khu vực phía Nam /p"], "the same for a clinic"),
    # whom a body leads, comrades, hamlets
    ("Lãnh đạo UBND huyện chủ trì", DISTRICT, ["Ủy ban nhân dân /d"], "the leaders of a body are the body"),
    ("Huyện ủy lãnh đạo Mặt trận Tổ quốc huyện", DISTRICT, ["Huyện ủy /d", "Mặt trận Tổ quốc Việt Nam /d"], "`lãnh đạo` as a verb"),
    ("các đồng chí Bí thư Đảng ủy xã", DISTRICT, ["Bí thư Đảng ủy /x *"], "comrades in the plural"),
    (
        "Trưởng khu phố, ấp trưởng, tiểu khu trưởng",
        DISTRICT,
        ["Trưởng khu phố /x *", "Ấp trưởng /x *", "Tiểu khu trưởng /x *"],
        "heads of hamlets",
    ),
    ("Ban Giám sát đầu tư của cộng đồng xã", DISTRICT, ["Ban Giám sát đầu tư của cộng đồng /x *"], "`của` inside a name"),
    ("Ban đại diện cha mẹ học sinh", DISTRICT, ["Ban đại diện cha mẹ học sinh /- *"], "a body in every school has no level"),
    # facilities
    ("sửa chữa trạm y tế; 12 trạm y tế đạt chuẩn", DISTRICT, [], "rule 8: a mere thing"),
    ("chỉ đạo trạm y tế thực hiện", DISTRICT, ["Trạm Y tế /x *"], "rule 8: told to act"),
    ("tại Trường Mầm non Hoa Sen", DISTRICT, [], "rule 8: a mere place"),
    ("Giám đốc TTYT báo cáo", DEPARTMENT, ["Giám đốc Trung tâm Y tế /d *"], "what the kind fixes, in a department's plan, too"),
    ("TTYT tuyến huyện, trạm y tế tuyến xã", PROVINCE, ["Trung tâm Y tế /d *", "Trạm Y tế /x *"], "`tuyến` as `cấp`"),
    # firms and papers by their place, which sets the level
    ("Đề nghị Viettel Kiên Giang mở điểm", COMMUNE_2025, ["Viettel Kiên Giang /p @Kiên Giang"], "a province's place in a commune's plan"),
    (
        "phối hợp Công ty Điện lực Long An Kiểm tra",
        PROVINCE,
        ["Công ty Điện lực Long An /p @Long An"],
        "a verb ends a name behind its place",
    ),
    ("Ban Quản lý Khu kinh tế Phú Yên lập dự toán", PROVINCE, ["Ban Quản lý Khu kinh tế /p @Phú Yên"], "a board is complete without place"),
    ("Công ty TNHH một thành viên Cấp nước Sóc Trăng", DISTRICT, ["Công ty TNHH một thành viên Cấp nước Sóc Trăng /p @Sóc Trăng"], "firm"),
    ("gửi cho Ban Quản lý ngay trong ngày", PROVINCE, ["Ban Quản lý /p"], "an adverb is no purpose"),
    # rooms of offices
    (
        "Trung tâm Khuyến công - Khuyến thương, Thanh tra Sở",
        DEPARTMENT,
        ["Trung tâm Khuyến công - Khuyến thương /p", "Thanh tra Sở /p"],
        "dash",
    ),
    (
        "Phòng Giám sát Vận tải, Cầu đường và Bến bãi kiểm tra",
        DEPARTMENT,
        ["Phòng Giám sát Vận tải, Cầu đường và Bến bãi /p"],
        "comma and `và`",
    ),
    ("Trung tâm Đầu tư và Vận hành kho bãi mở thầu", DEPARTMENT, ["Trung tâm Đầu tư và Vận hành kho bãi /p"], "goes on behind a field"),
    ("Phòng Y tế và Công văn số 47/PNV", DEPARTMENT, ["Phòng Y tế /d *"], "an instrument behind `và`, an office of districts"),
    ("Ban Tổ chức Hội Cựu chiến binh tỉnh", PROVINCE, ["Ban Tổ chức Hội Cựu chiến binh /p"], "a room of an association"),
    ("Phòng Tư pháp thành phố hướng dẫn", COMMUNE_2025, ["Phòng Tư pháp /d"], "no city under the centre has it"),
    (
        "Chi nhánh Ngân hàng Nhà nước (NHNN) tỉnh; Chi nhánh NHNN tỉnh",
        PROVINCE,
        ["Chi nhánh Ngân hàng Nhà nước /p"] * 2,
        "short form of the inner body",
    ),
    # posts, facilities and what is no actor
    (
        "Tổ trưởng khối phố nhắc nhở; nhân viên khuyến nông xã báo cáo",
        DISTRICT,
        ["Tổ trưởng khối phố /x *", "Nhân viên khuyến nông /x *"],
        "posts",
    ),
    ("Chi hội trưởng Chi hội Phụ nữ các thôn nắm", COMMUNE_2025, ["Chi hội trưởng Chi hội Phụ nữ /x *"], "post and branch"),
    ("chỉ đạo nhà trường rà soát sách; ký cam kết giữa nhà trường và phụ huynh", DISTRICT, ["nhà trường /- *"], "told to act, or not"),
    ("Nguồn vốn Quỹ Hỗ trợ nông dân; mỗi xã tổ chức 01 lớp", DISTRICT, [], "money, and a quantity for each"),
    ("nữ ứng cử Hội đồng nhân dân; 03 trung tâm y tế; đường Trường Sơn", DISTRICT, [], "a seat, a count, a street"),
    ("hiệp đồng với Lữ đoàn Pháo binh 168", DISTRICT, ["Lữ đoàn Pháo binh 168 /c"], "arm and number"),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), FAMILIES, ids=[row[3] for row in FAMILIES])
def test_families(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why


# A short form that the plan defines in brackets is a known name from there on.
SHORTS = [
    (
        "Ban Chỉ huy Phòng thủ dân sự xã (viết tắt BCH PTDS). Báo cáo BCH PTDS xã; Trưởng BCH PTDS",
        ["Ban Chỉ huy Phòng thủ dân sự /x *", "Ban Chỉ huy Phòng thủ dân sự /x *", "Trưởng Ban Chỉ huy Phòng thủ dân sự /x *"],
        "short form of two words, and a post",
    ),
    (
        "Trung tâm Giáo dục nghề nghiệp huyện (viết tắt là TTGDNN). Giám đốc TTGDNN",
        ["Trung tâm Giáo dục nghề nghiệp /d", "Giám đốc Trung tâm Giáo dục nghề nghiệp /d"],
        "`viết tắt là`",
    ),
    (
        "Ban Quản lý dự án đầu tư huyện (sau đây gọi tắt là BQLDA). Giao BQLDA lập hồ sơ",
        ["Ban Quản lý dự án đầu tư /d", "Ban Quản lý dự án đầu tư /d"],
        "a defined name outranks the table",
    ),
    (
        "Hội đồng Giám sát xổ số tỉnh (HĐGSXS) họp. HĐGSXS báo cáo",
        ["Hội đồng Giám sát xổ số /p", "Hội đồng Giám sát xổ số /p"],
        "without words of definition: by its initials, with the level of the definition",
    ),
    ("Hội Nông dân huyện (QĐ). QĐ ban hành", ["Hội Nông dân /d"], "letters that are no initials define nothing"),
    ("Sở Y tế (cơ quan thường trực) họp", ["Sở Y tế /p"], "a role in brackets defines nothing"),
    ("Tổ công tác huyện (gọi tắt là Tổ công tác). Tổ công tác", ["Tổ công tác /d"] * 3, "GUIDE 11: words are not filled up"),
    ("Hội đồng Giám sát xổ số (HĐGSXS). XHĐGSXS và HĐGSXSX", ["Hội đồng Giám sát xổ số /d"], "inside a longer word it is none"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SHORTS, ids=[row[2] for row in SHORTS])
def test_short_forms_of_the_plan(text: str, expected: list[str], why: str) -> None:
    assert named(text) == expected, why


def test_quote_of_comrades() -> None:
    text = "do đồng chí Phó Chủ tịch UBND huyện làm Trưởng ban"
    assert text[slice(*next((b.start, b.end) for b in bodies(text)))] == "đồng chí Phó Chủ tịch UBND huyện"
