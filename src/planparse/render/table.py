"""Who must do what by when, one duty a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from planparse.model import Obligation, Plan
from planparse.render.words import Say, bodies, safe, short, title_of, when, words


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: names joined with `; `, empty where the plan says nothing."""

    section: str
    who: str
    helpers: str
    what: str
    due: str
    report: str


def duties(plan: Plan, lang: str = "vi") -> Iterator[Duty]:
    """The rows of a plan in the order of its text."""
    say = words(lang)
    deadlines = {item.id: item for item in plan.deadlines}
    for item in plan.obligations:
        due = "; ".join(dict.fromkeys(when(deadlines[key], say) for key in item.deadlines if key in deadlines))
        report = "; ".join(dict.fromkeys(body.name for body in item.report_to))
        helpers = "; ".join(bodies(item, "coordinate"))
        yield Duty(item.section or "", "; ".join(bodies(item, "lead")), helpers, _what(item), due, report)


def _what(item: Obligation) -> str:
    return " ".join((item.action or item.text).split())


def table(plans: Iterable[Plan], out: TextIO, lang: str = "vi", *, terminal: bool, width: int | None = None) -> None:
    """Print one table a plan: framed on a terminal, plain columns elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from planparse.render.cells import Cell

    say = words(lang)
    console = Console(
        file=out, width=width, no_color=not terminal, force_terminal=terminal, highlight=False, markup=False, legacy_windows=False
    )
    for plan in plans:
        frame = box.ROUNDED if terminal else None
        grid = Table(box=frame, show_lines=terminal, expand=True, pad_edge=terminal, header_style="bold")
        for key, ratio in _COLUMNS:
            grid.add_column(say(key), ratio=ratio, overflow="fold")
        for duty in duties(plan, lang):
            grid.add_row(*(Cell(cell) for cell in _cells(duty, say)))
        console.print(Text(_head(plan, say), style="bold"))
        console.print(grid)
        console.print()


_COLUMNS = (("label.section", 2), ("label.who", 6), ("label.what", 13), ("label.when", 5), ("label.report", 4))


def _head(plan: Plan, say: Say) -> str:
    issuer = plan.metadata.issuer
    parts = (title_of(plan, say), issuer.name if issuer else None, plan.metadata.number)
    return " · ".join(short(part, 300) for part in parts if part)


def _cells(duty: Duty, say: Say) -> list[str]:
    who = safe(duty.who) or say("label.nobody")
    if duty.helpers:
        who += f"\n+ {safe(duty.helpers)}"
    return [safe(duty.section), who, short(duty.what, 160), safe(duty.due), safe(duty.report)]
