"""Tests the package as users get it: the wheel, built from the sdist, in an empty environment, without the source tree.

    .venv/bin/python -m tools.wheel_test [PYTHON…]

Each PYTHON (a name or path; default: this one) gets an environment of its own with the locked packages, in which `TESTS` run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

from tools.wheelhouse import ROOT, requirements

PLACE = ROOT / "build" / "wheel-test"
EXTRAS = ["test", "web", "postgresql", "parquet", "remote"]
# what an installed package could lack: data, commands, models, workers, templates, stores, pages
TESTS = "knowledge golden"
NOT_HERE = "tests/test_cli.py::TestHelp::test_within_four_tenths_of_a_second"  # speed is measured where nothing else runs
HERE = "import pathlib, planparse, sys; sys.exit(pathlib.Path(sys.prefix) not in pathlib.Path(planparse.__file__).parents)"


def main() -> None:
    """Build, and test on each Python."""
    shutil.rmtree(PLACE, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(PLACE), cwd=ROOT)
    with tarfile.open(next(PLACE.glob("*.tar.gz"))) as archive:
        archive.extractall(PLACE, filter="data")
    tree = next(path for path in PLACE.iterdir() if path.is_dir())
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(PLACE), cwd=tree)
    for name in ("src", "models/bodies", "models/themes"):
        shutil.rmtree(tree / name)
    for python in sys.argv[1:] or [sys.executable]:
        start = time.monotonic()
        _test(python, tree, TESTS)
        print(f"{python}: {time.monotonic() - start:.0f} s")


def _test(python: str, tree: Path, names: str) -> None:
    version = _run(python, "-c", "import platform; print(platform.python_version())", cwd=PLACE).strip()
    _run(sys.executable, "-m", "uv", "venv", "--quiet", "--no-python-downloads", "--python", python, version, cwd=PLACE)
    own = str(PLACE / version / "bin" / "python")
    (PLACE / "requirements.txt").write_text(requirements(EXTRAS, version, sys.platform), encoding="utf-8")
    install = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", own)
    _run(*install, "--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", "requirements.txt", cwd=PLACE)
    _run(*install, "--no-deps", str(next(PLACE.glob("*.whl"))), cwd=PLACE)
    _run(own, "-c", HERE, cwd=tree)
    tests = [f"tests/test_{name}.py" for name in names.split()]
    how = ["-n", "auto", "--dist", "loadfile", "--deselect", NOT_HERE]
    subprocess.run([own, "-m", "pytest", *how, *tests], cwd=tree, env=_clean(), check=True)


def _run(*command: str, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, env=_clean(), check=True, stdout=subprocess.PIPE, text=True).stdout


def _clean() -> dict[str, str]:
    """The environment without what would let the source tree or another environment in."""
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}


if __name__ == "__main__":
    main()
