"""Whether confidence is what it says: the share right among items of about the same confidence, and the values that make it so.

An agency is right when gold has the mention with the same name and level; an obligation when gold has the block with the same leading
bodies (name and level). Optional gold counts on neither side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planparse.evaluate.lists import set_aside
from planparse.evaluate.obligations import leads_agree
from planparse.evaluate.places import Item, iou, pairs
from planparse.evaluate.values import same_body
from planparse.extract.certainty import Kind, kind_of, known

# What was judged before counting weighs as much as this many items.
PRIOR_WEIGHT = 10
EDGES = (0.0, 0.7, 0.8, 0.9, 0.95, 1.0)
Way = tuple[Kind, str]
# right and found, as if so many had been counted
Prior = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """One item found: what it is and how it was found, its confidence, and whether it is right."""

    way: Way
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Items of about the same confidence: their mean confidence, the share right, how many."""

    low: float
    high: float
    expected: float
    observed: float
    count: int


def judged(gold: Item, parsed: Item) -> Iterator[Judged]:
    """The agencies and obligations of a record, each right or wrong."""
    for kind, name in (("agency", "agencies"), ("obligation", "obligations")):
        wanted, found = gold[name], parsed[name]
        matched = pairs(wanted, found, iou, 0.5)
        aside = set(set_aside(wanted, found, matched))
        of = {other: index for index, other in matched.items()}
        for index, item in enumerate(found):
            if index in aside:
                continue
            mate = wanted[of[index]] if index in of else None
            if kind == "agency":
                yield Judged(("agency", how_agency(item)), item["confidence"], mate is not None and same_body(mate, item))
            else:
                right = mate is not None and leads_agree(mate, item, gold["agencies"])
                yield Judged(("obligation", how_obligation(item)), item["confidence"], right)


def _by_reason(kind: Kind, item: Item) -> str | None:
    return next((how for (of, how), sure in known().items() if of == kind and sure.why and sure.why == item["why"]), None)


def how_agency(item: Item) -> str:
    """The way of a mention, read from its record."""
    return _by_reason("agency", item) or ("many" if item["collective"] else "one")


def how_obligation(item: Item) -> str:
    """The way of an obligation, read from its record."""
    bases: list[str] = [body["basis"] for body in item["responsible"] if body["role"] == "lead"]
    return _by_reason("obligation", item) or bases[0]


def counts(items: Iterable[Judged]) -> dict[Way, tuple[int, int]]:
    """Right and found by way."""
    right, found = Counter[Way](), Counter[Way]()
    for item in items:
        found[item.way] += 1
        right[item.way] += item.right
    return {way: (right[way], found[way]) for way in found}


def priors(rows: Iterable[Mapping[str, str]]) -> dict[Way, Prior]:
    """What is known of each way before plans are counted, from rows of confidence.csv: the judgement, and blocks labelled one by one."""
    return {
        (kind_of(row["kind"]), row["how"]): (
            int(row["block_right"]) + PRIOR_WEIGHT * float(row["prior"]),
            int(row["blocks"]) + PRIOR_WEIGHT,
        )
        for row in rows
    }


def value(prior: Prior, right: int, found: int) -> float:
    """The share right, smoothed by the prior; rounded to two digits."""
    return round((right + prior[0]) / (found + prior[1]), 2)


def one_left_out(plans: Mapping[str, Sequence[Judged]], before: Mapping[Way, Prior]) -> list[Judged]:
    """Each plan's items with the confidence that the other plans give."""
    out = []
    for plan, items in plans.items():
        seen = counts(item for other, rest in plans.items() if other != plan for item in rest)
        out += [Judged(item.way, value(before[item.way], *seen.get(item.way, (0, 0))), item.right) for item in items]
    return out


def bins(items: Iterable[Judged]) -> list[Bin]:
    """The items by confidence; empty bins are left out, the last one is closed."""
    by_bin: dict[int, list[Judged]] = defaultdict(list)
    for item in items:
        by_bin[max(at for at, low in enumerate(EDGES[:-1]) if item.confidence >= low)].append(item)
    return [
        Bin(
            EDGES[at],
            EDGES[at + 1],
            sum(item.confidence for item in found) / len(found),
            sum(item.right for item in found) / len(found),
            len(found),
        )
        for at, found in sorted(by_bin.items())
    ]


def ece(found: Sequence[Bin]) -> float:
    """Expected calibration error: the mean gap between confidence and share right, weighed by the items."""
    return sum(abs(b.expected - b.observed) * b.count for b in found) / max(1, sum(b.count for b in found))
