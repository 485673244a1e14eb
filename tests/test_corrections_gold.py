"""Corrections as gold: what people accepted is what a reading is measured by."""

from __future__ import annotations

import json
from pathlib import Path

from planparse import parse_text, record
from planparse.correct import change
from planparse.correct.gold import gold
from planparse.evaluate import score
from planparse.store import Store, corrections
from tests.asked import changed, data_of, province
from tests.conftest import ROOT, Run


def test_gold_of_a_plan_that_was_accepted_whole(tmp_path: Path) -> None:
    """Every item accepted: the machine's record is then faultless, and one that lacks a duty is not."""
    plan = changed(province(), number="15/KH-UBND")
    data = data_of(plan)
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        store.write(plan)
        every = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
        corrections.add(store, [change(data, one, "accept") for one in every], author="Lan", source="web")
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "a.gold.json").write_text(json.dumps(gold(corrections.applied(store, plan.plan_id))), encoding="utf-8")
    for name, lacks, right in (("ca", 0, True), ("thieu", 1, False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(data | {"obligations": data["obligations"][lacks:]}), encoding="utf-8")
        report = score(tmp_path / "gold", tmp_path / name)
        wrong = {measure: figure.value for measure, figure in report.figures.items() if figure.gold and figure.value < 1}
        assert (wrong == {}) == right, wrong
    assert report.figures["obligations"].gold == len(data["obligations"])


def test_gold_of_a_plan_on_paper_goes_with_its_text(run: Run, tmp_path: Path) -> None:
    """A PDF has no places of characters: the text is written beside the gold, and records are aligned with it."""
    data = data_of(parse_text((ROOT / "corpus" / "duc-pho-2023.txt").read_text(encoding="utf-8")))
    data["source"] |= {"file_name": "duc-pho.pdf", "media_type": "application/pdf"}
    for name in ("sections", "blocks", "citations", "agencies", "deadlines", "targets", "obligations", "contacts", "findings"):
        for number, one in enumerate(data[name]):
            one["origin"] = {"pages": [{"page": 1, "boxes": [[10.0, float(number), 90.0, number + 1.0]]}]}
    with Store(f"sqlite:///{tmp_path / 'planparse.db'}") as store:
        store.write(record.of_data(data))
        every = [one["id"] for name in ("obligations", "citations", "agencies", "deadlines", "targets") for one in data[name]]
        corrections.add(store, [change(data, one, "accept") for one in every], author="Lan", source="web")
    assert run("corrections", "export", "gold").returncode == 0
    assert (tmp_path / "gold" / "duc-pho.txt").read_text(encoding="utf-8") == data["text"]
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "duc-pho.json").write_text(json.dumps(data), encoding="utf-8")
    scored = json.loads(run("evaluate", "gold", "doc", "--align", "gold", "--json").stdout)["measures"]
    assert {name: figure for name, figure in scored.items() if figure["correct"] < figure.get("gold", figure.get("of"))} == {}
    assert scored["obligations"]["gold"] == len(data["obligations"]) > 20
