"""Text taken over from the superior without anything of the place. Code N3."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair
from planparse.lint.issue import Issue
from planparse.model import Obligation, Plan
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_WORD = pattern("check.word", r"\w+")
_RUN = 6  # words of a run that is looked for
_COPIED = 0.9  # of the runs of a duty
_LONG = 25  # words of a duty that is worth a finding of its own
_MUCH, _ENOUGH = 0.3, 10  # of the words of all duties, and how many there must be to speak of a share
_LEVELS = {
    "district": r"trên địa bàn (?:toàn )?tỉnh|các huyện, thị xã, thành phố|các sở, ban, ngành|cấp tỉnh",
    "commune": r"trên địa bàn (?:toàn )?(?:tỉnh|huyện|thị xã|quận)|các xã, phường|các phòng, ban, ngành|các huyện",
}


def runs(text: str) -> list[tuple[str, ...]]:
    """All runs of so many words, folded."""
    words = _WORD.findall(fold(text))
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def found(pair: Pair) -> Iterator[Conflict]:
    """A finding for the plan as a whole, and one for each long duty copied with words that fit only the superior's level."""
    above = {run: duty for duty in reversed(pair.superior.obligations) for run in runs(duty.text)}
    shares = [(duty, [run in above for run in runs(duty.text)]) for duty in pair.plan.obligations]
    total = sum(len(hits) for _, hits in shares)
    share = sum(map(sum, (hits for _, hits in shares))) / total if total else 0.0
    if share >= _MUCH and len(shares) >= _ENOUGH:
        yield Conflict(Issue("N3", pair.opening, "", {"share": f"{round(100 * share)} %"}), pair.superior)
    for duty, hits in shares:
        if len(hits) < _LONG - _RUN or sum(hits) < _COPIED * len(hits) or duty.citations:
            continue  # what a regulation says has to be said in its words
        case = "level" if _of_other_level(pair.plan, duty) else "duty"
        source = next(above[run] for run in runs(duty.text) if run in above)
        yield Conflict(Issue("N3", duty.span, case), pair.superior, (source.span,))


def _of_other_level(plan: Plan, duty: Obligation) -> bool:
    words = _LEVELS.get(plan.metadata.level or "")
    return bool(words and pattern(f"check.level.{plan.metadata.level}", words).search(fold(duty.text)))
