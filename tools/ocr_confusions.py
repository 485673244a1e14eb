"""Which letters Tesseract confuses in Vietnamese plans: the recipe of `tests/perturb/data/ocr_confusions.csv`.

    python tools/ocr_confusions.py TEXT... --out tests/perturb/data/ocr_confusions.csv

Each text is set in Times (Liberation Serif) by LibreOffice, printed to PDF, drawn at 200 dpi with a scanner's noise (blur, gray noise,
a slight turn; light on the first pass, stronger on the second) and read by `tesseract -l vie --psm 6`. What the PDF holds is the
truth, line by line.
Debian packages: tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui fonts-liberation2 poppler-utils.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

import docx
import numpy as np
from docx.shared import Pt
from PIL import Image, ImageFilter

BLANK = "␣"
DPI = 200
# Blur radius in dots, deviation of the gray noise, largest turn in degrees; one row a pass.
NOISE = ((0.5, 12.0, 0.4), (0.9, 28.0, 0.7))
# Lines less alike than this are not the same line read badly; a line more alike than the second need not be compared with others.
ALIKE, SURE = 0.7, 0.9
LONGEST = 2
_NOTE = """# How Tesseract 5 (vie) reads scanned Vietnamese plans; made by tools/ocr_confusions.py. ␣ is a blank; an empty cell in
# `printed` is an addition, in `read` a loss. seen: how often `printed` (its first letter; for additions, any letter) stood on a page.
"""


def typeset(text: Path, folder: Path) -> Path:
    """The text as a PDF; headings in capitals are bold, notes in brackets slanted, as in a plan."""
    document = docx.Document()
    style = document.styles["Normal"].font
    style.name, style.size = "Liberation Serif", Pt(14)
    for line in unicodedata.normalize("NFC", text.read_text(encoding="utf-8")).splitlines():
        plain = line.strip().lstrip("#").strip("* ")
        if plain:
            run = document.add_paragraph().add_run(plain)
            run.bold, run.italic = plain.isupper() or line.startswith("#"), plain.startswith("(")
    made = folder / f"{text.stem}.docx"
    document.save(str(made))
    run_quietly("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(made))
    return made.with_suffix(".pdf")


def run_quietly(*command: str) -> str:
    """Standard output of a command; raises CalledProcessError where it fails."""
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def pages(pdf: Path) -> list[tuple[Path, list[str]]]:
    """The drawn pages of a PDF, each with its lines."""
    run_quietly("pdftoppm", "-r", str(DPI), "-gray", "-png", str(pdf), str(pdf.with_suffix("")))
    drawn = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    texts = run_quietly("pdftotext", "-raw", str(pdf), "-").split("\f")
    return [(image, text.splitlines()) for image, text in zip(drawn, texts, strict=False)]


def scanned(image: Path, noise: tuple[float, float, float], seed: int) -> Path:
    """The page as a scanner would give it."""
    blur, gray, turn = noise
    rng = np.random.default_rng(seed)
    page = Image.open(image).convert("L").rotate(float(rng.uniform(-turn, turn)), Image.Resampling.BICUBIC, fillcolor=255)
    dots = np.asarray(page.filter(ImageFilter.GaussianBlur(blur * float(rng.uniform(0.7, 1.0)))), dtype=np.float32)
    dots = dots * 0.85 + 20 + rng.normal(0, gray, dots.shape)
    out = image.with_name(f"{image.stem}.{seed}.scan.png")
    Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8)).save(out)
    return out


def read_page(image: Path) -> list[str]:
    """The lines that Tesseract reads."""
    text = unicodedata.normalize("NFC", run_quietly("tesseract", str(image), "-", "-l", "vie", "--psm", "6", "--dpi", str(DPI)))
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def aligned(truth: Sequence[str], read: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines with what was read for them: in order, each the nearest within a few lines."""
    at = 0
    for line in (" ".join(line.split()) for line in truth if line.strip()):
        best, which = 0.0, at
        for i, other in enumerate(read[at : at + 4], at):
            alike = SequenceMatcher(None, line, other, autojunk=False).ratio()
            best, which = max((best, which), (alike, i))
            if alike >= SURE:
                break
        if best >= ALIKE:
            yield line, read[which]
            at = which + 1


def confusions(line: str, read: str) -> Iterator[tuple[str, str]]:
    """(printed, read) of each difference of at most two letters on either side; an empty side is a loss or an addition.

    Specks that the engine takes for signs before or behind the line are no letters and are left out.
    """
    for what, a, b, c, d in SequenceMatcher(None, line, read, autojunk=False).get_opcodes():
        if what == "equal" or (a == b and a in (0, len(line))):
            continue
        if b - a == d - c:
            yield from zip(line[a:b], read[c:d], strict=True)
        elif max(b - a, d - c) <= LONGEST:
            yield line[a:b], read[c:d]


def count(texts: Sequence[Path], folder: Path, passes: int, jobs: int) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """Confusions, and how often each letter was printed on lines that were read."""
    drawn = [page for text in texts for page in pages(typeset(text, folder))]
    work = [(image, lines, NOISE[turn], turn * 1000 + n) for turn in range(passes) for n, (image, lines) in enumerate(drawn)]
    found: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    with ThreadPoolExecutor(jobs) as pool:
        for (_, lines, *_), read in zip(work, pool.map(lambda job: read_page(scanned(job[0], job[2], job[3])), work), strict=True):
            for line, other in aligned(lines, read):
                seen.update(line)
                found.update(confusions(line, other))
    return found, seen


def write(out: Path, found: Counter[tuple[str, str]], seen: Counter[str], least: int) -> None:
    """The table: what occurred `least` times or more."""
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(_NOTE)
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("printed", "read", "count", "seen"))
        total = seen.total()
        for (printed, read), times in sorted(found.items(), key=lambda row: (-row[1], row[0])):
            if times >= least:
                rows.writerow((printed.replace(" ", BLANK), read.replace(" ", BLANK), times, seen[printed[0]] if printed else total))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/ocr"))
    parser.add_argument("--passes", type=int, default=len(NOISE), choices=range(1, len(NOISE) + 1))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--least", type=int, default=2, help="leave out what occurred less often")
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    found, seen = count(given.texts, given.work, given.passes, given.jobs)
    write(given.out, found, seen, given.least)
    print(f"{seen.total()} letters, {found.total()} confusions ({100 * found.total() / seen.total():.2f} %), {len(found)} kinds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
