"""What reading PDF and scans costs: against pdfplumber, against bare Tesseract on the same pictures, and in memory as pages grow."""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from bench.timing import seconds

ROUNDS = 3
_ANNEX = "PHỤ LỤC"
# Linux counts the memory of the process that starts another in ru_maxrss, not in VmHWM.
_PEAK = """
import resource, sys
from pathlib import Path
from planparse.readers.pdf.read import read_pdf
read_pdf(Path(sys.argv[1]).read_bytes())
status = Path("/proc/self/status")
told = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
print(told[0] if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def pages_of_text(folder: Path) -> bytes:
    """The pages of the five plans as printed that hold no table, as one PDF."""
    from tests.made.run import write_pdf

    joined = pypdfium2.PdfDocument.new()
    for path in write_pdf(folder / "pdf", folder / "docx", paper=True):
        with pypdfium2.PdfDocument(path) as plan:
            annex = next(number for number, page in enumerate(plan) if _ANNEX in page.get_textpage().get_text_range())
            joined.import_pages(plan, list(range(annex)))
    return _saved(joined)


def repeated(data: bytes, pages: int) -> bytes:
    """A PDF of so many pages, those of `data` over and over."""
    joined = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(data) as plan:
        for _ in range(pages // len(plan)):
            joined.import_pages(plan)
        joined.import_pages(plan, list(range(pages % len(plan))))
    return _saved(joined)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def medians(sides: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of each side, in turning order; the first round warms up."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    names = list(sides)
    for turn in range(rounds + 1):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            took = seconds(sides[name])
            if turn:
                times[name].append(took)
    return {name: statistics.median(found) for name, found in times.items()}


def plumbed(data: bytes) -> None:
    """The yardstick of text: `extract_text` of pdfplumber."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def text_ratio(data: bytes) -> float:
    """Seconds of reading over those of pdfplumber, on the same pages."""
    from planparse.readers.pdf.read import read_pdf

    found = medians({"ours": lambda: read_pdf(data), "theirs": lambda: plumbed(data)})
    return found["ours"] / found["theirs"]


def peak(data: bytes, folder: Path) -> float:
    """Peak memory, in MB, of a process that reads this PDF."""
    path = folder / "peak.pdf"
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, check=True, text=True)  # noqa: S603
    return int(done.stdout) / (1024 * (1024 if sys.platform == "darwin" else 1))


def memory_ratio(data: bytes, folder: Path, many: int = 300, few: int = 20) -> float:
    """Peak memory of many pages over that of few."""
    return peak(repeated(data, many), folder) / peak(repeated(data, few), folder)


def scan_ratio(folder: Path) -> float:
    """Seconds of reading a worn scan over those of Tesseract alone, as many at a time, on the pictures that the reader hands to it."""
    from tests.made.run import write_pdf, write_scans
    from tests.made.scans import WORN

    from planparse.readers.pdf.read import read_pdf
    from planparse.readers.scan import pool, tesseract

    (scanned,) = write_scans(write_pdf(folder / "pdf", folder / "docx", paper=True, only="nhon-hung-2024"), WORN, folder / "scan")
    data = scanned.read_bytes()
    calls: list[tuple[object, ...]] = []
    run = tesseract._run  # noqa: SLF001

    def noted(*args: object) -> subprocess.CompletedProcess[bytes]:
        calls.append(args)
        return run(*args)  # type: ignore[arg-type]

    tesseract._run = noted  # type: ignore[assignment]  # noqa: SLF001
    try:
        read_pdf(data)
    finally:
        tesseract._run = run  # noqa: SLF001

    def bare() -> None:
        with ThreadPoolExecutor(pool.cores()) as workers:
            list(workers.map(lambda args: run(*args), calls))  # type: ignore[arg-type]

    found = medians({"ours": lambda: read_pdf(data), "theirs": bare})
    return found["ours"] / found["theirs"]


def checks() -> list[tuple[str, float, float]]:
    """What was measured, the figure and its limit; nothing where LibreOffice or Tesseract, which make and read the pages, are not there."""
    from planparse.readers import office
    from planparse.readers.scan import tesseract

    found = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if not office.program():
            print("PDF and scans are not measured: LibreOffice, which prints the plans, is not there")
            return []
        data = pages_of_text(folder / "text")
        found.append(("PDF text without tables / pdfplumber extract_text", text_ratio(data), 0.35))
        found.append(("peak memory of 300 pages / of 20", memory_ratio(data, folder), 1.5))
        if tesseract.program():
            found.append(("a scan / bare Tesseract on the same pictures", scan_ratio(folder / "scan"), 1.25))
        else:
            print("scans are not measured: Tesseract is not there")
    return found


if __name__ == "__main__":
    for what, value, limit in checks():
        print(f"{'ok  ' if value <= limit else 'OVER'} {what:<72} {value:7.3f}  (limit {limit})")
