"""Frame lines: who leads, who cooperates, until when, with which product and money (GUIDE 41), and tables of tasks (GUIDE 44)."""

from __future__ import annotations

import pytest

from planparse.outline.frames import frame_role, frames
from tests.reading import body

# line; roles with their values
FRAMES = [
    pytest.param("Cơ quan chủ trì: Sở Y tế.", [("lead", "Sở Y tế.")], id="cơ quan chủ trì"),
    pytest.param("Đơn vị chủ trì: Sở Y tế", [("lead", "Sở Y tế")], id="đơn vị chủ trì"),
    pytest.param("Đơn vị thực hiện: các trường", [("lead", "các trường")], id="đơn vị thực hiện"),
    pytest.param("Bộ phận tham mưu: Văn phòng", [("lead", "Văn phòng")], id="bộ phận tham mưu"),
    pytest.param("Chủ trì: Sở Y tế", [("lead", "Sở Y tế")], id="chủ trì"),
    pytest.param("Cơ quan chủ trì thực hiện: Sở Y tế", [("lead", "Sở Y tế")], id="chủ trì thực hiện"),
    pytest.param("Cơ quan, đơn vị chủ trì: Sở Y tế", [("lead", "Sở Y tế")], id="cơ quan, đơn vị"),
    pytest.param("Đơn vị chủ trì, tham mưu: Sở Y tế", [("lead", "Sở Y tế")], id="chủ trì, tham mưu"),
    pytest.param("Đơn vị chịu trách nhiệm: Sở Y tế", [("lead", "Sở Y tế")], id="chịu trách nhiệm"),
    pytest.param("Đơn vị được giao chủ trì: Sở Y tế", [("lead", "Sở Y tế")], id="được giao"),
    pytest.param("Trách nhiệm thực hiện: Sở Y tế", [("lead", "Sở Y tế")], id="trách nhiệm thực hiện"),
    pytest.param("Phân công thực hiện: Sở Y tế", [("lead", "Sở Y tế")], id="phân công thực hiện"),
    pytest.param("Cơ quan đầu mối: Sở Y tế", [("lead", "Sở Y tế")], id="đầu mối"),
    pytest.param("Người thực hiện: công chức văn hóa", [("lead", "công chức văn hóa")], id="người thực hiện"),
    pytest.param("Cơ quan phối hợp: các sở", [("coordinate", "các sở")], id="cơ quan phối hợp"),
    pytest.param("Các đơn vị phối hợp thực hiện: các sở", [("coordinate", "các sở")], id="các đơn vị phối hợp"),
    pytest.param("Phối hợp: các sở", [("coordinate", "các sở")], id="phối hợp"),
    pytest.param("Cơ quan chủ trì: Sở Y tế; phối hợp: các sở", [("lead", "Sở Y tế;"), ("coordinate", "các sở")], id="hai vế một dòng"),
    pytest.param(
        "Chủ trì: Sở Y tế. Phối hợp: các sở. Thời gian: Quý II",
        [("lead", "Sở Y tế."), ("coordinate", "các sở."), ("time", "Quý II")],
        id="ba vế một dòng",
    ),
    pytest.param("Thời gian thực hiện: tháng 3/2026", [("time", "tháng 3/2026")], id="thời gian thực hiện"),
    pytest.param("Thời gian: 08 giờ 00 ngày 12/3", [("time", "08 giờ 00 ngày 12/3")], id="thời gian, giá trị là số"),
    pytest.param("Thời hạn hoàn thành: 30/6/2026", [("time", "30/6/2026")], id="thời hạn hoàn thành"),
    pytest.param("Tiến độ thực hiện: năm 2026", [("time", "năm 2026")], id="tiến độ"),
    pytest.param("Hoàn thành: Quý IV", [("time", "Quý IV")], id="hoàn thành"),
    pytest.param("Lộ trình thực hiện: 2026 - 2027", [("time", "2026 - 2027")], id="lộ trình"),
    pytest.param("Sản phẩm: Kế hoạch", [("product", "Kế hoạch")], id="sản phẩm"),
    pytest.param("Kết quả đầu ra: báo cáo", [("product", "báo cáo")], id="kết quả đầu ra"),
    pytest.param("Sản phẩm dự kiến hoàn thành: báo cáo", [("product", "báo cáo")], id="sản phẩm dự kiến"),
    pytest.param("Kinh phí thực hiện: ngân sách xã", [("funding", "ngân sách xã")], id="kinh phí"),
    pytest.param("Nguồn kinh phí: ngân sách xã", [("funding", "ngân sách xã")], id="nguồn kinh phí"),
    pytest.param("Địa điểm tổ chức: hội trường", [("other", "hội trường")], id="địa điểm"),
    pytest.param("Đối tượng tham gia: học sinh", [("other", "học sinh")], id="đối tượng"),
    pytest.param("Thời gian (dự kiến): tháng 3", [("time", "tháng 3")], id="ngoặc giữa cụm"),
    pytest.param("Cơ quan chủ trì : Sở Y tế", [("lead", "Sở Y tế")], id="cách trước hai chấm"),
    pytest.param("CƠ QUAN CHỦ TRÌ: Sở Y tế", [("lead", "Sở Y tế")], id="in hoa"),
    pytest.param("Lãnh đạo phụ trách: Phó Chủ tịch", [("other", "Phó Chủ tịch")], id="lãnh đạo phụ trách không phải cơ quan"),
]

NO_FRAMES = [
    pytest.param("Sở Y tế chủ trì, phối hợp với các đơn vị.", id="câu thường"),
    pytest.param("Phối hợp với Công an xã tuần tra: các bến nước.", id="phối hợp trong câu"),
    pytest.param("Thời gian qua, tình hình phức tạp.", id="thời gian qua"),
    pytest.param("Kinh phí thực hiện từ ngân sách xã.", id="không có hai chấm"),
    pytest.param("Sở Y tế: chủ trì tập huấn.", id="cơ quan làm đề mục"),
    pytest.param("Kết quả: 10:30 họp xong", id="vẫn là khung, giờ không cắt"),
]


@pytest.mark.parametrize(("line", "values"), FRAMES)
def test_frame(line: str, values: list[tuple[str, str]]) -> None:
    assert [(f.role, line[f.start : f.end].strip()) for f in frames(line)] == values


@pytest.mark.parametrize("line", [p.values[0] for p in NO_FRAMES[:-1]], ids=[str(p.id) for p in NO_FRAMES[:-1]])
def test_no_frame(line: str) -> None:
    assert frames(line) == []


def test_a_clock_does_not_end_a_cue() -> None:
    assert [f.role for f in frames("Kết quả: 10:30 họp xong")] == ["product"]


@pytest.mark.parametrize(
    ("title", "role"), [("Cơ quan chủ trì", "lead"), ("Thời gian thực hiện", "time"), ("Phòng Y tế", None), ("Thời gian qua", None)]
)
def test_run_in_titles_that_are_cues(title: str, role: str | None) -> None:
    assert frame_role(title) == role


def test_frame_lines_are_blocks_of_their_own_kind_in_every_dress() -> None:
    found = body(
        "I. NHIỆM VỤ",
        "1. Xây dựng chuyên mục",
        "- Cơ quan chủ trì: Phòng Văn hóa.",
        "+ Phối hợp: Đài Truyền thanh.",
        "Thời gian: Quý II/2026.",
        "2. Tập huấn",
        "a) Cơ quan chủ trì: Phòng Y tế.",
        "b) Thời gian: tháng 5.",
        "3. Kiểm tra",
        "3.1. Đơn vị thực hiện: Công an xã.",
    )
    assert found.of_kind("frame") == [
        "Cơ quan chủ trì: Phòng Văn hóa.",
        "Phối hợp: Đài Truyền thanh.",
        "Thời gian: Quý II/2026.",
        "Phòng Y tế.",
        "tháng 5.",
        "Công an xã.",
    ]


TABLE = [
    "| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |",
    "|---|:---|---|---|---|---|",
    "| **I** | **Cải cách thể chế** | | | | |",
    "| 1 | Rà soát văn bản | Phòng Tư pháp | Các phòng | Tháng 10/2026 | Báo cáo |",
    "| 2 | Tự kiểm tra | Phòng Tư pháp |  | Tháng 11/2026 | Báo cáo |",
    "| | Cải cách thủ tục | | | | |",
    "| 3 | Công khai thủ tục | | | | |",
]


def test_rows_of_a_table_of_tasks() -> None:
    found = body("I. NHIỆM VỤ", *TABLE, "II. TỔ CHỨC THỰC HIỆN")
    rows = [[(cell.role, found.cut((cell.start, cell.end))) for cell in row.cells] for row in found.outline.rows]
    assert rows == [
        [
            ("number", "1"),
            ("task", "Rà soát văn bản"),
            ("lead", "Phòng Tư pháp"),
            ("coordinate", "Các phòng"),
            ("time", "Tháng 10/2026"),
            ("product", "Báo cáo"),
        ],
        [("number", "2"), ("task", "Tự kiểm tra"), ("lead", "Phòng Tư pháp"), ("time", "Tháng 11/2026"), ("product", "Báo cáo")],
        [("number", "3"), ("task", "Công khai thủ tục")],
    ]
    assert {row.section for row in found.outline.rows} == {0}
    assert found.of_kind("furniture") == [TABLE[1]]
    assert found.of_kind("table_row")[:7] == ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "I"]
    assert found.paths() == ["I", "II"]


HEADS = [
    pytest.param(
        "| TT | Tên nhiệm vụ | Đơn vị thực hiện | Thời hạn hoàn thành | Kết quả |",
        ["number", "task", "lead", "time", "product"],
        id="đơn vị thực hiện",
    ),
    pytest.param(
        "| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá |",
        ["number", "task", "other", "product", "lead"],
        id="chủ trì theo dõi; đơn vị tính",
    ),
    pytest.param(
        "| STT | NỘI DUNG CÔNG VIỆC | CHỦ TRÌ | PHỐI HỢP | TIẾN ĐỘ | GHI CHÚ |",
        ["number", "task", "lead", "coordinate", "time", "other"],
        id="in hoa",
    ),
    pytest.param(
        "| Nhiệm vụ | Phân công thực hiện | Kinh phí (triệu đồng) |",
        ["task", "lead", "funding"],
        id="không có số thứ tự; kinh phí có đơn vị",
    ),
    pytest.param("| Số TT | Hoạt động | Nội dung | Người phụ trách |", ["number", "task", "other", "lead"], id="chỉ một cột là nhiệm vụ"),
]


@pytest.mark.parametrize(("head", "roles"), HEADS)
def test_heads_of_tables(head: str, roles: list[str]) -> None:
    data = "| " + " | ".join(["1"] * (len(roles))) + " |"
    found = body("I. NHIỆM VỤ", head, "|" + "---|" * len(roles), data)
    assert [cell.role for cell in found.outline.rows[0].cells] == roles


def test_a_table_without_known_columns_has_no_rows() -> None:
    assert body("I. SỐ LIỆU", "| Xã | Dân số |", "|---|---|", "| An Mẫu | 5000 |").outline.rows == ()
