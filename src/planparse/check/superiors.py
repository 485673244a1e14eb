"""Which plans of a store stand above a plan: cited by it, or of the unit above, for the same years, on the same topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from planparse import record
from planparse.errors import NoSuperiorError
from planparse.model import LEVELS, Metadata, Plan
from planparse.registry import instruments
from planparse.registry.agencies import own_path
from planparse.store import Filter, Store
from planparse.store.query import query
from planparse.text.fold import fold
from planparse.text.patterns import pattern
from planparse.text.search import key

_TOPIC = 70  # percent of the words of two titles, without places and years
_WHERE = pattern("check.title_where", r"(?:trên địa bàn|giai đoạn|năm|của)\b.*$")
_OPENING = pattern("check.title_opening", r"^(?:(?:về|việc|triển khai|thực hiện|tổ chức|kế hoạch|công tác)\s+)+")


@dataclass(frozen=True, slots=True)
class Superior:
    """A plan of a store: its identifier and metadata, and why it is taken for one above (`cited` or `topic`)."""

    plan_id: str
    metadata: Metadata
    why: str


def superiors(plan: Plan, store: Store) -> list[Superior]:
    """The plans of a store that stand above a plan. Raises NoSuperiorError where there is none."""
    found = among(plan, list(_candidates(plan, store)))
    if not found:
        raise NoSuperiorError(plan.plan_id)
    return found


def _candidates(plan: Plan, store: Store) -> Iterator[tuple[str, Metadata]]:
    """Plans of a store that are of a higher level and of a place that holds the plan's: identifier and metadata."""
    path = own_path(plan.metadata).split("/")
    own = plan.metadata.level
    for depth, level in enumerate(LEVELS[: LEVELS.index(own)] if own else ()):
        place = "/".join(path[:depth]) or None
        for row in query(store, "plans", Filter(level=level, place=place)):
            yield row["plan_id"], record.metadata_of(row)


def among(plan: Plan, given: Sequence[tuple[str, Metadata]]) -> list[Superior]:
    """The plans above among these: all that are cited; else the nearest level that has one of the same topic and years."""
    others = [(name, about) for name, about in given if name != plan.plan_id]
    cited = {item.instrument_id for item in plan.citations if item.instrument_id and item.relation in ("basis", "implements")}
    found = [Superior(name, about, "cited") for name, about in others if _above(about, plan.metadata) and _own_id(about) in cited]
    if found:
        return found
    alike = [(name, about) for name, about in others if _above(about, plan.metadata) and _same_years(about, plan.metadata)]
    fitting = [(topics_alike(about.title, plan.metadata.title), name, about) for name, about in alike]
    fitting = [(score, name, about) for score, name, about in fitting if score >= _TOPIC]
    nearest = max((_rank(about) for _, _, about in fitting), default=-1)
    best = [(score, name, about) for score, name, about in fitting if _rank(about) == nearest]
    return [Superior(name, about, "topic") for _, name, about in sorted(best, key=lambda one: (-one[0], one[1]))[:1]]


def _rank(about: Metadata) -> int:
    return LEVELS.index(about.level) if about.level else -1


def _own_id(about: Metadata) -> str | None:
    return instruments.own_id(about.doc_type, about.number, about.issued_on, about.period.start, own_path(about))


def _above(other: Metadata, about: Metadata) -> bool:
    """Of a higher level, and of a place that holds the plan's."""
    if not other.level or not about.level or _rank(other) >= _rank(about):
        return False
    place, own = own_path(other), own_path(about)
    return not place or own == place or own.startswith(f"{place}/")


def _same_years(other: Metadata, about: Metadata) -> bool:
    years = [(one.period.start, one.period.end or one.period.start) for one in (other, about)]
    (first, last), (start, end) = years
    return bool(first and start and first <= (end or start) and start <= (last or first))


def topics_alike(one: str | None, other: str | None) -> float:
    """How alike what two titles are about is, in percent."""
    if not one or not other:
        return 0.0
    sides = [key(_OPENING.sub("", _WHERE.sub("", fold(title)))) for title in (one, other)]
    return max(fuzz.token_set_ratio(*sides), 0.0) if all(len(side.split()) > 1 for side in sides) else fuzz.ratio(*sides)
