"""The section tree from the sequence of markers alone: levels, siblings, restarts, gaps, letters, lines that only look numbered."""

from __future__ import annotations

import pytest

from tests.reading import body

# body lines (without header), paths of the divisions in order
TREES = [
    pytest.param(
        ["I. A", "1. B", "II. C", "A. D", "1. E", "2. F", "B. G", "1. H"],
        ["I", "I/1", "II", "II/A", "II/A/1", "II/A/2", "II/B", "II/B/1"],
        id="số dưới chữ hoa, dù trước đó số đứng ngay dưới La Mã",
    ),
    pytest.param(["I. A", "1. B", "2. C", "II. D", "1. E"], ["I", "I/1", "I/2", "II", "II/1"], id="La Mã rồi số"),
    pytest.param(["A. A", "I. B", "1. C", "B. D", "I. E"], ["A", "A/I", "A/I/1", "B", "B/I"], id="chữ hoa, La Mã, số"),
    pytest.param(["A. A", "B. B", "C. C", "D. D"], ["A", "B", "C", "D"], id="C và D là chữ cái khi đứng sau B"),
    pytest.param(["I. A", "II. B", "III. C", "IV. D", "V. E"], ["I", "II", "III", "IV", "V"], id="V là số La Mã sau IV"),
    pytest.param(["A. A", "B. B", "C. C", "D. D", "Đ. Đ", "E. E"], ["A", "B", "C", "D", "Đ", "E"], id="chữ hoa có Đ"),
    pytest.param(
        ["I. A", "1. B", "1.1. C", "1.2. D", "2. E", "2.1. F"], ["I", "I/1", "I/1/1.1", "I/1/1.2", "I/2", "I/2/2.1"], id="thập phân dưới số"
    ),
    pytest.param(
        ["1. B", "1.1. C", "1.1.1. D", "1.1.2. E", "1.2. F"], ["1", "1/1.1", "1/1.1/1.1.1", "1/1.1/1.1.2", "1/1.2"], id="ba bậc thập phân"
    ),
    pytest.param(["I. A", "I.1. B", "I.2. C", "II. D", "II.1. E"], ["I", "I/I.1", "I/I.2", "II", "II/II.1"], id="La Mã chấm số"),
    pytest.param(["II. A", "2.1. B", "2.2. C"], ["II", "II/2.1", "II/2.2"], id="thập phân dưới La Mã"),
    pytest.param(["I. A", "1. B", "a) C", "b) D", "2. E", "a) F"], ["I", "I/1", "I/1/a", "I/1/b", "I/2", "I/2/a"], id="chữ dưới số"),
    pytest.param(["I. A", "a. B", "b. C", "II. D"], ["I", "I/a", "I/b", "II"], id="chữ chấm ngay dưới La Mã"),
    pytest.param(["I. A", "1. B", "c) lạc", "d) lạc"], ["I", "I/1", "I/1/c", "I/1/d"], id="chuỗi chữ mất đầu vẫn là bậc dưới"),
    pytest.param(
        ["1. A", "a) B", "b) C", "c) D", "d) E", "đ) G", "e) H", "g) I", "h) K", "i) L", "k) M"],
        ["1", "1/a", "1/b", "1/c", "1/d", "1/đ", "1/e", "1/g", "1/h", "1/i", "1/k"],
        id="i giữa h và k là chữ",
    ),
    pytest.param(["1. A", "i) B", "ii) C", "iii) D", "iv) E"], ["1", "1/i", "1/ii", "1/iii", "1/iv"], id="La Mã thường khi mở dãy"),
    pytest.param(["1. A", "a) B", "(i) C", "(ii) D", "b) E"], ["1", "1/a", "1/a/(i)", "1/a/(ii)", "1/b"], id="La Mã trong ngoặc dưới chữ"),
    pytest.param(["1. A", "(1) B", "(2) C", "2. D", "(1) E"], ["1", "1/(1)", "1/(2)", "2", "2/(1)"], id="số trong ngoặc dưới số"),
    pytest.param(
        ["1. A", "a) B", "a.1) C", "a.2) D", "b) E", "b.1) F"],
        ["1", "1/a", "1/a/a.1", "1/a/a.2", "1/b", "1/b/b.1"],
        id="chữ chấm số dưới chữ",
    ),
    pytest.param(["1. A", "a) B", "a1) C", "a2) D"], ["1", "1/a", "1/a/a1", "1/a/a2"], id="chữ số liền dưới chữ"),
    pytest.param(["1. A", "① B", "② C", "2. D"], ["1", "1/①", "1/②", "2"], id="vòng tròn"),
    pytest.param(
        ["Phần thứ nhất", "I. A", "II. B", "Phần thứ hai", "I. C", "1. D"],
        ["Phần thứ nhất", "Phần thứ nhất/I", "Phần thứ nhất/II", "Phần thứ hai", "Phần thứ hai/I", "Phần thứ hai/I/1"],
        id="phần, La Mã bắt đầu lại",
    ),
    pytest.param(
        ["Chương I", "Điều 1. A", "1. B", "2. C", "Chương II", "Điều 2. D", "1. E"],
        ["Chương I", "Chương I/Điều 1", "Chương I/Điều 1/1", "Chương I/Điều 1/2", "Chương II", "Chương II/Điều 2", "Chương II/Điều 2/1"],
        id="chương, điều, khoản: điều chạy suốt",
    ),
    pytest.param(
        ["Chương I", "Mục 1. A", "Điều 1. B", "Mục 2. C", "Điều 2. D"],
        ["Chương I", "Chương I/Mục 1", "Chương I/Mục 1/Điều 1", "Chương I/Mục 2", "Chương I/Mục 2/Điều 2"],
        id="chương, mục, điều",
    ),
    pytest.param(
        ["I. A", "Nhiệm vụ 1: B", "a) C", "Nhiệm vụ 2: D", "a) E", "II. F"],
        ["I", "I/Nhiệm vụ 1", "I/Nhiệm vụ 1/a", "I/Nhiệm vụ 2", "I/Nhiệm vụ 2/a", "II"],
        id="nhiệm vụ có số",
    ),
    pytest.param(
        ["I. A", "Dự án 1: B", "Tiểu dự án 1: C", "Tiểu dự án 2: D", "Dự án 2: E"],
        ["I", "I/Dự án 1", "I/Dự án 1/Tiểu dự án 1", "I/Dự án 1/Tiểu dự án 2", "I/Dự án 2"],
        id="tiểu dự án dưới dự án",
    ),
    pytest.param(["I. A", "1. B", "2. C", "4. D", "II. E"], ["I", "I/1", "I/2", "I/4", "II"], id="nhảy một số vẫn là anh em"),
    pytest.param(["I. A", "1. B", "2. C", "2. D", "3. E"], ["I", "I/1", "I/2", "I/2~2", "I/3"], id="lặp số"),
    pytest.param(["I. A", "II. B", "II. C", "III. D"], ["I", "II", "II~2", "III"], id="lặp số La Mã"),
    pytest.param(["I. A", "III. B", "IV. C"], ["I", "III", "IV"], id="mất số La Mã"),
    pytest.param(
        ["I. A", "1. B", "2. C gồm:", "1. D", "2. E", "3. F"],
        ["I", "I/1", "I/2", "I/2/1", "I/2/2", "I/2/3"],
        id="dãy lồng cùng kiểu: số tiếp theo thuộc dãy trong cùng",
    ),
    pytest.param(
        ["I. A", "Ngày thứ nhất:", "1) B", "2) C", "Ngày thứ hai:", "1) D", "2) E", "II. F"],
        ["I", "I/1", "I/2", "I/1~2", "I/2~2", "II"],
        id="hai dãy cạnh nhau, mỗi dãy dưới một dòng không đánh số",
    ),
    pytest.param(
        ["I. A", "a) B", "b) C", "Đối với cấp xã:", "a) D", "II. E"],
        ["I", "I/a", "I/b", "I/a~2", "II"],
        id="hai dãy chữ cạnh nhau",
    ),
    pytest.param(
        ["I. A", "1. B", "2. C", "Cụ thể như sau:", "a) D", "b) E", "3. F"],
        ["I", "I/1", "I/2", "I/2/a", "I/2/b", "I/3"],
        id="dãy khác kiểu vẫn nằm dưới mục đang mở",
    ),
    pytest.param(
        ["1. A", "1.1. B", "a) C", "1.2. D", "a) E", "2. F"],
        ["1", "1/1.1", "1/1.1/a", "1/1.2", "1/1.2/a", "2"],
        id="chữ dưới thập phân, trở lại",
    ),
    pytest.param(["I. A", "3.5 triệu đồng cho mỗi hộ", "1. B"], ["I", "I/1"], id="lượng không phải mục"),
    pytest.param(["I. A", "30.4 và 01.5 là ngày nghỉ", "1. B"], ["I", "I/1"], id="ngày viết chấm không phải mục"),
    pytest.param(["I. A", "1. B", "20-NQ/TW của Ban Chấp hành", "2. C"], ["I", "I/1", "I/2"], id="số ký hiệu không phải mục"),
    pytest.param(["I. A", "1. B", "45. lạc giữa chừng", "2. C"], ["I", "I/1", "I/2"], id="số quá xa không phải mục"),
    pytest.param(["1/ A", "2/ B", "a/ C", "3/ D"], ["1", "2", "2/a", "3"], id="gạch chéo"),
    pytest.param(["I/ A", "1/ B", "II/ C"], ["I", "I/1", "II"], id="La Mã gạch chéo"),
    pytest.param(["I- MỤC ĐÍCH", "1- Chung", "2- Riêng", "II- YÊU CẦU"], ["I", "I/1", "I/2", "II"], id="gạch"),
    pytest.param(["I) A", "1) B", "2) C", "II) D"], ["I", "I/1", "I/2", "II"], id="ngoặc"),
    pytest.param(["1. A", "1) B", "2) C", "2. D"], ["1", "1/1", "1/2", "2"], id="số chấm chứa số ngoặc"),
    pytest.param(["01. A", "02. B", "03. C"], ["01", "02", "03"], id="số không đầu"),
    pytest.param(["I. A", "- B", "1. C", "+ D", "II. E"], ["I", "I/1", "II"], id="gạch đầu dòng không phải mục"),
    pytest.param(["ĐIỀU 1. A", "ĐIỀU 2. B"], ["ĐIỀU 1", "ĐIỀU 2"], id="điều in hoa"),
    pytest.param(["Bước 1. A", "Bước 2. B", "Bước 3. C"], ["Bước 1", "Bước 2", "Bước 3"], id="các bước"),
    pytest.param(
        ["I. A", "1. B", "II. C", "PHỤ LỤC 01", "I. D", "1. E", "II. F", "PHỤ LỤC 02", "II. lạc", "III. G"],
        [
            "I",
            "I/1",
            "II",
            "PHỤ LỤC 01",
            "PHỤ LỤC 01/I",
            "PHỤ LỤC 01/I/1",
            "PHỤ LỤC 01/II",
            "PHỤ LỤC 02",
            "PHỤ LỤC 02/II",
            "PHỤ LỤC 02/III",
        ],
        id="La Mã trong phụ lục đứng dưới phụ lục, dù trước đó đứng ở bậc cao nhất",
    ),
    pytest.param(
        ["I. A", "II. B", "Bộ hồ sơ gồm:", "Phần A: Số liệu.", "Phần B: Phiếu hỏi.", "III. C", "1. D"],
        ["I", "II", "II/Phần A", "II/Phần B", "III", "III/1"],
        id="phần của cái mà dòng trên kể ra đứng dưới mục đang mở",
    ),
    pytest.param(
        ["Phần I. A", "I. B", "1. C:", "Phần II. D", "I. E"],
        ["Phần I", "Phần I/I", "Phần I/I/1", "Phần II", "Phần II/I"],
        id="phần tiếp theo không đứng dưới dòng có hai chấm",
    ),
    pytest.param(
        ["I. A", "1. B", "2. C", "PHỤ LỤC 01", "1. D", "2. E", "PHỤ LỤC 02", "1. F"],
        ["I", "I/1", "I/2", "PHỤ LỤC 01", "PHỤ LỤC 01/1", "PHỤ LỤC 01/2", "PHỤ LỤC 02", "PHỤ LỤC 02/1"],
        id="phụ lục đứng ở bậc cao nhất",
    ),
    pytest.param(["II. A", "1. B", "III. C"], ["II", "II/1", "III"], id="mất mục I ở đầu tệp"),
    pytest.param(["1. A", "2. B", "I. C", "1. D"], ["1", "2", "I", "I/1"], id="La Mã sau số vẫn là bậc cao nhất"),
    pytest.param(["I. A", "1. B", "1.1 C", "1.2 D", "1.10 E"], ["I", "I/1", "I/1/1.1", "I/1/1.2", "I/1/1.10"], id="thập phân nhảy xa"),
]


@pytest.mark.parametrize(("lines", "paths"), TREES)
def test_tree(lines: list[str], paths: list[str]) -> None:
    assert body(*lines).paths() == paths


IRREGULAR = [
    pytest.param(["I. A", "1. B", "3. C"], {"I/3": "gap"}, id="nhảy số"),
    pytest.param(["I. A", "1. B", "1. C"], {"I/1~2": "repeat"}, id="lặp số"),
    pytest.param(["I. A", "II. B", "IV. C"], {"IV": "gap"}, id="nhảy La Mã"),
    pytest.param(["1. A", "a) B", "b) C", "d) D"], {"1/d": "gap"}, id="nhảy chữ"),
    pytest.param(["1. A", "d) B", "e) C"], {"1/d": "gap"}, id="mất đầu dãy chữ"),
    pytest.param(["1. A", "a) B", "b) C", "c) D", "d) E", "e) F"], {}, id="bỏ đ là thường"),
]


@pytest.mark.parametrize(("lines", "expected"), IRREGULAR)
def test_irregular_numbers_are_kept_and_told(lines: list[str], expected: dict[str, str]) -> None:
    found = {s.path: s.irregular for s in body(*lines).outline.sections if s.irregular}
    assert found == expected
