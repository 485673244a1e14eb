"""The five plans as other offices, editors and converters would have written them lose next to nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planparse import evaluate, record
from planparse.pipeline import parse_document
from planparse.readers import read
from tests.variants import VARIANTS, Gold, load

MEASURES = {"sections": "f1", "citations": "f1", "obligations": "f1", "obligations.lead": "accuracy"}
MOST_LOST = 0.02


def score(plans: dict[str, tuple[str, Gold]], folder: Path) -> dict[str, float]:
    gold, out = folder / "gold", folder / "out"
    gold.mkdir()
    out.mkdir()
    for name, (text, answers) in plans.items():
        (gold / f"{name}.gold.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        # through bytes, as a file would come
        plan = parse_document(read(text.encode(), f"{name}.txt"), actions=False)
        (out / f"{name}.json").write_bytes(record.dumps(plan))
    figures = evaluate.score(gold, out).as_json()["measures"]
    return {name: figures[name][kind] for name, kind in MEASURES.items()}


@pytest.fixture(scope="module")
def plans(corpus: Path) -> dict[str, tuple[str, Gold]]:
    return {path.stem: load(corpus, path.stem) for path in sorted(corpus.glob("*.txt"))}


@pytest.fixture(scope="module")
def base(plans: dict[str, tuple[str, Gold]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    return score(plans, tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("variant", VARIANTS)
def test_variant(variant: str, plans: dict[str, tuple[str, Gold]], base: dict[str, float], tmp_path: Path) -> None:
    changed = {name: VARIANTS[variant](text, gold) for name, (text, gold) in plans.items()}
    assert any(changed[name][0] != plans[name][0] for name in plans), "biến thể không đổi gì"
    figures = score(changed, tmp_path)
    lost = {name: base[name] - value for name, value in figures.items() if base[name] - value > MOST_LOST}
    assert not lost
