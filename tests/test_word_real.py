"""Real Word and PDF files against facts read by eye (they lie beside the project: skipped where the folder is absent)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.readers import office
from tests.conftest import require
from tests.facts import Facts, differences, facts, parts, plans

FACTS = [*facts("real_word_facts.csv"), *facts("real_pdf_facts.csv")]


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['file']}#{fact['part']}")
def test_facts(fact: Facts, shared: Path) -> None:
    path = shared / "real" / fact["file"]
    require(path.is_file(), str(path))
    require(office.program() is not None or path.suffix in (".docx", ".pdf"), "LibreOffice")
    found = plans(path)
    assert len(found) == parts(FACTS, fact["file"])
    assert differences(fact, found[int(fact["part"]) - 1]) == {}
