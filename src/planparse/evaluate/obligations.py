"""Obligations: found or not, and every field of those that were found."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.evaluate.fold import fold
from planparse.evaluate.lists import score_evidence, score_list
from planparse.evaluate.places import Item, iou, pairs, place_of, shared
from planparse.evaluate.report import Report
from planparse.evaluate.values import bodies, cited, deadline_value, names, reported_to


@dataclass(frozen=True, slots=True)
class _Links:
    """What the obligations of one plan point to, on both sides."""

    gold_deadlines: list[Item]
    deadlines: dict[str, Item]
    optional_deadlines: frozenset[str]
    gold_citations: list[Item]
    citations: dict[str, Item]
    vague: frozenset[str]

    @classmethod
    def of(cls, gold: Item, parsed: Item) -> _Links:
        deadlines = parsed.get("deadlines", [])
        return cls(
            gold["deadlines"],
            {item["id"]: item for item in deadlines if "id" in item},
            frozenset(item["id"] for item in deadlines if "id" in item and _falls_on_optional(item, gold["deadlines"])),
            gold["citations"],
            {item["id"]: item for item in parsed.get("citations", []) if "id" in item},
            _optional_names(gold["agencies"]),
        )

    def dates(self, gold: Item, parsed: Item) -> bool:
        """Both sides link the same dates."""
        wanted = [self.gold_deadlines[index] for index in gold.get("deadlines", [])]
        linked = [key for key in parsed.get("deadlines", []) if key in self.deadlines and key not in self.optional_deadlines]
        return sorted(deadline_value(item) for item in wanted if not item.get("optional")) == sorted(
            deadline_value(self.deadlines[key]) for key in linked
        )

    def cites(self, gold: Item, parsed: Item) -> bool:
        """Both sides link the same instruments."""
        linked = [self.citations[key] for key in parsed.get("citations", []) if key in self.citations]
        return cited([self.gold_citations[index] for index in gold.get("citations", [])]) == cited(linked)


def _optional_names(agencies: list[Item]) -> frozenset[str]:
    """Names that stand in the gold as optional mentions only."""
    by_kind: dict[bool, set[str]] = {True: set(), False: set()}
    for item in agencies:
        by_kind[bool(item.get("optional"))].add(fold(item["name"]) or "")
    return frozenset(by_kind[True] - by_kind[False])


def _falls_on_optional(item: Item, gold: list[Item]) -> bool:
    place = place_of(item)
    if place is None:
        return False
    touched = {bool(other.get("optional")) for other in gold if shared(tuple(other["span"]), place)}
    return touched == {True}


def score_obligations(report: Report, gold: Item, parsed: Item) -> None:
    """Count every measure of obligations for one plan."""
    links = _Links.of(gold, parsed)
    obligations = parsed.get("obligations", [])
    found = score_list(report, "obligations", gold["obligations"], obligations)
    for wanted, got in found:
        where = repr(wanted["starts"][:50])
        for measure, (right, detail) in _fields(wanted, got, links).items():
            report.ask(f"obligations.{measure}", right, where + detail)
    score_evidence(report, "obligations", found)
    matched = pairs(gold["obligations"], obligations, iou, 0.5)
    for index, wanted in enumerate(gold["obligations"]):
        if not wanted.get("optional"):
            whole = index in matched and _whole(wanted, obligations[matched[index]], links)
            report.ask("obligations.whole_record", whole, repr(wanted["starts"][:70]))


def _fields(gold: Item, parsed: Item, links: _Links) -> dict[str, tuple[bool, str]]:
    """Per measure: whether it is right, and what to show where it is not."""
    lead, got_lead = bodies(gold, "lead", links.vague), bodies(parsed, "lead", links.vague)
    helps, got_helps = (names(bodies(side, "coordinate", links.vague)) for side in (gold, parsed))
    reports, got_reports = reported_to(gold), reported_to(parsed)
    return {
        "lead_level": (lead == got_lead, ""),
        "lead": (names(lead) == names(got_lead), _differ(names(lead), names(got_lead))),
        "coordinate": (helps == got_helps, _differ(helps, got_helps)),
        "modality": (gold["modality"] == parsed.get("modality"), f": {gold['modality']} != {parsed.get('modality')}"),
        "section": (gold.get("section") == parsed.get("section"), f": {gold.get('section')} != {parsed.get('section')}"),
        "deadlines": (links.dates(gold, parsed), ""),
        "report_to": (reports == got_reports, _differ(reports, got_reports)),
        "citations": (links.cites(gold, parsed), ""),
    }


def leads_agree(gold: Item, parsed: Item, agencies: list[Item]) -> bool:
    """Both sides have the same leading bodies, by name and level; `agencies` are those of the gold."""
    vague = _optional_names(agencies)
    return bodies(gold, "lead", vague) == bodies(parsed, "lead", vague)


def _differ(gold: set[str | None], parsed: set[str | None]) -> str:
    return f": {sorted(map(str, gold))} != {sorted(map(str, parsed))}"


def _whole(gold: Item, parsed: Item, links: _Links) -> bool:
    """Bodies in both roles, modality and dates all right."""
    fields = _fields(gold, parsed, links)
    return all(fields[measure][0] for measure in ("lead", "coordinate", "modality", "deadlines"))
