"""Two plans side by side: one page, differing words marked, no network, no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from planparse.graph.compare import Change, Comparison, Match, steps
from planparse.model import Obligation, Plan
from planparse.render.standalone import document
from planparse.render.words import Say, bodies, safe, title_of, words

KINDS = ("moved", "retimed", "reworded", "same", "related")


@dataclass(frozen=True, slots=True)
class Side:
    """One duty: where it stands, who leads, its words with what the other lacks marked."""

    id: str
    section: str
    who: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """A pair, or a duty of one side alone."""

    kind: str
    a: Side | None
    b: Side | None
    notes: tuple[str, ...]


def page(comparison: Comparison, plans: Sequence[Plan], lang: str = "vi") -> str:
    """The page of the first two plans of a comparison."""
    return document("compare.html", lang, style="sides.css", **view(comparison, plans, words(lang)))


def view(comparison: Comparison, plans: Sequence[Plan], say: Say) -> dict[str, Any]:
    """What the template `compare_body.html` shows of the first two plans, beside `say`."""
    groups = _groups(comparison, plans[0], plans[1], say)
    return {"titles": [title_of(plan, say) for plan in plans[:2]], "plans": plans[:2], "groups": groups}


def _groups(comparison: Comparison, one: Plan, other: Plan, say: Say) -> list[tuple[str, list[Line]]]:
    left, right = ({duty.id: duty for duty in plan.obligations} for plan in (one, other))
    lines: dict[str, list[Line]] = {kind: [] for kind in (*KINDS, "only_a", "only_b")}
    for match in comparison.pairs:
        if match.a in left and match.b in right:
            lines[match.kind].append(_pair(match, left[match.a], right[match.b], say))
    for kind, plan, duties in (("only_a", one, left), ("only_b", other, right)):
        for name in comparison.only[plan.plan_id]:
            side = Side(name, duties[name].section or "", _who(duties[name], say), escape(safe(duties[name].text)))
            lines[kind].append(Line(kind, side if kind == "only_a" else None, side if kind == "only_b" else None, ()))
    return [(kind, found) for kind, found in lines.items() if found]


def _pair(match: Match, a: Obligation, b: Obligation, say: Say) -> Line:
    texts = marked(a.text, b.text)
    notes = tuple(_note(change, say) for change in match.changes if change.what != "words")
    return Line(match.kind, Side(a.id, a.section or "", _who(a, say), texts[0]), Side(b.id, b.section or "", _who(b, say), texts[1]), notes)


def _who(duty: Obligation, say: Say) -> str:
    return "; ".join(bodies(duty, "lead")) or say("label.nobody")


def _note(change: Change, say: Say) -> str:
    sides = ("; ".join(side) or "–" for side in (change.a, change.b))
    return f"{say(f'change.{change.what}')}: {' → '.join(sides)}"


def marked(one: str, other: str) -> tuple[Markup, Markup]:
    """Both texts, with the words that the other lacks inside `mark`."""
    sides = safe(one).split(), safe(other).split()
    out: tuple[list[Markup], list[Markup]] = ([], [])
    for tag, a, b, c, d in steps(*sides):
        for target, part in zip(out, (sides[0][a:b], sides[1][c:d]), strict=True):
            if part:
                target.append(escape(" ".join(part)) if tag == "equal" else Markup("<mark>{}</mark>").format(" ".join(part)))
    return Markup(" ").join(out[0]), Markup(" ").join(out[1])
