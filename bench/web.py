"""The pages of a store at size: against the bare questions behind them, the page of one plan, and many visitors at once.

`python -m bench.web [--plans N] [--sqlite FILE] [--seconds S]`; part of `make bench`. FILE may be a store that `bench.store` has filled.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fastapi.testclient import TestClient

from bench.store import fill, quantile
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


def median(ask: Callable[[], object]) -> float:
    """Seconds, after one turn that does not count."""
    ask()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        ask()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def pages(client: TestClient, store: Store) -> Iterator[tuple[str, float]]:
    """Pages, and the questions that give their rows."""
    for path, asked in _ASKED.items():
        bare = median(lambda asked=asked: list(query(store, "obligations", asked, 50)))  # type: ignore[misc]
        whole = median(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]
        yield f"{path} s", whole
        yield f"{path} / its rows", whole / bare
    yield "/ s", median(lambda: client.get("/").raise_for_status())
    rows = list(query(store, "plans", Filter(), 300))
    plan = min(rows, key=lambda row: abs(row["obligations"] - 100))
    yield f"plan of {plan['obligations']} duties s", median(lambda: client.get(f"/plans/{plan['plan_id']}").raise_for_status())


def visitors(client: TestClient, store: Store, seconds: float) -> Iterator[tuple[str, float]]:
    """Many at once: how many pages they got, how long they waited, and how many errors there were."""
    plans = [f"/plans/{row['plan_id']}" for row in query(store, "plans", Filter(), 100)]
    paths = [*_ASKED, "/", "/agencies", "/calendar", "/api/v1/obligations?limit=50", *plans]
    times: list[float] = []
    errors = 0
    until = time.monotonic() + seconds

    def visit(seed: int) -> None:
        nonlocal errors
        dice = random.Random(seed)
        while time.monotonic() < until:
            started = time.perf_counter()
            errors += client.get(dice.choice(paths)).status_code != 200
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
            TestClient(create(Site(store, settings, session)), base_url="http://127.0.0.1") as client,
        ):
            found = dict([*pages(client, store), *visitors(client, store, asked.seconds)])
    print(json.dumps({name: round(value, 3) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
