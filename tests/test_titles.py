"""Heading, run-in or item, where the title ends, and which role it gives (GUIDE 30, 31)."""

from __future__ import annotations

import pytest

from planparse.outline.titles import classify, role_of
from tests.reading import body

# content of a numbered line, whether blocks stand below it, kind, title
KINDS = [
    pytest.param("MỤC ĐÍCH, YÊU CẦU", True, "heading", "MỤC ĐÍCH, YÊU CẦU", id="in hoa"),
    pytest.param("TỔ CHỨC THỰC HIỆN", False, "heading", "TỔ CHỨC THỰC HIỆN", id="in hoa không nội dung"),
    pytest.param("Mục đích", True, "heading", "Mục đích", id="danh từ ngắn"),
    pytest.param("Mục đích:", True, "heading", "Mục đích", id="hai chấm bỏ đi"),
    pytest.param("Mục đích.", True, "heading", "Mục đích", id="chấm lạc ở cuối đề mục ngắn"),
    pytest.param(
        "Công tác chỉ đạo, điều hành, kiểm tra, đôn đốc",
        True,
        "heading",
        "Công tác chỉ đạo, điều hành, kiểm tra, đôn đốc",
        id="đề mục dài không dấu cuối",
    ),
    pytest.param(
        "Thực hiện các hoạt động tuyên truyền, cụ thể:",
        True,
        "heading",
        "Thực hiện các hoạt động tuyên truyền, cụ thể",
        id="mở danh sách bằng hai chấm",
    ),
    pytest.param("Rà soát, cập nhật số liệu trẻ em trên địa bàn xã.", False, "item", None, id="câu kết thúc bằng chấm"),
    pytest.param(
        "Rà soát, cập nhật số liệu trẻ em trên địa bàn xã;", True, "item", None, id="câu kết thúc bằng chấm phẩy dù có gạch bên dưới"
    ),
    pytest.param("Rà soát, cập nhật số liệu trẻ em trên địa bàn", False, "item", None, id="câu không dấu, không nội dung bên dưới"),
    pytest.param("Phòng Y tế: Chủ trì, phối hợp với các đơn vị.", False, "run_in", "Phòng Y tế", id="đề mục rồi nội dung"),
    pytest.param("Phòng Tài chính - Kế hoạch: bố trí kinh phí.", False, "run_in", "Phòng Tài chính - Kế hoạch", id="nội dung chữ thường"),
    pytest.param(
        "Mục đích. Nâng cao nhận thức của cha mẹ về phòng ngừa đuối nước.", False, "run_in", "Mục đích", id="đề mục, chấm, nội dung"
    ),
    pytest.param("Giám đốc các Sở: Y tế, Tài chính, Nội vụ chịu trách nhiệm thi hành.", False, "item", None, id="sau hai chấm là tên"),
    pytest.param("Cơ quan chủ trì: Sở Y tế.", False, "run_in", "Cơ quan chủ trì", id="khung"),
    pytest.param("Thời gian: 08 giờ 00 ngày 12/3/2026.", False, "run_in", "Thời gian", id="hai chấm rồi số"),
    pytest.param("Đề nghị Ủy ban Mặt trận Tổ quốc xã tham gia giám sát.", False, "item", None, id="nhiệm vụ nêu cơ quan, không hai chấm"),
    pytest.param(
        "Đề nghị Ủy ban Mặt trận Tổ quốc xã:", True, "heading", "Đề nghị Ủy ban Mặt trận Tổ quốc xã", id="đề nghị ở lại trong đề mục"
    ),
    pytest.param(
        "Ban Chỉ đạo (Phòng Nội vụ): tổng hợp báo cáo.", False, "run_in", "Ban Chỉ đạo (Phòng Nội vụ)", id="ngoặc ở lại trong đề mục"
    ),
    pytest.param("Họp lúc 14:30 tại trụ sở xã.", False, "item", None, id="giờ không phải hai chấm của đề mục"),
    pytest.param("Xây dựng các mô hình gồm: mô hình A, mô hình B.", False, "item", None, id="hai chấm mở liệt kê trong câu"),
    pytest.param("Khẩu hiệu: “Vì trẻ em”.", False, "run_in", "Khẩu hiệu", id="đề mục ngắn rồi câu trong ngoặc kép"),
    pytest.param("Phát động phong trào thi đua với chủ đề: “Vì trẻ em”.", False, "item", None, id="hai chấm trước tên trong ngoặc kép"),
    pytest.param("Tổ chức thực hiện./.", True, "heading", "Tổ chức thực hiện", id="đề mục với ./."),
    pytest.param(
        "Sở Y tế chủ trì, phối hợp với các sở: Nội vụ, Tài chính rà soát.", False, "item", None, id="hai chấm giữa câu có động từ"
    ),
    pytest.param(
        "Đề nghị các sở, ban, ngành; UBND các huyện, thị xã: cử người tham gia Tổ công tác.",
        False,
        "run_in",
        "Đề nghị các sở, ban, ngành; UBND các huyện, thị xã",
        id="cơ quan cách nhau bằng chấm phẩy",
    ),
    pytest.param(
        "Hội Nông dân các huyện, thành phố, Phòng giao dịch NHCSXH các huyện: rà soát danh sách vay.",
        False,
        "run_in",
        "Hội Nông dân các huyện, thành phố, Phòng giao dịch NHCSXH các huyện",
        id="danh sách cơ quan dài",
    ),
    pytest.param(
        "Sở Y tế hướng dẫn các đơn vị: Khoa Dược, Khoa Nhi nhập số liệu.", False, "item", None, id="cơ quan làm việc, không phải đề mục"
    ),
    pytest.param("Tiểu dự án 2: Hỗ trợ việc làm bền vững", True, "heading", "Tiểu dự án 2: Hỗ trợ việc làm bền vững", id="tên dự án"),
    pytest.param("", True, "item", None, id="chỉ có số"),
]

NAMES = "Trạm y tế, các cơ sở có giường bệnh trên địa bàn, đơn vị trực thuộc trung tâm."


@pytest.mark.parametrize(
    ("text", "among_titles", "kind"),
    [(NAMES, True, "heading"), (NAMES, False, "item"), ("Tuyên truyền, vận động người dân cùng tham gia, giữ gìn vệ sinh.", True, "item")],
)
def test_a_list_of_names_among_titles_is_one(text: str, among_titles: bool, kind: str) -> None:
    assert classify(text, True, among_titles=among_titles).kind == kind


ROLES = [
    pytest.param("HIỆN TRẠNG CÔNG TÁC LƯU TRỮ", "other", id="hiện trạng"),
    pytest.param("LỢI ÍCH CỦA PHONG TRÀO", "other", id="lợi ích"),
    pytest.param("Hiệu quả mang lại", "other", id="hiệu quả"),
    pytest.param("Dự kiến kết quả đạt được", "other", id="kết quả dự kiến"),
    pytest.param("Danh sách tổ công tác", "other", id="danh sách"),
    pytest.param("MỤC ĐÍCH, YÊU CẦU", "purpose", id="ghép"),
    pytest.param("Mục đích - yêu cầu", "purpose", id="ghép bằng gạch"),
    pytest.param("MỤC TIÊU", "objectives", id="mục tiêu"),
    pytest.param("CÁC CHỈ TIÊU CHỦ YẾU", "objectives", id="chỉ tiêu"),
    pytest.param("Quan điểm, mục tiêu", "objectives", id="quan điểm, mục tiêu"),
    pytest.param("MỤC ĐÍCH, MỤC TIÊU", "purpose", id="mục đích đứng trước"),
    pytest.param("Yêu cầu", "requirements", id="yêu cầu"),
    pytest.param("Quan điểm", "other", id="quan điểm"),
    pytest.param("QUAN ĐIỂM CHỈ ĐẠO", "other", id="quan điểm chỉ đạo"),
    pytest.param("Căn cứ", "other", id="căn cứ"),
    pytest.param("CĂN CỨ XÂY DỰNG KẾ HOẠCH", "other", id="căn cứ xây dựng"),
    pytest.param("Đối tượng, phạm vi", "other", id="đối tượng, phạm vi"),
    pytest.param("PHẠM VI, ĐỐI TƯỢNG, THỜI GIAN THỰC HIỆN", "other", id="phạm vi, đối tượng"),
    pytest.param("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025", "other", id="đánh giá"),
    pytest.param("Tình hình chung", "other", id="tình hình"),
    pytest.param("Nội dung trọng tâm", "tasks", id="nội dung trọng tâm"),
    pytest.param("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", "tasks", id="nhiệm vụ, giải pháp"),
    pytest.param("NHỮNG NỘI DUNG CÔNG VIỆC CỤ THỂ", "tasks", id="nội dung công việc"),
    pytest.param("Các hoạt động chính", "tasks", id="hoạt động"),
    pytest.param("TIẾN ĐỘ THỰC HIỆN", "tasks", id="tiến độ thực hiện"),
    pytest.param("Kinh phí và nguồn lực thực hiện", "funding", id="kinh phí và nguồn lực"),
    pytest.param("NGUỒN LỰC THỰC HIỆN", "funding", id="nguồn lực"),
    pytest.param("KINH PHÍ THỰC HIỆN", "funding", id="kinh phí"),
    pytest.param("Dự toán kinh phí", "funding", id="dự toán"),
    pytest.param("Phân công nhiệm vụ", "organization", id="phân công"),
    pytest.param("Trách nhiệm của các cơ quan, đơn vị", "organization", id="trách nhiệm"),
    pytest.param("TỔ CHỨC THỰC HIỆN", "organization", id="tổ chức thực hiện"),
    pytest.param("Tổ chức triển khai thực hiện Kế hoạch", "organization", id="tổ chức triển khai"),
    pytest.param("PHÂN CÔNG TRÁCH NHIỆM VÀ TỔ CHỨC THỰC HIỆN", "organization", id="phân công trách nhiệm và tổ chức"),
    pytest.param("Phòng Văn hóa - Xã hội", "organization", id="cơ quan làm đề mục"),
    pytest.param("Chế độ thông tin báo cáo", "reporting", id="chế độ thông tin báo cáo"),
    pytest.param("Chế độ báo cáo", "reporting", id="chế độ báo cáo"),
    pytest.param("Kiểm tra, giám sát, báo cáo", "reporting", id="kiểm tra, giám sát, báo cáo"),
    pytest.param("Thời gian báo cáo", "reporting", id="thời gian báo cáo"),
    pytest.param("Sơ kết, tổng kết", "reporting", id="sơ kết, tổng kết"),
    pytest.param("PHỤ LỤC", "appendix", id="phụ lục"),
    pytest.param("THÀNH LẬP BAN CHỈ ĐẠO", "tasks", id="không nói gì: nhiệm vụ"),
]

# title of a sub-division, role of its parent, role
SUB_ROLES = [
    pytest.param("Mục đích", "purpose", "purpose", id="mục đích dưới mục đích, yêu cầu"),
    pytest.param("Yêu cầu", "purpose", "requirements", id="yêu cầu dưới mục đích, yêu cầu"),
    pytest.param("Mục tiêu chung", "purpose", "objectives", id="mục tiêu dưới mục đích"),
    pytest.param("Kinh phí", "organization", "funding", id="kinh phí dưới tổ chức thực hiện"),
    pytest.param("Chế độ thông tin, báo cáo", "organization", "reporting", id="báo cáo dưới tổ chức thực hiện"),
    pytest.param("Phòng Y tế", "organization", "organization", id="cơ quan dưới tổ chức thực hiện"),
    pytest.param("Công tác tuyên truyền", "tasks", "tasks", id="việc dưới nhiệm vụ"),
    pytest.param("Phòng Y tế", "tasks", "tasks", id="cơ quan dưới nhiệm vụ"),
    pytest.param("Tổ chức thực hiện", "tasks", "organization", id="tổ chức thực hiện dưới nhiệm vụ"),
    pytest.param("Nhiệm vụ, giải pháp", "other", "tasks", id="nhiệm vụ dưới phần đánh giá"),
    pytest.param("Kết quả đạt được", "other", "other", id="kết quả dưới đánh giá"),
    pytest.param("Nhiệm vụ", "objectives", "tasks", id="nhiệm vụ dưới mục tiêu, nhiệm vụ"),
    pytest.param("Nhiệm vụ chính trị được giao", "other", "other", id="nhiệm vụ trong phần đánh giá"),
]


@pytest.mark.parametrize(("content", "below", "kind", "title"), KINDS)
def test_kind(content: str, below: bool, kind: str, title: str | None) -> None:
    found = classify(content, below)
    assert (found.kind, content[: found.end] if found.kind != "item" else None) == (kind, title)


@pytest.mark.parametrize(("title", "role"), ROLES)
def test_role_of_a_top_division(title: str, role: str) -> None:
    assert (role_of(title, None) or "tasks") == role


@pytest.mark.parametrize(("title", "parent", "role"), SUB_ROLES)
def test_role_of_a_sub_division(title: str, parent: str, role: str) -> None:
    assert (role_of(title, parent) or parent) == role  # type: ignore[arg-type]


ARTICLE_ROLES = [
    pytest.param("Nội dung giám sát thi công", "other", id="nội dung của việc giám sát"),
    pytest.param("Hồ sơ đăng ký", "other", id="hồ sơ"),
    pytest.param("Quyền và nghĩa vụ của tổ chức", "organization", id="quyền và nghĩa vụ"),
    pytest.param("Quyền khiếu nại", "other", id="quyền"),
    pytest.param("Trách nhiệm của chủ đầu tư", "organization", id="trách nhiệm"),
    pytest.param("Văn thư cơ quan có nhiệm vụ", "organization", id="có nhiệm vụ"),
    pytest.param("Nhiệm vụ, quyền hạn của Thanh tra tỉnh", "organization", id="nhiệm vụ, quyền hạn"),
    pytest.param("Tên cơ quan ghi theo quy định chức năng, nhiệm vụ, quyền hạn của nó", "other", id="nhiệm vụ, quyền hạn giữa câu"),
    pytest.param("Tuyển chọn người thực hiện các nhiệm vụ khoa học", None, id="nhiệm vụ khoa học"),
    pytest.param("Cơ quan áp dụng cơ chế một cửa", "other", id="cơ quan áp dụng"),
    pytest.param("Phòng làm việc của bộ phận một cửa", "other", id="phòng làm việc"),
    pytest.param("Hội đồng tư vấn", "other", id="hội đồng"),
    pytest.param("Hội đồng nhân dân các cấp", "organization", id="hội đồng nhân dân"),
    pytest.param("Sở Thông tin và Truyền thông", "organization", id="tên cơ quan"),
]


@pytest.mark.parametrize(("title", "role"), ARTICLE_ROLES)
def test_role_of_an_article(title: str, role: str | None) -> None:
    assert role_of(title, None, articles=True) == role


def test_items_take_the_role_of_their_parent() -> None:
    found = body("I. MỤC ĐÍCH, YÊU CẦU", "1. Yêu cầu các thôn thực hiện nghiêm túc.", "II. KINH PHÍ", "1. Từ ngân sách xã.")
    assert found.roles() == {"I": "purpose", "I/1": "purpose", "II": "funding", "II/1": "funding"}


def test_parts_give_their_role_and_take_none_from_a_word_like_part() -> None:
    found = body(
        "Phần thứ nhất",
        "ĐÁNH GIÁ TÌNH HÌNH",
        "I. Kết quả",
        "1. Công tác chỉ đạo",
        "- Đã ban hành.",
        "Phần thứ hai",
        "MỤC TIÊU, NHIỆM VỤ",
        "I. Mục tiêu",
        "- Giảm đuối nước.",
        "II. Nhiệm vụ",
        "- Rà soát.",
        "III. Tổ chức thực hiện",
        "1. Công an xã",
        "- Tuần tra.",
    )
    roles = found.roles()
    assert roles["Phần thứ nhất"] == "other"
    assert roles["Phần thứ nhất/I/1"] == "other"
    assert roles["Phần thứ hai/I"] == "objectives"
    assert roles["Phần thứ hai/II"] == "tasks"
    assert roles["Phần thứ hai/III/1"] == "organization"
