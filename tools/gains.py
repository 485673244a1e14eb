"""What a change of the rules won and lost: everything annotated is read by the code of a commit and by the work tree, and compared.

    .venv/bin/python -m tools.gains [BASE]

BASE (HEAD) is any commit. Texts, gold and the scoring of plans are those of the work tree on both sides; of the challenge set each side
scores its own answers. Prints each measure that fell or rose with the single misses that came and went; exit code 1 where one fell.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "gains"
CHALLENGE = ROOT / "corpus" / "challenge"
# name: texts, gold
SETS = {
    "corpus": (ROOT / "corpus", ROOT / "corpus" / "gold"),
    **{
        name: (ROOT / "tests" / name, ROOT / "tests" / name) for name in ("blind", "blind_units", "blind_later", "blind_eight", "blind_six")
    },
}


def main() -> int:
    """Compare; returns the exit code."""
    base = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    shutil.rmtree(PLACE, ignore_errors=True)
    sides = {"before": _checked_out(base, PLACE / "tree"), "now": ROOT}
    readers = [_reader(tree / "src", PLACE / side) for side, tree in sides.items()]
    for reader in readers:
        if reader.wait():
            return reader.returncode
    return max([_told(name, *(_scores(name, PLACE / side) for side in sides)) for name in (*SETS, "challenge")])


def read(folder: Path) -> None:
    """Records of all sets and the answers to the challenge, by the planparse that this process imports."""
    from planparse import evaluate, parse, record

    for name, (texts, _) in SETS.items():
        (folder / name).mkdir(parents=True)
        for path in sorted(texts.glob("*.txt")):
            (folder / name / f"{path.stem}.json").write_bytes(record.dumps(parse(path)))
    report = evaluate.Report()
    evaluate.score_challenge(report, CHALLENGE)
    evaluate.score_questions(report, CHALLENGE)
    (folder / "challenge.json").write_text(json.dumps(report.as_json()), encoding="utf-8")


def _checked_out(commit: str, tree: Path) -> Path:
    """The package and its models as they were. Raises CalledProcessError where there is no such commit."""
    tree.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", commit, "src", "models"], cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S607
    subprocess.run(["tar", "-x", "-C", str(tree)], input=packed.stdout, check=True)  # noqa: S607
    return tree


def _reader(source: Path, folder: Path) -> subprocess.Popen[bytes]:
    """A process that reads all sets with the planparse in `source`."""
    call = f"import pathlib, tools.gains; tools.gains.read(pathlib.Path({str(folder)!r}))"
    return subprocess.Popen([sys.executable, "-c", call], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(source)})


def _scores(name: str, folder: Path) -> dict[str, Any]:
    from planparse import evaluate

    if name in SETS:
        return evaluate.score(SETS[name][1], folder / name).as_json()
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _told(name: str, before: dict[str, Any], now: dict[str, Any]) -> int:
    """Print what changed; 1 where something was lost."""
    from planparse import evaluate
    from planparse.cli.evaluate import told_changes

    changes = evaluate.compare(before, now)
    print(f"\n{name}\n" + "\n".join(told_changes(changes, "en")))
    return int(any(change.is_loss for change in changes))


if __name__ == "__main__":
    sys.exit(main())
