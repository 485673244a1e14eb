"""Contacts: one row a phenomenon."""

from __future__ import annotations

import pytest

from planparse.extract import contacts
from tests.pace import within

FOUND = [
    ("dots", "Phòng Nội vụ, điện thoại 0254.3852.401", [("0254.3852.401", "phone", "02543852401")]),
    ("label SĐT", "(qua Sở Tư pháp, SĐT: 024.3733.6213)", [("024.3733.6213", "phone", "02437336213")]),
    ("brackets", "ĐT: (0255) 3822 123", [("(0255) 3822 123", "phone", "02553822123")]),
    ("mobile with spaces", "liên hệ đồng chí An, 0912 345 678", [("0912 345 678", "phone", "0912345678")]),
    ("mobile glued", "số điện thoại: 0987654321.", [("0987654321", "phone", "0987654321")]),
    ("country code", "Tel: +84 24 3933 1234", [("+84 24 3933 1234", "phone", "02439331234")]),
    ("short number", "Tổng đài quốc gia bảo vệ trẻ em (111)", [("111", "hotline", "111")]),
    ("short number with số", "Tổng đài điện thoại quốc gia số 111 và", [("111", "hotline", "111")]),
    ("hotline 1800", "đường dây nóng 1800 1567 hỗ trợ bình đẳng giới", [("1800 1567", "hotline", "18001567")]),
    ("hotline 1900", "Tổng đài 1900.9095 của Bộ Y tế", [("1900.9095", "hotline", "19009095")]),
    ("hotline with area code", "Đường dây nóng: 0236.3881.888", [("0236.3881.888", "hotline", "02363881888")]),
    (
        "e-mail",
        "gửi về hộp thư cchc.sonoivu@dongthap.gov.vn.",
        [("cchc.sonoivu@dongthap.gov.vn", "email", "cchc.sonoivu@dongthap.gov.vn")],
    ),
    (
        "web with scheme",
        "tại địa chỉ https://dichvucong.gov.vn/p/home, mục",
        [("https://dichvucong.gov.vn/p/home", "web", "https://dichvucong.gov.vn/p/home")],
    ),
    ("web www", "trên trang www.phothong.edu.vn;", [("www.phothong.edu.vn", "web", "www.phothong.edu.vn")]),
    ("bare web", "Cổng thông tin điện tử (camau.gov.vn)", [("camau.gov.vn", "web", "camau.gov.vn")]),
    (
        "several",
        "ĐT 0203.3835.687, thư: vp@halong.vn",
        [("0203.3835.687", "phone", "02033835687"), ("vp@halong.vn", "email", "vp@halong.vn")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[m.start : m.end], m.kind, m.value) for m in contacts.find(text)] == expected


NOTHING = [
    ("number of a document", "Quyết định số 0912/QĐ-UBND ngày 05/02/2024"),
    ("date", "ngày 01.02.2024 và 05-11-2012"),
    ("money", "hỗ trợ 1.800.000 đồng, tổng 0,5 tỷ đồng"),
    ("identity number", "CCCD số 001085012345"),
    ("plain 111", "toàn huyện có 111 thôn; Nghị định 111/2020/NĐ-CP"),
    ("always open", "đường dây nóng 24/7"),
    ("abbreviation with stop", "TP. Hồ Chí Minh, Tr. 15, v.v"),
    ("long digits", "mã hồ sơ 000.00.12.H15-240115-0001"),
    ("tabulated numbers", "1.1. 2.3. 10.5"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_nothing(text: str) -> None:
    assert contacts.find(text) == []


HOSTILE = {
    "digits": "0",
    "spaces": " ",
    "dashes": "-",
    "slashes": "/",
    "capitals": "Ơ",
    "periods": "6 tháng ",
    "dates": "ngày 1/1/2020 ",
    "groups": "01 ",
    "dots": "a.",
    "at": "a@",
    "labels": "tổng đài ",
    "brackets": "(",
    "word": "a",
    "mixed": "0912.",
    "urls": "www.",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_on_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    within(1, lambda: contacts.find(text))
