"""Fills a folder with the wheels of planparse and all that it needs, with their hashes, for offices that reach no package index.

    .venv/bin/python -m tools.wheelhouse build/wheelhouse --extras web,postgresql [--windows] [--python 3.12]

The wheels are those of `requirements.lock`, for this machine or for Windows (x86-64). docs/install.md says how to install from the folder.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "requirements.txt"


def main() -> None:
    """Resolve, download, build."""
    options = _options()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    extras = [extra for extra in options.extras.split(",") if extra]
    system = "windows" if options.windows else sys.platform
    (options.folder / NAME).write_text(requirements(extras, options.python, system), encoding="utf-8")
    there = ["--platform", "win_amd64"] if options.windows else []
    wheels = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--quiet", "--requirement", str(options.folder / NAME)]
    _run("pip", "download", *wheels, "--python-version", options.python, *there, "--dest", str(options.folder))
    _run("hatchling", "build", "--target", "wheel", "--directory", str(options.folder.absolute()))
    found = list(options.folder.glob("*.whl"))
    print(f"{options.folder}: {len(found)} wheels, {sum(one.stat().st_size for one in found) / 1e6:.0f} MB")


def requirements(extras: list[str], python: str, system: str) -> str:
    """What planparse with these extras needs, in the versions of the lock, each with its hashes."""
    asked = [part for extra in extras for part in ("--extra", extra)]
    where = ["--python-version", python, "--python-platform", system, "--constraints", "requirements.lock"]
    plain = ["--generate-hashes", "--only-binary", ":all:", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    return _run("uv", "pip", "compile", "pyproject.toml", *asked, *where, *plain, "--quiet")


def _run(*command: str) -> str:
    """Standard output of a module of this Python; what it says else is shown. Raises CalledProcessError."""
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extras", default="")
    parser.add_argument("--windows", action="store_true")
    parser.add_argument("--python", default=platform.python_version())
    return parser.parse_args()


if __name__ == "__main__":
    main()
