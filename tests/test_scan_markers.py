"""Markers, heads and joined words of texts that were read from pictures: what can only be meant is put right, nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planparse.readers.scan import noise, page, seals, tesseract
from planparse.readers.scan.straight import Turn
from planparse.readers.scan.tesseract import Word
from planparse.text.clean import clean


def repaired(text: str) -> str:
    return clean(text, scanned=[(0, len(text))]).text


ROMANS = {
    "chữ L thay dấu chấm": ("IL MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ", "I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ"),
    "L là nét hay là chấm, do dãy số": ("I. MỤC ĐÍCH\nIIL NỘI DUNG\nII. KINH PHÍ", "I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ"),
    "mất dấu chấm": ("I. MỤC ĐÍCH\nII NỘI DUNG\nIII. KINH PHÍ", "I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ"),
    "mất một nét": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. KINH PHÍ\nIV. KHÁC", "I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ\nIV. KHÁC"),
    "mất một nét ở mục cuối": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. KINH PHÍ", "I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ"),
    "H là II": ("I. Mục đích\nH. Nội dung\nHI. Đối tượng", "I. Mục đích\nII. Nội dung\nIII. Đối tượng"),
    "dấu phẩy là chấm": ("IV. Quy trình\nV, Kinh phí\nVI. Danh sách", "IV. Quy trình\nV. Kinh phí\nVI. Danh sách"),
    "số 1 là I": ("1. Mục đích\n1. Nâng cao\n2. Bảo đảm\nII. Nội dung", "I. Mục đích\n1. Nâng cao\n2. Bảo đảm\nII. Nội dung"),
    "L là dấu chấm, chữ thường": ("VII. Kinh phí\nVIIL Tổ chức thực hiện:", "VII. Kinh phí\nVIII. Tổ chức thực hiện:"),
    "HH là III": ("II. KẾT QUẢ\nHH, KHÓ KHĂN\nIV. KIẾN NGHỊ", "II. KẾT QUẢ\nIII. KHÓ KHĂN\nIV. KIẾN NGHỊ"),
    "dính chữ": ("IL.MỤC ĐÍCH\nII. NỘI DUNG", "I.MỤC ĐÍCH\nII. NỘI DUNG"),
}
FIGURES = {
    "S là 5": ("4. Phòng Y tế\nS. Phòng Nội vụ\n6. Công an", "4. Phòng Y tế\n5. Phòng Nội vụ\n6. Công an"),
    "o là 5 hay 9, do dãy số": ("4. Phòng Y tế\no. Phòng Nội vụ\n6. Công an", "4. Phòng Y tế\n5. Phòng Nội vụ\n6. Công an"),
    "9 là 5": ("4. Phòng Y tế\n9. Phòng Nội vụ\n6. Công an", "4. Phòng Y tế\n5. Phòng Nội vụ\n6. Công an"),
    "phẩy là chấm": ("1, Phòng Y tế\n2. Công an", "1. Phòng Y tế\n2. Công an"),
    "I là 1": ("I. MỤC ĐÍCH\nI. Mục đích\n2. Yêu cầu", "I. MỤC ĐÍCH\n1. Mục đích\n2. Yêu cầu"),
    "hai cấp": ("5.2. Nội dung\nS.3. Cơ quan chủ trì", "5.2. Nội dung\n5.3. Cơ quan chủ trì"),
    "vết trước số": ("6. Công an\n- 7. Bệnh viện\n8. Thanh tra", "6. Công an\n7. Bệnh viện\n8. Thanh tra"),
    "mất hẳn số đứng trước": ("II. Nội dung\nRà soát\n2, Phòng Y tế\n3. Công an", "II. Nội dung\nRà soát\n2. Phòng Y tế\n3. Công an"),
    "S ở cuối dãy": ("4. Phòng Y tế\nS. Phòng Nội vụ\n- Chủ trì", "4. Phòng Y tế\n5. Phòng Nội vụ\n- Chủ trì"),
}
HEADS = {
    "số viết tay": ("Số:{34.2 /KH-SYT", "Số: /KH-SYT"),
    "số viết tay, gạch đứng": ("sóz2|/KH-SYT", "Số: /KH-SYT"),
    "chỗ để trống trước gạch": ("Số: 22 /KH-SYT", "Số: /KH-SYT"),
    "ngày viết tay": ("Tân Mẫu, ngày {Ô tháng 10 năm 2017", "Tân Mẫu, ngày tháng 10 năm 2017"),
    "ngày không có trong lịch": ("Tân Mẫu, ngày 43 tháng I1 năm 2017", "Tân Mẫu, ngày tháng 11 năm 2017"),
    "Điêu": ("Điêu 5. Nguyên tắc", "Điều 5. Nguyên tắc"),
    "vết trước Chương": ("l Chương IV", "Chương IV"),
    "chương mất số": ("Chương II\nTỔ CHỨC\nChương\nKINH PHÍ\nChương IV", "Chương II\nTỔ CHỨC\nChương III\nKINH PHÍ\nChương IV"),
    "chương mất số ở cuối thì để yên": ("Chương II\nTỔ CHỨC\nChương\nKINH PHÍ", "Chương II\nTỔ CHỨC\nChương\nKINH PHÍ"),
    "Š là 5 sau mục 4": ("Mục 4\nLƯU TRỮ\nMục Š\nGIẢI QUYẾT", "Mục 4\nLƯU TRỮ\nMục 5\nGIẢI QUYẾT"),
    "mục bắt đầu lại dưới chương mới": ("Mục 2\nLƯU TRỮ\nChương II\nMục 3\nMục l", "Mục 2\nLƯU TRỮ\nChương II\nMục 3\nMục l"),
    "H là II ở phụ lục": ("Phụ lục I\nDANH MỤC\nPhụ lục H\nBIỂU MẪU", "Phụ lục I\nDANH MỤC\nPhụ lục II\nBIỂU MẪU"),
    "Mục tiêu không phải nhãn": ("Mục 1\nMục tiêu\nMục 3", "Mục 1\nMục tiêu\nMục 3"),
    "phẩy sau chức vụ": (
        "Điều 4: Chánh Văn phòng. Giám đốc Sở Tư pháp, Thủ trưởng các đơn vị chịu trách nhiệm thi hành.",
        "Điều 4: Chánh Văn phòng, Giám đốc Sở Tư pháp, Thủ trưởng các đơn vị chịu trách nhiệm thi hành.",
    ),
    "hai câu giao việc thì để yên": (
        "Giám đốc Sở Tư pháp chủ trì. Giám đốc Sở Tài chính bố trí kinh phí.",
        "Giám đốc Sở Tư pháp chủ trì. Giám đốc Sở Tài chính bố trí kinh phí.",
    ),
    "dính hai tiếng": ("ỦY BAN NHÂN DÂNTỈNH", "ỦY BAN NHÂN DÂN TỈNH"),
}
LETTERED = {
    "8 là a": ("8) Chủ trì\nb) Phối hợp", "a) Chủ trì\nb) Phối hợp"),
    "5 là b": ("a) Chủ trì\n5) Phối hợp\nc) Báo cáo", "a) Chủ trì\nb) Phối hợp\nc) Báo cáo"),
    "e là c ở giữa": ("a) Chủ trì\nb) Phối hợp\ne) Báo cáo\nd) Kiểm tra", "a) Chủ trì\nb) Phối hợp\nc) Báo cáo\nd) Kiểm tra"),
    "e là c ở cuối": ("a) Chủ trì\nb) Phối hợp\ne) Báo cáo\n2. Yêu cầu", "a) Chủ trì\nb) Phối hợp\nc) Báo cáo\n2. Yêu cầu"),
    "đ là d": ("c) Chủ trì\nđ) Phối hợp\nđ) Báo cáo\ne) Kiểm tra", "c) Chủ trì\nd) Phối hợp\nđ) Báo cáo\ne) Kiểm tra"),
    "d là đ": ("c) Chủ trì\nd) Phối hợp\nd) Báo cáo\ne) Kiểm tra", "c) Chủ trì\nd) Phối hợp\nđ) Báo cáo\ne) Kiểm tra"),
    "hai chữ liền nhau": ("a) Chủ trì\n6) Phối hợp\n€) Báo cáo\nd) Kiểm tra", "a) Chủ trì\nb) Phối hợp\nc) Báo cáo\nd) Kiểm tra"),
    "danh sách mới": (
        "a) Chủ trì\nb) Phối hợp\n2. Yêu cầu\n8) Kịp thời\nb) Đầy đủ",
        "a) Chủ trì\nb) Phối hợp\n2. Yêu cầu\na) Kịp thời\nb) Đầy đủ",
    ),
}
CODES = {
    "thừa chữ đôi": ("- Các phòng, UBMTTTQ và đoàn thể", "- Các phòng, UBMTTQ và đoàn thể"),
    "thừa chữ bên trong": ("Kế hoạch số 5/KH-SLĐTBK&XH", "Kế hoạch số 5/KH-SLĐTB&XH"),
    "thừa chữ trong ký hiệu": ("Chỉ thị số 23/CT-TTEg", "Chỉ thị số 23/CT-TTg"),
    "chữ không có trong tiếng Việt": (
        "số 55/QĐ-TTø ngày 04/10/2013 của Thủ tướng Chính phủ",
        "số 55/QĐ-TTg ngày 04/10/2013 của Thủ tướng Chính phủ",
    ),
    "mất chữ, tên cơ quan ở sau": (
        "số 23/QĐ-TT ngày 07/01/2021 của Thủ tướng Chính phủ",
        "số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ",
    ),
    "ngày viết bằng chữ": (
        "số 8/QĐ-UBN ngày 7 tháng 1 năm 2021 của Ủy ban nhân dân tỉnh",
        "số 8/QĐ-UBND ngày 7 tháng 1 năm 2021 của Ủy ban nhân dân tỉnh",
    ),
    "nơi lưu": ("- Lưu: VTF, LĐTBXH", "- Lưu: VT, LĐTBXH"),
    "nơi lưu, nét T": ("Lưu: V1.", "Lưu: VT."),
    "mất nét ngang của Đ": ("Số: /QĐ-BCDCCHC\nLưu: VT, BCĐCCHC", "Số: /QĐ-BCĐCCHC\nLưu: VT, BCĐCCHC"),
    "QD là QĐ": ("số 12/QD-UBND", "số 12/QĐ-UBND"),
}
FORMULAS = {
    "quốc hiệu": ("CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "tên loại": ("KÉẺ HOẠCH", "KẾ HOẠCH"),
    "tên loại, có dấu hai chấm": ("QUYEÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
    "tên loại, có vết": ("KÉ HOẠCH.", "KẾ HOẠCH."),
    "chức vụ đầu dòng": ("TRƯỜNG BAN CHỈ ĐẠO TỈNH", "TRƯỞNG BAN CHỈ ĐẠO TỈNH"),
    "chức vụ ký thay": ("KT. GIÁM ĐÓC", "KT. GIÁM ĐỐC"),
    "nơi nhận": ("Nơi nhũn:", "Nơi nhận:"),
    "tiêu ngữ": ("Độc lập - Tự đo - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
}
MARKS = {
    "ngoặc kép là dấu chú thích": ("- Các đơn vị liên quan”;\n² Các sở: Y tế", "- Các đơn vị liên quan²;\n² Các sở: Y tế"),
    "số của chú thích không nâng": ("- Các đơn vị liên quan”;\n2 Các sở: Y tế", "- Các đơn vị liên quan²;\n² Các sở: Y tế"),
    "phẩy trên là dấu chú thích": ("theo quy định’.\n¹ Thông tư 2/2018", "theo quy định¹.\n¹ Thông tư 2/2018"),
}
KEPT = [
    "7) Chủ trì\n8) Phối hợp\n9) Báo cáo",
    "4) Chủ trì\n5) Phối hợp\n6) Báo cáo",
    "1) Chủ trì\n2) Phối hợp\n3) Báo cáo\n4) Kiểm tra",
    "1) Chủ trì\n2) Phối hợp\n3) Báo cáo\n4) Kiểm tra\n1) Giám sát\n2) Tổng hợp",
    "2) Phối hợp\n4) Kiểm tra\n2. Yêu cầu",
    "a) Chủ trì\ne) Báo cáo",
    "a) Chủ trì\nb) Phối hợp\nc) Báo cáo\nd) Kiểm tra\ne) Giám sát",
    "a) Chủ trì\nb) Phối hợp\n1) Báo cáo\n2) Kiểm tra",
    "c) Chủ trì\nd) Phối hợp\nđ) Báo cáo\ne) Kiểm tra\ng) Giám sát",
    "Kế hoạch hành động",
    "KẾ HOẠCH HÓA GIA ĐÌNH",
    "CÔNG HÀM",
    "Quyết định",
    "theo Quyết định số 5/QĐ-BLDTBXH",
    "số 88/HD-CAQ ngày 16/01/2023 của Công an quận",
    "văn bản số 708/BTTTT-CATTT; BVHTTTDL và BVHTTTDL",
    "Kế hoạch số 12/KH-SVHTTT; Lưu: VP, VX; Lưu: VX.\nLưu: VP.",
    "phong trào “Tương thân tương ái”\n² Các sở: Y tế",
    "- Các đơn vị liên quan;\n2 Các sở: Y tế",
    "- Các đơn vị liên quan”;\n2. Các sở: Y tế",
    "hai chỗ’ ngờ’ vực\n¹ Thông tư 2/2018",
    "theo quy định¹ của “Đề án’\n¹ Thông tư 2/2018",
    "I. MỤC ĐÍCH\nII. NỘI DUNG\nIV. KINH PHÍ",
    "I. MỤC ĐÍCH\nIII. KINH PHÍ",
    "1. Mục đích\n2. Yêu cầu\nII. NỘI DUNG",
    "I. MỤC ĐÍCH\nII. NỘI DUNG\nI. DANH MỤC\nII. BIỂU MẪU",
    "TL. CHỦ TỊCH\nVI SINH VẬT HỌC",
    "5. Phòng Y tế\nS. Nguyễn Văn An\n3. Công an",
    "4. Phòng Y tế\n9. Phòng Nội vụ",
    "4. Phòng Y tế\na) Chủ trì\nb) Phối hợp\n5. Công an",
    "số 11/2016/TT-BYT ngày 11/5/2016",
    "Số: 140/KH-UBND",
    "Số: 47/2020/NĐ-CP",
    "Tân Mẫu, ngày 06 tháng 11 năm 2017",
    "Điều 5 của Nghị định",
    "nghiêng, thoáng, khuếch tán",
]


TABLE = {**ROMANS, **FIGURES, **HEADS, **LETTERED, **CODES, **FORMULAS, **MARKS}


@pytest.mark.parametrize(("source", "text"), TABLE.values(), ids=TABLE)
def test_markers_and_heads_are_put_right(source: str, text: str) -> None:
    assert repaired(source) == text


@pytest.mark.parametrize("text", KEPT)
def test_what_may_stand_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize("source", [source for source, _ in ({**FIGURES, **HEADS, **LETTERED, **CODES, **FORMULAS, **MARKS}).values()])
def test_text_that_was_not_scanned_stays(source: str) -> None:
    assert clean(source).text == source


def word(text: str, sure: float, x0: int = 100, top: int = 100, line: int = 1) -> Word:
    return Word(text, (1, 1, line), x0, top, x0 + 20 * len(text), top + 30, sure)


def test_a_stroke_before_the_motto_is_noise() -> None:
    line = [word("ˆ", 73), word("CỘNG", 96), word("HÒA", 97)]
    assert [one.text for one in noise.without_noise(line)] == ["CỘNG", "HÒA"]


@pytest.mark.parametrize(("read", "text"), [("446/QĐÐ-BYT", "446/QĐ-BYT"), ("52/QÐ-TTg", "52/QĐ-TTg"), ("2020—2025", "2020–2025")])
def test_signs_that_offices_do_not_write(read: str, text: str) -> None:
    assert tesseract.as_offices_write(read) == text


def sealed() -> Image.Image:
    """A name in black below a seal and a signature of a pen."""
    image = Image.new("RGB", (600, 400), (250, 249, 244))
    draw = ImageDraw.Draw(image)
    draw.ellipse((100, 80, 340, 320), outline=(200, 30, 40), width=9)
    draw.line((200, 200, 500, 160), (40, 50, 140), 4)
    draw.rectangle((260, 310, 420, 318), fill="black")
    return image


def test_seal_and_pen_are_as_bright_as_paper() -> None:
    grey, places = seals.without_seals(np.asarray(sealed()), 200)
    assert grey[316, 300] < 40
    assert grey[80:84, 218].min() > 200
    assert grey[150:200, 400:480].min() > 200
    assert len(places) == 1


def test_scribbles_beside_a_seal_are_no_words() -> None:
    turn = Turn(0, 0.0, 595.0, 842.0)
    scribble = [word("V2", 38), word("/", 92, 160)]
    words = [*scribble, word("Dương", 96, top=300, line=2), word("Hà", 20, 220, 300, 2), word("Ẻ", 0, 900)]
    scan = page.Scan(1, words, [], turn, 0.36)
    left = page.without_scribbles(scan, [(0.0, 0.0, 200.0, 200.0)])
    assert [one.text for one in left.words] == ["Dương", "Hà", "Ẻ"]
