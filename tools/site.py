"""The documentation as a website: `python tools/site.py build` puts it into build/site. Warnings are errors.

The pages are those of docs/, some that lie beside it (BESIDE) and the reference, which tools/reference.py generates from the code. It is
generated for each build and not committed, so that it cannot be out of date.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from os.path import relpath
from pathlib import Path, PurePosixPath

import reference

ROOT = Path(__file__).resolve().parent.parent
BESIDE = {
    "README.md": "readme.md",
    "README.vi.md": "readme.vi.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "models/README.md": "models.md",
}
# Where docs/reference.md says how else to get at a page that is generated, which is what repositories can show, the site leads to the page.
GENERATED = {
    "#record": "reference/record.md",
    "#findings": "reference/findings.md",
    "#formats": "reference/formats.md",
    "#settings": "reference/settings.md",
    "#api": "reference/api.md",
    "#tiếng-việt": "reference/commands.vi.md",
}
_LINK = re.compile(r"(\]\()([^)\s:#]+\.md)(#[^)\s]*)?(\))")
# the search worker as it is, and as we need it: `nhiem vu` finds `nhiệm vụ`
_KEEPS_MARKS = 't.normalize("NFKD").toLowerCase()'
_DROPS_MARKS = r't.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/đ/g,"d")'


def build(folder: Path) -> Path:
    """Build the site anew into `folder`/site; returns that folder. Raises SystemExit where a page, link or anchor is wrong."""
    for name in ("pages", "site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    _gather(folder / "pages")
    shutil.copy(ROOT / "zensical.toml", folder)
    plain = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], cwd=folder, env=plain, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    _mend_search(folder / "site")
    return folder / "site"


def _gather(pages: Path) -> None:
    """Put all pages together, their links among one another made to fit."""
    shutil.copytree(ROOT / "docs", pages)
    for source in (ROOT / "docs").rglob("*.md"):
        place = PurePosixPath(source.relative_to(ROOT / "docs"))
        (pages / place).write_text(_linked(source, place), encoding="utf-8")
    for name, place in BESIDE.items():
        (pages / place).write_text(_linked(ROOT / name, PurePosixPath(place)), encoding="utf-8")
    for place, text in reference.pages().items():
        (pages / place).parent.mkdir(exist_ok=True)
        (pages / place).write_text(text, encoding="utf-8")


def _linked(source: Path, place: PurePosixPath) -> str:
    """The text of a page whose links lead to where the pages lie in the site."""

    def lead(found: re.Match[str]) -> str:
        meant = PurePosixPath(relpath(source.parent / found[2], ROOT))
        if str(meant) == "docs/reference.md" and found[3] in GENERATED:
            return f"{found[1]}{relpath(GENERATED[found[3]], place.parent)}{found[4]}"
        there = BESIDE.get(str(meant)) or (meant.relative_to("docs") if meant.parts[0] == "docs" else None)
        return found[0] if there is None else f"{found[1]}{relpath(there, place.parent)}{found[3] or ''}{found[4]}"

    return _LINK.sub(lead, source.read_text(encoding="utf-8"))


def _mend_search(site: Path) -> None:
    """Let the search compare words without their diacritics, and run where the site is read from the disk.

    There browsers refuse a worker that is a file, but not one that is made of text.
    """
    (worker,) = (site / "assets" / "javascripts" / "workers").glob("search.*.js")
    text = worker.read_text(encoding="utf-8")
    if text.count(_KEEPS_MARKS) != 1:
        raise SystemExit(f"{worker.name}: the search of this version of Zensical folds words in another way")
    text = text.replace(_KEEPS_MARKS, _DROPS_MARKS)
    worker.write_text(text, encoding="utf-8")
    (site / "assets" / "iframe-worker.js").write_text(_FROM_DISK % json.dumps(text), encoding="utf-8")


_FROM_DISK = """if (location.protocol === "file:") {
  const text = %s;
  window.Worker = class extends Worker {
    constructor() { super(URL.createObjectURL(new Blob([text], {type: "text/javascript"}))); }
  };
}
"""


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
