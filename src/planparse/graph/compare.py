"""What became of duties from plan to plan: the same, reworded, with another body or another time, only here, only there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import combinations
from sys import intern
from typing import Any, Literal

from planparse.graph.align import Aligned, align
from planparse.graph.functions import correspondence, doers
from planparse.model import Deadline, Obligation, Plan
from planparse.render.words import bodies
from planparse.text.fold import fold
from planparse.text.patterns import pattern

Kind = Literal["same", "reworded", "moved", "retimed", "related"]
What = Literal["body", "deadline", "target", "basis", "words"]

_ALIKE = 0.9  # of the words: no more than slips
_MOVED = 0.5  # correspondence of functions below which a duty has gone to another body
_WORD = pattern("compare.word", r"\w+")
_UNTIL = pattern("compare.until", r";UNTIL=\d+")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs, as each plan says it; for words those that only one has."""

    what: What
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two obligations by their ids."""

    a: str
    b: str
    kind: Kind
    score: float
    changes: tuple[Change, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans in the order asked for, all pairs of duties, the duties that no other plan has, and the rows of a matrix duty × plan."""

    plans: tuple[str, ...]
    pairs: tuple[Match, ...]
    only: dict[str, tuple[str, ...]]
    rows: tuple[tuple[tuple[str, ...], ...], ...]

    def as_json(self) -> dict[str, Any]:
        """The shape of CLI.md; `rows` are lists of ids, one list a plan."""
        return {
            "plans": list(self.plans),
            "pairs": [asdict(pair) for pair in self.pairs],
            "only": {plan: list(ids) for plan, ids in self.only.items()},
            "rows": [[list(cell) for cell in row] for row in self.rows],
        }


def compare(plans: Sequence[Plan]) -> Comparison:
    """Compare any number of plans, two at a time. Raises ValueError for fewer than two, or for two of one plan_id."""
    if len({plan.plan_id for plan in plans}) < max(2, len(plans)):
        raise ValueError("two plans or more")
    matches = [match for one, other in combinations(plans, 2) for match in matched(one, other)]
    alike = [match for match in matches if match.kind != "related"]
    met = {name for match in alike for name in (match.a, match.b)}
    only = {plan.plan_id: tuple(duty.id for duty in plan.obligations if duty.id not in met) for plan in plans}
    return Comparison(tuple(plan.plan_id for plan in plans), tuple(matches), only, _rows(plans, alike))


def matched(one: Plan, other: Plan) -> list[Match]:
    """Pairs of duties of two plans, with what differs."""
    return [_match(one, other, pair) for pair in align(one, other)]


def _match(one: Plan, other: Plan, pair: Aligned) -> Match:
    a, b = one.obligations[pair.a], other.obligations[pair.b]
    changes = tuple(_changes(one, a, other, b))
    found = {change.what for change in changes}
    kind: Kind = "same"
    if pair.kind == "related":
        kind = "related"
    elif "body" in found:
        kind = "moved"
    elif "deadline" in found:
        kind = "retimed"
    elif "words" in found:
        kind = "reworded"
    return Match(a.id, b.id, kind, pair.score, changes, pair.shared)


def _changes(one: Plan, a: Obligation, other: Plan, b: Obligation) -> list[Change]:
    out = []
    if _moved(a, b):
        out.append(Change("body", tuple(bodies(a, "lead")), tuple(bodies(b, "lead"))))
    times = _times(one, a), _times(other, b)
    if times[0].keys() != times[1].keys():
        out.append(Change("deadline", tuple(times[0].values()), tuple(times[1].values())))
    aims = _targets(one, a), _targets(other, b)
    if aims[0].keys() != aims[1].keys():
        out.append(Change("target", tuple(aims[0].values()), tuple(aims[1].values())))
    bases = _cited(one, a), _cited(other, b)
    if bases[0].keys() != bases[1].keys():
        out.append(Change("basis", _but(bases[0], bases[1]), _but(bases[1], bases[0])))
    words = _WORD.findall(fold(a.text)), _WORD.findall(fold(b.text))
    if SequenceMatcher(None, words[0], words[1], autojunk=False).ratio() < _ALIKE:
        out.append(Change("words", *only_words(a.text, b.text)))
    return out


def _moved(a: Obligation, b: Obligation) -> bool:
    one, other = doers(a), doers(b)
    return bool(one.fields and other.fields) and correspondence(one, other) < _MOVED


def _times(plan: Plan, duty: Obligation) -> dict[tuple[object, ...], str]:
    """Deadlines by what they say within the plan's own years: the same day of the next year is no change."""
    start = plan.metadata.period.start or 0
    return {_relative(item, start): item.text for item in plan.deadlines if item.id in duty.deadlines}


def _relative(item: Deadline, start: int) -> tuple[object, ...]:
    def moved(value: str | None) -> str | None:
        if not value or not value[:4].isdecimal() or not start:
            return value
        return f"{int(value[:4]) - start:+d}{value[4:]}"

    rule = _UNTIL.sub("", item.rrule) if item.rrule else None
    return item.kind, item.relation, moved(item.by), moved(item.from_), moved(item.to), item.period, rule, item.offset


def _targets(plan: Plan, duty: Obligation) -> dict[tuple[object, ...], str]:
    return {(item.value, item.unit, item.comparator): item.text for item in plan.targets if item.id in duty.targets}


def _cited(plan: Plan, duty: Obligation) -> dict[str, str]:
    """Cited instruments by identifier, as they are called."""
    cited = [item for item in plan.citations if item.id in duty.citations]
    return {item.instrument_id or item.text: item.number or item.name or item.text for item in cited}


def _but(one: dict[str, str], other: dict[str, str]) -> tuple[str, ...]:
    return tuple(value for key, value in one.items() if key not in other)


def steps(one: Sequence[str], other: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How the words of one text become those of another, whatever their capitals and stops: opcodes of difflib."""
    keys = [[fold(word).strip(".,;:") for word in side] for side in (one, other)]
    return SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()


def only_words(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Stretches of words that only the one or only the other text has, in order."""
    left, right = one.split(), other.split()
    sides: tuple[list[str], list[str]] = ([], [])
    for tag, a, b, c, d in steps(left, right):
        if tag != "equal":
            sides[0].extend([intern(" ".join(left[a:b]))] if b > a else [])  # plans of one province say much alike: held once
            sides[1].extend([intern(" ".join(right[c:d]))] if d > c else [])
    return tuple(sides[0]), tuple(sides[1])


def _rows(plans: Sequence[Plan], alike: Sequence[Match]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """A row for each duty of the first plan, then for those that a later plan has first; a duty joins the row of its best partner."""
    best: dict[str, tuple[float, str]] = {}
    for match in alike:
        if match.score > best.get(match.b, (0.0, ""))[0]:
            best[match.b] = (match.score, match.a)
    place: dict[str, int] = {}
    rows: list[list[list[str]]] = []
    for column, plan in enumerate(plans):
        for duty in plan.obligations:
            partner = best.get(duty.id)
            if partner is None:
                place[duty.id] = len(rows)
                rows.append([[] for _ in plans])
            else:
                place[duty.id] = place[partner[1]]
            rows[place[duty.id]][column].append(duty.id)
    return tuple(tuple(tuple(cell) for cell in row) for row in rows)
