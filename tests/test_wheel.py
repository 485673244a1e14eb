"""The wheel and the sdist: what is in them, how large they are, and that the one builds the other."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.conftest import ROOT

MOST = 30_000_000  # bytes
SRC = ROOT / "src" / "planparse"


def build(tree: Path, folder: Path, *targets: str) -> None:
    asked = [word for target in targets for word in ("--target", target)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *asked, "--directory", str(folder)], cwd=tree, check=True, capture_output=True
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder, "wheel", "sdist")
    return folder


@pytest.fixture(scope="module")
def wheel(made: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(made.glob("*.whl")))


def test_it_carries_the_package_its_data_and_its_models(wheel: zipfile.ZipFile) -> None:
    ours = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    models = {f"models/{path.relative_to(ROOT / 'models').as_posix()}" for path in (ROOT / "models").rglob("*") if path.is_file()}
    models = {name for name in models if name.split("/")[1] in ("bodies", "themes", "meta.json")}
    assert len(models) > 5
    assert "py.typed" in ours
    assert {name.removeprefix("planparse/") for name in wheel.namelist() if name.startswith("planparse/")} == ours | models


def test_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    other = {name.partition("/")[2] for name in wheel.namelist() if not name.startswith("planparse/")}
    assert other == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_it_is_small(made: Path) -> None:
    assert {path.suffix for path in made.iterdir()} == {".whl", ".gz"}
    assert max(path.stat().st_size for path in made.iterdir()) < MOST


def test_its_metadata(wheel: zipfile.ZipFile) -> None:
    told = Parser().parsestr(wheel.read(next(name for name in wheel.namelist() if name.endswith("METADATA"))).decode())
    assert (told["License-Expression"], told["Requires-Python"]) == ("MIT", "<3.14,>=3.11")
    needed = told.get_all("Requires-Dist", [])
    assert len(needed) == len(set(needed))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {told['Version']} " in changes


def test_the_sdist_builds_the_same_wheel(made: Path, tmp_path: Path) -> None:
    with tarfile.open(next(made.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    build(next(tmp_path.iterdir()), tmp_path / "again", "wheel")
    assert next((tmp_path / "again").glob("*.whl")).read_bytes() == next(made.glob("*.whl")).read_bytes()
