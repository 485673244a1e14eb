"""Cases of the linter: one row a phenomenon, hits with their quote and near misses without one."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = """ỦY BAN NHÂN DÂN
HUYỆN LẠC SƠN
Số: 58/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lạc Sơn, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Phòng, chống dịch bệnh trên đàn vật nuôi năm 2024

"""
_END = """

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Bùi Văn Hành
"""


@dataclass(frozen=True, slots=True)
class Case:
    """`quote` stands in (or around) the text of the finding; None: the rule must be silent. `whole`: the body is the whole document."""

    code: str
    why: str
    body: str
    quote: str | None
    severity: str = ""
    suggestion: str | None = None
    whole: bool = False

    def text(self) -> str:
        return self.body if self.whole else _HEAD + self.body + _END


def hit(code: str, severity: str, why: str, body: str, quote: str, suggestion: str | None = None) -> Case:
    return Case(code, why, body, quote, severity, suggestion)


def miss(code: str, why: str, body: str) -> Case:
    return Case(code, why, body, None)


def whole(case: Case) -> Case:
    return Case(case.code, case.why, case.body, case.quote, case.severity, case.suggestion, whole=True)


_UNITS = """II. TỔ CHỨC THỰC HIỆN
1. Trạm Thú y
- Chủ trì, phối hợp với Hạt Kiểm lâm tiêm phòng cho đàn gia súc.
2. Phòng Tài chính - Kế hoạch
- Bố trí kinh phí phòng dịch.
3. Công an huyện
- Kiểm tra xe chở gia súc trên quốc lộ.
"""
_ROADS = (
    _HEAD.replace("Phòng, chống dịch bệnh trên đàn vật nuôi", "Bảo đảm trật tự an toàn giao thông")
    + """II. TỔ CHỨC THỰC HIỆN
1. Công an huyện
- Tuần tra trên quốc lộ 12B.
2. Phòng Văn hóa và Thông tin
- Tuyên truyền Luật Giao thông đường bộ.
3. Phòng Tài chính - Kế hoạch
- Bố trí kinh phí.
4. Huyện đoàn
- Tổ chức đội thanh niên xung kích.
5. Phòng Giáo dục và Đào tạo
- Ký cam kết với phụ huynh học sinh.
"""
)
_LETTERHEAD = _HEAD.replace("20 tháng 02 năm 2024", "10 tháng 10 năm 2025").replace("2024", "2025")
_SAME = "kiểm tra, đôn đốc việc tiêm vắc xin, phun khử trùng chuồng trại và tiêu hủy gia súc mắc bệnh trên địa bàn các xã"

CASES: tuple[Case, ...] = (
    # C01
    hit(
        "C01",
        "error",
        "công văn mang ký hiệu báo cáo",
        "Căn cứ Công văn số 12/BC-UBND ngày 05/01/2024 của UBND tỉnh Hòa Bình về tiêm phòng;",
        "Công văn số 12/BC-UBND",
        "Báo cáo số 12/BC-UBND",
    ),
    hit(
        "C01",
        "error",
        "quyết định mang ký hiệu chỉ thị",
        "Căn cứ Quyết định số 07/CT-UBND ngày 12/01/2024 của UBND tỉnh Hòa Bình về chống hạn;",
        "Quyết định số 07/CT-UBND",
        "Chỉ thị số 07/CT-UBND",
    ),
    hit(
        "C01",
        "warning",
        "số của quyết định phê duyệt đề án",
        "Thực hiện Đề án số 414/QĐ-TTg ngày 22/3/2021 của Thủ tướng Chính phủ về thú y;",
        "Đề án số 414/QĐ-TTg",
    ),
    miss(
        "C01", "công văn của cơ quan thuế: CT là Cục Thuế", "Căn cứ Công văn số 1234/CT-TTHT ngày 05/01/2024 của Cục Thuế tỉnh về hóa đơn;"
    ),
    miss(
        "C01",
        "quy định của Đảng cùng ký hiệu QĐ",
        "Thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương về những điều đảng viên không được làm;",
    ),
    miss("C01", "gọi chung là văn bản", "Căn cứ Văn bản số 55/KH-UBND ngày 05/01/2024 của UBND tỉnh về tiêm phòng;"),
    # C02
    hit(
        "C02",
        "error",
        "thừa tên loại trước năm",
        "Căn cứ Nghị định số 35/NĐ/2016/NĐ-CP ngày 15/5/2016 của Chính phủ về thú y;",
        "35/NĐ/2016/NĐ-CP",
    ),
    hit(
        "C02",
        "error",
        "thông tư thiếu TT",
        "Theo Thông tư số 07/2016/BNNPTNT ngày 31/5/2016 của Bộ Nông nghiệp và Phát triển nông thôn về dịch bệnh;",
        "07/2016/BNNPTNT",
    ),
    hit(
        "C02",
        "warning",
        "văn bản Đảng viết như văn bản nhà nước",
        "Thực hiện Nghị quyết số 19/NQ-TW ngày 16/6/2022 của Ban Chấp hành Trung ương về nông nghiệp;",
        "19/NQ-TW",
        "19-NQ/TW",
    ),
    whole(
        Case(
            "C02",
            "dấu cách trong số của chính mình",
            (_HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + _END).replace("58/KH-UBND", "58/KH - UBND"),
            "58/KH - UBND",
            "info",
            "58/KH-UBND",
        )
    ),
    miss(
        "C02",
        "công văn không có tên loại",
        "Theo Công văn số 375/NN-TY ngày 05/01/2024 của Sở Nông nghiệp và Phát triển nông thôn về tiêm phòng;",
    ),
    miss("C02", "ký hiệu cũ trước khi có tên loại", "Theo Nghị định số 64/CP ngày 27/9/1993 của Chính phủ về giao đất;"),
    # C03
    hit(
        "C03",
        "error",
        "năm trong số khác năm ban hành",
        "Theo Thông tư số 98/2018/TT-BCT ngày 12/3/2019 của Bộ Công Thương về chợ;",
        "98/2018/TT-BCT",
    ),
    miss("C03", "số không có năm", "Theo Quyết định số 98/QĐ-BCT ngày 12/3/2019 của Bộ Công Thương về chợ;"),
    # C04
    hit(
        "C04",
        "error",
        "Quốc hội khóa XIII không còn họp",
        "Thực hiện Nghị quyết số 190/2016/QH13 ngày 15/8/2016 của Quốc hội về ngân sách;",
        "ngày 15/8/2016",
    ),
    miss(
        "C04",
        "Ủy ban Thường vụ còn hoạt động sau kỳ họp cuối",
        "Thực hiện Nghị quyết số 1206/2021/UBTVQH14 ngày 13/5/2021 của Ủy ban Thường vụ Quốc hội về bầu cử;",
    ),
    # C05
    hit(
        "C05",
        "error",
        "cùng số quy phạm, khác ngày",
        "Theo Nghị định số 991/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về trồng trọt.\nCăn cứ Nghị định số 991/2020/NĐ-CP ngày 06/3/2020 của Chính phủ về trồng trọt.",
        "ngày 06/3/2020",
    ),
    hit(
        "C05",
        "error",
        "cùng văn bản, hai năm trong số",
        "Theo Nghị quyết số 121/2020/QH14 ngày 19/6/2020 của Quốc hội về việc tiếp tục tăng cường hiệu lực, hiệu quả việc thực hiện chính sách, pháp luật về phòng, chống xâm hại trẻ em.\nTheo Nghị quyết số 121/2019/QH14 ngày 19/6/2019 của Quốc hội về việc tiếp tục tăng cường hiệu lực, hiệu quả việc thực hiện chính sách, pháp luật về phòng, chống xâm hại trẻ em.",
        "121/2019/QH14",
        "121/2020/QH14",
    ),
    miss(
        "C05",
        "số lặp mỗi năm là hai văn bản",
        "Theo Quyết định số 15/QĐ-UBND ngày 05/01/2022 của UBND tỉnh Hòa Bình và Quyết định số 15/QĐ-UBND ngày 04/01/2023 của UBND tỉnh Hòa Bình.",
    ),
    # C06
    hit(
        "C06",
        "error",
        "ngày khác sổ đăng ký",
        "Theo Thông tư số 14/2020/TT-BLĐTBXH ngày 18/12/2020 của Bộ Lao động - Thương binh và Xã hội về chăm sóc thay thế.",
        "ngày 18/12/2020",
        "ngày 28/11/2020",
    ),
    miss(
        "C06",
        "ngày đúng",
        "Theo Thông tư số 14/2020/TT-BLĐTBXH ngày 28/11/2020 của Bộ Lao động - Thương binh và Xã hội về chăm sóc thay thế.",
    ),
    miss(
        "C06",
        "không có trong sổ đăng ký: không kết luận",
        "Theo Quyết định số 714/QĐ-UBND ngày 18/12/2020 của UBND tỉnh Hòa Bình về chăn nuôi.",
    ),
    # C07
    hit(
        "C07",
        "error",
        "số khác, cùng ngày và trích yếu",
        "Theo Quyết định số 1284/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống tai nạn, thương tích trẻ em giai đoạn 2021 - 2030.",
        "1284/QĐ-TTg",
        "1248/QĐ-TTg",
    ),
    miss(
        "C07",
        "cùng ngày, khác chủ đề: văn bản khác",
        "Theo Quyết định số 1284/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ phê duyệt Quy hoạch mạng lưới trạm quan trắc môi trường quốc gia.",
    ),
    # C08
    hit(
        "C08",
        "warning",
        "số cá biệt viết như quy phạm",
        "Theo Quyết định số 782/2021/QĐ-TTg ngày 27/5/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng ngừa lao động trẻ em.",
        "782/2021/QĐ-TTg",
        "782/QĐ-TTg",
    ),
    miss(
        "C08",
        "đúng dạng",
        "Theo Quyết định số 782/QĐ-TTg ngày 27/5/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng ngừa lao động trẻ em.",
    ),
    # C09
    hit(
        "C09",
        "warning",
        "quyết định của Thủ tướng ghi là của Chính phủ",
        "Theo Quyết định số 2151/QĐ-TTg ngày 20/12/2023 của Chính phủ về thủy lợi.",
        "2151/QĐ-TTg",
    ),
    hit(
        "C09",
        "info",
        "kế hoạch của tập thể ghi Chủ tịch",
        "Theo Kế hoạch số 215/KH-UBND ngày 20/12/2023 của Chủ tịch UBND tỉnh Hòa Bình về thủy lợi.",
        "215/KH-UBND",
    ),
    miss(
        "C09",
        "quyết định của Chủ tịch là hợp lệ",
        "Theo Quyết định số 215/QĐ-UBND ngày 20/12/2023 của Chủ tịch UBND tỉnh Hòa Bình về thủy lợi.",
    ),
    miss("C09", "bộ trưởng ký văn bản của bộ", "Theo Thông tư số 21/2023/TT-BTC ngày 14/4/2023 của Bộ trưởng Bộ Tài chính về phí."),
    miss(
        "C09",
        "ý kiến truyền đạt qua văn phòng",
        "Thực hiện ý kiến của Thủ tướng Chính phủ tại văn bản số 872/VPCP-KGVX ngày 05/02/2024 về nghỉ lễ.",
    ),
    # C10
    hit(
        "C10",
        "warning",
        "D thay Đ trong mã của bộ",
        "Theo Thông tư số 32/2020/TT-BGDDT ngày 15/9/2020 của Bộ Giáo dục và Đào tạo về điều lệ trường.",
        "32/2020/TT-BGDDT",
    ),
    hit(
        "C10",
        "info",
        "dấu & trong mã của sở",
        "Theo Kế hoạch số 77/KH-SGD&ĐT ngày 15/9/2023 của Sở Giáo dục và Đào tạo về bơi.",
        "77/KH-SGD&ĐT",
    ),
    miss("C10", "mã đúng, khóa Quốc hội theo sau", "Theo Nghị quyết số 43/2022/QH15 ngày 11/01/2022 của Quốc hội về phục hồi kinh tế."),
    # C11
    hit(
        "C11",
        "warning",
        "thứ tự cơ quan khác",
        "Theo Thông tư liên tịch số 06/2018/TTLT-TANDTC-VKSNDTC-BTP-BCA-BLĐTBXH ngày 21/12/2018 về tố tụng.",
        "06/2018/TTLT-TANDTC-VKSNDTC-BTP-BCA-BLĐTBXH",
    ),
    miss("C11", "thứ tự đúng", "Theo Thông tư liên tịch số 06/2018/TTLT-VKSNDTC-TANDTC-BCA-BTP-BLĐTBXH ngày 21/12/2018 về tố tụng."),
    # C12
    hit(
        "C12",
        "warning",
        "lần đầu thiếu ngày",
        "Thực hiện theo Nghị định số 13/2020/NĐ-CP của Chính phủ hướng dẫn Luật Chăn nuôi.",
        "13/2020/NĐ-CP",
    ),
    hit("C12", "info", "lần đầu thiếu trích yếu", "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh Hòa Bình.", "12/KH-UBND"),
    miss("C12", "luật chỉ cần tên", "Thực hiện Luật Thú y, Luật Chăn nuôi và Bộ luật Hình sự."),
    miss(
        "C12",
        "lần sau không cần đủ",
        "Thực hiện Quyết định số 99/QĐ-UBND ngày 05/01/2024 của UBND tỉnh Hòa Bình về tiêm phòng. Nội dung theo Quyết định số 99/QĐ-UBND.",
    ),
    miss(
        "C12", "ngày và cơ quan đứng trước", "Ngày 13 tháng 01 năm 2024, UBND tỉnh Hòa Bình ban hành Kế hoạch số 139/KH-UBND về tiêm phòng."
    ),
    miss("C12", "nghị định sẽ được sửa đổi", "Trình Chính phủ sửa đổi, bổ sung Nghị định số 109/2022/NĐ-CP."),
    # C13
    hit("C13", "warning", "tên gọi tắt chưa dẫn đủ", "I. NHIỆM VỤ\n- Đẩy nhanh cập nhật dữ liệu theo Đề án 06.", "Đề án 06"),
    hit(
        "C13",
        "info",
        "lần sau mất ký hiệu",
        "Theo Quyết định số 1520/QĐ-TTg ngày 06/10/2020 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển chăn nuôi.\n- Rà soát theo Quyết định 1520.",
        "Quyết định 1520",
    ),
    miss(
        "C13",
        "lần sau còn ký hiệu",
        "Theo Quyết định số 1520/QĐ-TTg ngày 06/10/2020 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển chăn nuôi.\n- Rà soát theo Quyết định số 1520/QĐ-TTg.",
    ),
    # C14
    hit(
        "C14",
        "error",
        "dẫn văn bản của ngày chưa tới",
        "Căn cứ Kế hoạch số 31/KH-UBND ngày 28/02/2024 của UBND tỉnh Hòa Bình về tiêm phòng;",
        "ngày 28/02/2024",
    ),
    miss("C14", "ban hành cùng ngày", "Căn cứ Kế hoạch số 31/KH-UBND ngày 20/02/2024 của UBND tỉnh Hòa Bình về tiêm phòng;"),
    # C15
    hit(
        "C15",
        "warning",
        "nghị định đã bị thay thế",
        "Chi trả theo Nghị định số 136/2013/NĐ-CP ngày 21/10/2013 của Chính phủ về trợ giúp xã hội.",
        "136/2013/NĐ-CP",
    ),
    miss(
        "C15",
        "văn bản nói về việc thay thế",
        "Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ thay thế Nghị định số 136/2013/NĐ-CP ngày 21/10/2013.",
    ),
    miss("C15", "còn hiệu lực", "Chi trả theo Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ về trợ giúp xã hội."),
    # C16
    hit(
        "C16",
        "info",
        "chương trình đã hết giai đoạn",
        "Thực hiện Quyết định số 899/QĐ-UBND ngày 10/6/2016 của UBND tỉnh Hòa Bình về việc phê duyệt Đề án phát triển chăn nuôi giai đoạn 2016 - 2020;",
        "899/QĐ-UBND",
    ),
    miss(
        "C16",
        "giai đoạn còn chạy",
        "Thực hiện Quyết định số 899/QĐ-UBND ngày 10/6/2021 của UBND tỉnh Hòa Bình về việc phê duyệt Đề án phát triển chăn nuôi giai đoạn 2021 - 2025;",
    ),
    # C17
    hit(
        "C17",
        "info",
        "quyết định ký ngày Chủ nhật",
        "Theo Quyết định số 412/QĐ-UBND ngày 14/01/2024 của UBND tỉnh Hòa Bình về giống.",
        "ngày 14/01/2024",
    ),
    miss("C17", "ngày làm việc", "Theo Quyết định số 412/QĐ-UBND ngày 15/01/2024 của UBND tỉnh Hòa Bình về giống."),
    # C18
    hit(
        "C18",
        "warning",
        "ngân sách của hai năm trước",
        "III. KINH PHÍ\n- Kinh phí thực hiện lấy từ dự toán UBND huyện giao tại Quyết định số 5120/QĐ-UBND ngày 20/12/2021.",
        "ngày 20/12/2021",
    ),
    miss(
        "C18",
        "quyết định cuối năm trước",
        "III. KINH PHÍ\n- Kinh phí thực hiện lấy từ dự toán UBND huyện giao tại Quyết định số 5120/QĐ-UBND ngày 20/12/2023.",
    ),
    # C19
    hit(
        "C19",
        "info",
        "tên luật viết thường",
        "Thực hiện luật bảo hiểm xã hội trên địa bàn.",
        "luật bảo hiểm xã hội",
        "Luật Bảo hiểm xã hội",
    ),
    hit("C19", "warning", "tên công ước thiếu chữ", "Thực hiện Công ước Quốc tế về trẻ em.", "Công ước Quốc tế về trẻ em"),
    miss("C19", "tên đúng", "Thực hiện Luật Bảo hiểm xã hội và Bộ luật Hình sự."),
    miss("C19", "chữ hoa bên trong tên", "Thực hiện Luật Khoa học và Công nghệ."),
    # C20
    hit(
        "C20",
        "info",
        "trích yếu đổi chữ",
        "Theo Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ phê duyệt Đề án phòng, chống tai nạn, thương tích trẻ em giai đoạn 2021 - 2030.",
        "Đề án phòng, chống tai nạn",
    ),
    miss(
        "C20",
        "trích yếu đúng",
        "Theo Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống tai nạn, thương tích trẻ em giai đoạn 2021 - 2030.",
    ),
    # C21
    hit(
        "C21",
        "warning",
        "thị xã chỉ có phường, xã",
        "Theo Kế hoạch số 21/KH-UBND ngày 15/01/2024 của UBND thị xã Kỳ Anh về tiêm phòng tại các xã, thị trấn trên địa bàn thị xã Kỳ Anh.",
        "thị trấn",
    ),
    miss(
        "C21",
        "công thức chung",
        "Theo Kế hoạch số 21/KH-UBND ngày 15/01/2024 của UBND thị xã Kỳ Anh về tiêm phòng tại các xã, phường, thị trấn trên địa bàn thị xã Kỳ Anh.",
    ),
    # C22
    hit(
        "C22",
        "error",
        "tự sửa đổi chính mình",
        "Theo Nghị định số 13/2020/NĐ-CP ngày 21/01/2020 của Chính phủ được sửa đổi, bổ sung theo Nghị định số 13/2020/NĐ-CP ngày 21/01/2020.",
        "13/2020/NĐ-CP",
    ),
    miss(
        "C22",
        "sửa đổi bởi văn bản khác",
        "Theo Nghị định số 13/2020/NĐ-CP ngày 21/01/2020 của Chính phủ được sửa đổi, bổ sung theo Nghị định số 46/2022/NĐ-CP ngày 13/7/2022.",
    ),
    # C23
    hit("C23", "warning", "chỉ thị tỉnh ủy không ngày", "Thực hiện Chỉ thị số 21-CT/TU của Tỉnh ủy Hòa Bình về chống dịch.", "21-CT/TU"),
    miss("C23", "có ngày", "Thực hiện Chỉ thị số 21-CT/TU ngày 12/5/2023 của Tỉnh ủy Hòa Bình về chống dịch."),
    # C24
    whole(
        Case("C24", "chưa có số", (_HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + _END).replace("58/KH-UBND", "/KH-UBND"), "Số: /KH-UBND", "error")
    ),
    whole(
        Case(
            "C24",
            "thiếu ngày",
            (_HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + _END).replace("ngày 20 tháng", "ngày tháng"),
            "ngày tháng 02 năm 2024",
            "error",
        )
    ),
    miss("C24", "đủ số và ngày", "I. MỤC TIÊU\n- Tiêm phòng cho đàn gia súc."),
    # C25
    hit(
        "C25",
        "info",
        "văn bản địa phương ngoài sổ đăng ký",
        "Căn cứ Kế hoạch số 31/KH-UBND ngày 12/01/2024 của UBND tỉnh Hòa Bình về tiêm phòng;",
        "31/KH-UBND",
    ),
    miss("C25", "chỉ dẫn luật", "Căn cứ Luật Thú y;"),
    # D1
    hit(
        "D1",
        "warning",
        "hạn trước ngày ban hành",
        "I. NHIỆM VỤ\n1. Trạm Thú y\n- Hoàn thành rà soát chuồng trại trước ngày 31/01/2024.",
        "trước ngày 31/01/2024",
    ),
    hit(
        "D1",
        "warning",
        "hạn quá sát ngày ban hành",
        "I. NHIỆM VỤ\n1. Trạm Thú y\n- Gửi kế hoạch về UBND huyện trước ngày 24/02/2024.",
        "trước ngày 24/02/2024",
    ),
    miss("D1", "còn hơn một tuần làm việc", "I. NHIỆM VỤ\n1. Trạm Thú y\n- Gửi kế hoạch về UBND huyện trước ngày 15/3/2024."),
    # D2
    hit("D2", "error", "tháng sáu không có ngày 31", "I. NHIỆM VỤ\n- Tiêm phòng đợt 1 xong trước ngày 31/6/2024.", "31/6/2024"),
    hit("D2", "error", "ngày 30 tháng 2", "I. NHIỆM VỤ\n- Tổng kết vào ngày 30 tháng 2 hằng năm.", "30 tháng 2"),
    miss("D2", "năm nhuận", "I. NHIỆM VỤ\n- Tổng kết vào ngày 29/02/2024."),
    miss("D2", "số hiệu không phải ngày", "I. NHIỆM VỤ\n- Thực hiện mục 31/6 của bảng tiêu chí."),
    # D7
    hit(
        "D7",
        "info",
        "báo cáo năm trước ngày chốt",
        "I. BÁO CÁO\n1. Trạm Thú y\n- Báo cáo năm gửi UBND huyện trước ngày 25/11/2024.",
        "trước ngày 25/11/2024",
    ),
    miss("D7", "sau ngày chốt", "I. BÁO CÁO\n1. Trạm Thú y\n- Báo cáo năm gửi UBND huyện trước ngày 20/12/2024."),
    # D8
    hit("D8", "info", "hạn vào Chủ nhật", "I. BÁO CÁO\n1. Trạm Thú y\n- Gửi báo cáo về UBND huyện chậm nhất ngày 16/6/2024.", "16/6/2024"),
    miss("D8", "trước thứ Bảy là đến thứ Sáu", "I. BÁO CÁO\n1. Trạm Thú y\n- Gửi báo cáo về UBND huyện trước ngày 15/6/2024."),
    # D9
    hit(
        "D9",
        "info",
        "hạn sau thời kỳ của kế hoạch",
        "I. NHIỆM VỤ\n1. Trạm Thú y\n- Hoàn thành cơ sở an toàn dịch bệnh trước ngày 30/6/2025.",
        "trước ngày 30/6/2025",
    ),
    miss("D9", "báo cáo năm nộp đầu năm sau", "I. BÁO CÁO\n1. Trạm Thú y\n- Báo cáo tổng kết gửi UBND huyện trước ngày 10/01/2025."),
    # P4
    hit(
        "P4",
        "warning",
        "đơn vị báo cáo sau hạn tổng hợp",
        "I. BÁO CÁO\n1. UBND các xã, thị trấn báo cáo kết quả 6 tháng về Phòng Nông nghiệp và Phát triển nông thôn trước ngày 20/6/2024.\n2. Phòng Nông nghiệp và Phát triển nông thôn tổng hợp, báo cáo UBND tỉnh kết quả 6 tháng trước ngày 15/6/2024.",
        "trước ngày 20/6/2024",
    ),
    miss(
        "P4",
        "đơn vị báo cáo trước",
        "I. BÁO CÁO\n1. UBND các xã, thị trấn báo cáo kết quả 6 tháng về Phòng Nông nghiệp và Phát triển nông thôn trước ngày 15/6/2024.\n2. Phòng Nông nghiệp và Phát triển nông thôn tổng hợp, báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20/6/2024.",
    ),
    # O1
    hit(
        "O1",
        "info",
        "mục nhiệm vụ không nêu ai",
        "II. NHIỆM VỤ\n- Tiêm phòng cho đàn gia súc.\n- Phun khử trùng chuồng trại.",
        "II. NHIỆM VỤ",
    ),
    miss("O1", "mục đã chia theo cơ quan", _UNITS),
    # O2
    hit(
        "O2",
        "info",
        "báo cáo không hạn",
        "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Tổng hợp kết quả tiêm phòng, báo cáo UBND huyện.",
        "II. TỔ CHỨC THỰC HIỆN",
    ),
    miss("O2", "báo cáo khi có dịch", "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Báo cáo UBND huyện kịp thời khi có dịch."),
    # O3, O4
    hit(
        "O3",
        "warning",
        "hai nơi chủ trì",
        f"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Chủ trì {_SAME}.\n2. Công an huyện\n- Chủ trì {_SAME}.",
        _SAME,
    ),
    miss(
        "O3",
        "một nơi chủ trì, nơi kia việc khác",
        f"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Chủ trì {_SAME}.\n2. Công an huyện\n- Chủ trì kiểm soát phương tiện chở gia súc trên các tuyến quốc lộ và xử lý vi phạm theo quy định của pháp luật.",
    ),
    hit(
        "O4",
        "info",
        "hai cơ quan cùng một việc",
        f"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Tổ chức {_SAME}.\n2. Công an huyện\n- Tổ chức {_SAME}.",
        _SAME,
    ),
    miss(
        "O4",
        "câu ngắn theo mẫu",
        "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y\n- Báo cáo kết quả theo quy định.\n2. Công an huyện\n- Báo cáo kết quả theo quy định.",
    ),
    # A1
    hit("A1", "info", "phối hợp nhưng không có mục", _UNITS, "Hạt Kiểm lâm"),
    miss("A1", "nơi phối hợp có mục riêng", _UNITS.replace("Hạt Kiểm lâm tiêm", "Công an huyện tiêm")),
    # A2
    whole(
        Case(
            "A2",
            "có mục giao việc, không có ở Nơi nhận",
            _HEAD + _UNITS + _END.replace("- UBND tỉnh;", "- UBND tỉnh;\n- Trạm Thú y huyện;\n- Phòng TC-KH huyện;"),
            "Công an huyện",
            "info",
        )
    ),
    whole(Case("A2", "nơi nhận gộp", _HEAD + _UNITS + _END.replace("- UBND tỉnh;", "- Các phòng, ban, ngành huyện;"), None)),
    whole(
        Case(
            "A2",
            "nơi nhận viết tắt",
            _HEAD + _UNITS + _END.replace("- UBND tỉnh;", "- UBND tỉnh;\n- Trạm Thú y huyện;\n- Phòng TC-KH huyện;\n- Công an huyện;"),
            None,
        )
    ),
    # A3
    whole(Case("A3", "kế hoạch giao thông không nêu cơ quan giao thông", _ROADS + _END, "II. TỔ CHỨC THỰC HIỆN", "info")),
    whole(Case("A3", "có cơ quan cùng chức năng", _ROADS + "6. Phòng Kinh tế và Hạ tầng\n- Sửa biển báo.\n" + _END, None)),
    miss("A3", "ít mục giao việc", _UNITS),
    # A4
    whole(
        Case(
            "A4",
            "sở đã hợp nhất",
            _LETTERHEAD + "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp và Phát triển nông thôn\n- Tiêm phòng cho đàn gia súc." + _END,
            "Sở Nông nghiệp và Phát triển nông thôn",
            "warning",
        )
    ),
    whole(
        Case(
            "A4",
            "nói về việc hợp nhất",
            _LETTERHEAD
            + "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp và Môi trường\n- Tiếp nhận hồ sơ của Sở Nông nghiệp và Phát triển nông thôn trước đây."
            + _END,
            None,
        )
    ),
    miss(
        "A4",
        "còn hoạt động vào ngày ban hành",
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp và Phát triển nông thôn\n- Tiêm phòng cho đàn gia súc.",
    ),
    # A5
    hit(
        "A5",
        "info",
        "tiêu chí không ai phụ trách",
        "II. PHÂN CÔNG\n1. Trạm Thú y\n- Phụ trách Tiêu chí 1, 2 và 3.\n2. Công an huyện\n- Phụ trách Tiêu chí 4, 5 và 7.",
        "Tiêu chí 4, 5 và 7",
    ),
    miss(
        "A5", "phủ đủ", "II. PHÂN CÔNG\n1. Trạm Thú y\n- Phụ trách Tiêu chí 1, 2 và 3.\n2. Công an huyện\n- Phụ trách Tiêu chí 4, 5 và 6."
    ),
    # A6
    hit(
        "A6",
        "info",
        "mục chỉ ghi ngành",
        "II. TỔ CHỨC THỰC HIỆN\n1. Giáo dục:\n- Tuyên truyền cho học sinh.\n2. Công an huyện:\n- Kiểm tra xe.",
        "Giáo dục",
    ),
    miss("A6", "mục ghi rõ cơ quan", "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Giáo dục và Đào tạo:\n- Tuyên truyền cho học sinh."),
    # A7
    hit(
        "A7",
        "info",
        "một ban chỉ đạo hai tên",
        "II. NHIỆM VỤ\n- Kiện toàn Ban Chỉ đạo phòng, chống dịch bệnh động vật huyện.\n- Ban Chỉ đạo phòng, chống dịch bệnh gia súc, động vật huyện họp hằng quý.",
        "Ban Chỉ đạo phòng, chống dịch bệnh",
    ),
    miss(
        "A7",
        "hai ban chỉ đạo khác nhau",
        "II. NHIỆM VỤ\n- Kiện toàn Ban Chỉ đạo phòng, chống dịch bệnh động vật huyện.\n- Ban Chỉ đạo xây dựng nông thôn mới huyện họp hằng quý.",
    ),
    # T02
    hit("T02", "warning", "phần đầu cho phấn đấu", "I. MỤC TIÊU\n- Phần đầu 90% đàn lợn được tiêm.", "Phần đầu", "Phấn đấu"),
    hit("T02", "info", "mất dấu nặng", "I. MỤC TIÊU\n- Nâng cao ý thức công đồng.", "công đồng", "cộng đồng"),
    hit("T02", "info", "tập huân", "I. MỤC TIÊU\n- Mở lớp tập huân cho thú y viên.", "tập huân", "tập huấn"),
    miss("T02", "phần đầu của một phần", "I. MỤC TIÊU\n- Nêu ở phần đầu của Kế hoạch; góp phần đầu tư chuồng trại."),
    miss(
        "T02",
        "âm tiết thuộc hai từ",
        "I. MỤC TIÊU\n- Bắt đầu từ quý II; quy định kỹ thuật; tổ chức, cá nhân thực hiện; trong mọi trường hợp.",
    ),
    miss("T02", "bao cao su không phải báo cáo", "I. MỤC TIÊU\n- Cấp phát bao cao su miễn phí; bệnh cấp tính."),
    # T03
    hit("T03", "info", "dấu phẩy giữa một từ", "I. MỤC TIÊU\n- Chủ động phòng, ngừa dịch bệnh.", "phòng, ngừa", "phòng ngừa"),
    miss("T03", "liệt kê hai việc", "I. MỤC TIÊU\n- Phòng, chống dịch; tuyên truyền, vận động nhân dân."),
    # T04
    hit("T04", "info", "lặp một cụm", "I. MỤC TIÊU\n- Thông qua các hoạt động hoạt động cao điểm.", "hoạt động hoạt động", "hoạt động"),
    miss("T04", "từ láy và liệt kê", "I. MỤC TIÊU\n- Luôn luôn sẵn sàng; từ xã đến xã."),
    # T05
    hit("T05", "info", "tháng có số 0 thừa", "I. MỤC TIÊU\n- Tiêm xong trước ngày 15/04/2024.", "15/04/2024", "15/4/2024"),
    miss("T05", "tháng một, hai có số 0", "I. MỤC TIÊU\n- Từ ngày 05/02/2023 và 05/7/2023; tỉ lệ 10/03."),
    # T06
    hit(
        "T06", "info", "tự nhắc đến mình viết thường", "I. MỤC TIÊU\n- Phổ biến kế hoạch này đến các thôn.", "kế hoạch này", "Kế hoạch này"
    ),
    miss("T06", "viết hoa đúng", "I. MỤC TIÊU\n- Phổ biến Kế hoạch này đến các thôn; các kế hoạch sau."),
    # T08
    hit("T08", "warning", "D cho Đ trong chữ tắt", "I. MỤC TIÊU\n- Trình HDND huyện thông qua.", "HDND", "HĐND"),
    miss("T08", "chữ tắt đúng", "I. MỤC TIÊU\n- Trình HĐND huyện thông qua; UBND huyện ban hành."),
    # T09
    hit("T09", "info", "hai dấu liền", "I. MỤC TIÊU\n- Trâu, bò,, lợn được tiêm đủ.", "bò,,"),
    miss("T09", "ba chấm sau phẩy", "I. MỤC TIÊU\n- Trâu, bò, lợn,... được tiêm đủ."),
    # T10
    hit("T10", "info", "thiếu dấu thanh", "I. MỤC TIÊU\n- Đàn lợn đươc tiêm đủ; đàn bò được tiêm đủ.", "đươc", "được"),
    hit("T10", "info", "dấu đặt sai chỗ", "I. MỤC TIÊU\n- Lập Qũy phòng dịch.", "Qũy", "Quỹ"),
    miss("T10", "tên riêng và chữ tắt", "I. MỤC TIÊU\n- Huyện Đăk Hà, xã Krông Búk, HĐND, hoà bình, thuỷ lợi, tuần tra."),
    # F1
    hit("F1", "warning", "phụ lục không kèm", "I. MỤC TIÊU\n- Chỉ tiêu giao theo phụ lục số 02.", "phụ lục số 02"),
    hit("F1", "info", "biểu mẫu không kèm", "I. MỤC TIÊU\n- Lập danh sách theo biểu mẫu đính kèm.", "biểu mẫu đính kèm"),
    miss("F1", "phụ lục của văn bản khác", "I. MỤC TIÊU\n- Hồ sơ theo Phụ lục II ban hành kèm theo Nghị định số 13/2020/NĐ-CP."),
    miss("F1", "có phụ lục", "I. MỤC TIÊU\n- Chỉ tiêu giao theo phụ lục số 02.\n\nPHỤ LỤC SỐ 02\nChỉ tiêu tiêm phòng"),
    # F2
    hit(
        "F2", "warning", "tổng khác các phần", "I. MỤC TIÊU\n- Lập 05 tổ kiểm tra (gồm 02 tổ của huyện và 02 tổ của xã).", "05 tổ kiểm tra"
    ),
    miss("F2", "tổng đúng", "I. MỤC TIÊU\n- Lập 05 tổ kiểm tra (gồm 02 tổ của huyện và 03 tổ của xã)."),
    miss("F2", "trong đó chỉ nêu một phần", "I. MỤC TIÊU\n- Lập 05 tổ kiểm tra (trong đó 01 tổ của huyện và 02 tổ của xã)."),
    # F3
    whole(
        Case(
            "F3",
            "thiếu dòng TM.",
            (_HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + _END).replace("TM. ỦY BAN NHÂN DÂN\n", ""),
            "KT. CHỦ TỊCH",
            "info",
        )
    ),
    miss("F3", "có dòng TM.", "I. MỤC TIÊU\n- Tiêm phòng."),
)
