"""What must hold of every record, whatever was read: the invariants of the interchange format."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from planparse.model import Plan
from planparse.origins import Origin
from planparse.text.surrogates import without_surrogates
from tests.repairs import same

IGNORED = set("*#\\")


def visible(text: str) -> str:
    """What counts when white space, markup and invisible characters are left aside."""
    kept = (c for c in text if not c.isspace() and c not in IGNORED and unicodedata.category(c) not in ("Cc", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept))


def evidence(source: str, origin: Origin) -> str:
    parts = origin.get("parts") or [(origin["start"], origin["end"])]
    return "".join(source[a:b] for a, b in parts)


def check(plan: Plan, source: str) -> None:
    """Raise AssertionError where an invariant is broken."""
    source = without_surrogates(source)
    _spans(plan, source)
    _ids(plan)
    _coverage(plan)
    _links(plan)


def _spans(plan: Plan, source: str) -> None:
    lists = (plan.blocks, plan.citations, plan.agencies, plan.deadlines, plan.targets, plan.obligations, plan.contacts)
    for item in (item for items in lists for item in items):
        low, high = item.span
        assert 0 <= low <= high <= len(plan.text)
        assert plan.text[low:high] == item.text
        origin = item.origin
        assert 0 <= origin["start"] <= origin["end"] <= len(source)
        assert same(visible(evidence(source, origin)), visible(item.text), source), item
    for section in plan.sections:
        low, high = section.heading_span
        assert same(visible(evidence(source, section.origin)), visible(plan.text[low:high]), source)
        assert section.span[0] == low
        assert high <= section.span[1]
    for first, second in pairwise(plan.obligations):
        assert first.span[1] <= second.span[0], (first.text, second.text)


def _ids(plan: Plan) -> None:
    lists = (plan.sections, plan.blocks, plan.citations, plan.agencies, plan.deadlines, plan.targets, plan.obligations, plan.contacts)
    ids = [item.id for items in lists for item in items]
    assert len(ids) == len(set(ids))
    paths = [section.path for section in plan.sections]
    assert len(paths) == len(set(paths))


def _coverage(plan: Plan) -> None:
    """Blocks stand in order without overlap, and nothing but markers and signs stands between them."""
    at = 0
    for block in plan.blocks:
        low, high = block.span
        assert low >= at, block
        between = plan.text[at:low].strip()
        marker = block.marker or ""
        # bars stand between the cells of a table
        assert visible(between).replace("|", "") in (visible(marker), ""), (between, block)
        at = high
    assert not plan.text[at:].replace("|", "").strip()


def _links(plan: Plan) -> None:
    known = {item.id for items in (plan.deadlines, plan.targets, plan.citations) for item in items}
    paths = {section.path for section in plan.sections}
    for duty in plan.obligations:
        assert set(duty.deadlines) | set(duty.targets) | set(duty.citations) <= known
        assert duty.section is None or duty.section in paths
        assert duty.action is None or duty.action in duty.text
        assert duty.confidence >= 0.7 or duty.why
        for body in duty.responsible:
            assert 0 <= body.span[0] < body.span[1] <= len(plan.text)


def source_is_covered(plan: Plan, source: str) -> None:
    """Every visible character of the source is in the text of the record, once, but for what was repaired."""
    have, want = ("".join(sorted(visible(text))) for text in (plan.text, without_surrogates(source)))
    assert same(have, want, source)
