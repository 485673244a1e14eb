"""Tables that became a line a cell: head, rows, empty cells, cells of several lines, parts; and numbered lines that are no table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planparse
from planparse.text.clean import tidy
from planparse.text.offsets import Mapped
from planparse.text.stacked import stacked_edits
from tests.pace import within

HEAD = "TT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời hạn\nSản phẩm\n"
ROW_1 = "1\nRà soát hộ nghèo\nPhòng Nội vụ\nUBND các xã\nTrước 15/3/2025\nDanh sách\n"
ROW_2 = "2\nTập huấn cán bộ\nSở Y tế\nSở Nội vụ\nQuý II/2025\nBáo cáo\n"
IN_ROWS = "| 1 | Rà soát hộ nghèo | Phòng Nội vụ | UBND các xã | Trước 15/3/2025 | Danh sách |"
IN_ROWS_2 = "| 2 | Tập huấn cán bộ | Sở Y tế | Sở Nội vụ | Quý II/2025 | Báo cáo |"


def joined(text: str) -> list[str]:
    """Lines between pipes after the edits."""
    return [line for line in Mapped.identity(text).edit(stacked_edits(text)).text.split("\n") if line.startswith("|")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(HEAD + ROW_1 + ROW_2, [IN_ROWS, IN_ROWS_2], id="mỗi ô một dòng"),
        pytest.param(HEAD + ROW_1 + ROW_2 + "\nIV. TỔ CHỨC THỰC HIỆN\n", [IN_ROWS, IN_ROWS_2], id="hết bảng"),
        pytest.param(HEAD + ROW_1 + ROW_2 + "Trên đây là Kế hoạch.\n", [IN_ROWS, IN_ROWS_2], id="hết bảng không dòng trống"),
        pytest.param((HEAD + ROW_1 + ROW_2).replace("\n", "\n\n"), [IN_ROWS, IN_ROWS_2], id="mỗi dòng cách một dòng trống"),
        pytest.param(
            (HEAD + ROW_1 + ROW_2).replace("1\nRà", "01\nRà").replace("2\nTập", "02.\nTập"),
            [IN_ROWS.replace("| 1 |", "| 01 |"), IN_ROWS_2.replace("| 2 |", "| 02. |")],
            id="số hai chữ số",
        ),
        pytest.param(HEAD.replace("TT\n", "Số TT\n") + ROW_1 + ROW_2, [IN_ROWS, IN_ROWS_2], id="Số TT"),
        pytest.param(
            HEAD + ROW_1.replace("UBND các xã\n", "\n") + ROW_2,
            [IN_ROWS.replace("| UBND các xã |", "| |"), IN_ROWS_2],
            id="ô trống là dòng trống",
        ),
        pytest.param(
            HEAD + ROW_1.replace("UBND các xã\n", "") + ROW_2,
            [IN_ROWS.replace("| UBND các xã |", "| |"), IN_ROWS_2],
            id="ô trống mất dòng",
        ),
        pytest.param(
            HEAD + ROW_1.replace("UBND các xã\n", "UBND các xã\nCông an huyện\n") + ROW_2,
            [IN_ROWS.replace("UBND các xã", "UBND các xã; Công an huyện"), IN_ROWS_2],
            id="ô nhiều dòng",
        ),
        pytest.param(
            HEAD.replace("Cơ quan chủ trì\n", "Cơ quan\nchủ trì\n") + ROW_1 + ROW_2,
            [IN_ROWS, IN_ROWS_2],
            id="ô của đầu bảng hai dòng",
        ),
        pytest.param(
            HEAD + "I\nGiảm nghèo\n" + ROW_1 + "II\nY tế\n" + ROW_2,
            ["| I | Giảm nghèo | | | | |", IN_ROWS, "| II | Y tế | | | | |", IN_ROWS_2],
            id="nhóm nhiệm vụ",
        ),
        pytest.param(
            HEAD + "I\nGiảm nghèo\n" + ROW_1 + "II\nY tế\n" + ROW_2.replace("2\nTập", "1\nTập"),
            ["| I | Giảm nghèo | | | | |", IN_ROWS, "| II | Y tế | | | | |", IN_ROWS_2.replace("| 2 |", "| 1 |")],
            id="đánh số lại trong nhóm",
        ),
        pytest.param(
            HEAD + ROW_1.replace("Danh sách", "12") + ROW_2,
            [IN_ROWS.replace("Danh sách", "12"), IN_ROWS_2],
            id="ô chỉ có số",
        ),
        pytest.param(
            HEAD.replace("Sản phẩm", "Số lớp") + ROW_1.replace("Danh sách", "2") + ROW_2.replace("Báo cáo", "4"),
            [IN_ROWS.replace("Danh sách", "2"), IN_ROWS_2.replace("Báo cáo", "4")],
            id="ô có số như số thứ tự sau",
        ),
    ],
)
def test_a_line_a_cell_becomes_a_line_a_row(text: str, rows: list[str]) -> None:
    found = joined(text)
    assert "| Nhiệm vụ |" in found[0]
    assert [" ".join(row.split()) for row in found[1:]] == rows


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("TT\nHọ và tên\nĐiện thoại\n1\nNguyễn Văn A\n0912\n2\nTrần B\n0913\n", id="bảng không phải nhiệm vụ"),
        pytest.param("TT\nHọ và tên\nĐiện thoại\n1\nNguyễn Văn A\n2\nTrần B\n0913\n3\nLê C\n0914\n", id="bảng khác thiếu ô"),
        pytest.param(HEAD + ROW_1.replace("Danh sách", "A|B") + ROW_2, id="ô có gạch đứng"),
        pytest.param(HEAD + ROW_1, id="chỉ một hàng"),
        pytest.param(HEAD + "Các sở thực hiện:\n- Sở Y tế\n", id="không có số thứ tự"),
        pytest.param("TT\n", id="hết ngay"),
        pytest.param("TT\n1\n2\n3\n", id="chỉ có số"),
        pytest.param(HEAD + "1. Rà soát hộ nghèo\n2. Tập huấn cán bộ\n", id="danh mục đánh số"),
    ],
)
def test_what_is_no_such_table_stays(text: str) -> None:
    assert joined(text) == []


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("KẾ HOẠCH\n", None),
        ("KẾ HOẠCH\nGiảm nghèo năm 2025\n", "Giảm nghèo năm 2025"),
        ("KẾ HOẠCH\nGiảm nghèo năm 2025\nUBND huyện giao việc như sau:\n", "Giảm nghèo năm 2025"),
        ("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n", "PHÂN CÔNG NHIỆM VỤ"),
    ],
)
@pytest.mark.parametrize(
    "table", [HEAD + ROW_1 + ROW_2, "| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát | Sở Y tế |\n| 2 | Tập huấn | Sở Nội vụ |\n"]
)
def test_a_table_right_below_the_title_is_no_title(above: str, title: str | None, table: str) -> None:
    plan = planparse.parse_text(above + table + "Nơi nhận:\n- UBND tỉnh.\n")
    assert (plan.metadata.title, len(plan.obligations)) == (title, 2)


def test_a_table_of_anything_else_whose_rows_are_whole() -> None:
    text = "TT\nTên trạm\nSố cơ sở\n1\nTrạm A\n2\n2\nTrạm B\n24\n3\nTrạm C\n13\n\nGhi chú thêm.\n"
    assert joined(text) == ["| TT | Tên trạm | Số cơ sở |", "| 1 | Trạm A | 2 |", "| 2 | Trạm B | 24 |", "| 3 | Trạm C | 13 |"]


def test_each_row_is_a_duty_with_its_cells() -> None:
    plan = planparse.parse_text("KẾ HOẠCH\nGiảm nghèo năm 2025\nI. NHIỆM VỤ\n" + HEAD + ROW_1 + ROW_2 + "II. KINH PHÍ\nNgân sách huyện.\n")
    due = {one.id: one.by or one.to for one in plan.deadlines}
    told = [([(actor.name, actor.role) for actor in duty.responsible], [due[at] for at in duty.deadlines]) for duty in plan.obligations]
    assert told == [
        ([("Phòng Nội vụ", "lead"), ("Ủy ban nhân dân", "coordinate")], ["2025-03-15"]),
        ([("Sở Y tế", "lead"), ("Sở Nội vụ", "coordinate")], ["2025-06-30"]),
    ]


@pytest.mark.parametrize(
    "unit", ["TT\nA\nB\n1\nx\n2\nx\n3\nx\n", "TT\n", "TT\nNhiệm vụ\nChủ trì\n1\na\nb\n", "TT\nNội dung\nThời gian\n1\n2\n3\n"]
)
def test_hostile_heads_take_linear_time(unit: str) -> None:
    within(3.0, lambda: list(stacked_edits(unit * (100_000 // len(unit)))))


_LINES = st.sampled_from(["TT", "1", "2", "3", "I", "", "Nhiệm vụ", "Chủ trì", "Thời gian", "Trước ngày 1/1", "Sở Y tế", "IV. CUỐI", "x"])


@given(st.lists(_LINES, max_size=40))
def test_nothing_but_pipes_and_blanks_comes_in_and_nothing_goes(lines: list[str]) -> None:
    text = "\n".join(lines)
    edited = tidy(text).text
    assert [char for char in edited if char not in " |;\n"] == [char for char in text if char not in " |;\n"]
