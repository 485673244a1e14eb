"""What a plan costs, stage by stage, and how much room it takes: base figures of docs/million.md. `python -m bench.stages [FILE…]`.

Whole plans of the corpus, words altered; then each FILE (PDF, Word, scans) as it is, in seconds of the clock. Milliseconds are
of the processor, median of rounds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.timing import altered, plans
from planparse import parse_text, pipeline, record
from planparse.store import Store, upkeep

ROUNDS = 6  # the first warms up


def text() -> Iterator[tuple[str, float]]:
    """Milliseconds and bytes a plan of text."""
    sources = plans()
    made = [[altered(source, 1000 * turn + number) for number, source in enumerate(sources)] for turn in range(ROUNDS)]
    parsed = [[parse_text(one) for one in turn] for turn in made[:1]]
    yield "parse, ms a plan", _ms(lambda turn: parsed.append([parse_text(one) for one in made[turn]])) / len(sources)
    lines = [[record.dumps(plan, indent=False) for plan in turn] for turn in parsed]
    with tempfile.TemporaryDirectory() as folder, Store(f"sqlite:///{folder}/store.db") as store:
        yield "write into SQLite, ms a plan", _ms(lambda turn: [store.write(record.loads(line)) for line in lines[turn + 1]]) / len(sources)
        count = upkeep.info(store)["plans"]
        store.close()
        room = sum(file.stat().st_size for file in Path(folder).iterdir())
    flat = [line for turn in lines[1:] for line in turn]
    yield "kB of a text", statistics.fmean(len(one.encode()) for turn in made for one in turn) / 1000
    yield "kB of a record", statistics.fmean(map(len, flat)) / 1000
    yield "kB of a record, packed", statistics.fmean(len(zlib.compress(line, 3)) for line in flat) / 1000
    yield "kB in SQLite", room / count / 1000
    yield "duties", statistics.fmean(len(plan.obligations) for turn in parsed for plan in turn)


def _ms(work: Callable[[int], object]) -> float:
    """Median milliseconds of the processor over the rounds."""
    took = []
    for turn in range(ROUNDS):
        start = time.process_time()
        work(turn)
        took.append(time.process_time() - start)
    return 1000 * statistics.median(took[1:])


def file(path: Path) -> tuple[float, int]:
    """Seconds by the clock, programs that the reader starts among them, of a second reading, and pages."""
    for _ in range(2):
        start = time.perf_counter()
        found = list(pipeline.parse_all(path))
        took = time.perf_counter() - start
    return took, found[0].source.pages or 1


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    for name, value in text():
        print(f"{name:32} {value:9.1f}")
    for path in paths:
        took, pages = file(Path(path))
        print(f"{Path(path).suffix} of {pages} pages, s a page {took / pages:14.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
