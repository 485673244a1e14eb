"""A comparison as rows: what `planparse compare --csv` prints and workbooks hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planparse.graph.compare import Comparison
from planparse.model import Plan
from planparse.render.words import bodies


def lines(made: Comparison, plans: Sequence[Plan]) -> Iterator[dict[str, Any]]:
    """A row for each pair, then for each duty that stands alone: those of the first plan as `a`, of the others as `b`."""
    duties = {duty.id: duty for plan in plans for duty in plan.obligations}
    due = {item.id: item.text for plan in plans for item in plan.deadlines}
    aims = {item.id: item.text for plan in plans for item in plan.targets}

    def side(name: str | None) -> dict[str, Any]:
        duty = duties.get(name or "")
        return {
            "agency": "; ".join(bodies(duty, "lead")) if duty else "",
            "theme": duty.theme if duty else None,
            "deadline": "; ".join(due[one] for one in duty.deadlines) if duty else "",
            "target": "; ".join(aims[one] for one in duty.targets) if duty else "",
            "text": duty.text if duty else "",
        }

    pairs: list[tuple[str, str | None, str | None, float | None, Any]] = [
        (match.kind, match.a, match.b, match.score, match.changes) for match in made.pairs
    ]
    first = plans[0].plan_id if plans else None
    alone = [("only", *((name, None) if plan == first else (None, name)), None, ()) for plan, names in made.only.items() for name in names]
    for kind, a, b, score, changes in (*pairs, *alone):
        notes = [f"{one.what}: {'; '.join(one.a) or '–'} → {'; '.join(one.b) or '–'}" for one in changes if one.what != "words"]
        row = {"kind": kind, "a": a, "b": b, "score": score, "changes": notes}
        yield row | {f"{key}_a": value for key, value in side(a).items()} | {f"{key}_b": value for key, value in side(b).items()}
