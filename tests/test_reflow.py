"""Which lines make one paragraph: hard wraps, page ends inside words and symbols, page numbers, running heads, footnotes."""

from __future__ import annotations

import textwrap

import pytest

from planparse.outline.build import opens_block
from planparse.text.clean import clean
from planparse.text.reflow import reflow
from tests.reading import HEADER, body, read

# two or more source lines, paragraphs that come out (body first, then notes, then furniture)
JOINTS = [
    pytest.param(
        "2. Văn phòng Sở\n\nPhối hợp các phòng đăng tin.",
        ["2. Văn phòng Sở", "Phối hợp các phòng đăng tin."],
        id="việc sau dòng trống không nối vào tên cơ quan",
    ),
    pytest.param(
        "Tổ chức tuyên truyền cho\nngười dân trên địa bàn.", ["Tổ chức tuyên truyền cho người dân trên địa bàn."], id="chữ thường nối tiếp"
    ),
    pytest.param(
        "Tổ chức tuyên truyền cho\n\nngười dân trên địa bàn.", ["Tổ chức tuyên truyền cho người dân trên địa bàn."], id="qua dòng trống"
    ),
    pytest.param("theo Nghị\nđịnh số 56/2017/NĐ-CP", ["theo Nghị định số 56/2017/NĐ-CP"], id="tên loại bị ngắt"),
    pytest.param(
        "thực hiện Kế hoạch số 131/KH-\nUBND ngày 05/02/2024",
        ["thực hiện Kế hoạch số 131/KH-UBND ngày 05/02/2024"],
        id="ký hiệu bị ngắt sau gạch",
    ),
    pytest.param(
        "thực hiện Quyết định số 1863/\nQĐ-TTg của Thủ tướng",
        ["thực hiện Quyết định số 1863/QĐ-TTg của Thủ tướng"],
        id="ký hiệu bị ngắt sau gạch chéo",
    ),
    pytest.param(
        "thực hiện Quyết định số 1863\n/QĐ-TTg của Thủ tướng",
        ["thực hiện Quyết định số 1863/QĐ-TTg của Thủ tướng"],
        id="ký hiệu bị ngắt trước gạch chéo",
    ),
    pytest.param(
        "theo Thông tư số\n13/2021/TT-BTC ngày 05/02/2021", ["theo Thông tư số 13/2021/TT-BTC ngày 05/02/2021"], id="số ở dòng dưới"
    ),
    pytest.param(
        "Chủ trì: Phòng Quản lý đô thị\n\nPhối hợp: Công an phường",
        ["Chủ trì: Phòng Quản lý đô thị", "Phối hợp: Công an phường"],
        id="nhãn mở đoạn mới, đô thị là hết tên",
    ),
    pytest.param(
        "theo Nghị định số 12/2020/NĐ-CP của Chính phủ.\nĐơn vị chủ trì: Phòng Y tế.\nThời gian hoàn thành: Quý II.",
        ["theo Nghị định số 12/2020/NĐ-CP của Chính phủ.", "Đơn vị chủ trì: Phòng Y tế.", "Thời gian hoàn thành: Quý II."],
        id="nhãn sau dòng đầy",
    ),
    pytest.param("3.\nCơ quan chủ trì: Sở Y tế", ["3. Cơ quan chủ trì: Sở Y tế"], id="nhãn dưới số trơ"),
    pytest.param("ban hành ngày 08\ntháng 12 năm 2023", ["ban hành ngày 08 tháng 12 năm 2023"], id="ngày bị ngắt"),
    pytest.param(
        "phòng, chống dịch Covid\n- 19; hỗ trợ người lao động",
        ["phòng, chống dịch Covid - 19; hỗ trợ người lao động"],
        id="gạch và số là nửa sau của tên",
    ),
    pytest.param(
        "theo hướng dẫn của Sở Lao động\n- Thương binh và Xã hội",
        ["theo hướng dẫn của Sở Lao động - Thương binh và Xã hội"],
        id="gạch trong tên cơ quan",
    ),
    pytest.param("phát triển kinh tế\n- xã hội của địa phương", ["phát triển kinh tế - xã hội của địa phương"], id="gạch trong cụm từ"),
    pytest.param("phát triển kinh tế -\nxã hội của địa phương", ["phát triển kinh tế - xã hội của địa phương"], id="gạch cuối dòng"),
    pytest.param(
        "2. Yêu cầu\n- 14/14 phường ban hành kế hoạch", ["2. Yêu cầu", "- 14/14 phường ban hành kế hoạch"], id="gạch và số là gạch đầu dòng"
    ),
    pytest.param(
        "2. Chỉ tiêu\n- 100% trẻ em được tiêm chủng",
        ["2. Chỉ tiêu", "- 100% trẻ em được tiêm chủng"],
        id="gạch và phần trăm là gạch đầu dòng",
    ),
    pytest.param(
        "Chương II\nTRÁCH NHIỆM TRIỂN KHAI,\nPHỐI HỢP VÀ BÁO CÁO\nĐiều 5. Báo cáo",
        ["Chương II TRÁCH NHIỆM TRIỂN KHAI, PHỐI HỢP VÀ BÁO CÁO", "Điều 5. Báo cáo"],
        id="tên chương in hoa hai dòng dưới số",
    ),
    pytest.param("I. NỘI DUNG VÀ GIẢI PHÁP\nTHỰC HIỆN", ["I. NỘI DUNG VÀ GIẢI PHÁP THỰC HIỆN"], id="đề mục in hoa hai dòng"),
    pytest.param("I.\nMỤC ĐÍCH", ["I. MỤC ĐÍCH"], id="số một mình rồi đề mục"),
    pytest.param("Phần thứ nhất\nĐÁNH GIÁ TÌNH HÌNH", ["Phần thứ nhất ĐÁNH GIÁ TÌNH HÌNH"], id="phần một mình rồi đề mục"),
    pytest.param(
        "- Rà soát hộ nghèo;\nhỗ trợ kịp thời.", ["- Rà soát hộ nghèo; hỗ trợ kịp thời."], id="chữ thường sau chấm phẩy của gạch đầu dòng"
    ),
    pytest.param(
        "Rà soát hộ nghèo;\nhỗ trợ kịp thời.", ["Rà soát hộ nghèo;", "hỗ trợ kịp thời."], id="chữ thường sau chấm phẩy, không gạch"
    ),
    pytest.param("9. Đề nghị\nỦy ban Mặt trận\nTổ quốc huyện", ["9. Đề nghị Ủy ban Mặt trận Tổ quốc huyện"], id="tên cơ quan bị ngắt"),
    pytest.param("trong giai đoạn\n2021-2025, định hướng", ["trong giai đoạn 2021-2025, định hướng"], id="giai đoạn bị ngắt"),
    pytest.param("1. Mục đích\nNâng cao nhận thức.", ["1. Mục đích", "Nâng cao nhận thức."], id="đề mục rồi câu"),
    pytest.param("Nội dung gồm:\nTuyên truyền", ["Nội dung gồm:", "Tuyên truyền"], id="hai chấm kết thúc đoạn"),
    pytest.param("Hoàn thành trước 30/6./.\ntiếp theo", ["Hoàn thành trước 30/6./.", "tiếp theo"], id="./. kết thúc văn bản"),
    pytest.param(
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], id="chữ ký không nối"
    ),
    pytest.param(
        "KẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TU",
        ["KẾ HOẠCH", "thực hiện Nghị quyết số 05-NQ/TU"],
        id="tên loại không nối với trích yếu chữ thường",
    ),
    pytest.param("ĐẢNG ỦY XÃ TÂN MẪU\n*\nSố 20-KH/ĐU", ["ĐẢNG ỦY XÃ TÂN MẪU", "*", "Số 20-KH/ĐU"], id="dấu sao của đầu văn bản Đảng"),
    pytest.param("Rà soát các đối tượng\n\n- 5 -\n\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "- 5 -"], id="số trang giữa câu"),
    pytest.param("Rà soát các đối tượng\n5\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "5"], id="số trang trần"),
    pytest.param("Rà soát các đối tượng\nTrang 5/12\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "Trang 5/12"], id="Trang 5/12"),
    pytest.param("Rà soát các đối tượng\n5/12\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "5/12"], id="5/12"),
    pytest.param(
        "Rà soát các đối tượng\nPage 5 of 12\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "Page 5 of 12"], id="Page 5 of 12"
    ),
    pytest.param("Rà soát các đối tượng\n[5]\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "[5]"], id="số trang trong ngoặc"),
    pytest.param(
        "Rà soát các đối tượng\n5 | Trang\ncần hỗ trợ.", ["Rà soát các đối tượng cần hỗ trợ.", "5 | Trang"], id="số trang và gạch đứng"
    ),
    pytest.param("Hoàn thành trước ngày\n15\ntháng 6.", ["Hoàn thành trước ngày 15 tháng 6."], id="số sau chữ ngày là nội dung"),
    pytest.param("A.\nKý bởi: Ủy ban nhân dân xã", ["A.", "Ký bởi: Ủy ban nhân dân xã"], id="chữ ký số là của trang"),
    pytest.param(
        "Thực hiện Thông tư¹ mới.\n¹ Thông tư số 13/2021/TT-BTC.",
        ["Thực hiện Thông tư¹ mới.", "¹ Thông tư số 13/2021/TT-BTC."],
        id="chú thích ¹",
    ),
    pytest.param(
        "Thực hiện Thông tư[1] mới.\n[1] Thông tư số 13/2021/TT-BTC.",
        ["Thực hiện Thông tư[1] mới.", "[1] Thông tư số 13/2021/TT-BTC."],
        id="chú thích [1]",
    ),
    pytest.param(
        "Thông tư¹ và Nghị định² mới\n¹ Thông tư số 1.\n² Nghị định số 2.\nđược thực hiện.",
        ["Thông tư¹ và Nghị định² mới được thực hiện.", "¹ Thông tư số 1.", "² Nghị định số 2."],
        id="hai chú thích giữa câu",
    ),
    pytest.param(
        "Thực hiện Thông tư¹ mới.\n¹ Tại Thông tư số 13/2021/TT-BTC và\nNghị định số 5.\nCâu sau.",
        ["Thực hiện Thông tư¹ mới.", "Câu sau.", "¹ Tại Thông tư số 13/2021/TT-BTC và Nghị định số 5."],
        id="chú thích hai dòng",
    ),
    pytest.param(
        "Thực hiện Thông tư¹ mới.\n¹ Thông tư liên tịch số 1/2011/TTLT-\nVKSNDTC-TANDTC.",
        ["Thực hiện Thông tư¹ mới.", "¹ Thông tư liên tịch số 1/2011/TTLT-VKSNDTC-TANDTC."],
        id="ký hiệu ngắt dòng trong chú thích",
    ),
    pytest.param(
        "Theo Thông tư liên tịch số 1/2011/TTLT\n-VKSNDTC ngày 1/2/2011.",
        ["Theo Thông tư liên tịch số 1/2011/TTLT-VKSNDTC ngày 1/2/2011."],
        id="gạch của ký hiệu ở đầu dòng sau",
    ),
    pytest.param(
        "Thực hiện Kế hoạch số 1/KH-UBND\n- UBND xã báo cáo.",
        ["Thực hiện Kế hoạch số 1/KH-UBND", "- UBND xã báo cáo."],
        id="gạch đầu dòng, có khoảng trống",
    ),
    pytest.param(
        "[1] Không có dấu chú thích nào ở trên.", ["[1] Không có dấu chú thích nào ở trên."], id="không có dấu ở trên thì là nội dung"
    ),
]


@pytest.mark.parametrize(("source", "paragraphs"), JOINTS)
def test_joints(source: str, paragraphs: list[str]) -> None:
    assert reflow(clean(source), opens_block).mapped.text.split("\n") == paragraphs


PARAGRAPHS = [
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Nâng cao nhận thức, trách nhiệm của các cấp, các ngành, gia đình và toàn xã hội về công tác phòng, chống tai nạn đuối nước trẻ em trên địa bàn xã.",
    "- Giảm số trẻ em bị tai nạn, thương tích do đuối nước so với năm 2025, nhất là trong dịp hè và mùa mưa lũ, phấn đấu không có trẻ em bị tử vong.",
    "2. Yêu cầu",
    "Các thôn, đơn vị xác định công tác này là nhiệm vụ thường xuyên, gắn với thực hiện Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ về phòng, chống tai nạn, thương tích trẻ em.",
    "II. NỘI DUNG THỰC HIỆN",
    "1. Công tác truyền thông: tổ chức tuyên truyền trên hệ thống truyền thanh của xã ít nhất 02 lần/tuần trong các tháng 6, 7, 8 năm 2026; cấp phát tờ rơi cho 100% hộ gia đình có trẻ em dưới 16 tuổi.",
    "a) Rà soát, cắm biển cảnh báo tại các khu vực ao, hồ, sông, suối có nguy cơ xảy ra tai nạn đuối nước; hoàn thành trước ngày 31/5/2026 và báo cáo Ủy ban nhân dân xã.",
    "b) Mở các lớp dạy bơi, kỹ năng an toàn trong môi trường nước cho học sinh từ lớp 3 đến lớp 9 tại các điểm trường có bể bơi.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội: chủ trì, phối hợp với các đơn vị liên quan tham mưu Ủy ban nhân dân xã triển khai thực hiện Kế hoạch, tổng hợp kết quả báo cáo Ủy ban nhân dân tỉnh theo quy định.",
    "2. Công an xã: phối hợp tuần tra, kiểm soát các bến đò ngang, bến khách; xử lý nghiêm các trường hợp vi phạm quy định về an toàn giao thông đường thủy nội địa.",
]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["sát dòng", "cách dòng"])
def test_text_wrapped_at_a_column_comes_back(width: int, gap: str) -> None:
    wrapped = gap.join("\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in PARAGRAPHS)
    assert body(wrapped).lines()[-len(PARAGRAPHS) :] == PARAGRAPHS


def test_every_page_end_may_fall_anywhere_in_a_sentence() -> None:
    words = PARAGRAPHS[5].split(" ")
    for at in range(1, len(words)):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        if right[0].islower():
            assert PARAGRAPHS[5] in body(f"{left}\n\n3\n\n{right}").lines(), (left, right)


def test_running_heads_are_of_the_page() -> None:
    pages = [f"Nội dung thứ nhất của trang {n}.\nKế hoạch số 12/KH-UBND\n{n}" for n in range(1, 5)]
    found = read(HEADER + "I. A B\n" + "\n".join(pages))
    assert found.of_kind("furniture") == [part for n in range(1, 5) for part in ("Kế hoạch số 12/KH-UBND", str(n))]


def test_notes_stand_at_the_end_and_know_their_mark() -> None:
    found = body("I. NHIỆM VỤ", "1. Rà soát[1] đối tượng.", "[1] Theo Thông tư số 13/2021/TT-BTC", "của Bộ Tài chính.", "2. Báo cáo.")
    assert found.of_kind("footnote") == ["Theo Thông tư số 13/2021/TT-BTC của Bộ Tài chính."]
    assert list(found.outline.notes) == ["[1]"]
    assert found.paths() == ["I", "I/1", "I/2"]
