"""Nothing is lost that the baseline does not accept: gold, plans annotated blind, and the challenge set, item by item."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse import evaluate, parse, record
from planparse.evaluate.cases import load
from tests.conftest import ROOT

CHALLENGE = ROOT / "corpus" / "challenge"
SETS = {"gold": (ROOT / "corpus", ROOT / "corpus" / "gold"), "blind": (ROOT / "tests" / "blind", ROOT / "tests" / "blind")}
BASELINE = ROOT / "corpus" / "baseline.json"
FEW = 10
LEAST = 0.95


def measured(texts: Path, gold: Path, out: Path) -> evaluate.Report:
    for path in sorted(texts.glob("*.txt")):
        (out / f"{path.stem}.json").write_bytes(record.dumps(parse(path)))
    return evaluate.score(gold, out)


@pytest.fixture(scope="module")
def challenge() -> evaluate.Report:
    report = evaluate.Report()
    evaluate.score_challenge(report, CHALLENGE)
    evaluate.score_questions(report, CHALLENGE)
    return report


@pytest.fixture(scope="module")
def baseline() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return stored


def losses(before: dict[str, Any], now: evaluate.Report) -> list[str]:
    return [
        f"{change.measure}: {change.before} -> {change.now} {change.new_misses}"
        for change in evaluate.compare(before, now.as_json())
        if change.is_loss
    ]


@pytest.mark.parametrize("name", SETS)
def test_plans_lose_nothing(name: str, baseline: dict[str, Any], tmp_path: Path) -> None:
    assert losses(baseline[name], measured(*SETS[name], tmp_path)) == []


def test_the_challenge_loses_nothing(challenge: evaluate.Report, baseline: dict[str, Any]) -> None:
    assert losses(baseline["challenge"], challenge) == []


def test_every_family_of_the_challenge(challenge: evaluate.Report) -> None:
    families = {name: figure for name, figure in challenge.figures.items() if figure.gold >= FEW}
    assert len(families) >= 19
    assert {name: figure.value for name, figure in families.items() if figure.value < LEAST} == {}


def test_no_case_is_deleted() -> None:
    """575 cases answered by a record and 40 questions were committed first."""
    assert len(load(CHALLENGE)) >= 575
    assert len((CHALLENGE / "registry.jsonl").read_text(encoding="utf-8").splitlines()) >= 40


def test_a_case_can_fail(tmp_path: Path) -> None:
    """Each kind of expectation, wrong on purpose, is found wrong."""
    wrong = {
        "citations": [{"text": "Quyết định số 12/QĐ-UBND", "number": "13/QĐ-UBND"}],
        "agencies": [{"text": "Sở Y tế", "level": "district"}],
        "deadlines": [],
        "obligations": [{"starts": "Sở Y tế", "lead": ["Sở Nội vụ"]}],
        "sections": [{"path": "III/1"}],
        "targets": [{"text": "90% hộ dân"}],
    }
    text = "- Sở Y tế báo cáo 90% hộ dân theo Quyết định số 12/QĐ-UBND trước ngày 5/5/2024."
    (tmp_path / "carriers").mkdir()
    (tmp_path / "carriers" / "x.txt").write_text((CHALLENGE / "carriers" / "quan-2024.txt").read_text(encoding="utf-8"), encoding="utf-8")
    rows = [
        {"id": kind, "carrier": "x", "slot": "tasks", "text": text, "expect": {kind: value}}
        for kind, value in wrong.items()
        if kind != "targets"
    ]
    (tmp_path / "wrong.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    report = evaluate.Report()
    evaluate.score_challenge(report, tmp_path)
    assert report.figures["challenge.wrong"].correct == 0
