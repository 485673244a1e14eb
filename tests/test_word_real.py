"""Real Word files against facts read by eye (they lie beside the project: skipped where the folder is absent)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from planparse import model
from planparse.evaluate.fold import fold
from planparse.pipeline import parse_all
from planparse.readers import office
from tests.conftest import ROOT, require

_LINES = (ROOT / "tests" / "real_word_facts.csv").read_text(encoding="utf-8").splitlines()
FACTS = list(csv.DictReader(line for line in _LINES if not line.startswith("#")))


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
    require(office.program() is not None or path.suffix == ".docx", "LibreOffice")
    parts = plans(path)
    assert len(parts) == max(int(row["part"]) for row in FACTS if row["file"] == fact["file"])
    found = read(parts[int(fact["part"]) - 1])
    for key in ("first", "last"):
        found[key] = found[key][: len(fact[key])]
    asked = [key for key in found if fact[key]]
    assert {key: fold(found[key]) for key in asked} == {key: fold(fact[key]) for key in asked}
