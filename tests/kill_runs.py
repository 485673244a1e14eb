"""Runs and their workers killed at random moments, then resumed: the records are those of an undisturbed run, none twice, none lost.

`python -m tests.kill_runs FOLDER ROUNDS [SEED]`; the tests do some rounds, `make soak` many. Each run is a fork of this process; its workers
are real processes with a quick job (tests/batch_worker.py). In a soak every tenth run is on Ray, and a worker of it one of Ray or one within it;
the next run, which makes up for it, is a local one.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from planparse import record
from planparse.batch import run
from planparse.batch.executors import Name
from planparse.batch.inputs import inputs
from planparse.limits import DEFAULT
from planparse.sandbox import Session
from planparse.store import Store, schema, upkeep
from tests.asked import made

IN_CI = 30
PLANS = 30
JOBS = 2
RAY = 10  # one in so many rounds of a soak


def fill(folder: Path) -> None:
    """Inputs, each read in a moment; some twice under two names."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PLANS):
        one = number - number % 7 // 6
        (folder / f"{number}.txt").write_bytes(f"{one} 0.02\n".encode() + record.dumps(made(f"mau/2025/kh-{one}")))


def read(address: str, folder: Path, by: Name = "local") -> None:
    """One whole run, which must account for every input."""
    with Store(address) as store, Session(DEFAULT, workers=JOBS, worker_module="tests.batch_worker") as session:
        summary = run(store, inputs([str(folder)], DEFAULT), session, jobs=JOBS, by=by)
    assert (summary.found, summary.quarantined) == (PLANS, 0), summary


def content(address: str) -> list[bytes]:
    """All records and names; the store must be sound and every input done."""
    with Store(address, read_only=True) as store:
        assert list(upkeep.check(store)) == []
        assert upkeep.info(store)["inputs"] == {"pending": 0, "running": 0, "done": PLANS, "quarantined": 0}
        with store.connection() as connection:
            names = sorted(connection.scalars(schema.names.select().with_only_columns(schema.names.c.name)))
        return [*(record.dumps(store.load(plan_id)) for plan_id in store.plan_ids()), *map(str.encode, names)]


def kill(address: str, folder: Path, rng: random.Random, *, driver: bool, by: Name) -> None:
    """One run, killed itself or robbed of a worker."""
    child = os.fork()
    if not child:
        try:
            read(address, folder, by)
            os._exit(0)
        finally:
            os._exit(1)
    _wait(address, rng.randrange(-1, PLANS - 8 * (by == "ray")))  # whose last batch may be done at once
    time.sleep(rng.random() * 0.05)
    workers = [pid for pid, name in below(child) if by == "local" or name.startswith("ray::_read") or "batch_worker" in name]
    if driver:
        os.kill(child, signal.SIGKILL)
    elif workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(rng.choice(workers), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert driver or status == 0, "a worker's death ended the run"


def _wait(address: str, count: int) -> None:
    """Until so many inputs are done; at once for -1."""
    file = address.removeprefix("sqlite:///")
    for _ in range(3000):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
            if store.execute("SELECT count(*) FROM inputs WHERE state = 'done'").fetchone()[0] >= count:
                return
        if count < 0:
            return
        time.sleep(0.01)


def below(pid: int) -> Iterator[tuple[int, str]]:
    """Processes that it started, and those that they started, with their command lines."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            with contextlib.suppress(OSError):
                yield child, Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode()
                yield from below(child)


def main() -> None:
    """Print how many were killed, and how many of them had done some inputs and not all."""
    place, rounds = Path(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11)
    fill(place / "in")
    read(f"sqlite:///{place / 'whole.db'}", place / "in")
    whole = content(f"sqlite:///{place / 'whole.db'}")
    midway = 0
    for number in range(rounds):
        address = f"sqlite:///{place / f'{number}.db'}"
        on_ray = number % RAY == RAY - 1 and number >= IN_CI
        kill(address, place / "in", rng, driver=number // (RAY if on_ray else 1) % 2 == 0, by="ray" if on_ray else "local")
        with Store(address) as store:
            midway += 0 < upkeep.info(store)["inputs"]["done"] < PLANS
        read(address, place / "in")
        assert content(address) == whole, f"round {number}"
        for left in place.glob(f"{number}.db*"):
            left.unlink()
    assert rounds < IN_CI or midway
    print(f"{rounds} kills, {midway} of them midway, {len(whole)} records and names, all the same")  # noqa: T201


if __name__ == "__main__":
    main()
