"""What the sandbox costs: small Word files through a session against the same files parsed in this process."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.timing import SAMPLE, altered, seconds

COUNT = 200


def small_files(folder: Path, count: int = COUNT) -> list[Path]:
    """Word files of a page, no two of them alike."""
    from docx import Document

    rng = random.Random(7)
    paths = []
    for number in range(count):
        document = Document()
        for line in altered(SAMPLE, number).split("\n"):
            document.add_paragraph(line.replace("90%", f"{rng.randrange(10, 99)}%"))
        paths.append(folder / f"{number:03}.docx")
        document.save(str(paths[-1]))
    return paths


def ratio(count: int = COUNT, turn: int = 20) -> float:
    """Seconds in a session to seconds in this process, both warm; they take turns, so that what else the machine does hits both."""
    from planparse import Session, pipeline

    within = without = 0.0
    with tempfile.TemporaryDirectory() as folder, Session() as session:
        paths = small_files(Path(folder), count)
        session.parse(paths[0])
        pipeline.parse(paths[0])
        for start in range(0, count, turn):
            within += seconds(_all, session.parse, paths[start : start + turn])
            without += seconds(_all, pipeline.parse, paths[start : start + turn])
    return within / without


def _all(parse: Callable[[Path], object], paths: Sequence[Path]) -> None:
    for path in paths:
        parse(path)
