"""Helpers of the tests of stores and graphs: records made to measure, and three made plans that rest on one another."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from planparse import parse_text, record
from planparse.model import Plan
from tests.conftest import make_plan

PROVINCE = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 15/KH-UBND
Quảng Ngãi, ngày 12 tháng 01 năm 2023
KẾ HOẠCH
Phòng, chống đuối nước trẻ em trên địa bàn tỉnh Quảng Ngãi năm 2023
Căn cứ Luật Trẻ em ngày 05/4/2016;
Thực hiện Quyết định số 1863/QĐ-TTg ngày 23/12/2019 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Tổ chức dạy bơi an toàn cho 80% trẻ em từ 6 đến 15 tuổi.
2. Rà soát, cắm biển báo ở vùng nước nguy hiểm trước ngày 30/6/2023.
II. TỔ CHỨC THỰC HIỆN
1. Sở Lao động - Thương binh và Xã hội
Chủ trì, phối hợp với Sở Y tế, Công an tỉnh triển khai thực hiện Quyết định số 1863/QĐ-TTg; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2023.
2. Sở Y tế
Tập huấn sơ cứu, cấp cứu đuối nước cho nhân viên y tế trong quý II năm 2023.
3. Ủy ban nhân dân các huyện, thị xã, thành phố
Xây dựng kế hoạch thực hiện tại địa phương.
"""
DISTRICT = """\
ỦY BAN NHÂN DÂN
THỊ XÃ ĐỨC PHỔ
Số: 27/KH-UBND
Đức Phổ, ngày 20 tháng 02 năm 2023
KẾ HOẠCH
Phòng, chống đuối nước trẻ em trên địa bàn thị xã Đức Phổ năm 2023
Căn cứ Kế hoạch số 15/KH-UBND ngày 12/01/2023 của Ủy ban nhân dân tỉnh Quảng Ngãi về phòng, chống đuối nước trẻ em;
Ủy ban nhân dân thị xã ban hành Kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Phòng Lao động - Thương binh và Xã hội
Chủ trì, phối hợp với Phòng Y tế triển khai Kế hoạch số 15/KH-UBND ngày 12/01/2023 của Ủy ban nhân dân tỉnh Quảng Ngãi; định kỳ 6 tháng (trước ngày 20/6) và năm (trước ngày 10/12) báo cáo Ủy ban nhân dân thị xã.
2. Đề nghị Thị đoàn
Tổ chức các lớp dạy bơi cho trẻ em trong dịp hè.
3. Ủy ban nhân dân các xã, phường
Cắm biển cảnh báo ở ao, hồ; hằng tháng kiểm tra.
"""


@cache
def province() -> Plan:
    """A plan of a province that implements a decision of the Prime Minister."""
    return parse_text(PROVINCE)


@cache
def district() -> Plan:
    """A plan of a district that is based on that of its province."""
    return parse_text(DISTRICT)


def data_of(plan: Plan) -> dict[str, Any]:
    return json.loads(record.dumps(plan))


def made(
    plan_id: str = "mau/2025/kh-1",
    *,
    sha: str = "a",
    part: int = 1,
    name: str | None = "mau.txt",
    title: str | None = "Phòng, chống đuối nước trẻ em năm 2025",
    parser: str = "0.1.0",
    status: str = "complete",
    ocr: bool = False,
    more: str = "",
    number: str | None = None,
) -> Plan:
    """The plan of `make_plan` as another source or plan: `sha` stands for the file's bytes, `more` is text at its end."""
    data = json.loads(record.dumps(make_plan(), indent=False).decode().replace('"p#', f'"{plan_id}#'))
    data["plan_id"] = plan_id
    data["source"] |= {"sha256": sha.rjust(64, "0"), "part": part, "file_name": name, "status": status, "ocr": ocr}
    data["parser"]["version"] = parser
    data["metadata"] |= {"title": title, "number": number}
    data["text"] += more
    return record.loads(json.dumps(data))


def changed(plan: Plan, **metadata: Any) -> Plan:
    """A plan with other metadata."""
    data = data_of(plan)
    data["metadata"] |= metadata
    return record.loads(json.dumps(data))
