"""Names inside institutions, what is no body, and where a mention ends: one row a phenomenon."""

from __future__ import annotations

import pytest

from planparse.extract import certainty
from planparse.extract.tries import trie
from planparse.text.patterns import pattern
from tests.bodies_help import HEALTH, MINISTRY, bodies, named

# bodies inside an institution, units of the forces, teams and posts that stand alone
INSIDE = [
    ("Phòng Kế hoạch tổng hợp tham mưu", ["Phòng Kế hoạch - Tổng hợp /p"], "a name without its dash"),
    (
        "Phòng Công chức, viên chức; Phòng Chính trị, tư tưởng",
        ["Phòng Công chức, viên chức /p", "Phòng Chính trị, tư tưởng /p"],
        "a comma inside",
    ),
    ("Khoa Hồi sức tích cực - Chống độc nhận bệnh", ["Khoa Hồi sức tích cực - Chống độc /p"], "small letters and a dash inside"),
    ("phòng Điều dưỡng; Khoa KSNK", ["Phòng Điều dưỡng /p", "Khoa Kiểm soát nhiễm khuẩn /p"], "nursing, infection control"),
    ("Giao Phòng TCCB chủ trì", ["Phòng Tổ chức cán bộ /p"], "rooms by their letters: staff"),
    ("Phòng TCHC, Phòng KHTC", ["Phòng Tổ chức hành chính /p", "Phòng Kế hoạch - Tài chính /p"], "administration, planning and money"),
    ("gửi về Sở Y tế (qua Phòng NVY)", ["Sở Y tế /p", "Phòng Nghiệp vụ Y /p"], "a room by its letters in brackets"),
    ("Phòng KHTH, Phòng KHKT", ["Phòng Kế hoạch - Tổng hợp /p", "Phòng Khoa học kỹ thuật /p"], "general planning, science"),
    ("Văn phòng Sở Nội vụ: gửi giấy mời.", ["Văn phòng Sở Nội vụ /p"], "the office of another department by its field"),
    (
        "Hội đồng Sáng kiến ngành Y tế chậm nhất ngày 05/8; Hội đồng Thẩm định giá trước 30/6/2022",
        ["Hội đồng Sáng kiến ngành Y tế /p", "Hội đồng Thẩm định giá /p"],
        "a time behind the name of a council",
    ),
    (
        "Bộ phận giúp việc cho Hội đồng Chấm sáng kiến cấp cơ sở năm 2021 nhận hồ sơ",
        ["Bộ phận giúp việc cho Hội đồng Chấm sáng kiến cấp cơ sở /p"],
        "the helpers of a council; the grade of what it judges is no level",
    ),
    ("Lãnh đạo bệnh viện: phân công người trực.", ["Lãnh đạo bệnh viện /- *"], "those at the head, addressed"),
    (
        "cơ quan, đơn vị thuộc, trực thuộc Sở nộp báo cáo",
        ["cơ quan, đơn vị thuộc, trực thuộc Sở /p *"],
        "two words of belonging",
    ),
    ("các đơn vị thuộc và trực thuộc Sở Y tế", ["các đơn vị thuộc và trực thuộc Sở Y tế /p *"], "two words of belonging joined"),
    ("khảo sát tại các khoa phòng, trong các bệnh viện", [], "parts of a house as mere places"),
    ("Khoa Dược chủ trì, phối hợp với Khoa Khám bệnh", ["Khoa Dược /p", "Khoa Khám bệnh /p"], "departments of a hospital"),
    ("Khoa Kiểm soát nhiễm khuẩn, Khoa Nhi", ["Khoa Kiểm soát nhiễm khuẩn /p", "Khoa Nhi /p"], "goes on in small letters"),
    ("Phòng Tài vụ, Phòng Kế hoạch tổng hợp", ["Phòng Tài vụ /p", "Phòng Kế hoạch - Tổng hợp /p"], "`vụ` with a small letter is no head"),
    ("Trưởng Khoa Ngoại báo cáo", ["Trưởng khoa Ngoại /p"], "who heads a department"),
    ("Điều dưỡng trưởng kiểm tra hằng ngày", ["Điều dưỡng trưởng /p"], "post alone"),
    ("Bộ phận Kế toán phối hợp; bộ phận không nhỏ", ["Bộ phận Kế toán /p"], "section of an office"),
    ("Tổ Hành chính - Quản trị phối hợp", ["Tổ Hành chính - Quản trị /p"], "team with a name"),
    ("Tổ trưởng chuyên môn duyệt giáo án", ["Tổ trưởng chuyên môn /- *"], "post in every school"),
    ("Hiệu trưởng phê duyệt; báo cáo Hiệu trưởng", ["Hiệu trưởng /p", "Hiệu trưởng /p"], "post alone acts and receives"),
    ("Thành lập Đoàn kiểm tra của ngành.", [], "set up, not at work"),
    ("Đoàn kiểm tra tiến hành làm việc với đơn vị", ["Đoàn kiểm tra /p"], "delegation at work"),
    ("Đơn vị giải trình với Đoàn thanh tra.", ["Đoàn thanh tra /p"], "delegation that receives"),
    ("| 3 | Chấm điểm | Tổ thẩm định |", ["Tổ thẩm định /p"], "team that fills a cell"),
    ("Trung đoàn 108 phối hợp Tiểu đoàn Công binh", ["Trung đoàn 108 /p", "Tiểu đoàn Công binh /p"], "units of the army"),
    ("BVĐK tỉnh, BV YHCT tỉnh", ["Bệnh viện Đa khoa /p", "Bệnh viện Y học cổ truyền /p"], "short forms of hospitals"),
    ("TTYT dự phòng tỉnh, Trung tâm Y tế dự phòng tỉnh", ["Trung tâm Y tế dự phòng /p"] * 2, "no Trung tâm Y tế"),
    ("SGDĐT phối hợp với PGDĐT", ["Sở Giáo dục và Đào tạo /p", "Phòng Giáo dục và Đào tạo /d *"], "offices by their letters"),
    (
        "Phòng Y tế báo cáo; Phòng Nghiệp vụ Y tổng hợp",
        ["Phòng Y tế /d *", "Phòng Nghiệp vụ Y /p"],
        "beside the Sở of its field the office of a district",
    ),
    ("Cơ quan Ủy ban Kiểm tra Huyện ủy thẩm tra", ["Cơ quan Ủy ban Kiểm tra Huyện ủy /d *"], "the staff of a committee"),
    ("cơ quan Bảo hiểm xã hội chi trả", ["Cơ quan Bảo hiểm xã hội /p"], "the same with a small letter"),
    (
        "Ban Chỉ huy PCTT, TKCN&PTDS tỉnh",
        ["Ban Chỉ huy phòng, chống thiên tai, tìm kiếm cứu nạn và phòng thủ dân sự /p"],
        "purpose of nothing but short forms",
    ),
    ("BAN CHỈ ĐẠO CCHC VÀ CHUYỂN ĐỔI SỐ TỈNH", ["Ban Chỉ đạo cải cách hành chính và chuyển đổi số /p"], "short form among capitals"),
    (
        "Ủy ban nhân dân (UBND) tỉnh; Hội Liên hiệp Phụ nữ (LHPN) huyện",
        ["Ủy ban nhân dân /p", "Hội Liên hiệp Phụ nữ /d *"],
        "short form inside",
    ),
    ("TTYT có giường bệnh báo cáo", ["Trung tâm Y tế có giường bệnh /d *"], "narrowed name"),
    ("Tổ quốc; Tổ chức thực hiện; tổ dân phố; Khoa học và công nghệ; KHOA HỌC", [], "words that begin like a team"),
]


# names with short forms of insurance and the like in them, in the plan of a central office
SHORT_WORDS = [
    (
        "Trung tâm Giám sát chi trả BHXH, BHYT điện tử: báo cáo",
        "Trung tâm Giám sát chi trả bảo hiểm xã hội, bảo hiểm y tế điện tử",
        "a list, more behind",
    ),
    ("Trung tâm Giám định BHYT và Thanh toán đa tuyến", "Trung tâm Giám định bảo hiểm y tế và Thanh toán đa tuyến", "`và` behind it"),
    ("phối hợp với Ban Chế độ BHXH rà soát", "Ban Chế độ bảo hiểm xã hội", "a verb behind"),
    ("Ban Thực hiện chế độ BHYT: hướng dẫn", "Ban Thực hiện chế độ bảo hiểm y tế", "a name that begins like a verb"),
    ("Ban Quản lý Thu BHXH, BHTN chủ trì", "Ban Quản lý Thu bảo hiểm xã hội, bảo hiểm thất nghiệp", "two behind a committee's head"),
    ("Văn phòng BHXH Việt Nam gửi giấy mời", "Văn phòng Bảo hiểm xã hội Việt Nam", "an office of the whole body"),
    ("Văn phòng Bảo hiểm xã hội Việt Nam gửi giấy mời", "Văn phòng Bảo hiểm xã hội Việt Nam", "the same spelt out"),
    ("Yêu cầu các cơ sở KCB BHYT cử người dự", "các cơ sở khám bệnh, chữa bệnh bảo hiểm y tế", "facilities"),
    ("Cơ sở KCB BHYT: Bố trí máy tính.", "cơ sở khám bệnh, chữa bệnh bảo hiểm y tế", "facilities, addressed"),
]


@pytest.mark.parametrize(("text", "expected", "why"), INSIDE, ids=[row[2] for row in INSIDE])
def test_inside_an_institution(text: str, expected: list[str], why: str) -> None:
    assert named(text, HEALTH) == expected, why


@pytest.mark.parametrize(("text", "name", "why"), SHORT_WORDS, ids=[row[2] for row in SHORT_WORDS])
def test_short_words_inside_a_name(text: str, name: str, why: str) -> None:
    assert [body.name for body in bodies(text, MINISTRY)] == [name], why


NOTHING = [
    "bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp; người ứng cử đại biểu HĐND tỉnh",
    "Tăng cường phòng, chống ma túy; phòng ngừa tội phạm; phòng cháy chữa cháy",
    "Báo cáo kết quả thực hiện; báo chí; Báo động",
    "cán bộ, công chức, viên chức; cán bộ y tế; đội ngũ cán bộ",
    "cơ sở hạ tầng; cơ sở dữ liệu; trụ sở; sở hữu trí tuệ; sở thích",
    "Bộ tiêu chí; bộ máy; Bộ luật; bộ phận; nội bộ; đồng bộ",
    "ban hành kế hoạch; Ban hành văn bản; Ban đầu; ban ngày",
    "Hội nghị tổng kết; hội thảo; hội viên; Hội thi; xã hội hóa",
    "trường hợp; môi trường; thị trường; Hội trường",
    "vụ việc; nhiệm vụ; dịch vụ; Vụ án; công vụ",
    "Đoàn kiểm tra liên ngành; đoàn công tác; Đoàn giám sát; đoàn viên",
    "Cục diện; cục bộ; Chi trả; chi thường xuyên",
    "Thanh tra, kiểm tra việc thực hiện; công tác thanh tra",
    "thuế thu nhập; Thuế giá trị gia tăng; Hải quan điện tử",
    "Phòng bệnh hơn chữa bệnh; phòng học; Phòng họp",
    "Trạm bơm; Đội hình tình nguyện; Đội tuyển",
    "Trung tâm thương mại; trung tâm huyện; Viện dẫn; Viện trợ; Quỹ đất",
    "Tổ chức thực hiện; tổ dân phố; Thành lập Tổ kiểm tra",
    "tăng trưởng kinh tế; trưởng thành; bảo đảm công an toàn",
    "Chương trình mục tiêu quốc gia; Ủy quyền; ủy thác",
    "doanh nghiệp; các hộ gia đình; Nhân dân; giáo viên; cha mẹ học sinh",
    "Cổng thông tin điện tử huyện; Trang thông tin điện tử xã",
    "Luật sư; nhà văn hóa thôn; sinh hoạt chi bộ",
    "văn bản quy phạm pháp luật; văn phòng phẩm",
    "tỷ lệ tham gia BHXH tự nguyện",
    "giải quyết chế độ BHXH",
    "đóng Bảo hiểm xã hội",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_body(text: str) -> None:
    assert named(text) == []


def test_quote_takes_level_and_place_words() -> None:
    text = "Giao Phòng Tư pháp huyện Tân Lạc chủ trì"
    assert [text[b.start : b.end] for b in bodies(text)] == ["Phòng Tư pháp huyện Tân Lạc"]


def test_mentions_do_not_cross_lines() -> None:
    assert named("Phòng Y tế\nhuyện ủy viên\nSở\nY tế") == ["Phòng Y tế /d"]


@pytest.mark.parametrize(
    "text", ["Phòng Y tế huyện", "UBND XÃ BÌNH MINH", "các Sở: Y tế, Nội vụ", "Ban Chỉ đạo 35 Huyện ủy", "TP.Thủ Đức UBND"]
)
def test_spans_lie_in_the_text(text: str) -> None:
    for body in bodies(text * 3):
        assert 0 <= body.start < body.end <= 3 * len(text)


def test_unknown_names_are_less_certain() -> None:
    known, guessed = bodies("Phòng Tư pháp; Phòng Hợp Lực Mới")
    assert certainty.of_body(known).confidence > certainty.of_body(guessed).confidence


def test_trie_matches_the_longest_word() -> None:
    words = ["ban", "ban chỉ đạo", "ban chỉ huy", "bộ", "b"]
    regex = pattern("test.trie", trie(words))
    for word in words:
        found = regex.match(f"{word} x")
        assert found is not None
        assert found.group() == word
