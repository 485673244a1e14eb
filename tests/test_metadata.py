"""Issuer, level, place, period of a plan: other offices, the Party, the Front, ministries, joint plans, communes after July 2025."""

from __future__ import annotations

import pytest

from planparse import parse_text
from planparse.extract.letterhead import read_letterhead
from planparse.extract.plan_period import from_issue, period
from planparse.registry.proper import proper

# lines of the letterhead; names of the issuers; level, level word and place of the first; province that a body above names
ISSUERS = [
    pytest.param(["ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"], ["Ủy ban nhân dân xã Tân Mẫu"], "commune", "xã", "Tân Mẫu", None, id="ủy ban hai dòng"),
    pytest.param(
        ["HỘI LHPN VIỆT NAM", "BAN THƯỜNG VỤ TỈNH TIỀN GIANG"],
        ["Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Tiền Giang"],
        "province",
        "tỉnh",
        "Tiền Giang",
        None,
        id="ban thường vụ của hội toàn quốc",
    ),
    pytest.param(["UBND HUYỆN MẪU SƠN"], ["Ủy ban nhân dân huyện Mẫu Sơn"], "district", "huyện", "Mẫu Sơn", None, id="ủy ban viết tắt"),
    pytest.param(
        ["UỶ BAN NHÂN DÂN", "THỊ XÃ MẪU"], ["Uỷ ban nhân dân thị xã Mẫu"], "district", "thị xã", "Mẫu", None, id="dấu thanh kiểu mới"
    ),
    pytest.param(
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"],
        ["Ủy ban nhân dân thành phố Hải Phòng"],
        "province",
        "thành phố",
        "Hải Phòng",
        None,
        id="thành phố trung ương",
    ),
    pytest.param(
        ["UBND THÀNH PHỐ MẪU ĐỨC"],
        ["Ủy ban nhân dân thành phố Mẫu Đức"],
        "district",
        "thành phố",
        "Mẫu Đức",
        None,
        id="thành phố thuộc tỉnh",
    ),
    pytest.param(
        ["UBND TP. ĐÀ NẴNG", "SỞ Y TẾ"], ["Sở Y tế thành phố Đà Nẵng"], "province", "thành phố", "Đà Nẵng", None, id="TP. viết tắt"
    ),
    pytest.param(["ỦY BAN NHÂN DÂN", "PHƯỜNG 12"], ["Ủy ban nhân dân phường 12"], "commune", "phường", "12", None, id="phường đánh số"),
    pytest.param(
        ["ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ MẪU"], ["Ủy ban nhân dân đặc khu Phú Mẫu"], "commune", "đặc khu", "Phú Mẫu", None, id="đặc khu"
    ),
    pytest.param(
        ["UBND TỈNH KIÊN GIANG", "SỞ Y TẾ"], ["Sở Y tế tỉnh Kiên Giang"], "province", "tỉnh", "Kiên Giang", None, id="sở dưới ủy ban tỉnh"
    ),
    pytest.param(
        ["UBND TỈNH HÀ NAM", "SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"],
        ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam"],
        "province",
        "tỉnh",
        "Hà Nam",
        None,
        id="tên sở hai dòng",
    ),
    pytest.param(
        ["SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"],
        ["Sở Lao động - Thương binh và Xã hội"],
        "province",
        None,
        None,
        None,
        id="tên có gạch, dòng sau bắt đầu bằng VÀ",
    ),
    pytest.param(
        ["UBND HUYỆN MẪU SƠN", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"],
        ["Phòng Giáo dục và Đào tạo huyện Mẫu Sơn"],
        "district",
        "huyện",
        "Mẫu Sơn",
        None,
        id="phòng dưới ủy ban huyện",
    ),
    pytest.param(
        ["UBND XÃ TÂN MẪU", "PHÒNG VĂN HÓA - XÃ HỘI"],
        ["Phòng Văn hóa - Xã hội xã Tân Mẫu"],
        "commune",
        "xã",
        "Tân Mẫu",
        None,
        id="phòng của xã",
    ),
    pytest.param(
        ["ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "VĂN PHÒNG"],
        ["Văn phòng Ủy ban nhân dân tỉnh Hà Nam"],
        "province",
        "tỉnh",
        "Hà Nam",
        None,
        id="văn phòng ủy ban",
    ),
    pytest.param(["BỘ Y TẾ"], ["Bộ Y tế"], "central", None, None, None, id="bộ"),
    pytest.param(["BỘ Y TẾ", "CỤC PHÒNG BỆNH"], ["Cục Phòng bệnh"], "central", None, None, None, id="cục dưới bộ"),
    pytest.param(["VĂN PHÒNG CHÍNH PHỦ"], ["Văn phòng Chính phủ"], "central", None, None, None, id="văn phòng chính phủ"),
    pytest.param(["THỦ TƯỚNG CHÍNH PHỦ"], ["Thủ tướng Chính phủ"], "central", None, None, None, id="thủ tướng"),
    pytest.param(
        ["ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG ỦY XÃ TÂN MẪU"],
        ["Đảng ủy xã Tân Mẫu"],
        "commune",
        "xã",
        "Tân Mẫu",
        "Lâm Đồng",
        id="đảng ủy xã dưới đảng bộ tỉnh",
    ),
    pytest.param(
        ["ĐẢNG BỘ TỈNH HÀ NAM", "HUYỆN ỦY MẪU SƠN"], ["Huyện ủy Mẫu Sơn"], "district", "huyện", "Mẫu Sơn", "Hà Nam", id="huyện ủy"
    ),
    pytest.param(
        ["TỈNH ỦY BÀ RỊA - VŨNG TÀU"],
        ["Tỉnh ủy Bà Rịa - Vũng Tàu"],
        "province",
        "tỉnh",
        "Bà Rịa - Vũng Tàu",
        None,
        id="tỉnh ủy, tên có gạch",
    ),
    pytest.param(
        ["ĐẢNG ỦY XÃ TÂN MẪU", "BAN THƯỜNG VỤ"], ["Ban Thường vụ Đảng ủy xã Tân Mẫu"], "commune", "xã", "Tân Mẫu", None, id="ban thường vụ"
    ),
    pytest.param(
        ["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH LÂM ĐỒNG", "BAN THƯỜNG TRỰC"],
        ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lâm Đồng"],
        "province",
        "tỉnh",
        "Lâm Đồng",
        None,
        id="Mặt trận",
    ),
    pytest.param(
        ["HỘI LIÊN HIỆP PHỤ NỮ", "XÃ TÂN MẪU"], ["Hội Liên hiệp Phụ nữ xã Tân Mẫu"], "commune", "xã", "Tân Mẫu", None, id="hội phụ nữ"
    ),
    pytest.param(["CÔNG AN TỈNH HÀ NAM"], ["Công an tỉnh Hà Nam"], "province", "tỉnh", "Hà Nam", None, id="công an tỉnh"),
    pytest.param(
        ["BAN CHỈ ĐẠO PHÒNG, CHỐNG", "TỘI PHẠM HUYỆN MẪU"],
        ["Ban Chỉ đạo phòng, chống tội phạm huyện Mẫu"],
        "district",
        "huyện",
        "Mẫu",
        None,
        id="ban chỉ đạo hai dòng",
    ),
    pytest.param(
        ["SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT"], ["Trung tâm Kiểm soát bệnh tật"], "province", None, None, None, id="đơn vị dưới sở"
    ),
    pytest.param(
        ["SỞ GIÁO DỤC VÀ ĐÀO TẠO - SỞ Y TẾ"], ["Sở Giáo dục và Đào tạo", "Sở Y tế"], "province", None, None, None, id="hai sở trên một dòng"
    ),
    pytest.param(["SỞ Y TẾ", "CÔNG AN TỈNH"], ["Sở Y tế", "Công an tỉnh"], "province", None, None, None, id="sở và công an hai dòng"),
    pytest.param(
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"],
        ["Liên đoàn Lao động tỉnh An Giang", "Sở Văn hóa, Thể thao và Du lịch"],
        "province",
        "tỉnh",
        "An Giang",
        None,
        id="liên đoàn và sở",
    ),
    pytest.param(
        ["LIÊN ĐOÀN LAO ĐỘNG -", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "TỈNH AN GIANG"],
        ["Liên đoàn Lao động tỉnh An Giang", "Sở Văn hóa, Thể thao và Du lịch tỉnh An Giang"],
        "province",
        "tỉnh",
        "An Giang",
        None,
        id="tỉnh ở dòng riêng là của cả hai",
    ),
    pytest.param(
        ["CÔNG AN TỈNH - HỘI NÔNG DÂN", "TỈNH AN GIANG"],
        ["Công an tỉnh An Giang", "Hội Nông dân tỉnh An Giang"],
        "province",
        "tỉnh",
        "An Giang",
        None,
        id="tên đã có cấp chỉ thêm địa danh",
    ),
    pytest.param(["BỘ CÔNG AN - BỘ QUỐC PHÒNG"], ["Bộ Công an", "Bộ Quốc phòng"], "central", None, None, None, id="hai bộ"),
    pytest.param(
        ["HỎA TỐC", "DỰ THẢO", "UBND HUYỆN MẪU"],
        ["Ủy ban nhân dân huyện Mẫu"],
        "district",
        "huyện",
        "Mẫu",
        None,
        id="dấu khẩn và dự thảo không phải cơ quan",
    ),
]

PERIODS = [
    pytest.param("Phòng, chống đuối nước năm 2024", 2024, 2024, id="một năm"),
    pytest.param("PHÒNG, CHỐNG ĐUỐI NƯỚC NĂM 2024", 2024, 2024, id="in hoa"),
    pytest.param("giai đoạn 2021 - 2025", 2021, 2025, id="giai đoạn"),
    pytest.param("giai đoạn 2021–2025 và định hướng đến năm 2030", 2021, 2025, id="định hướng không thuộc giai đoạn"),
    pytest.param("giai đoạn 2021-2025, năm 2024", 2024, 2024, id="năm của một giai đoạn"),
    pytest.param("năm 2024 thực hiện Chương trình giai đoạn 2021 - 2025", 2024, 2024, id="năm đứng trước giai đoạn"),
    pytest.param("đến năm 2025, tầm nhìn đến năm 2030", None, 2025, id="đến năm"),
    pytest.param("từ năm 2021 đến năm 2025", 2021, 2025, id="từ … đến"),
    pytest.param("năm học 2024 - 2025", 2024, 2025, id="năm học"),
    pytest.param("6 tháng cuối năm 2024", 2024, 2024, id="sáu tháng cuối năm"),
    pytest.param("quý IV năm 2024", 2024, 2024, id="quý"),
    pytest.param("quý IV/2024", 2024, 2024, id="quý viết gạch chéo"),
    pytest.param("tháng 6/2024", 2024, 2024, id="tháng"),
    pytest.param("nhiệm kỳ 2021 - 2026", 2021, 2026, id="nhiệm kỳ"),
    pytest.param("năm 2024 và năm 2025", 2024, 2025, id="hai năm"),
    pytest.param("(2021 - 2025)", 2021, 2025, id="chỉ có hai năm"),
    pytest.param("năm 2010 và những năm tiếp theo", 2010, 2010, id="những năm tiếp theo không có cuối"),
    pytest.param("thực hiện Nghị quyết số 12-NQ/TW ngày 05 tháng 3 năm 2020", None, None, id="ngày của văn bản"),
    pytest.param("thực hiện Nghị quyết số 12/2020/NQ-HĐND", None, None, id="năm trong số hiệu"),
    pytest.param("Cao điểm kiểm tra từ ngày 15/12/2024 đến hết ngày 14/02/2025", 2024, 2025, id="từ ngày đến ngày"),
    pytest.param("Tuần lễ đọc sách (từ 15/4 đến 21/4/2024)", 2024, 2024, id="ngày đầu không ghi năm"),
    pytest.param("Phòng, chống đuối nước", None, None, id="không nói"),
]

# opening, headings of the aims; the title says nothing
PERIODS_BELOW = [
    pytest.param("Ủy ban nhân dân xã ban hành Kế hoạch năm 2026 như sau:", ["Mục tiêu đến năm 2030"], 2026, 2026, id="câu ban hành"),
    pytest.param("", ["Mục tiêu chung", "Mục tiêu giai đoạn 2026 - 2030"], 2026, 2030, id="đề mục mục tiêu"),
    pytest.param("", ["Đến hết năm 2026", "Giai đoạn 2026-2030"], 2026, 2030, id="hai đề mục"),
    pytest.param("", ["Mục tiêu năm 2025", "Mục tiêu năm 2026"], 2025, 2026, id="từng năm"),
    pytest.param("", ["Mục tiêu đến năm 2030", "Tầm nhìn đến năm 2045"], None, 2030, id="tầm nhìn không tính"),
    pytest.param("", ["Mục tiêu chung", "Mục tiêu cụ thể"], None, None, id="đề mục không có năm"),
    pytest.param(
        "Căn cứ Quy chế của Ban Chấp hành Đảng bộ xã khóa II, nhiệm kỳ 2025 - 2030; Đảng ủy ban hành Kế hoạch:",
        ["Mục tiêu năm 2026"],
        2026,
        2026,
        id="nhiệm kỳ của cấp ủy không phải của kế hoạch",
    ),
    pytest.param(
        "Thực hiện Nghị quyết Đại hội Công đoàn lần thứ XVI (nhiệm kỳ 2023 - 2028), Công đoàn ngành xây dựng Kế hoạch:",
        [],
        None,
        None,
        id="nhiệm kỳ của đại hội",
    ),
    pytest.param("Ban Thường vụ ban hành Kế hoạch đào tạo cán bộ nhiệm kỳ 2025 - 2030:", [], 2025, 2030, id="kế hoạch của cả nhiệm kỳ"),
]

NAMES = [
    ("BAN CHỈ HUY PCTT VÀ TKCN", "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn"),
    ("HỘI ĐỒNG PHỐI HỢP PBGDPL", "Hội đồng Phối hợp phổ biến, giáo dục pháp luật"),
    pytest.param("BỆNH VIỆN ĐA KHOA KHU VỰC LONG BIÊN", "Bệnh viện Đa khoa khu vực Long Biên", id="tên sau khu vực"),
    pytest.param("TRƯỜNG THCS TRẦN PHÚ", "Trường Trung học cơ sở Trần Phú", id="tên trường"),
    pytest.param("SỞ NÔNG NGHIỆP VÀ PTNT", "Sở Nông nghiệp và Phát triển nông thôn", id="chữ tắt trong tên sở"),
    pytest.param("PHÒNG VĂN HÓA-XÃ HỘI", "Phòng Văn hóa - Xã hội", id="gạch sát chữ trong tên lĩnh vực"),
    pytest.param("UBND TỈNH BÀ RỊA-VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", id="gạch sát chữ trong tên tỉnh"),
    pytest.param("UBND XÃ A-RE", "Ủy ban nhân dân xã A-re", id="gạch nối trong tên riêng"),
    pytest.param("SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Sở Văn hoá, Thể thao và Du lịch", id="giữ dấu thanh như in"),
    pytest.param("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN MẪU SƠN", "Ban Chấp hành Đảng bộ huyện Mẫu Sơn", id="đảng bộ"),
    pytest.param("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Ủy ban nhân dân tỉnh Đắk Lắk", id="tên tỉnh"),
    pytest.param("Sở Y tế", "Sở Y tế", id="chữ thường giữ nguyên"),
    pytest.param("UBND xã An Mẫu", "Ủy ban nhân dân xã An Mẫu", id="viết tắt trong chữ thường"),
    pytest.param("PHÒNG TÀI CHÍNH - KẾ HOẠCH HUYỆN BÌNH MẪU", "Phòng Tài chính - Kế hoạch huyện Bình Mẫu", id="gạch trong tên phòng"),
]


@pytest.mark.parametrize(("lines", "names", "level", "word", "place", "province"), ISSUERS)
def test_letterhead(lines: list[str], names: list[str], level: str, word: str | None, place: str | None, province: str | None) -> None:
    found = read_letterhead(lines)
    assert [body.name for body in found] == names
    first = found[0]
    assert (first.level, first.word, first.place, first.province) == (level, word, place, province)


@pytest.mark.parametrize(("title", "start", "end"), PERIODS)
def test_period(title: str, start: int | None, end: int | None) -> None:
    found = period(title, "")
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(("opening", "aims", "start", "end"), PERIODS_BELOW)
def test_period_below_the_title(opening: str, aims: list[str], start: int | None, end: int | None) -> None:
    found = period("Phòng, chống đuối nước", opening, aims)
    assert (found.start, found.end) == (start, end)


FROM_ISSUE = [
    pytest.param("Phát triển thủy sản đến năm 2030", "2023-04-18", (2023, 2030), id="đến năm: từ năm ban hành"),
    pytest.param("Chuyển đổi số đến năm 2030, tầm nhìn đến năm 2045", "2022", (2022, 2030), id="ngày ban hành để trống"),
    pytest.param("Phát triển thủy sản đến năm 2030", None, (None, 2030), id="không rõ năm ban hành"),
    pytest.param("Phát triển thủy sản đến năm 2020", "2023-04-18", (None, 2020), id="năm cuối đã qua"),
    pytest.param("Phát triển thủy sản giai đoạn 2021 - 2025", "2023-04-18", (2021, 2025), id="đã nêu năm đầu"),
    pytest.param("Phát triển thủy sản", "2023-04-18", (None, None), id="không nêu năm nào"),
]


@pytest.mark.parametrize(("title", "issued_on", "years"), FROM_ISSUE)
def test_period_from_the_year_of_issue(title: str, issued_on: str | None, years: tuple[int | None, int | None]) -> None:
    found = from_issue(period(title, ""), issued_on)
    assert (found.start, found.end) == years


@pytest.mark.parametrize(("capitals", "written"), NAMES)
def test_proper_names(capitals: str, written: str) -> None:
    assert proper(capitals) == written


BODY = "\nI. MỤC TIÊU\n- Nâng cao nhận thức.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n"

# text above the body; issuer, level, (province, district, commune), agency id
PLANS = [
    pytest.param(
        "UBND TỈNH KIÊN GIANG\nSỞ Y TẾ\nKiên Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTiêm chủng",
        "Sở Y tế tỉnh Kiên Giang",
        "province",
        ("Kiên Giang", None, None),
        "so-y-te@kien-giang",
        id="sở",
    ),
    pytest.param(
        "SỞ Y TẾ\nKiên Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTiêm chủng",
        "Sở Y tế",
        "province",
        ("Kiên Giang", None, None),
        "so-y-te@kien-giang",
        id="sở, tỉnh chỉ có ở địa danh",
    ),
    pytest.param(
        "BỘ Y TẾ\nHà Nội, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTiêm chủng",
        "Bộ Y tế",
        "central",
        (None, None, None),
        "bo-y-te",
        id="bộ không thuộc Hà Nội",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN MẪU\nKẾ HOẠCH\nTiêm chủng\nThực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh Lâm Đồng, Ủy ban nhân dân xã Tân Mẫu xây dựng kế hoạch như sau:",
        "Ủy ban nhân dân xã Tân Mẫu",
        "commune",
        ("Lâm Đồng", None, "Tân Mẫu"),
        "ubnd@lam-dong/tan-mau",
        id="xã sau tháng 7/2025: không có huyện",
    ),
    pytest.param(
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\nĐẢNG ỦY XÃ TÂN MẪU\nKẾ HOẠCH\nthực hiện Nghị quyết",
        "Đảng ủy xã Tân Mẫu",
        "commune",
        ("Lâm Đồng", None, "Tân Mẫu"),
        "dang-uy@lam-dong/tan-mau",
        id="Đảng",
    ),
    pytest.param(
        "KẾ HOẠCH\nTiêm chủng trên địa bàn huyện Mẫu Sơn\nỦy ban nhân dân huyện Mẫu Sơn xây dựng kế hoạch như sau:",
        "Ủy ban nhân dân huyện Mẫu Sơn",
        "district",
        (None, "Mẫu Sơn", None),
        "ubnd@mau-son",
        id="không có đầu văn bản",
    ),
    pytest.param(
        "KẾ HOẠCH\nTiêm chủng\nSở Y tế xây dựng kế hoạch như sau:",
        "Sở Y tế",
        "province",
        (None, None, None),
        None,
        id="sở, không nơi nào nói tỉnh",
    ),
    pytest.param(
        "QUYẾT ĐỊNH\nPhê duyệt Chương trình nhà ở\nỦy ban nhân dân tỉnh Lâm Đồng\nCăn cứ Luật Nhà ở;",
        "Ủy ban nhân dân tỉnh Lâm Đồng",
        "province",
        ("Lâm Đồng", None, None),
        "ubnd@lam-dong",
        id="cơ quan chỉ đứng dưới trích yếu của quyết định",
    ),
]


@pytest.mark.parametrize(("head", "issuer", "level", "place", "agency"), PLANS)
def test_plan(head: str, issuer: str, level: str, place: tuple[str | None, ...], agency: str | None) -> None:
    about = parse_text(head + BODY).metadata
    assert about.issuer is not None
    assert (about.issuer.name, about.level, about.issuer.agency_id) == (issuer, level, agency)
    assert (about.place.province, about.place.district, about.place.commune) == place


def test_a_joint_plan_has_two_issuers_and_two_signers() -> None:
    head = "SỞ GIÁO DỤC VÀ ĐÀO TẠO - SỞ Y TẾ\nLâm Đồng, ngày 20 tháng 9 năm 2024\nKẾ HOẠCH LIÊN NGÀNH\nY tế trường học năm học 2024 - 2025\n1. Mục đích\na) Nâng cao chất lượng.\n"
    closing = "GIÁM ĐỐC SỞ Y TẾ          GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nNguyễn Văn Bình              Trần Thị Cúc\nNơi nhận:\n- Lưu: VT hai Sở."
    about = parse_text(head + closing).metadata
    assert about.issuer is not None
    assert [about.issuer.agency_id, *(issuer.agency_id for issuer in about.co_issuers)] == ["so-gddt@lam-dong", "so-y-te@lam-dong"]
    assert about.signer is not None
    assert [about.signer.name, *(signer.name for signer in about.co_signers)] == ["Nguyễn Văn Bình", "Trần Thị Cúc"]
    assert about.co_signers[0].position == "Giám đốc Sở Giáo dục và Đào tạo"


# letterhead, symbol, who issues
BY_SYMBOL = [
    (["UBND HUYỆN MẪU SƠN", "BAN AN TOÀN GIAO THÔNG"], "KH-UBND", ["Ủy ban nhân dân huyện Mẫu Sơn"]),
    (["UBND HUYỆN MẪU SƠN", "BAN AN TOÀN GIAO THÔNG"], "KH-BATGT", ["Ban An toàn giao thông huyện Mẫu Sơn"]),
    (["UBND HUYỆN MẪU SƠN", "UBND XÃ MẪU ĐỨC"], "KH-UBND", ["Ủy ban nhân dân xã Mẫu Đức"]),
    (["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM"], "KH-LĐLĐ", ["Liên đoàn Lao động tỉnh Hà Nam"]),
    (
        ["HỘI NÔNG DÂN TỈNH HÀ NAM - CHI NHÁNH NGÂN HÀNG CHÍNH SÁCH XÃ HỘI TỈNH HÀ NAM"],
        "KHPH-HND-NHCSXH",
        ["Hội Nông dân tỉnh Hà Nam", "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Hà Nam"],
    ),
]


@pytest.mark.parametrize(("lines", "symbol", "names"), BY_SYMBOL)
def test_who_issues_by_letterhead_and_symbol(lines: list[str], symbol: str, names: list[str]) -> None:
    assert [body.name for body in read_letterhead(lines, symbol)] == names


def test_a_kind_of_plan_is_no_title() -> None:
    plan = parse_text("KẾ HOẠCH PHỐI HỢP\nPhòng, chống dịch sởi giai đoạn 2023 - 2024\nI. MỤC ĐÍCH\n- Chủ động.")
    assert (plan.metadata.doc_type, plan.metadata.title) == ("KH", "Phòng, chống dịch sởi giai đoạn 2023 - 2024")
