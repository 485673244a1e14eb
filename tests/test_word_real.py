"""Real Word and PDF files against facts read by eye (they lie beside the project: skipped where the folder is absent)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from planparse import model
from planparse.errors import NeedsTesseractError
from planparse.evaluate.fold import fold
from planparse.pipeline import parse_all
from planparse.readers import office
from tests.conftest import ROOT, require

SCANS = (
    "An-Giang_LDLD-SVHTTDL_bad-ocr-layer_2017.pdf",
    "KH-1942-SYT-Kien-Giang.pdf",
    "KH-2084-SYT-Kien-Giang.pdf",
    "KH-2119-SYT-Kien-Giang.pdf",
    "KH-239-SYT-Kien-Giang.pdf",
    "KH-2668-UBND-Bac-Giang_CNTT-2011-2015_16tr.pdf",
    "ND-47-2020-CP_broken-H-glyph.pdf",
    "QD-3176b-SYT-Kien-Giang_bad-ocr-layer.pdf",
    "QD-46-BCDCCHC_KH-kiem-tra-CCHC-2021_10tr.pdf",
    "QD-UBND-BRVT_giai-the-trung-tam_sao-y.pdf",
)


def _facts(name: str) -> list[dict[str, str]]:
    lines = (ROOT / "tests" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


FACTS = [*_facts("real_word_facts.csv"), *_facts("real_pdf_facts.csv")]


@cache
def plans(path: Path) -> tuple[model.Plan, ...]:
    return parse_all(path)


def read(plan: model.Plan) -> dict[str, str]:
    """The same facts as the record has them."""
    data = plan.metadata
    tops = {section.id for section in plan.sections if section.parent is None}
    return {
        "type": data.doc_type or "-",
        "number": data.number or "-",
        "date": data.issued_on or "-",
        "title": data.title or "-",
        "issuer": data.issuer.name if data.issuer else "-",
        "top": str(len(tops)),
        "articles": str(sum(section.marker.startswith("Điều") for section in plan.sections)),
        "points": str(sum(section.parent in tops for section in plan.sections)),
        "first": plan.obligations[0].text if plan.obligations else "-",
        "last": plan.obligations[-1].text if plan.obligations else "-",
    }


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['file']}#{fact['part']}")
def test_facts(fact: dict[str, str], shared: Path) -> None:
    path = shared / "real" / fact["file"]
    require(path.is_file(), str(path))
    require(office.program() is not None or path.suffix in (".docx", ".pdf"), "LibreOffice")
    parts = plans(path)
    assert len(parts) == max(int(row["part"]) for row in FACTS if row["file"] == fact["file"])
    found = read(parts[int(fact["part"]) - 1])
    for key in ("first", "last"):
        found[key] = found[key][: len(fact[key])]
    asked = [key for key in found if fact[key]]
    assert {key: fold(found[key]) for key in asked} == {key: fold(fact[key]) for key in asked}


@pytest.mark.parametrize("name", SCANS)
def test_pictures_and_layers_that_cannot_be_read_need_tesseract(name: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANPARSE_TESSERACT", "/nowhere/tesseract")
    path = shared / "real" / name
    require(path.is_file(), str(path))
    with pytest.raises(NeedsTesseractError):
        parse_all(path)
