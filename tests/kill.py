"""Writers killed at random moments: the store opens, `check` is clean, every plan is wholly there or wholly not.

`python -m tests.kill ADDRESS ROUNDS [SEED]`; the tests do some rounds, `make soak` many. Each writer is a fork of this process, which by then
has imported everything, so that a round takes a fraction of a second.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time

from planparse.store import Filter, Store, upkeep
from planparse.store.query import query
from tests.asked import made

PLANS = 40


def write(address: str, start: int, ready: int) -> None:
    """Add, replace and remove plans, two of one file in a transaction, until the end comes."""
    number = start
    with Store(address) as store:
        while True:
            number += 1
            name = f"mau/2025/kh-{number % PLANS}"
            parts = [
                made(f"{name}-{part}", sha=str(number % PLANS), part=part, parser=f"0.{number}", more=" x" * (number % 7))
                for part in (1, 2)
            ]
            store.write(*parts)
            if number == start + 1:
                os.write(ready, b"x")
            if number % 11 == 0:
                store.remove(f"{name}-1")
                store.remove(f"{name}-2")


def kill(address: str, rng: random.Random, start: int) -> None:
    """One writer from its beginning to its end."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        try:
            write(address, start, writes)
        finally:
            os._exit(1)
    os.read(reads, 1)
    time.sleep(rng.random() * 0.3)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reads)
    os.close(writes)
    assert os.WIFSIGNALED(status), "the writer ended by itself"


def whole(address: str) -> list[str]:
    """The plans of the store; each must be wholly there, both of a file or none, and the store free to be written."""
    with Store(address, read_only=True) as store:
        assert list(upkeep.check(store)) == []
        ids = store.plan_ids()
        for plan_id in ids:
            assert len(list(query(store, "obligations", Filter(plan=plan_id)))) == 2, plan_id
            removed = plan_id.endswith("-2") and f"{plan_id[:-1]}1" not in ids  # killed between the removals of the two
            assert removed or f"{plan_id[:-1]}{'2' if plan_id.endswith('1') else '1'}" in ids, plan_id
    with Store(address) as store:
        store.write(made("mau/2025/kh-sau", sha="sau"))
        store.remove("mau/2025/kh-sau")
    return ids


def main() -> None:
    """Print rounds, versions seen and plans at the end."""
    address, rounds = sys.argv[1], int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11)
    made()
    ids: list[str] = []
    for number in range(rounds):
        kill(address, rng, number * 23)
        ids = whole(address)
    print(f"{rounds} kills, {len(ids)} plans, all whole")  # noqa: T201


if __name__ == "__main__":
    main()
