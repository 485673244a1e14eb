"""Tables of a Word package: rows under their head, or columns one after the other; rows of tasks become obligations."""

from __future__ import annotations

import pytest

from planparse.pipeline import parse
from tests.word_help import levels, lines, numbering, p, package, tbl, tc, tr

HEAD = tr("STT", "Nội dung", "Cơ quan chủ trì")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            tbl(HEAD, tr("1", "Rà soát", "Sở Y tế")), ["| STT | Nội dung | Cơ quan chủ trì |", "| 1 | Rà soát | Sở Y tế |"], id="rows"
        ),
        pytest.param(
            tbl(HEAD, tr("1", tc("Rà soát", "báo cáo"), tc("- Sở Y tế;", "- Công an tỉnh."))),
            ["| STT | Nội dung | Cơ quan chủ trì |", "| 1 | Rà soát báo cáo | - Sở Y tế; - Công an tỉnh. |"],
            id="paragraphs of a cell stand on one line",
        ),
        pytest.param(
            tbl(tr("a", tc("Cơ quan", "Chủ trì")), tr("1", tc("Sở Y tế", "Công an tỉnh", "phối hợp")), tr("2", tc("Y tế", "- Công an"))),
            ["| a | Cơ quan Chủ trì |", "| 1 | Sở Y tế ¦ Công an tỉnh phối hợp |", "| 2 | Y tế ¦ - Công an |"],
            id="paragraphs that would read as one are parted",
        ),
        pytest.param(
            tbl(HEAD, tr("1", "Rà soát", tc("Sở Y tế", merge="restart")), tr("2", "Báo cáo", tc(merge="continue"))),
            ["| STT | Nội dung | Cơ quan chủ trì |", "| 1 | Rà soát | Sở Y tế |", "| 2 | Báo cáo | Sở Y tế |"],
            id="a cell merged downwards holds for each row",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr(tc("dài " * 600, merge="restart"), "1"), tr(tc(merge="continue"), "2")),
            ["| a | b |", f"| {'dài ' * 600} | 1 |", "| | 2 |"],
            id="but not where that would blow up the text",
        ),
        pytest.param(
            tbl(HEAD, tr(tc("I. VIỆC CHUNG", span=3)), tr("1", tc("Rà soát", span=2))),
            ["| STT | Nội dung | Cơ quan chủ trì |", "| I. VIỆC CHUNG |", "| 1 | Rà soát | |"],
            id="cells over several columns",
        ),
        pytest.param(
            tbl(
                tr(tc("STT", merge="restart"), tc("Nội dung", merge="restart"), tc("Cơ quan", span=2)),
                tr(tc(merge="continue"), tc(merge="continue"), "chủ trì", "phối hợp"),
                tr("1", "Rà soát", "Sở Y tế", "Công an tỉnh"),
            ),
            ["| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp |", "| 1 | Rà soát | Sở Y tế | Công an tỉnh |"],
            id="a head of two rows is one",
        ),
        pytest.param(
            tbl(tr("a", "b", properties="<w:tblHeader/>"), tr("c", "d", properties="<w:tblHeader/>"), tr("1", "2")),
            ["| a c | b d |", "| 1 | 2 |"],
            id="rows that are marked as head",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr("1", "2"), tr("3", "4", properties="<w:del w:id='1'/>"), tr("5", "6", properties="<w:ins w:id='2'/>")),
            ["| a | b |", "| 1 | 2 |", "| 5 | 6 |"],
            id="deleted rows go, inserted ones stay",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr("1", tc("Gồm:", tbl(tr("x", "y"), tr("z", "t"))))),
            ["| a | b |", "| 1 | Gồm: x y z t |"],
            id="a table inside a cell",
        ),
        pytest.param(tbl(tr("a", "b"), tr("", "")), ["| a | b |"], id="an empty row"),
        pytest.param(tbl(tr("a", "b|c"), tr("1", "2")), ["| a | b¦c |", "| 1 | 2 |"], id="a bar in a cell"),
        pytest.param(tbl(tr(tc("Hộp", p("dòng hai")))), ["Hộp", "dòng hai"], id="one column is a box"),
        pytest.param(
            tbl(tr(tc("a", merge="continue"), "b"), tr("1", "2")), ["| a | b |", "| 1 | 2 |"], id="a cell that goes on from nothing"
        ),
        pytest.param(tbl(tr(tc("a", span=900000), "b"), tr("1", "2")), ["| a |", "| 1 | 2 |" + " |" * 62], id="a span that cannot be"),
        pytest.param(tbl(), [], id="a table without rows"),
    ],
)
def test_rows(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            tbl(
                tr(tc("UBND HUYỆN X", "Số: 12/KH-UBND"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "X, ngày 05 tháng 6 năm 2024")),
                framed=False,
            ),
            ["UBND HUYỆN X", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "X, ngày 05 tháng 6 năm 2024"],
            id="a letterhead of one row",
        ),
        pytest.param(
            tbl(
                tr("UBND HUYỆN X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                tr("", "Độc lập - Tự do - Hạnh phúc"),
                tr("Số: 12/KH-UBND", "X, ngày 05 tháng 6 năm 2024"),
                tr(tc("KẾ HOẠCH", span=2)),
                framed=True,
            ),
            [
                *("UBND HUYỆN X", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
                *("X, ngày 05 tháng 6 năm 2024", "KẾ HOẠCH"),
            ],
            id="a letterhead of rows, with a frame, and the title below it",
        ),
        pytest.param(
            tbl(tr(tc("Nơi nhận:", "- Như trên;", "- Lưu: VT."), "", tc("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Nguyễn Văn A")), framed=False),
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"],
            id="a closing with an empty column",
        ),
        pytest.param(
            tbl(tr("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"), tr("Trần B", "Lê C"), framed=False),
            ["NGƯỜI LẬP BIỂU", "Trần B", "TRƯỞNG PHÒNG", "Lê C"],
            id="two signers without a frame",
        ),
    ],
)
def test_columns(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


TASKS = (
    p("ỦY BAN NHÂN DÂN")
    + p("TỈNH QUẢNG NGÃI")
    + p("KẾ HOẠCH")
    + p("Phòng, chống đuối nước trẻ em năm 2025")
    + p("I. NHIỆM VỤ")
    + tbl(
        tr(
            *(tc(text, merge="restart") for text in ("STT", "Nội dung nhiệm vụ")),
            tc("Cơ quan thực hiện", span=2),
            *(tc(text, merge="restart") for text in ("Thời gian hoàn thành", "Sản phẩm")),
        ),
        tr(tc(merge="continue"), tc(merge="continue"), "Chủ trì", "Phối hợp", tc(merge="continue"), tc(merge="continue")),
        tr(
            tc(p(at=(1, 0))),
            "Rà soát các điểm có nguy cơ đuối nước",
            tc("Sở Nội vụ", merge="restart"),
            tc("Công an tỉnh", "Sở Xây dựng"),
            "Trước ngày 30/6/2025",
            "Báo cáo",
        ),
        tr(tc(p(at=(1, 0))), "Tổ chức lớp dạy bơi", tc(merge="continue"), "", "Quý III năm 2025", "Kế hoạch"),
    )
)


def test_rows_of_tasks_are_obligations() -> None:
    plan = parse(package(TASKS, numbering=numbering(levels(("decimal", "%1")))), "bang.docx")
    found = [
        (
            duty.text,
            [(body.name, body.role) for body in duty.responsible],
            [deadline.text for deadline in plan.deadlines if deadline.id in duty.deadlines],
            duty.products,
            duty.origin,
        )
        for duty in plan.obligations
    ]
    assert found == [
        (
            "Rà soát các điểm có nguy cơ đuối nước",
            [("Sở Nội vụ", "lead"), ("Công an", "coordinate"), ("Sở Xây dựng", "coordinate")],
            ["Trước ngày 30/6/2025"],
            ("Báo cáo",),
            {"part": "body", "paragraph": 18, "cell": "t1r3c2"},
        ),
        (
            "Tổ chức lớp dạy bơi",
            [("Sở Nội vụ", "lead")],
            ["Quý III năm 2025"],
            ("Kế hoạch",),
            {"part": "body", "paragraph": 25, "cell": "t1r4c2"},
        ),
    ]
