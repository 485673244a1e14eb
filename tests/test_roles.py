"""Who leads, who cooperates, who receives: one sentence, one row (domain facts 4.1, GUIDE rules 33 to 38)."""

from __future__ import annotations

import pytest

from planparse.extract.body_lists import groups
from planparse.extract.roles import read_roles
from planparse.text.fold import fold
from tests.bodies_help import DISTRICT, bodies


def roles(text: str) -> tuple[str, str, str]:
    """Names of leads, partners and receivers (`~` marks the body that a report goes through), joined by `; `."""
    found = []
    for body in bodies(text, DISTRICT):
        if not found or found[-1].end < body.end:
            found.append(body)
    read = read_roles(fold(text), 0, len(text), found)
    receivers = (found[i].name + ("~" if via else "") for i, via in read.receivers)
    return "; ".join(found[i].name for i in read.leads), "; ".join(found[i].name for i in read.partners), "; ".join(receivers)


UB, PNV, STC, SYT, PYT = "Ủy ban nhân dân", "Phòng Nội vụ", "Sở Tài chính", "Sở Y tế", "Phòng Y tế"

# sentence, leads, partners, receivers, reason
ROWS = [
    ("Thanh tra Sở (nếu có), Phòng Y tế rà soát hồ sơ quá hạn.", "Thanh tra Sở; Phòng Y tế", "", "", "a bracket inside the list"),
    ("Giao đồng chí Trần Văn Bình - Phó Giám đốc Sở Y tế theo dõi.", "Phó Giám đốc Sở Y tế", "", "", "a person by name and post"),
    ("Báo cáo về UBND tỉnh (qua Sở Y tế) và Sở Tài chính.", "", "", f"{UB}; {SYT}~; {STC}", "a receiver behind the bracket"),
    ("Điều động nhân lực do Phòng Nội vụ phối hợp Phòng Y tế đề xuất.", PNV, PYT, "", "who proposes, with whom"),
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch.", SYT, STC, "", "the frame"),
    ("Sở Y tế chủ trì phối hợp với Sở Tài chính xây dựng kế hoạch.", SYT, STC, "", "without the comma"),
    (
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan thẩm định.",
        SYT,
        f"{STC}; các đơn vị liên quan",
        "",
        "list of partners",
    ),
    ("Chủ trì, phối hợp với Phòng Y tế tổ chức hội thi.", "", PYT, "", "nobody leads, the heading does"),
    ("Phối hợp Phòng Y tế tổ chức hội thi.", "", PYT, "", "`phối hợp` without `với`"),
    ("Phối hợp cùng Phòng Y tế triển khai.", "", PYT, "", "`cùng` for `với`"),
    ("Phối hợp chặt chẽ với Phòng Y tế triển khai.", "", PYT, "", "adverb between"),
    ("Thường xuyên phối hợp, trao đổi với Phòng Y tế.", "", PYT, "", "second verb between"),
    ("Phối hợp tổ chức tốt Tháng Thanh niên với Huyện đoàn.", "", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "", "object between"),
    ("Sở Y tế cùng Sở Tài chính xây dựng kế hoạch.", SYT, STC, "", "who acts together with the subject"),
    ("Giao Phòng Y tế cùng Phòng Nội vụ thẩm định.", PYT, PNV, "", "together with the one ordered"),
    ("Gửi kết quả bằng văn bản đến UBND huyện.", "", "", UB, "an object before `đến`"),
    ("Nộp bản cam kết về Phòng Nội vụ trước 17 giờ.", "", "", PNV, "`nộp … về`"),
    ("Chuyển hồ sơ tới Phòng Nội vụ.", "", "", PNV, "`chuyển … tới`"),
    ("Đẩy mạnh chuyển đổi số đến UBND các xã.", "", "", "", "`chuyển đổi` sends nothing"),
    ("Phát hiện vi phạm, báo cho Phòng Y tế hoặc Phòng Nội vụ.", "", "", f"{PYT}; {PNV}", "`báo cho`"),
    ("Trao đổi số liệu với Phòng Nội vụ.", "", "", "", "an exchange is no report"),
    ("Chỉ đạo các trường kịp thời báo với UBND xã khi có ca bệnh.", "", "", "", "who is directed reports"),
    ("Hướng dẫn các trường thực hiện, báo cáo UBND huyện.", "", "", UB, "who directs reports, behind a comma"),
    ("Ban hành mẫu (giao Phòng Nội vụ, xong trước 25/3).", PNV, "", "", "an order in brackets"),
    ("Nhận được Kế hoạch này, Phòng Nội vụ khẩn trương triển khai.", PNV, "", "", "`nhận được` opens"),
    ("Mỗi tháng, Phòng Nội vụ phát tối thiểu 04 tin, bài.", PNV, "", "", "`mỗi tháng` opens"),
    ("Phòng Y tế lãnh đạo Phòng Nội vụ, phối hợp với Sở Y tế.", PYT, SYT, "", "who is led acts for the one who leads"),
    ("Cùng với Hội Phụ nữ xã vận động hội viên.", "", "Hội Liên hiệp Phụ nữ", "", "`cùng với`"),
    ("Chủ trì cùng các ngành liên quan kiểm tra.", "", "các ngành liên quan", "", "`chủ trì cùng`"),
    ("Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Y tế thẩm định.", PNV, PYT, "", "order"),
    ("UBND huyện giao Phòng Nội vụ theo dõi.", PNV, "", "", "who orders is not who acts"),
    ("Giao cho Phòng Nội vụ làm đầu mối.", PNV, "", "", "`giao cho`"),
    ("Việc thẩm định được giao cho Phòng Nội vụ.", PNV, "", "", "passive"),
    ("Sử dụng dự toán năm 2023 đã giao cho Phòng Nội vụ.", "", "", "", "money that was given"),
    ("Sử dụng kinh phí bình đẳng giới năm 2023 được giao cho Phòng Nội vụ.", "", "", "", "the same in the passive"),
    ("Xây dựng kế hoạch, phân công Phòng Nội vụ tham mưu.", PNV, "", "", "an assignment behind a comma"),
    ("Phân công Phòng Nội vụ là cơ quan thường trực.", PNV, "", "", "`phân công`"),
    ("Nghiên cứu phương án giao Phòng Nội vụ quản lý.", "", "", "", "inside a noun phrase it is no order"),
    ("Thực hiện nhiệm vụ UBND huyện giao.", "", "", "", "the giver of a task"),
    ("Sử dụng dự toán giao Phòng Y tế hằng năm.", "", "", "", "money given is no order"),
    ("Nhiệm vụ này do Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện.", SYT, STC, "", "`do … chủ trì`"),
    ("Tham gia các lớp tập huấn do Sở Y tế tổ chức.", "", "", "", "`do … tổ chức` of another's event"),
    ("Sở Y tế có trách nhiệm theo dõi.", SYT, "", "", "`có trách nhiệm`"),
    ("Sở Y tế là cơ quan đầu mối, tổng hợp kết quả.", SYT, "", "", "`là cơ quan đầu mối`"),
    ("Sở Y tế (cơ quan thường trực Ban Chỉ đạo) có trách nhiệm theo dõi.", SYT, "", "", "remark in brackets"),
    ("Đồng chí Chủ tịch UBND xã chịu trách nhiệm trước Chủ tịch UBND huyện.", "Chủ tịch Ủy ban nhân dân", "", "", "title before the post"),
    ("Các đồng chí Bí thư chi bộ triển khai đến đảng viên.", "Bí thư Chi bộ", "", "", "plural title"),
    ("Đối với UBND các xã: xây dựng kế hoạch cụ thể và thực hiện.", UB, "", "", "`đối với …:`"),
    ("Phòng Y tế: Chủ trì, phối hợp với Phòng Nội vụ tổ chức.", PYT, PNV, "", "body and colon"),
    ("Phòng Y tế: 50 triệu đồng.", "", "", "", "a sum behind the colon is no task"),
    ("Theo hướng dẫn của Sở Y tế, Phòng Y tế tổ chức triển khai.", PYT, "", "", "the clause ends before the subject"),
    ("Dưới sự chỉ đạo của Huyện ủy, Phòng Nội vụ tham mưu thực hiện.", PNV, "", "", "the same with `chỉ đạo`"),
    ("Trên cơ sở Kế hoạch này, UBND các xã xây dựng kế hoạch; Phòng Y tế bố trí kinh phí.", f"{UB}; {PYT}", "", "", "two subjects"),
    ("Hằng năm, Phòng Nội vụ rà soát danh sách.", PNV, "", "", "adverb of time first"),
    ("Trong tháng 5/2024, UBND các xã hoàn thành việc rà soát.", UB, "", "", "date first"),
    ("Nếu có vướng mắc, các đơn vị phản ánh về Phòng Nội vụ.", "các đơn vị", "", PNV, "condition first"),
    ("Các cơ quan chuyên môn thuộc UBND huyện chủ động thực hiện.", "các cơ quan chuyên môn", "", "", "the owner does not act"),
    ("Trung tâm Văn hóa được hỗ trợ 50 triệu đồng.", "", "", "", "passive subject"),
    ("Chỉ đạo Trạm Y tế các xã phối hợp với các trường học khám sức khỏe.", "", "", "", "rule 35: inside `chỉ đạo` nobody"),
    ("Chỉ đạo lực lượng chức năng phối hợp chặt chẽ với Công an huyện.", "", "", "", "rule 35 without a body behind `chỉ đạo`"),
    ("Đôn đốc UBND các xã báo cáo kết quả.", "", "", "", "`đôn đốc`"),
    ("Hướng dẫn, đôn đốc các phòng, ban, UBND các xã thực hiện.", "", "", "", "two verbs of supervision"),
    (
        "Phòng Giáo dục và Đào tạo chỉ đạo các trường phối hợp với Đoàn xã tổ chức.",
        "Phòng Giáo dục và Đào tạo",
        "",
        "",
        "the subject leads, the rest is directed",
    ),
    ("Chỉ đạo, phối hợp với Công an huyện tuần tra.", "", "Công an", "", "a comma ends the `chỉ đạo`"),
    ("Tăng cường công tác phối hợp giữa Công an huyện và Phòng Y tế.", "", "", "", "rule 34: `phối hợp giữa`"),
    ("Phát huy vai trò của Mặt trận Tổ quốc huyện.", "", "", "", "rule 34: `vai trò của`"),
    ("Thực hiện trách nhiệm quản lý nhà nước của UBND cấp xã về đất đai.", UB, "", "", "rule 34: `thực hiện trách nhiệm … của`"),
    ("Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện.", "Thủ trưởng các cơ quan, đơn vị", "", "", "`yêu cầu`"),
    ("Đề nghị Ủy ban MTTQ Việt Nam huyện phối hợp tuyên truyền.", "Ủy ban Mặt trận Tổ quốc Việt Nam", "", "", "`đề nghị`"),
    ("Hằng năm, Sở Y tế tổng hợp, đề nghị UBND tỉnh khen thưởng.", SYT, "", UB, "a proposal to the body above"),
    # reports
    ("Báo cáo tiến độ với UBND huyện trước ngày 31/3.", "", "", UB, "`báo cáo … với`"),
    ("Phòng Y tế giải trình bằng văn bản với Sở Y tế trong 05 ngày.", PYT, "", SYT, "`giải trình với`"),
    ("Khi vượt quá khả năng thì báo cáo ngay Chủ tịch UBND huyện.", "", "", "Chủ tịch Ủy ban nhân dân", "`báo cáo ngay`"),
    ("Vụ việc đột xuất phải báo ngay qua điện thoại cho Công an huyện.", "", "", "Công an", "`báo ngay … cho`"),
    ("Tham mưu UBND huyện trình HĐND huyện ban hành nghị quyết.", "", "", UB, "rule 37: `trình` is the next step"),
    ("Tham mưu UBND tỉnh báo cáo Thủ tướng Chính phủ.", "", "", UB, "rule 37: handed on"),
    ("Báo cáo UBND huyện, trình HĐND huyện quyết định.", "", "", f"{UB}; Hội đồng nhân dân", "a comma makes it one's own step"),
    ("Phòng Y tế có nhu cầu phát sinh lập dự toán gửi Phòng Nội vụ.", PYT, "", PNV, "who has a need acts upon it"),
    ("Phòng Y tế định hướng nội dung; Phòng Nội vụ nắm tình hình.", f"{PYT}; {PNV}", "", "", "two subjects, verbs of the table"),
    ("Báo cáo kết quả về UBND huyện (qua Phòng Nội vụ) trước ngày 15/12.", "", "", f"{UB}; {PNV}~", "`qua` in brackets"),
    ("Gửi báo cáo về UBND huyện thông qua Phòng Nội vụ trước ngày 30/3.", "", "", f"{UB}; {PNV}~", "`thông qua`"),
    ("Gửi báo cáo về Phòng Nội vụ trước ngày 10/6 để tổng hợp, báo cáo UBND huyện.", "", "", PNV, "rule 37: not the next step"),
    ("Tổng hợp, báo cáo UBND tỉnh và Sở Y tế.", "", "", f"{UB}; {SYT}", "two receivers"),
    ("Tham mưu cho UBND huyện ban hành văn bản.", "", "", UB, "`tham mưu cho`"),
    ("Tham mưu, đề xuất UBND huyện giải pháp.", "", "", UB, "`tham mưu, đề xuất`"),
    ("Thẩm định dự toán, trình UBND huyện phê duyệt.", "", "", UB, "`trình … phê duyệt`"),
    ("Kiến nghị cấp có thẩm quyền xem xét.", "", "", "cấp có thẩm quyền", "rule 37: competent level"),
    ("Thực hiện quy trình UBND tỉnh đã ban hành.", "", "", "", "`quy trình` is no `trình`"),
    ("Theo đề nghị của Phòng Nội vụ, xem xét khen thưởng.", "", "", "", "whose proposal it is"),
    # frames inside the sentence
    (
        "Tổ chức tập huấn (Chủ trì: Phòng Nội vụ; phối hợp: UBND các xã, Phòng Y tế; thời gian: Quý II).",
        PNV,
        f"{UB}; {PYT}",
        "",
        "cues in brackets",
    ),
    ("Rà soát hộ nghèo (Phòng Nội vụ chủ trì; phối hợp: UBND các xã).", PNV, UB, "", "verb and cue in brackets"),
    ("Ban hành quy chế (Sở Y tế chủ trì, các sở, ngành phối hợp).", SYT, "các sở, ngành", "", "verbs in brackets"),
    (
        "Xây dựng chuyên mục (do Huyện đoàn chủ trì, Công an huyện phối hợp).",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Công an",
        "",
        "`do` in brackets",
    ),
    (
        "Xây dựng phóng sự. Cơ quan chủ trì: Phòng Y tế; cơ quan phối hợp: Phòng Nội vụ. Thời gian: Quý III.",
        PYT,
        PNV,
        "",
        "frame behind the task",
    ),
    ("Khám sức khỏe (đợt 1: tháng 5) cho trẻ em.", "", "", "", "a colon in brackets alone is no frame"),
    ("Phiếu khảo sát được UBND các xã lưu trữ theo quy định.", UB, "", "", "passive with `được`"),
    ("Phần mềm được Phòng Nội vụ quản lý, vận hành.", PNV, "", "", "passive, two verbs"),
    ("Thực hiện chỉ tiêu được UBND huyện giao.", "", "", "", "who sets the aim does not act"),
    ("Hồ sơ được UBND huyện phê duyệt thì triển khai.", "", "", "", "who decides does not act"),
    ("Triển khai theo danh sách được Phòng Nội vụ tổng hợp.", "", "", "", "a thing that is only referred to"),
    (
        "Chủ trì, phối hợp với các cơ quan: Công an huyện, Phòng Y tế giải quyết.",
        "",
        f"các cơ quan; Công an; {PYT}",
        "",
        "the list behind the colon shares the role",
    ),
    ("Chậm nhất ngày 30 tháng 6 năm 2024 UBND các xã xây dựng xong quy trình.", UB, "", "", "a time without a comma"),
    # a clause of its own behind another one
    ("Mở sổ theo dõi hồ sơ; Phòng Nội vụ là đầu mối giải đáp.", PNV, "", "", "`là đầu mối` behind a semicolon"),
    ("Phun thuốc khử trùng; Phòng Y tế lấy mẫu nước.", PYT, "", "", "a verb that stands in names as well"),
    ("In tờ rơi trong tháng 3, Phòng Y tế chịu trách nhiệm về nội dung.", PYT, "", "", "who bears it, behind a comma"),
    ("Phối hợp với doanh nghiệp, Phòng Y tế chuẩn bị hội trường.", "", "", "", "an object of the verb before the comma may go on"),
    ("Phòng Y tế mở lớp học; Phòng Nội vụ phối hợp bố trí hội trường.", PYT, PNV, "", "who only joins in another's clause"),
    ("Phòng Y tế mở lớp học; Phòng Nội vụ phối hợp với Sở Y tế ra đề.", f"{PYT}; {PNV}", SYT, "", "who has a partner of its own leads"),
    ("Giao Phòng Y tế chủ trì, Phòng Nội vụ phối hợp với Công an huyện phân luồng.", PYT, f"{PNV}; Công an", "", "joins with another"),
    ("Báo cáo Công an huyện; Phòng Y tế cử bác sĩ trực.", PYT, "", "Công an", "a semicolon and a verb end the list of receivers"),
    ("Phối hợp với Công an huyện; Phòng Y tế chịu trách nhiệm thống kê.", PYT, "Công an", "", "the same behind partners"),
    ("Phối hợp với Công an huyện; Phòng Y tế tuần tra.", "", f"Công an; {PYT}", "", "a list of partners and a plain verb"),
    (
        "Góp quỹ; Hội Nông dân xã lo vùng trong đồng, Hội Phụ nữ xã lo khu chợ.",
        "Hội Nông dân; Hội Liên hiệp Phụ nữ",
        "",
        "",
        "two in a row",
    ),
    (
        "UBND các xã rà soát; trường hợp có sai lệch, Phòng Nội vụ đối chiếu lại.",
        f"{UB}; {PNV}",
        "",
        "",
        "a circumstance opens the second clause",
    ),
    ("Bán vé số gây quỹ; Phòng Y tế dằn túi cứu thương theo xe.", PYT, "", "", "whatever a clause says of its first body"),
    ("Mua thuốc cho các trạm; Phòng Y tế của huyện.", "", "", "", "words that go on with the name"),
    # a circumstance first
    ("Phát hiện hồ sơ giả, Phòng Nội vụ lập biên bản.", PNV, "", "", "what is found opens"),
    ("05 ngày trước hội thi, Phòng Nội vụ gửi giấy mời.", PNV, "", "", "a number of days opens"),
    ("Nơi nào để xảy ra cháy, UBND xã kiểm điểm trách nhiệm.", UB, "", "", "`nơi nào` opens"),
    ("Khi có mưa lớn, UBND các xã phân công lực lượng trực.", UB, "", "", "who assigns anybody but a body acts himself"),
    ("UBND huyện phân công Phòng Y tế thường trực.", PYT, "", "", "who assigns a body does not"),
    ("Chia kinh phí cho vùng cao. UBND các xã có chợ kiện toàn tổ quản lý.", UB, "", "", "words between the subject and its verb"),
    # partners
    ("Phòng Y tế tổ chức tư vấn, mời Hội Luật gia huyện phối hợp.", PYT, "Hội Luật gia", "", "invited to join"),
    ("Các trường mời báo cáo viên Công an huyện nói chuyện.", "các trường", "Công an", "", "a speaker of another body"),
    ("Ký giao ước thi đua với Công an huyện.", "", "Công an", "", "`ký … với`"),
    ("Ký cam kết với Công an huyện.", "", "", "", "a pledge is no cooperation"),
    ("Sửa đổi quy chế phối hợp với Công an huyện.", "", "", "", "the name of an instrument"),
    ("Chỉ đạo Công an xã ký kế hoạch phối hợp với Phòng Y tế.", "", "", "", "rule 35: without a comma the one directed goes on"),
    ("Phối hợp với Phòng Y tế (Tổ số 2) và Công an huyện kiểm tra.", "", f"{PYT}; Công an", "", "partners behind a bracket"),
    ("Phối hợp UBND các xã trong vùng, Công an huyện tuần tra.", "", f"{UB}; Công an", "", "partners behind a qualifier"),
    ("Với Phòng Y tế, Phòng Nội vụ tổ chức tập huấn.", "", f"{PYT}; {PNV}", "", "the heading says who acts with them"),
    ("Công an huyện cùng Phòng Y tế phối hợp với Phòng Nội vụ ra quân.", f"Công an; {PYT}", PNV, "", "two who together have a partner"),
    # receivers
    ("Đăng ký danh mục với Phòng Nội vụ.", "", "", PNV, "`đăng ký … với`"),
    ("Thông báo kết quả chấm về Sở Y tế.", "", "", SYT, "`thông báo … về`"),
    ("Nộp phiếu tại Phòng Nội vụ.", "", "", PNV, "`nộp … tại`"),
    ("Lập dự toán nộp Phòng Nội vụ.", "", "", PNV, "`nộp` alone"),
    ("Cung cấp số liệu cho Phòng Nội vụ.", "", "", PNV, "figures are handed in"),
    ("Cung cấp tài liệu cho Phòng Nội vụ.", "", "", "", "papers are a supply"),
    ("Chuyển tin báo tội phạm sang Công an huyện.", "", "", "Công an", "`chuyển … sang`"),
    ("Đề xuất mức chi đối với UBND các xã.", "", "", "", "`đối với` names no receiver"),
    ("Phòng Y tế trình Chủ tịch UBND huyện ký báo cáo Sở Y tế.", PYT, "", "Chủ tịch Ủy ban nhân dân", "rule 37: signed and handed on"),
    # passive, handed out, named apart
    ("Hồ sơ do Phòng Nội vụ thẩm định.", PNV, "", "", "the thing and who deals with it"),
    ("Phòng Y tế rà soát dự toán do Phòng Nội vụ lập.", PYT, "", "", "whose thing it is"),
    ("Phòng Y tế quan tâm việc được giao cho Phòng Nội vụ.", PYT, "", "", "what another was given"),
    ("Phòng Y tế được đề nghị đưa tin.", PYT, "", "", "asked in the passive"),
    ("Tổ chức hội thi nấu ăn (Phòng Y tế, Phòng Nội vụ).", f"{PYT}; {PNV}", "", "", "names alone in brackets"),
    ("Tổ chức hội thi nấu ăn (Phòng Y tế, trong tháng 3).", PYT, "", "", "with the time"),
    ("Tổ chức hội thi nấu ăn (Phòng Y tế), hoàn thành trước ngày 30/9.", PYT, "", "", "with the time behind the bracket"),
    ("Tổ chức hội thi nấu ăn: Phòng Y tế.", PYT, "", "", "behind a colon"),
    ("Tổ chức hội thi nấu ăn - Phòng Y tế chủ trì.", PYT, "", "", "behind a dash"),
    ("Tổ chức hội thi nấu ăn [Phòng Y tế chủ trì].", PYT, "", "", "in square brackets"),
    ("Khảo sát tại các đơn vị (Phòng Y tế).", "", "", "", "the bracket says which"),
    ("Cập nhật trang tin. Đầu mối thực hiện: Phòng Nội vụ.", PNV, "", "", "a frame of one who is the desk"),
]


@pytest.mark.parametrize(("text", "leads", "partners", "receivers", "why"), ROWS, ids=[row[4] for row in ROWS])
def test_roles(text: str, leads: str, partners: str, receivers: str, why: str) -> None:
    assert roles(text) == (leads, partners, receivers), why


def test_flags_say_who_speaks() -> None:
    ordered = read_roles(fold("Yêu cầu Phòng Y tế báo cáo"), 0, 26, bodies("Yêu cầu Phòng Y tế báo cáo"))
    asked = read_roles(fold("Đề nghị Phòng Y tế tham gia"), 0, 27, bodies("Đề nghị Phòng Y tế tham gia"))
    assert (ordered.ordered, ordered.requested) == (True, False)
    assert (asked.ordered, asked.requested) == (False, True)


def test_a_request_behind_an_order_is_no_request_of_the_block() -> None:
    text = "UBND các xã củng cố tổ công nghệ; đề nghị Hội Phụ nữ huyện giám sát."
    assert not read_roles(fold(text), 0, len(text), bodies(text, DISTRICT)).requested
    text = "Đề nghị Hội Phụ nữ huyện giám sát."
    assert read_roles(fold(text), 0, len(text), bodies(text, DISTRICT)).requested


def test_a_request_that_opens_the_block_goes_on() -> None:
    for text, requested, ordered in [
        ("Đề nghị Hội Nông dân huyện góp quỹ; Phòng Y tế cấp thuốc.", True, False),
        ("Đề nghị Hội Nông dân huyện góp quỹ; giao Phòng Y tế cấp thuốc.", True, True),
        ("Căn cứ Kế hoạch này, đề nghị Hội Nông dân huyện góp quỹ; Phòng Y tế cấp thuốc.", True, True),
        ("Đề nghị doanh nghiệp góp quỹ; Phòng Y tế cấp thuốc.", True, False),
    ]:
        read = read_roles(fold(text), 0, len(text), bodies(text, DISTRICT))
        assert (read.requested, read.ordered) == (requested, ordered), text


def test_a_list_is_one_group() -> None:
    text = "Phòng Y tế, Phòng Nội vụ và các Trường THPT huyện; Công an xã thực hiện"
    found = bodies(text)
    assert groups(fold(text), found) == [list(range(len(found)))]
