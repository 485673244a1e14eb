"""Blocks of real texts, labelled by reading: which of them are obligations (tests/labels/blocks_real.csv)."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from bench import blocks

from tests.conftest import ROOT

ROWS = list(csv.DictReader((ROOT / "tests" / "labels" / "blocks_real.csv").read_text(encoding="utf-8").splitlines()))


def test_labels_are_complete_and_the_halves_share_no_file() -> None:
    halves = {half: {row["file"] for row in ROWS if row["half"] == half} for half in ("dev", "test")}
    assert not halves["dev"] & halves["test"]
    assert len(ROWS) >= 300
    assert all(count >= 70 for count in Counter((row["half"], row["obligation"]) for row in ROWS).values())


@pytest.mark.slow
def test_blocks_of_plain_texts(shared: Path) -> None:
    """Floors against decline; docs/challenge.md has the figures for all files."""
    right, found = Counter[str](), Counter[str]()
    for _, half, plan, labels in blocks.labelled(shared, None):
        starts = {duty.span[0] for duty in plan.obligations}
        found[half] += len(labels)
        right[half] += sum((start in starts) == label for start, label in labels.items())
    assert found["dev"] >= 50
    assert found["test"] >= 80
    assert right["dev"] / found["dev"] >= 0.88, right
    assert right["test"] / found["test"] >= 0.92, right


def test_the_policy_lets_the_rules_stand_where_they_name_a_lead() -> None:
    model = blocks.fit([blocks.Case("a", (word,), True, True, word == "làm") for word in ("làm", "là") for _ in range(40)], epochs=80)
    asked = [blocks.Case("b", ("là",), True, unsure, False) for unsure in (False, True)]
    assert blocks.decide(model, asked, sure=0.6) == [True, False]
