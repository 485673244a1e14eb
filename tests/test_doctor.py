"""`planparse doctor`: nothing that planparse uses is forgotten, and what lacks says how to get it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from planparse.cli import machine
from planparse.errors import PlanparseError
from planparse.tables import table
from tests.conftest import ROOT, Run

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = ("postgresql", "remote", "parquet", "web", "ray", "mcp")  # the extras that users install
ROWS = {row["name"]: row for row in table("planparse.cli", "parts")}


def required() -> set[tuple[str, str]]:
    lists = {"": PROJECT["dependencies"], **{extra: PROJECT["optional-dependencies"][extra] for extra in OURS}}
    return {(re.split(r"[\[<>=]", line)[0], extra) for extra, lines in lists.items() for line in lines}


def look(name: str, store: str | None = None, lang: str = "vi") -> machine.Part:
    return machine.look(ROWS[name], store, lang)


def test_every_package_of_every_extra_is_looked_for() -> None:
    assert required() == {(row["name"], row["extra"]) for row in ROWS.values() if row["part"] == "package"}


def test_every_part_says_how_to_get_it() -> None:
    told = {row["name"] for row in ROWS.values() if row["part"] != "package" and not row["how"]}
    assert told == {"reading", "store", "disk"}  # of these the error says it


def test_what_every_machine_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert look("reading").found == "1"
    assert (look("models").found or "").startswith("planparse-vi-")
    assert re.fullmatch(r"\d+\.\d GB", look("disk").found or "")
    assert look("store", lang="en").how.startswith("There is no store")


def test_a_store_that_is_there(kept_plans: str) -> None:
    assert look("store", kept_plans).found == f"{kept_plans}, 4"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://planparse:bi-mat@127.0.0.1:1/kho", "Không mở hoặc không ghi được kho."),
        ("sqlite:///:memory:", "sqlite:///FILE"),
        ("kho.db", "sqlite:///kho.db"),
        ("mysql:/x://y:z@w", "address"),
    ],
)
def test_a_store_out_of_reach_says_why_and_no_password(address: str, why: str) -> None:
    part = look("store", address)
    assert part.found is None
    assert why in part.how
    assert "bi-mat" not in part.how


def test_little_space_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 999_999_999}))
    part = look("disk")
    assert part.found is None
    assert "1.0 GB" in part.how


def test_broken_models_and_workers_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise PlanparseError

    monkeypatch.setattr("planparse.nlp.models.get", lambda _: None)
    monkeypatch.setattr("planparse.sandbox.Session.parse", broken)
    assert (look("models").found, look("reading").found) == (None, None)
    assert "planparse doctor" in look("reading").how


def test_on_windows_other_installers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert look("libreoffice").how.startswith("apt-get")
    monkeypatch.setattr("sys.platform", "win32")
    assert machine._how(ROWS["libreoffice"]).startswith("winget")
    assert machine._how(ROWS["uvicorn"]) == "pip install 'planparse[web]'"


def test_table(run: Run) -> None:
    seen = run("doctor", "--table", PLANPARSE_TESSERACT="/không/có").stdout.decode()
    assert re.search(r"✓ spacy .* \d", seen)
    assert re.search(r"– tesseract .* apt-get install", seen)
    assert len(re.findall(r"^[✓–✗] ", seen, re.MULTILINE)) == len(ROWS)
