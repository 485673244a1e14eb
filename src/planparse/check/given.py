"""Duties: what the superior gives to this level and the plan lacks, or gives to a body of another field. Codes P7, O3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log

from planparse.check.conflict import Conflict
from planparse.check.pair import Pair
from planparse.graph.align import content
from planparse.graph.functions import correspondence, doers
from planparse.lint.issue import Issue
from planparse.model import Obligation, Responsible
from planparse.registry.agencies import parse_agency_id
from planparse.render.words import of_level, short
from planparse.tables import table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_OWN_PLAN = pattern(
    "check.own_plan",
    r"(?:xây dựng|ban hành|lập|cụ thể hóa|triển khai|tổ chức thực hiện)[^.;:]{0,90}?(?:kế hoạch|chương trình|nội dung|nhiệm vụ)",
)
_FEW = 4  # words of content below which a duty says nothing of its own
_COVERED, _TOUCHED = 0.4, 0.25  # of the weight of its words in one paragraph of the plan: answered; perhaps answered in other words
_SURE = 0.56  # how alike two duties are before another body for them is worth a word
_REPORT = "reporting"


@cache
def _synonyms() -> dict[str, str]:
    rows = [row["words"].split() for row in table("planparse.check", "synonyms")]
    return {word: row[0] for row in rows for word in row}


def meanings(text: str) -> frozenset[str]:
    """Words that say what a duty is about, one for those of one meaning."""
    return frozenset(_synonyms().get(word, word) for word in content(text))


def found(pair: Pair) -> Iterator[Conflict]:
    """Findings on duties."""
    yield from _missing(pair)
    yield from _elsewhere(pair)


def _missing(pair: Pair) -> Iterator[Conflict]:
    met = {pair.superior.obligations[one.a].id for one in pair.aligned}
    cover = _Cover(pair)
    for duty in pair.given:
        if duty.id in met or _is_plan(duty) or (_reports(duty) and any(map(_reports, pair.plan.obligations))):
            continue
        share = cover.share(duty.text)
        if share < _COVERED:
            leads = [of_level(body.name, body.agency_id, body.level) for body in duty.responsible if pair.addressed(body)]
            values = {"duty": short(duty.text, 90), "body": leads[0]}
            yield Conflict(Issue("P7", pair.dealing_out, "" if share < _TOUCHED else "perhaps", values), pair.superior, (duty.span,))


def _is_plan(duty: Obligation) -> bool:
    """To make or carry out a plan: the plan itself is the answer."""
    return bool(_OWN_PLAN.search(fold(duty.text)[:160])) and len(meanings(duty.text)) < 3 * _FEW


def _reports(duty: Obligation) -> bool:
    return bool(duty.report_to) or duty.theme == _REPORT


class _Cover:
    """Which words of content stand together in a paragraph or duty of the plan."""

    def __init__(self, pair: Pair) -> None:
        texts = [block.text for block in pair.plan.blocks if block.kind not in ("header", "recipients", "signature", "furniture")]
        self._places = [meanings(text) for text in texts]
        every = [*self._places, *(meanings(duty.text) for duty in pair.superior.obligations)]
        counts = Counter(word for words in every for word in words)
        self._weight = {word: log((len(every) + 1) / number) for word, number in counts.items()}

    def share(self, text: str) -> float:
        """The greatest part of a duty's weight that one paragraph has; 1 where the duty says nothing of its own."""
        words = meanings(text)
        if len(words) < _FEW:
            return 1.0
        mass = sum(self._weight[word] for word in words)
        return max((sum(self._weight[word] for word in words & place) for place in self._places), default=0.0) / mass


def _elsewhere(pair: Pair) -> Iterator[Conflict]:
    """O3: the same duty, led by a body of another field than in the superior's plan."""
    for theirs, ours, score in pair.same:
        if score < _SURE or any(map(_whole_level, theirs.responsible)) or pair.for_lower(ours):
            continue
        one, other = doers(theirs, pair.ours.not_before), doers(ours)
        if correspondence(one, other) < 0:
            leads = [next(body for body in duty.responsible if body.role == "lead") for duty in (theirs, ours)]
            values = {"one": leads[0].name, "other": leads[1].name}
            yield Conflict(Issue("O3", ours.span, "superior", values), pair.superior, (theirs.span,))


def _whole_level(body: Responsible) -> bool:
    """A people's committee: any body of its own may do what it is given."""
    return body.agency_id is not None and parse_agency_id(body.agency_id).name.startswith("ubnd")
