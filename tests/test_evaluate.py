"""The figures of evaluate are those of the shared scorer, on gold itself and on every kind of damage to it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse import evaluate
from planparse.evaluate import places, values
from planparse.evaluate.fold import fold, is_vague
from tests.conftest import ROOT, Run

GOLD = ROOT / "corpus" / "gold"
LISTS = ("sections", "citations", "agencies", "deadlines", "targets")
FIELDS = ("path", "role", "kind", "type", "number", "date", "name", "level", "relation", "by", "value", "due", "issuer", "title", "period")

Json = dict[str, Any]


def record_of(gold: Json, rng: random.Random, noise: float) -> Json:
    """A record made from gold: perfect without noise, else with items lost, moved, doubled and changed."""

    def kept(items: list[Json]) -> list[Json]:
        return [item for item in items if rng.random() >= noise]

    def origin(item: Json) -> Any:
        start, end = item["span"]
        start += rng.randint(-9, 9) if rng.random() < noise else 0
        end += rng.randint(-30, 9) if rng.random() < noise else 0
        odd = [None, {"start": 9, "end": 3}, {"pages": []}, {"start": "1", "end": 2}]
        return rng.choice(odd) if rng.random() < noise / 5 else {"start": max(0, start), "end": end}

    out: Json = {"metadata": {**gold["metadata"], "issuer": {"name": gold["metadata"]["issuer"]}}}
    if rng.random() < noise:
        out["metadata"] |= {"number": "1/KH", "signer": None, "period": {"start": "2020-01", "end": None}, "recipients": ["x"]}
    for kind in LISTS:
        items = []
        for number, item in enumerate(gold[kind]):
            changed = {**item, "id": f"{kind}{number}", "origin": origin(item), "text": item.get("quote")}
            del changed["span"]
            changed.pop("optional", None)
            for field in FIELDS:
                if field in changed and rng.random() < noise / 3:
                    changed[field] = rng.choice([None, "x", changed[field]])
            items.append(changed)
        out[kind] = kept(items)
        if rng.random() < noise:
            out[kind] += [{**item, "id": item["id"] + "d", "origin": {"start": 40, "end": 90}} for item in items[:3]]
    out["obligations"] = kept([duty_of(item, rng, noise, origin(item)) for item in gold["obligations"]])
    return out


def duty_of(item: Json, rng: random.Random, noise: float, origin: Any) -> Json:
    bodies = [
        {**body, "level": body["level"] if rng.random() >= noise else None} for body in item["responsible"] if rng.random() >= noise / 2
    ]
    return {
        "id": item["starts"],
        "text": item["starts"],
        "origin": origin,
        "section": item["section"] if rng.random() >= noise else None,
        "modality": item["modality"] if rng.random() >= noise else "requested",
        "responsible": bodies,
        "report_to": [{"name": name, "agency_id": None, "via": False} for name in item["report_to"] if rng.random() >= noise],
        "deadlines": [f"deadlines{number}" for number in item["deadlines"] if rng.random() >= noise],
        "citations": [f"citations{number}" for number in item["citations"]],
    }


def write_records(folder: Path, seed: int, noise: float, skip: str = "") -> None:
    rng = random.Random(seed)
    for path in sorted(GOLD.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if name != skip:
            found = record_of(json.loads(path.read_text(encoding="utf-8")), rng, noise)
            (folder / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")


def shared_figures(shared: Path, parsed: Path, out: Path, *more: str | Path) -> Json:
    command = [sys.executable, shared / "gold" / "score.py", GOLD, parsed, "--json", out, *more]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("seed", "noise"), [(0, 0.0), (1, 0.05), (2, 0.2), (3, 0.5), (4, 0.9), (5, 1.0)])
def test_same_figures_as_the_shared_scorer(shared: Path, tmp_path: Path, seed: int, noise: float) -> None:
    write_records(tmp_path, seed, noise, skip="" if noise < 0.9 else "tu-ky-2023")
    assert evaluate.score(GOLD, tmp_path).as_json()["measures"] == shared_figures(shared, tmp_path, tmp_path / "figures")


@pytest.mark.slow
def test_same_figures_on_real_records(shared: Path, tmp_path: Path) -> None:
    import planparse
    from planparse import record

    for path in sorted((ROOT / "corpus").glob("*.txt")):
        (tmp_path / f"{path.stem}.json").write_bytes(record.dumps(planparse.parse(path)))
    assert evaluate.score(GOLD, tmp_path).as_json()["measures"] == shared_figures(shared, tmp_path, tmp_path / "figures")


@pytest.mark.slow
def test_same_figures_on_aligned_records(shared: Path, tmp_path: Path) -> None:
    """Records of Word packages have no offsets of the text: both align them."""
    import planparse
    from planparse import record
    from tests.made.run import write_docx

    for path in write_docx(tmp_path / "docx"):
        (tmp_path / f"{path.stem}.json").write_bytes(record.dumps(planparse.parse(path)))
    found = evaluate.score(GOLD, tmp_path, ROOT / "corpus").as_json()["measures"]
    assert found == shared_figures(shared, tmp_path, tmp_path / "figures", "--align", ROOT / "corpus")
    assert found["sections"]["f1"] > 0.9


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    write_records(tmp_path, 0, 0.0)
    report = evaluate.score(GOLD, tmp_path)
    assert {name: figure.value for name, figure in report.figures.items() if figure.value != 1} == {}
    assert report.misses == {}
    assert len(report.plans) == 5


def test_nothing_parsed_scores_nothing(tmp_path: Path) -> None:
    report = evaluate.score(GOLD, tmp_path)
    assert report.missing == report.plans
    assert report.figures["obligations"].value == 0
    assert report.figures["obligations.whole_record"].value == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Văn hoá - Thông tin", "VĂN HÓA & THÔNG TIN"),
        ("Lao động, Thương binh và Xã hội", "Lao động - Thương binh Xã hội"),
        ("12/QĐ-UBND", "12 / qđ – ubnd"),
    ],
)
def test_same_names_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_names_do_not() -> None:
    assert fold("Phòng Y tế") != fold("Phòng Tư pháp")
    assert fold(None) is None
    assert fold("") != fold(None)


@pytest.mark.parametrize(
    ("name", "vague"), [("các cơ quan, đơn vị", True), ("Các ban ngành, đoàn thể", True), ("các sở, ban, ngành", False), (None, True)]
)
def test_vague_collectives(name: str | None, vague: bool) -> None:
    assert is_vague(name) is vague


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    gold = [{"span": (0, 10)}, {"span": (5, 15)}]
    parsed = [{"origin": {"start": 5, "end": 15}}, {"origin": {"start": 0, "end": 10}}, {"origin": None}]
    assert places.pairs(gold, parsed, places.iou, 0.3) == {0: 1, 1: 0}
    assert places.pairs(gold, parsed[:1], places.iou, 0.3) == {1: 0}


def test_deadlines_are_the_same_where_what_matters_for_their_kind_is() -> None:
    assert values.same_deadline({"kind": "date", "by": "2025-01-01"}, {"kind": "date", "by": "2025-01-01", "from": "2024"})
    assert not values.same_deadline({"kind": "recurring", "period": "P6M", "by": None}, {"kind": "recurring", "period": "P1Y", "by": None})


class TestBaseline:
    BEFORE = {"measures": {"a": {"f1": 0.5}, "b": {"accuracy": 0.5}, "c": {"f1": 0.5}}, "misses": {"a": ["x", "y"], "c": ["p"]}}

    def compare(self, a: float, misses: Json) -> dict[str, evaluate.Change]:
        now = {"measures": {"a": {"f1": a}, "b": {"accuracy": 0.5}, "c": {"f1": 0.5}}, "misses": misses}
        return {change.measure: change for change in evaluate.compare(self.BEFORE, now)}

    def test_gain(self) -> None:
        found = self.compare(0.6, {"a": ["x"], "c": ["p"]})
        assert list(found) == ["a"]
        assert found["a"].is_gain
        assert (found["a"].new_misses, found["a"].gone_misses) == ((), ("y",))

    def test_loss(self) -> None:
        found = self.compare(0.4, {"a": ["x", "y", "y"], "c": ["p"]})
        assert found["a"].is_loss
        assert found["a"].new_misses == ("y",)

    def test_other_misses_with_the_same_figure(self) -> None:
        found = self.compare(0.5, {"a": ["x", "y"], "c": ["q"]})["c"]
        assert not found.is_loss
        assert not found.is_gain
        assert (found.new_misses, found.gone_misses) == (("q",), ("p",))

    def test_a_measure_that_is_gone_is_a_loss(self) -> None:
        found = evaluate.compare({"a": {"f1": 0.5, "correct": 1}}, {"measures": {}, "misses": {}})
        assert [change.is_loss for change in found] == [True]

    @pytest.mark.parametrize("stored", [{"a": 1}, [], {"measures": []}, {"a": {}}])
    def test_what_is_no_baseline_is_refused(self, stored: Any) -> None:
        with pytest.raises(ValueError, match="no measures"):
            evaluate.measures_of(stored)


class TestCommand:
    def test_table_json_and_baseline(self, run: Run, tmp_path: Path) -> None:
        good, bad = tmp_path / "good", tmp_path / "bad"
        good.mkdir(), bad.mkdir()
        write_records(good, 0, 0.0)
        write_records(bad, 1, 0.2)
        stored = run("evaluate", GOLD, good, "--json")
        assert stored.returncode == 0
        assert json.loads(stored.stdout)["measures"]["sections"]["f1"] == 1
        (tmp_path / "base.json").write_bytes(stored.stdout)
        same = run("evaluate", GOLD, good, "--baseline", tmp_path / "base.json")
        assert same.returncode == 0
        assert "Không có gì thay đổi" in same.stdout.decode()
        worse = run("evaluate", GOLD, bad, "--baseline", tmp_path / "base.json", "--lang", "en")
        assert worse.returncode == 1
        assert "Losses" in worse.stdout.decode()
        assert "new miss" in worse.stdout.decode()
        (tmp_path / "base.json").write_bytes(run("evaluate", GOLD, bad, "--json").stdout)
        assert run("evaluate", GOLD, good, "--baseline", tmp_path / "base.json").returncode == 0

    def test_missing_records_are_told(self, run: Run, tmp_path: Path) -> None:
        assert run("evaluate", GOLD, tmp_path).returncode == 4
        write_records(tmp_path, 0, 0.0, skip="tu-ky-2023")
        done = run("evaluate", GOLD, tmp_path)
        assert done.returncode == 3
        assert json.loads(done.stderr)["code"] == "E_NOT_FOUND"

    @pytest.mark.parametrize(("name", "content", "code"), [("base.json", b"[", 2), ("base.json", b"{}x", 2), ("base.json", b'{"a": 1}', 2)])
    def test_a_wrong_baseline_is_wrong_usage(self, run: Run, tmp_path: Path, name: str, content: bytes, code: int) -> None:
        (tmp_path / name).write_bytes(content)
        done = run("evaluate", GOLD, tmp_path, "--baseline", tmp_path / name)
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False)

    def test_records_that_are_none(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "tu-ky-2023.json").write_text("[1]")
        done = run("evaluate", GOLD, tmp_path)
        assert (done.returncode, json.loads(done.stderr)["code"]) == (4, "E_SCHEMA")
        assert run("evaluate", tmp_path, tmp_path).returncode == 4
        assert run("evaluate", tmp_path / "nowhere", tmp_path).returncode == 2
