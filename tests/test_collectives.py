"""Groups of bodies: what counts, what is vague, what is none, with level and name (GUIDE rules 3 to 8, 12, 14, 16)."""

from __future__ import annotations

import pytest

from planparse.extract import certainty
from planparse.extract.plan_place import PlanPlace
from tests.bodies_help import COMMUNE_2025, DEPARTMENT, DISTRICT, HEALTH, MINISTRY, bodies, named, shown

# text, counted mentions (name /level @place *), reason
GROUPS = [
    (
        "Các trường THPT, Trung tâm GDTX thực hiện",
        ["các trường trung học phổ thông /- *", "Trung tâm Giáo dục thường xuyên /d"],
        "a group ends before a name",
    ),
    ("Các sở, ban, ngành tỉnh", ["các sở, ban, ngành /p *"], "level word leaves the name"),
    ("các sở, ban, ngành, đoàn thể cấp tỉnh", ["các sở, ban, ngành, đoàn thể /p *"], "`cấp tỉnh` leaves it, too"),
    ("các sở, ngành, địa phương", ["các sở, ngành, địa phương /- *"], "rule 14: địa phương takes the level away"),
    ("các bộ, ngành Trung ương", ["các bộ, ngành /c *"], "ministries"),
    ("các phòng, ban chuyên môn huyện", ["các phòng, ban chuyên môn /d *"], "function in the name"),
    ("các cơ quan, đơn vị liên quan", ["các cơ quan, đơn vị liên quan /- *"], "rule 4: liên quan counts and stays"),
    ("các ngành có liên quan", ["các ngành có liên quan /- *"], "`có liên quan`"),
    ("các đoàn thể chính trị - xã hội cấp xã", ["các đoàn thể chính trị - xã hội /x *"], "level behind a function"),
    (
        "các tổ chức thành viên của Mặt trận Tổ quốc",
        ["các tổ chức thành viên /d *", "Mặt trận Tổ quốc Việt Nam /d"],
        "whose members they are",
    ),
    ("các cơ quan báo chí", ["các cơ quan báo chí /- *"], "function"),
    ("các cơ quan chuyên môn thuộc UBND xã", ["các cơ quan chuyên môn /x *"], "the committee that they belong to is their level"),
    ("Các đơn vị trực thuộc Sở Y tế báo cáo", ["các đơn vị trực thuộc Sở Y tế /p *"], "named by the body that they belong to"),
    ("các thành phố trực thuộc Trung ương", ["các thành phố /p *"], "cities of the level of provinces"),
    ("các đơn vị sự nghiệp thuộc huyện", ["các đơn vị sự nghiệp /d *"], "owner is a level word"),
    ("Thủ trưởng các sở, ban, ngành tỉnh", ["Thủ trưởng các sở, ban, ngành /p *"], "posts in the plural"),
    ("Trưởng các phòng, ban", ["Trưởng các phòng, ban /d *"], "heads of offices"),
    ("Hiệu trưởng các trường", ["Hiệu trưởng các trường /- *"], "heads of schools"),
    ("Tổ trưởng 63 tổ dân phố", ["Tổ trưởng tổ dân phố /x *"], "so many heads of hamlets"),
    ("- Các hợp tác xã nông nghiệp tổ chức tưới tiêu", ["các hợp tác xã nông nghiệp /- *"], "cooperatives that act"),
    ("Trưởng các ấp", ["Trưởng ấp /x *"], "heads of hamlets"),
    ("Các thành viên Ban Chỉ đạo huyện chịu trách nhiệm", ["các thành viên Ban Chỉ đạo /d *"], "members of a committee"),
    ("Các thành viên còn lại chịu trách nhiệm", ["các thành viên còn lại /d *"], "its other members"),
    ("các thành viên trong gia đình", [], "members of anything else"),
    ("kiểm tra tại 03 huyện, mỗi huyện 02 xã", [], "a count"),
    ("Các xí nghiệp thống kê thiệt hại", ["các xí nghiệp /- *"], "a function that is what the group does"),
    ("Trưởng các ban, ngành, đoàn thể xã", ["Trưởng các ban, ngành, đoàn thể /x *"], "vague nouns with a level"),
    ("11 phường tổ chức", ["các phường /x *"], "rule 46: the count becomes `các`"),
    ("Chỉ đạo 21/21 xã", ["các xã /x *"], "share of communes"),
    ("các xã, thị trấn tổ chức", ["các xã, thị trấn /x *"], "area for its authorities"),
    ("các huyện, thị xã, thành phố chủ động", ["các huyện, thị xã, thành phố /d *"], "a list with thị xã is of districts"),
    ("UBND các huyện, thị xã, thành phố", ["Ủy ban nhân dân /d *"], "the same behind a name"),
    ("UBND 14 xã, phường", ["Ủy ban nhân dân /x *"], "count in the tail is no part of the name"),
    ("UBND cấp xã", ["Ủy ban nhân dân /x *"], "rule 16: collective below the issuer"),
    ("UBND các xã, phường, đặc khu", ["Ủy ban nhân dân /x *"], "units of 2025"),
    ("Công an các xã, thị trấn", ["Công an /x *"], "police of many"),
    ("Trạm Y tế cấp xã", ["Trạm Y tế /x *"], "stations"),
    ("Hội Nông dân các cấp", ["Hội Nông dân /- *"], "rule 15: `các cấp` has no level"),
    ("Công an cùng cấp", ["Công an /d *"], "rule 14: `cùng cấp` is the issuer's"),
    ("Tòa án nhân dân hai cấp", ["Tòa án nhân dân /- *"], "two levels"),
    ("chính quyền cơ sở", ["chính quyền /x *"], "`cơ sở` → commune"),
    ("các chi bộ, đảng bộ trực thuộc", ["các chi bộ, đảng bộ trực thuộc /- *"], "Party cells: rule 14, no level word"),
    ("chỉ đạo các trường tiểu học, THCS", ["các trường tiểu học, trung học cơ sở /- *"], "kinds of schools, spelt out"),
    ("Đề nghị các cơ sở khám bệnh, chữa bệnh", ["các cơ sở khám bệnh, chữa bệnh /- *"], "facility that is told to act"),
    ("các tổ chức tín dụng", ["các tổ chức tín dụng /- *"], "one kind of body"),
    ("các tập đoàn, tổng công ty", ["các tập đoàn, tổng công ty /- *"], "companies of the state"),
    ("cơ quan ngang bộ, cơ quan thuộc Chính phủ", ["cơ quan ngang bộ /c *", "cơ quan thuộc Chính phủ /c *"], "fixed by kind"),
    ("Các hội đặc thù huyện", ["các hội đặc thù /d *"], "societies"),
    ("CÁC SỞ, BAN, NGÀNH", ["các sở, ban, ngành /p *"], "heading in capitals"),
    ("các khu phố, ấp vận động", ["các khu phố, ấp /x *"], "hamlets act"),
    ("cấp ủy, chính quyền các xã", ["cấp ủy /x *", "chính quyền /x *"], "level word at the end of the list"),
    ("các đoàn thể, các phòng, ban thuộc huyện", ["các đoàn thể /d *", "các phòng, ban /d *"], "rule 14: it holds for all of the list"),
    ("16/16 xã, thị trấn tổ chức đối thoại", ["các xã, thị trấn /x *"], "share of two kinds of communes"),
    ("các cơ quan thông tấn, báo chí", ["các cơ quan thông tấn, báo chí /- *"], "function of two words"),
    ("các sở, ngành, quận, huyện", ["các sở, ngành, quận, huyện /- *"], "rule 15: two levels at once"),
    (
        "Thủ trưởng các sở, ban, ngành có trách nhiệm: chỉ đạo",
        ["Thủ trưởng các sở, ban, ngành /p *"],
        "the predicate is no part of the name",
    ),
    ("các đảng bộ, chi bộ trực thuộc Huyện ủy", ["các đảng bộ, chi bộ trực thuộc Huyện ủy /d *"], "named by the committee they belong to"),
    ("Các đảng ủy, chi ủy triển khai", ["các đảng ủy, chi ủy /- *"], "committees of cells"),
    ("100% đảng bộ, chi bộ cơ sở", ["đảng bộ, chi bộ cơ sở /- *"], "a list without an article; `cơ sở` is a kind of cell"),
    ("chi bộ thôn, khu phố", ["chi bộ /x *"], "cells of hamlets"),
    ("Các bệnh viện, TTYT, phòng khám đa khoa", ["các bệnh viện, trung tâm y tế, phòng khám đa khoa /- *"], "short form in a list"),
    ("các bệnh viện vệ tinh tuyến tỉnh", ["các bệnh viện vệ tinh /p *"], "`tuyến` as `cấp`"),
    ("a) Các trường học mời báo cáo viên", ["các trường học /- *"], "behind a letter"),
    ("(2) Các cơ sở giáo dục tổ chức ký cam kết", ["các cơ sở giáo dục /- *"], "behind a number in brackets"),
    ("1.2 Các bệnh viện bố trí khu vực tiếp nhận", ["các bệnh viện /- *"], "behind a number of two places"),
    ("iv) Các trường học tổ chức ký cam kết", ["các trường học /- *"], "behind a small Roman numeral"),
    ("25/25 trường mầm non tổ chức bán trú", ["các trường mầm non /- *"], "share of schools"),
    ("giao cho từng xã, phường", ["các xã, phường /x *"], "every unit: rule 46"),
    ("Các đoàn giám sát gửi báo cáo", ["các đoàn giám sát /- *"], "delegations"),
    (
        "Hội Nông dân tỉnh và các huyện, thành phố",
        ["Hội Nông dân /p", "các huyện, thành phố /d *"],
        "behind one unit other units are their own mention",
    ),
    ("các sở, ban, ngành tỉnh và địa phương", ["các sở, ban, ngành /p *"], "so are the places themselves"),
    ("các bệnh viện công lập và ngoài công lập", ["các bệnh viện công lập và ngoài công lập /- *"], "both kinds"),
]


@pytest.mark.parametrize(("text", "expected", "why"), GROUPS, ids=[row[2] for row in GROUPS])
def test_groups(text: str, expected: list[str], why: str) -> None:
    assert named(text) == expected, why


VAGUE = [
    "các cơ quan, đơn vị",
    "các cấp, các ngành",
    "các ban, ngành, đoàn thể",
    "các địa phương",
    "các cơ quan chức năng",
    "cấp có thẩm quyền",
    "cơ quan có thẩm quyền",
    "chính quyền các cấp",
    "từng cơ quan, đơn vị",
    "Thủ trưởng các cơ quan, đơn vị",
    "các tổ chức, cá nhân",
]


@pytest.mark.parametrize("text", VAGUE)
def test_vague_groups(text: str) -> None:
    """Rule 3: nothing but vague words, whatever clause follows; the reason stands beside the low confidence."""
    found = bodies(f"{text} thực hiện")
    assert found
    sure = [certainty.of_body(body) for body in found]
    assert all(body.vague for body in found)
    assert all(one.confidence < 0.7 and one.why for one in sure)


NONE = [
    "tổ chức chính quyền địa phương 02 cấp",
    "ưu tiên các xã khó khăn",
    "hướng dẫn thí sinh các xã đi thi",
    "phô tô 02 bản gửi về phòng",
    "các phòng thí nghiệm trọng điểm",
    "tổ chức tại nhà văn hóa các ấp",
    "tại hội trường các khu phố",
    "trên địa bàn các xã, phường",
    "tại các xã",
    "ở các huyện miền núi",
    "trong các trường học",
    "trẻ em tại các trường",
    "các phòng học; các phòng họp; các vụ việc; các vụ án",
    "các bản tin; các đội tuyển; các cấp học; các hội nghị",
    "Chương trình mỗi xã một sản phẩm",
    "chính quyền điện tử, chính quyền số",
    "xây dựng huyện nông thôn mới",
    "kiểm tra các cơ sở kinh doanh",
    "gia đình, nhà trường và xã hội",
    "các doanh nghiệp, hộ kinh doanh",
    "cơ sở vật chất; cơ sở dữ liệu",
    "05 phòng; 100% xã",
    "cấp giấy chứng nhận; cấp phát; cấp bách",
    "công tác quốc phòng địa phương",
    "khu dân cư khu phố 12 phường 6",
    "Đến năm 2023 có 08 xã đạt chuẩn; thêm 03 xã",
    "sinh hoạt chi bộ; Đảng bộ huyện; toàn Đảng bộ",
    "xây dựng trạm y tế, trường học",
    "mô hình chính quyền địa phương 02 cấp; vận hành chính quyền địa phương hai cấp",
]


@pytest.mark.parametrize("text", NONE)
def test_no_group(text: str) -> None:
    assert [shown(body) for body in bodies(text)] == []


BY_OFFICE = [
    ("các đơn vị trực thuộc Sở", DEPARTMENT, ["các đơn vị trực thuộc Sở /p *"], "an office is no level word, the name keeps it"),
    ("các đơn vị trực thuộc Sở Y tế", HEALTH, ["các đơn vị trực thuộc Sở Y tế /p *"], "the office by its whole name"),
    ("các đơn vị thuộc Sở Nội vụ", HEALTH, ["Sở Nội vụ /p"], "another office is a mention of its own"),
    ("các phòng chức năng Sở", HEALTH, ["các phòng chức năng Sở /p *"], "no word of belonging between"),
    ("các khoa, phòng; Trưởng các khoa, phòng", HEALTH, ["các khoa, phòng /p *", "Trưởng các khoa, phòng /p *"], "of a hospital"),
    ("Đề nghị lãnh đạo các phòng chuyên môn Sở", HEALTH, ["Lãnh đạo các phòng chuyên môn Sở /p *"], "those at the head, asked to act"),
    ("các bệnh viện và trung tâm y tế có giường bệnh", HEALTH, ["các bệnh viện và trung tâm y tế có giường bệnh /- *"], "narrowed"),
    ("gửi cho các cơ sở điều trị trong toàn tỉnh", HEALTH, ["các cơ sở điều trị /- *"], "the area leaves the name"),
    ("Các chi bộ trực thuộc Đảng ủy", COMMUNE_2025, ["các chi bộ trực thuộc Đảng ủy /x *"], "`Đảng` is the begin of `Đảng ủy`"),
    ("các chi bộ, đảng bộ trực thuộc Đảng uỷ", COMMUNE_2025, ["các chi bộ, đảng bộ trực thuộc Đảng ủy /x *"], "the other tone mark"),
    ("cung ứng cho tất cả các cơ sở y tế", HEALTH, ["các cơ sở y tế /- *"], "all of them receive"),
    ("| Thực hiện hợp đồng | Các cơ sở y tế |", HEALTH, ["các cơ sở y tế /- *"], "facilities that fill a cell"),
    ("Bệnh viện công lập cử cán bộ tham gia", HEALTH, ["bệnh viện công lập /- *"], "no article, but a verb of duty"),
    ("các Cục, Vụ thuộc Bộ", MINISTRY, ["các Cục, Vụ /c *"], "rule 12: what they are part of leaves the name"),
    ("Các phòng, đơn vị liên quan thuộc Sở", HEALTH, ["các phòng, đơn vị liên quan /p *"], "behind `liên quan`"),
    ("Thủ trưởng các đơn vị thuộc Bộ", MINISTRY, ["Thủ trưởng các đơn vị /c *"], "a post"),
    ("báo cáo Tổng cục trưởng; trình Cục trưởng phê duyệt", MINISTRY, ["Tổng cục trưởng /c", "Cục trưởng /c"], "heads of houses alone"),
    ("các phòng, đơn vị", COMMUNE_2025, ["các phòng, đơn vị /x *"], "after July 2025 a commune has offices"),
    ("các phòng chuyên môn", DISTRICT, ["các phòng chuyên môn /d *"], "before they are a district's"),
]


@pytest.mark.parametrize(("text", "plan", "expected", "why"), BY_OFFICE, ids=[row[3] for row in BY_OFFICE])
def test_level_by_office(text: str, plan: PlanPlace, expected: list[str], why: str) -> None:
    assert named(text, plan) == expected, why


def test_one_article_one_mention() -> None:
    """Rule 5: a new `các` or a repeated noun begins the next mention."""
    text = "các phòng, ban, các cơ quan, đơn vị, cơ quan tư pháp"
    assert [text[b.start : b.end] for b in bodies(text)] == ["các phòng, ban", "các cơ quan, đơn vị", "cơ quan tư pháp"]
