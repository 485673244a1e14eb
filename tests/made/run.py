"""Write the five plans in every format: `python -m tests.made.run OUT` makes OUT/docx, OUT/doc, OUT/odt, OUT/rtf, OUT/html, OUT/pdf, OUT/pdf-a4 …

With `--scans` also OUT/scan (grey, 300 dots per inch) and OUT/scan-worn (200, skewed, blurred, noisy, with a red seal): 40 seconds more.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from planparse.readers import office
from tests.made.legacy import abc_runs, vni_runs
from tests.made.pages import make_page
from tests.made.plans import ANNEX, LONG_ANNEX, Rows, Runs, make, unicode_runs
from tests.made.scans import SCANNERS, Scanner, scan

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
CONVERTED: Mapping[str, str] = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}
TYPED: Mapping[str, Runs] = {"docx": unicode_runs, "docx-vntime": abc_runs, "docx-vni": vni_runs}
PRINTED = "pdf:writer_pdf_Export"
SECONDS = 600


def write_docx(folder: Path, runs: Runs = unicode_runs, annex: Rows = ANNEX, *, paper: bool = False, only: str = "*") -> list[Path]:
    """The plans as Word packages; `runs` says how they are typed, `annex` the rows at their end, `paper` is for A4."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in sorted(CORPUS.glob(f"{only}.txt")):
        make(text, CORPUS / "gold" / f"{text.stem}.gold.json", folder / f"{text.stem}.docx", runs, annex, paper=paper)
    return sorted(folder.glob("*.docx"))


def write_pages(folder: Path) -> list[Path]:
    """The plans as web pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in sorted(CORPUS.glob("*.txt")):
        make_page(text, CORPUS / "gold" / f"{text.stem}.gold.json", folder / f"{text.stem}.html")
    return sorted(folder.glob("*.html"))


def convert(sources: list[Path], suffix: str, folder: Path) -> list[Path]:
    """The same in a format that LibreOffice writes, in one call of it."""
    return office.convert(sources, CONVERTED[suffix], folder, SECONDS)


def write_pdf(folder: Path, typed: Path, *, paper: bool = False, only: str = "*") -> list[Path]:
    """The plans as printed to PDF, their annex over two pages; the packages are written to `typed`; `only` is a pattern of names."""
    return office.convert(write_docx(typed, annex=LONG_ANNEX, paper=paper, only=only), PRINTED, folder, SECONDS)


def write_scans(printed: list[Path], scanner: Scanner, folder: Path) -> list[Path]:
    """The printed plans as one scanner takes them, by the same names."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in printed:
        signer = json.loads((CORPUS / "gold" / f"{path.stem}.gold.json").read_text(encoding="utf-8"))["metadata"]["signer"]
        scan(path, folder / path.name, scanner, signer["name"] if signer else "")
    return sorted(folder.glob("*.pdf"))


def main(out: Path, *, scans: bool) -> None:
    """All formats below `out`, a folder each; scans where they are asked for."""
    for name, runs in TYPED.items():
        write_docx(out / name, runs)
    write_pages(out / "html")
    write_pdf(out / "pdf", out / "docx-long")
    printed = write_pdf(out / "pdf-a4", out / "docx-a4", paper=True)
    for name, scanner in SCANNERS.items() if scans else ():
        write_scans(printed, scanner, out / name)
    for suffix in CONVERTED:
        convert(sorted((out / "docx").glob("*.docx")), suffix, out / suffix)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scans", action="store_true", help="write scans, too")
    asked = parser.parse_args()
    main(asked.out, scans=asked.scans)
