"""What the sandbox costs: small Word files through a session against the same files parsed in this process."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.bench import SAMPLE, altered, seconds

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


def inside(paths: Sequence[Path]) -> None:
    """In a new session: the start of its worker and the way of the records back are counted."""
    from planparse import Session

    with Session() as session:
        for path in paths:
            session.parse(path)


def outside(paths: Sequence[Path]) -> None:
    """In this process, which has everything loaded."""
    from planparse import pipeline

    for path in paths:
        pipeline.parse(path)


def ratio(count: int = COUNT) -> float:
    """Seconds inside to seconds outside; half of the files each way first, so that what else the machine does hits both."""
    with tempfile.TemporaryDirectory() as folder:
        paths = small_files(Path(folder), count)
        outside(paths[:2])
        before = seconds(outside, paths[: count // 2])
        within = seconds(inside, paths)
        return within / (before + seconds(outside, paths[count // 2 :]))
