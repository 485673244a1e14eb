"""Confidence: what stands in the table, where it lowers, and that it is about the share right on plans annotated blind."""

from __future__ import annotations

import json
from functools import cache

import pytest

import planparse
from planparse import record
from planparse.evaluate import reliability
from planparse.pipeline import parse_document
from planparse.readers import read
from planparse.tables import table
from tests.conftest import ROOT

BLIND = ROOT / "tests" / "blind"
ROWS = table("planparse.extract", "confidence")

# one obligation under a heading, and the reason beside its confidence
REASONS = [
    ("1. Phòng Y tế\n- Kiểm tra vệ sinh tại các chợ.", None),
    ("1. Công tác vệ sinh\n- Kiểm tra vệ sinh tại các chợ.", "không nêu cơ quan chịu trách nhiệm"),
    ("1. Công tác vệ sinh\n- Các cơ quan, đơn vị kiểm tra vệ sinh tại các chợ.", "chỉ nêu nhóm chung chung"),
    ("Điều 1. Vệ sinh tại chợ\nPhòng Y tế chủ trì kiểm tra vệ sinh tại các chợ.", "điều của văn bản quy phạm"),
]


@cache
def judged() -> dict[str, list[reliability.Judged]]:
    out = {}
    for path in sorted(BLIND.glob("*.txt")):
        gold = json.loads((BLIND / f"{path.stem}.gold.json").read_text(encoding="utf-8"))
        out[path.stem] = list(reliability.judged(gold, json.loads(record.dumps(parse_document(read(path), actions=False)))))
    return out


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}-{row['how']}")
def test_each_value_comes_from_its_counts(row: dict[str, str]) -> None:
    (before,) = reliability.priors([row]).values()
    assert float(row["confidence"]) == reliability.value(before, int(row["right"]), int(row["found"]))
    assert row["why"] or float(row["confidence"]) >= 0.7


def document(body: str) -> str:
    """A plan with one division; a regulation where the body is an article (a plan may number its parts so and stays one)."""
    head = "QUY CHẾ\nQuản lý chợ" if body.startswith("Điều") else "KẾ HOẠCH\nVề công tác năm 2024\nI. TỔ CHỨC THỰC HIỆN"
    return f"{head}\n{body}"


@pytest.mark.parametrize(("body", "why"), REASONS)
def test_the_reason_stands_beside(body: str, why: str | None) -> None:
    (duty,) = planparse.parse_text(document(body)).obligations
    assert duty.why == why


def test_the_less_is_named_the_less_sure() -> None:
    sure = [planparse.parse_text(document(body)).obligations[0].confidence for body, _ in REASONS]
    assert sure[0] > max(sure[1:])


@pytest.mark.parametrize(("kind", "bound"), [("agency", 0.03), ("obligation", 0.05)])
def test_confidence_is_the_share_right_on_a_plan_left_out(kind: str, bound: float) -> None:
    """docs/confidence.md claims it: the gap between confidence and share right is small on each plan with the values of the others."""
    items = [item for item in reliability.one_left_out(judged(), reliability.priors(ROWS)) if item.way[0] == kind]
    assert len(items) > 150
    assert reliability.ece(reliability.bins(items)) <= bound


def test_the_error_shows_where_values_are_wrong() -> None:
    boast = [reliability.Judged(("agency", "one"), 0.99, right) for right in (True, False, False, True)]
    assert reliability.ece(reliability.bins(boast)) == pytest.approx(0.49)
