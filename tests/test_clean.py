"""Cleaning: line ends, Unicode forms, invisible characters, markdown, columns. What is left is text, and every character knows its source."""

from __future__ import annotations

import unicodedata

import pytest

from planparse.text.clean import clean
from planparse.text.surrogates import without_surrogates
from tests.reading import body, read

CLEANED = [
    pytest.param("Một\r\nHai\rBa\x0bBốn\x0cNăm\u2028Sáu", "Một\nHai\nBa\nBốn\nNăm\nSáu", id="mọi kiểu xuống dòng"),
    pytest.param(unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân", id="NFD"),
    pytest.param("\ufeffKẾ\u200b HO\u00adẠCH\ufeff", "KẾ HOẠCH", id="BOM, dấu rộng không, gạch mềm"),
    pytest.param("số\u00a012\u202f/\u2009QĐ", "số 12 / QĐ", id="các loại dấu cách"),
    pytest.param("Một \t  hai", "Một hai", id="nhiều dấu cách và tab"),
    pytest.param("## **I. MỤC ĐÍCH**", "I. MỤC ĐÍCH", id="đề mục markdown"),
    pytest.param("**Phòng Y tế:** rà soát", "Phòng Y tế: rà soát", id="đậm"),
    pytest.param("*Tân Mẫu, ngày 05*", "Tân Mẫu, ngày 05", id="nghiêng"),
    pytest.param("***Nơi nhận:***", "Nơi nhận:", id="đậm nghiêng"),
    pytest.param("* Rà soát", "* Rà soát", id="sao mở dòng là gạch đầu dòng"),
    pytest.param("*Rà soát đối tượng", "*Rà soát đối tượng", id="sao mở dòng, không có sao đóng"),
    pytest.param("1\\. Mục đích \\- yêu cầu", "1. Mục đích - yêu cầu", id="dấu thoát"),
    pytest.param("# ", "", id="dấu thăng trống"),
    pytest.param("diện tích 5 * 3 m", "diện tích 5 * 3 m", id="dấu nhân ở lại"),
    pytest.param("số #1", "số #1", id="dấu thăng giữa dòng ở lại"),
    pytest.param("Nơi nhận:          TM. ỦY BAN NHÂN DÂN", "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN", id="hai cột cuối văn bản"),
    pytest.param("XÃ TÂN MẪU      Độc lập - Tự do - Hạnh phúc", "XÃ TÂN MẪU\nĐộc lập - Tự do - Hạnh phúc", id="hai cột đầu văn bản"),
    pytest.param("Nguyễn Văn Bình         Trần Thị Cúc", "Nguyễn Văn Bình\nTrần Thị Cúc", id="hai tên cạnh nhau"),
    pytest.param("- Lưu: VT.        PHÓ CHỦ TỊCH", "- Lưu: VT.\nPHÓ CHỦ TỊCH", id="nơi nhận cạnh chức vụ"),
    pytest.param("1     Rà soát      Phòng Y tế     Quý II", "1 Rà soát Phòng Y tế Quý II", id="dòng bảng không bị tách"),
    pytest.param("I.     MỤC ĐÍCH", "I. MỤC ĐÍCH", id="khoảng rộng sau số không bị tách"),
    pytest.param("|  STT   |   NỘI DUNG     |", "| STT | NỘI DUNG |", id="ô bảng không bị tách"),
    pytest.param("thực hiện tại     tỉnh Mẫu", "thực hiện tại tỉnh Mẫu", id="khoảng rộng trong câu"),
    pytest.param("", "", id="rỗng"),
    pytest.param("\x00\x01A\x7f", "A", id="ký tự điều khiển"),
]


@pytest.mark.parametrize(("source", "text"), CLEANED)
def test_clean(source: str, text: str) -> None:
    assert clean(source).text == text


@pytest.mark.parametrize("source", [p.values[0] for p in CLEANED], ids=[str(p.id) for p in CLEANED])
def test_every_character_stands_where_the_map_says(source: str) -> None:
    mapped = clean(source)
    for at, char in enumerate(mapped.text):
        origin = source[mapped.starts[at] : mapped.ends[at]]
        assert char in unicodedata.normalize("NFC", origin) or (
            char in " \n" and not origin.strip(" \t\n\r\x0b\x0c\u00a0\u2009\u202f\u2028")
        )


def test_lone_surrogates_become_replacement_characters_in_place() -> None:
    assert without_surrogates("a\ud800b") == "a\ufffdb"


PLAN = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức\n- Tổ chức tuyên truyền.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã: tuần tra.\na) Báo cáo."
DRESSES = [
    pytest.param(PLAN.replace("\n", "\r\n"), id="CRLF"),
    pytest.param(PLAN.replace("\n", "\r"), id="CR"),
    pytest.param(unicodedata.normalize("NFD", PLAN), id="NFD"),
    pytest.param(unicodedata.normalize("NFKD", PLAN), id="NFKD"),
    pytest.param(PLAN.replace(" ", "\u00a0"), id="dấu cách không ngắt"),
    pytest.param(PLAN.replace(" ", "\u200b "), id="dấu rộng không"),
    pytest.param(PLAN.replace("\n", "\n\x0c"), id="sang trang trước mỗi dòng"),
    pytest.param("\n".join(f"**{line}**" if line[0] != "-" else line for line in PLAN.split("\n")), id="đậm cả dòng"),
    pytest.param("\n".join(f"### {line}" if line[0] != "-" else line for line in PLAN.split("\n")), id="đề mục markdown"),
    pytest.param("\n".join(f"\t  {line}  " for line in PLAN.split("\n")), id="thụt dòng"),
    pytest.param(PLAN.replace("\n", "\n\n\n"), id="cách ba dòng"),
    pytest.param(PLAN.replace("- ", "* "), id="sao thay gạch"),
    pytest.param(PLAN.replace("- ", "\uf0b7 "), id="phông Symbol"),
    pytest.param(PLAN.replace("1. ", "1\\. "), id="dấu thoát"),
    pytest.param(PLAN.replace("hòa", "hoà"), id="dấu thanh kiểu mới"),
]


@pytest.mark.parametrize("source", DRESSES)
def test_the_same_plan_in_other_dress_has_the_same_outline(source: str) -> None:
    plain, dressed = body(PLAN), body(source)
    assert dressed.kinds() == plain.kinds()
    assert dressed.titles() == plain.titles()
    assert dressed.roles() == plain.roles()
    assert [b.kind for b in dressed.outline.blocks] == [b.kind for b in plain.outline.blocks]


def test_nothing_but_blanks_is_nothing() -> None:
    assert read("\ufeff \n\t\u200b\n").outline.blocks == ()
