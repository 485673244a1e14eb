"""Cases of the rules on dates, places, duties, bodies and form (D, P, O, A, F …)."""

from __future__ import annotations

from tests.lint_cases.making import END, HEAD, Case, hit, miss, whole

_UNITS = """II. TỔ CHỨC THỰC HIỆN
1. Trạm Thú y
- Chủ trì, phối hợp với Hạt Kiểm lâm tiêm phòng cho đàn gia súc.
2. Phòng Tài chính - Kế hoạch
- Bố trí kinh phí phòng dịch.
3. Công an huyện
- Kiểm tra xe chở gia súc trên quốc lộ.
"""
_ROADS = (
    HEAD.replace("Phòng, chống dịch bệnh trên đàn vật nuôi", "Bảo đảm trật tự an toàn giao thông")
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
_LETTERHEAD = HEAD.replace("20 tháng 02 năm 2024", "10 tháng 10 năm 2025").replace("2024", "2025")
_SAME = "kiểm tra, đôn đốc việc tiêm vắc xin, phun khử trùng chuồng trại và tiêu hủy gia súc mắc bệnh trên địa bàn các xã"

CASES: tuple[Case, ...] = (
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
        "I. BÁO CÁO\n1. Trạm Thú y\n- Báo cáo năm trước ngày 25/11/2024, gửi UBND huyện.",
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
            HEAD + _UNITS + END.replace("- UBND tỉnh;", "- UBND tỉnh;\n- Trạm Thú y huyện;\n- Phòng TC-KH huyện;"),
            "Công an huyện",
            "info",
        )
    ),
    whole(Case("A2", "nơi nhận gộp", HEAD + _UNITS + END.replace("- UBND tỉnh;", "- Các phòng, ban, ngành huyện;"), None)),
    whole(
        Case(
            "A2",
            "nơi nhận viết tắt",
            HEAD + _UNITS + END.replace("- UBND tỉnh;", "- UBND tỉnh;\n- Trạm Thú y huyện;\n- Phòng TC-KH huyện;\n- Công an huyện;"),
            None,
        )
    ),
    # A3
    whole(Case("A3", "kế hoạch giao thông không nêu cơ quan giao thông", _ROADS + END, "II. TỔ CHỨC THỰC HIỆN", "info")),
    whole(Case("A3", "có cơ quan cùng chức năng", _ROADS + "6. Phòng Kinh tế và Hạ tầng\n- Sửa biển báo.\n" + END, None)),
    miss("A3", "ít mục giao việc", _UNITS),
    # A4
    whole(
        Case(
            "A4",
            "sở đã hợp nhất",
            _LETTERHEAD + "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp và Phát triển nông thôn\n- Tiêm phòng cho đàn gia súc." + END,
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
            + END,
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
            (HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + END).replace("TM. ỦY BAN NHÂN DÂN\n", ""),
            "KT. CHỦ TỊCH",
            "info",
        )
    ),
    miss("F3", "có dòng TM.", "I. MỤC TIÊU\n- Tiêm phòng."),
)
