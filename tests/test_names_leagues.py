"""Bodies of leagues, ministries and branches: several of one name, what they are charged with, and words that count instead of naming."""

from __future__ import annotations

import pytest

from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE, DEPARTMENT, DISTRICT, HEALTH, PROVINCE, named

LEAGUE = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh")
PARTY = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Tỉnh ủy")
UNION = PlanPlace("province", "tỉnh", "Hòa Sơn", True, False, "Ban Thường vụ Hội Liên hiệp Phụ nữ")
STATISTICS = PlanPlace("central", None, None, True, False, "Tổng cục Thống kê")
MINISTRY = PlanPlace("central", None, None, True, False, "Bộ Y tế")
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"

NAMES = [
    # leagues of several kinds of units
    ("Các huyện, thành, thị Đoàn khảo sát nhu cầu.", LEAGUE, [f"{YOUTH} /d *"], "leagues of the districts"),
    ("Giao các quận, huyện đoàn ra quân.", PROVINCE, [f"{YOUTH} /d *"], "in another order"),
    ("Các tỉnh, thành đoàn báo cáo.", STATISTICS, [f"{YOUTH} /p *"], "leagues of provinces"),
    ("Ban Thường vụ các huyện, thị, thành Đoàn chỉ đạo.", LEAGUE, [f"Ban Thường vụ {YOUTH} /d *"], "their boards"),
    ("Bí thư các huyện, thị, thành đoàn chịu trách nhiệm.", LEAGUE, [f"Bí thư {YOUTH} /d *"], "their secretaries"),
    (
        "Ban Thường vụ các huyện, thị, thành ủy lãnh đạo; các huyện, thị, thành ủy báo cáo.",
        PARTY,
        ["Ban Thường vụ các huyện, thị, thành ủy /d *", "các huyện, thị, thành ủy /d *"],
        "committees of the Party keep their words",
    ),
    ("Hội Chữ thập đỏ quận, Quận Đoàn vận động.", DISTRICT, ["Hội Chữ thập đỏ /d", f"{YOUTH} /d"], "a level word before another body"),
    # offices inside a league
    ("Ban Phong trào Tỉnh Đoàn theo dõi.", LEAGUE, [f"Ban Phong trào {YOUTH} /p"], "an office of a league"),
    (
        "Ban Thanh niên Công nhân và Đô thị Thành Đoàn chủ trì.",
        LEAGUE,
        [f"Ban Thanh niên Công nhân và Đô thị {YOUTH} /p"],
        "whose name goes on up to the league",
    ),
    ("Ban Tuyên giáo Huyện ủy, Văn phòng Huyện đoàn họp.", DISTRICT, ["Ban Tuyên giáo Huyện ủy /d", f"Văn phòng {YOUTH} /d"], "its office"),
    # departments
    ("Vụ Thống kê Dân số và Lao động chủ trì.", STATISTICS, ["Vụ Thống kê Dân số và Lao động /c"], "other words behind a known field"),
    ("Vụ Pháp chế và Thanh tra thống kê rà soát.", STATISTICS, ["Vụ Pháp chế và Thanh tra thống kê /c"], "an inspectorate inside the name"),
    (
        "Vụ Thống kê Giá, Vụ Hệ thống tài khoản quốc gia họp.",
        STATISTICS,
        ["Vụ Thống kê Giá /c", "Vụ Hệ thống tài khoản quốc gia /c"],
        "two",
    ),
    ("Các Vụ nghiệp vụ phối hợp.", STATISTICS, ["các Vụ nghiệp vụ /c *"], "departments by what they do are a group"),
    # branches
    ("63/63 Cục Thống kê khai thác dữ liệu.", STATISTICS, ["Cục Thống kê /p *"], "a count of all branches"),
    ("Cục Thống kê Hà Nội, Đà Nẵng thử nghiệm.", STATISTICS, ["Cục Thống kê /p *"], "branches by their places"),
    ("Cục Hải quan Lạng Sơn chủ trì; các Cục Thuế báo cáo.", MINISTRY, ["Cục Hải quan /p @Lạng Sơn", "Cục Thuế /p *"], "one and all"),
    ("Sở Y tế Hà Nội, Hải Phòng và Đà Nẵng họp.", MINISTRY, ["Sở Y tế /p *"], "departments of several provinces"),
    ("10/10 Phòng Tư pháp triển khai.", PROVINCE, ["Phòng Tư pháp /d *"], "offices of all districts"),
    (
        "Báo cáo Viện Pasteur Nha Trang; chuyển Bệnh viện Chợ Rẫy.",
        HEALTH,
        ["Viện Pasteur Nha Trang /c", "Bệnh viện Chợ Rẫy /c"],
        "the centre's",
    ),
    # level words close the name, also behind a list in small letters
    (
        "Trung tâm Quản lý, khai thác công trình thủy lợi tỉnh quan trắc.",
        PROVINCE,
        ["Trung tâm Quản lý, khai thác công trình thủy lợi /p"],
        "a name of two acts",
    ),
    (
        "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh họp.",
        PROVINCE,
        ["Trung tâm Xúc tiến đầu tư, thương mại và du lịch /p"],
        "a list in small letters",
    ),
    (
        "Công an xã Thạnh Hải, huyện Thạnh Phú, tỉnh Bến Tre xây dựng kế hoạch.",
        COMMUNE,
        ["Công an /x @Thạnh Hải"],
        "the units that the named one lies in",
    ),
    ("UBND thị xã An Khê, huyện Kbang phối hợp.", PROVINCE, ["Ủy ban nhân dân /d @An Khê"], "a unit beside it is none of them"),
    # what a group is charged with
    (
        "4. Các phòng, ban, ngành được giao phụ trách tiêu chí: Xây dựng kế hoạch.",
        DISTRICT,
        ["các phòng, ban, ngành được giao phụ trách tiêu chí /d *"],
        "a heading says what they are charged with",
    ),
    (
        "Theo đề nghị của các sở, ngành chủ trì dự án, tiểu dự án, tổng hợp.",
        PROVINCE,
        ["các sở, ngành chủ trì dự án, tiểu dự án /p *"],
        "who leads projects",
    ),
    ("Các sở, ngành chủ trì, phối hợp rà soát.", PROVINCE, ["các sở, ngành /p *"], "an order is no charge"),
    (
        "Hiệp đồng với các đơn vị quân đội đóng trên địa bàn.",
        DISTRICT,
        ["các đơn vị quân đội đóng trên địa bàn /- *"],
        "soldiers where they are stationed",
    ),
    # whose level
    (
        "4. Phòng Tư pháp các huyện: Tham mưu UBND cùng cấp ban hành kế hoạch.",
        DEPARTMENT,
        ["Phòng Tư pháp /d *", "Ủy ban nhân dân /d *"],
        "of the level of those who are told",
    ),
    (
        "Yêu cầu Giám đốc các sở, thủ trưởng các ban, ngành, Chủ tịch UBND các huyện thực hiện.",
        PROVINCE,
        ["Giám đốc các sở /p *", "Chủ tịch Ủy ban nhân dân /d *"],
        "heads of offices beside directors (vague, hence not shown)",
    ),
    (
        "Chuyển hồ sơ sang cơ quan Công an; báo cáo cơ quan Công an tỉnh.",
        PROVINCE,
        ["Cơ quan Công an /-", "Công an /p"],
        "police of no level",
    ),
    (
        "Đơn vị thực hiện: cơ quan thường trực HĐPH PBGDPL tỉnh.",
        PROVINCE,
        ["Cơ quan thường trực Hội đồng phối hợp phổ biến, giáo dục pháp luật /p"],
        "the standing office fills the frame",
    ),
    # counts and places
    ("Huyện có 21 xã và 01 thị trấn.", DISTRICT, [], "what a district consists of"),
    ("Tập trung tại thành phố Phan Thiết, thị xã La Gi và các huyện có số mắc cao.", HEALTH, [], "places in a list"),
    ("Tiếp nhận hồ sơ tại Bộ phận Một cửa.", COMMUNE, [], "a desk as a mere place"),
]


@pytest.mark.parametrize(("text", "plan", "expected", "what"), NAMES, ids=[row[3] for row in NAMES])
def test_names(text: str, plan: PlanPlace, expected: list[str], what: str) -> None:
    assert named(text, plan) == expected, what
