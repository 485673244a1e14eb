"""A plan of the corpus as scans, clean and worn, gives nearly what its text gives (all five: `python -m tests.made.measure`)."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from planparse.readers import office
from planparse.readers.scan import tesseract
from tests.conftest import ROOT, require
from tests.made.measure import FEW, LIKE, POOLED, Figures, apart, figures, large, likeness, pooled
from tests.made.run import write_pdf, write_scans
from tests.made.scans import SCANNERS

PLAN = "tu-ky-2023"  # the shortest with measures of many items


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    require(office.program() is not None, "LibreOffice")
    out = tmp_path_factory.mktemp("printed")
    return write_pdf(out / "pdf", out / "docx", paper=True, only=PLAN)


@pytest.fixture(scope="module")
def of_text(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return figures([ROOT / "corpus" / f"{PLAN}.txt"], tmp_path_factory.mktemp("text") / "records")


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCANNERS)
def test_scans_cost_little(kind: str, printed: list[Path], of_text: Figures, tmp_path: Path) -> None:
    require(tesseract.program() is not None, "Tesseract")
    now = figures(write_scans(printed, SCANNERS[kind], tmp_path / "scans"), tmp_path / "records")
    assert large(of_text)
    assert pooled(of_text, large(of_text)) - pooled(now, large(of_text)) <= POOLED[kind]
    assert {name: items for name, items in apart(of_text, now).items() if items > FEW[kind]} == {}
    assert {name: like for name, like in likeness(tmp_path / "records").items() if like < LIKE} == {}


@pytest.mark.slow
def test_scans_are_pictures_alone_and_the_same_each_time(printed: list[Path], tmp_path: Path) -> None:
    (one,), (again,) = (write_scans(printed, SCANNERS["scan-worn"], tmp_path / name) for name in ("one", "again"))
    assert one.read_bytes() == again.read_bytes()
    with pypdfium2.PdfDocument(one) as scanned, pypdfium2.PdfDocument(printed[0]) as sheet:
        assert [page.get_textpage().count_chars() for page in scanned] == [0] * len(sheet)
        assert scanned[0].get_size() == pytest.approx(sheet[0].get_size(), abs=1)
        assert sum(_is_sealed(page) for page in scanned) == 1


def _is_sealed(page: pypdfium2.PdfPage) -> bool:
    """Whether there is more red ink than dust."""
    dots = page.render(scale=1).to_numpy().astype(int)  # blue, green, red
    return int(((dots[..., 2] - dots[..., 0] > 60) & (dots[..., 2] - dots[..., 1] > 60)).sum()) > 200
