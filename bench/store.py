"""Stores at size: many plans made from the corpus, questions against bare SQL, search, a district's graph, memory.

`python -m bench.store [--plans N] [--postgresql URL]`; part of `make bench`.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.bench import plans as texts
from planparse import parse_text, record
from planparse.graph import build
from planparse.model import Plan
from planparse.store import Filter, Store
from planparse.store.query import query

PLANS = 10_000
LIMIT = 20
YEARS = range(2016, 2027)
ROUNDS = 5
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
_SQL = "SELECT o.data FROM obligations o JOIN plans p ON p.pk = o.plan WHERE {} ORDER BY p.plan_id, o.pk LIMIT 20"
_WORDS = (
    "trẻ em", "so lao dong", "đuối nước", "dang ky khai sinh", "bạo lực học đường", "tap huan", "kinh phí", "báo cáo định kỳ", "y te",
    "xâm hại trẻ em", "tư pháp", "truyen thong", "hoi lien hiep phu nu", "giám sát", "phòng, chống tai nạn thương tích",
)  # fmt: skip


def variants(number: int) -> Iterator[Plan]:
    """So many plans like those of the corpus: other places, years and numbers, and words that tell them apart."""
    data = [record.as_data(parse_text(text)) for text in texts()]
    rng = random.Random(7)
    for index in range(number):
        yield _variant(json.loads(json.dumps(data[index % len(data)])), index, rng)


def _variant(plan: dict[str, Any], index: int, rng: random.Random) -> Plan:
    old, year = plan["plan_id"], YEARS[index // 5 % len(YEARS)]
    path = f"tinh-{index % 34}/huyen-{index % 330}"
    issuer = plan["metadata"]["issuer"]
    place = issuer["agency_id"].partition("@")[2]
    shift = year - plan["metadata"]["period"]["start"]
    text = json.dumps(plan, ensure_ascii=False).replace(f'"{old}', f'"{path}/{year}/{index}-kh-ubnd').replace(f"@{place}", f"@{path}")
    made = json.loads(text)
    made["plan_id"] = f"{path}/{year}/{index}-kh-ubnd"
    made["metadata"]["number"] = f"{index}/KH-UBND"
    made["metadata"]["period"] = {"start": year, "end": year}
    for item in made["deadlines"]:
        for key in ("by", "from", "to"):
            value = item[key]
            if value and not value.startswith("--"):
                item[key] = f"{int(value[:4]) + shift}{value[4:]}"
    for item in made["obligations"]:
        item["text"] = f"{item['text']} Mã {rng.randrange(10**6)}."
    made["source"]["sha256"] = f"{index:064x}"
    return record.loads(json.dumps(made))


def p95(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds that 95 of 100 calls do not exceed."""
    return quantile([_seconds(work) for _ in range(rounds)])


def quantile(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(address: str, number: int) -> dict[str, float]:
    """Fill a store and ask it."""
    found: dict[str, float] = {}
    start = time.perf_counter()
    memory = []
    with Store(address) as store:
        for index, plan in enumerate(variants(number), 1):
            store.write(plan)
            if index in (number // 10, number):
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        if store.engine.dialect.name == "postgresql":
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
    found["write s/plan"] = (time.perf_counter() - start) / number
    found["memory MB at a tenth"], found["memory MB at the end"] = memory
    with Store(address, read_only=True) as store:
        found |= _questions(store)
    return found


def _questions(store: Store) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, (ask, where) in _BARE.items():
        found[f"{name} ratio"] = _ratio(store, ask, _SQL.format(where))
    times = []
    for words in _WORDS:
        list(query(store, "obligations", Filter(text=words), LIMIT))
        times += [_seconds(lambda words=words: list(query(store, "obligations", Filter(text=words), LIMIT))) for _ in range(ROUNDS)]  # type: ignore[misc]
    found["search p95 s"] = quantile(times)
    found["graph s"] = p95(lambda: build(store.records(Filter(place="tinh-7/huyen-7", year=2024))))
    return found


def _ratio(store: Store, ask: Filter, sql: str) -> float:
    """p95 of the question over p95 of the bare SQL, interleaved."""

    def bare() -> object:
        with store.connection() as connection:
            rows = connection.exec_driver_sql(sql.replace("%", "%%") if connection.dialect.name == "postgresql" else sql).all()
        return [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in rows]

    sides: dict[str, list[float]] = {"asked": [], "bare": []}
    for turn in range(ROUNDS * 4):
        asked, plain = _seconds(lambda: list(query(store, "obligations", replace(ask, everything=True), LIMIT))), _seconds(bare)
        if turn:
            sides["asked"].append(asked)
            sides["bare"].append(plain)
    return quantile(sides["asked"]) / quantile(sides["bare"])


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--plans", type=int, default=PLANS)
    options.add_argument("--postgresql", help="address of an empty database")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for address in (f"sqlite:///{Path(folder, 'store.db')}", chosen.postgresql):
            if address:
                print(address.split(":", 1)[0], f"{chosen.plans} plans")
                for name, value in measure(address, chosen.plans).items():
                    print(f"  {name:24} {value:10.3f}")


if __name__ == "__main__":
    main()
