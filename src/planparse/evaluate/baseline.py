"""What changed since a stored baseline: measures that rose or fell, and the single misses that came or went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planparse.evaluate.report import Json

_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """One measure then and now (F1 or accuracy; None where a side lacks it), with the misses that came and went."""

    measure: str
    before: float | None
    now: float | None
    new_misses: tuple[str, ...]
    gone_misses: tuple[str, ...]

    @property
    def is_loss(self) -> bool:
        """True where the measure fell or is no longer measured."""
        return self.before is not None and (self.now is None or self.now < self.before - _NOISE)

    @property
    def is_gain(self) -> bool:
        """True where the measure rose."""
        return self.before is not None and self.now is not None and self.now > self.before + _NOISE


def measures_of(stored: Json) -> dict[str, float]:
    """F1 or accuracy by measure, from `evaluate --json` or from the flat file of the shared scorer.

    Raises ValueError where `stored` is neither.
    """
    try:
        rows = stored.get("measures", stored)
        return {name: float(row["f1"] if "f1" in row else row["accuracy"]) for name, row in rows.items()}
    except (AttributeError, KeyError, TypeError):
        raise ValueError("no measures") from None


def compare(before: Json, now: Json) -> list[Change]:
    """Every measure whose figure or whose misses changed, in the order of `now`."""
    old, new = measures_of(before), measures_of(now)
    out = []
    for measure in [*new, *(name for name in old if name not in new)]:
        came, went = _moved(before, now, measure)
        change = Change(measure, old.get(measure), new.get(measure), came, went)
        if change.is_loss or change.is_gain or came or went:
            out.append(change)
    return out


def _moved(before: Json, now: Json, measure: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Misses that came and misses that went; nothing where the baseline holds no misses."""
    if "misses" not in before or "misses" not in now:
        return (), ()
    old, new = Counter[str](before["misses"].get(measure, [])), Counter[str](now["misses"].get(measure, []))
    return tuple(sorted((new - old).elements())), tuple(sorted((old - new).elements()))
