"""Real scans and bad text layers against facts read by eye (they lie beside the project: skipped where the folder is absent)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.errors import NeedsTesseractError
from planparse.pipeline import parse_all
from planparse.readers.scan import tesseract
from tests.conftest import require
from tests.facts import Facts, differences, facts, parts, plans

FACTS = facts("real_scan_facts.csv")
LIKENESS = 95.0
# The aim is that nothing stands here: what the records still have otherwise than the eye, by file and part.
OPEN: dict[tuple[str, str], set[str]] = {}


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['file']}#{fact['part']}")
def test_facts(fact: Facts, shared: Path) -> None:
    path = shared / "real" / fact["file"]
    require(path.is_file(), str(path))
    require(tesseract.program() is not None, "Tesseract")
    found = plans(path)
    assert all(plan.source.ocr for plan in found)
    assert len(found) == parts(FACTS, fact["file"])
    assert differences(fact, found[int(fact["part"]) - 1], LIKENESS).keys() == OPEN.get((fact["file"], fact["part"]), set())


@pytest.mark.parametrize("name", sorted({fact["file"] for fact in FACTS}))
def test_pictures_and_layers_that_cannot_be_read_need_tesseract(name: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANPARSE_TESSERACT", "/nowhere/tesseract")
    path = shared / "real" / name
    require(path.is_file(), str(path))
    with pytest.raises(NeedsTesseractError):
        parse_all(path)
