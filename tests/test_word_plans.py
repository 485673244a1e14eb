"""The five plans as office files give what their texts give: scored against gold, both aligned with the text that gold was made on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planparse.readers import office
from tests.conftest import ROOT, require
from tests.made.measure import ENOUGH, Figures, figures
from tests.made.run import CONVERTED, TYPED, convert, write_docx, write_pages, write_pdf

CLOSE = 0.01
FORMATS = (*TYPED, "html", "pdf", *CONVERTED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages for each format; what LibreOffice wrote is turned back by it, all files of all formats in one call."""
    require(office.program() is not None, "LibreOffice")
    out = tmp_path_factory.mktemp("plans")
    for name, runs in TYPED.items():
        write_docx(out / name, runs)
    older = out / "older"
    older.mkdir()
    write_pages(out / "html")
    write_pdf(out / "pdf", out / "long")
    for suffix in CONVERTED:
        for path in convert(sorted((out / "docx").iterdir()), suffix, out / "written" / suffix):
            path.rename(older / f"{suffix}-{path.name}")
    for path in office.convert(sorted(older.iterdir()), office.DOCX, out / "back", 600):
        suffix, _, name = path.name.partition("-")
        (out / suffix).mkdir(exist_ok=True)
        path.rename(out / suffix / name)
    return out


@pytest.fixture(scope="module")
def of_text(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return figures(sorted((ROOT / "corpus").glob("*.txt")), tmp_path_factory.mktemp("text") / "records")


def distance(before: dict[str, Any], now: dict[str, Any]) -> str | None:
    """What is too far apart: 0.01 of a figure over many items, one item of a figure over few."""
    key = "f1" if "f1" in before else "accuracy"
    if (before.get("gold") or before["of"]) >= ENOUGH:
        return None if abs(before[key] - now[key]) <= CLOSE else f"{before[key]:.3f} -> {now[key]:.3f}"
    counts = ("correct", "parsed") if key == "f1" else ("correct", "of")
    return None if all(abs(before[count] - now[count]) <= 1 for count in counts) else f"{before} -> {now}"


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_format_costs_nothing(name: str, made: Path, of_text: Figures, tmp_path: Path) -> None:
    now = figures(sorted((made / name).iterdir()), tmp_path / "records")
    assert now.keys() == of_text.keys()
    apart = {measure: distance(before, now[measure]) for measure, before in of_text.items()}
    assert {measure: far for measure, far in apart.items() if far} == {}


def test_the_packages_are_what_offices_write(made: Path) -> None:
    """Automatic numbers, real notes, page numbers and the annex are there: without them the comparison would say little."""
    from planparse import readers

    document = readers.read(made / "docx" / "kon-tum-2020.docx")
    assert document.text.count("[^1]") == 2
    assert [document.text[a:b] for a, b in document.furniture] == ["2"]
    assert "| 1 | Biểu 01 | 02 |" in document.text
    body = document.text.split("\n")
    assert any(line.startswith("II. ") for line in body)
    import zipfile

    with zipfile.ZipFile(made / "docx" / "kon-tum-2020.docx") as package:
        assert "II. " not in package.read("word/document.xml").decode()
        assert "w:footnoteReference" in package.read("word/document.xml").decode()


def test_the_pages_are_what_offices_print(made: Path) -> None:
    """Letterhead and closing side by side, raised notes, a number on every page, an annex that repeats its head on the next page."""
    from planparse import readers

    document = readers.read(made / "pdf" / "kon-tum-2020.pdf")
    assert document.pages
    assert [document.text[a:b] for a, b in document.furniture] == [str(page) for page in range(1, document.pages + 1)]
    assert document.text.count("| STT | Biểu mẫu | Số trang |") == 1
    rows = [line for line in document.text.split("\n") if line.startswith("| ")]
    assert len(rows) == 61
    assert rows[1] == "| 1 | Biểu 01 | 02 |"
    assert rows[-1] == "| 60 | Biểu 60 | 01 |"
    on = {box.page for box in document.boxes if document.text.rfind("PHỤ LỤC") <= box.start < document.furniture[0][0]}
    assert len(on) > 1
