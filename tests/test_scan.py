"""Scans and photos: pictures drawn here with known words, and how they are straightened, read, placed and repaired."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from planparse.errors import CorruptError, NeedsTesseractError, TooLargeError
from planparse.limits import Limits
from planparse.readers import read
from planparse.readers.places import locator
from planparse.readers.scan import noise, rules, seals, straight, tesseract
from planparse.readers.scan.again import with_number_again
from planparse.readers.scan.left_out import with_left_out
from planparse.readers.scan.tesseract import Grey, Word
from planparse.readers.scan.words import glyphs
from planparse.text.clean import clean
from planparse.text.repairs.ocr import ocr_edits
from tests.conftest import require
from tests.pdf_help import pdf

LINES = [
    "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;",
    "Căn cứ Nghị định số 56/2017/NĐ-CP của Chính phủ;",
    "Ủy ban nhân dân thị xã ban hành Kế hoạch triển khai",
    "thực hiện công tác trẻ em trên địa bàn như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao nhận thức của các cấp, các ngành về quyền trẻ em.",
    "Giao Phòng Lao động chủ trì, phối hợp với các xã, phường.",
]


def font(size: int) -> ImageFont.FreeTypeFont:
    # by its whole path, for the first version of this font has the same name and no Vietnamese letters
    folder = Path("/usr/share/fonts/truetype")
    found = [
        path for path in (folder / "liberation2" / "LiberationSerif-Regular.ttf", folder / "dejavu" / "DejaVuSerif.ttf") if path.exists()
    ]
    require(bool(found), "a font with Vietnamese letters (fonts-liberation2)")
    return ImageFont.truetype(found[0], size)


def page(lines: Sequence[str] = LINES, *, size: tuple[int, int] = (1654, 900), mode: str = "L") -> Image.Image:
    """A page of 200 dots an inch."""
    image = Image.new(mode, size, "white")
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        draw.text((200, 120 + 62 * at), line, "black", font(40))
    return image


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, dpi=(200, 200), **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def reads() -> None:
    require(tesseract.program() is not None, "tesseract (tesseract-ocr tesseract-ocr-vie)")


def likeness(text: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(LINES), " ".join(text.split())) / 100


def turned(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees % 90 == 0, fillcolor=255)


def with_seal() -> Image.Image:
    seal = page([], mode="RGB")
    ImageDraw.Draw(seal).ellipse((500, 250, 780, 530), outline=(215, 30, 40), width=9)
    return ImageChops.multiply(page(mode="RGB"), seal)


SEEN: dict[str, tuple[bytes, str]] = {
    "ảnh PNG": (encoded(page()), "image/png"),
    "ảnh JPEG nghiêng": (encoded(turned(page(), 1.8), "JPEG"), "image/jpeg"),
    "nằm ngang": (encoded(turned(page(), 90)), "image/png"),
    "lộn ngược": (encoded(turned(page(), 180)), "image/png"),
    "dấu đỏ đè lên chữ": (encoded(with_seal()), "image/png"),
}


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
@pytest.mark.parametrize("name", SEEN)
def test_pictures_are_read(name: str) -> None:
    data, media_type = SEEN[name]
    document = read(data)
    assert (document.media_type, document.reader, document.pages) == (media_type, "image", 1)
    assert likeness(document.text) > 0.97
    assert document.scanned()


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
@pytest.mark.parametrize("degrees", [0.0, 1.8, 90.0])
def test_places_are_on_the_page_as_it_is_shown(degrees: float) -> None:
    image = turned(page(), degrees)
    document = read(encoded(image))
    start = document.text.index("Nghị định")
    (found,) = locator(document)({"start": start, "end": start + 9})["pages"]  # type: ignore[typeddict-item]
    x0, top = min(box[0] for box in found["boxes"]), min(box[1] for box in found["boxes"])
    x1, bottom = max(box[2] for box in found["boxes"]), max(box[3] for box in found["boxes"])
    inside = np.asarray(image)[round(top / 0.36) : round(bottom / 0.36), round(x0 / 0.36) : round(x1 / 0.36)]
    assert inside.size < 60_000
    assert (inside < 128).mean() > 0.08


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
def test_pages_of_a_tiff_are_pages() -> None:
    document = read(encoded(page(LINES[:4]), "TIFF", save_all=True, append_images=[page(LINES[4:])]))
    assert document.pages == 2
    assert {box.page for box in document.boxes} == {1, 2}
    assert likeness(document.text) > 0.97


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
def test_a_table_of_a_picture_is_rows() -> None:
    image = page([], size=(1654, 700))
    draw = ImageDraw.Draw(image)
    for x in (200, 420, 1400):
        draw.line((x, 100, x, 500), "black", 3)
    for y in (100, 230, 360, 500):
        draw.line((200, y, 1400, y), "black", 3)
    for row, (left, right) in enumerate((("STT", "Nội dung công việc"), ("1", "Rà soát trẻ em"), ("2", "Báo cáo kết quả"))):
        draw.text((240, 140 + 130 * row), left, "black", font(40))
        draw.text((460, 140 + 130 * row), right, "black", font(40))
    lines = [line for line in read(encoded(image)).text.split("\n") if line]
    assert lines == ["| STT | Nội dung công việc |", "| 1 | Rà soát trẻ em |", "| 2 | Báo cáo kết quả |"]


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
def test_the_same_picture_gives_the_same_words() -> None:
    assert read(encoded(page())) == read(encoded(page()))


def mixed() -> bytes:
    """A PDF whose first page is a scan and whose second has a text layer."""
    import pypdfium2

    out = io.BytesIO()
    page().save(out, "PDF", resolution=200)
    document = pypdfium2.PdfDocument(out.getvalue())
    document.import_pages(pypdfium2.PdfDocument(pdf([(80, 60, "Trang hai co lop chu")])))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
def test_a_mixed_file_mixes() -> None:
    document = read(mixed())
    assert document.text.index("Luật Trẻ em") < document.text.index("Trang hai")
    assert {box.page for box in document.boxes if box.sure is not None} == {1}
    assert document.lacking == ()


def test_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANPARSE_TESSERACT", "/nowhere/tesseract")
    document = read(mixed())
    assert (document.text.strip(), document.lacking) == ("Trang hai co lop chu", ("scan",))
    with pytest.raises(NeedsTesseractError) as caught:
        read(encoded(page()))
    assert caught.value.detail == "tesseract"


def test_without_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: shutil.which("true") or "true")
    with pytest.raises(NeedsTesseractError) as caught:
        read(encoded(page()))
    assert caught.value.detail == "vie"


def test_large_pictures_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.readers.scan.image.ready", lambda: "tesseract")
    with pytest.raises(TooLargeError) as caught:
        read(encoded(Image.new("1", (3000, 3000))), limits=Limits(max_pixels=8_000_000))
    assert caught.value.detail == "max_pixels"
    with pytest.raises(CorruptError):
        read(encoded(page())[:400])


@pytest.mark.parametrize("degrees", [-6.0, -0.85, 0.0, 0.5, 3.0])
def test_slopes_are_found(degrees: float) -> None:
    dots = np.asarray(page().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255))
    assert abs(straight.slope_of(dots) - degrees) < 0.11


@pytest.mark.parametrize(("degrees", "sideways"), [(0, False), (90, True), (180, False), (270, True)])
def test_pages_on_their_side_are_noticed(degrees: int, *, sideways: bool) -> None:
    assert straight.is_sideways(np.asarray(turned(page(), degrees))) is sideways


def test_places_turn_back() -> None:
    turn = straight.Turn(1, 0.0, 600.0, 400.0)  # a page that is 600 wide, its upper edge once its right one
    assert turn.size() == (400.0, 600.0)
    assert turn.back(0.0, 0.0) == (600.0, 0.0)
    assert straight.Turn(0, 0.0, 600.0, 400.0).back(10.0, 20.0) == (10.0, 20.0)


def test_a_seal_is_taken_out_and_red_words_stay() -> None:
    image = with_seal()
    ImageDraw.Draw(image).text((200, 700), "KHẨN", (200, 0, 0), font(40))
    grey, _ = seals.without_seals(np.asarray(image), 200)
    seen, wanted = grey < 128, np.asarray(page()) < 128
    assert (seen == wanted)[240:540, 490:790].mean() > 0.995
    assert ((np.asarray(image.convert("L")) < 128) == wanted)[240:540, 490:790].mean() < 0.97
    assert grey[700:750, 200:330].min() < 100


def test_rules_are_taken_out_and_words_stay() -> None:
    image = page()
    before = np.asarray(image).copy()
    ImageDraw.Draw(image).line((200, 60, 1400, 60), "black", 3)
    cleared = rules.without_rules(np.asarray(image), 200)
    assert cleared.tables == []
    assert np.abs(cleared.dots.astype(int) - before).max() < 60


def test_rules_that_fade_are_whole_where_others_meet_them() -> None:
    image = Image.new("L", (1600, 1200), 255)
    draw = ImageDraw.Draw(image)
    for y in (200, 500, 800):
        draw.line((200, y, 1400, y), 60, 4)
    for x in (200, 800):
        draw.line((x, 200, x, 800), 60, 4)
    draw.line((1400, 200, 1400, 330), 60, 4)
    faded = image.copy()
    ImageDraw.Draw(faded).line((1400, 330, 1400, 800), 215, 4)
    assert [len(cells) for cells in rules.without_rules(np.asarray(image), 200).tables] == [2]
    cleared = rules.without_rules(np.asarray(faded), 200)
    assert [len(cells) for cells in cleared.tables] == [4]
    assert cleared.dots[400:460, 1380:1420].min() == 255


def word(text: str, x0: int, sure: float = 95.0) -> Word:
    return Word(text, (1, 1, 1), x0, 100, x0 + 20 * len(text), 130, sure)


def test_characters_fill_the_boxes_of_words() -> None:
    found = glyphs([word("Kế", 100), word("hoạch", 160)], 0.36)
    assert "".join(glyph.char for glyph in found) == "Kế hoạch"
    assert (found[0].x0, found[-1].x1) == pytest.approx((36.0, 93.6))
    assert len({glyph.base for glyph in found}) == 1


@pytest.mark.parametrize(
    ("text", "sure", "kept"),
    [("tổ", 10, True), ("25", 5, True), ("-", 10, True), ("⁄^`", 20, False), (";", 90, True)],
)
def test_only_signs_are_noise(text: str, sure: float, *, kept: bool) -> None:
    assert bool(noise.without_noise([word(text, 0, sure)])) is kept


def test_a_dash_that_opens_a_line_is_no_noise() -> None:
    assert [one.text for one in noise.without_noise([word("_", 0, 20), word("Đẩy", 60)])] == ["_", "Đẩy"]
    assert [one.text for one in noise.without_noise([word("Đẩy", 0), word("_", 80, 20)])] == ["Đẩy"]


def test_specks_apart_and_marks_of_the_line_below_are_noise() -> None:
    line = [word("Mục", 300), word("4", 380)]
    mark, dash = Word("Z", (1, 1, 1), 120, 126, 130, 132, 80), Word("-", (1, 1, 1), 520, 128, 530, 132, 70)
    assert noise.without_noise([mark, *line, dash]) == line
    bullet, small = Word("-", (1, 1, 1), 280, 114, 288, 118, 70), Word("y", (1, 1, 1), 405, 114, 412, 120, 80)
    assert noise.without_noise([bullet, *line, small]) == [bullet, *line, small]


@pytest.mark.parametrize(("sure", "again", "read"), [(30, 55, "SVH,TT"), (30, 20, "SVHTT"), (90, 95, "SVHTT")])
def test_an_unsure_number_is_looked_at_again(sure: float, again: float, read: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def second(_: str, picture: Grey, *__: object) -> list[Word]:
        assert picture.shape[0] < 200
        return [Word("Số:12/CT-SVH,TT", (1, 1, 1), 20, 20, 600, 70, again)]

    monkeypatch.setattr(tesseract, "read", second)
    first = [word("SỞ", 100), Word("Số:12/CT-SVHTT", (2, 1, 1), 100, 200, 400, 230, sure), Word("Hà", (2, 1, 1), 800, 200, 840, 230, 95)]
    found = with_number_again(first, np.full((2000, 1400), 255, np.uint8), 200, "tesseract", 1.0)
    assert [one.text for one in found] == ["SỞ", f"Số:12/CT-{read}", "Hà"]
    assert {one.line for one in found[1:]} == {(2, 1, 1)}


@pytest.mark.parametrize(("found", "wanted"), [("1.", ["1.", "Rà", "soát", "sổ"]), ("Ñ", [".", "Rà", "soát", "sổ"])])
def test_a_marker_that_was_left_out_is_looked_for(found: str, wanted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dots = np.full((400, 900), 255, np.uint8)
    dots[100:130, 70:76] = 0

    def second(_: str, picture: Grey, *__: object) -> list[Word]:
        assert picture.shape[0] < 60
        return [Word(found, (1, 1, 1), 20, 4, 34, 34, 90), Word("Rà", (1, 1, 1), 46, 4, 90, 34, 90)]

    monkeypatch.setattr(tesseract, "read", second)
    line = [Word(".", (1, 1, 1), 78, 126, 81, 130, 30), word("Rà", 100), word("soát", 160), word("sổ", 260)]
    assert [one.text for one in with_left_out(line, dots, 200, "tesseract", 1.0)] == wanted
    bare = [one for one in line if one.text != "."]
    monkeypatch.undo()
    assert with_left_out(bare, np.full((400, 900), 255, np.uint8), 200, "", 1.0) == bare


REPAIRED: dict[str, str] = {
    "Hội đồng nhân dân tô chức hội nghị": "Hội đồng nhân dân tổ chức hội nghị",
    "cụ thê như sau": "cụ thể như sau",
    "cấp có thẩm quyên phê duyệt": "cấp có thẩm quyền phê duyệt",
    "V. TÔ CHỨC THỰC HIỆN": "V. TỔ CHỨC THỰC HIỆN",
    "các cấp chính quyên và nhân dân": "các cấp chính quyền và nhân dân",
    "về việc đây mạnh công tác": "về việc đẩy mạnh công tác",
    "Phần đấu đến năm 2025": "Phấn đấu đến năm 2025",
    "cơ quan câp tỉnh": "cơ quan cấp tỉnh",
    "BẠN CHỈ ĐẠO CẤP HUYỆN": "BAN CHỈ ĐẠO CẤP HUYỆN",
    "các sở, ngành cấp tinh.": "các sở, ngành cấp tỉnh.",
    ": Đẩy mạnh tuyên truyền": "- Đẩy mạnh tuyên truyền",
}
KEPT = [
    "dưới đây là kế hoạch",
    "bệnh cấp tính",
    "việc xây dựng kè bảo vệ bờ sông",
    "xây dựng mới 151 chợ",
    "phân bố đều trên địa bàn",
    "ông Nguyễn Văn Tô",
    "xã Phổ Thuận, xã Phổ Cường",
    "số 12/KH-UBND",
    "cưỡng chế mọi trường hợp",
    "Thời gian: năm 2024",
]


def repaired(text: str) -> str:
    return clean(text, scanned=[(0, len(text))]).text


@pytest.mark.parametrize("text", REPAIRED)
def test_what_can_only_be_one_syllable_is_repaired(text: str) -> None:
    assert repaired(text) == REPAIRED[text]


@pytest.mark.parametrize("text", [*KEPT, *LINES, *REPAIRED.values()])
def test_nothing_else_is_repaired(text: str) -> None:
    assert list(ocr_edits(text)) == []


def test_repairs_are_recorded_and_stay_within_what_was_scanned() -> None:
    text = "cụ thê như sau\ncụ thê như sau"
    mapped = clean(text, scanned=[(0, 14)])
    assert mapped.text == "cụ thể như sau\ncụ thê như sau"
    assert mapped.repairs() == [(3, 6)]


FACTS = {
    "KH-1942-SYT-Kien-Giang.pdf": ("KẾ HOẠCH", "Tổ chức xét công nhận Sáng kiến cấp cơ sở năm 2017", 2),
    "QD-3176b-SYT-Kien-Giang_bad-ocr-layer.pdf": ("QUYẾT ĐỊNH", "SỞ Y TẾ", 2),
}


@pytest.mark.slow
@pytest.mark.usefixtures("reads")
@pytest.mark.parametrize("name", FACTS)
def test_real_scans(name: str, shared: Path) -> None:
    path = shared / "real" / name
    require(path.is_file(), str(path))
    kind, words, pages = FACTS[name]
    document = read(path)
    text = repaired(document.text)
    assert document.pages == pages
    assert kind in text
    assert words in text
