"""Names as offices of all sectors and levels write them: tax, police, army, courts, schools, the League, firms, boards. One row a phenomenon."""

from __future__ import annotations

import pytest

from planparse.extract.body_heads import heads
from planparse.extract.letterhead import read_letterhead
from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE, COMMUNE_2025, DISTRICT, PROVINCE, PROVINCE_2025, named

TAX = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Cục Thuế")
EXAMS = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Sở Giáo dục và Đào tạo")
LEAGUE = PlanPlace("district", "huyện", "Tân Lạc", False, False, "Huyện đoàn")
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"

OFFICES = [
    # tax, customs, bank
    ("Các Chi cục Thuế niêm yết công khai.", TAX, ["các Chi cục Thuế /d *"], "branches of the issuer keep their own words"),
    ("Chi cục trưởng các Chi cục Thuế chịu trách nhiệm.", TAX, ["Chi cục trưởng các Chi cục Thuế /d *"], "a post in all branches"),
    ("Kiểm toán Nhà nước khu vực VII kiểm toán ngân sách.", PROVINCE, ["Kiểm toán Nhà nước khu vực VII /c"], "the state audit"),
    (
        "Chi cục Hải quan cửa khẩu Tà Lùng phối hợp với Đồn Biên phòng cửa khẩu Tà Lùng.",
        PROVINCE,
        ["Chi cục Hải quan cửa khẩu Tà Lùng /p @Tà Lùng", "Đồn Biên phòng cửa khẩu Tà Lùng /p @Tà Lùng"],
        "a border gate",
    ),
    (
        "Ban Đại diện Hội đồng quản trị NHCSXH huyện giám sát.",
        DISTRICT,
        ["Ban đại diện Hội đồng quản trị Ngân hàng Chính sách xã hội /d"],
        "half of a head by letters",
    ),
    # police, army
    (
        "Phòng Cảnh sát kinh tế xác minh; Phòng Công chứng số 1",
        DISTRICT,
        ["Phòng Cảnh sát kinh tế /p", "Phòng Công chứng số 1 /p"],
        "rooms that only a province has",
    ),
    (
        "Hải đoàn Biên phòng 28, Vùng Cảnh sát biển 2 tuần tra.",
        PROVINCE,
        ["Hải đoàn Biên phòng 28 /c", "Vùng Cảnh sát biển 2 /c"],
        "units at sea",
    ),
    (
        "Chính trị viên Ban Chỉ huy Quân sự các xã nắm tình hình.",
        DISTRICT,
        ["Chính trị viên Ban Chỉ huy Quân sự /x *"],
        "a post of the army",
    ),
    ("Thôn đội trưởng, Công an viên phối hợp.", COMMUNE, ["Thôn đội trưởng /x *", "Công an viên /x *"], "posts below the commune"),
    (
        "Huyện đội, Xã đội Phú Cường huấn luyện.",
        DISTRICT,
        ["Ban Chỉ huy Quân sự /d", "Ban Chỉ huy Quân sự /x @Phú Cường"],
        "old names of commands",
    ),
    (
        "Viện KSND huyện, Chi cục THA dân sự huyện",
        DISTRICT,
        ["Viện kiểm sát nhân dân /d", "Chi cục Thi hành án dân sự /d"],
        "letters inside a head",
    ),
    # the League, unions
    ("Đoàn trực thuộc báo cáo kết quả về Huyện đoàn.", LEAGUE, [f"{YOUTH} /- *", f"{YOUTH} /d"], "the leagues below one league"),
    (
        "Đoàn xã, phường, thị trấn; Bí thư Đoàn các xã",
        LEAGUE,
        [f"{YOUTH} /x *", f"Bí thư {YOUTH} /x *"],
        "leagues of the communes and their posts",
    ),
    ("Đoàn Trường THPT Tân Lạc lập đội hình.", LEAGUE, ["Đoàn Trường Trung học phổ thông Tân Lạc /d"], "the league of a house"),
    ("Ban Chấp hành Đoàn xã Phú Cường giao", LEAGUE, [f"Ban Chấp hành {YOUTH} /x @Phú Cường"], "a place behind a post's body"),
    (
        "Liên đội các trường Tiểu học, THCS tổ chức",
        LEAGUE,
        ["Liên đội các trường Tiểu học, trung học cơ sở /- *"],
        "pioneers of many schools",
    ),
    ("Ban Giám hiệu các trường học phối hợp.", DISTRICT, ["Ban Giám hiệu các trường học /- *"], "boards of many schools"),
    ("các cơ sở Đoàn đăng ký công trình", LEAGUE, ["các cơ sở Đoàn /x *"], "grass roots of the League"),
    (
        "Thành đoàn Hòa Bình ra quân; Thành đoàn Hải Phòng",
        PROVINCE,
        [f"{YOUTH} /d @Hòa Bình", f"{YOUTH} /p @Hải Phòng"],
        "cities of two levels",
    ),
    (
        "Liên hiệp các Hội VHNT tỉnh, CLB Thầy thuốc trẻ tỉnh",
        PROVINCE,
        ["Liên hiệp các Hội Văn học nghệ thuật /p", "Câu lạc bộ Thầy thuốc trẻ /p"],
        "a union of unions, a club",
    ),
    ("Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh", PROVINCE, ["Ban Trị sự Giáo hội Phật giáo Việt Nam /p"], "a church of a province"),
    # schools, examinations
    (
        "Trường TH&THCS Phú Cường, Trường MN Hoa Mai, Trường PTDTNT huyện",
        DISTRICT,
        ["Trường Tiểu học và Trung học cơ sở Phú Cường /d @Phú Cường", "Trường Mầm non Hoa Mai /d", "Trường Phổ thông dân tộc nội trú /d"],
        "schools by their letters",
    ),
    (
        "Trưởng Điểm thi, Phó Trưởng điểm thi kiểm tra.",
        EXAMS,
        ["Trưởng Điểm thi /- *", "Phó Trưởng Điểm thi /- *"],
        "posts of an examination",
    ),
    (
        "Trưởng ban Coi thi báo cáo Chủ tịch Hội đồng thi.",
        EXAMS,
        ["Trưởng Ban Coi thi /p", "Chủ tịch Hội đồng thi /p"],
        "heads of boards of an examination",
    ),
    (
        "Ban In sao đề thi bàn giao đề cho Ban Vận chuyển và bàn giao đề thi.",
        EXAMS,
        ["Ban In sao đề thi /p", "Ban Vận chuyển và bàn giao đề thi /p"],
        "boards named by their work",
    ),
    (
        "Ban Chấm thi tự luận, Ban Ra đề thi, Ban Làm phách",
        EXAMS,
        ["Ban Chấm thi tự luận /p", "Ban Ra đề thi /p", "Ban Làm phách /p"],
        "boards in a list",
    ),
    (
        "Các trường THPT, trung tâm giáo dục thường xuyên ôn tập.",
        EXAMS,
        ["các trường trung học phổ thông, trung tâm giáo dục thường xuyên /- *"],
        "a centre among schools",
    ),
    (
        "các trường THPT, Trung tâm GDTX tỉnh",
        EXAMS,
        ["các trường trung học phổ thông /- *", "Trung tâm Giáo dục thường xuyên /p"],
        "with a capital a body of its own",
    ),
    # firms, co-operatives, boards of sites
    (
        "Công ty CP Môi trường và Dịch vụ đô thị Tân Lạc tăng chuyến thu gom.",
        DISTRICT,
        ["Công ty Cổ phần Môi trường và Dịch vụ đô thị Tân Lạc /d @Tân Lạc"],
        "a firm of two fields",
    ),
    (
        "HTX Nông nghiệp xanh Tân Lạc liên kết tiêu thụ.",
        DISTRICT,
        ["Hợp tác xã Nông nghiệp xanh Tân Lạc /d @Tân Lạc"],
        "a co-operative by its name",
    ),
    ("Chi nhánh Viettel Hòa Sơn phủ sóng.", PROVINCE, ["Chi nhánh Viettel Hòa Sơn /p @Hòa Sơn"], "the branch of a firm"),
    (
        "Ban Quản lý Khu công nghệ cao và các Khu công nghiệp tỉnh",
        PROVINCE,
        ["Ban Quản lý Khu công nghệ cao và các khu công nghiệp /p"],
        "a board of several sites",
    ),
    (
        "Tổ liên gia an toàn PCCC duy trì; Tổ dân phố số 5",
        COMMUNE_2025,
        ["Tổ liên gia an toàn phòng cháy, chữa cháy /x *", "Tổ dân phố số 5 /x"],
        "groups of houses",
    ),
    ("Cơ sở Cai nghiện ma túy tỉnh tiếp nhận.", PROVINCE_2025, ["Cơ sở Cai nghiện ma túy /p"], "a house of the police since 2025"),
    (
        "Công chức Văn hóa - Xã hội phụ trách Lao động - TB&XH rà soát.",
        COMMUNE,
        ["Công chức Văn hóa - Xã hội phụ trách Lao động - Thương binh và Xã hội /x"],
        "an officer in charge of a second field",
    ),
    (
        "Ban Chấp hành Công đoàn cơ sở Trung tâm Y tế huyện; Ủy ban Hội LHTN Việt Nam huyện",
        DISTRICT,
        ["Ban Chấp hành Công đoàn cơ sở Trung tâm Y tế /d", "Ủy ban Hội Liên hiệp Thanh niên /d"],
        "committees of a union in a house and of the youth",
    ),
    (
        "HĐND, UBND, UBMTTQ các xã lãnh đạo",
        DISTRICT,
        ["Hội đồng nhân dân /x *", "Ủy ban nhân dân /x *", "Ủy ban Mặt trận Tổ quốc Việt Nam /x *"],
        "a level word for a list of three",
    ),
    # groups, and what is none
    (
        "các huyện ủy, thành ủy trực thuộc chỉ đạo",
        PROVINCE,
        ["các huyện ủy, thành ủy trực thuộc /d *"],
        "Party committees in small letters",
    ),
    (
        "các tổ chức tôn giáo; các đơn vị sử dụng ngân sách",
        PROVINCE,
        ["các tổ chức tôn giáo /- *", "các đơn vị sử dụng ngân sách /- *"],
        "groups by what they are",
    ),
    (
        "giao chỉ tiêu cho từng phòng; Mỗi phòng chọn ít nhất 02 thủ tục",
        DISTRICT,
        ["từng phòng /d *"],
        "a measure for each room is no body",
    ),
    ("cục bộ, vụ mùa, vụ đông xuân", DISTRICT, [], "words that end or begin like a body"),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), OFFICES, ids=[row[3] for row in OFFICES])
def test_offices(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("hội liên hiệp phụ nữ việt nam", "Hội Liên hiệp Phụ nữ"),
        ("hội lhpn việt nam", "Hội Liên hiệp Phụ nữ"),
        ("bch đảng bộ", "Ban Chấp hành Đảng bộ"),
        ("trường th và thcs", "Trường Tiểu học và Trung học cơ sở"),
        ("trường th&thcs", "Trường Tiểu học và Trung học cơ sở"),
    ],
)
def test_heads_are_known_by_their_letters(written: str, name: str) -> None:
    assert heads()[written]["name"] == name


LETTERHEADS = [
    (
        ["BCH ĐOÀN TỈNH HÀ TĨNH", "ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN HUYỆN TÂN LẠC"],
        ["Ban Chấp hành Đoàn huyện Tân Lạc"],
        "the League's two lines",
    ),
    (
        ["HỘI LHPN VIỆT NAM", "BAN THƯỜNG VỤ TỈNH HÀ TĨNH"],
        ["Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Hà Tĩnh"],
        "the board of a province under its association",
    ),
    (["CÔNG AN TỈNH - SỞ Y TẾ", "TỈNH HÀ TĨNH"], ["Công an tỉnh Hà Tĩnh", "Sở Y tế tỉnh Hà Tĩnh"], "two offices of one place"),
    (
        ["HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH HỘI NÔNG DÂN TỈNH HÀ TĨNH"],
        ["Ban Chấp hành Hội Nông dân tỉnh Hà Tĩnh"],
        "an association above its board",
    ),
    (
        ["HỘI NÔNG DÂN TỈNH HÀ TĨNH", "BCH HỘI NÔNG DÂN HUYỆN TÂN LẠC"],
        ["Ban Chấp hành Hội Nông dân huyện Tân Lạc"],
        "a board below an association",
    ),
    (
        ["HỘI LHPN TỈNH HÀ TĨNH", "BAN THƯỜNG VỤ HỘI LHPN HUYỆN TÂN LẠC"],
        ["Ban Thường vụ Hội Liên hiệp Phụ nữ huyện Tân Lạc"],
        "a standing board below an association",
    ),
    (["LĐLĐ TỈNH HÀ TĨNH", "BCH CÔNG ĐOÀN NGÀNH GIÁO DỤC"], ["Ban Chấp hành Công đoàn ngành Giáo dục"], "a union below a federation"),
    (["TỈNH ĐOÀN HÀ TĨNH", "BCH HUYỆN ĐOÀN TÂN LẠC"], ["Ban Chấp hành huyện đoàn Tân Lạc"], "a committee below a league"),
    (["TỈNH ỦY HÀ TĨNH", "HUYỆN ỦY TÂN LẠC"], ["Huyện ủy Tân Lạc"], "a Party committee below another"),
    (["ĐOÀN TNCS HỒ CHÍ MINH", "HUYỆN TÂN LẠC"], ["Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Tân Lạc"], "the League itself"),
]


@pytest.mark.parametrize(("lines", "issuers", "why"), LETTERHEADS, ids=[row[2] for row in LETTERHEADS])
def test_letterheads(lines: list[str], issuers: list[str], why: str) -> None:
    assert [body.name for body in read_letterhead(lines)] == issuers, why
