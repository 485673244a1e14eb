"""What an obligation takes from around it: grounds, dues, products, money, conditions, criteria; where its action begins."""

from __future__ import annotations

import pytest

import planparse
from planparse.extract.duties import condition, criteria
from tests.test_obligations import HEAD, PNV, PYT, TASKS, UB, WORK


def test_grounds_under_a_heading_are_the_basis() -> None:
    body = "A. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n- Luật Đê điều ngày 29/11/2006;\n- Nghị định số 66/2021/NĐ-CP của Chính phủ.\n"
    plan = planparse.parse_text(HEAD + body + "B. NHIỆM VỤ\n- Thực hiện Nghị định số 66/2021/NĐ-CP.\n")
    assert [c.relation for c in plan.citations][-3:] == ["basis", "basis", "implements"]


def test_targets_take_the_due_of_the_sentence_that_opens_their_list() -> None:
    body = (
        "I. MỤC TIÊU\n1. Phấn đấu đến cuối năm 2025:\n- 100% xã có phương án.\n- 15/15 xã có đội xung kích.\n2. Khác\n- 90% hộ tham gia.\n"
    )
    assert [t.due for t in planparse.parse_text(HEAD + body).targets] == ["2025-12-31", "2025-12-31", None]


def test_rows_of_an_account_are_no_duties_and_its_remedies_are() -> None:
    table = "| TT | Nội dung | Thời gian | Đơn vị chủ trì |\n|---|---|---|---|\n| 1 | Xây dựng cổng tin | 2008 | Sở Tư pháp |\n"
    account = (
        "I. HIỆN TRẠNG ỨNG DỤNG PHẦN MỀM\n1. Các dự án của tỉnh\n" + table + "2. Giải pháp khắc phục\nSở Tư pháp đào tạo lại cán bộ.\n"
    )
    found = planparse.parse_text(HEAD + account + "II. NHIỆM VỤ\n" + table).obligations
    assert [duty.text for duty in found] == ["Sở Tư pháp đào tạo lại cán bộ.", "Xây dựng cổng tin"]


def test_a_row_has_product_and_money() -> None:
    table = "| TT | Nhiệm vụ | Đơn vị chủ trì | Sản phẩm | Kinh phí |\n|---|---|---|---|---|\n| 1 | Xây dựng đề án | Phòng Nội vụ | Đề án | 20 triệu đồng |\n"
    (duty,) = planparse.parse_text(HEAD + TASKS + table).obligations
    assert duty.products == ("Đề án",)
    assert duty.funding is not None
    assert duty.funding.text == "20 triệu đồng"


def test_basis_says_why_a_body_is_responsible() -> None:
    body = (
        WORK
        + "1. Phòng Y tế:\n- Chuẩn bị thuốc.\n2. Diễn tập\n- Chủ trì: Công an huyện\n"
        + "3. Phòng Nội vụ phối hợp với Thanh tra huyện theo dõi.\n4. Báo cáo\nYêu cầu UBND các xã:\n- Báo cáo kết quả.\n"
    )
    found = {r.name: r.basis for duty in planparse.parse_text(HEAD + body).obligations for r in duty.responsible}
    assert found[PYT] == "heading"
    assert found["Công an"] == "division"
    assert found[PNV] == "inline"
    assert found[UB] == "intro"


CONDITIONS = [
    ("Hỗ trợ người dân khi có thiên tai xảy ra.", "khi có thiên tai xảy ra"),
    ("Khi xảy ra sự cố, huy động lực lượng.", "Khi xảy ra sự cố"),
    ("Báo cáo đột xuất (nếu có) về huyện.", "nếu có"),
    ("Nếu phát sinh vướng mắc, các đơn vị phản ánh.", "Nếu phát sinh vướng mắc"),
    ("Trường hợp vượt thẩm quyền, báo cáo cấp trên.", "Trường hợp vượt thẩm quyền"),
    ("Trong trường hợp cần thiết, mời chuyên gia.", "Trong trường hợp cần thiết"),
    ("Cấp phát vật tư khi cần.", "khi cần"),
    ("Sau khi có hướng dẫn của tỉnh, triển khai ngay.", "Sau khi có hướng dẫn của tỉnh"),
    ("Thẩm định hồ sơ trước khi trình ký.", None),
    ("Kỹ năng ứng phó khi gặp nguy hiểm được tập huấn.", None),
    ("Xử lý các trường hợp vi phạm.", None),
    ("Trong khi chờ kết quả, duy trì lực lượng.", None),
    ("Tổ chức hội nghị tổng kết.", None),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS, ids=[row[0] for row in CONDITIONS])
def test_conditions(text: str, expected: str | None) -> None:
    assert condition(text) == expected


CRITERIA = [
    ("Phụ trách Tiêu chí 1, 6 và 13.", ("1", "6", "13")),
    ("Trực tiếp phụ trách tiêu chí 5 (Mục 2), 7.", ("5/2", "7")),
    ("Tiêu chí số 17 về môi trường.", ("17",)),
    ("Bộ tiêu chí nông thôn mới.", ()),
]


@pytest.mark.parametrize(("text", "expected"), CRITERIA)
def test_criteria(text: str, expected: tuple[str, ...]) -> None:
    assert criteria(text) == expected


def test_action_begins_behind_subject_and_partners() -> None:
    rows = {
        "Phòng Y tế chủ trì, phối hợp với Công an huyện, các ngành liên quan kiểm tra hiện trường.": "kiểm tra hiện trường",
        "Giao Phòng Nội vụ tổng hợp danh sách.": "tổng hợp danh sách",
        "Xây dựng chuyên mục (do Phòng Y tế chủ trì).": "Xây dựng chuyên mục",
    }
    body = WORK + "1. Văn phòng HĐND và UBND huyện:\n" + "".join(f"- {row}\n" for row in rows)
    assert [duty.action for duty in planparse.parse_text(HEAD + body).obligations] == list(rows.values())
