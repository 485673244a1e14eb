"""What the documents show is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import planparse

ROOT = Path(__file__).resolve().parent.parent


def test_the_example_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried >= 4
    assert not failed


def test_the_example_of_the_package() -> None:
    failed, tried = doctest.testmod(planparse)
    assert tried >= 3
    assert not failed


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readmes_name_what_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert "SCORES" not in text
    for path in ("docs/cli.md", "corpus", "LICENSE"):
        assert (ROOT / path).exists()
