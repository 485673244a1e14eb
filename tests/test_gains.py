"""`make gains`: both sides are read by their own code, and a loss is told and counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import gains

from planparse import evaluate


def scores(right: int, missed: list[str]) -> dict[str, object]:
    return {"measures": {"citations": {"f1": right / 4}}, "misses": {"citations": missed}}


def test_a_loss_is_told_with_its_items(capsys: pytest.CaptureFixture[str]) -> None:
    assert gains._told("blind", scores(4, []), scores(3, ["mau: missed 'Quyết định số 12/QĐ-UBND'"])) == 1
    told = capsys.readouterr().out
    assert "Quyết định số 12/QĐ-UBND" in told
    assert "1.000 → 0.750" in told


def test_a_gain_and_no_change_are_no_loss(capsys: pytest.CaptureFixture[str]) -> None:
    assert gains._told("blind", scores(3, ["mau: x"]), scores(4, [])) == 0
    assert gains._told("blind", scores(4, []), scores(4, [])) == 0
    assert "mau: x" in capsys.readouterr().out


def test_every_set_has_gold() -> None:
    for name, (texts, gold) in gains.SETS.items():
        stems = {path.stem for path in texts.glob("*.txt")}
        assert {path.name.removesuffix(".gold.json") for path in gold.glob("*.gold.json")} == stems, name


def test_a_side_is_read_by_the_package_at_its_place(tmp_path: Path) -> None:
    """The base need not be this package: another `planparse` on its path is what runs."""
    package = tmp_path / "planparse"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit(7)")
    assert gains._reader(tmp_path, tmp_path / "out").wait() == 7


def test_the_report_that_is_compared_is_that_of_evaluate() -> None:
    assert set(scores(4, [])) <= set(evaluate.Report().as_json())
