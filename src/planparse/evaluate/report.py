"""What a scoring run found: counts per measure and the misses behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Figure:
    """One measure. F1 counts `correct`, `gold` and `parsed`; in an accuracy `parsed` is None and `gold` the number asked."""

    correct: int = 0
    gold: int = 0
    parsed: int | None = None

    @property
    def precision(self) -> float:
        """Share of the parsed items that are right; 0 where there are none."""
        return self.correct / self.parsed if self.parsed else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 where there are none."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1, or the accuracy; 1 where there is nothing to find and nothing was found."""
        if not self.gold and not self.parsed:
            return 1.0
        if self.parsed is None:
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> Json:
        """The figure under the keys that the shared scorer writes."""
        if self.parsed is None:
            return {"correct": self.correct, "of": self.gold, "accuracy": self.value}
        return {
            "correct": self.correct,
            "gold": self.gold,
            "parsed": self.parsed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.value,
        }


@dataclass(slots=True)
class Report:
    """Figures by measure, misses by measure, and the plans that have gold but no record."""

    figures: dict[str, Figure] = field(default_factory=dict)
    misses: dict[str, list[str]] = field(default_factory=dict)
    plans: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def count(self, measure: str, correct: int, gold: int, parsed: int) -> None:
        """Add to an F1 measure."""
        figure = self.figures.setdefault(measure, Figure(parsed=0))
        figure.correct += correct
        figure.gold += gold
        figure.parsed = (figure.parsed or 0) + parsed

    def ask(self, measure: str, right: bool, miss: str) -> None:
        """Add one question to an accuracy; `miss` says what was wrong."""
        figure = self.figures.setdefault(measure, Figure())
        figure.correct += right
        figure.gold += 1
        if not right:
            self.miss(measure, miss)

    def miss(self, measure: str, what: str) -> None:
        """Remember one miss."""
        self.misses.setdefault(measure, []).append(what)

    def as_json(self) -> Json:
        """All of it, as `evaluate --json` prints it and as a baseline is stored."""
        return {
            "measures": {name: figure.as_json() for name, figure in self.figures.items()},
            "misses": self.misses,
            "plans": self.plans,
            "missing": self.missing,
        }
