"""Bodies that a name may mean, in the place from which it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planparse.registry import successions, units
from planparse.registry.bodies import Body, bodies, written
from planparse.registry.candidates import Candidate
from planparse.registry.keys import in_force, topic_fits, words
from planparse.registry.places import province
from planparse.registry.reasons import Reason
from planparse.registry.units import Unit
from planparse.registry.whereabouts import Tail, context, read_tail, resolve_tail
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_POST = pattern(
    "find_bodies.post",
    r"(?:phó )?(?:chủ tịch|giám đốc|trưởng phòng|bộ trưởng|thứ trưởng|chánh án|viện trưởng|bí thư|cục trưởng|chánh văn phòng)(?= [^\W_])",
)
_FUZZY = 86


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the name, the day, the units around, the topic."""

    name: str
    on: str | None
    around: tuple[Unit, ...]
    topic: str | None


def find(query: str, on: str | None, place: str | None, topic: str | None) -> list[Candidate]:
    """Candidates, none where no body is meant."""
    text = " ".join(query.split()).strip(" .,;")
    post = _POST.match(fold(text))
    name = text[post.end() :].strip() if post and not written(text) else text
    for part, tail in _splits(name):
        known = written(part)
        if known:
            ask = Question(part, on, context(place, on), topic)
            note = (Reason("post"),) if name is not text else ()
            return [row for body in known for row in _candidates(body, tail, ask, 1.0 if fold(part) == fold(body.name) else 0.97, note)]
    return _near(name, Question(name, on, context(place, on), topic))


def _splits(text: str) -> Iterator[tuple[str, Tail | None]]:
    """Name and tail: the whole first, then cut before a kind of unit from the left, then before a province's name."""
    yield text, None
    parts = text.split()
    for at in range(1, len(parts)):
        tail = read_tail(" ".join(parts[at:]))
        if tail is not None:
            yield " ".join(parts[:at]).rstrip(" ,-"), tail
    for at in range(max(1, len(parts) - 5), len(parts)):
        rest = " ".join(parts[at:])
        if province(rest) or (written(" ".join(parts[:at])) and any(row.level == "province" for row in units.named(rest))):
            yield " ".join(parts[:at]).rstrip(" ,-"), Tail(None, rest)
    for at in range(max(1, len(parts) - 3), len(parts)):
        rest = " ".join(parts[at:])
        if rest[:1].isupper() and written(" ".join(parts[:at])) and units.named(rest):
            yield " ".join(parts[:at]), Tail(None, rest)


def _candidates(body: Body, tail: Tail | None, ask: Question, score: float, note: tuple[Reason, ...]) -> Iterator[Candidate]:
    if body.level == "central":
        if tail is None:
            yield _candidate(body, None, ask, score, note)
        return
    if tail is None:
        yield from _from_context(body, ask, score, note)
        return
    if tail.level is not None and tail.level != body.level:
        return
    rows = [row for row in resolve_tail(tail, ask.around, ask.on) if row.level == body.level]
    if tail.kind is None:
        rows = [row for row in rows if row.level == "province"] or rows
    rows = _one_each(rows, body)
    if not rows and tail.name is None and (tail.level == body.level or (tail.kind == "thành phố" and not ask.around)):
        yield _candidate(body, None, ask, score - 0.2, (*note, Reason("no_place")))
    share = 0.0 if len(rows) < 2 else 0.15
    for row in rows[:12]:
        more = (Reason("one_of_units", str(len(rows))),) if share else ()
        yield _candidate(body, row, ask, score - share, (*note, *more))


def _one_each(rows: list[Unit], body: Body) -> list[Unit]:
    """Units that were there with the body; of those that go on under the same name the first."""
    then = [row for row in rows if not (row.valid_from and body.valid_to and body.valid_to < row.valid_from)]
    then = [row for row in then if not (row.valid_to and body.valid_from and row.valid_to < body.valid_from)] or rows
    return list({(row.kind, units.path(row)): row for row in reversed(then)}.values())[::-1]


def _from_context(body: Body, ask: Question, score: float, note: tuple[Reason, ...]) -> Iterator[Candidate]:
    """Without a tail the place of the question decides; where it is deeper than the body, its part of that level."""
    here = [row for row in ask.around if row.level == body.level]
    if here:
        inner = ask.around[0].level == body.level
        alone = len(written(body.name)) == 1
        yield _candidate(body, here[0], ask, score if inner or alone else score - 0.1, (*note, Reason("place_asked")))
    elif not ask.around:
        yield _candidate(body, None, ask, score - 0.1, (*note, Reason("no_place")))


def _candidate(body: Body, unit: Unit | None, ask: Question, score: float, note: tuple[Reason, ...]) -> Candidate:
    first = max(filter(None, (body.valid_from, unit.valid_from if unit else None)), default=None)
    last = min(filter(None, (body.valid_to, unit.valid_to if unit else None)), default=None)
    reasons = [*note]
    if score >= 0.999:
        reasons.append(Reason("exact"))
    elif score >= 0.95:
        reasons.append(Reason("variant"))
    if ask.on and not in_force(first, last, ask.on):
        score -= 0.25
        reasons.append(Reason("not_there", ask.on))
    if ask.topic and body.functions:
        fits = topic_fits(ask.topic, body.functions)
        score -= 0.0 if fits else 0.05
        reasons.append(Reason("function" if fits else "function_unknown"))
    return Candidate(
        kind="agency",
        id=successions.identifier(body.name, body.level, unit),
        name=successions.full_name(body.name, unit, body.level),
        valid_from=first,
        valid_to=last,
        score=round(max(score, 0.0), 3),
        reasons=tuple(reasons),
        successors=tuple(successions.successors(body.name, body.level, unit, ask.topic)),
    )


def _near(name: str, ask: Question) -> list[Candidate]:
    """Bodies whose names are a few letters away."""
    from rapidfuzz import fuzz, process

    found: list[Candidate] = []
    for part, tail in _splits(name):
        asked = " ".join(words(part))
        if len(asked) < 5:
            continue
        rows = process.extract(
            asked, {i: " ".join(words(row.name)) for i, row in enumerate(bodies())}, scorer=fuzz.ratio, score_cutoff=_FUZZY
        )
        for _, likeness, index in rows:
            note = (Reason("near"),)
            found.extend(_candidates(bodies()[index], tail, ask, 0.9 * likeness / 100, note))
        if found:
            break
    return sorted(found, key=lambda row: (-row.score, row.name))
