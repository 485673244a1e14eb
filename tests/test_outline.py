"""Properties of the outline over invented plans in every disorder, and the cases that only blocks show."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coverage import lost, twice, uncovered, wrong_origins
from tests.reading import Reading, body, read

FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

PLAN = """\
ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN MẪU                     Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND          Tân Mẫu, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Phòng, chống đuối nước trẻ em
năm 2026

Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của UBND tỉnh Lâm Đồng¹, Ủy ban nhân dân xã xây dựng kế hoạch như sau:
## **I. MỤC ĐÍCH, YÊU CẦU**
**1. Mục đích**
- Giảm số trẻ em bị đuối nước[1].
* Nâng cao nhận thức.
2. Yêu cầu: bảo đảm thiết thực.
II. NỘI DUNG
1. Truyền thông
a) Phát thanh ít nhất 02 lần/tuần;
b) Cấp tờ rơi.
+ Cho hộ gia đình;
+ Cho trường học.
1.1. Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
Thời gian: Quý II/2026.
| STT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| I | Dạy bơi | | |
| 1 | Mở lớp dạy bơi | Các trường | Tháng 6 |
¹ Kế hoạch của tỉnh
về trẻ em.
[1] Số liệu năm 2025.
3
III. TỔ CHỨC THỰC HIỆN
1. Công an xã: tuần tra các bến
nước trên địa bàn.
Trên đây là Kế hoạch năm 2026./.
Nơi nhận:                   TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                   KT. CHỦ TỊCH
- Lưu: VT.                   PHÓ CHỦ TỊCH
                             Lê Văn An
PHỤ LỤC 01
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 45/KH-UBND)
1. Việc thứ nhất
"""
LINES = PLAN.split("\n")
NOISE = [
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\t",
    "\u00a0",
    "**",
    "*",
    "#",
    "\\",
    "|",
    "\u0301",
    "\x00",
    "\x0c",
    "\r",
    "\u2028",
    "¹",
    "[1]",
    "(",
    ":",
    "/",
    "./.",
    "-\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\na) ",
    "\nIV. ",
    "      ",
    "\n5\n",
    "PHỤ LỤC",
    "KT. CHỦ TỊCH",
]


def sound(source: str) -> Reading:
    """Read `source` and check what must hold of every outline."""
    found = read(source)
    assert uncovered(found) == []
    assert twice(found) == []
    assert lost(found, source) == ""
    assert wrong_origins(found, source) == []
    paths = found.paths()
    assert len(paths) == len(set(paths))
    for section in found.outline.sections:
        assert section.span[0] == section.heading[0] <= section.heading[1] <= section.span[1]
        assert section.parent is None or section.path.startswith(found.outline.sections[section.parent].path + "/")
    for block in found.outline.blocks:
        assert block.line_start <= block.start <= block.end
        assert block.above is None or found.outline.blocks[block.above].end <= block.start
    for row in found.outline.rows:
        assert all(cell.start < cell.end for cell in row.cells)
    return found


def test_the_plan_itself() -> None:
    found = sound(PLAN)
    assert found.paths() == ["I", "I/1", "I/2", "II", "II/1", "II/1/a", "II/1/b", "II/1/1.1", "III", "III/1", "PHỤ LỤC 01", "PHỤ LỤC 01/1"]
    assert found.of_kind("footnote") == ["Kế hoạch của tỉnh về trẻ em.", "Số liệu năm 2025."]
    assert len(found.outline.rows) == 1


@FEW
@given(st.integers(0, 2**32), st.sampled_from(["shuffle", "delete", "repeat", "join", "cut"]))
def test_lines_moved_dropped_repeated_joined_cut(seed: int, how: str) -> None:
    rng = random.Random(seed)
    lines = list(LINES)
    if how == "shuffle":
        rng.shuffle(lines)
    elif how == "delete":
        lines = [line for line in lines if rng.random() > 0.4]
    elif how == "repeat":
        lines = [line for line in lines for _ in range(rng.choice([1, 1, 2, 3]))]
    elif how == "cut":
        cuts = [rng.randrange(len(line) + 1) for line in lines]
        lines = [part for line, at in zip(lines, cuts, strict=True) for part in (line[:at], line[at:])]
    sound((" " if how == "join" else "\n").join(lines))


@FEW
@given(st.lists(st.tuples(st.integers(0, len(PLAN)), st.sampled_from(NOISE)), min_size=1, max_size=12))
def test_noise_anywhere(places: list[tuple[int, str]]) -> None:
    source = PLAN
    for at, what in sorted(places, reverse=True):
        source = source[:at] + what + source[at:]
    sound(source)


@FEW
@given(st.text(alphabet=st.sampled_from("IVX123abđ.)(-+*|:;/ \n\nĐiềuPhần#[]¹…"), max_size=200))
def test_any_marks(source: str) -> None:
    sound(source)


@FEW
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_form_and_line_ends_make_no_difference(lines: list[str]) -> None:
    source = "\n".join(lines)
    plain = read(source)
    for other in (unicodedata.normalize("NFD", source), source.replace("\n", "\r\n"), "\ufeff" + source):
        found = read(other)
        assert found.text == plain.text
        assert found.outline == plain.outline


# body lines; kind, marker and section of each block, the block it stands under
BLOCKS = [
    pytest.param(
        ["I. NHIỆM VỤ", "- Một:", "+ Hai;", "+ Ba.", "- Bốn."],
        [
            ("heading", "I.", "I", None),
            ("item", "-", "I", None),
            ("subitem", "+", "I", 1),
            ("subitem", "+", "I", 1),
            ("item", "-", "I", None),
        ],
        id="cộng dưới gạch",
    ),
    pytest.param(
        ["I. NHIỆM VỤ", "Các việc sau:", "- Một.", "- Hai."],
        [("heading", "I.", "I", None), ("paragraph", None, "I", None), ("item", "-", "I", 1), ("item", "-", "I", 1)],
        id="gạch dưới câu mở",
    ),
    pytest.param(
        ["I. NHIỆM VỤ", "* Tuyên truyền:", "- Một.", "* Tập huấn:", "- Hai."],
        [
            ("heading", "I.", "I", None),
            ("item", "*", "I", None),
            ("subitem", "-", "I", 1),
            ("item", "*", "I", None),
            ("subitem", "-", "I", 3),
        ],
        id="gạch dưới sao có hai chấm",
    ),
    pytest.param(
        ["I. NHIỆM VỤ", "– Một;", "- Hai;", "— Ba."],
        [("heading", "I.", "I", None), ("item", "–", "I", None), ("item", "-", "I", None), ("item", "—", "I", None)],
        id="mọi loại gạch cùng bậc",
    ),
    pytest.param(
        ["I. NHIỆM VỤ", "- Một:", "+ Hai:", ". Ba"],
        [("heading", "I.", "I", None), ("item", "-", "I", None), ("subitem", "+", "I", 1), ("paragraph", None, "I", None)],
        id="chấm không phải dấu đầu dòng",
    ),
    pytest.param(
        ["1. Phòng Y tế: rà soát."], [("heading", "1.", "1", None), ("paragraph", None, "1", None)], id="đề mục rồi nội dung là hai khối"
    ),
    pytest.param(["1. Rà soát đối tượng."], [("item", "1.", "1", None)], id="đoạn đánh số"),
    pytest.param(
        ["I. NHIỆM VỤ", "Tuyên truyền", "- Một.", "Tập huấn", "- Hai."],
        [
            ("heading", "I.", "I", None),
            ("heading", None, "I", None),
            ("item", "-", "I", 1),
            ("heading", None, "I", None),
            ("item", "-", "I", 3),
        ],
        id="đề mục trần",
    ),
    pytest.param(
        ["I. NHIỆM VỤ", "- Một;", "-- Hai."],
        [("heading", "I.", "I", None), ("item", "-", "I", None), ("subitem", "--", "I", 1)],
        id="hai gạch dưới một gạch",
    ),
]


@pytest.mark.parametrize(("lines", "blocks"), BLOCKS)
def test_blocks(lines: list[str], blocks: list[tuple[str, str | None, str, int | None]]) -> None:
    found = body(*lines)
    sections = found.outline.sections
    first = next(i for i, b in enumerate(found.outline.blocks) if b.zone == "body")
    read_blocks = [
        (b.kind, b.marker, sections[b.section].path if b.section is not None else "", b.above - first if b.above is not None else None)
        for b in found.outline.blocks
        if b.zone == "body"
    ]
    assert read_blocks == blocks


CLOSINGS = [
    pytest.param("Trên đây là Kế hoạch năm 2026./.", id="trên đây là"),
    pytest.param("Yêu cầu các thôn nghiêm túc thực hiện./.", id="yêu cầu"),
    pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, các thôn phản ánh về xã.", id="trong quá trình"),
    pytest.param("Văn phòng thông báo để các đơn vị biết, thực hiện./.", id="kết thúc bằng ./."),
    pytest.param("Ủy ban nhân dân xã yêu cầu các thôn thực hiện.", id="ủy ban yêu cầu"),
]


@pytest.mark.parametrize("line", CLOSINGS)
def test_closing_paragraphs_stand_in_the_last_top_division(line: str) -> None:
    found = body("I. NHIỆM VỤ", "1. Một", "- Rà soát.", "II. TỔ CHỨC THỰC HIỆN", "1. Công an xã", "- Tuần tra.", line)
    last = next(b for b in found.outline.blocks if found.words(b) == line)
    assert last.closing
    assert last.section is not None
    assert found.outline.sections[last.section].path == "II"


def test_a_paragraph_under_its_heading_is_no_closing() -> None:
    found = body("I. NHIỆM VỤ", "1. Một", "Yêu cầu các thôn thực hiện.")
    assert not any(b.closing for b in found.outline.blocks)
