"""Stores at size: questions against bare SQL, search, a district's graph, memory.

`python -m bench.store [--plans N] [--sqlite FILE] [--postgresql URL]`; part of `make bench`. A store that holds the plans already is
only asked: filling takes long.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.timing import seconds
from bench.variants import place_and_year, variants
from planparse.graph import build
from planparse.store import Filter, Store, bulk, writing
from planparse.store.query import query

PLANS = 10_000
LIMIT = 20
ROUNDS = 20
BATCHES = 5
TOGETHER = 50  # plans that are written at once after the first tenth
PLACE, YEAR = place_and_year(7 + 34 + 102 * 8)
# the words of the sides: a question, and the SQL that one would write for it by hand
_BARE = {
    "agency": (
        Filter(agency="Phòng Tư pháp", place="tinh-7"),
        """p.path LIKE 'tinh-7/%' AND o.pk IN (SELECT r.obligation FROM roles r JOIN bodies b ON b.pk = r.body
           WHERE b.folded LIKE '% phong tu phap %' AND r.role <> 'report_to')""",
    ),
    "theme": (Filter(theme="reporting", year=2024), "o.theme = 'reporting' AND p.year_from <= 2024 AND p.year_to >= 2024"),
    "year": (Filter(year=2023, place="tinh-11"), "p.year_from <= 2023 AND p.year_to >= 2023 AND p.path LIKE 'tinh-11/%'"),
    "cites": (
        Filter(cites="vn/qd/2019/1863-qd-ttg", place="tinh-3"),
        """p.path LIKE 'tinh-3/%' AND o.pk IN (SELECT l.obligation FROM obligation_citations l JOIN citations c ON c.pk = l.item
           WHERE c.instrument_id = 'vn/qd/2019/1863-qd-ttg')""",
    ),
}
_SQL = """SELECT q.plan_id, q.data, d.data FROM (
    SELECT o.pk, p.plan_id, o.data FROM obligations o JOIN plans p ON p.pk = o.plan WHERE {} ORDER BY p.plan_id, o.pk LIMIT 20) q
    LEFT JOIN obligation_deadlines l ON l.obligation = q.pk LEFT JOIN deadlines d ON d.pk = l.item ORDER BY q.plan_id, q.pk, d.pk"""
_WORDS = (
    "trẻ em", "so lao dong", "đuối nước", "dang ky khai sinh", "bạo lực học đường", "tap huan", "kinh phí", "báo cáo định kỳ", "y te",
    "xâm hại trẻ em", "tư pháp", "truyen thong", "hoi lien hiep phu nu", "giám sát", "phòng, chống tai nạn thương tích",
)  # fmt: skip


def quantile(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _both(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of this process alone: a busy machine shows in the first."""
    start = time.process_time()
    wall = seconds(work)
    return wall, time.process_time() - start


def _memory() -> float:
    """The most memory that this process ever had, in MB; `getrusage` would count that of its parent."""
    return next(int(line.split()[1]) / 1024 for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))


def fill(address: str, number: int) -> Iterator[tuple[str, float]]:
    """Write the plans: a tenth one by one, as a run does, the others many at once."""
    with Store(address) as store:
        plans = variants(number)
        times = [seconds(store.write, plan) for plan in islice(plans, number // 10)]
        yield "write p50 s/plan", statistics.median(times)
        yield "write MB at a tenth", _memory()
        while part := list(islice(plans, TOGETHER)):
            store.write(*part)
        yield "write MB at the end", _memory()
        if store.engine.dialect.name == "postgresql":
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")


def written(address: str) -> Iterator[tuple[str, float]]:
    """Batches by COPY against the same row by row, taken back each time; medians of one run, by the clock and of this process."""
    plans = list(islice(variants(TOGETHER), TOGETHER))
    times: dict[str, list[tuple[float, float]]] = {"copy": [], "rows": []}
    with Store(address) as store:
        for turn in range(2 * BATCHES + 2):
            way, bulk.COPYING = ("rows", frozenset[str]()) if turn % 2 else ("copy", frozenset({"postgresql"}))
            with store.engine.connect() as connection, connection.begin() as transaction:
                took = _both(lambda: writing.write(connection, plans, whole=False))
                transaction.rollback()
            times[way] += [took] if turn > 1 else []
    for at, unit in enumerate(("s", "s of this process")):
        copied, row_wise = (statistics.median(one[at] for one in times[way]) for way in ("copy", "rows"))
        yield f"batch by COPY {unit}", copied
        yield f"batch by rows {unit}", row_wise
        yield "  rows / COPY", row_wise / copied


def questions(address: str) -> Iterator[tuple[str, float]]:
    """Times of questions, p95."""
    with Store(address, read_only=True) as store:
        for name, (ask, where) in _BARE.items():
            asked, bare = _sides(store, replace(ask, everything=True), _SQL.format(where))
            yield f"{name} s", quantile(asked)
            yield f"{name} / bare", quantile(asked) / quantile(bare)
        for name, turns in (("search", _searches(store)), ("graph", _graphs(store))):
            yield f"{name} s", quantile([wall for wall, _ in turns])
            yield f"{name} s of this process", quantile([cpu for _, cpu in turns])


def _searches(store: Store) -> list[tuple[float, float]]:
    turns = [_both(lambda words=words: list(query(store, "obligations", Filter(text=words), LIMIT))) for words in _WORDS * 5]  # type: ignore[misc]
    return turns[len(_WORDS) :]


def _graphs(store: Store) -> list[tuple[float, float]]:
    """A graph of the plans of one district in one year, of which the store has some."""
    ask = Filter(place=PLACE, year=YEAR)
    if not list(store.records(ask)):
        raise AssertionError(ask)
    return [_both(lambda: build(store.records(ask))) for _ in range(ROUNDS)]


def _sides(store: Store, ask: Filter, sql: str) -> tuple[list[float], list[float]]:
    """Times of the question and of the bare SQL, which must give the same rows, in turn; the first of each does not count."""

    def asked() -> list[dict[str, Any]]:
        return list(query(store, "obligations", ask, LIMIT))

    def bare() -> list[dict[str, Any]]:
        with store.connection() as connection:
            rows = connection.exec_driver_sql(sql.replace("%", "%%") if connection.dialect.name == "postgresql" else sql).all()
        found: dict[str, dict[str, Any]] = {}
        for plan_id, item, deadline in rows:
            data = _data(item)
            row = found.setdefault(data["id"], {"plan_id": plan_id, **data, "due": [], "corrected": [], "tracking": None})
            row["due"] += [_data(deadline)["text"]] if deadline else []
        return list(found.values())

    if not asked() or asked() != bare():
        raise AssertionError(ask)
    times = [(seconds(asked), seconds(bare)) for _ in range(ROUNDS)]
    return [one for one, _ in times], [other for _, other in times]


def _data(cell: Any) -> Any:
    """JSON of a column; SQLite gives it as text."""
    return json.loads(cell) if isinstance(cell, str) else cell


def streamed(address: str) -> list[tuple[str, float]]:
    """Memory of a process that reads all obligations, then all records, and of one graph at the end."""
    with Store(address, read_only=True) as store:
        rows = query(store, "obligations", Filter())
        out = [("rows", float(sum(1 for _ in islice(rows, 1000)))), ("MB at 1000 rows", _memory())]
        out += [("rows", 1000.0 + sum(1 for _ in rows)), ("MB at all rows", _memory())]
        build(store.records(Filter(place=PLACE, year=YEAR)))
        out.append(("MB with the graph", _memory()))
        out += [("records", float(sum(1 for _ in store.records(Filter())))), ("MB at all records", _memory())]
    return out


def measure(address: str, number: int) -> Iterator[tuple[str, float]]:
    """Fill a store that lacks the plans, and ask it; memory in a process of its own."""
    with Store(address) as store:
        present = len(store.plan_ids())
        if not present and store.engine.dialect.name == "postgresql":
            yield from written(address)
    if present != number:
        yield from fill(address, number)
    yield from questions(address)
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield from pool.submit(streamed, address).result()


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--plans", type=int, default=PLANS)
    options.add_argument("--sqlite", type=Path, help="a file to keep (default: one that goes again)")
    options.add_argument("--postgresql", help="address of an empty database")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for address in (f"sqlite:///{chosen.sqlite or Path(folder, 'store.db')}", chosen.postgresql):
            if address:
                print(address.split(":", 1)[0], f"{chosen.plans} plans")
                for name, value in measure(address, chosen.plans):
                    print(f"  {name:24} {value:10.3f}", flush=True)


if __name__ == "__main__":
    main()
