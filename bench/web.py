"""The pages of a store at size: against the bare questions behind them, the page of one plan, and many visitors at once.

`python -m bench.web [--plans N] [--sqlite FILE] [--seconds S]`; part of `make bench`. FILE may be a store that `bench.store` has filled.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from bench.store import fill, quantile
from bench.timing import seconds
from planparse.sandbox import Session
from planparse.settings import Settings
from planparse.store import Filter, Store
from planparse.store.query import query
from planparse.web import Site, create
from planparse.web.security import limits

PLANS = 1000
ROUNDS = 9
USERS = 20
SECONDS = 60
_ASKED = {
    "/obligations?place=tinh-7": Filter(place="tinh-7"),
    "/obligations?text=so+lao+dong": Filter(text="so lao dong"),
    "/obligations": Filter(),
}


class Visitor:
    """Asks for pages over one connection, as a browser does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> int:
        """Read a page to its end; its status."""
        self._connection.request("GET", path)
        with self._connection.getresponse() as answer:
            answer.read()
            return answer.status

    def must(self, path: str) -> None:
        """Read a page. Raises RuntimeError where it is not there."""
        if (status := self.get(path)) != 200:
            raise RuntimeError(f"{path}: {status}")


@contextlib.contextmanager
def serving(site: Site) -> Iterator[int]:
    """A server in a thread of its own; its port."""
    server = uvicorn.Server(uvicorn.Config(create(site), host="127.0.0.1", port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the first turn, and the median of those that follow."""
    times = [seconds(ask) for _ in range(ROUNDS + 1)]
    return times[0], statistics.median(times[1:])


def pages(port: int, store: Store) -> Iterator[tuple[str, float]]:
    """Pages, for the first and for later visitors, and the questions that give their rows."""
    visitor = Visitor(port)
    for path, asked in _ASKED.items():
        _, bare = timed(lambda asked=asked: list(query(store, "obligations", asked, 50)))  # type: ignore[misc]
        first, whole = timed(lambda path=path: visitor.must(path))  # type: ignore[misc]
        yield f"{path} s", whole
        yield f"{path} / its rows", whole / bare
        yield f"{path} first s", first
    yield "/ first s", (start := timed(lambda: visitor.must("/")))[0]
    yield "/ s", start[1]
    rows = list(query(store, "plans", Filter(), 300))
    plan = min(rows, key=lambda row: abs(row["obligations"] - 100))
    yield f"plan of {plan['obligations']} duties s", timed(lambda: visitor.must(f"/plans/{plan['plan_id']}"))[1]


def visitors(port: int, store: Store, lasting: float) -> Iterator[tuple[str, float]]:
    """Many at once: how many pages they got, how long they waited, and how many errors there were."""
    plans = [f"/plans/{row['plan_id']}" for row in query(store, "plans", Filter(), 100)]
    paths = [*_ASKED, "/", "/agencies", "/calendar", "/api/v1/obligations?limit=50", *plans]
    times: list[float] = []
    errors = 0
    until = time.monotonic() + lasting

    def visit(seed: int) -> None:
        nonlocal errors
        dice, visitor = random.Random(seed), Visitor(port)
        while time.monotonic() < until:
            started = time.perf_counter()
            errors += visitor.get(dice.choice(paths)) != 200
            times.append(time.perf_counter() - started)

    threads = [threading.Thread(target=visit, args=(seed,)) for seed in range(USERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield f"{USERS} visitors: pages", len(times)
    yield f"{USERS} visitors: p95 s", quantile(times)
    yield f"{USERS} visitors: errors", errors


def main() -> None:
    """Print one object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--sqlite")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    limits.Rates.take = lambda *_: True  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        file = asked.sqlite or f"{folder}/store.db"
        address = f"sqlite:///{file}"
        if not Path(file).is_file():
            for _ in fill(address, asked.plans):
                pass
        settings = Settings(store=address)
        with (
            Store(address, read_only=True, seconds=30) as store,
            Session(settings) as session,
            serving(Site(store, settings, session)) as port,
        ):
            found = dict([*pages(port, store), *visitors(port, store, asked.seconds)])
    print(json.dumps({name: round(value, 3) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
