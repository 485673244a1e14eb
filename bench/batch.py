"""What a run costs: its machinery over bare parsing, what a second worker is worth, and whether its memory stays level.

`python -m bench.batch [--plans N] [--lines L]`: text plans made from the corpus (`short`), of L lines a part where many are read. Ratios of
one run; the machinery in turns, of which the median counts.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from operator import truediv
from pathlib import Path

from bench import short
from bench.timing import seconds
from planparse import Session
from planparse.batch import Summary, run
from planparse.batch.inputs import inputs
from planparse.limits import DEFAULT
from planparse.store import Store

PLANS = 10_000
LINES = 4  # of each part: plans of a commune, 3 kB and 7 duties, so that 10,000 are read in a coffee break
TURN, TURNS = 25, 8  # plans a turn, turns of the machinery
TURNED = 10  # turns of one worker and two over all plans
ALONE, WARM = 1000, 20  # plans that are only parsed, by one process and by two; and before the clock starts
EARLY, STEP = 500, 50  # plans by which memory has grown to what it stays at; plans between two looks at it
SPEEDUP, MACHINERY, LEVEL = 1.8, 1.1, 1.1


def machinery(folder: Path) -> Iterator[tuple[str, float]]:
    """A run with one worker over the same files parsed in a loop, and over parsing and storing them in a loop."""
    turns = [folder / f"{turn}" for turn in range(TURNS + 1)]  # the first warms up
    made = short.write(folder / "all", TURN * len(turns))
    for turn, place in enumerate(turns):
        place.mkdir()
        for path in made[turn * TURN : (turn + 1) * TURN]:
            path.rename(place / path.name)
    rows = []
    with Session() as session, Store(f"sqlite:///{folder / 'run.db'}") as store, Store(f"sqlite:///{folder / 'loop.db'}") as loop:

        def bare(paths: Sequence[Path]) -> None:
            for path in paths:
                session.parse(path)

        def stored(paths: Sequence[Path]) -> None:
            for path in paths:
                loop.write(session.parse(path))

        def ran(paths: Sequence[Path]) -> None:
            if run(store, inputs([str(paths[0].parent)], DEFAULT), session).done != len(paths):
                raise AssertionError(paths)

        for turn, place in enumerate(turns):
            paths = sorted(place.iterdir())
            sides = [bare, stored, ran]
            order = sides[turn % 3 :] + sides[: turn % 3]
            took = {side: seconds(side, paths) for side in order}
            rows.append([took[side] for side in sides])
    warm = rows[1:]
    yield "bare parsing, ms a plan", 1000 * statistics.median(row[0] for row in warm) / TURN
    yield "a run / parsing and storing in a loop", statistics.median(row[2] / row[1] for row in warm)
    yield "a run, with its store / bare parsing in a loop", statistics.median(row[2] / row[0] for row in warm)


def workers(folder: Path, plans: int) -> Iterator[tuple[str, float]]:
    """Throughput with two workers over one, in turns; memory of the run and of its workers at the end over that by the first plans."""
    turns = [folder / f"{turn}" for turn in range(TURNED)]
    for place in turns:
        place.mkdir()
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        path.rename(turns[number % TURNED] / path.name)
    took: dict[int, list[float]] = {1: [], 2: []}
    seen: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    with _runs(folder, 1) as one, _runs(folder, 2) as two:  # this process holds the parser itself
        sides = [(1, one), (2, two)]
        for turn, place in enumerate(turns):
            for jobs, pool in sides[:: 1 if turn % 2 else -1]:
                seconds_taken, looks = pool.submit(one_turn, place, jobs).result()
                took[jobs].append(seconds_taken)
                seen[jobs] += looks
        used = {jobs: pool.submit(processor).result() for jobs, pool in sides}
    for jobs in (1, 2):
        mine, theirs = used[jobs]
        yield f"local x {jobs}, plans a second", plans / sum(took[jobs])
        yield f"local x {jobs}, ms of processor a plan: the run", 1000 * mine / plans
        yield f"local x {jobs}, ms of processor a plan: its workers", 1000 * theirs / plans
        first = max(1, min(EARLY, plans // 2) // STEP)
        last = max(1, len(seen[jobs]) // 4)
        for number, what in enumerate(("the run", "its workers")):
            early, late = (max(row[number] for row in part) for part in (seen[jobs][:first], seen[jobs][-last:]))
            yield f"local x {jobs}, MB of {what} by plan {first * STEP}", early
            yield f"local x {jobs}, MB of {what} at the end / by then", late / early
    yield "local x 2 / local x 1, throughput", statistics.median(map(truediv, took[1], took[2]))


def machine(folder: Path, plans: int) -> Iterator[tuple[str, float]]:
    """What a second process is worth on this machine where two share nothing: each parses its part in a loop, with a worker of its own."""
    rates = []
    for jobs in (1, 2):
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            parts = [pool.submit(parsed, folder, plans, part, jobs) for part in range(jobs)]
            times = [part.result() for part in parts]
        rates.append(plans / (max(end for _, end in times) - min(begin for begin, _ in times)))
    yield "two processes that only parse / one, throughput", rates[1] / rates[0]


def parsed(folder: Path, plans: int, part: int, parts: int) -> tuple[float, float]:
    """When the parsing of every so many-th plan began, after some that warm up, and ended."""
    paths = sorted(folder.iterdir())[:plans][part::parts]
    with Session() as session:
        for path in paths[:WARM]:
            session.parse(path)
        begin = time.monotonic()
        for path in paths:
            session.parse(path)
        return begin, time.monotonic()


@contextlib.contextmanager
def _runs(folder: Path, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A process of its own for the runs of one side, with its store, its session and its workers, which are warm."""
    warm = [short.text(number).encode() for number in range(4 * jobs)]
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_open, initargs=(folder, jobs, warm)) as pool:
        yield pool


_OPENED: list[tuple[Store, Session]] = []  # of such a process


def _open(folder: Path, jobs: int, warm: Sequence[bytes]) -> None:
    store, session = Store(f"sqlite:///{folder / f'run-{jobs}.db'}"), Session(workers=jobs)
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(session.records, warm, ["a.txt"] * len(warm)))
    _OPENED.append((store, session))


def one_turn(folder: Path, jobs: int) -> tuple[float, list[tuple[float, float]]]:
    """Seconds of a run over a folder, and memory after each so many plans and at its end."""
    seen: list[tuple[float, float]] = []

    def look(summary: Summary) -> None:
        if summary.found % STEP == 0:
            seen.append(memory())

    store, session = _OPENED[0]
    took = seconds(lambda: run(store, inputs([str(folder)], DEFAULT), session, jobs=jobs, by="local", tell=look))
    return took, [*seen, memory()]


def processor() -> tuple[float, float]:
    """Seconds of the processor until now: of the run, and of its workers, which end by this."""
    store, session = _OPENED[0]
    session.close()
    store.close()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    mine, theirs = (one.ru_utime + one.ru_stime for one in used)
    return mine, theirs


def memory() -> tuple[float, float]:
    """MB of this process and of those that it started: what is theirs alone and their share of the rest (PSS)."""
    children = [int(word) for path in Path("/proc/self/task").glob("*/children") for word in path.read_text().split()]
    return _pss("self"), sum(map(_pss, children))


def _pss(process: int | str) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


LIMITS = {
    "a run / parsing and storing in a loop": ("most", MACHINERY),
    "local x 2 / local x 1, throughput": ("least", SPEEDUP),
    **{f"local x {jobs}, MB of {what} at the end / by then": ("most", LEVEL) for jobs in (1, 2) for what in ("the run", "its workers")},
}


def main() -> int:
    """Print the figures with the limits they are held to; 1 where one is passed."""
    options = argparse.ArgumentParser()
    options.add_argument("--plans", type=int, default=PLANS)
    options.add_argument("--lines", type=int, default=LINES)
    chosen = options.parse_args()
    passed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        short.write(folder / "plans", chosen.plans, chosen.lines)
        alone = machine(folder / "plans", min(ALONE, chosen.plans))
        for part in (machinery(folder / "turns"), alone, workers(folder / "plans", chosen.plans)):
            for name, value in part:
                way, limit = LIMITS.get(name, ("", 0.0))
                over = (way == "most" and value > limit) or (way == "least" and value < limit)
                passed += over
                print(f"{'OVER' if over else 'ok  '} {name:<66} {value:9.3f}" + (f"  (at {way} {limit})" if way else ""), flush=True)
    return int(passed > 0)


if __name__ == "__main__":
    sys.exit(main())
