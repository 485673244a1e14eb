"""Scans of the plans scored against gold as their texts are: `python -m tests.made.measure` makes and reads all five in both kinds.

Measures of 50 items and more are pooled: hits over items of gold and found. A smaller measure may differ by a few items. Titles and names
are held to likeness, since a letter that Tesseract misread makes an exact comparison fail.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from planparse import parse, record
from planparse.evaluate.fold import fold
from tests.made.run import CORPUS, write_pdf, write_scans
from tests.made.scans import SCANNERS

ENOUGH = 50
POOLED = {"scan": 0.04, "scan-worn": 0.08}
FEW = {"scan": 2, "scan-worn": 4}
LIKE = 95.0
Figures = dict[str, dict[str, Any]]


def figures(files: Iterable[Path], out: Path) -> Figures:
    """The measures of the plans that these files hold, by name; records are written to `out`, their gold beside it."""
    gold = out.with_name(f"{out.name}-gold")
    out.mkdir()
    gold.mkdir()
    for path in files:
        (out / f"{path.stem}.json").write_bytes(record.dumps(parse(path)))
        shutil.copy(CORPUS / "gold" / f"{path.stem}.gold.json", gold)
    command = [sys.executable, "-m", "planparse", "evaluate", gold, out, "--align", CORPUS, "--json"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=CORPUS.parent)
    measures: Figures = json.loads(done.stdout)["measures"]
    return measures


def _counts(measure: Mapping[str, Any]) -> tuple[int, int, int]:
    """Hits, items of gold, items found."""
    if "f1" in measure:
        return measure["correct"], measure["gold"], measure["parsed"]
    return measure["correct"], measure["of"], measure["of"]


def pooled(now: Figures, names: Iterable[str]) -> float:
    """One figure over several measures: twice the hits over items of gold and found."""
    rows = [_counts(now[name]) for name in names]
    return 2 * sum(row[0] for row in rows) / max(1, sum(row[1] + row[2] for row in rows))


def large(before: Figures) -> list[str]:
    """The measures of many items."""
    return [name for name, measure in before.items() if _counts(measure)[1] >= ENOUGH]


def apart(before: Figures, now: Figures) -> dict[str, int]:
    """By how many items each smaller measure differs: hits, or items found; the larger of both."""
    few = before.keys() - set(large(before))
    pairs = {name: zip(_counts(before[name]), _counts(now[name]), strict=True) for name in sorted(few)}
    return {name: max(abs(one - other) for one, other in pair) for name, pair in pairs.items()}


def likeness(out: Path) -> dict[str, float]:
    """How like those of gold the titles and names of the records are, in percent, by plan and kind of name."""
    found = {}
    for path in sorted(out.glob("*.json")):
        gold = json.loads((CORPUS / "gold" / f"{path.stem}.gold.json").read_text(encoding="utf-8"))["metadata"]
        ours = json.loads(path.read_bytes())["metadata"]
        names = {"title": (gold["title"], ours["title"]), "issuer": (gold["issuer"], (ours["issuer"] or {}).get("name"))}
        names["signer"] = ((gold["signer"] or {}).get("name"), (ours["signer"] or {}).get("name"))
        found |= {f"{path.stem} {kind}": fuzz.ratio(fold(a), fold(b or "")) for kind, (a, b) in names.items() if a}
    return found


def main(folder: Path, only: str) -> int:
    """Print all figures of both kinds; 1 where one is over its limit."""
    printed = write_pdf(folder / "pdf", folder / "docx", paper=True, only=only)
    before = figures(sorted(CORPUS.glob(f"{only}.txt")), folder / "text")
    over = False
    for kind, scanner in SCANNERS.items():
        scans = write_scans(printed, scanner, folder / kind)
        start = time.perf_counter()
        now = figures(scans, folder / f"{kind}-records")
        lost = pooled(before, large(before)) - pooled(now, large(before))
        few = {name: items for name, items in apart(before, now).items() if items > FEW[kind]}
        unlike = {name: round(percent, 1) for name, percent in likeness(folder / f"{kind}-records").items() if percent < LIKE}
        print(f"{kind}: {len(scans)} files in {time.perf_counter() - start:.0f} s; pooled {lost:.3f} below the text (limit {POOLED[kind]})")
        print(f"  smaller measures over {FEW[kind]} items apart: {few}\n  titles and names under {LIKE:.0f} %: {unlike}")
        for name in before:
            print(f"  {name:<28} {_shown(before[name])}  {_shown(now[name])}")
        over = over or lost > POOLED[kind] or bool(few) or bool(unlike)
    return int(over)


def _shown(measure: Mapping[str, Any]) -> str:
    return f"{measure.get('f1', measure.get('accuracy')):.3f} {'/'.join(map(str, _counts(measure))):<12}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="*", help="a pattern of names of plans")
    parser.add_argument("--out", type=Path, help="keep the files here")
    asked = parser.parse_args()
    if asked.out:
        asked.out.mkdir(parents=True)
        sys.exit(main(asked.out, asked.only))
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(main(Path(scratch), asked.only))
