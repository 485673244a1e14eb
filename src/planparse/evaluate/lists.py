"""F1 over one list of items. Optional gold is neither rewarded nor penalised, and neither is what falls on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planparse.evaluate.places import Affinity, Item, iou, pairs, place_of, shared
from planparse.evaluate.report import Report

Same = Callable[[Item, Item], bool]


def label(item: Item) -> str:
    """How a gold item is named in a list of misses."""
    return str(item.get("quote") or item.get("starts"))


def score_list(
    report: Report,
    measure: str,
    gold: Sequence[Item],
    parsed: Sequence[Item],
    *,
    affinity: Affinity = iou,
    least: float = 0.5,
    same: Same | None = None,
) -> list[tuple[Item, Item]]:
    """Count `measure`; returns the (gold, parsed) pairs found by place alone, optional gold left out."""
    matched = pairs(gold, parsed, affinity, least)
    required = {index for index, item in enumerate(gold) if not item.get("optional")}
    aside = set(set_aside(gold, parsed, matched))
    kept = {index: other for index, other in matched.items() if index in required}
    right = {index: other for index, other in kept.items() if same is None or same(gold[index], parsed[other])}
    report.count(measure, len(right), len(required), len(parsed) - len(aside))
    for index in sorted(required - right.keys()):
        report.miss(measure, f"missed or wrong: {label(gold[index])[:90]!r}")
    for index, item in enumerate(parsed):
        if index not in aside and index not in right.values():
            report.miss(measure, f"spurious or wrong: {(item.get('text') or '')[:90]!r}")
    return [(gold[index], parsed[other]) for index, other in kept.items()]


def set_aside(gold: Sequence[Item], parsed: Sequence[Item], matched: dict[int, int]) -> Iterator[int]:
    """Parsed items that go with optional gold, or have no pair and touch optional gold."""
    optional = [tuple(item["span"]) for item in gold if item.get("optional")]
    yield from (other for index, other in matched.items() if gold[index].get("optional"))
    unpaired = set(range(len(parsed))) - set(matched.values())
    for index in unpaired:
        place = place_of(parsed[index])
        if place and any(shared(span, place) for span in optional):
            yield index


def score_evidence(report: Report, kind: str, found: Sequence[tuple[Item, Item]], least: float = 0.8) -> None:
    """Count `<kind>.evidence`: the parsed place is the thing itself, not a sentence around it or a piece of it."""
    for gold, parsed in found:
        place = place_of(parsed)
        right = place is not None and iou(tuple(gold["span"]), place) >= least
        report.ask(f"{kind}.evidence", right, f"{label(gold)[:60]!r}: {(parsed.get('text') or '')[:60]!r}")
