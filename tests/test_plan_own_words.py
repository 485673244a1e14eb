"""What a whole plan says of its own units, and how its blocks share roles: one small plan a row."""

from __future__ import annotations

import pytest

import planparse

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN HÒA AN\nSố: 12/KH-UBND\nHòa An, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\nPhòng, chống dịch bệnh năm 2024\n"
WORK = HEAD + "I. TỔ CHỨC THỰC HIỆN\n"

ACTORS = [
    (
        "1. Phòng Tài chính - Kế toán\n- Lập dự toán.\n2. Phòng TCKT quyết toán kinh phí.",
        "Phòng TCKT",
        [("Phòng Tài chính - Kế toán", "lead")],
        "a short form that the plan's own full name explains",
    ),
    ("1. PC08 cung cấp số liệu cho UBND huyện.", "PC08", [("PC08", "lead")], "a department of the police by its code"),
    (
        "1. Phòng Y tế chủ trì, Phòng Nội vụ phối hợp kiểm tra các trạm y tế.",
        "Phòng Y tế",
        [("Phòng Y tế", "lead"), ("Phòng Nội vụ", "coordinate")],
        "the partner is the next subject",
    ),
    (
        "1. Phòng Y tế phụ trách vùng sản xuất xa khu dân cư, Hội Chữ thập đỏ huyện thu gom áo phao.",
        "Phòng Y tế",
        [("Phòng Y tế", "lead"), ("Hội Chữ thập đỏ", "lead")],
        "a second subject behind a comma",
    ),
    (
        "1. Phòng Y tế\n- Thành lập đội cơ động; mời Sở Y tế tập huấn trong tháng 3.",
        "Thành lập",
        [("Phòng Y tế", "lead")],
        "who is invited is no addressee",
    ),
    (
        "1. Phòng Y tế\n- Họp hằng quý, giao Phòng Nội vụ làm thư ký.",
        "Họp",
        [("Phòng Y tế", "lead")],
        "who is appointed has no duty yet",
    ),
]


@pytest.mark.parametrize(("body", "begins", "expected", "why"), ACTORS, ids=[row[3] for row in ACTORS])
def test_actors(body: str, begins: str, expected: list[tuple[str, str]], why: str) -> None:
    duties = planparse.parse_text(WORK + body + "\n").obligations
    (duty,) = [duty for duty in duties if duty.text.startswith(begins)]
    assert [(r.name, r.role) for r in duty.responsible] == expected, why


def test_each_reports_to_its_own() -> None:
    body = "1. Công an huyện báo cáo về Phòng Y tế, Hội Nông dân huyện báo cáo về Phòng Nội vụ định kỳ 6 tháng.\n"
    (duty,) = planparse.parse_text(WORK + body).obligations
    assert [r.name for r in duty.responsible] == ["Công an", "Hội Nông dân"]
    assert [r.name for r in duty.report_to] == ["Phòng Y tế", "Phòng Nội vụ"]


def test_a_request_above_holds_below() -> None:
    body = "1. Đề nghị Hội Nông dân huyện và các hội, đoàn thể huyện\na) Hội Nông dân huyện: vận động hội viên.\n"
    assert [duty.modality for duty in planparse.parse_text(WORK + body).obligations] == ["requested"]


def test_a_plan_in_articles_stays_a_plan() -> None:
    body = (
        "Điều 1. Nội dung phối hợp\n1. Phối hợp với Phòng Y tế tuyên truyền.\nĐiều 2. Chế độ giao ban, báo cáo\n1. Họp mỗi quý một lần.\n"
    )
    plan = planparse.parse_text(HEAD + body)
    assert [section.role for section in plan.sections if section.path.count("/") == 0] == ["tasks", "reporting"]
    assert len(plan.obligations) == 2


def test_a_label_is_no_title() -> None:
    plan = planparse.parse_text(HEAD + "I. NỘI DUNG\n1. Bước 1: Rà soát, đăng ký (tháng 3/2024)\n- Trạm Y tế các xã lập danh sách.\n")
    assert [(s.kind, s.title) for s in plan.sections][1:] == [("heading", "Bước 1: Rà soát, đăng ký (tháng 3/2024)")]
