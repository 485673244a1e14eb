"""Cases of the rules on citations (C)."""

from __future__ import annotations

from tests.lint_cases.making import END, HEAD, Case, hit, miss, whole

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
            (HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + END).replace("58/KH-UBND", "58/KH - UBND"),
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
        Case("C24", "chưa có số", (HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + END).replace("58/KH-UBND", "/KH-UBND"), "Số: /KH-UBND", "error")
    ),
    whole(
        Case(
            "C24",
            "thiếu ngày",
            (HEAD + "I. MỤC TIÊU\n- Tiêm phòng." + END).replace("ngày 20 tháng", "ngày tháng"),
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
)
