"""Fonts that do not say how high their letters are, as LibreOffice embeds them: lines of one size are seen as such all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.readers import office
from planparse.readers.pdf.glyphs import Glyph
from planparse.readers.pdf.sheets import open_pdf, sheet
from planparse.readers.pdf.sizes import hug_ink
from tests.conftest import require
from tests.made.run import write_pdf

SIZE = 13.0  # of the letters of the made plans
HEIGHTS = {True: {"a": 5.4, "E": 7.9}, False: {"a": 8.3, "E": 8.3}}


@pytest.mark.parametrize("tight", HEIGHTS)
@pytest.mark.parametrize(("text", "enough"), [("EEEEEaaaaa", True), ("EEEEEEEEaa", False), ("aaaaaaaaE", False)])
def test_boxes_as_high_as_the_ink_are_known(text: str, enough: bool, tight: bool) -> None:
    glyphs = [Glyph(char, 0, 60 - HEIGHTS[tight][char], 6, 60, 60) for char in text]
    assert hug_ink(glyphs) is (tight and enough)


@pytest.mark.slow
def test_letters_of_one_size_are_of_one_height(tmp_path: Path) -> None:
    require(office.program() is not None, "LibreOffice")
    (path,) = write_pdf(tmp_path / "pdf", tmp_path / "docx", paper=True, only="tu-ky-2023")
    document = open_pdf(path.read_bytes())
    pages = [sheet(document, at) for at in range(len(document))]
    heights = [round(glyph.rise / SIZE, 2) for page in pages if page for glyph in page.glyphs if not glyph.char.isspace()]
    assert heights.count(0.69) > 0.9 * len(heights)
