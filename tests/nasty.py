"""Records that break formats which are careless: control characters, formulas, changes of direction, long cells, quotes, newlines."""

from __future__ import annotations

import json
import random
from typing import Any

from planparse import record
from planparse.model import Plan
from tests.asked import data_of
from tests.conftest import make_plan

LONG = 40_000
PIECES = (
    "=1+1", "+84", "-2", "- Sở Y tế tham mưu", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "'", "''=1", '"', '""', ",", ";", "\t", "\n", "\r\n",
    "\r", "\x00", "\x01", "\x0b", "\x0c", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\uffff", "\ud800",
    "\U0001f600", "<b>", "&amp;", "]]>", "<!--", "_x0041_", "_x000D_", "\\", "\\N", "NULL", "nan", "007", "1e5", "2023-06-30", "TRUE", "Đuối nước", "é", " ", "  ",
    "{{x}}", "{'a': 1}", "[1]", "http://a.vn", "file:///etc/passwd",
)  # fmt: skip


def words(rng: random.Random, *, long: bool = False) -> str:
    """A text of a few nasty pieces, never blank; a long one has more than 40 kB."""
    text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 9))) + "x"
    return text + "ố " * (LONG // 2) if long else text


def nasty(number: int, duties: int = 20) -> Plan:
    """A plan whose texts are nasty; the same number gives the same plan."""
    rng = random.Random(number)
    data = json.loads(json.dumps(data_of(make_plan())).replace('"p#', f'"mau/{number}#'))
    data["plan_id"] = f"mau/{number}"
    data["source"] |= {"sha256": f"{number:064d}", "file_name": words(rng)}
    data["metadata"] |= {
        "title": words(rng),
        "number": words(rng).replace("\ud800", ""),
        "topic": words(rng),
        "issued_on": rng.choice(["2023-01-05", "2023-01", None]),
    }
    kinds = {name: data[name][0] for name in ("obligations", "citations", "agencies", "deadlines", "targets")}
    data |= {name: [] for name in kinds}
    data["text"] = ""
    for duty in range(duties):
        text = words(rng, long=duty == 0 and number % 10 == 0)
        span = [len(data["text"]), len(data["text"]) + len(text)]
        data["text"] += text + "\n"
        for name, item in kinds.items():
            data[name].append({**item, "id": f"mau/{number}#{name}/{duty}", "text": text, "span": span})
        data["citations"][-1] |= {"name": words(rng), "title": words(rng), "pinpoint": words(rng)}
        data["agencies"][-1]["name"] = words(rng)
        data["targets"][-1] |= {"subject": words(rng), "value": rng.choice([0.1, 90, 1e15])}
        data["deadlines"][-1] |= {"trigger": words(rng), "by": rng.choice(["2023-06-30", "2023-06", "--06-20", None])}
        data["obligations"][-1] |= _duty(rng, number, duty, kinds["obligations"], span)
    return record.of_data(data)


def _duty(rng: random.Random, number: int, duty: int, item: dict[str, Any], span: list[int]) -> dict[str, Any]:
    names = {name: [f"mau/{number}#{name}/{duty}"] for name in ("deadlines", "targets", "citations")}
    bodies = [{**item["responsible"][0], "name": words(rng), "role": role, "span": span} for role in ("lead", "lead", "coordinate")]
    return {
        **names,
        "responsible": bodies,
        "products": [words(rng), words(rng)],
        "criteria": [words(rng)],
        "action": words(rng),
        "condition": words(rng),
    }
