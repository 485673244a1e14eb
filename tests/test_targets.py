"""Targets: one row a phenomenon."""

from __future__ import annotations

import pytest

from planparse.extract import targets
from planparse.extract.matches import TargetMatch
from planparse.extract.plan_time import PlanTime

ONE_YEAR = PlanTime(2024, 2024, "2024-02-19")


def value(match: TargetMatch) -> str:
    """The value in one line: `ge 90 percent`, `eq 12/12 count due 2025`."""
    total = f"/{match.total:g}" if match.total is not None else ""
    due = f" due {match.due}" if match.due is not None else ""
    return f"{match.comparator} {match.value:g}{total} {match.unit}{due}"


def read(text: str, when: PlanTime = ONE_YEAR) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], value(m)) for m in targets.find(text, when)]


FOUND = [
    ("number of the division is none of a range", "2- 100% chi hội có câu lạc bộ.", [("100% chi hội có câu lạc bộ", "eq 100 percent")]),
    (
        "time behind the aim is due, not part",
        "- Tổ chức 04 lớp tập huấn cho giáo viên trong quý IV năm 2024.",
        [("Tổ chức 04 lớp tập huấn cho giáo viên", "eq 4 count due 2024-12-31")],
    ),
    (
        "by when it is handed on",
        "- Đăng ký ít nhất 02 thủ tục, gửi Văn phòng trước ngày 15/10/2024.",
        [("Đăng ký ít nhất 02 thủ tục", "ge 2 count")],
    ),
    (
        "two short aims beside each other",
        "- 100% ca nặng được hội chẩn, tử vong dưới 0,09%.",
        [("100% ca nặng được hội chẩn", "eq 100 percent"), ("tử vong dưới 0,09%", "le 0.09 percent")],
    ),
    (
        "how often each of the whole",
        "- Tập huấn cho 100% cán bộ Hội, mỗi năm ít nhất 01 lần.",
        [("Tập huấn cho 100% cán bộ Hội, mỗi năm ít nhất 01 lần", "eq 100 percent due 2024")],
    ),
    (
        "where the fall begins is no aim",
        "- Tỷ lệ hộ nghèo giảm từ 2% xuống còn 1,5%.",
        [("Tỷ lệ hộ nghèo giảm từ 2% xuống còn 1,5%", "le 1.5 percent")],
    ),
    ("points of a percentage", "- Tỷ lệ bao phủ tăng ít nhất 5 điểm %.", [("Tỷ lệ bao phủ tăng ít nhất 5 điểm %", "ge 5 percent")]),
    (
        "steps by year",
        "- Đến 30/6/2024 giải ngân đạt 50%, đến 31/12/2024 đạt 100% kế hoạch vốn.",
        [("Đến 30/6/2024 giải ngân đạt 50%", "eq 50 percent due 2024-06-30"), ("100% kế hoạch vốn", "eq 100 percent due 2024-12-31")],
    ),
    ("so many of each", "- Mỗi xã 01 mô hình phân loại rác.", [("Mỗi xã 01 mô hình phân loại rác", "eq 1 count")]),
    ("at so many places", "- Kiểm tra công tác thu phí tại 03 đơn vị.", [("Kiểm tra công tác thu phí tại 03 đơn vị", "eq 3 count")]),
    (
        "for whom the classes are",
        "- Mở 04 lớp tập huấn cho 240 cán bộ Hội.",
        [("Mở 04 lớp tập huấn cho 240 cán bộ Hội", "eq 4 count")],
    ),
    ("millions of anything", "- Đón 1,2 triệu lượt khách.", [("Đón 1,2 triệu lượt khách", "eq 1.2e+06 count")]),
    ("size of what is measured", "- Diện tích rừng bị thiệt hại dưới 03 ha.", [("Diện tích rừng bị thiệt hại dưới 03 ha", "le 3 count")]),
    (
        "all that each of the whole gets",
        "- Trên 70% dân số được tiêm đủ 02 mũi.",
        [("Trên 70% dân số được tiêm đủ 02 mũi", "ge 70 percent")],
    ),
    (
        "two counts behind one verb",
        "- Lựa chọn 07 tập thể, 20 hộ gia đình điển hình để biểu dương.",
        [("Lựa chọn 07 tập thể", "eq 7 count"), ("20 hộ gia đình điển hình để biểu dương", "eq 20 count")],
    ),
    (
        "a count beside a minimum is none",
        "- Bố trí tối thiểu 03 máy quét và 02 nhân viên trực.",
        [("Bố trí tối thiểu 03 máy quét", "ge 3 count"), ("02 nhân viên trực", "eq 2 count")],
    ),
    ("so many of anything that is made", "- Lắp đặt 14 trụ nước chữa cháy.", [("Lắp đặt 14 trụ nước chữa cháy", "eq 14 count")]),
    ("what falls stands between", "- Giảm số vụ cháy xuống dưới 05 vụ.", [("Giảm số vụ cháy xuống dưới 05 vụ", "le 5 count")]),
    (
        "a share, then what falls",
        "- 95% tổ xếp loại tốt, giảm số tổ yếu xuống dưới 04 tổ.",
        [("95% tổ xếp loại tốt", "eq 95 percent"), ("giảm số tổ yếu xuống dưới 04 tổ", "le 4 count")],
    ),
    (
        "what each does",
        "- 12/12 xã, thị trấn duy trì ít nhất 01 câu lạc bộ.",
        [("12/12 xã, thị trấn duy trì ít nhất 01 câu lạc bộ", "eq 12/12 count")],
    ),
    (
        "full stop behind the thousands",
        "- Tỷ suất chết xuống dưới 3,5/100.000.",
        [("Tỷ suất chết xuống dưới 3,5/100.000", "le 3.5 per_100k")],
    ),
    (
        "this year, then every year",
        "- Thủy lợi: trong năm 2024 lắp đặt 12 trạm, mỗi năm tiếp theo lắp đặt thêm tối thiểu 04 trạm.",
        [("lắp đặt 12 trạm", "eq 12 count due 2024"), ("mỗi năm tiếp theo lắp đặt thêm tối thiểu 04 trạm", "ge 4 count")],
    ),
    ("done by, in the clause behind", "- Mở 03 lớp tập huấn, xong trước ngày 30/9.", [("Mở 03 lớp tập huấn", "eq 3 count due 2024-09-30")]),
    ("a day of the plan's year", "- Kết nạp 20 hội viên trước 31/5.", [("Kết nạp 20 hội viên trước 31/5", "eq 20 count due 2024-05-31")]),
    ("round bullet", "● 100% hộ ký cam kết.", [("100% hộ ký cam kết", "eq 100 percent")]),
    ("what things attain", "- Có thêm 02 xã (A, B) đạt 19/20 tiêu chí.", [("Có thêm 02 xã (A, B) đạt 19/20 tiêu chí", "eq 2 count")]),
    ("what they have", "- 100% chi hội có ít nhất 01 mô hình.", [("100% chi hội có ít nhất 01 mô hình", "eq 100 percent")]),
    ("share in brackets", "- 230/268 cơ sở được cấp giấy (85,8%).", [("230/268 cơ sở được cấp giấy", "eq 230/268 count")]),
    ("any thing", "- 14/14 bếp ăn ký hợp đồng.", [("14/14 bếp ăn ký hợp đồng", "eq 14/14 count")]),
    ("no date", "- Tổ chức 10/12 hằng năm; kết thúc 15/10 hoàn thành.", []),
    ("a rate of others", "- Tỷ lệ tái nghèo dưới 5% tổng số hộ.", [("Tỷ lệ tái nghèo dưới 5% tổng số hộ", "le 5 percent")]),
    (
        "the year compared with",
        "- Hộ nghèo giảm ít nhất 4% so với cuối năm 2023.",
        [("Hộ nghèo giảm ít nhất 4% so với cuối năm 2023", "ge 4 percent")],
    ),
    ("what it falls to", "- Giảm tỷ lệ hộ nghèo còn 3%.", [("tỷ lệ hộ nghèo còn 3%", "le 3 percent")]),
    ("cases of so many", "- Mật độ mắc dưới 120 ca/100.000 dân.", [("Mật độ mắc dưới 120 ca/100.000 dân", "le 120 per_100k")]),
    ("from so much", "- Mức độ hài lòng đạt từ 90%.", [("Mức độ hài lòng đạt từ 90%", "ge 90 percent")]),
    ("how often a task is done", "- Phát tin bài 02 kỳ/tháng.", []),
    ("percent", "- 100% hộ nghèo được cấp thẻ bảo hiểm y tế.", [("100% hộ nghèo được cấp thẻ bảo hiểm y tế", "eq 100 percent")]),
    ("space before the sign", "- 100 % thôn có tổ hòa giải;", [("100 % thôn có tổ hòa giải", "eq 100 percent")]),
    ("in words", "- 90 phần trăm văn bản được ký số.", [("90 phần trăm văn bản được ký số", "eq 90 percent")]),
    ("decimal comma", "- Phấn đấu 98,5% người dân tham gia BHYT.", [("98,5% người dân tham gia BHYT", "eq 98.5 percent")]),
    (
        "phấn đấu is left out and changes nothing",
        "- Phấn đấu 100% hồ sơ được số hóa.",
        [("100% hồ sơ được số hóa", "eq 100 percent")],
    ),
    ("bảo đảm is left out", "Tổ chức trực, bảo đảm 95% sự cố được khắc phục.", [("95% sự cố được khắc phục", "eq 95 percent")]),
    (
        "steps with a year each",
        "- Tỷ lệ người dân có sổ sức khỏe điện tử đạt 60% năm 2025; 95% năm 2030 và giảm 20% hồ sơ giấy.",
        [
            ("Tỷ lệ người dân có sổ sức khỏe điện tử đạt 60% năm 2025", "eq 60 percent due 2025"),
            ("95% năm 2030", "eq 95 percent due 2030"),
            ("giảm 20% hồ sơ giấy", "eq 20 percent due 2030"),
        ],
    ),
    (
        "a span of years behind the value is no due",
        "- Tăng 15% năm 2024 - 2025.",
        [("15% năm 2024 - 2025", "eq 15 percent")],
    ),
    ("ít nhất", "đảm bảo ít nhất 80% cán bộ được tập huấn;", [("ít nhất 80% cán bộ được tập huấn", "ge 80 percent")]),
    (
        "trên",
        "- Trên 70% hộ gia đình phân loại rác tại nguồn.",
        [("Trên 70% hộ gia đình phân loại rác tại nguồn", "ge 70 percent")],
    ),
    (
        "tối thiểu là",
        "tối thiểu là 60% dịch vụ công trực tuyến toàn trình",
        [("tối thiểu là 60% dịch vụ công trực tuyến toàn trình", "ge 60 percent")],
    ),
    ("tối thiểu đạt", "- Tỷ lệ hài lòng tối thiểu đạt 95%.", [("Tỷ lệ hài lòng tối thiểu đạt 95%", "ge 95 percent")]),
    (
        "trở lên",
        "- Tỷ lệ người dân hài lòng đạt từ 90% trở lên;",
        [("Tỷ lệ người dân hài lòng đạt từ 90% trở lên", "ge 90 percent")],
    ),
    (
        "sign of at least",
        "- ≥ 50% doanh nghiệp sử dụng hóa đơn điện tử",
        [("≥ 50% doanh nghiệp sử dụng hóa đơn điện tử", "ge 50 percent")],
    ),
    ("dưới", "- Giữ tỷ lệ sinh con thứ ba dưới 5%.", [("tỷ lệ sinh con thứ ba dưới 5%", "le 5 percent")]),
    ("giảm còn", "- Tỷ lệ hộ nghèo đa chiều giảm còn 2,3%.", [("Tỷ lệ hộ nghèo đa chiều giảm còn 2,3%", "le 2.3 percent")]),
    ("xuống còn", "Kéo giảm tỷ lệ tảo hôn xuống còn 1,5%;", [("tỷ lệ tảo hôn xuống còn 1,5%", "le 1.5 percent")]),
    ("không quá", "- Tỷ lệ hồ sơ trễ hạn không quá 1%.", [("Tỷ lệ hồ sơ trễ hạn không quá 1%", "le 1 percent")]),
    ("per mille", "- Mức giảm tỷ lệ sinh 0,1‰ mỗi năm.", [("tỷ lệ sinh 0,1‰ mỗi năm", "eq 0.1 per_mille due 2024")]),
    (
        "per 100 000",
        "- Tỷ suất tử vong do tai nạn giao thông xuống dưới 8/100.000 dân.",
        [("Tỷ suất tử vong do tai nạn giao thông xuống dưới 8/100.000 dân", "le 8 per_100k")],
    ),
    (
        "fraction",
        "- 12/12 xã thành lập tổ công nghệ số cộng đồng;",
        [("12/12 xã thành lập tổ công nghệ số cộng đồng", "eq 12/12 count")],
    ),
    (
        "part of the whole",
        "- Phấn đấu 08/10 thị trấn đạt chuẩn đô thị văn minh;",
        [("08/10 thị trấn đạt chuẩn đô thị văn minh", "eq 8/10 count")],
    ),
    (
        "count after comparator",
        "Tổ chức ít nhất 03 cuộc đối thoại với thanh niên.",
        [("ít nhất 03 cuộc đối thoại với thanh niên", "ge 3 count")],
    ),
    (
        "count in words",
        "khám sàng lọc cho phụ nữ ít nhất một lần trong năm.",
        [("khám sàng lọc cho phụ nữ ít nhất một lần trong năm", "ge 1 count due 2024")],
    ),
    (
        "count after a verb",
        "- Tổ chức 02 lớp tập huấn kỹ năng số cho hội viên.",
        [("Tổ chức 02 lớp tập huấn kỹ năng số cho hội viên", "eq 2 count")],
    ),
    (
        "count of founded things",
        "- Thành lập 05 câu lạc bộ liên thế hệ;",
        [("Thành lập 05 câu lạc bộ liên thế hệ", "eq 5 count")],
    ),
    ("thousands", "đào tạo nghề cho 1.250 lao động nông thôn", [("đào tạo nghề cho 1.250 lao động nông thôn", "eq 1250 count")]),
    (
        "có under a demand",
        "Bố trí nhân lực: mỗi trạm có 02 bác sĩ; mỗi thôn có 01 nhân viên",
        [("mỗi trạm có 02 bác sĩ", "eq 2 count"), ("mỗi thôn có 01 nhân viên", "eq 1 count")],
    ),
    ("at most", "rút ngắn còn tối đa 03 thủ tục cho mỗi hồ sơ", [("tối đa 03 thủ tục cho mỗi hồ sơ", "le 3 count")]),
    ("times a year", "kiểm tra công vụ ít nhất 02 lần/năm", [("kiểm tra công vụ ít nhất 02 lần/năm", "ge 2 count due 2024")]),
    (
        "money in millions",
        "- Phấn đấu vận động 500 triệu đồng cho Quỹ Vì người nghèo.",
        [("vận động 500 triệu đồng cho Quỹ Vì người nghèo", "eq 5e+08 money")],
    ),
    (
        "money in billions",
        "huy động tối thiểu 1,5 tỷ đồng xã hội hóa",
        [("tối thiểu 1,5 tỷ đồng xã hội hóa", "ge 1.5e+09 money")],
    ),
    ("range, lower end", "- Giảm 5-10% số vụ tai nạn giao thông", [("Giảm 5-10% số vụ tai nạn giao thông", "ge 5 percent")]),
    (
        "range in words",
        "tăng từ 5% đến 10% số người tham gia BHXH tự nguyện",
        [("tăng từ 5% đến 10% số người tham gia BHXH tự nguyện", "ge 5 percent")],
    ),
    (
        "two in a clause",
        "bảo đảm 100% xã có cán bộ dân số, 90% thôn có cộng tác viên.",
        [("100% xã có cán bộ dân số", "eq 100 percent"), ("90% thôn có cộng tác viên", "eq 90 percent")],
    ),
    (
        "two with semicolon",
        "100% hồ sơ tiếp nhận trực tuyến; trên 80% hồ sơ thanh toán trực tuyến.",
        [("100% hồ sơ tiếp nhận trực tuyến", "eq 100 percent"), ("trên 80% hồ sơ thanh toán trực tuyến", "ge 80 percent")],
    ),
    (
        "commas within",
        "- 100% xã, phường, thị trấn, trường học ban hành kế hoạch",
        [("100% xã, phường, thị trấn, trường học ban hành kế hoạch", "eq 100 percent")],
    ),
    (
        "examples are left out",
        "Tổ chức ít nhất 02 hoạt động cho người cao tuổi như: hội thi, tọa đàm",
        [("ít nhất 02 hoạt động cho người cao tuổi", "ge 2 count")],
    ),
    ("brackets are left out", "bố trí 02 cán bộ (gồm 01 lãnh đạo và 01 chuyên viên)", [("bố trí 02 cán bộ", "eq 2 count")]),
    (
        "governing verb",
        "phối hợp với các xã cấp 100% thẻ bảo hiểm y tế cho hộ nghèo",
        [("phối hợp với các xã cấp 100% thẻ bảo hiểm y tế cho hộ nghèo", "eq 100 percent")],
    ),
    (
        "due in the clause",
        "- Đến năm 2025, 90% hộ dân dùng nước sạch.",
        [("90% hộ dân dùng nước sạch", "eq 90 percent due 2025")],
    ),
    (
        "due behind",
        "- Tỷ lệ xã chuẩn tiếp cận pháp luật đạt 95% vào năm 2025",
        [("Tỷ lệ xã chuẩn tiếp cận pháp luật đạt 95% vào năm 2025", "eq 95 percent due 2025")],
    ),
    (
        "due of the whole line",
        "Đến năm 2025: 100% xã có Internet; 90% hộ có cáp quang",
        [("100% xã có Internet", "eq 100 percent due 2025"), ("90% hộ có cáp quang", "eq 90 percent due 2025")],
    ),
    (
        "trong năm",
        "Tổ chức ít nhất 04 phiên chợ việc làm trong năm",
        [("ít nhất 04 phiên chợ việc làm trong năm", "ge 4 count due 2024")],
    ),
    (
        "compared, but an aim",
        "Phấn đấu giảm ít nhất 5% số vụ cháy so với cùng kỳ năm trước",
        [("giảm ít nhất 5% số vụ cháy so với cùng kỳ năm trước", "ge 5 percent")],
    ),
    ("verb in hóa", "- Cứng hóa 1.250 km đường thôn.", [("Cứng hóa 1.250 km đường thôn", "eq 1250 count")]),
    ("money a year is no due", "- Thu nhập đạt trên 25 triệu đồng/năm.", [("Thu nhập đạt trên 25 triệu đồng/năm", "ge 2.5e+07 money")]),
    (
        "who gets it",
        "- Giải quyết việc làm mới cho trên 1.200 lao động.",
        [("Giải quyết việc làm mới cho trên 1.200 lao động", "ge 1200 count")],
    ),
    ("due day before", "- Đến ngày 30/9/2024, 100% hộ được hỗ trợ.", [("100% hộ được hỗ trợ", "eq 100 percent due 2024-09-30")]),
    ("due month", "- Đến hết tháng 9/2024, 100% hộ được hỗ trợ.", [("100% hộ được hỗ trợ", "eq 100 percent due 2024-09-30")]),
    (
        "due quarter",
        "- Đến hết quý III năm 2024, có ít nhất 80% hộ được hỗ trợ.",
        [("ít nhất 80% hộ được hỗ trợ", "ge 80 percent due 2024-09-30")],
    ),
    (
        "due year before the verb",
        "- Tỷ lệ hộ nghèo năm 2025 còn dưới 3%.",
        [("Tỷ lệ hộ nghèo năm 2025 còn dưới 3%", "le 3 percent due 2025")],
    ),
    (
        "each year has its count",
        "- Đến năm 2024 có 12 xã, đến năm 2025 có 15 xã đạt chuẩn nâng cao.",
        [("Đến năm 2024 có 12 xã", "eq 12 count due 2024"), ("đến năm 2025 có 15 xã đạt chuẩn nâng cao", "eq 15 count due 2025")],
    ),
    ("what is left", "- Đến hết năm 2025 còn 03 xã khó khăn.", [("Đến hết năm 2025 còn 03 xã khó khăn", "eq 3 count due 2025-12-31")]),
    (
        "any noun after a lower bound",
        "- Bố trí tối thiểu 02 tủ thuốc cấp cứu mỗi trường.",
        [("Bố trí tối thiểu 02 tủ thuốc cấp cứu mỗi trường", "ge 2 count")],
    ),
    (
        "rhythm and occasion",
        "- Phát thanh mỗi tháng 04 chuyên mục an toàn giao thông.",
        [("Phát thanh mỗi tháng 04 chuyên mục an toàn giao thông", "eq 4 count")],
    ),
    (
        "a fall from so much upwards",
        "- Số vụ cháy giảm từ 10% trở lên so với cùng kỳ.",
        [("Số vụ cháy giảm từ 10% trở lên so với cùng kỳ", "ge 10 percent")],
    ),
    (
        "due with dashes",
        "- 12/12 tuyến phố không còn mái che trước ngày 30-11-2024;",
        [("12/12 tuyến phố không còn mái che", "eq 12/12 count due 2024-11-30")],
    ),
    (
        "time that something takes",
        "- Thời gian cấp giấy phép rút ngắn xuống còn 03 ngày làm việc.",
        [("Thời gian cấp giấy phép rút ngắn xuống còn 03 ngày làm việc", "le 3 count")],
    ),
    ("minutes a turn", "- Thời gian chờ khám còn dưới 60 phút/lượt.", [("Thời gian chờ khám còn dưới 60 phút/lượt", "le 60 count")]),
    (
        "rates of counts",
        "- Đạt 32 giường bệnh/vạn dân và 11 bác sĩ/vạn dân; 3,5 dược sĩ đại học/10.000 dân.",
        [
            ("32 giường bệnh/vạn dân", "eq 32 count"),
            ("11 bác sĩ/vạn dân", "eq 11 count"),
            ("3,5 dược sĩ đại học/10.000 dân", "eq 3.5 count"),
        ],
    ),
    (
        "ratio of boys and girls",
        "- Tỷ số giới tính khi sinh dưới 111 bé trai/100 bé gái.",
        [("Tỷ số giới tính khi sinh dưới 111 bé trai/100 bé gái", "le 111 count")],
    ),
    ("sites", "- Lắp camera tại 15 nút giao trọng điểm.", [("Lắp camera tại 15 nút giao trọng điểm", "eq 15 count")]),
    ("the whole of them", "- Nhân rộng mô hình ra tất cả 24 thôn.", [("tất cả 24 thôn", "eq 24 count")]),
    ("things that attain", "- 05 xã hoàn thành tiêu chí nước sạch.", [("05 xã hoàn thành tiêu chí nước sạch", "eq 5 count")]),
    ("a product", "| 12.000 hồ sơ được số hóa |", [("12.000 hồ sơ được số hóa", "eq 12000 count")]),
    (
        "one measure for three",
        "- Tỷ lệ hài lòng về giáo dục đạt 85%, về y tế đạt 80%, bình quân mỗi năm tăng 2%.",
        [
            ("Tỷ lệ hài lòng về giáo dục đạt 85%", "eq 85 percent"),
            ("về y tế đạt 80%", "eq 80 percent"),
            ("bình quân mỗi năm tăng 2%", "eq 2 percent due 2024"),
        ],
    ),
    (
        "the next act is another clause",
        "- Thanh tra ít nhất 05 doanh nghiệp, báo cáo kết quả trước ngày 15/12.",
        [("Thanh tra ít nhất 05 doanh nghiệp", "ge 5 count")],
    ),
    (
        "a list of acts is one noun",
        "- Tổ chức ít nhất 02 lớp tập huấn, bồi dưỡng kỹ năng cho trẻ em, nhất là trẻ em gái.",
        [("Tổ chức ít nhất 02 lớp tập huấn, bồi dưỡng kỹ năng cho trẻ em", "ge 2 count")],
    ),
    (
        "governed by the act after a comma",
        "- Sở Y tế lập danh sách, quản lý tại xã được tối thiểu 60% người bệnh.",
        [("quản lý tại xã được tối thiểu 60% người bệnh", "ge 60 percent")],
    ),
    ("what is measured", "- Quân số lực lượng trực tối thiểu 30 người.", [("Quân số lực lượng trực tối thiểu 30 người", "ge 30 count")]),
    (
        "who takes part",
        "- Diễn tập có sự tham gia của ít nhất 200 đại biểu.",
        [("có sự tham gia của ít nhất 200 đại biểu", "ge 200 count")],
    ),
    ("trở lên behind a list", "- Từ 70% thôn, khu phố trở lên đạt chuẩn.", [("Từ 70% thôn, khu phố trở lên đạt chuẩn", "ge 70 percent")]),
    (
        "due in a quarter",
        "- Tổ chức 02 hội nghị trong quý III/2024.",
        [("Tổ chức 02 hội nghị trong quý III/2024", "eq 2 count due 2024-09-30")],
    ),
    (
        "a result of procedures is no past",
        "- Tỷ lệ số hóa kết quả giải quyết đạt 100%.",
        [("Tỷ lệ số hóa kết quả giải quyết đạt 100%", "eq 100 percent")],
    ),
    ("number of", "- Số bác sĩ/vạn dân đạt 10 bác sĩ.", [("Số bác sĩ/vạn dân đạt 10 bác sĩ", "eq 10 count")]),
]


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "1. ", "2) ", "(3) ", "a) ", "đ. ", "(b) ", "1.2 ", "1.2. ", "2.1.3 ", "4/ ", "iv) "])
@pytest.mark.parametrize(
    "words", ["Thực hiện 24 đợt truyền thông", "14/14 thôn có phương án ứng phó", "Trước 30/11/2024 hoàn thành 100% khối lượng đăng ký"]
)
def test_the_mark_of_an_item_is_no_part(mark: str, words: str) -> None:
    assert [quote for quote, _ in read(f"{mark}{words}.")] == [words]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    assert [what for _, what in found] == [what for _, what in expected]
    for (quote, _), (wanted, _) in zip(found, expected, strict=True):
        assert quote in wanted or wanted in quote
        assert min(len(quote), len(wanted)) / max(len(quote), len(wanted)) >= 0.75


NOTHING = [
    ("a comrade is no money", "- Động viên 80 đồng chí."),
    ("of what a team consists", "- Các tổ xung kích, mỗi tổ 07 người."),
    ("times of a rhythm", "- Kiểm tra chất lượng thi công mỗi tuần 01 lần; khám sức khỏe hằng năm 02 lần."),
    ("aspects of a whole", "- Kéo giảm tai nạn giao thông cả 3 tiêu chí."),
    ("age", "khám, chữa bệnh cho trẻ em dưới 6 tuổi, người từ 80 tuổi trở lên"),
    ("age in months", "tiêm chủng cho trẻ dưới 24 tháng tuổi"),
    ("hotline", "truyền thông về Tổng đài quốc gia số 111"),
    ("number of a document", "thực hiện Quyết định số 06/QĐ-TTg và Nghị quyết 19"),
    ("pinpoint", "theo khoản 2 Điều 5, Chương 3 của Luật"),
    ("scheme by number", "Tổ công tác triển khai Đề án 06"),
    ("criterion", "phụ trách Tiêu chí 5, 7 và 9"),
    ("date", "trước ngày 10/12 xã gửi báo cáo về huyện"),
    ("date with year", "từ 01/6 đến 30/6/2024"),
    ("groups of a law", "quản lý số liệu người khuyết tật (14 nhóm đối tượng)"),
    ("number of bodies", "cấp phát tài liệu cho 14 phường"),
    ("what there is", "toàn huyện hiện có 15 xã, 120 thôn"),
    ("what was done", "đã tổ chức 12 hội nghị với 1.500 người tham dự"),
    ("statistics", "tai nạn giao thông giảm 40% so với tháng trước"),
    ("share", "dân số trẻ chiếm 25% dân số toàn tỉnh"),
    ("length", "tập huấn trong 03 ngày, báo cáo 6 tháng và 9 tháng"),
    ("rate of a payment", "ngân sách hỗ trợ 70% mức đóng bảo hiểm y tế"),
    ("in brackets", "nhân rộng mô hình hay (02 mô hình phòng tiếp dân thân thiện)"),
    ("interest", "vay vốn với lãi suất 4,8%/năm"),
    ("money paid", "mức quà 300.000 đồng, chi phí 5 triệu đồng"),
    ("year before the plan", "Năm 2023, toàn huyện có 95% hộ gia đình văn hóa"),
    ("list number", "3. Tăng cường kiểm tra; 4. Sơ kết, tổng kết"),
    ("number of what befell", "bình quân mỗi năm 2.000 trẻ em bị đuối nước"),
    ("round the clock", "trực 24/24 giờ, 7/7 ngày"),
    ("term of days", "tối thiểu 15 ngày trước kỳ họp; không quá 05 ngày làm việc"),
    ("things that have attained", "- 03 hộ dân đã được hỗ trợ nhà ở"),
    ("without number", "phấn đấu không để xảy ra ngộ độc thực phẩm"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_nothing(text: str) -> None:
    assert read(text) == []
