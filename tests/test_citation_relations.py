"""What a plan does with what it cites, and who issued it: basis, implemented, amended, replaced, merely cited."""

from __future__ import annotations

import pytest

from tests.citing import body_at, find

RELATIONS = [
    pytest.param("Kế hoạch này thay cho Kế hoạch số 12/KH-UBND ngày 18/7/2025", ["replaces"], id="thay cho"),
    pytest.param("Kế hoạch này thay thế cho Kế hoạch số 12/KH-UBND", ["replaces"], id="thay thế cho"),
    pytest.param("Kế hoạch này thay thế toàn bộ nội dung Kế hoạch số 12/KH-UBND", ["replaces"], id="thay thế toàn bộ"),
    pytest.param("Thực hiện và giám sát việc thực hiện Chỉ thị số 28-CT/TW", ["implements"], id="thực hiện và giám sát"),
    pytest.param("Triển khai, kiểm tra việc thực hiện Kết luận số 12-KL/TW", ["implements"], id="triển khai, kiểm tra"),
    pytest.param("việc giám sát phải dân chủ, khách quan, đúng Quy định số 22-QĐ/TW", ["implements"], id="phải đúng"),
    pytest.param("kiểm tra việc thực hiện đúng Nghị định số 30/2020/NĐ-CP", ["cites"], id="kiểm tra việc thực hiện đúng"),
    pytest.param("100% chi bộ tổ chức học tập, quán triệt Nghị quyết 18", ["cites"], id="học tập, quán triệt"),
    pytest.param("Quán triệt và tổ chức thực hiện nghiêm Chỉ thị số 05-CT/TW", ["implements"], id="quán triệt rồi thực hiện"),
    pytest.param("Mẫu sổ ban hành theo Công văn số 88/HD-CAQ", ["cites"], id="mẫu ban hành theo"),
    pytest.param("lập báo cáo theo mẫu ban hành tại Thông tư số 03/2021/TT-BNV", ["implements"], id="theo mẫu ban hành tại"),
    pytest.param("Tổ công tác được thành lập theo Quyết định số 12/QĐ-UBND", ["cites"], id="thành lập theo"),
    pytest.param("thực hiện Chương trình đã được phê duyệt tại Quyết định số 12/QĐ-UBND", ["implements"], id="thực hiện cái được phê duyệt"),
    pytest.param("Theo Báo cáo số 412/BC-SYT ngày 02/3/2021, toàn tỉnh còn 31 trạm y tế", ["cites"], id="báo cáo chỉ kể"),
    pytest.param("Theo Công văn số 412/SYT-NV ngày 02/3/2021, các đơn vị rà soát", ["implements"], id="theo công văn"),
    pytest.param("Theo quy định tại Thông tư số 03/2021/TT-BNV", ["implements"], id="theo quy định tại"),
    pytest.param("quy trình, thủ tục quy định tại Điều 5 Nghị định số 61/2018/NĐ-CP", ["implements"], id="quy định tại"),
    pytest.param("chi trả theo đúng Nghị định số 20/2021/NĐ-CP", ["implements"], id="theo đúng"),
    pytest.param("bảo đảm quyền của người lao động theo Bộ luật Lao động", ["implements"], id="trong mục đích"),
    pytest.param("Tổ chức triển khai thực hiện tốt Luật Thanh niên", ["implements"], id="thực hiện"),
    pytest.param("Hoàn thành các mục tiêu của Kế hoạch số 9/KH-UBND", ["implements"], id="mục tiêu của"),
    pytest.param("đưa các nội dung của Quyết định số 06/QĐ-TTg vào tiêu chí thi đua", ["implements"], id="đưa các nội dung"),
    pytest.param("- Quyết định số 127/QĐ-TTg ngày 26/01/2021 của Thủ tướng Chính phủ;", ["implements"], id="gạch đầu dòng là trích dẫn"),
    pytest.param("a) Khoản 2 Điều 3 Luật Viên chức;", ["implements"], id="điểm bắt đầu bằng điều khoản"),
    pytest.param(
        "Thực hiện Luật Việc làm, Nghị quyết số 42-NQ/TW của Bộ Chính trị về chính sách xã hội; Chỉ thị số 16/CT-TTg; Quyết định số 146/QĐ-TTg",
        ["implements"] * 4,
        id="một động từ cho cả danh sách",
    ),
    pytest.param("Tuyên truyền, phổ biến Luật An ninh mạng và Nghị định số 53/2022/NĐ-CP", ["cites", "cites"], id="tuyên truyền, cả danh sách"),
    pytest.param("phổ biến pháp luật như: Công ước về quyền trẻ em; Luật Cư trú; các quy định của Bộ luật Dân sự", ["cites"] * 3, id="tuyên truyền qua dấu hai chấm"),
    pytest.param("Tuyên truyền, triển khai thực hiện Luật Căn cước", ["implements"], id="tuyên truyền rồi thực hiện"),
    pytest.param("nâng cao nhận thức về Luật Phòng thủ dân sự", ["cites"], id="nhận thức về"),
    pytest.param("Kiểm tra, giám sát việc triển khai Nghị quyết số 01/NQ-CP", ["cites"], id="giám sát việc triển khai"),
    pytest.param("giám sát nhằm tăng cường hiệu lực, hiệu quả thực hiện Luật Người cao tuổi", ["cites"], id="giám sát hiệu quả thực hiện"),
    pytest.param("Sơ kết 5 năm thực hiện Chỉ thị số 40-CT/TW", ["cites"], id="sơ kết"),
    pytest.param("Báo cáo kết quả thực hiện Quyết định số 81/QĐ-TTg", ["cites"], id="báo cáo kết quả"),
    pytest.param("Kiểm tra và báo cáo theo Thông tư số 01/2024/TT-BNV", ["implements"], id="báo cáo theo"),
    pytest.param("hỗ trợ nhóm yếu thế (8 nhóm theo Luật Trợ giúp pháp lý)", ["cites"], id="định nghĩa trong ngoặc"),
    pytest.param("từ nguồn kinh phí do UBND huyện giao tại Quyết định số 3899/QĐ-UBND", ["cites"], id="nguồn kinh phí"),
    pytest.param("Chỉ đạo Tổ công tác triển khai Đề án 06 cấp xã rà soát", ["cites"], id="trong tên tổ chức"),
    pytest.param(
        "theo Nghị định số 81/2021/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Giáo dục và Thông tư số 09/2016/TTLT-BGDĐT-BTC",
        ["implements", "cites", "implements"],
        id="luật trong trích yếu, thông tư là anh em",
    ),
    pytest.param(
        "thực hiện Quyết định số 1472/QĐ-TTg ban hành Kế hoạch thực hiện Nghị quyết số 12/NQ-CP về dân số và Kế hoạch số 35/KH-UBND",
        ["implements", "cites", "implements"],
        id="nghị quyết trong trích yếu",
    ),
    pytest.param(
        "theo Nghị định số 15/2020/NĐ-CP sửa đổi một số điều của Luật Báo chí và Luật Xuất bản",
        ["implements", "cites", "cites"],
        id="hai luật trong trích yếu",
    ),
    pytest.param("theo Kế hoạch thực hiện Quyết định số 1863/QĐ-TTg trên địa bàn tỉnh", ["cites"], id="trong tên kế hoạch không số"),
    pytest.param("Xây dựng kế hoạch triển khai thực hiện Luật Phòng thủ dân sự", ["implements"], id="lập kế hoạch thực hiện"),
    pytest.param("Thực hiện Quyết định số 23/QĐ-TTg về trẻ em (Quyết định số 23/QĐ-TTg)", ["implements", "implements"], id="nhắc lại trong ngoặc"),
    pytest.param("Triển khai Đề án xây dựng xã hội học tập (Quyết định số 1373/QĐ-TTg ngày 30/7/2021)", ["implements"], id="ngoặc nêu số của đề án"),
    pytest.param(
        "theo Nghị định số 100/2019/NĐ-CP (sửa đổi, bổ sung bởi Nghị định số 123/2021/NĐ-CP)", ["implements", "cites"], id="ngoặc nêu nơi sửa đổi"
    ),
    pytest.param("theo Nghị định số 15/2020/NĐ-CP, được thay thế bởi Nghị định số 19/2024/NĐ-CP", ["implements", "cites"], id="nơi thay thế"),
    pytest.param("Đồng bộ dữ liệu phục vụ Đề án 06", ["implements"], id="phục vụ đề án"),
    pytest.param("Kiểm tra 08 doanh nghiệp về thực hiện Bộ luật Lao động", ["cites"], id="kiểm tra về thực hiện"),
    pytest.param(
        "Thực hiện Kế hoạch số 15/KH-UBND về cải cách hành chính, UBND huyện Ý Yên triển khai Nghị quyết số 76/NQ-CP",
        ["implements", "implements"],
        id="trích yếu dừng ở cơ quan",
    ),
    pytest.param("Tuyên truyền Luật Hộ tịch (sau đây gọi tắt là Luật Hộ tịch)", ["cites", "cites"], id="gọi tắt theo cái đứng trước"),
    pytest.param("Kế hoạch này thay thế Kế hoạch số 33/KH-UBND ngày 02/02/2023", ["replaces"], id="thay thế"),
    pytest.param("Quyết định này sửa đổi, bổ sung một số điều của Quyết định số 12/QĐ-UBND", ["amends"], id="sửa đổi"),
    pytest.param("Sửa đổi, bổ sung mục II Kế hoạch số 33/KH-UBND", ["amends"], id="sửa đổi ở đầu khối"),
    pytest.param("Tham mưu sửa đổi, bổ sung Nghị định số 109/2022/NĐ-CP", ["cites"], id="việc sửa đổi của người khác"),
    pytest.param("Rà soát, sửa đổi một số quy định trong Luật Đấu thầu; Luật Giá", ["cites", "cites"], id="sửa luật là việc khác"),
    pytest.param("bổ sung kinh phí thực hiện Nghị quyết số 05/NQ-HĐND", ["implements"], id="bổ sung kinh phí"),
    pytest.param("Xây dựng Thông tư hướng dẫn thi hành Luật Dữ liệu", ["cites"], id="hướng dẫn thi hành"),
    pytest.param("(Kèm theo Kế hoạch số 12/KH-UBND ngày 5/5/2024)", ["cites"], id="kèm theo ở đầu"),
    pytest.param("Luật Trẻ em quy định. Tuyên truyền sâu rộng Luật Cư trú.", ["implements", "cites"], id="câu mới, động từ mới"),
    pytest.param("Thực hiện Luật Cư trú; kiểm tra việc chấp hành Luật Căn cước", ["implements", "cites"], id="động từ riêng sau chấm phẩy"),
    pytest.param("Người vi phạm Luật Giao thông đường bộ bị nhắc nhở", ["cites"], id="vi phạm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(text: str, expected: list[str]) -> None:
    assert [match.relation for match in find(text)] == expected


OPENING = [
    pytest.param("Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;", ["basis"], id="căn cứ"),
    pytest.param("Thực hiện Kế hoạch số 9/KH-UBND về phòng dịch (Kế hoạch số 9/KH-UBND);", ["basis", "basis"], id="gọi tắt trong ngoặc"),
    pytest.param(
        "Quyết định số 446/QĐ-BNV về ban hành Kế hoạch thực hiện Quyết định số 1863/QĐ-TTg;", ["basis", "cites"], id="trong trích yếu"
    ),
    pytest.param("UBND xã ban hành Kế hoạch thực hiện Quyết định số 12/QĐ-TTg như sau:", ["implements"], id="tên của chính kế hoạch"),
    pytest.param(
        "Căn cứ Nghị định số 5/2024/NĐ-CP quy định chi tiết Luật Tài nguyên nước, được sửa đổi bởi Nghị định số 23/2026/NĐ-CP;",
        ["basis", "cites", "basis"],
        id="văn bản sửa đổi căn cứ",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENING)
def test_relations_in_the_opening(text: str, expected: list[str]) -> None:
    assert [match.relation for match in find(text, opening=lambda _offset: True)] == expected


ISSUERS = [
    ("Nghị quyết số 12-NQ/TU của Ban Chấp hành Đảng bộ tỉnh về phát triển", "Ban Chấp hành Đảng bộ tỉnh"),
    ("Nghị quyết số 3-NQ/ĐB của Ban Chấp hành Đảng bộ huyện Đại Lộc khóa XX", "Ban Chấp hành Đảng bộ huyện Đại Lộc"),
    ("Kế hoạch số 382-KH/TU của Ban Thường vụ Tỉnh ủy Quảng Nam về việc", "Ban Thường vụ Tỉnh ủy Quảng Nam"),
    ("Kế hoạch số 382-KH/TU của Tỉnh ủy Bình Định Về việc", "Tỉnh ủy Bình Định"),
    ("Nghị quyết số 3-NQ/HU của Huyện ủy Quế Sơn khóa X", "Huyện ủy Quế Sơn"),
    ("theo Nghị định số 117/2020/NĐ-CP của Chính phủ¹.", "Chính phủ"),
    ("theo Quyết định số 117/QĐ-UBND của UBND tỉnh²", "Ủy ban nhân dân tỉnh"),
    ("theo đề nghị của Giám đốc Sở Khoa học và Công nghệ (KH&CN) tại Tờ trình số 412/TTr-SKHCN", "Giám đốc Sở Khoa học và Công nghệ"),
    ("Xét đề nghị của Trung tâm Y tế huyện (viết tắt là TTYT) tại Tờ trình số 38/TTr-TTYT", "Trung tâm Y tế huyện"),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_issuers_of_the_party_and_beside_marks(text: str, issuer: str) -> None:
    assert [match.issuer for match in find(text)] == [issuer]


def test_a_party_organ_keeps_its_place_where_the_body_stops_before_it() -> None:
    text = "Kế hoạch số 382-KH/TU của Ban Thường vụ Tỉnh ủy Quảng Nam và Tỉnh ủy Thực hiện"
    bodies = [body_at(text, "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy")]
    assert find(text, bodies=bodies)[0].issuer == "Ban Thường vụ Tỉnh ủy Quảng Nam"


@pytest.mark.parametrize("text", ["không làm trùng với Đề án 06¹.", "đưa nội dung Chỉ thị 28 vào chương trình", "theo Đề án 06[2]"])
def test_short_forms_before_a_mark_or_a_word(text: str) -> None:
    assert len(find(text)) == 1


def test_a_footnote_that_begins_with_tai_names_what_is_followed() -> None:
    text = "¹ Tại Thông tư số 27/2017/TT-BGDĐT và Nghị định số 80/2017/NĐ-CP."
    assert [match.relation for match in find(text, footnote=lambda _offset: True)] == ["implements", "implements"]
