"""Real texts that nobody annotated: they parse, keep every word, and give the orders to named bodies that a reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import model
from planparse.pipeline import parse_document
from planparse.readers import read
from planparse.text.fold import fold
from tests.checks import check, source_is_covered

TEXTS = (
    "BC_thang-2-2010-ke-hoach-thang-3.txt",
    "CT_2600-ttg.txt",
    "CT_hoa-chat.txt",
    "CT_kiem-tra-kinh-doanh.txt",
    "CT_quoc-phong-dia-phuong-2010.txt",
    "CT_song-suoi-kenh-rach.txt",
    "CT_tac-hai-thuoc-la.txt",
    "CT_thi-dua-2010.txt",
    "CT_van-ban-QPPL.txt",
    "NQ-03-CP-2025_chuong-trinh-hanh-dong.md",
    "NQ_thuong-mai-Phu-Tho-2020.txt",
    "QD_chuong-trinh-nha-o-Tien-Giang.txt",
    "QD_ke-hoach-PBGDPL.txt",
    "QD_quy-hoach-cho-Nghe-An.txt",
)
# (tệp, loại văn bản, số mục cấp một)
KINDS = [
    ("BC_thang-2-2010-ke-hoach-thang-3.txt", "BC", 2),
    ("CT_2600-ttg.txt", "CT", 2),
    ("CT_hoa-chat.txt", "CT", 4),
    ("CT_kiem-tra-kinh-doanh.txt", "CT", 9),
    ("CT_quoc-phong-dia-phuong-2010.txt", "CT", 6),
    ("CT_song-suoi-kenh-rach.txt", "CT", 4),
    ("CT_tac-hai-thuoc-la.txt", "CT", 2),
    ("CT_thi-dua-2010.txt", "CT", 2),
    ("CT_van-ban-QPPL.txt", "CT", 5),
    ("NQ_thuong-mai-Phu-Tho-2020.txt", "NQ", 2),
    ("QD_chuong-trinh-nha-o-Tien-Giang.txt", "QĐ", 3),
    ("QD_ke-hoach-PBGDPL.txt", "QĐ", 3),
    ("QD_quy-hoach-cho-Nghe-An.txt", "QĐ", 3),
]
# (tệp, mục, chủ trì, cấp, phối hợp): what a reader finds there
ORDERS = [
    ("CT_hoa-chat.txt", "3", ["Vụ Khoa học và Công nghệ"], "central", ["Cục Hóa chất", "Cục Quản lý thị trường"]),
    ("CT_kiem-tra-kinh-doanh.txt", "1", ["Ủy ban nhân dân"], "district", []),
    ("CT_kiem-tra-kinh-doanh.txt", "6", ["Công an"], "province", []),
    (
        "CT_song-suoi-kenh-rach.txt",
        "I/3/b",
        ["Giám đốc Sở Tài nguyên và Môi trường"],
        "province",
        ["Sở Giao thông vận tải", "Công an", "Ủy ban nhân dân"],
    ),
    ("CT_song-suoi-kenh-rach.txt", "II/3", ["Công an"], "province", []),
    ("CT_song-suoi-kenh-rach.txt", "II/4", ["Ủy ban nhân dân"], "district", []),
    ("CT_tac-hai-thuoc-la.txt", "2/2.3", ["Phòng Giáo dục và Đào tạo"], "district", ["Phòng Y tế"]),
    ("CT_tac-hai-thuoc-la.txt", "2/2.6", ["Ủy ban nhân dân"], "commune", []),
    ("CT_van-ban-QPPL.txt", "II/1/b", ["Sở Tư pháp"], "province", ["Sở Tài chính", "Sở Nội vụ"]),
    ("CT_van-ban-QPPL.txt", "IV/2/c", ["Sở Nội vụ"], "province", ["Sở Tư pháp"]),
    ("CT_van-ban-QPPL.txt", "V/5", ["Sở Tư pháp"], "province", []),
]


def folded(names: list[str]) -> list[str]:
    """Names as the annotators may have typed them: `&` as `và`, dashes and commas as blanks."""
    return [" ".join(fold(name).replace("&", " và ").replace("-", " ").replace(",", " ").split()) for name in names]


@pytest.fixture(scope="module")
def plans(shared: Path) -> dict[str, tuple[model.Plan, str]]:
    found = {}
    for name in TEXTS:
        document = read(shared / "texts" / name)
        found[name] = (parse_document(document, actions=False), document.text)
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_every_invariant_holds(plans: dict[str, tuple[model.Plan, str]], name: str) -> None:
    plan, source = plans[name]
    check(plan, source)
    source_is_covered(plan, source)


@pytest.mark.parametrize(("name", "kind", "divisions"), KINDS)
def test_kind_and_divisions(plans: dict[str, tuple[model.Plan, str]], name: str, kind: str, divisions: int) -> None:
    plan, _ = plans[name]
    assert plan.metadata.doc_type == kind
    assert len([section for section in plan.sections if section.parent is None]) == divisions


@pytest.mark.parametrize(("name", "path", "leads", "level", "partners"), ORDERS)
def test_orders(plans: dict[str, tuple[model.Plan, str]], name: str, path: str, leads: list[str], level: str, partners: list[str]) -> None:
    duties = [duty for duty in plans[name][0].obligations if duty.section == path]
    first = duties[0]
    assert folded([body.name for body in first.responsible if body.role == "lead"]) == folded(leads)
    assert [body.level for body in first.responsible if body.role == "lead"] == [level]
    assert folded([body.name for body in first.responsible if body.role == "coordinate"]) == folded(partners)
