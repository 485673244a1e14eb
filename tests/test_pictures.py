"""Pages drawn beside their text: the boxes fit whatever the page is, limits hold, and only the right source is drawn."""

from __future__ import annotations

import hashlib
import io
import math
import re
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from planparse import pipeline, record, render
from planparse.errors import CorruptError, CrashedError, EncryptedError, NotFoundError, TooLargeError, UsageError
from planparse.limits import Limits
from planparse.model import Plan
from planparse.pictures import Picture, pack, unpack
from planparse.readers.pdf.drawing import drawn
from planparse.readers.pdf.sheets import open_pdf, sheet
from planparse.readers.pictures import pictures as pictures_of
from planparse.readers.scan.rasters import of_image
from planparse.sandbox import Session
from tests.conftest import Run
from tests.pdf_help import locked, pdf
from tests.test_render import Page

WORDS = [(200, 300 + 15 * at, f"Giao So Y te bao cao truoc ngay {at + 1}/6/2025") for at in range(3)]
# typed for ABC fonts: Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh
TYPED = [(200, 300 + 15 * at, f"Giao Së Y tÕ chñ tr×, phèi hîp víi C«ng an tØnh b¸o c¸o kÕt qu¶ ngµy {at + 1}/6/2025") for at in range(3)]
PAPER = pdf(TYPED, [(80, 60, "Phßng Y tÕ kiÓm tra c¸c c¬ së")], TYPED)
WHITE = 250


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("turned", "width", "height"),
    [
        ("", 600, 800),
        ("/Rotate 90", 800, 600),
        ("/Rotate 180", 600, 800),
        ("/Rotate 270", 800, 600),
        ("/CropBox[100 300 550 620]", 450, 320),
        ("/CropBox[100 300 550 620]/Rotate 90", 320, 450),
        ("/CropBox[100 300 550 620]/Rotate 270", 320, 450),
        ("/CropBox[-100 300 1000 900]", 600, 500),
    ],
)
def test_boxes_fit_the_picture(turned: str, width: float, height: float) -> None:
    """All ink of the picture is inside the boxes of the characters, and none of them lies elsewhere."""
    data = pdf(WORDS, turned=turned)
    (picture,) = drawn(data, [1])
    assert (picture.width, picture.height) == (width, height)
    page = sheet(open_pdf(data), 0)
    assert page is not None
    assert (page.width, page.height) == (width, height)
    glyphs = [one for one in page.glyphs if not one.char.isspace()]
    image = Image.open(io.BytesIO(picture.image)).convert("L")
    ink = ImageChops.invert(image).point(lambda level: 255 if level > WHITE - 200 else 0).getbbox()
    assert ink is not None
    points = picture.width / image.width
    boxes = min(g.x0 for g in glyphs), min(g.top for g in glyphs), max(g.x1 for g in glyphs), max(g.bottom for g in glyphs)
    assert all(abs(place * points - edge) < 5 for place, edge in zip(ink, boxes, strict=True))


@pytest.mark.parametrize("box", ["0 0 100000 100000", "0 0 1000000 4", "0 0 3 900000", "0 0 0 0", "0 0 1 1", "5 5 5 5"])
def test_pages_of_any_size_are_small_pictures(box: str) -> None:
    for picture in drawn(pdf(WORDS).replace(b"0 0 600 800]", f"{box}]".encode()), [1]):
        with Image.open(io.BytesIO(picture.image)) as image:
            assert image.width * image.height <= 2_100_000
            assert max(image.size) <= 4_000


def test_pages_that_are_not_there_are_left_out() -> None:
    assert [picture.page for picture in drawn(PAPER, [0, 3, 2, 4, -1, 10**9])] == [3, 2]


def test_limits_on_pictures() -> None:
    every = list(pictures_of(PAPER, sha256(PAPER), [1, 2, 3]))
    assert [picture.page for picture in every] == [1, 2, 3]
    assert [picture.page for picture in pictures_of(PAPER, sha256(PAPER), [1, 2, 3], Limits(max_images=2))] == [1, 2]
    room = len(every[0].image) + len(every[1].image)
    assert [picture.page for picture in pictures_of(PAPER, sha256(PAPER), [1, 2, 3], Limits(max_image_bytes=room))] == [1, 2]


def test_a_photograph_is_no_larger_than_its_jpeg() -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "PDF")
    (picture,) = drawn(target.getvalue(), [1])
    assert picture.media_type == "image/jpeg"


def photo(kind: str, *, turned: bool = False, pages: int = 1, dpi: int = 100) -> bytes:
    """A picture file of 850 by 1100 dots, black in its upper left quarter; lying on its side, as a camera notes it, where `turned`."""
    page = Image.new("RGB", (850, 1100), "white")
    page.paste("black", (0, 0, 425, 550))
    exif = Image.Exif()
    if turned:
        page = page.transpose(Image.Transpose.ROTATE_90)
        exif[_ORIENTATION] = _TURN_RIGHT
    target = io.BytesIO()
    more = {"save_all": True, "append_images": [page] * (pages - 1)} if pages > 1 else {}
    page.save(target, kind, dpi=(dpi, dpi), exif=exif, **more)
    return target.getvalue()


_ORIENTATION, _TURN_RIGHT = 0x0112, 6


class TestPhotos:
    """Picture files are shown as they are read: each of their pages, upright, of the size in points that boxes count in."""

    @pytest.mark.parametrize("turned", [False, True])
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
    def test_a_page_is_shown_upright(self, kind: str, turned: bool) -> None:
        data = photo(kind, turned=turned)
        (picture,) = pictures_of(data, sha256(data), [1])
        (read,) = of_image(data, Limits())
        assert (picture.page, picture.width, picture.height) == (1, read.width, read.height)
        assert (picture.width, picture.height) == pytest.approx((612, 792), abs=0.1)
        image = Image.open(io.BytesIO(picture.image)).convert("L")
        shades = [image.getpixel((image.width * x // 4, image.height * y // 4)) for x, y in ((1, 1), (3, 1), (1, 3))]
        assert shades == pytest.approx([0, 255, 255], abs=9)

    def test_pages_of_a_file_of_several(self) -> None:
        data = photo("TIFF", pages=3)
        assert [picture.page for picture in pictures_of(data, sha256(data), [3, 1, 9, 0])] == [3, 1]
        assert list(pictures_of(data, sha256(data), [])) == []

    def test_large_ones_are_small_pictures(self) -> None:
        data = photo("PNG", dpi=20)  # a resolution that no page has
        (picture,) = pictures_of(data, sha256(data), [1])
        assert max(picture.width, picture.height) == pytest.approx(842, abs=1)
        with pytest.raises(TooLargeError):
            list(pictures_of(data, sha256(data), [1], Limits(max_pixels=900_000)))

    def test_broken_ones_end_in_their_code(self) -> None:
        data = photo("PNG")[:900]
        with pytest.raises(CorruptError):
            list(pictures_of(data, sha256(data), [1]))


class TestSession:
    def test_pictures_are_drawn_in_a_worker(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(PAPER)
        with Session() as session:
            found = session.pictures(path, sha256(PAPER), [1, 3])
            assert [(one.page, one.width, one.height, one.media_type) for one in found] == [(n, 600, 800, "image/png") for n in (1, 3)]
            assert session.pictures(PAPER, sha256(PAPER), [2])[0].page == 2
            assert session.pictures(PAPER, sha256(PAPER), []) == []
            with pytest.raises(UsageError):
                session.pictures(PAPER, sha256(b"another"), [1])
            with pytest.raises(NotFoundError):
                session.pictures(tmp_path / "absent", sha256(PAPER), [1])

    def test_a_member_of_an_archive(self) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("a.txt", "một")
            archive.writestr("b.pdf", PAPER)
        with Session() as session:
            assert len(session.pictures(target.getvalue(), sha256(PAPER), [1])) == 1
            assert session.pictures(target.getvalue(), sha256("một".encode()), [1]) == []
            with pytest.raises(UsageError):
                session.pictures(target.getvalue(), sha256(b"another"), [1])

    def test_locked_files_end_in_their_code(self) -> None:
        data = locked(WORDS, user="mat-khau", owner="chu")
        with Session() as session, pytest.raises(EncryptedError):
            session.pictures(data, sha256(data), [1])


def test_a_picture_goes_through_a_message() -> None:
    (picture,) = drawn(PAPER, [1])
    assert unpack(pack(picture)) == picture


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 20,
        struct.pack(">Idd", 1, 600, 800) + b"<svg onload=alert(1)>",
        struct.pack(">Idd", 1, math.nan, 800) + b"\xff\xd8\xff",
        struct.pack(">Idd", 1, -1, 800) + b"\xff\xd8\xff",
        struct.pack(">Idd", 1, 1e300, 800) + b"\xff\xd8\xff",
    ],
)
def test_a_worker_that_sends_something_else(data: bytes) -> None:
    with pytest.raises(CrashedError):
        unpack(data)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return pipeline.parse(PAPER, "a.pdf")


@pytest.fixture(scope="module")
def shown(plan: Plan) -> str:
    return render.html(plan, pictures=list(drawn(PAPER, [1, 2, 3])))


class TestPage:
    def test_every_item_has_its_boxes_on_its_page(self, plan: Plan, shown: str) -> None:
        assert plan.agencies
        figures = dict(re.findall(r'<figure id="page-(\d+)">(.*?)</figure>', shown, re.DOTALL))
        assert list(figures) == ["1", "2", "3"]
        for number, item in enumerate(plan.agencies, 1):
            for place in item.origin["pages"]:
                held = figures[str(place["page"])]
                link = re.search(rf'<a[^>]* data-m="agency-{number}" href="#agency-{number}"[^>]*>(.*?)</a>', held)
                assert link is not None
                assert link[1].count("<rect") == len(place["boxes"])

    def test_links_lead_somewhere_and_elements_nest(self, shown: str) -> None:
        found = Page(shown)
        assert found.stack == []
        assert len(found.ids) == len(set(found.ids))
        assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
        assert any(link.startswith("#b-") for link in found.links)

    def test_only_pictures_in_the_page_itself_are_allowed(self, plan: Plan, shown: str) -> None:
        images = [attrs["src"] for tag, attrs in Page(shown).tags if tag == "img"]
        assert len(images) == 3
        assert all(str(image).startswith("data:image/") for image in images)
        assert "img-src data:;" in shown
        assert "img-src" not in render.html(plan)
        assert not re.search(r'style="|https?://', re.sub(r'src="[^"]*"', "", shown))

    def test_pages_left_out_are_told(self, plan: Plan) -> None:
        part = render.html(plan, pictures=list(drawn(PAPER, [1])))
        assert "Chỉ có ảnh của 1 trên 3 trang" in part
        assert Page(part).stack == []
        assert {link.removeprefix("#") for link in Page(part).links} <= set(Page(part).ids)
        assert "Không kèm ảnh trang: cần đúng tệp nguồn" in render.html(plan)
        assert "(E_TIMEOUT)" in render.html(plan, missing="E_TIMEOUT")

    def test_a_plan_that_is_not_on_paper_says_nothing_of_pictures(self) -> None:
        page = render.html(pipeline.parse_text("KẾ HOẠCH\nSở Y tế báo cáo."))
        assert "Ảnh trang" not in page
        assert "ảnh trang" not in page

    def test_pictures_of_others_are_escaped(self, plan: Plan) -> None:
        evil = Picture(1, 600.0, 800.0, b'\xff\xd8\xff"><script>alert(1)</script>')
        assert render.html(plan, pictures=[evil]).count("<script") == 1


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path, plan: Plan) -> Path:
        (tmp_path / "a.pdf").write_bytes(PAPER)
        (tmp_path / "b.pdf").write_bytes(PAPER + b"\n")
        (tmp_path / "a.json").write_bytes(record.dumps(plan))
        return tmp_path

    def test_a_source_has_its_pages(self, run: Run, folder: Path) -> None:
        done = run("show", "a.pdf", "--html", "-", cwd=folder)
        assert done.returncode == 0
        assert done.stdout.count(b"data:image/png;base64,") == 3
        assert run("show", "-", "--html", "-", stdin=PAPER).stdout.count(b"data:image/png;base64,") == 3

    def test_a_record_needs_its_source(self, run: Run, folder: Path) -> None:
        alone = run("show", "a.json", "--html", "-", cwd=folder)
        assert (alone.returncode, alone.stderr) == (0, b"")
        assert "cần đúng tệp nguồn (--source)" in alone.stdout.decode()
        whole = run("show", "a.json", "--source", "a.pdf", "--html", "-", cwd=folder)
        assert whole.stdout.count(b"data:image/png;base64,") == 3

    def test_another_source_is_wrong_usage(self, run: Run, folder: Path) -> None:
        done = run("show", "a.json", "--source", "b.pdf", "--html", "-", cwd=folder)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "b.pdf không phải tệp nguồn" in done.stderr.decode()
        assert run("show", "a.json", "--source", "absent.pdf", "--html", "-", cwd=folder).returncode == 4

    def test_limits_of_the_settings(self, run: Run, folder: Path) -> None:
        done = run("show", "a.pdf", "--html", "-", cwd=folder, PLANPARSE_MAX_IMAGES="2")
        assert "Chỉ có ảnh của 2 trên 3 trang" in done.stdout.decode()
