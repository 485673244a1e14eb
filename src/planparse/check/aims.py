"""Targets: lower than the superior's, or reached later. Code P5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair
from planparse.graph.align import content
from planparse.lint.context import day
from planparse.lint.issue import Issue
from planparse.model import Deadline, Plan, Span, Target
from planparse.render.words import amount
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_LESS = pattern(
    "check.less",
    r"(?:giảm|hạ|khống chế)[^.;,]{0,60}?(?:còn|xuống|dưới|ở mức)|không quá|không vượt|tối đa|dưới mức|thấp hơn|(?<!trẻ em )dưới \d",
)
_STOP = pattern("check.stop", r"[.;\n\d]")
_BEHIND = 25
_EACH = pattern("check.each", r"\b(?:mỗi|từng|bình quân|/)")
_SUBJECT, _WHOLE = 0.6, 0.55  # shares of weight that the things counted, and the whole clauses, must have in common
_HELD = 0.7  # of the weight of the shorter clause, where the longer one only says more


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it is compared.

    `span` takes a day behind it in; `value` is in percent where a whole is given; `less`: less is better; `dated`: `due` is its own.
    """

    item: Target
    span: Span
    value: float
    unit: str
    less: bool
    dated: bool
    due: str | None
    subject: frozenset[str]
    words: frozenset[str]


def found(pair: Pair) -> Iterator[Conflict]:
    """Findings on targets that both plans have."""
    ours, theirs = _aims(pair.plan), _aims(pair.superior)
    weight = _weights([*ours, *theirs])
    for own in ours:
        best = max(theirs, key=lambda other: _alike(own, other, weight), default=None)
        if best is not None and _alike(own, best, weight) and own is max(ours, key=lambda one: _alike(one, best, weight)):
            yield from _compared(pair, own, best)


def _aims(plan: Plan) -> list[Aim]:
    out = []
    for item in plan.targets:
        line = _clause(plan, item.span)
        if item.unit in ("count", "money") and item.total is None and not _EACH.search(fold(line)):
            continue  # a number of the whole province is not that of a district
        value, unit = (100 * item.value / item.total, "percent") if item.total else (item.value, item.unit)
        less = item.comparator == "le" or bool(_LESS.search(fold(line)))
        behind = _behind(plan, item)
        behind = behind if behind and item.due in (None, behind.by) else None
        own = item.due or (behind.by if behind else None)
        span = (item.span[0], behind.span[1] if behind else item.span[1])
        due = own or (str(plan.metadata.period.end) if plan.metadata.period.end else None)
        out.append(Aim(item, span, value, unit, less, own is not None, due, _said(item.subject or item.text), _said(item.text)))
    return out


def _behind(plan: Plan, item: Target) -> Deadline | None:
    """A day that follows in the same clause: `90% … được khám, xong trước ngày 30/9`."""
    for deadline in plan.deadlines:
        between = plan.text[item.span[1] : deadline.span[0]]
        if deadline.span[0] >= item.span[1] and len(between) <= _BEHIND and not _STOP.search(between) and deadline.kind == "date":
            return deadline
    return None


def _clause(plan: Plan, span: Span) -> str:
    """The target with what stands before it in its sentence."""
    start = max(plan.text.rfind(mark, 0, span[0]) for mark in (".", ";", "\n")) + 1
    return plan.text[start : span[1]]


@cache
def _measures() -> frozenset[str]:
    return frozenset(row["word"] for row in table("planparse.check", "measures"))


def _said(text: str) -> frozenset[str]:
    """Words of content without numbers and what compares them."""
    return frozenset(word for word in content(text) if word not in _measures() and not any(char.isdigit() for char in word))


def _weights(aims: Sequence[Aim]) -> dict[str, float]:
    counts = Counter(word for aim in aims for word in aim.words | aim.subject)
    return {word: log((len(aims) + 1) / number) + 0.1 for word, number in counts.items()}


def _share(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """The weight in common as a part of the mean weight of the two; all of it where neither says anything."""
    masses = [sum(weight[word] for word in words) for words in (one, other)]
    return 2 * sum(weight[word] for word in one & other) / sum(masses) if sum(masses) else 1.0


def _held(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """The weight in common as a part of that of the lighter of the two."""
    least = min(sum(weight[word] for word in words) for words in (one, other))
    return sum(weight[word] for word in one & other) / least if least else 0.0


def _alike(one: Aim, other: Aim, weight: dict[str, float]) -> float:
    """0 where they are not of one thing, else how alike they are."""
    if one.unit != other.unit or one.less != other.less:
        return 0.0
    subjects, whole = _share(one.subject, other.subject, weight), _share(one.words, other.words, weight)
    alike = whole >= _WHOLE or _held(one.words, other.words, weight) >= _HELD
    return whole + subjects if subjects >= _SUBJECT and alike else 0.0


def _compared(pair: Pair, own: Aim, other: Aim) -> Iterator[Conflict]:
    worse = own.value > other.value if own.less else own.value < other.value
    earlier, later = _before(own.due, other.due), _before(other.due, own.due)
    values = {"value": amount(own.item), "other": amount(other.item)}
    if worse and earlier:
        yield Conflict(Issue("P5", own.span, "interim", values | {"due": day(other.due or "")}), pair.superior, (other.span,))
    elif worse:
        yield Conflict(Issue("P5", own.span, "lower", values), pair.superior, (other.span,))
    elif later and own.dated and other.dated:
        dues = {"due": day(own.due or ""), "other": day(other.due or "")}
        yield Conflict(Issue("P5", own.span, "later", dues), pair.superior, (other.span,))


def _before(one: str | None, other: str | None) -> bool:
    """Sooner, as far as both say."""
    if not one or not other:
        return False
    size = min(len(one), len(other))
    return one[:size] < other[:size]
