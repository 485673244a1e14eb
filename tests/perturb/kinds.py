"""The kinds of perturbation, and how much each may cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.perturb import dates, layout, names, numbering, ocr, spelling
from tests.perturb.carry import Change, Gold, Plan

MOST_LOST = 0.02
# A misread letter inside a name or a number is a loss that nobody can make good without knowing better; 2 % of them is reported only.
MOST_LOST_OCR = 0.08


@dataclass(frozen=True, slots=True)
class Kind:
    """How a perturbation is made; `fixed` where chance has no part in it; `limit` is the mean drop it may cost, None where it is reported only."""

    make: Callable[[Random], Change]
    fixed: bool = False
    limit: float | None = MOST_LOST

    def seeds(self, seeds: Sequence[int]) -> Sequence[int]:
        """Those of `seeds` that give different texts."""
        return seeds[:1] if self.fixed else seeds


def _always(change: Change) -> Kind:
    return Kind(lambda rng: change, fixed=True)


def _numbered(rename: dict[str, numbering.Marker]) -> Kind:
    return _always(numbering.markers(rename))


def _topic(rng: Random) -> Change:
    return names.topic(rng.choice(names.topics()))


def _width(rng: Random) -> Change:
    return layout.rewrapped(rng.choice((60, 70, 80, 95)), rng.random() < 0.5)


def _bullet(rng: Random) -> Change:
    return layout.bullets(rng.choice("*•–+"))


def _everything(rng: Random) -> Change:
    """What a bad converter does at once."""
    steps = [
        spelling.tones(rng.random() < 0.5),
        spelling.lost_hyphens(0.3, rng),
        layout.split(0.004, rng),
        layout.pages(2500, rng),
        spelling.nfd,
    ]

    def make(text: str, gold: Gold) -> Plan:
        for step in steps:
            text, gold = step(text, gold)
        return text, gold

    return make


KINDS: dict[str, Kind] = {
    "nfd": _always(spelling.nfd),
    "tones new": _always(spelling.tones(new_style=True)),
    "tones old": _always(spelling.tones(new_style=False)),
    "i for y": _always(spelling.i_for_y),
    "y for i": _always(spelling.y_for_i),
    "capital headings": _always(spelling.capitals),
    "capital lines": Kind(lambda rng: spelling.capital_lines(0.05, rng)),
    "lost hyphens": Kind(lambda rng: spelling.lost_hyphens(0.7, rng)),
    "lost dashes": Kind(lambda rng: spelling.lost_dashes(0.5, rng)),
    "wrapped": Kind(_width),
    "joined lines": Kind(lambda rng: layout.joined(0.3, rng)),
    "split lines": Kind(lambda rng: layout.split(0.02, rng)),
    "page breaks": Kind(lambda rng: layout.pages(1500, rng)),
    "bullets": Kind(_bullet),
    "Phần thứ nhất": _numbered({"0": numbering.ordinal_part}),
    "Mục 1.": _numbered({"0": numbering.division}),
    "A. a)": _numbered({"0": numbering.letter, "1": numbering.lower_letter, "2": numbering.bracket}),
    "(i)": _numbered({"1": numbering.lower_roman, "2": numbering.lower_letter}),
    "I/ 1/": _numbered({"0": numbering.closing("/"), "1": numbering.closing("/")}),
    "(1)": _numbered({"1": numbering.bracket, "2": numbering.lower_letter}),
    "other bodies": Kind(names.bodies),
    "other dates": Kind(dates.shifted),
    "other topic": Kind(_topic),
    "other places": Kind(names.places),
    "converter": Kind(_everything),
    "ocr 0.5 %": Kind(lambda rng: ocr.confused(0.005, rng), limit=MOST_LOST_OCR),
    "ocr 2 %": Kind(lambda rng: ocr.confused(0.02, rng), limit=None),
}


def perturbed(kind: str, seed: int, name: str, plan: Plan) -> Plan:
    """A plan under a perturbation; the same seed gives the same text."""
    text, gold = plan
    return KINDS[kind].make(Random(f"{kind}/{seed}/{name}"))(text, gold)
