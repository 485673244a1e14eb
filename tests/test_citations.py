"""The finder of legal citations: surface forms, fields, names, relations, counter-examples, time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.tables import table
from planparse.text.fold import fold
from tests.bodies_help import bodies
from tests.citing import body_at, find, quotes
from tests.pace import within

# one row: text, the quotes in it; each row is a surface form of the domain facts (2.2) or a variant of it
SURFACE = [
    pytest.param("Căn cứ Quy chế làm việc số 03-QC/HU ngày 01/7/2021", ["Quy chế làm việc số 03-QC/HU ngày 01/7/2021"], id="quy chế có phần phụ"),
    pytest.param("Quy chế phối hợp số 12/QCPH-BCH ngày 5/5/2023", ["Quy chế phối hợp số 12/QCPH-BCH ngày 5/5/2023"], id="quy chế phối hợp"),
    pytest.param("theo Luật Đất đai số 31/2024/QH 15 ngày 18/01/2024", ["Luật Đất đai số 31/2024/QH 15 ngày 18/01/2024"], id="hở sau QH"),
    pytest.param("Nghị quyết số 27/2022/QH 15; Luật số 43/2013/QH 13.", ["Nghị quyết số 27/2022/QH 15", "Luật số 43/2013/QH 13"], id="hở sau QH, hai văn bản"),
    pytest.param("Luật số 43/2013/QH 13/2014", ["Luật số 43/2013/QH"], id="sau QH không phải khóa"),
    pytest.param(
        "Thực hiện Quyết định số 1719/QĐ-TTg ngày 14 tháng 10 năm 2021 của Thủ tướng Chính phủ về việc phê duyệt Chương trình mục tiêu quốc gia",
        ["Quyết định số 1719/QĐ-TTg ngày 14 tháng 10 năm 2021 của Thủ tướng Chính phủ"],
        id="1 đủ, ngày chữ",
    ),
    pytest.param(
        "theo Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ về Ngày Chuyển đổi số quốc gia",
        ["Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ"],
        id="2 đủ, ngày số",
    ),
    pytest.param("theo Nghị định số 61/2018/NĐ-CP của Chính phủ", ["Nghị định số 61/2018/NĐ-CP của Chính phủ"], id="3 không ngày"),
    pytest.param("theo Quyết định số 749/QĐ-TTg.", ["Quyết định số 749/QĐ-TTg"], id="4 không ngày, số theo năm"),
    pytest.param("nêu tại Quyết định 42 và Nghị quyết 18.", ["Quyết định 42", "Nghị quyết 18"], id="5 mất ký hiệu"),
    pytest.param("theo Quyết định số 23, Công văn số 4235", ["Quyết định số 23", "Công văn số 4235"], id="5 mất ký hiệu, có số"),
    pytest.param("theo Quyết định 131/QĐ-TTg", ["Quyết định 131/QĐ-TTg"], id="6 không chữ số"),
    pytest.param("QĐ số 131/QĐ-TTg; NĐ 30/2020/NĐ-CP; NQ 57-NQ/TW", ["QĐ số 131/QĐ-TTg", "NĐ 30/2020/NĐ-CP", "NQ 57-NQ/TW"], id="6 tên loại viết tắt"),
    pytest.param(
        "Triển khai các Quyết định số 12/QĐ-UBND ngày 05/01/2022, số 45/QĐ-UBND ngày 07/3/2022 và số 98/QĐ-UBND của UBND tỉnh Bình Định",
        ["Quyết định số 12/QĐ-UBND ngày 05/01/2022", "số 45/QĐ-UBND ngày 07/3/2022", "số 98/QĐ-UBND của UBND tỉnh Bình Định"],
        id="7 danh sách có số",
    ),
    pytest.param(
        "Thực hiện các Nghị quyết 35/NQ-CP, 02/NQ-CP ngày 05/01/2024 và 01/NQ-CP",
        ["Nghị quyết 35/NQ-CP", "02/NQ-CP ngày 05/01/2024", "01/NQ-CP"],
        id="7 danh sách không số",
    ),
    pytest.param(
        "Quyết định số 2151/QĐ-TTg ngày 15/11/2013 của Thủ tướng Chính phủ về ATVSLĐ và Kế hoạch số 77/KH-UBND ngày 02/5/2014 của UBND tỉnh Lai Châu",
        [
            "Quyết định số 2151/QĐ-TTg ngày 15/11/2013 của Thủ tướng Chính phủ",
            "Kế hoạch số 77/KH-UBND ngày 02/5/2014 của UBND tỉnh Lai Châu",
        ],
        id="8 cặp",
    ),
    pytest.param(
        "theo Luật Người cao tuổi; Luật người cao tuổi; Luật Thanh niên năm 2020; Luật Cư trú 2020; Luật Dược (2016)",
        ["Luật Người cao tuổi", "Luật người cao tuổi", "Luật Thanh niên năm 2020", "Luật Cư trú 2020", "Luật Dược (2016)"],
        id="9 luật tên",
    ),
    pytest.param(
        "theo Luật Người khuyết tật số 51/2010/QH12; Luật số 39/2009/QH12; Luật số: 06/2012/QH13",
        ["Luật Người khuyết tật số 51/2010/QH12", "Luật số 39/2009/QH12", "Luật số: 06/2012/QH13"],
        id="10 luật số",
    ),
    pytest.param("Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;", ["Luật Du lịch ngày 19 tháng 6 năm 2017"], id="11 luật ngày"),
    pytest.param(
        "theo Bộ luật Lao động, Bộ Luật dân sự, BLHS, Công ước của Liên hợp quốc về quyền trẻ em, Công ước quốc tế về quyền của người khuyết tật",
        [
            "Bộ luật Lao động",
            "Bộ Luật dân sự",
            "BLHS",
            "Công ước của Liên hợp quốc về quyền trẻ em",
            "Công ước quốc tế về quyền của người khuyết tật",
        ],
        id="12 bộ luật, điều ước",
    ),
    pytest.param(
        "Chỉ thị số 40-CT/TW; Kết luận 06-KL/TW; chỉ thị số 20/CT-TW; Chỉ thị số 13-CT/TƯ; Nghị quyết số 18/NQ-TW",
        ["Chỉ thị số 40-CT/TW", "Kết luận 06-KL/TW", "chỉ thị số 20/CT-TW", "Chỉ thị số 13-CT/TƯ", "Nghị quyết số 18/NQ-TW"],
        id="13 Đảng, cả dạng sai",
    ),
    pytest.param(
        "theo Nghị quyết Đại hội Đảng bộ tỉnh Thanh Hóa lần thứ XIX, Nghị quyết Đại hội XIII của Đảng, Nghị quyết Trung ương 4 khóa XII",
        ["Nghị quyết Đại hội Đảng bộ tỉnh Thanh Hóa lần thứ XIX", "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 4 khóa XII"],
        id="14 nghị quyết đại hội",
    ),
    pytest.param(
        "Thực hiện Quyết định số 112/QĐ-TTg ngày 22/01/2021 (sau đây gọi tắt là Quyết định 112)",
        ["Quyết định số 112/QĐ-TTg ngày 22/01/2021", "Quyết định 112"],
        id="15 gọi tắt định nghĩa",
    ),
    pytest.param("Đẩy mạnh Đề án 06, Chương trình 135 và Luật Thủ đô.", ["Đề án 06", "Chương trình 135", "Luật Thủ đô"], id="16 gọi tắt phổ biến"),
    pytest.param("Kế hoạch này; kế hoạch này; Quyết định này có hiệu lực", [], id="17 tự tham chiếu"),
    pytest.param("Quyết định nói trên, văn bản trên, Nghị quyết nêu trên", [], id="18 hồi chỉ"),
    pytest.param(
        "theo khoản 2 Điều 5 Nghị định số 81/2021/NĐ-CP; Điều 26, 27 Luật Cư trú; các điều 141, 142 đến 147 BLHS",
        ["Nghị định số 81/2021/NĐ-CP", "Luật Cư trú", "BLHS"],
        id="19 điều khoản đứng ngoài",
    ),
    pytest.param(
        "Nghị định số 15/2022/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 41/2022/NĐ-CP ngày 20/6/2022",
        ["Nghị định số 15/2022/NĐ-CP", "Nghị định số 41/2022/NĐ-CP ngày 20/6/2022"],
        id="20 được sửa đổi bởi",
    ),
    pytest.param("Quy chế ban hành kèm theo Quyết định số 07/2020/QĐ-UBND", ["Quyết định số 07/2020/QĐ-UBND"], id="21 kèm theo"),
    pytest.param("các Quyết định của Thủ tướng Chính phủ, Kế hoạch của Thành phố, các nghị quyết của Quốc hội", [], id="22 tập thể"),
    pytest.param("theo quyết định số 88/QĐ-UBND, kế hoạch số 9/KH-UBND", ["quyết định số 88/QĐ-UBND", "kế hoạch số 9/KH-UBND"], id="23 chữ thường"),
    pytest.param("QCVN 02:2019/BYT; TCVN ISO 9001:2015; ISO 22000", [], id="24 mã kỹ thuật"),
    pytest.param("¹ Tại Thông tư số 27/2017/TT-BGDĐT", ["Thông tư số 27/2017/TT-BGDĐT"], id="25 chú thích"),
    pytest.param("Công văn số: 1848/LĐTBXH- TE ngày 15/5/2023", ["Công văn số: 1848/LĐTBXH- TE ngày 15/5/2023"], id="khoảng trắng trong ký hiệu"),
    pytest.param("Kế hoạch số 12/KH - UBND ngày 2-3-2024", ["Kế hoạch số 12/KH - UBND ngày 2-3-2024"], id="gạch có khoảng trắng"),
    pytest.param("theo Kế hoạch số 12/KH-UBND - SYT chủ trì", ["Kế hoạch số 12/KH-UBND"], id="gạch thứ hai là của câu"),
    pytest.param("Tờ trình số 30/TTr. SXD ngày 19/01/2006", ["Tờ trình số 30/TTr. SXD ngày 19/01/2006"], id="chấm trong ký hiệu"),
    pytest.param("theo Kế hoạch số 12/KH-UBND. UBND xã chỉ đạo", ["Kế hoạch số 12/KH-UBND"], id="chấm hết câu"),
    pytest.param("QUYẾT ĐỊNH SỐ 23/QĐ-TTG NGÀY 07/01/2021 CỦA THỦ TƯỚNG CHÍNH PHỦ", ["QUYẾT ĐỊNH SỐ 23/QĐ-TTG NGÀY 07/01/2021 CỦA THỦ TƯỚNG CHÍNH PHỦ"], id="chữ in"),
    pytest.param("chương trình hành động số 06-CTr/TU ngày 12/01/2009", ["chương trình hành động số 06-CTr/TU ngày 12/01/2009"], id="chữ giữa tên loại và số"),
    pytest.param("Nghị quyết ngày 19/6/2020 số 121/2020/QH14 của Quốc hội", ["Nghị quyết ngày 19/6/2020 số 121/2020/QH14 của Quốc hội"], id="ngày trước số"),
    pytest.param("Quyết định của Thủ tướng Chính phủ số 80/2010/QĐ-TTg", ["Quyết định của Thủ tướng Chính phủ số 80/2010/QĐ-TTg"], id="cơ quan trước số"),
    pytest.param("Nghị định số 147/2003/NĐ-CP của Chính phủ, ngày 02/12/2003 quy định", ["Nghị định số 147/2003/NĐ-CP của Chính phủ, ngày 02/12/2003"], id="ngày sau cơ quan"),
    pytest.param("Luật Đất đai (sửa đổi), Luật Việc làm (sửa đổi) năm 2025", ["Luật Đất đai", "Luật Việc làm (sửa đổi) năm 2025"], id="luật sửa đổi trong ngoặc"),
    pytest.param("Tổ công tác triển khai Đề án 06 cấp xã", ["Đề án 06"], id="số trong tên tổ chức"),
    pytest.param("(Kèm theo Kế hoạch số 45/KH-UBND ngày 12/3/2024 của UBND huyện Mê Linh)", ["Kế hoạch số 45/KH-UBND ngày 12/3/2024 của UBND huyện Mê Linh"], id="kèm theo là một"),
    pytest.param("tại văn bản số 1552/BTTTT-TTH và 708/BTTTT-CATTT;", ["văn bản số 1552/BTTTT-TTH", "708/BTTTT-CATTT"], id="công văn nối bằng và"),
    pytest.param(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí và lệ phí ngày 22 tháng 11 năm 2019;",
        [
            "Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí và lệ phí ngày 22 tháng 11 năm 2019",
            "Luật Giá",
            "Luật Phí và lệ phí",
        ],
        id="luật sửa đổi và luật bên trong",
    ),
    pytest.param("các Kế hoạch của UBND tỉnh: số 12/KH-UBND ngày 18/01/2023 về A; số 19/KH-UBND ngày 02/02/2023", ["số 12/KH-UBND ngày 18/01/2023", "số 19/KH-UBND ngày 02/02/2023"], id="danh sách sau dấu hai chấm"),
    pytest.param("Quyết định của Thủ tướng Chính phủ: số 1863/QĐ-TTg, số 23/QĐ-TTg", ["số 1863/QĐ-TTg", "số 23/QĐ-TTg"], id="danh sách chung cơ quan"),
    pytest.param("Nghị định số104/2003/NĐ-CP ngày 16/9/2003của Chính phủ", ["Nghị định số104/2003/NĐ-CP ngày 16/9/2003của Chính phủ"], id="số dính"),
    pytest.param("Quyết định ngày 12/3/2023 của Chủ tịch UBND huyện số 123/QĐ-UBND", ["Quyết định ngày 12/3/2023 của Chủ tịch UBND huyện số 123/QĐ-UBND"], id="ngày và cơ quan trước số"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURFACE)
def test_quotes(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


# text, type, number, date, issuer of the only mention
FIELDS = [
    (
        "Nghị quyết liên tịch số 12/2019/NQLT-CP-UBTWMTTQVN của Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "NQ",
        "12/2019/NQLT-CP-UBTWMTTQVN",
        None,
        "Chính phủ, Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    ),
    ("Nghị quyết liên tịch số 12 của Chính phủ", "NQ", "12", None, "Chính phủ"),
    ("Công văn số 75/KH-UBND ngày 04/4/2023 của UBND tỉnh Phú Yên", "CV", "75/KH-UBND", "2023-04-04", "Ủy ban nhân dân tỉnh Phú Yên"),
    ("văn bản số 1721/UBDT-DTTS ngày 8/9/2022", "VB", "1721/UBDT-DTTS", "2022-09-08", None),
    ("Thông tư liên tịch số 29/2014/TTLT-BYT-BTC của Bộ Y tế, Bộ Tài chính", "TTLT", "29/2014/TTLT-BYT-BTC", None, "Bộ Y tế, Bộ Tài chính"),
    ("Quyết định số 30c/2012/QĐ-TTg", "QĐ", "30c/2012/QĐ-TTg", None, None),
    ("Nghị quyết số 66.15/2026/NQ-CP", "NQ", "66.15/2026/NQ-CP", None, None),
    ("Nghị quyết số 42-NQ / TW ngày 24.11.2023", "NQ", "42-NQ/TW", "2023-11-24", None),
    ("Kế hoạch số 525/KH-SLĐTB&XH của Sở LĐTBXH", "KH", "525/KH-SLĐTB&XH", None, "Sở Lao động - Thương binh và Xã hội"),
    ("Quyết định số 06/QĐTTg", "QĐ", "06/QĐTTg", None, None),
    ("Quyết định số 884/QĐ-BTC ngày 16tháng 6năm 2006 của Bộ trưởng Bộ Tài chính", "QĐ", "884/QĐ-BTC", "2006-06-16", "Bộ trưởng Bộ Tài chính"),
    ("Nghị định số 123/2015/NĐ-CP ngày 15/11/2015của Chính phủ", "NĐ", "123/2015/NĐ-CP", "2015-11-15", "Chính phủ"),
    ("Nghị quyết số 06/2019/NQ-HĐTP, ngày 01/10/2019 của Tòa án nhân dân tối cao", "NQ", "06/2019/NQ-HĐTP", "2019-10-01", "Tòa án nhân dân tối cao"),
    ("Nghị quyết số 17/NQ-HĐND ngày 8/12/2021 của HĐND thành phố Cần Thơ về", "NQ", "17/NQ-HĐND", "2021-12-08", "Hội đồng nhân dân thành phố Cần Thơ"),
    ("Quyết định số 649/QĐ-UBND của UBND Thành phố nhằm", "QĐ", "649/QĐ-UBND", None, "Ủy ban nhân dân thành phố"),
    ("Quyết định số 649/QĐ-UBND ngày 31/02/2015 của Chủ tịch UBND huyện", "QĐ", "649/QĐ-UBND", None, "Chủ tịch Ủy ban nhân dân huyện"),
    ("Kế hoạch số 5/KH-UBND ngày … tháng 4 năm 2024", "KH", "5/KH-UBND", "2024-04", None),
    ("Quyết định số 3899/QĐ-UBND năm 2022 của UBND quận Ba Đình", "QĐ", "3899/QĐ-UBND", "2022", "Ủy ban nhân dân quận Ba Đình"),
    ("Chỉ thị số 30-CT/TU ngày 31/12/2009 của Thành uỷ Đà Nẵng.", "CT", "30-CT/TU", "2009-12-31", "Thành ủy Đà Nẵng"),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII", "NQ", "20-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương khóa XII"),
    ("Quyết định số 9/QĐ-UBND của UBND tỉnh Hà Tĩnh V/v phê duyệt", "QĐ", "9/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Hà Tĩnh"),
    ("Công điện số 732/CĐ-TTg ngày 30/7/2022", "VB", "732/CĐ-TTg", "2022-07-30", None),
    ("Quy chế phối hợp số 01/QCPH-CA-SGDĐT", "VB", "01/QCPH-CA-SGDĐT", None, None),
    ("Lệnh số 07/2017/L-CTN của Chủ tịch nước", "VB", "07/2017/L-CTN", None, "Chủ tịch nước"),
    ("Thông báo kết luận số 123/TB-VPCP ngày 03/4/2023 của Văn phòng Chính phủ", "TB", "123/TB-VPCP", "2023-04-03", "Văn phòng Chính phủ"),
    ("Quyết định số 62/QĐ-HĐBT", "QĐ", "62/QĐ-HĐBT", None, None),
    ("Đề án 06/CP", "ĐA", "06/CP", None, None),
    ("Nghị định 08/2022", "NĐ", "08/2022", None, None),
    ("theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 112/TTr-SYT", "TTr", "112/TTr-SYT", None, "Giám đốc Sở Y tế"),
    ("Ngày 12/5/2023, UBND tỉnh ban hành Kế hoạch số 2345/KH-UBND", "KH", "2345/KH-UBND", None, "Ủy ban nhân dân tỉnh"),
    ("Quyết định số 12–QĐ/TW", "QĐ", "12-QĐ/TW", None, None),
    ("Pháp lệnh số 02/2020/UBTVQH14", "PL", "02/2020/UBTVQH14", None, None),
    ("Nghị quyết số 76/2025/UBTVQH15 ngày 14 tháng bốn năm 2025", "NQ", "76/2025/UBTVQH15", "2025-04-14", None),
    ("Pháp lệnh số 08/2008/PL-UBTVQH12 ngày 27/12/2008 của Ủy ban Thường vụ Quốc hội", "PL", "08/2008/PL-UBTVQH12", "2008-12-27", "Ủy ban Thường vụ Quốc hội"),
    ("Nghị quyết số 19-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", "NQ", "19-NQ/TW", None, "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII"),
    ("các Kế hoạch của UBND tỉnh: số 12/KH-UBND ngày 18/01/2023", "KH", "12/KH-UBND", "2023-01-18", "Ủy ban nhân dân tỉnh"),
    ("Quyết định số 12/QĐ-ƯDCN ngày 05/3/2024 của Cục Ứng dụng và Phát triển công nghệ về quy chế", "QĐ", "12/QĐ-ƯDCN", "2024-03-05", "Cục Ứng dụng và Phát triển công nghệ"),
    ("Quyết định số 3/QĐ-UBND của UBND xã Ọc Eo về việc kiện toàn", "QĐ", "3/QĐ-UBND", None, "Ủy ban nhân dân xã Ọc Eo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number", "date", "issuer"), FIELDS, ids=[row[0][:40] for row in FIELDS])
def test_fields(text: str, kind: str, number: str, date: str | None, issuer: str | None) -> None:
    (match,) = find(text)
    assert (match.type, match.number, match.date, match.issuer) == (kind, number, date, issuer)


# text, type, name, number of the only mention
NAMED = [
    ("theo luật trẻ em", "L", "Luật Trẻ em", None),
    ("theo Bộ Luật hình sự", "L", "Bộ luật Hình sự", None),
    ("theo Luật BHYT", "L", "Luật Bảo hiểm y tế", None),
    ("theo Luật Ngân sách của Nhà nước", "L", "Luật Ngân sách của Nhà nước", None),
    ("theo Luật Giao thông đường thuỷ nội địa", "L", "Luật Giao thông đường thủy nội địa", None),
    ("theo Luật Phòng chống bạo lực gia đình và các văn bản", "L", "Luật Phòng, chống bạo lực gia đình", None),
    ("theo Luật Thực hành tiết kiệm, chống lãng phí, đảm bảo", "L", "Luật Thực hành tiết kiệm, chống lãng phí", None),
    ("theo Luật Tổ chức HĐND và UBND", "L", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", None),
    ("theo Luật Khám bệnh, chữa bệnh số 15/2023/QH15", "L", "Luật Khám bệnh, chữa bệnh", "15/2023/QH15"),
    ("theo Luật Phát triển đô thị hiện hành", "L", "Luật Phát triển đô thị", None),
    ("theo Luật Kinh tế số, Thương mại điện tử và Dữ liệu lớn được", "L", "Luật Kinh tế số, Thương mại điện tử và Dữ liệu lớn", None),
    ("theo Pháp lệnh về lực lượng dự bị động viên", "PL", "Pháp lệnh về lực lượng dự bị động viên", None),
    ("theo Hiến pháp năm 2013", "HP", "Hiến pháp", None),
    ("theo Công ước Quốc tế về trẻ em", "CƯ", "Công ước Quốc tế về trẻ em", None),
    ("theo Công ước CEDAW", "CƯ", "Công ước CEDAW", None),
    (
        "theo Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
        "NQ",
        "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "name", "number"), NAMED, ids=[row[0] for row in NAMED])
def test_names(text: str, kind: str, name: str, number: str | None) -> None:
    (match,) = find(text)
    assert (match.type, match.name, match.number) == (kind, name, number)
    assert match.issuer is None or kind == "NQ"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("theo Luật Cư trú 2020", "2020"),
        ("theo Luật Thanh niên năm 2020", "2020"),
        ("theo Luật Dược (2016)", "2016"),
        ("theo Luật Đất đai (sửa đổi) năm 2024", "2024"),
        ("theo Hiến pháp năm 2013", "2013"),
        ("theo Công ước quốc tế về quyền trẻ em năm 1989", "1989"),
        ("theo Luật Du lịch ngày 19 tháng 6 năm 2017", "2017-06-19"),
        ("theo Luật Đất đai", None),
    ],
)
def test_a_year_is_the_date_of_a_law_so_far_as_it_is_said(text: str, date: str | None) -> None:
    (match,) = find(text)
    assert match.date == date


def test_every_name_of_the_table_is_found_whatever_its_capitals() -> None:
    for row in table("planparse.extract", "named_instruments"):
        for text in (f"theo {row['name']}.", f"theo {row['name'].upper()}.", f"theo {row['name'][0]}{row['name'][1:].lower()}."):
            (match,) = find(text)
            assert fold(match.name or "") == fold(row["name"]), text
            assert text[match.start : match.end] == text[5:-1]


def test_the_congress_of_an_organisation_is_named_with_it() -> None:
    (match,) = find("Thực hiện Nghị quyết Đại hội Công đoàn tỉnh lần thứ XVIII;")
    assert (match.name, match.issuer) == ("Nghị quyết Đại hội Công đoàn tỉnh lần thứ XVIII", None)


def test_the_year_behind_a_scheme_is_not_its_date() -> None:
    (match,) = find("Kết quả triển khai Đề án 06 năm 2024 của xã")
    assert (match.number, match.date) == ("06", None)


def test_laws_inside_an_amending_law_are_cited() -> None:
    text = "Căn cứ Luật số 60/2020/QH14 sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều;"
    assert [match.relation for match in find(text)][1:] == ["cites", "cites"]


def test_a_congress_is_the_issuer_of_its_resolution() -> None:
    (match,) = find("theo Nghị quyết Đại hội đại biểu Đảng bộ huyện Ba Vì lần thứ XXIV")
    assert match.issuer == "Đại hội đại biểu Đảng bộ huyện Ba Vì lần thứ XXIV"


NOTHING = [
    pytest.param("giao Quyết định 5 người làm, Kế hoạch 2024, kế hoạch 5 năm, Kế hoạch năm 2024", id="số đếm và năm"),
    pytest.param("Chương trình 02 ngày, Kế hoạch 10 năm 2021-2030, Đề án 3 tháng", id="thời lượng"),
    pytest.param("Báo cáo 6 tháng, báo cáo số 12 hộ, hướng dẫn số liệu, Thông báo số điện thoại 111", id="động từ và số"),
    pytest.param("theo pháp luật, luật pháp, luật này, kỷ luật lao động, các luật có liên quan", id="luật nói chung"),
    pytest.param("Luật sư, Hội Luật gia, Đại học Luật Hà Nội, Khoa Luật", id="nghề và trường luật"),
    pytest.param("Số: 45/KH-UBND", id="số của chính văn bản"),
    pytest.param("Kế hoạch\nSố: 45/KH-UBND", id="số ở dòng sau"),
    pytest.param("(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2024)", id="số trống"),
    pytest.param("Chương trình hành động quốc gia vì trẻ em giai đoạn 2021 - 2030", id="chương trình không số"),
    pytest.param("các Công ước quốc tế, công ước, Pháp lệnh, Hiến chương", id="điều ước nói chung"),
    pytest.param("điện thoại 0243.825.1234, giai đoạn 2021-2025, tỷ lệ 3/4, ngày 12/3, quý I/2024", id="số khác"),
    pytest.param("Điều 5, khoản 2 Điều 7, Phụ lục IV", id="điều khoản không văn bản"),
    pytest.param("báo cáo tháng 12/2023, Báo cáo 12/2023, kế hoạch 6/2024", id="tháng trên năm"),
    pytest.param("Hội nghị quyết định 12 nội dung; nghị quyết 3 lần", id="động từ quyết định"),
    pytest.param("Dự án 8, Tiểu dự án 1, Nội dung 2", id="dự án thành phần"),
    pytest.param("tổng đài số 111/24h, nhà số 12/5-7 đường", id="số nhà"),
    pytest.param("", id="rỗng"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_citation(text: str) -> None:
    assert quotes(text) == []


# text (one block), relations of its mentions in order
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quyết định số 1/QĐ-TTg về việc giao đất; Luật Giá", "về việc giao đất"),
        ("Quyết định số 1/QĐ-TTg ban hành Quy chế (sửa đổi) và Kế hoạch số 2/KH-UBND", "ban hành Quy chế (sửa đổi)"),
        ("(Quyết định số 1/QĐ-TTg phê duyệt Đề án)", "phê duyệt Đề án"),
        ("Quyết định số 1/QĐ-TTg về nhà ở, Nghị định số 2/2020/NĐ-CP", "về nhà ở"),
        ("Quyết định số 1/QĐ-TTg về việc thực hiện Luật Nhà ở.", "về việc thực hiện Luật Nhà ở"),
        ("Quyết định số 1/QĐ-TTg về nhà ở (sau đây gọi tắt là Đề án)", "về nhà ở"),
        ("Thực hiện Quyết định số 1/QĐ-TTg, các đơn vị", None),
        ("Quyết định số 1/QĐ-TTg\nvề việc khác", None),
        ("Quyết định số 1/QĐ-TTg nhằm phát huy vai trò", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find(text)[0].title == title


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("theo khoản 2 Điều 7 Nghị định số 20/2021/NĐ-CP", "khoản 2 Điều 7"),
        ("tại điểm a, khoản 1, Điều 5 của Luật Cư trú", "điểm a, khoản 1, Điều 5"),
        ("tại Điều 79 Chương VII Luật Đường sắt", "Điều 79 Chương VII"),
        ("Điều 26, 27 và 30 Luật Nhà ở", "Điều 26, 27 và 30"),
        ("Mục IV Chỉ thị số 16/2006/CT-UBND", "Mục IV"),
        ("theo Thông tư số 43/2018/TT-BYT (Điều 5)", "Điều 5"),
        ("theo Luật Cư trú (khoản 2 Điều 20): nộp hồ sơ", "khoản 2 Điều 20"),
        ("Điều 5. Luật Nhà ở", None),
        ("theo Điều lệ của Luật Nhà ở", None),
    ],
)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    (match,) = find(text)
    assert match.pinpoint == pinpoint
    assert text[match.start] in "NLCT"


def test_the_quote_ends_with_the_body_that_the_other_finder_found() -> None:
    text = "theo Kế hoạch số 8/KH-BCĐ ngày 3/2/2024 của Ban Chỉ đạo phòng, chống dịch huyện Tân Lạc về tiêm chủng"
    words = "Ban Chỉ đạo phòng, chống dịch huyện Tân Lạc"
    (match,) = find(text, bodies=[body_at(text, words, words)])
    assert (text[match.start : match.end], match.issuer) == (text[5 : text.index(" về tiêm")], words)
    assert match.title == "về tiêm chủng"


def test_bodies_before_the_mention_issue_it() -> None:
    text = "Theo đề nghị của Phòng Y tế và Phòng Nội vụ tại Tờ trình số 5/TTr-PYT"
    found = [body_at(text, "Phòng Y tế", "Phòng Y tế huyện"), body_at(text, "Phòng Nội vụ", "Phòng Nội vụ huyện")]
    assert find(text, bodies=found)[0].issuer == "Phòng Y tế huyện và Phòng Nội vụ huyện"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("xét đề nghị của Sở Tư pháp (Tờ trình số 08/TTr-STP ngày 15/01/2024)", "Sở Tư pháp"),
        ("theo ý kiến của Sở Tài chính và Sở Nội vụ (Công văn số 12/STC-NS)", "Sở Tài chính và Sở Nội vụ"),
        ("thực hiện chỉ đạo của UBND tỉnh (Công văn số 1250/UBND-VX)", "Ủy ban nhân dân tỉnh"),
        ("đã trình UBND tỉnh (Tờ trình số 12/TTr-SYT)", None),
        ("Công văn số 612/SGTVT-QLHT của Sở Giao thông vận tải Nghệ An về việc giao xi măng", "Sở Giao thông vận tải Nghệ An"),
        ("Kế hoạch số 9/KH-SYT của Sở Y tế Hà Nội", "Sở Y tế Hà Nội"),
        ("Công văn số 3/STP của Sở Tư pháp Về việc", "Sở Tư pháp"),
        ("Công văn số 7/MT-SKHC của Cục Phòng bệnh – Bộ Y tế về việc phun thuốc", "Cục Phòng bệnh - Bộ Y tế"),
        ("Công văn số 9/BTTN của Cục Kiểm lâm, Bộ Nông nghiệp và Môi trường", "Cục Kiểm lâm - Bộ Nông nghiệp và Môi trường"),
    ],
)
def test_issuers_among_the_bodies_of_the_plan(text: str, issuer: str | None) -> None:
    (match,) = find(text, bodies=bodies(text))
    assert match.issuer == issuer


def test_a_central_name_reaches_further_than_the_body_found() -> None:
    text = "theo Nghị quyết số 45-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XIII; ý kiến của Phó Thủ tướng Chính phủ tại Công văn số 8/VPCP-KTTH"
    found = [body_at(text, "Ban Chấp hành", "Ban Chấp hành"), body_at(text, "Chính phủ", "Chính phủ")]
    assert [match.issuer for match in find(text, bodies=found)] == ["Ban Chấp hành Trung ương Đảng khóa XIII", "Phó Thủ tướng Chính phủ"]


def test_an_issuer_is_never_taken_from_another_item() -> None:
    text = "Thực hiện Kế hoạch số 1/KH-UBND của UBND xã An Phú và Kế hoạch số 2/KH-UBND; UBND xã Bình Long có nhiệm vụ theo Kế hoạch số 3/KH-UBND"
    assert [match.issuer for match in find(text)] == ["Ủy ban nhân dân xã An Phú", None, None]


def test_a_title_ends_where_the_clause_goes_on_with_abody_at() -> None:
    text = "Thực hiện Kế hoạch số 1/KH-UBND về tiêm chủng, Trạm Y tế thực hiện Luật Phòng bệnh"
    matches = find(text, bodies=[body_at(text, "Trạm Y tế", "Trạm Y tế xã")])
    assert [match.relation for match in matches] == ["implements", "implements"]


def test_a_mention_inside_the_name_of_a_body_is_cited() -> None:
    text = "Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW tỉnh chủ trì"
    assert find(text, bodies=[body_at(text, "Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW tỉnh", "x")])[0].relation == "cites"


def test_matches_do_not_cross_a_newline() -> None:
    assert quotes("Quyết định số\n12/QĐ-TTg") == []
    assert quotes("Quyết định số 12/QĐ-TTg\nngày 1/1/2020") == ["Quyết định số 12/QĐ-TTg"]


HOSTILE = [
    "1", "1 ", " ", "-", "/", "A", "ABC ", "(", "Luật ", "Luật A ", "Quyết định số ", "1/QĐ-", "số 1/A ", "ngày ", "Điều 1, ", "theo ",
    "Quyết định số 1/QĐ-TTg về ", "Quyết định số 1/QĐ-TTg, ", "Quyết định số 1/QĐ-TTg (", "Luật sửa đổi, bổ sung ", "Công ước về quyền ",
    "Quyết định số 1/QĐ-UBND của UBND tỉnh Hà ", "Quyết định số 1/QĐ-TTg ngày tháng năm ", "Nghị quyết Đại hội ", "Quyết định của ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    within(1, lambda: find(text))
    within(1, lambda: find("Quyết định số " + text))


_PIECES = st.sampled_from(
    ["Quyết định", "Luật", "Trẻ em", " số ", "12", "/", "-", "QĐ", "TTg", " ngày ", "1/2/2020", " của ", "UBND", "tỉnh", "A", "\n", " ", ",", "và", "(", ")", ";", "về", "56/2017/NĐ-CP", "Điều 5 ", "Công ước", "năm 2016", "khóa XII", "Nghị quyết", "Đại hội", "sửa đổi"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_random_text_never_breaks_the_finder(text: str) -> None:
    matches = find(text)
    assert [match.start for match in matches] == sorted(match.start for match in matches)
    for match in matches:
        quote = text[match.start : match.end]
        assert quote == quote.strip()
        assert "\n" not in quote
        assert match.number or match.name
        assert match.title is None or match.title in text
