"""Where header, opening, body, recipients and signature begin and end, in documents of every kind."""

from __future__ import annotations

import pytest

from tests.reading import read

CV = "UBND HUYỆN MẪU\nSố: 375/UBND-VX\nV/v phòng bệnh dại\n"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An"

# source; last line of the header, lines of the opening, first line of the body, kinds of zones in order
DOCUMENTS = [
    pytest.param(
        "KẾ HOẠCH\nTiêm chủng năm 2024\nThực hiện Kế hoạch số 1/KH-UBND;\nỦy ban nhân dân xã xây dựng kế hoạch như sau:\nI. MỤC TIÊU\n- Một.\n"
        + END,
        "Tiêm chủng năm 2024",
        2,
        "MỤC TIÊU",
        id="kế hoạch",
    ),
    pytest.param(
        "KẾ HOẠCH\nTiêm chủng năm 2024\n- Căn cứ Luật Trẻ em;\n- Căn cứ Kế hoạch số 1/KH-UBND.\nỦy ban nhân dân xã xây dựng kế hoạch như sau:\nI. MỤC TIÊU\n- Một.\n"
        + END,
        "Tiêm chủng năm 2024",
        3,
        "MỤC TIÊU",
        id="căn cứ có gạch đầu dòng",
    ),
    pytest.param(
        CV
        + "Kính gửi: Các phòng, ban huyện.\nThực hiện Công văn số 1/SYT-NV; Ủy ban nhân dân huyện yêu cầu:\n1. Phòng Y tế: rà soát.\n"
        + END,
        "Kính gửi: Các phòng, ban huyện.",
        1,
        "Phòng Y tế:",
        id="công văn, một dòng kính gửi",
    ),
    pytest.param(
        CV
        + "Kính gửi:\n- Các phòng;\n- Các xã.\nThực hiện Công văn số 1/SYT-NV; Ủy ban nhân dân huyện yêu cầu:\n1. Phòng Y tế: rà soát.\n"
        + END,
        "- Các xã.",
        1,
        "Phòng Y tế:",
        id="công văn, danh sách kính gửi",
    ),
    pytest.param(
        CV + "Kính gửi:\nCác phòng, ban;\nCác xã, thị trấn.\nỦy ban nhân dân huyện yêu cầu:\n1. Phòng Y tế: rà soát.\n" + END,
        "Các xã, thị trấn.",
        1,
        "Phòng Y tế:",
        id="công văn, kính gửi không gạch",
    ),
    pytest.param(
        "CHỈ THỊ\nVề phòng bệnh dại\nThời gian qua, bệnh dại tăng.\nNguyên nhân do chủ quan.\nMột số nơi chưa tiêm phòng.\nChủ tịch Ủy ban nhân dân huyện yêu cầu:\n1. Phòng Y tế: rà soát.\n"
        + END,
        "Về phòng bệnh dại",
        4,
        "Phòng Y tế:",
        id="chỉ thị, nhiều đoạn kể",
    ),
    pytest.param(
        "THÔNG BÁO\nKết luận của Chủ tịch\nNgày 05 tháng 3 năm 2024, Chủ tịch chủ trì cuộc họp.\nSau khi nghe báo cáo, Chủ tịch kết luận như sau:\n1. Giao Phòng Y tế rà soát.\n"
        + END,
        "Kết luận của Chủ tịch",
        2,
        "Giao Phòng Y tế rà soát.",
        id="thông báo kết luận",
    ),
    pytest.param(
        "QUYẾT ĐỊNH\nBan hành Kế hoạch\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN MẪU\nCăn cứ Luật Trẻ em;\nXét đề nghị của Phòng Y tế.\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch kèm theo.\n"
        + END,
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN MẪU",
        3,
        "Ban hành Kế hoạch kèm theo.",
        id="quyết định",
    ),
    pytest.param(
        "BÁO CÁO\nKết quả quý I năm 2024\nI. KẾT QUẢ\n1. Đã tổ chức hai lớp.\n" + END,
        "Kết quả quý I năm 2024",
        0,
        "KẾT QUẢ",
        id="báo cáo không có mở đầu",
    ),
    pytest.param(
        "UBND XÃ MẪU\nSố: 3/UBND\nThực hiện Kế hoạch số 1/KH-UBND, xã yêu cầu:\n1. Công an xã: tuần tra.\n" + END,
        "Số: 3/UBND",
        1,
        "Công an xã:",
        id="không có tên loại",
    ),
]


@pytest.mark.parametrize(("source", "last", "opening", "first"), DOCUMENTS)
def test_zones(source: str, last: str, opening: int, first: str) -> None:
    found = read(source)
    assert found.zone("header")[-1] == last
    assert len(found.zone("opening")) == opening
    assert found.zone("body")[0] == first
    assert len(found.zone("recipients")) == 3
    assert found.zone("signature") == ["CHỦ TỊCH", "Lê Văn An"]


def test_text_without_any_head_is_body() -> None:
    assert read("I. MỤC TIÊU\n- Một.\nII. NHIỆM VỤ\n- Hai.").zone("body") == ["MỤC TIÊU", "Một.", "NHIỆM VỤ", "Hai."]


def test_a_plan_issued_by_a_decision_follows_it() -> None:
    found = read(
        "QUYẾT ĐỊNH\nBan hành Kế hoạch\nCăn cứ Luật Trẻ em;\nĐiều 1. Ban hành Kế hoạch.\nĐiều 2. Hiệu lực từ ngày ký.\n"
        + END
        + "\nKẾ HOẠCH\nTiêm chủng\n(Kèm theo Quyết định số 5/QĐ-UBND)\nI. MỤC TIÊU\n- Một.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã: tuần tra.\nPHỤ LỤC 01\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch)\n1. Việc thứ nhất."
    )
    assert found.paths() == ["Điều 1", "Điều 2", "I", "II", "II/1", "PHỤ LỤC 01", "PHỤ LỤC 01/1"]
    assert found.outline.head.doc_type == "QĐ"
    assert "Tiêm chủng" in found.zone("header")
    assert found.of_kind("header")[-1] == "(Kèm theo Kế hoạch)"


def test_recipients_whose_heading_is_lost() -> None:
    found = read(
        "KẾ HOẠCH\nTiêm chủng\nI. NHIỆM VỤ\n- Trạm Y tế tiêm vét.\n- Báo cáo theo quy định.\n"
        "T đếc (để báo cáo);\n- Các khoa, phòng;\n- Trang tin;\n- Lưu: VT, NV.\nGIÁM ĐỐC\nLê Văn An"
    )
    assert found.zone("recipients") == ["T đếc (để báo cáo);", "Các khoa, phòng;", "Trang tin;", "Lưu: VT, NV."]
    assert found.zone("signature") == ["GIÁM ĐỐC", "Lê Văn An"]
    assert found.zone("body")[-1] == "Báo cáo theo quy định."


def test_a_signature_whose_office_is_lost() -> None:
    found = read("KẾ HOẠCH\nTiêm chủng\nI. NHIỆM VỤ\n- Trạm Y tế tiêm vét./.\nZ 5Đ si ĐÓC\nLê Văn An\nNơi nhận:\n- Các khoa;\n- Lưu: VT.")
    assert found.zone("signature") == ["Z 5Đ si ĐÓC", "Lê Văn An"]
    assert len(found.zone("recipients")) == 3


def test_an_annex_after_the_signature() -> None:
    found = read(
        "KẾ HOẠCH\nTiêm chủng\nI. MỤC TIÊU\n- Một.\n"
        + END
        + "\nPHỤ LỤC\nBIỂU SỐ LIỆU\n(Kèm theo Kế hoạch số 5/KH-UBND)\nI. SỐ LIỆU\n1. Một."
    )
    assert found.paths() == ["I", "I~2", "I~2/1"]
    assert found.zone("header")[-3:] == ["PHỤ LỤC", "BIỂU SỐ LIỆU", "(Kèm theo Kế hoạch số 5/KH-UBND)"]


def test_a_bare_annex_before_any_signature() -> None:
    found = read("KẾ HOẠCH\nTiêm chủng\nI. MỤC TIÊU\n1. Một.\nPHỤ LỤC\nI. SỐ LIỆU\n1. Một.")
    assert found.paths() == ["I", "I/1", "I~2", "I~2/1"]


ANNEX_ROLES = [
    pytest.param("PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH", "organization", id="phân công"),
    pytest.param("DANH MỤC CÁC NHIỆM VỤ TRỌNG TÂM", "tasks", id="danh mục nhiệm vụ"),
    pytest.param("CHỈ TIÊU GIAO CÁC XÃ", "objectives", id="chỉ tiêu"),
    pytest.param("MẪU BÁO CÁO", "appendix", id="mẫu báo cáo"),
    pytest.param("DANH SÁCH THÀNH VIÊN", "appendix", id="danh sách"),
]


@pytest.mark.parametrize(("title", "role"), ANNEX_ROLES)
def test_a_file_that_begins_with_an_annex(title: str, role: str) -> None:
    found = read(f"PHỤ LỤC I\n{title}\n(Ban hành kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2024)\nI. TUYÊN TRUYỀN\n1. Xây dựng chuyên mục.")
    assert found.paths() == ["PHỤ LỤC I", "PHỤ LỤC I/I", "PHỤ LỤC I/I/1"]
    assert found.roles()["PHỤ LỤC I"] == role
    assert found.titles()["PHỤ LỤC I"] == title


NOT_CLOSING = [
    pytest.param("- CHỦ TỊCH UBND các xã chịu trách nhiệm.", id="gạch đầu dòng với chức vụ in hoa"),
    pytest.param("Nơi nhận hồ sơ là bộ phận một cửa.", id="nơi nhận hồ sơ"),
    pytest.param("Trưởng phòng chịu trách nhiệm.", id="chức vụ trong câu"),
    pytest.param("TỔ TRƯỞNG TỔ DÂN PHỐ", id="chức vụ in hoa không có tên bên dưới"),
]


@pytest.mark.parametrize("line", NOT_CLOSING)
def test_no_closing(line: str) -> None:
    found = read(f"KẾ HOẠCH\nTiêm chủng\nI. NHIỆM VỤ\nNội dung như sau:\n{line}\n1. Rà soát đối tượng.\n2. Lập danh sách.\n{END}")
    assert found.paths() == ["I", "I/1", "I/2"]
    assert line.lstrip("- ") in found.zone("body")


SAMPLES = [
    pytest.param("thì ghi chữ ký thay, ví dụ:\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu\n2. Đóng dấu.", id="chữ ký mẫu sau ví dụ"),
    pytest.param("thì ghi thay mặt, ví dụ:\nTM. ỦY BAN NHÂN DÂN\nTM. HỘI ĐỒNG NHÂN DÂN\n2. Đóng dấu.", id="hai mẫu cạnh nhau"),
    pytest.param("gồm các ô sau.\nNơi nhận\n2. Đóng dấu.", id="nhãn Nơi nhận trong sơ đồ"),
]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_of_a_closing_is_body(sample: str) -> None:
    found = read(f"QUY CHẾ\nVăn thư\nI. THỂ THỨC\n1. Văn bản {sample}\n{END}")
    assert found.paths() == ["I", "I/1", "I/2"]
    assert [(s.name, s.authority) for s in found.outline.head.signers] == [("Lê Văn An", None)]
    assert len(found.zone("recipients")) == 3
    assert set(sample.split("\n")[1:-1]) <= set(found.zone("body"))


def test_a_closing_under_a_colon_at_the_end_is_real() -> None:
    found = read("KẾ HOẠCH\nTiêm chủng\nI. NHIỆM VỤ\n1. Các đơn vị thực hiện:\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu")
    assert [(s.name, s.authority) for s in found.outline.head.signers] == [("Trần Thị Mẫu", "KT. CHỦ TỊCH")]
