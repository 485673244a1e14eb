"""Many plans made from the corpus: other places, years and numbers, and words that tell them apart."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from bench.timing import plans as texts
from planparse import parse_text, record
from planparse.model import Plan

PROVINCES, DISTRICTS = 34, 3
YEARS = range(2016, 2026)
CELLS = PROVINCES * DISTRICTS * len(YEARS)  # a plan each, then another each


def place_and_year(index: int) -> tuple[str, int]:
    """Path and year of the variant of this number."""
    province, rest = index % PROVINCES, index // PROVINCES
    return f"tinh-{province}/huyen-{rest % DISTRICTS}", YEARS[rest // DISTRICTS % len(YEARS)]


def variants(number: int) -> Iterator[Plan]:
    """So many plans, the same for each call."""
    bases = [_Base(record.as_data(parse_text(text))) for text in texts()]
    rng = random.Random(7)
    for index in range(number):
        yield bases[(index + index // CELLS) % len(bases)].variant(index, rng)


class _Base:
    """A plan of the corpus as JSON, and what a variant of it changes."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self._text = json.dumps(plan, ensure_ascii=False)
        self._id: str = plan["plan_id"]
        self._place: str = plan["metadata"]["issuer"]["agency_id"].partition("@")[2]
        self._year: int = plan["metadata"]["period"]["start"]

    def variant(self, index: int, rng: random.Random) -> Plan:
        """The plan of this number: its duties carry a word that no other has, its dates are of its year."""
        path, year = place_and_year(index)
        plan_id = f"{path}/{year}/{index}-kh-ubnd"
        made = json.loads(self._text.replace(f'"{self._id}', f'"{plan_id}').replace(f"@{self._place}", f"@{path}"))
        made["metadata"] |= {"number": f"{index}/KH-UBND", "period": {"start": year, "end": year}}
        for item in made["deadlines"]:
            for key in ("by", "from", "to"):
                value = item[key]
                if value and not value.startswith("--"):
                    item[key] = f"{int(value[:4]) + year - self._year}{value[4:]}"
        for item in made["obligations"]:
            item["text"] = f"{item['text']} Mã {rng.randrange(10**6)}."
        made["source"]["sha256"] = f"{index:064x}"
        return record.of_data(made)
