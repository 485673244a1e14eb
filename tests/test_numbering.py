"""Markers at the start of a line: every scheme that offices use, and numbers that are none."""

from __future__ import annotations

import pytest

from planparse.outline.numbering import bullet, follows, is_first, markers

# line, scheme that must be among the readings, label for paths, what follows the marker
MARKERS = [
    pytest.param("Phần thứ nhất. Đánh giá kết quả", "part_word", "Phần thứ nhất", "Đánh giá kết quả", id="phần bằng chữ"),
    pytest.param("PHẦN THỨ HAI", "part_word", "PHẦN THỨ HAI", "", id="phần bằng chữ in hoa, một mình"),
    pytest.param("Phần thứ ba - Tổ chức thực hiện", "part_word", "Phần thứ ba", "Tổ chức thực hiện", id="phần và gạch"),
    pytest.param("Phần I. Mục tiêu", "part", "Phần I", "Mục tiêu", id="phần La Mã"),
    pytest.param("PHẦN A: ĐÁNH GIÁ", "part", "PHẦN A", "ĐÁNH GIÁ", id="phần chữ cái"),
    pytest.param("Phần 2 NHIỆM VỤ", "part", "Phần 2", "NHIỆM VỤ", id="phần số, không dấu"),
    pytest.param("CHƯƠNG II. QUY ĐỊNH CỤ THỂ", "chapter", "CHƯƠNG II", "QUY ĐỊNH CỤ THỂ", id="chương"),
    pytest.param("Chương 1", "chapter", "Chương 1", "", id="chương số, một mình"),
    pytest.param("Mục 3. Trách nhiệm", "division", "Mục 3", "Trách nhiệm", id="mục"),
    pytest.param("Tiểu mục 1. Nguyên tắc", "subdivision", "Tiểu mục 1", "Nguyên tắc", id="tiểu mục"),
    pytest.param("Điều 12. Hiệu lực", "article", "Điều 12", "Hiệu lực", id="điều"),
    pytest.param("Điều 4a. Bổ sung", "article", "Điều 4a", "Bổ sung", id="điều chèn"),
    pytest.param("Điều 1: Phê duyệt", "article", "Điều 1", "Phê duyệt", id="điều hai chấm"),
    pytest.param("ĐIỀU 2 - Giao Sở Y tế", "article", "ĐIỀU 2", "Giao Sở Y tế", id="điều in hoa, gạch"),
    pytest.param("A. TÌNH HÌNH", "upper_alpha", "A", "TÌNH HÌNH", id="chữ hoa chấm"),
    pytest.param("B- NHIỆM VỤ", "upper_alpha", "B", "NHIỆM VỤ", id="chữ hoa gạch liền"),
    pytest.param("A/ Đặc điểm", "upper_alpha", "A", "Đặc điểm", id="chữ hoa gạch chéo"),
    pytest.param("IV. KINH PHÍ", "roman", "IV", "KINH PHÍ", id="La Mã chấm"),
    pytest.param("II/ YÊU CẦU", "roman", "II", "YÊU CẦU", id="La Mã gạch chéo"),
    pytest.param("I- MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH", id="La Mã gạch liền"),
    pytest.param("I - MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH", id="La Mã gạch rời"),
    pytest.param("I) Mục tiêu", "roman", "I", "Mục tiêu", id="La Mã ngoặc"),
    pytest.param("III.TỔ CHỨC THỰC HIỆN", "roman", "III", "TỔ CHỨC THỰC HIỆN", id="La Mã dính chữ"),
    pytest.param("Ii. tổ chức", "roman", "II", "tổ chức", id="La Mã bị hạ chữ"),
    pytest.param("XVIII. NHIỆM VỤ KHÁC", "roman", "XVIII", "NHIỆM VỤ KHÁC", id="La Mã dài"),
    pytest.param("I: MỤC TIÊU", "roman", "I", "MỤC TIÊU", id="La Mã hai chấm"),
    pytest.param("1. Mục đích", "arabic", "1", "Mục đích", id="số chấm"),
    pytest.param("1/ Mục đích", "arabic", "1", "Mục đích", id="số gạch chéo"),
    pytest.param("1) Mục đích", "arabic", "1", "Mục đích", id="số ngoặc"),
    pytest.param("1- Mục đích", "arabic", "1", "Mục đích", id="số gạch"),
    pytest.param("1 - Mục đích", "arabic", "1", "Mục đích", id="số gạch rời"),
    pytest.param("1.Mục đích", "arabic", "1", "Mục đích", id="số dính chữ"),
    pytest.param("01. Phòng Y tế", "arabic", "01", "Phòng Y tế", id="số không đầu"),
    pytest.param("15. Đề nghị Hội Nông dân", "arabic", "15", "Đề nghị Hội Nông dân", id="hai chữ số"),
    pytest.param("1.1. Chỉ tiêu", "decimal", "1.1", "Chỉ tiêu", id="thập phân hai chấm"),
    pytest.param("1.1 Chỉ tiêu", "decimal", "1.1", "Chỉ tiêu", id="thập phân không chấm cuối"),
    pytest.param("1.1.1. Chỉ tiêu", "decimal", "1.1.1", "Chỉ tiêu", id="ba bậc"),
    pytest.param("2.1) Chỉ tiêu", "decimal", "2.1", "Chỉ tiêu", id="thập phân ngoặc"),
    pytest.param("2.1.Chỉ tiêu", "decimal", "2.1", "Chỉ tiêu", id="thập phân dính chữ"),
    pytest.param("1.2- Chỉ tiêu", "decimal", "1.2", "Chỉ tiêu", id="thập phân gạch liền"),
    pytest.param("I.1. Chỉ tiêu", "roman_decimal", "I.1", "Chỉ tiêu", id="La Mã và số"),
    pytest.param("II.2.3 Chỉ tiêu", "roman_decimal", "II.2.3", "Chỉ tiêu", id="La Mã và hai số"),
    pytest.param("a) Rà soát", "lower_alpha", "a", "Rà soát", id="chữ ngoặc"),
    pytest.param("a. Rà soát", "lower_alpha", "a", "Rà soát", id="chữ chấm"),
    pytest.param("a/ Rà soát", "lower_alpha", "a", "Rà soát", id="chữ gạch chéo"),
    pytest.param("a- Rà soát", "lower_alpha", "a", "Rà soát", id="chữ gạch"),
    pytest.param("đ) Rà soát", "lower_alpha", "đ", "Rà soát", id="chữ đ"),
    pytest.param("a)Rà soát", "lower_alpha", "a", "Rà soát", id="chữ dính"),
    pytest.param("a1) Rà soát", "alpha_digit", "a1", "Rà soát", id="chữ và số"),
    pytest.param("a.1) Rà soát", "alpha_digit", "a.1", "Rà soát", id="chữ chấm số"),
    pytest.param("(1) Rà soát", "paren_arabic", "(1)", "Rà soát", id="số trong ngoặc"),
    pytest.param("(a) Rà soát", "paren_alpha", "(a)", "Rà soát", id="chữ trong ngoặc"),
    pytest.param("(i) Rà soát", "paren_roman", "(i)", "Rà soát", id="La Mã thường trong ngoặc"),
    pytest.param("(1)Rà soát", "paren_arabic", "(1)", "Rà soát", id="số trong ngoặc dính chữ"),
    pytest.param("ii) Rà soát", "lower_roman", "ii", "Rà soát", id="La Mã thường ngoặc"),
    pytest.param("iii. Rà soát", "lower_roman", "iii", "Rà soát", id="La Mã thường chấm"),
    pytest.param("① Rà soát", "circled", "①", "Rà soát", id="số trong vòng tròn"),
    pytest.param("Nhiệm vụ 1: Rà soát", "task_word", "Nhiệm vụ 1", "Rà soát", id="nhiệm vụ số"),
    pytest.param("Nhiệm vụ số 2. Rà soát", "task_word", "Nhiệm vụ số 2", "Rà soát", id="nhiệm vụ số, có chữ số"),
    pytest.param("Bước 1. Rà soát", "task_word", "Bước 1", "Rà soát", id="bước"),
    pytest.param("Dự án 2: Đa dạng hóa sinh kế", "task_word", "Dự án 2", "Đa dạng hóa sinh kế", id="dự án"),
    pytest.param("Tiểu dự án 1 - Hạ tầng", "task_word", "Tiểu dự án 1", "Hạ tầng", id="tiểu dự án"),
    pytest.param("Đợt 1: từ ngày 01/6", "task_word", "Đợt 1", "từ ngày 01/6", id="đợt"),
    pytest.param("Giai đoạn 1: khảo sát", "task_word", "Giai đoạn 1", "khảo sát", id="giai đoạn có số thứ tự"),
    pytest.param("PHỤ LỤC 01", "appendix", "PHỤ LỤC 01", "", id="phụ lục số"),
    pytest.param("Phụ lục II. Danh mục", "appendix", "Phụ lục II", "Danh mục", id="phụ lục La Mã"),
]

NO_MARKERS = [
    pytest.param("2023. Trong năm qua", id="năm"),
    pytest.param("3.5 triệu đồng", id="số thập phân và đơn vị"),
    pytest.param("1.5 lần so với năm trước", id="gấp mấy lần"),
    pytest.param("2.5 tỷ đồng", id="tỷ đồng"),
    pytest.param("12.5 ha rừng", id="diện tích"),
    pytest.param("15-20% số hộ", id="khoảng phần trăm"),
    pytest.param("15 - 20 cán bộ", id="khoảng số rời"),
    pytest.param("14/14 phường", id="tỷ số"),
    pytest.param("24/7 tại trụ sở", id="ngày đêm"),
    pytest.param("13/2021/TT-BTC ngày 05/02/2021", id="số ký hiệu"),
    pytest.param("20-NQ/TW ngày 25/10/2017", id="số ký hiệu của Đảng"),
    pytest.param("20-CT/TU của Ban Thường vụ", id="số ký hiệu chỉ thị của Đảng"),
    pytest.param("1863/QĐ-TTg ngày 23/12/2019", id="số quyết định"),
    pytest.param("1.000 trẻ em", id="hàng nghìn"),
    pytest.param("05/02/2024 của Chủ tịch", id="ngày"),
    pytest.param("100% hộ dân", id="phần trăm"),
    pytest.param("12 xã, phường", id="số đếm"),
    pytest.param("Mục tiêu chung", id="mục tiêu không phải Mục"),
    pytest.param("Phần lớn các hộ", id="phần lớn"),
    pytest.param("Điều tra 12 xã", id="điều tra"),
    pytest.param("Chương trình 135", id="chương trình"),
    pytest.param("Nhiệm vụ trọng tâm", id="nhiệm vụ không số"),
    pytest.param("Giai đoạn 2021 - 2025", id="giai đoạn năm"),
    pytest.param("Dự án 135 của Chính phủ", id="dự án có tên là số"),
    pytest.param("(2021 - 2025)", id="năm trong ngoặc"),
    pytest.param("V/v tăng cường", id="về việc viết tắt"),
    pytest.param("I am", id="chữ I tiếng Anh"),
    pytest.param("C.ty TNHH", id="chữ viết tắt"),
    pytest.param("", id="dòng trống"),
]

BULLETS = [
    pytest.param("- Rà soát", "-", "Rà soát", id="gạch"),
    pytest.param("– Rà soát", "–", "Rà soát", id="gạch vừa"),
    pytest.param("-Chủ trì", "-", "Chủ trì", id="gạch dính chữ"),
    pytest.param("+ Rà soát", "+", "Rà soát", id="cộng"),
    pytest.param("+Rà soát", "+", "Rà soát", id="cộng dính chữ"),
    pytest.param("* Rà soát", "*", "Rà soát", id="sao"),
    pytest.param("• Rà soát", "•", "Rà soát", id="chấm tròn"),
    pytest.param("▪ Rà soát", "▪", "Rà soát", id="chấm vuông"),
    pytest.param("\uf0b7 Rà soát", "\uf0b7", "Rà soát", id="phông Symbol"),
    pytest.param("\uf0a7Rà soát", "\uf0a7", "Rà soát", id="phông Wingdings dính chữ"),
    pytest.param("□ Rà soát", "□", "Rà soát", id="ô vuông"),
    pytest.param("-- Rà soát", "--", "Rà soát", id="hai gạch"),
    pytest.param("- 100% hộ dân", "-", "100% hộ dân", id="gạch rồi số"),
]


@pytest.mark.parametrize(("line", "scheme", "label", "rest"), MARKERS)
def test_marker(line: str, scheme: str, label: str, rest: str) -> None:
    found = {m.scheme.split()[0]: m for m in markers(line)}
    assert scheme in found, found
    assert (found[scheme].label, line[found[scheme].end :]) == (label, rest)


@pytest.mark.parametrize("line", NO_MARKERS)
def test_no_marker(line: str) -> None:
    assert markers(line) == []


@pytest.mark.parametrize(("line", "sign", "rest"), BULLETS)
def test_bullet(line: str, sign: str, rest: str) -> None:
    found = bullet(line)
    assert found is not None
    assert (found.text, line[found.end :]) == (sign, rest)


@pytest.mark.parametrize("line", ["-", "–  ", "Rà soát - chấn chỉnh", "--------", "…"])
def test_no_bullet(line: str) -> None:
    assert bullet(line) is None


# one line, the next: whether the second continues the first
SEQUENCES = [
    pytest.param("c) Một", "d) Hai", True, id="c rồi d"),
    pytest.param("d) Một", "đ) Hai", True, id="d rồi đ"),
    pytest.param("d) Một", "e) Hai", True, id="bỏ đ"),
    pytest.param("e) Một", "g) Hai", True, id="bỏ f"),
    pytest.param("i) Một", "k) Hai", True, id="bỏ j"),
    pytest.param("a) Một", "c) Hai", False, id="bỏ b"),
    pytest.param("đ) Một", "d) Hai", False, id="ngược"),
    pytest.param("1.9. Một", "1.10. Hai", True, id="qua mười"),
    pytest.param("1.2. Một", "2.1. Hai", False, id="sang mục khác"),
    pytest.param("VIII. Một", "IX. Hai", True, id="La Mã qua chín"),
    pytest.param("Phần thứ nhất", "Phần thứ hai", True, id="thứ tự bằng chữ"),
    pytest.param("Nhiệm vụ 1: Một", "Nhiệm vụ 2: Hai", True, id="nhiệm vụ"),
    pytest.param("① Một", "② Hai", True, id="vòng tròn"),
]


@pytest.mark.parametrize(("first", "second", "expected"), SEQUENCES)
def test_sequence(first: str, second: str, expected: bool) -> None:
    assert any(follows(a, b) for a in markers(first) for b in markers(second)) is expected


def test_a_letter_may_be_a_roman_number() -> None:
    assert {m.scheme for m in markers("i) Rà soát")} == {"lower_alpha", "lower_roman"}
    assert is_first(next(m for m in markers("i) Rà soát") if m.scheme == "lower_roman"))
