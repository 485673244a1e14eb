"""Obligations of small plans and of six whole ones of other offices: who acts, who receives, until when (GUIDE rules 33 to 44)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

import planparse
from planparse.model import Obligation, Plan

PLANS = Path(__file__).parent / "plans"
HEAD = """ỦY BAN NHÂN DÂN
HUYỆN TÂN LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND
Tân Lạc, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Phòng, chống thiên tai năm 2024

Căn cứ Luật Phòng, chống thiên tai năm 2013; Ủy ban nhân dân huyện Tân Lạc ban hành Kế hoạch như sau:

"""
_LETTERS = {"central": "c", "province": "p", "district": "d", "commune": "x", None: "-"}


def actors(duty: Obligation, role: str) -> str:
    """`name /level` of the bodies in a role."""
    return "; ".join(f"{r.name} /{_LETTERS[r.level]}" for r in duty.responsible if r.role == role)


def receivers(duty: Obligation) -> str:
    return "; ".join(r.name + ("~" if r.via else "") for r in duty.report_to)


@cache
def whole_plan(name: str) -> Plan:
    return planparse.parse(PLANS / f"{name}.txt")


def _expected() -> list[dict[str, str]]:
    with (PLANS / "expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted({row["plan"] for row in _expected()}))
def test_whole_plans(name: str) -> None:
    """Every obligation of the plan and none besides, in order."""
    found = [
        {
            "plan": name,
            "section": duty.section,
            "begin": " ".join(duty.text.split()[:6]),
            "leads": actors(duty, "lead"),
            "partners": actors(duty, "coordinate"),
            "report_to": receivers(duty),
            "modality": duty.modality,
            "deadlines": str(len(duty.deadlines)),
        }
        for duty in whole_plan(name).obligations
    ]
    assert found == [row for row in _expected() if row["plan"] == name]


@pytest.mark.parametrize("name", sorted({row["plan"] for row in _expected()}))
def test_actions_are_words_of_the_block(name: str) -> None:
    for duty in whole_plan(name).obligations:
        assert duty.action is None or duty.action in duty.text


TASKS = "I. NHIỆM VỤ\n"
WORK = "I. TỔ CHỨC THỰC HIỆN\n"
UB, PYT, PNV, PTC = "Ủy ban nhân dân", "Phòng Y tế", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch"

# body of the plan, then one tuple an obligation: begin, leads, partners, receivers, modality, deadlines; reason
SMALL = [
    (
        WORK
        + "1. Thành phần đoàn kiểm tra:\n- Ông Lê Văn Mẫu, Phó Giám đốc - Trưởng đoàn;\n- Bà Trần Thị Thử: Thư ký;\n- Đ/c Vũ Văn Tên, chuyên viên.\n",
        [],
        "members of a team, by name and post",
    ),
    (
        WORK + "1. Phân công:\n- Ông Lê Văn Mẫu, Phó Trưởng phòng: tổng hợp số liệu.\n- Bà Trần Thị Thử phụ trách hậu cần.\n",
        [("Ông Lê", "", "", "", "mandatory", 0), ("Bà Trần", "", "", "", "mandatory", 0)],
        "a member who is given something to do",
    ),
    (
        "III. NỘI DUNG KIỂM TRA\n1. Phòng Y tế\n- Công tác tham mưu văn bản;\n- Việc lưu trữ;\n- Hồ sơ cấp phép.\nIV. TIẾN HÀNH\n- Phòng Y tế tự kiểm tra, gửi báo cáo về UBND huyện.\n",
        [("Phòng Y tế", f"{PYT} /d", "", UB, "mandatory", 0)],
        "what an inspection looks at is no order",
    ),
    (
        "III. NỘI DUNG\n1. Kiểm tra việc sử dụng kinh phí\n- Tình hình phân bổ dự toán;\n- Kiểm tra chứng từ tại Phòng Y tế.\n",
        [("Kiểm tra chứng từ", "", "", "", "mandatory", 0)],
        "an act under such a heading is an order",
    ),
    (
        TASKS + "1. Tuyên truyền\n- Công tác truyền thông: mở chuyên mục trên loa của các thôn.\n",
        [("Công tác", "", "", "", "mandatory", 0)],
        "elsewhere a noun phrase may order",
    ),
    (
        WORK
        + "1. Phòng Y tế:\n- Kết hợp Hội Nông dân huyện lập danh sách hộ cần hỗ trợ trình UBND huyện phê duyệt gồm:\n+ Danh sách hộ nghèo;\n",
        [
            ("Kết hợp", f"{PYT} /d", "Hội Nông dân /d", UB, "mandatory", 0),
            ("Danh sách", f"{PYT} /d", "", UB, "mandatory", 0),
        ],
        "an act with partner and receiver whose list only says what it consists of",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Lưu ý: danh sách phải có chữ ký của người lập.\n- Lưu ý: số liệu làm tròn.\n",
        [("Lưu ý: danh sách", f"{PYT} /d", "", "", "mandatory", 0)],
        "a remark that binds",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Gửi tài liệu cho các trường.\n- Gửi danh sách về UBND huyện.\n",
        [("Gửi tài liệu", f"{PYT} /d", "", "", "mandatory", 0), ("Gửi danh sách", f"{PYT} /d", "", UB, "mandatory", 0)],
        "what is handed out to many is no report",
    ),
    (
        TASKS + "1. Cử người phục vụ\n- Phòng Y tế: 02 y sĩ.\n- Phòng Nội vụ: 300 triệu đồng.\n",
        [("Phòng Y tế", f"{PYT} /d", "", "", "mandatory", 0), ("Phòng Nội vụ", "", "", "", "mandatory", 0)],
        "who sends how many; a sum is none",
    ),
    (
        TASKS
        + "STT | Nội dung | Chủ trì | Thời hạn\n1 | Lập danh mục trình UBND huyện phê duyệt | Phòng Y tế | 5/2024\n2 | Tập huấn | Phòng Nội vụ |\n",
        [("Lập danh mục", f"{PYT} /d", "", UB, "mandatory", 1), ("Tập huấn", "Phòng Nội vụ /d", "", "", "mandatory", 0)],
        "rows with pipes inside alone",
    ),
    (
        TASKS + "STT\tNội dung\tThực hiện\n1\tLập danh mục trình UBND huyện phê duyệt\tPhòng Y tế\n",
        [("Lập danh mục", f"{PYT} /d", "", UB, "mandatory", 0)],
        "a row whose task names the receiver",
    ),
    (
        TASKS + "1. Nhân lực\nTT\tNội dung\tSố lượng\n1\tBác sĩ\t\n2\tY sĩ\t\n",
        [],
        "a form without anybody, time or product is no table of tasks",
    ),
    (
        "V . TỔ CHỨC THỰC HIỆN\n1 . Phòng Y tế:\n- Chuẩn bị thuốc.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0)],
        "blank before the stop of a number",
    ),
    (
        WORK + "1. Chủ tịch UBND các xã\n- Phân công Công chức Địa chính cùng Công an xã lập chốt trực.\n",
        [("Phân công", "Chủ tịch Ủy ban nhân dân /x", "", "", "mandatory", 0)],
        "who is addressed assigns; the one assigned is directed (rule 35)",
    ),
    (
        "I. KINH PHÍ: Phòng Tài chính - Kế hoạch cân đối, trình UBND huyện bố trí kinh phí.\n",
        [("Phòng Tài", f"{PTC} /d", "", UB, "mandatory", 0)],
        "funding behind a run-in title where a body is told to act",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Xây dựng mô hình:\n+ Nhân rộng ra toàn bộ các xã từ ngày 05/9/2024, gồm:\n* Thành lập đội xung kích;\n",
        [("Nhân rộng", f"{PYT} /d", "", "", "mandatory", 1), ("Thành lập", f"{PYT} /d", "", "", "mandatory", 0)],
        "an act whose details follow is more than an announcement",
    ),
    (WORK + "1. Giao Phòng Y tế:\n- Chuẩn bị thuốc.\n", [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0)], "heading with `Giao`"),
    (
        WORK + "1. Trách nhiệm của Phòng Y tế\n- Chuẩn bị thuốc.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0)],
        "heading `Trách nhiệm của`",
    ),
    (
        WORK + "1. Đề nghị Hội Nông dân huyện:\n- Vận động hội viên.\n",
        [("Vận động", "Hội Nông dân /d", "", "", "requested", 0)],
        "heading that asks",
    ),
    (
        WORK + "1. UBND CÁC XÃ, THỊ TRẤN\n- Xây dựng kế hoạch.\n",
        [("Xây dựng", f"{UB} /x", "", "", "mandatory", 0)],
        "heading in capitals",
    ),
    (
        WORK + "1. Phòng Y tế, Phòng Nội vụ:\n- Phối hợp với Công an huyện rà soát.\n",
        [("Phối hợp", f"{PYT} /d; {PNV} /d", "Công an /d", "", "mandatory", 0)],
        "several bodies in one heading",
    ),
    (
        WORK + "1. Phòng Y tế chủ trì, phối hợp với Phòng Nội vụ:\n- Tổ chức tập huấn.\n",
        [("Tổ chức", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 0)],
        "heading that names the partner, too",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Chủ tịch UBND các xã chịu trách nhiệm về số liệu.\n",
        [("Chủ tịch", f"Chủ tịch {UB} /x", "", "", "mandatory", 0)],
        "rule 35: own subject beats the heading",
    ),
    (
        WORK + "1. Ủy ban nhân dân các xã:\n- Chỉ đạo các thôn họp dân; giao Công chức Văn hóa - Xã hội theo dõi.\n",
        [("Chỉ đạo", f"{UB} /x", "", "", "mandatory", 0)],
        "rule 35: an order behind a clause of the heading's body is that body's act",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Xây dựng quy trình; Chủ tịch UBND các xã chịu trách nhiệm về số liệu.\n",
        [("Xây dựng", f"{PYT} /d; Chủ tịch {UB} /x", "", "", "mandatory", 0)],
        "the subject of a later clause acts, too",
    ),
    (
        TASKS
        + "1. Rà soát khu vực nguy hiểm\n- Đơn vị chủ trì: Phòng Y tế\n- Đơn vị phối hợp: Phòng Nội vụ, UBND các xã\n- Thời gian thực hiện: Quý I/2024\n",
        [("Rà soát", f"{PYT} /d", f"{PNV} /d; {UB} /x", "", "mandatory", 1)],
        "rule 41: frame lines as bullets",
    ),
    (
        TASKS + "1. Rà soát khu vực nguy hiểm\nChủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ; thời gian: Quý II/2024.\n",
        [("Rà soát", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 1)],
        "rule 41: one line with all cues",
    ),
    (
        TASKS + "1. Tập huấn\na) Tổ chức tập huấn cấp xã.\nb) Diễn tập cấp huyện.\nCơ quan chủ trì: Phòng Y tế; thời gian: tháng 6/2024.\n",
        [("Tổ chức", f"{PYT} /d", "", "", "mandatory", 1), ("Diễn tập", f"{PYT} /d", "", "", "mandatory", 1)],
        "rule 42: lettered tasks share a frame",
    ),
    (
        TASKS + "1. Kiểm tra\nChủ trì: Phòng Y tế; thời gian: Quý IV/2024.\n- Kiểm tra định kỳ.\n- Kiểm tra đột xuất.\n",
        [("Kiểm tra định", f"{PYT} /d", "", "", "mandatory", 1), ("Kiểm tra đột", f"{PYT} /d", "", "", "mandatory", 1)],
        "rule 41: a frame holds for the bullets of its division",
    ),
    (
        TASKS
        + "1. Tuyên truyền\n- Tổ chức hội thi (Chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ; thời gian: Quý II/2024).\n- Treo băng rôn.\n",
        [("Tổ chức", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 1), ("Treo", "", "", "", "mandatory", 0)],
        "a frame in brackets holds for its bullet only",
    ),
    (
        TASKS + "1. Tuyên truyền\nPhòng Y tế chủ trì, phối hợp với Phòng Nội vụ:\n- Xây dựng chuyên mục.\n- Treo băng rôn.\n",
        [("Xây dựng", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 0), ("Treo", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 0)],
        "the sentence that opens the list names them",
    ),
    (
        WORK + "1. Báo cáo\nYêu cầu UBND các xã báo cáo về Phòng Y tế như sau:\n- Báo cáo quý trước ngày 20 tháng cuối quý.\n",
        [("Yêu cầu", f"{UB} /x", "", PYT, "mandatory", 0), ("Báo cáo quý", f"{UB} /x", "", PYT, "mandatory", 1)],
        "rule 33: an opening sentence that orders is one itself",
    ),
    (
        WORK
        + "1. Phòng Nội vụ\na) Báo cáo Sở Nội vụ, UBND huyện theo các kỳ sau:\n- Báo cáo quý trước ngày 20 tháng cuối quý;\n- Gửi Phòng Y tế số liệu.\n",
        [
            ("Báo cáo quý", f"{PNV} /d", "", f"Sở Nội vụ; {UB}", "mandatory", 1),
            ("Gửi Phòng Y tế", f"{PNV} /d", "", PYT, "mandatory", 0),
        ],
        "the list under a numbered line that says who receives; what names its own receiver",
    ),
    (
        WORK + "1. Thủ trưởng các phòng, ban; Chủ tịch UBND các xã có trách nhiệm:\n+ Quán triệt Kế hoạch này.\n",
        [("Quán triệt", f"Thủ trưởng các phòng, ban /d; Chủ tịch {UB} /x", "", "", "mandatory", 0)],
        "a line that only announces its list is none",
    ),
    (
        "I. YÊU CẦU\n- Các phòng, ban huyện bám sát nhiệm vụ.\n- Nâng cao nhận thức của người dân.\n",
        [("Các phòng", "các phòng, ban /d", "", "", "mandatory", 0)],
        "rule 36: requirements count with a subject",
    ),
    (
        "I. KINH PHÍ\n- Nguồn ngân sách huyện.\n- Phòng Tài chính - Kế hoạch tham mưu UBND huyện bố trí kinh phí.\n",
        [("Phòng Tài", f"{PTC} /d", "", UB, "mandatory", 0)],
        "funding counts where a body is told to act",
    ),
    ("I. MỤC ĐÍCH, YÊU CẦU\n1. UBND các xã tổ chức thực hiện nghiêm.\n", [], "rule 36: not under a combined heading"),
    (
        WORK + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\nTrên đây là Kế hoạch phòng, chống thiên tai năm 2024./.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0)],
        "rule 39: the end formula is none",
    ),
    (
        WORK
        + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\nTrên đây là Kế hoạch năm 2024, UBND huyện yêu cầu các ngành, UBND các xã nghiêm túc thực hiện./.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0), ("Trên đây", f"các ngành /-; {UB} /x", "", "", "mandatory", 0)],
        "rule 39: with an order it is one",
    ),
    (
        WORK + "1. Đề nghị Hội Nông dân huyện:\n- Phối hợp với Phòng Y tế tuyên truyền; yêu cầu Hội Nông dân các xã tổ chức.\n",
        [("Phối hợp", "Hội Nông dân /d; Hội Nông dân /x", f"{PYT} /d", "", "mandatory", 0)],
        "rule 38: a block that also orders is mandatory",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 10/12) báo cáo UBND huyện.\n",
        [("Định kỳ", f"{PYT} /d", "", UB, "mandatory", 2)],
        "two dates",
    ),
    (
        TASKS
        + "| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
        + "| 1 | Rà soát quy hoạch | Phòng Nội vụ | UBND các xã | Quý II/2024 |\n| 2 | Ban hành quy chế | | Phòng Y tế | Tháng 9/2024 |\n",
        [("Rà soát", f"{PNV} /d", f"{UB} /x", "", "mandatory", 1), ("Ban hành", "", f"{PYT} /d", "", "mandatory", 1)],
        "rule 44: rows of a table",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Chỉ đạo Trạm Y tế lập danh sách, giao cho các nhà trường phối hợp quản lý.\n",
        [("Chỉ đạo", f"{PYT} /d", "", "", "mandatory", 0)],
        "what is handed on leaves the lead with the heading",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Lau dọn kho thuốc. UBND các xã góp dụng cụ.\n- Khi có dịch, UBND các xã lập chốt.\n",
        [("Lau dọn", f"{PYT} /d; {UB} /x", "", "", "mandatory", 0), ("Khi có dịch", f"{UB} /x", "", "", "mandatory", 0)],
        "rule 35: the heading leads the first clause, a subject of the whole block overrides it",
    ),
    (
        TASKS
        + "1. Diễn tập\n- Thuê loa đài; UBND các xã cử người dự.\n* Thực hiện: Phòng Y tế chủ trì; Phòng Nội vụ phối hợp. Thời gian: tháng 5/2024.\n",
        [("Thuê loa", f"{PYT} /d; {UB} /x", f"{PNV} /d", "", "mandatory", 1)],
        "a frame line that says in words who leads and who joins",
    ),
    (
        TASKS + "1. Diễn tập\n- Thuê loa đài.\n(Chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ)\n",
        [("Thuê loa", f"{PYT} /d", f"{PNV} /d", "", "mandatory", 0)],
        "a frame line in brackets",
    ),
    (
        TASKS + "1. Phối hợp với Công an huyện rà soát, kiến nghị Sở Y tế sửa đổi\n- Chủ trì: Phòng Y tế\n- Thời gian: Quý II/2024\n",
        [("Phối hợp", f"{PYT} /d", "Công an /d", "Sở Y tế", "mandatory", 1)],
        "rule 41: a heading that is the task says partner and receiver itself",
    ),
    (
        TASKS + "1. Tổ chức hội thi nấu ăn cho học sinh: Phòng Y tế.\n",
        [("Phòng Y tế", f"{PYT} /d", "", "", "mandatory", 0)],
        "nothing but a name behind a task",
    ),
    (
        WORK
        + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\nKế hoạch này có hiệu lực từ ngày ký. Thủ trưởng các phòng, ban chịu trách nhiệm thi hành./.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0), ("Kế hoạch này", "Thủ trưởng các phòng, ban /d", "", "", "mandatory", 1)],
        "rule 39: a clause behind the end formula orders",
    ),
    (
        "I. KINH PHÍ\nNgân sách huyện. Trước ngày 31/7 hằng năm, Phòng Y tế được giao chủ trì lập dự toán gửi Phòng Tài chính - Kế hoạch.\n",
        [("Ngân sách", f"{PYT} /d", "", PTC, "mandatory", 1)],
        "who was given the task of asking for money",
    ),
    (
        TASKS
        + "| TT | Nội dung công việc | Cơ quan, đơn vị | Hoàn thành |\n|---|---|---|---|\n"
        + "| 1 | Soạn quy chế | Phòng Y tế chủ trì; Phòng Kế toán Sở Y tế phối hợp | Trước 20/11 |\n",
        [("Soạn", f"{PYT} /d", "Phòng Kế toán /d", "", "mandatory", 1)],
        "the owner of a body does not act for it",
    ),
    (
        WORK
        + "1. Phòng Y tế; Phòng Nội vụ:\n- Bảo đảm thuốc.\n2. Giáo viên chủ nhiệm:\n- Nhắc nhở học sinh.\n3. Phòng Nội vụ:\n- Lập kế hoạch.\n",
        [
            ("Bảo đảm", f"{PYT} /d; {PNV} /d", "", "", "mandatory", 0),
            ("Nhắc nhở", "", "", "", "mandatory", 0),
            ("Lập", f"{PNV} /d", "", "", "mandatory", 0),
        ],
        "names between semicolons; teachers are no body",
    ),
    (
        TASKS
        + "Việc kiểm tra được chia thành 02 đợt:\n1. Đợt 1: Từ ngày 05/3/2024 đến ngày 20/4/2024:\na) Kiểm tra các chợ.\nb) Kiểm tra bếp ăn.\n",
        [("Kiểm tra các chợ", "", "", "", "mandatory", 0), ("Kiểm tra bếp", "", "", "", "mandatory", 0)],
        "lines that only open divisions",
    ),
    (
        TASKS
        + "1. Xét chọn căn cứ vào các tiêu chí:\n- Tiêu chuẩn của người dự thi.\n- Kết quả học tập của năm trước.\n2. Tổ chức thi\n- Chấm bài.\n",
        [("Chấm bài", "", "", "", "mandatory", 0)],
        "criteria are no duties",
    ),
    (
        TASKS
        + "| Nội dung | Phân công nhiệm vụ | Tiến độ |\n|---|---|---|\n"
        + "| Kiểm kê nguồn nước | Chủ trì: Phòng Nội vụ. Phối hợp: Phòng Y tế, UBND các xã, doanh nghiệp. "
        + "| Khởi động quý I/2024; báo cáo quý III/2024. |\n",
        [("Kiểm kê", f"{PNV} /d", f"{PYT} /d; {UB} /x", "", "mandatory", 2)],
        "labels inside the cell of who acts; times among other words",
    ),
    (
        TASKS
        + "| TT | Nội dung công việc | Cơ quan, đơn vị | Hoàn thành |\n|---|---|---|---|\n"
        + "| 1 | Soạn quy chế | Phòng Nội vụ chủ trì; Phòng Y tế phối hợp | Trước 20/11 |\n"
        + "| 2 | Tập huấn | Phòng Y tế; Hội Nông dân, Phòng Nội vụ (phối hợp) | 6 tháng cuối năm |\n",
        [
            ("Soạn quy chế", f"{PNV} /d", f"{PYT} /d", "", "mandatory", 1),
            ("Tập huấn", f"{PYT} /d", f"Hội Nông dân /d; {PNV} /d", "", "mandatory", 1),
        ],
        "who cooperates is said behind the names",
    ),
    (
        "PHỤ LỤC I\nDANH MỤC CÁC CHỈ TIÊU\n| STT | Nội dung | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Tỷ lệ hồ sơ trực tuyến | Phòng Nội vụ |\n",
        [],
        "rows of indicators order nothing",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\nHoàn thành trong quý II năm 2024.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0)],
        "a line that says only until when",
    ),
    (
        WORK
        + "1. Thành phần đoàn kiểm tra:\n- Ông Trần Văn Bình - Phó Chủ tịch UBND huyện, Trưởng đoàn;\n- Bà Lê Thị Hoa, Trưởng phòng Y tế: kiểm tra sổ sách.\n",
        [("Bà Lê Thị Hoa", "", "", "", "mandatory", 0)],
        "a member of a list is none, a member with a task is one",
    ),
    (
        TASKS + "1. Nâng cấp chợ\n- Giai đoạn 2024 - 2025\n+ Cải tạo 65 chợ.\n",
        [("Cải tạo", "", "", "", "mandatory", 0)],
        "a bare label of a list",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\nỦy ban nhân dân huyện yêu cầu mọi hộ kinh doanh nghiêm túc thực hiện./.\n",
        [("Chuẩn bị", f"{PYT} /d", "", "", "mandatory", 0), ("Ủy ban", "", "", "", "mandatory", 0)],
        "the issuer orders everybody",
    ),
    (
        "II. NỘI DUNG TẬP HUẤN\nLớp học trong 1/2 ngày với các nội dung chính:\n1. Khai mạc (10 phút).\n2. Một số điểm mới về hộ tịch (45 phút).\n3. Nghỉ giữa giờ (15 phút)\n4. Văn nghệ (khoảng 1 giờ).\n",
        [],
        "an agenda, its announcement and half a day",
    ),
    (
        WORK + "1. Phòng Y tế:\n- Tuyên truyền trên loa (15 phút).\n2. Thi viết theo các chủ đề:\n- Tổ chức chấm bài.\n",
        [("Tuyên truyền", f"{PYT} /d", "", "", "mandatory", 0), ("Tổ chức", "", "", "", "mandatory", 0)],
        "a duty with its minutes, an announcement of subjects",
    ),
    (
        "III. LỢI ÍCH CỦA MÔ HÌNH\n- Giảm thời gian đi lại cho người dân.\n- Nâng cao sự hài lòng.\nIV. TỔ CHỨC THỰC HIỆN\n1. Dự toán: Đính kèm.\n2. Lịch: Đính kèm bảng phân công.\n",
        [],
        "benefits and what is attached",
    ),
]


@pytest.mark.parametrize(("body", "expected", "why"), SMALL, ids=[row[2] for row in SMALL])
def test_small_plans(body: str, expected: list[tuple[str, str, str, str, str, int]], why: str) -> None:
    duties = planparse.parse_text(HEAD + body).obligations
    found = [
        (duty.text[: len(row[0])], actors(duty, "lead"), actors(duty, "coordinate"), receivers(duty), duty.modality, len(duty.deadlines))
        for duty, row in zip(duties, expected, strict=False)
    ]
    assert (found, len(duties)) == (expected, len(expected)), why
