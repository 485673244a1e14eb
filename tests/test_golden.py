"""The five plans against their hand-made gold: the floors that no change may go under."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import evaluate, parse, record

F1 = {
    "sections": 0.99,
    "citations.numbered": 0.98,
    "citations.named": 0.93,
    "agencies": 0.97,
    "agencies.identity": 0.96,
    "recipients": 0.95,
    "obligations": 0.98,
}
ACCURACY = {
    "obligations.lead": 0.97,
    "obligations.lead_level": 0.96,
    "obligations.coordinate": 0.97,
    "obligations.report_to": 0.97,
    "obligations.modality": 0.98,
    "metadata": 0.95,
    "citations.evidence": 0.90,
    "agencies.evidence": 0.90,
    "deadlines.evidence": 0.90,
    "targets.evidence": 0.90,
    "obligations.evidence": 0.90,
    "obligations.whole_record": 0.95,
}
MISSED = {"deadlines.value": 3, "targets": 3}


@pytest.fixture(scope="module")
def figures(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    out = tmp_path_factory.mktemp("records")
    for path in sorted(corpus.glob("*.txt")):
        (out / f"{path.stem}.json").write_bytes(record.dumps(parse(path)))
    report = evaluate.score(corpus / "gold", out)
    assert not report.missing
    return report.as_json()["measures"]


@pytest.mark.parametrize(("name", "least"), F1.items())
def test_f1(figures: dict[str, dict[str, float]], name: str, least: float) -> None:
    assert figures[name]["f1"] >= least


@pytest.mark.parametrize(("name", "least"), ACCURACY.items())
def test_accuracy(figures: dict[str, dict[str, float]], name: str, least: float) -> None:
    assert figures[name]["accuracy"] >= least


@pytest.mark.parametrize(("name", "most"), MISSED.items())
def test_missed_and_spurious(figures: dict[str, dict[str, float]], name: str, most: int) -> None:
    row = figures[name]
    assert row["gold"] - row["correct"] <= most
    assert row["parsed"] - row["correct"] <= most
