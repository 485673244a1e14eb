"""Letterhead, title, signature and recipients as offices print them: one row a form."""

from __future__ import annotations

import pytest

from planparse.outline.signers import read_signers
from tests.reading import Reading, read

BODY = "I. MỤC ĐÍCH\n- Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã: tuần tra.\n"
CLOSING = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def with_head(head: str) -> Reading:
    return read(head + "\n" + BODY + CLOSING)


# head lines; letterhead, number, symbol, date, place of the date
LETTERHEADS = [
    pytest.param(
        "ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN MẪU            Độc lập - Tự do - Hạnh phúc\nSố: 45 /KH-UBND       Tân Mẫu, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nTrẻ em năm 2026",
        ("ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"),
        "45/KH-UBND",
        "KH-UBND",
        "2026-02-05",
        "Tân Mẫu",
        id="hai cột dàn trên một dòng",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN MẪU Độc lập - Tự do - Hạnh phúc\nSố: 45/KH-UBND Tân Mẫu, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nTrẻ em năm 2026",
        ("ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"),
        "45/KH-UBND",
        "KH-UBND",
        "2026-02-05",
        "Tân Mẫu",
        id="hai cột dồn lại còn một dấu cách",
    ),
    pytest.param(
        "UBND TỈNH MẪU SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TƯ PHÁP | Độc lập - Tự do - Hạnh phúc\nSố: 318/KH-STP | Mẫu Sơn, ngày 09 tháng 5 năm 2022\nKẾ HOẠCH\nKiểm tra văn bản năm 2022",
        ("UBND TỈNH MẪU SƠN", "SỞ TƯ PHÁP"),
        "318/KH-STP",
        "KH-STP",
        "2022-05-09",
        "Mẫu Sơn",
        id="hai ô của bảng cách nhau bằng gạch đứng",
    ),
    pytest.param(
        "TRẠM Y TẾ XÃ TÂN MẪU\nSố: 07/KH-TYT, ngày 03 tháng 6 năm 2026\nKẾ HOẠCH\nTiêm chủng",
        ("TRẠM Y TẾ XÃ TÂN MẪU",),
        "07/KH-TYT",
        "KH-TYT",
        "2026-06-03",
        None,
        id="ngày đứng sau số, cách bằng dấu phẩy",
    ),
    pytest.param(
        "UBND HUYỆN MẪU\nSố: 15/KH-UBND-NV Mẫu, ngày 03 tháng 6 năm 2024\nKẾ HOẠCH\nTiêm chủng",
        ("UBND HUYỆN MẪU",),
        "15/KH-UBND-NV",
        "KH-UBND-NV",
        "2024-06-03",
        "Mẫu",
        id="nơi và ngày đứng ngay sau số",
    ),
    pytest.param(
        "**ỦY BAN NHÂN DÂN** **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**XÃ TÂN MẪU** **Độc lập - Tự do - Hạnh phúc**\n# KẾ HOẠCH\n**Trẻ em năm 2026**",
        ("ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"),
        None,
        None,
        None,
        None,
        id="markdown",
    ),
    pytest.param(
        "UBND TỈNH KIÊN MẪU\nSỞ Y TẾ\n" + NATION + "Số:       /KH-SYT\nKiên Mẫu, ngày     tháng 3 năm 2024\nKẾ HOẠCH\nTiêm chủng",
        ("UBND TỈNH KIÊN MẪU", "SỞ Y TẾ"),
        None,
        "KH-SYT",
        "2024-03",
        "Kiên Mẫu",
        id="số và ngày để trống",
    ),
    pytest.param(
        "UBND HUYỆN MẪU\nSố: ......./KH-UBND\nMẫu, ngày ..... tháng ..... năm 2024\nKẾ HOẠCH\nTiêm chủng",
        ("UBND HUYỆN MẪU",),
        None,
        "KH-UBND",
        "2024",
        "Mẫu",
        id="chỗ trống bằng chấm",
    ),
    pytest.param(
        "UBND HUYỆN MẪU\nSố: …/KH-UBND\nMẫu, ngày … tháng … năm 20…\nKẾ HOẠCH\nTiêm chủng",
        ("UBND HUYỆN MẪU",),
        None,
        "KH-UBND",
        None,
        "Mẫu",
        id="chỗ trống bằng ba chấm, cả năm",
    ),
    pytest.param(
        "ĐẢNG BỘ TỈNH MẪU\nĐẢNG ỦY XÃ TÂN MẪU\n*\nSố 20-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân Mẫu, ngày 12 tháng 8 năm 2025\nKẾ HOẠCH\nthực hiện Nghị quyết",
        ("ĐẢNG BỘ TỈNH MẪU", "ĐẢNG ỦY XÃ TÂN MẪU"),
        "20-KH/ĐU",
        "KH/ĐU",
        "2025-08-12",
        "Tân Mẫu",
        id="đầu văn bản Đảng",
    ),
    pytest.param(
        "ĐẢNG BỘ TỈNH MẪU      ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY MẪU SƠN\nSố 15 - KH/HU          Mẫu Sơn, ngày 01 tháng 3 năm 2024\nKẾ HOẠCH\nthực hiện Chỉ thị",
        ("ĐẢNG BỘ TỈNH MẪU", "HUYỆN ỦY MẪU SƠN"),
        "15-KH/HU",
        "KH/HU",
        "2024-03-01",
        "Mẫu Sơn",
        id="đầu văn bản Đảng hai cột",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\nHỎA TỐC\nSố: 7/KH-UBND\nTp. Hồ Chí Minh, ngày 05tháng 02năm 2024\nKẾ HOẠCH\nTiêm chủng",
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"),
        "7/KH-UBND",
        "KH-UBND",
        "2024-02-05",
        "Tp. Hồ Chí Minh",
        id="hỏa tốc; ngày dính chữ; Tp.",
    ),
    pytest.param(
        "DỰ THẢO\nỦY BAN NHÂN DÂN\nHUYỆN MẪU\nSố:    /KH-UBND\nKẾ HOẠCH\nTiêm chủng",
        ("ỦY BAN NHÂN DÂN", "HUYỆN MẪU"),
        None,
        "KH-UBND",
        None,
        None,
        id="dự thảo",
    ),
    pytest.param(
        "SỞ Y TẾ - SỞ NỘI VỤ\nSố: 15/KHLN-SYT-SNV\nMẫu, ngày 20 tháng 9 năm 2024\nKẾ HOẠCH LIÊN NGÀNH\nVề y tế trường học",
        ("SỞ Y TẾ - SỞ NỘI VỤ",),
        "15/KHLN-SYT-SNV",
        "KHLN-SYT-SNV",
        "2024-09-20",
        "Mẫu",
        id="liên ngành",
    ),
    pytest.param(
        "Ủy ban nhân dân xã An Mẫu\nSố 3/KH-UBND\nAn Mẫu, ngày 1 tháng 2 năm 2024\nKế hoạch\nVề tiêm chủng",
        ("Ủy ban nhân dân xã An Mẫu",),
        "3/KH-UBND",
        "KH-UBND",
        "2024-02-01",
        "An Mẫu",
        id="đầu văn bản chữ thường",
    ),
    pytest.param(
        "KẾ HOẠCH\nTiêm chủng\nSố: 12/KH-UBND\nMẫu, ngày 01 tháng 3 năm 2024",
        (),
        "12/KH-UBND",
        "KH-UBND",
        "2024-03-01",
        "Mẫu",
        id="số và ngày nằm dưới trích yếu",
    ),
    pytest.param(
        "UBND XÃ MẪU\nSố: 12 / KH - UBND\nKẾ HOẠCH\nTiêm chủng",
        ("UBND XÃ MẪU",),
        "12/KH-UBND",
        "KH-UBND",
        None,
        None,
        id="khoảng trắng trong ký hiệu",
    ),
]

# head lines; type, title
TITLES = [
    pytest.param(
        "KẾ HOẠCH\nTIÊM CHỦNG MỞ RỘNG NĂM 2024.\nCăn cứ Luật Trẻ em;", "KH", "TIÊM CHỦNG MỞ RỘNG NĂM 2024", id="in hoa, có dấu chấm cuối"
    ),
    pytest.param("KẾ HOẠCH\nTiêm chủng\nnăm 2024", "KH", "Tiêm chủng năm 2024", id="trích yếu hai dòng, dòng sau chữ thường"),
    pytest.param("KẾ HOẠCH\nTIÊM CHỦNG MỞ RỘNG\nNĂM 2024", "KH", "TIÊM CHỦNG MỞ RỘNG\nNĂM 2024", id="trích yếu in hoa hai dòng"),
    pytest.param("KẾ HOẠCH TIÊM CHỦNG\nNĂM 2024", "KH", "TIÊM CHỦNG\nNĂM 2024", id="tên loại và trích yếu một dòng in hoa"),
    pytest.param("K Ế H O Ạ C H\nTiêm chủng năm 2024", "KH", "Tiêm chủng năm 2024", id="tên loại chữ thưa"),
    pytest.param("KẾ HOẠCH (DỰ THẢO)\nTiêm chủng năm 2024", "KH", "Tiêm chủng năm 2024", id="dự thảo sau tên loại"),
    pytest.param("CHỈ THỊ\nVề tiêm chủng", "CT", "Về tiêm chủng", id="chỉ thị"),
    pytest.param("Chỉ thị về tăng cường tiêm chủng", "CT", "về tăng cường tiêm chủng", id="chỉ thị một dòng chữ thường"),
    pytest.param("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết số 5-NQ/TU", "CTr", None, id="chương trình hành động"),
    pytest.param("THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp", "TB", "Kết luận của Chủ tịch tại cuộc họp", id="thông báo kết luận"),
    pytest.param("BÁO CÁO\nKết quả tiêm chủng năm 2024", "BC", "Kết quả tiêm chủng năm 2024", id="báo cáo"),
    pytest.param(
        "UBND HUYỆN MẪU\nSố: 375/UBND-VX\nV/v phòng, chống bệnh dại\nKính gửi: Các phòng, ban huyện.",
        "CV",
        "phòng, chống bệnh dại",
        id="công văn",
    ),
    pytest.param(
        "UBND HUYỆN MẪU\nSố: 375/UBND-VX V/v phòng, chống bệnh dại\nKính gửi:\n- Các phòng;\n- Các xã.",
        "CV",
        "phòng, chống bệnh dại",
        id="công văn, V/v cùng dòng với số",
    ),
    pytest.param(
        "QUYẾT ĐỊNH\nBan hành Kế hoạch tiêm chủng\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN MẪU\nCăn cứ Luật Trẻ em;\nQUYẾT ĐỊNH:",
        "QĐ",
        "Ban hành Kế hoạch tiêm chủng",
        id="quyết định",
    ),
    pytest.param("KẾ HOẠCH\nTiêm chủng\n(Kèm theo Quyết định số 5/QĐ-UBND)", "KH", "Tiêm chủng", id="kèm theo không thuộc trích yếu"),
    pytest.param("KẾ HOẠCH\nTiêm chủng\nĐảng ủy xã ban hành Kế hoạch như sau:", "KH", "Tiêm chủng", id="câu mở đầu không thuộc trích yếu"),
    pytest.param("KẾ HOẠCH\nTiêm chủng\n-----", "KH", "Tiêm chủng", id="đường kẻ dưới trích yếu"),
]

# a document without type: head lines; title, letterhead
UNTYPED = [
    pytest.param("LỊCH TRỰC LÃNH ĐẠO\nTuần 12", "LỊCH TRỰC LÃNH ĐẠO", (), id="lịch, không có cơ quan"),
    pytest.param(
        "DANH MỤC CÔNG VIỆC CỦA CÁC PHÒNG\nỦY BAN NHÂN DÂN XÃ MẪU\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
        "DANH MỤC CÔNG VIỆC CỦA CÁC PHÒNG\nỦY BAN NHÂN DÂN XÃ MẪU",
        (),
        id="danh mục hai dòng, dòng sau là tên cơ quan",
    ),
    pytest.param(
        f"ỦY BAN NHÂN DÂN\nXÃ TÂN MẪU\n{NATION}Tân Mẫu, ngày 05 tháng 02 năm 2026\nLỊCH TIẾP CÔNG DÂN\nTHÁNG 3 NĂM 2026",
        "LỊCH TIẾP CÔNG DÂN\nTHÁNG 3 NĂM 2026",
        ("ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"),
        id="lịch dưới ngày tháng",
    ),
    pytest.param("SỞ Y TẾ\nCHI CỤC DÂN SỐ", None, ("SỞ Y TẾ", "CHI CỤC DÂN SỐ"), id="chỉ có tên cơ quan"),
    pytest.param("TỔNG HỢP Ý KIẾN GÓP Ý\nĐợt 2", "TỔNG HỢP Ý KIẾN GÓP Ý", (), id="chữ Tổng không phải là Tổ"),
    pytest.param(
        "Phụ lục\nDANH MỤC CHỢ\nCẦN CẢI TẠO\n(Kèm theo Kế hoạch số 5/KH-UBND)", "DANH MỤC CHỢ\nCẦN CẢI TẠO", (), id="phụ lục không số"
    ),
    pytest.param("PHỤ LỤC II\nDANH MỤC CHỢ\n(Kèm theo Kế hoạch số 5/KH-UBND)", "DANH MỤC CHỢ", (), id="phụ lục có số"),
    pytest.param("Phụ lục 3: Danh mục chợ\n(Kèm theo Kế hoạch số 5/KH-UBND)", "Danh mục chợ", (), id="tên phụ lục cùng dòng"),
    pytest.param("PHỤ LỤC\n(Kèm theo Kế hoạch số 5/KH-UBND)", None, (), id="phụ lục không tên"),
]

# lines of the signature; (name, position, authority) of each signer
SIGNATURES = [
    pytest.param(
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Bích Hằng"],
        [("Nguyễn Thị Bích Hằng", "Phó Chủ tịch", "KT. CHỦ TỊCH")],
        id="KT.",
    ),
    pytest.param(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê An"], [("Lê An", "Chủ tịch", None)], id="TM. và tên hai chữ"),
    pytest.param(["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn Bình"], [("Trần Văn Bình", "Chánh Văn phòng", "TL. CHỦ TỊCH")], id="TL."),
    pytest.param(["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG", "Trần Văn Bình"], [("Trần Văn Bình", "Trưởng phòng", "TUQ. CHỦ TỊCH")], id="TUQ."),
    pytest.param(["Q. GIÁM ĐỐC", "Trần Văn Bình"], [("Trần Văn Bình", "Quyền Giám đốc", "Q. GIÁM ĐỐC")], id="Q."),
    pytest.param(
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "BSCKII. Trần Văn Mẫu"],
        [("Trần Văn Mẫu", "Phó Giám đốc", "KT. GIÁM ĐỐC")],
        id="đã ký; chức danh y khoa",
    ),
    pytest.param(["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lê Văn An"], [("Lê Văn An", "Phó Bí thư Thường trực", None)], id="Đảng"),
    pytest.param(
        ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn An"], [("Lê Văn An", "Chánh Văn phòng", "TL. BAN THƯỜNG VỤ")], id="T/L của Đảng"
    ),
    pytest.param(["CHỦ TỊCH", "HOÀNG VĂN NAM"], [("Hoàng Văn Nam", "Chủ tịch", None)], id="tên in hoa"),
    pytest.param(
        ["GIÁM ĐỐC", "PGS.TS. Nguyễn Tôn Nữ Hoàng Yến"], [("Nguyễn Tôn Nữ Hoàng Yến", "Giám đốc", None)], id="học hàm; tên sáu chữ"
    ),
    pytest.param(["TRƯỞNG CÔNG AN", "Thiếu tá Đinh Thị Hồng Minh"], [("Đinh Thị Hồng Minh", "Trưởng Công an", None)], id="cấp bậc công an"),
    pytest.param(["CHỦ TỊCH", "K'Brêm"], [("K'Brêm", "Chủ tịch", None)], id="tên dân tộc có dấu phẩy trên"),
    pytest.param(["CHỦ TỊCH", "Y Vinh Tơr"], [("Y Vinh Tơr", "Chủ tịch", None)], id="tên dân tộc một chữ cái"),
    pytest.param(
        ["GIÁM ĐỐC SỞ Y TẾ", "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Nguyễn Văn Bình", "Trần Thị Cúc"],
        [("Nguyễn Văn Bình", "Giám đốc Sở Y tế", None), ("Trần Thị Cúc", "Giám đốc Sở Giáo dục và Đào tạo", None)],
        id="hai người ký cạnh nhau",
    ),
    pytest.param(
        ["GIÁM ĐỐC", "Nguyễn Văn Bình", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Cúc"],
        [("Nguyễn Văn Bình", "Giám đốc", None), ("Trần Thị Cúc", "Phó Giám đốc", "KT. GIÁM ĐỐC")],
        id="hai người ký lần lượt",
    ),
    pytest.param(
        ["KT. GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Bình", "Trần Thị Cúc"],
        [("Nguyễn Văn Bình", "Giám đốc", None), ("Trần Thị Cúc", "Phó Giám đốc", "KT. GIÁM ĐỐC")],
        id="KT. thuộc người là phó",
    ),
    pytest.param(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], [(None, "Chủ tịch", None)], id="thiếu tên"),
    pytest.param(["BỘ TRƯỞNG, CHỦ NHIỆM", "Trần Văn Mẫu"], [("Trần Văn Mẫu", "Bộ trưởng, Chủ nhiệm", None)], id="hai chức"),
    pytest.param(
        ["TM. UỶ BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An"],
        [("Lê Văn An", "Phó Chủ tịch", "KT. CHỦ TỊCH")],
        id="dính sau dấu chấm",
    ),
    pytest.param(
        ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "[đã ký]", "Lê Văn An"],
        [("Lê Văn An", "Phó Chủ tịch", "KT. CHỦ TỊCH")],
        id="đã ký trong ngoặc vuông",
    ),
]

# closing lines; recipients; name of the signer
CLOSINGS = [
    pytest.param(
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Như trên;\n- Lưu: VT, VHXH.\nCHỦ TỊCH\nLê Văn An",
        ["UBND tỉnh (b/c)", "Như trên", "Lưu: VT, VHXH"],
        "Lê Văn An",
        id="thường",
    ),
    pytest.param(
        "CHỦ TỊCH\nLê Văn An\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", ["UBND tỉnh", "Lưu: VT"], "Lê Văn An", id="chữ ký trước nơi nhận"
    ),
    pytest.param(
        "Nơi nhận:                  TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;                   KT. CHỦ TỊCH\n- Lưu: VT.                    PHÓ CHỦ TỊCH\n\n                         Lê Văn An",
        ["UBND tỉnh", "Lưu: VT"],
        "Lê Văn An",
        id="hai cột",
    ),
    pytest.param(
        "**Nơi nhận:** **TM. ỦY BAN NHÂN DÂN**\n- UBND tỉnh; **CHỦ TỊCH**\n- Lưu: VT.\n\n**Lê Văn An**",
        ["UBND tỉnh", "Lưu: VT"],
        "Lê Văn An",
        id="hai cột dồn lại",
    ),
    pytest.param(
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh; CHỦ TỊCH\n- Lưu: VT, NC. Lê Văn An",
        ["UBND tỉnh", "Lưu: VT, NC"],
        "Lê Văn An",
        id="hai cột dồn lại, tên sau dòng lưu",
    ),
    pytest.param(
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, Trung Tâm.\nCHỦ TỊCH\nLê Văn An",
        ["UBND tỉnh", "Lưu: VT, Trung Tâm"],
        "Lê Văn An",
        id="nơi lưu viết hoa không phải tên",
    ),
    pytest.param(
        "Nơi nhận:\nUBND tỉnh (để b/c);\nCác thôn;\nLưu: VT.\nCHỦ TỊCH\nLê Văn An",
        ["UBND tỉnh (để b/c)", "Các thôn", "Lưu: VT"],
        "Lê Văn An",
        id="không gạch",
    ),
    pytest.param(
        "Nơi nhận: UBND tỉnh; các thôn; Lưu: VT.\nCHỦ TỊCH\nLê Văn An", ["UBND tỉnh; các thôn; Lưu: VT"], "Lê Văn An", id="trên một dòng"
    ),
    pytest.param(
        "Nơi nhận:\n1. UBND tỉnh;\n2. Các thôn;\n3. Lưu: VT.\nCHỦ TỊCH\nLê Văn An",
        ["UBND tỉnh", "Các thôn", "Lưu: VT"],
        "Lê Văn An",
        id="đánh số",
    ),
    pytest.param("Noi nhận:\n- Như Điều 3;\n- Lưu VT.\nCHỦ TỊCH\nLê Văn An", ["Như Điều 3", "Lưu VT"], "Lê Văn An", id="lỗi nhận dạng chữ"),
    pytest.param(
        "NƠI NHẬN:\n- Thường trực Tỉnh ủy,\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn An",
        ["Thường trực Tỉnh ủy", "Lưu Văn phòng"],
        "Lê Văn An",
        id="văn bản Đảng",
    ),
    pytest.param(
        "Nơi nhận:\n- UBND tỉnh;\n- Các phòng, ban, ngành;\n+ Công an;\n- Lưu: VT (05 bản).\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Ký tên, đóng dấu)\nLê Văn An",
        ["UBND tỉnh", "Các phòng, ban, ngành", "Công an", "Lưu: VT (05 bản)"],
        "Lê Văn An",
        id="dấu cộng; ký tên, đóng dấu",
    ),
]


@pytest.mark.parametrize(("head", "letterhead", "number", "symbol", "issued", "place"), LETTERHEADS)
def test_letterhead(
    head: str, letterhead: tuple[str, ...], number: str | None, symbol: str | None, issued: str | None, place: str | None
) -> None:
    found = with_head(head).outline.head
    assert (found.letterhead, found.number, found.symbol, found.issued_on, found.dated_at) == (letterhead, number, symbol, issued, place)


@pytest.mark.parametrize(("head", "code", "title"), TITLES)
def test_title(head: str, code: str, title: str | None) -> None:
    found = with_head(head)
    assert found.outline.head.doc_type == code
    assert title is None or found.cut(found.outline.head.title) == title
    assert found.paths() == ["I", "II", "II/1"]


@pytest.mark.parametrize(("head", "title", "letterhead"), UNTYPED)
def test_title_without_type(head: str, title: str | None, letterhead: tuple[str, ...]) -> None:
    found = with_head(head)
    assert found.outline.head.doc_type is None
    assert (found.cut(found.outline.head.title) if found.outline.head.title else None) == title
    assert found.outline.head.letterhead == letterhead


@pytest.mark.parametrize(("lines", "signers"), SIGNATURES)
def test_signature(lines: list[str], signers: list[tuple[str | None, str | None, str | None]]) -> None:
    assert [(s.name, s.position, s.authority) for s in read_signers(lines)] == signers
    found = read("KẾ HOẠCH\nTiêm chủng\n" + BODY + "\n".join(lines))
    assert found.zone("signature") == lines


@pytest.mark.parametrize(("closing", "recipients", "signer"), CLOSINGS)
def test_closing(closing: str, recipients: list[str], signer: str) -> None:
    found = read("KẾ HOẠCH\nTiêm chủng\n" + BODY + closing)
    assert [found.cut(span) for span in found.outline.head.recipients] == recipients
    assert [s.name for s in found.outline.head.signers] == [signer]
    assert found.paths() == ["I", "II", "II/1"]
