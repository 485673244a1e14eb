"""One file, several documents: where each begins, whose notes are whose, what the second takes from the first."""

from __future__ import annotations

import pytest

from planparse import model
from planparse.pipeline import document_of, parse_each

DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH ĐẮK NÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 512/QĐ-UBND
Đắk Nông, ngày 14 tháng 4 năm 2022

QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống thiên tai năm 2022

Căn cứ Luật Phòng, chống thiên tai ngày 19/6/2013[^1];

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2022.
Điều 2. Sở Tài chính chịu trách nhiệm thi hành Quyết định này./.
"""
CLOSING = """
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Văn Yên
"""
LETTERHEAD = """
ỦY BAN NHÂN DÂN
TỈNH ĐẮK NÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
"""
PLAN = """
KẾ HOẠCH
Phòng, chống thiên tai năm 2022
(Ban hành kèm theo Quyết định số 512/QĐ-UBND ngày 14/4/2022 của UBND tỉnh Đắk Nông)

I. MỤC ĐÍCH
Chủ động phòng ngừa[^2].
II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
- Bố trí kinh phí trước ngày 30/6/2022.
"""
ANNEX = """
PHỤ LỤC I
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch phòng, chống thiên tai năm 2022)
| STT | Nội dung | Đơn vị chủ trì | Thời gian |
| 1 | Kiểm tra hồ chứa | Sở Công Thương | Quý II |
"""
NOTES = """
[^1]: Sửa đổi năm 2020.
[^2]: Theo phương châm bốn tại chỗ.
"""
SECOND = """
ỦY BAN NHÂN DÂN
HUYỆN CƯ JÚT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-UBND
Cư Jút, ngày     tháng     năm 2022

KẾ HOẠCH
Chuyển đổi số năm 2022
I. MỤC ĐÍCH
Nâng cao nhận thức.
"""


def plans(source: str) -> list[model.Plan]:
    return list(parse_each(document_of(source), actions=False))


@pytest.mark.parametrize(
    ("source", "types"),
    [
        pytest.param(DECISION + CLOSING, ["QĐ"], id="một quyết định"),
        pytest.param(LETTERHEAD + PLAN + CLOSING + ANNEX, ["KH"], id="phụ lục thuộc về kế hoạch"),
        pytest.param(DECISION + CLOSING + ANNEX, ["QĐ"], id="phụ lục thuộc về quyết định"),
        pytest.param(DECISION + CLOSING + LETTERHEAD + PLAN, ["QĐ", "KH"], id="kế hoạch có quốc hiệu"),
        pytest.param(DECISION + CLOSING + PLAN, ["QĐ", "KH"], id="kế hoạch không có quốc hiệu"),
        pytest.param(DECISION + PLAN, ["QĐ", "KH"], id="bỏ phần ký của quyết định"),
        pytest.param(DECISION + CLOSING + LETTERHEAD + PLAN + ANNEX + NOTES, ["QĐ", "KH"], id="kế hoạch có phụ lục và chú thích"),
        pytest.param(LETTERHEAD + PLAN + CLOSING + SECOND, ["KH", "KH"], id="hai kế hoạch trong một tệp"),
        pytest.param(DECISION + CLOSING + LETTERHEAD + PLAN + CLOSING + SECOND, ["QĐ", "KH", "KH"], id="ba văn bản"),
        pytest.param(
            DECISION + CLOSING + PLAN.replace("KẾ HOẠCH", "QUY CHẾ").replace("Phòng", "Phối hợp phòng"),
            ["QĐ", "VB"],
            id="quy chế ban hành kèm",
        ),
        pytest.param(LETTERHEAD + PLAN + CLOSING + "\nMẪU BÁO CÁO\nKẾ HOẠCH\nCông tác tháng\n1. Việc cần làm\n", ["KH"], id="biểu mẫu"),
        pytest.param(
            LETTERHEAD + PLAN + CLOSING + "\nPHỤ LỤC\nKẾ HOẠCH KIỂM TRA\n(Kèm theo Kế hoạch số 5/KH-UBND)\n1. Đợt 1\n",
            ["KH"],
            id="phụ lục tên là kế hoạch",
        ),
    ],
)
def test_each_document_of_a_file(source: str, types: list[str]) -> None:
    found = plans(source)
    assert [plan.metadata.doc_type for plan in found] == types
    assert [plan.source.part for plan in found] == list(range(1, len(types) + 1))


def test_rules_drawn_below_a_letterhead_end_no_document() -> None:
    ruled = (DECISION + CLOSING + PLAN).replace("TỈNH ĐẮK NÔNG\n", "TỈNH ĐẮK NÔNG\n_______\n", 1)
    assert [plan.metadata.doc_type for plan in parse_each(document_of(ruled))] == ["QĐ", "KH"]


def test_nothing_is_lost_and_nothing_read_twice() -> None:
    source = DECISION + CLOSING + LETTERHEAD + PLAN + CLOSING + ANNEX + NOTES
    assert sorted(word for plan in plans(source) for word in plan.text.split()) == sorted(source.split())


def test_places_count_in_the_whole_file() -> None:
    source = DECISION + CLOSING + LETTERHEAD + PLAN
    for plan in plans(source):
        for item in (*plan.agencies, *plan.obligations, *plan.citations):
            assert source[item.origin["start"] : item.origin["end"]] == item.text  # type: ignore[typeddict-item]


def test_notes_go_where_their_marks_are() -> None:
    first, second = plans(DECISION + CLOSING + PLAN + NOTES)
    notes = [[block.text for block in plan.blocks if block.kind == "footnote"] for plan in (first, second)]
    assert notes == [["Sửa đổi năm 2020."], ["Theo phương châm bốn tại chỗ."]]


@pytest.mark.parametrize("head", ["", LETTERHEAD], ids=["không có quốc hiệu", "có quốc hiệu"])
def test_what_is_issued_is_of_the_decisions_issuer_and_day(head: str) -> None:
    first, second = plans(DECISION + CLOSING + head + PLAN)
    assert second.metadata.issuer
    assert first.metadata.issuer
    assert (second.metadata.issuer.name, second.metadata.issued_on, second.metadata.number) == (
        first.metadata.issuer.name,
        "2022-04-14",
        None,
    )
    assert second.citations[0].instrument_id == "vn/dak-nong/qd/2022/512-qd-ubnd"
    assert first.plan_id != second.plan_id


def test_a_plan_with_its_own_number_takes_nothing_over() -> None:
    second = plans(LETTERHEAD + PLAN + CLOSING + SECOND)[1]
    assert (second.metadata.issued_on, second.metadata.place.district) == ("2022", "Cư Jút")
