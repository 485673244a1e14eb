"""Broken files and bombs through a session: each ends in a record or a code, in time, and the parent stays small and alive."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse.limits import DEFAULT
from planparse.sandbox.command import environment
from tests.broken import bombs, broken
from tests.conftest import ROOT

SEEDS = 1000
# A defect of ours, a process that died, and a limit of time or memory reached are no answers to a file that is small and merely broken.
OURS = {"E_INTERNAL", "E_CRASHED", "E_TIMEOUT", "E_MEMORY", "E_ENVIRONMENT"}


def sweep(folder: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "tests.sweep", str(folder)], cwd=ROOT, env=environment(), capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["peak"] < 300_000_000
    return found


def codes(found: dict[str, Any]) -> set[str]:
    return {end.split()[0] for end in found["ends"].values()}


@pytest.mark.slow
def test_a_thousand_broken_files(tmp_path: Path) -> None:
    for seed in range(SEEDS):
        suffix, data = broken(seed)
        (tmp_path / f"{seed:04}{suffix}").write_bytes(data)
    found = sweep(tmp_path)
    assert len(found["ends"]) == SEEDS
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS} == {}
    assert {"record", "E_BINARY"} <= codes(found)
    assert found["slowest"] < DEFAULT.max_seconds


@pytest.mark.slow
def test_bombs(tmp_path: Path) -> None:
    names = set()
    for name, data in bombs():
        (tmp_path / name).write_bytes(data)
        names.add(name)
    found = sweep(tmp_path)
    assert set(found["ends"]) == names
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS - {"E_TIMEOUT", "E_MEMORY"}} == {}
    ends = {name: end for name, end in found["ends"].items() if not name.endswith(".docx")}
    assert ends["blank.txt"] == "E_EMPTY"
    assert ends["long.txt"] == "E_TOO_LARGE max_chars"
    assert ends["zeros.txt"] == "E_BINARY"
    assert {ends[name] for name in ("deep.txt", "headings.md", "markers.txt")} == {"record"}
    assert not Path("/planparse-escape").exists()
    assert not list(tmp_path.parent.glob("**/planparse-escape"))


@pytest.mark.slow
def test_every_malformed_file(shared: Path) -> None:
    found = sweep(shared / "malformed" / "files")
    assert len(found["ends"]) > 150
    assert {name: end for name, end in found["ends"].items() if end.split()[0] in OURS - {"E_TIMEOUT", "E_MEMORY"}} == {}
