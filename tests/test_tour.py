"""The tour of docs/ask.md: every command is run in an empty folder and its output compared with the page.

`python -m tests.test_tour` writes the page anew; what has changed must then be read.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "ask.md"
_BLOCK = re.compile(r"```console\n\$ (planparse [^\n]+)\n(.*?)```\n", re.DOTALL)


def answer(command: str, folder: Path) -> str:
    """What the command prints in the folder: results, then notes. Seconds are told as 0."""
    words = [name for word in shlex.split(command)[1:] for name in (sorted(map(str, folder.glob(word))) if "*" in word else [word])]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PLANPARSE_")}
    environment = {**kept, "XDG_CONFIG_HOME": str(folder / "config"), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "planparse", *words], capture_output=True, cwd=folder, env=environment, check=True, timeout=200
    )
    return re.sub(r'("seconds": )[\d.]+', r"\g<1>0", (done.stdout + done.stderr).decode())


def folder_of(path: Path) -> Path:
    (path / "corpus").symlink_to(ROOT / "corpus")
    return path


def test_the_tour(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    told = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(told) == 15
    for command, output in told:
        assert answer(command, folder) == output, command
    assert (folder / "lich-2024.ics").is_file()
    assert (folder / "do-thi.gexf").is_file()


def test_the_tour_asks_twelve_questions() -> None:
    assert len(re.findall(r"^## \d+\. .*\?$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)) == 12


def test_what_the_tour_counts(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    answer("planparse run corpus/*.txt", folder)
    rows = [json.loads(line) for line in answer('planparse query obligations --text "duoi nuoc" --nl', folder).splitlines()]
    speak = ["đuối nước" in row["text"] for row in rows]
    assert (len(rows), sum(speak), speak[-1]) == (15, 14, False)
    assert len({row["plan_id"] for row in rows[:-1]}) == 4


def main() -> None:
    """Write the page anew."""
    with tempfile.TemporaryDirectory() as name, contextlib.redirect_stderr(io.StringIO()):
        folder = folder_of(Path(name))
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_BLOCK.sub(lambda found: f"```console\n$ {found[1]}\n{answer(found[1], folder)}```\n", text), encoding="utf-8")


if __name__ == "__main__":
    main()
