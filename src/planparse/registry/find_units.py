"""Administrative units that a name may mean."""

from __future__ import annotations

from planparse.registry import units
from planparse.registry.agencies import AgencyId, slug
from planparse.registry.candidates import Candidate, Successor
from planparse.registry.keys import day_after, in_force
from planparse.registry.reasons import Reason
from planparse.registry.units import Unit
from planparse.registry.whereabouts import context, read_tail, resolve_tail, segments

_FUZZY = 88
_BASES = {"province": "202/2025/QH15", "district": "72/2025/QH15", "commune": "nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp cấp xã"}


def identifier(row: Unit) -> str:
    """Kind and path: `thi-xa@quang-ngai/duc-pho` is not `phuong@quang-ngai/duc-pho`."""
    return str(AgencyId(slug(row.kind), tuple(units.path(row).split("/")), False))


def find(query: str, on: str | None, place: str | None) -> list[Candidate]:
    """Candidates, those of the date and the place first."""
    inner, *outer = segments(" ".join(query.split()).strip(" ."))
    tail = read_tail(inner)
    around = context(", ".join(outer) or place, on)
    rows = resolve_tail(tail, around, None) if tail is not None else units.named(inner)
    if outer and around:
        rows = [row for row in rows if around[0].slug in {part.slug for part in units.chain(row)[1:]}]
    if rows:
        return [_candidate(row, on, around, 1.0 if tail and tail.name else 0.95, ()) for row in rows]
    return _near(tail.name if tail and tail.name else inner, tail.kind if tail else None, on, around) if tail is None or tail.name else []


def _candidate(row: Unit, on: str | None, around: tuple[Unit, ...], score: float, note: tuple[Reason, ...]) -> Candidate:
    reasons = [*note]
    if not in_force(row.valid_from, row.valid_to, on):
        score -= 0.2
        reasons.append(Reason("not_there", on))
    if around and row.number not in {part.number for part in around}:
        inside = around[-1].slug == units.chain(row)[-1].slug
        score -= 0.0 if inside else 0.15
        reasons.append(Reason("same_province" if inside else "other_province"))
    above = [part.full_name for part in units.chain(row)[1:]]
    return Candidate(
        kind="unit",
        id=identifier(row),
        name=", ".join([row.full_name, *above]),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        score=round(max(score, 0.0), 3),
        reasons=tuple(reasons or [Reason("exact")]),
        successors=tuple(_successors(row)),
    )


def _successors(row: Unit) -> list[Successor]:
    """What the unit became, and what that became in turn."""
    out: list[Successor] = []
    todo = [row]
    while todo:
        at = todo.pop(0)
        if not at.valid_to:
            continue
        day = day_after(at.valid_to)
        for heir, part in units.heirs(at):
            name = ", ".join(step.full_name for step in units.chain(heir))
            out.append(Successor(identifier(heir), name, None, day, _BASES[at.level] if day == "2025-07-01" else None, at.full_name, part))
            if heir.number not in {step.number for step in todo}:
                todo.append(heir)
    return out


def _near(name: str, kind: str | None, on: str | None, around: tuple[Unit, ...]) -> list[Candidate]:
    from rapidfuzz import fuzz, process

    asked = slug(name)
    if len(asked) < 5:
        return []
    found: list[Candidate] = []
    for key, likeness, _ in process.extract(asked, units.slugs(), scorer=fuzz.ratio, score_cutoff=_FUZZY, limit=5):
        rows = [row for row in units.named(key) if kind is None or row.kind == kind]
        found.extend(_candidate(row, on, around, 0.85 * likeness / 100, (Reason("near"),)) for row in rows)
    return found
