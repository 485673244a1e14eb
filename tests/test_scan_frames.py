"""Stamps that an office puts on what it receives: their frame is taken out, their words stand apart, the lines of the page stay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planparse.readers.scan.frames import without_frame
from planparse.readers.scan.page import Scan, without_stamp, words_of
from planparse.readers.scan.straight import Turn
from planparse.readers.scan.tesseract import Grey, Word

DPI = 300
SIZE = (2480, 3508)


def paper(*, degrees: float = 0.0, width: float = 1.9, height: float = 1.1, table: bool = False) -> Grey:
    """A page with a frame of so many inches, turned by so many degrees, or with a straight table of many cells."""
    page = Image.new("L", SIZE, 255)
    if width:
        frame = Image.new("L", SIZE, 255)
        left, top = 300, 500
        ImageDraw.Draw(frame).rectangle([left, top, left + width * DPI, top + height * DPI], outline=0, width=5)
        page = frame.rotate(-degrees, Image.Resampling.BILINEAR, center=(left, top), fillcolor=255)
    if table:
        draw = ImageDraw.Draw(page)
        for at in range(6):
            draw.line([300, 1500 + 120 * at, 2200, 1500 + 120 * at], fill=0, width=6)
            draw.line([300 + 380 * at, 1500, 300 + 380 * at, 2100], fill=0, width=6)
    return np.array(page)


@pytest.mark.parametrize("degrees", [-5, -3, 3, 4, 5])
def test_a_frame_askew_is_taken_out(degrees: float) -> None:
    dots = paper(degrees=degrees)
    found = without_frame(dots, DPI)
    assert found.frame is not None
    left, top, right, bottom = (edge / 72 * DPI for edge in found.frame)
    assert (right - left, bottom - top) == pytest.approx((1.9 * DPI, 1.1 * DPI), rel=0.25)
    assert (found.dots < 128).sum() < 0.1 * (dots < 128).sum()


@pytest.mark.parametrize(
    "dots",
    [paper(width=0), paper(), paper(width=0, table=True), paper(degrees=3, width=6, height=3), paper(degrees=3, width=0.5, height=0.3)],
    ids=["trang trắng", "khung thẳng", "bảng", "khung quá lớn", "khung quá nhỏ"],
)
def test_nothing_else_is(dots: Grey) -> None:
    found = without_frame(dots, DPI)
    assert found.frame is None
    assert np.array_equal(found.dots, dots)


def word(text: str, x: int, top: int, line: int, sure: float = 90.0) -> Word:
    return Word(text, (1, 1, line), x, top, x + 25 * len(text), top + 40, sure)


def test_words_of_the_stamp_stand_apart_and_those_of_the_page_stay() -> None:
    words = [
        *(word("ĐẾN", 100, 500, 1), word("Số:", 190, 500, 1), word("KẾ", 900, 500, 1), word("HOẠCH", 970, 500, 1)),
        *(
            word("Chuyển:", 60, 600, 2),
            word("zz", 330, 600, 2, 10.0),
            word("Ứng", 390, 600, 2),
            word("dụng", 480, 600, 2),
            word("và", 590, 600, 2),
        ),
    ]
    read = Scan(1, words, [], Turn(0, 0.0, 595.0, 842.0), 72 / DPI)
    parted = without_stamp(read, (0.0, 100.0, 130.0, 170.0))
    assert [one.text for one in parted.words] == ["KẾ", "HOẠCH", "Ứng", "dụng", "và"]
    assert [one.text for one in parted.stamped] == ["ĐẾN", "Số:", "Chuyển:", "zz"]
    page = words_of(parted)
    assert [part.text for row in page.rows for part in row] == ["KẾ HOẠCH", "Ứng dụng và"]
    assert "ĐẾN Số:" in [part.text for part in page.stamps]
    assert without_stamp(read, None) is read
