"""PDF with a text layer: reading order, paragraphs, tables, furniture, places; what cannot be read ends in its code."""

from __future__ import annotations

import pytest

from planparse.errors import CorruptError, EmptyError, EncryptedError, PlanparseError, TooLargeError
from planparse.limits import Limits
from planparse.pipeline import parse, parse_document, parse_text
from planparse.readers import read
from planparse.readers.flow import Laid, lay
from planparse.readers.pdf.flowing import lines_of
from planparse.readers.pdf.grids import Box
from planparse.readers.pdf.pages import page_words
from planparse.readers.pdf.read import read_pdf
from planparse.readers.pdf.readable import is_readable, loses_letters
from planparse.readers.pdf.sheets import Sheet
from planparse.readers.places import locator
from tests.pdf_help import Placed, locked, pdf, sheet

FULL = "Căn cứ Luật Trẻ em; Ủy ban nhân dân tỉnh xây dựng kế hoạch cho các sở, ban"  # 450 points wide: a full line


def laid(*sheets: Sheet, cells: list[Box] | None = None) -> Laid:
    return lay(lines_of([page_words(one, [cells] if cells else []) for one in sheets]))


def text(*words: Placed) -> list[str]:
    """The lines of a page, blank ones left out."""
    return [line for line in laid(sheet(*words)).text.split("\n") if line]


ORDER: dict[str, tuple[list[Placed], list[str]]] = {
    "quốc hiệu bên cạnh tên cơ quan": (
        [
            (80, 60, "ỦY BAN NHÂN DÂN"),
            (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (90, 75, "TỈNH HÀ NAM"),
            (340, 75, "Độc lập - Tự do - Hạnh phúc"),
            (90, 95, "Số: 12/KH-UBND"),
            (330, 95, "Hà Nam, ngày 3 tháng 5 năm 2024"),
            (260, 130, "KẾ HOẠCH"),
        ],
        [
            "ỦY BAN NHÂN DÂN",
            "TỈNH HÀ NAM",
            "Số: 12/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Nam, ngày 3 tháng 5 năm 2024",
            "KẾ HOẠCH",
        ],
    ),
    "số và ngày để trống vẫn trống": (
        [
            (80, 60, "UBND HUYỆN"),
            (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (80, 95, "Số:"),
            (150, 95, "/KH-UBND"),
            (300, 95, "Hà Nam, ngày"),
            (400, 95, "tháng"),
            (460, 95, "năm 2024"),
        ],
        ["UBND HUYỆN", "Số:   /KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nam, ngày   tháng   năm 2024"],
    ),
    "nơi nhận bên cạnh chữ ký": (
        [
            (80, 500, "Nơi nhận:"),
            (350, 500, "TM. ỦY BAN NHÂN DÂN"),
            (80, 515, "- Sở Y tế;", 10),
            (390, 515, "CHỦ TỊCH"),
            (80, 527, "- Lưu: VT.", 10),
            (370, 600, "Nguyễn Văn An"),
        ],
        ["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"],
    ),
    "cột chữ ký bắt đầu cao hơn": (
        [
            (350, 490, "TM. ỦY BAN NHÂN DÂN"),
            (80, 500, "Nơi nhận:"),
            (390, 500, "CHỦ TỊCH"),
            (80, 515, "- Lưu: VT."),
            (370, 560, "Nguyễn Văn An"),
        ],
        ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"],
    ),
    "dòng của cột bị ngắt": (
        [
            (80, 60, "UBND XÃ"),
            (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT"),
            (300, 75, "NAM"),
            (300, 90, "Độc lập - Tự do - Hạnh phúc"),
        ],
        ["UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ),
    "khoảng trống không phải hai cột": (
        [(80, 60, "1."), (130, 60, "Rà soát"), (80, 75, "2."), (130, 75, "Báo cáo")],
        ["1.   Rà soát", "2.   Báo cáo"],
    ),
    "dấu chú thích nâng lên": ([(80, 60, "thành phố"), (134, 56, "1", 7), (138, 60, ".")], ["thành phố¹."]),
    "số chú thích chữ nhỏ": (
        [(80, 60, "theo quy định"), (158, 56, "2", 7), (80, 100, "Các đơn vị"), (80, 700, "2 Các sở, ngành", 9)],
        ["theo quy định²", "Các đơn vị", "² Các sở, ngành"],
    ),
}


@pytest.mark.parametrize("name", ORDER)
def test_reading_order(name: str) -> None:
    words, lines = ORDER[name]
    assert text(*words) == lines


BREAKS: dict[str, tuple[list[Placed], bool]] = {
    "dòng đầy, cùng lề": ([(80, 60, FULL), (80, 75, FULL)], False),
    "dòng trên còn chỗ": ([(80, 60, FULL[:50]), (80, 75, FULL)], True),
    "thụt đầu dòng": ([(80, 60, FULL), (116, 75, FULL[:68])], True),
    "cách dòng rộng": ([(80, 60, FULL), (80, 85, FULL)], True),
    "cỡ chữ khác": ([(80, 60, FULL), (80, 75, FULL[:40], 10)], True),
    "dòng giữa trang": ([(80, 60, FULL), (200, 75, "trẻ em trên địa bàn huyện năm 2024")], False),
}


@pytest.mark.parametrize("name", BREAKS)
def test_paragraphs_where_they_are_certain(name: str) -> None:
    words, parted = BREAKS[name]
    rest: list[Placed] = [(80, base, FULL) for base in (500, 515, 530, 545)]
    lines = laid(sheet(*words, *rest)).text.split("\n")
    assert (lines[1] == "") is parted


# the end of a full line and the line below, on a page whose paragraphs are indented; whether the sentence goes on there
GOES_ON: dict[str, tuple[str, str, bool]] = {
    "như đầu một phần": ("các mục 3, 4", "Phần IV của Đề án", True),
    "như mục có số": ("các điểm 3 và", "4. Điều này do Sở Y tế báo cáo", True),
    "tên riêng": ("Sở Y tế tỉnh", "Hải Dương về công tác trẻ em", True),
    "câu trên đã hết": ("các đơn vị.", "Ủy ban nhân dân tỉnh giao Sở Y tế", False),
}
REST = "căn cứ luật trẻ em; ủy ban nhân dân tỉnh xây dựng kế hoạch cho các sở, ban"


@pytest.mark.parametrize("name", GOES_ON)
def test_a_line_that_only_looks_like_a_beginning(name: str) -> None:
    end, below, joined = GOES_ON[name]
    above = f"{REST[: len(REST) - len(end) - 1]} {end}"
    indented: list[Placed] = [place for base in (300, 330, 360) for place in ((116, base, FULL[:69]), (80, base + 15, REST))]
    lines = laid(sheet((116, 60, FULL[:69]), (80, 75, above), (80, 90, below), *indented)).text.split("\n")
    assert (f"{above} {below}" in lines) is joined


CELLS: list[Box] = [(x, y, x + 150, y + 40) for y in (400, 440, 480) for x in (80, 230, 380)]
HEAD: list[Placed] = [(85, 415, "STT"), (235, 415, "Nội dung"), (385, 415, "Thời hạn")]


def test_a_table_is_rows_between_pipes() -> None:
    page = sheet(
        *HEAD, (85, 455, "1"), (235, 455, "Rà soát tình hình"), (235, 470, "của trẻ em"), (385, 455, "Quý II"), (80, 300, FULL), ruled=True
    )
    lines = [line for line in laid(page, cells=CELLS).text.split("\n") if line]
    assert lines == [FULL, "| STT | Nội dung | Thời hạn |", "| 1 | Rà soát tình hình của trẻ em | Quý II |"]


def test_a_table_goes_on_over_the_page() -> None:
    one = sheet(*HEAD, (85, 455, "1"), (235, 455, "Rà soát"), (85, 495, "2"), (235, 495, "Báo cáo cấp"), (300, 770, "1"), ruled=True)
    two = sheet(*HEAD, (235, 455, "có thẩm quyền"), (85, 495, "3"), (235, 495, "Kiểm tra"), (300, 770, "2"), number=2, ruled=True)
    found = laid(one, two, cells=CELLS)
    lines = [line for line in found.text.split("\n") if line]
    assert lines == [
        "| STT | Nội dung | Thời hạn |",
        "| 1 | Rà soát | |",
        "| 2 | Báo cáo cấp có thẩm quyền | |",
        "| 3 | Kiểm tra | |",
        "1",
        "2",
    ]
    assert {box.page for box in found.boxes} == {1, 2}


def test_merged_cells_hold_for_every_row() -> None:
    cells: list[Box] = [(80, 400, 230, 440), (230, 400, 530, 440), (80, 440, 230, 520), (230, 440, 530, 480), (230, 480, 530, 520)]
    page = sheet((85, 415, "Đơn vị"), (235, 415, "Việc"), (85, 480, "Sở Y tế"), (235, 455, "Rà soát"), (235, 495, "Báo cáo"), ruled=True)
    lines = [line for line in laid(page, cells=cells).text.split("\n") if line]
    assert lines == ["| Đơn vị | Việc |", "| Sở Y tế | Rà soát |", "| Sở Y tế | Báo cáo |"]


def test_furniture() -> None:
    def page(number: int, side: float) -> Sheet:
        return sheet(
            (side, 30, f"CÔNG BÁO/Số 09/Ngày 25-02-2025 {number}"),
            (80, 400, f"{FULL[:60]} {number}"),
            (400, 100, "Ký bởi: Ủy ban nhân dân tỉnh"),
            number=number,
        )

    found = laid(*(page(number, 80 if number % 2 else 200) for number in range(1, 5)))
    aside = [found.text[a:b] for a, b in found.furniture]
    assert aside == [line for n in range(1, 5) for line in (f"CÔNG BÁO/Số 09/Ngày 25-02-2025 {n}", "Ký bởi: Ủy ban nhân dân tỉnh")]


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FOREIGN = "CQNG HOA XA HO! CHU NGHiA VItT NAM ke ho{lch trien khai thvc hi~n nhi~m v1,1 " * 8
READABLE: dict[str, tuple[str, bool, bool]] = {
    "tiếng Việt": (f"{FULL} " * 8, False, True),
    "tiếng Việt trên ảnh": (f"{FULL} " * 8, True, True),
    "lớp chữ do OCR nước ngoài": (FOREIGN, True, False),
    "ít chữ trên ảnh": ("Trang bia", True, True),
    "không có chữ": ("", True, False),
}


@pytest.mark.parametrize("name", READABLE)
def test_readable_layers(name: str) -> None:
    words, pictures, readable = READABLE[name]
    assert is_readable(sheet((10, 100, words), pictures=pictures)) is readable


@pytest.mark.parametrize(
    ("motto", "broken"),
    [(MOTTO, False), (MOTTO.replace("HÒA", "HOÀ"), False), ("CỘNG ÒA XÃ ỘI C Ủ NG ĨA VIỆT NAM", True), (FULL, False), ("", False)],
)
def test_letters_lost(motto: str, *, broken: bool) -> None:
    assert loses_letters(sheet((10, 100, f"UBND TỈNH {motto} Độc lập - Tự do"))) is broken


def test_hyphen_at_the_end_of_a_line() -> None:
    reading = read_pdf(pdf([(80, 60, "theo so 12/QD-"), (80, 75, "TTg ngay")]))
    assert reading.text.split() == ["theo", "so", "12/QD-", "TTg", "ngay"]


def test_places_are_boxes_line_by_line() -> None:
    document = read(pdf([(80, 60, "Ke hoach"), (80, 75, "nam 2024")], [(90, 60, "trang hai")]))
    assert (document.pages, document.media_type, document.reader) == (2, "application/pdf", "pdf")
    start = document.text.index("hoach")
    place = locator(document)({"start": start, "end": document.text.index("2024") + 4})
    (page,) = place["pages"]  # type: ignore[typeddict-item]
    assert page["page"] == 1
    (x0, top, _, bottom), (left, *_) = page["boxes"]
    assert 80 < x0 < 110
    assert top < 60 < bottom
    assert left == 80


def test_pages_are_told_before_they_are_read() -> None:
    told: list[int] = []
    read_pdf(pdf([(80, 60, "mot")], [(80, 60, "hai")]), pages=told.append)
    assert told == [2]


ENDS: dict[str, tuple[bytes, Limits, type[PlanparseError]]] = {
    "không phải PDF": (b"%PDF-1.4\nhong", Limits(), CorruptError),
    "trang trống": (pdf([]), Limits(), EmptyError),
    "ảnh không có chữ": (pdf([], [], image=True), Limits(), EmptyError),
    "mật khẩu để mở": (locked([(80, 60, "Ke hoach")], user="mat-khau", owner="chu"), Limits(), EncryptedError),
    "quá nhiều trang": (pdf([], [], []), Limits(max_pages=2), TooLargeError),
    "quá nhiều chữ": (pdf([(80, 60, "a" * 50)]), Limits(max_chars=20), TooLargeError),
}


@pytest.mark.parametrize("name", ENDS)
def test_ends_in_a_code(name: str) -> None:
    data, limits, error = ENDS[name]
    with pytest.raises(error):
        read(data, limits=limits)


def test_a_password_that_only_forbids_printing_does_not_matter() -> None:
    assert read_pdf(locked([(80, 60, "Ke hoach nam 2025")], user="", owner="chu")).text.split() == ["Ke", "hoach", "nam", "2025"]


@pytest.mark.parametrize(
    ("turned", "angle"),
    [("/Rotate 90", 90), ("/Rotate 180", 180), ("/Rotate 270", 270), ("/Rotate -90", 270), ("/Rotate 450", 90), ("/Rotate 45", 0)],
)
def test_turned_pages_read_as_they_are_shown(turned: str, angle: int) -> None:
    words = [(80, 60, "Ke hoach"), (300, 60, "nam 2024"), (80, 75, "Noi dung")]
    plain, other = read_pdf(pdf(words)), read_pdf(pdf(words, turned=turned, angle=angle))
    assert other.text == plain.text
    for one, same in zip(other.boxes, plain.boxes, strict=True):
        assert (one.top, one.bottom, *one.xs) == pytest.approx((same.top, same.bottom, *same.xs), abs=0.01)


@pytest.mark.parametrize(("turned", "angle", "left", "top"), [("", 0, 50, 10), ("/Rotate 90", 90, 100, 50), ("/Rotate 270", 270, 10, 10)])
def test_places_on_cropped_pages_count_from_what_is_shown(turned: str, angle: int, left: float, top: float) -> None:
    words = [(180, 160, "Ke hoach")]
    plain, cropped = read_pdf(pdf(words)), read_pdf(pdf(words, turned="/CropBox[50 100 590 790]" + turned, angle=angle))
    assert cropped.text == plain.text
    for one, same in zip(cropped.boxes, plain.boxes, strict=True):
        assert (one.xs[0] + left, one.top + top) == pytest.approx((same.xs[0], same.top), abs=0.01)


def test_a_page_of_few_words_on_a_picture_keeps_them() -> None:
    reading = read_pdf(pdf([(80, 60, "Ke hoach")], [], image=True))
    assert (reading.text.strip(), reading.pages, reading.lacking, reading.scanned()) == ("Ke hoach", 2, (), [])


def test_a_layer_in_the_letters_of_old_fonts_becomes_unicode() -> None:
    data = pdf(
        [(80, 60, "KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi n¨m 2009"), (80, 100, "C¬ quan chñ tr×: Së KÕ ho¹ch vµ §Çu t\xad cña tØnh.")]
    )
    lines = parse_document(read(data), actions=False).text.split("\n")
    assert lines == ["Kế hoạch phát triển kinh tế - xã hội năm 2009", "Cơ quan chủ trì: Sở Kế hoạch và Đầu tư của tỉnh."]


OLD_FONTS: dict[str, tuple[str, list[str], list[str]]] = {
    "ABC": (".VnTime", ["KÕ ho¹ch ph¸t triÓn", "®-îc giao t¹i n-íc"], ["Kế hoạch phát triển", "được giao tại nước"]),
    "ABC, phông đậm nhúng một phần": ("ABCDEF+.VnTime,Bold", ["Uû ban nh©n d©n tØnh"], ["Uỷ ban nhân dân tỉnh"]),
    "ABC chữ hoa": (".VnTimeH", ["kÕ ho¹ch sè 12"], ["KẾ HOẠCH SỐ 12"]),
    "VNI": ("VNI-Times", ["Keá hoaïch phaùt trieån"], ["Kế hoạch phát triển"]),
    "phông Unicode bên cạnh": (".VnTime", ["Së Y tÕ", "~Café Õ ¹ số 12"], ["Sở Y tế", "Café Õ ¹ số 12"]),
    "phông Unicode": ("Arial", ["Café ®", "Õ"], ["Café ®", "Õ"]),
    "một chữ cũng đủ": (".VnTime", ["Sè"], ["Số"]),
    "một dòng giữa chữ Unicode": (".VnTime", ["~Noi dung chung", "Sè", "~Pham vi chung"], ["Noi dung chung", "Số", "Pham vi chung"]),
}


@pytest.mark.parametrize("name", OLD_FONTS)
def test_old_fonts_are_known_by_their_names(name: str) -> None:
    font, typed, lines = OLD_FONTS[name]
    data = pdf([(80, 60 + 40 * at, line.replace("ố", "o")) for at, line in enumerate(typed)], font=font)
    reading = read_pdf(data)
    assert [line for line in reading.text.split("\n") if line] == [line.replace("số 12", "so 12") for line in lines]
    assert all(len(box.xs) == box.end - box.start + 1 for box in reading.boxes)


STAMPS: dict[str, tuple[list[str], list[str]]] = {
    "giờ có múi giờ": (["Ký bởi: Sở Y tế", "Thời gian ký: 12/03/2025 10:11:12 +07:00"], ["2025-03-12T10:11:12+07:00"]),
    "dấu chấm, không giây": (["Thời gian ký: 07.04.2023 10:45 +07:00"], ["2023-04-07T10:45:00+07:00"]),
    "năm trước, phút có nháy": (["Ngày ký: 2025.03.12 10:11:12 +07'00'"], ["2025-03-12T10:11:12+07:00"]),
    "công báo": (["Ngày: 04/03/2025 14:54:03 GMT+07:00"], ["2025-03-04T14:54:03+07:00"]),
    "không có múi giờ": (["Signing time: 4-3-2025 9:05:00"], ["2025-03-04T09:05:00"]),
    "trên một dòng": (["Ký bởi: Sở Y tế 12/03/2025 10:11:12"], ["2025-03-12T10:11:12"]),
    "hai chữ ký": (["Ngày ký: 02/01/2025 8:00", "Ngày ký: 01/01/2025 8:00"], ["2025-01-01T08:00:00", "2025-01-02T08:00:00"]),
    "không có giờ": (["Ngày ký: 12/03/2025"], []),
    "ngày không có thật": (["Ngày ký: 31/02/2025 10:11:12"], []),
    "chân trang web": (["12/03/2025 10:11:12"], []),
    "trong câu": (["Họp ngày 12/03/2025, 10:11 tại trụ sở."], []),
}


@pytest.mark.parametrize("name", STAMPS)
def test_the_time_on_the_stamp_of_a_signature(name: str) -> None:
    stamps, times = STAMPS[name]
    plan = parse_text("\n".join(["KẾ HOẠCH", "Sở Y tế rà soát, báo cáo Ủy ban nhân dân tỉnh.", *stamps]))
    assert list(plan.source.signed_at) == times


def test_the_time_of_a_signature_that_is_not_printed() -> None:
    field = "<</FT/Sig/T(s)/Subtype/Widget/Rect[0 0 0 0]/V<</Type/Sig/Filter/X/ByteRange[0 1 2 3]/Contents<00>/M(D:{})>>>>"
    fields = "".join(field.format(time) for time in ("20250312101112+07'00'", "20250313", "20251399999999Z", "x"))
    data = pdf([(80, 60, "Ke hoach")]).replace(b"/Type/Catalog", b"/Type/Catalog/AcroForm<</Fields[" + fields.encode() + b"]>>")
    assert parse(data, "a.pdf").source.signed_at == ("2025-03-12T10:11:12+07:00",)
