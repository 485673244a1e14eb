"""The measures of the shared scorer: one pass over the plans, one report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planparse.evaluate.align import aligned
from planparse.evaluate.fold import fold
from planparse.evaluate.lists import label, score_evidence, score_list
from planparse.evaluate.obligations import score_obligations
from planparse.evaluate.places import Item, same_start, share_of_shorter
from planparse.evaluate.report import Figure, Report
from planparse.evaluate.values import known, same_body, same_citation, same_deadline, same_path, same_target

_GOLD = ".gold.json"
_METADATA = ("doc_type", "number", "issued_on", "level")


def score(gold_dir: str | Path, parsed_dir: str | Path, text_dir: str | Path | None = None) -> Report:
    """Score every `<plan>.gold.json` of `gold_dir` against `<plan>.json` of `parsed_dir`, by the items' origin.

    With `text_dir` the items' places are found by aligning the record's words with those of `<plan>.txt` there, whatever format the
    record was read from. A plan without a record counts as an empty one and stands in `missing`.
    Raises ValueError where a file is no JSON object, OSError where it cannot be read.
    """
    report = Report()
    for path in sorted(Path(gold_dir).glob(f"*{_GOLD}")):
        name = path.name.removesuffix(_GOLD)
        report.plans.append(name)
        record = Path(parsed_dir) / f"{name}.json"
        if not record.exists():
            report.missing.append(name)
        parsed = _object(record) if record.exists() else {}
        if text_dir and parsed:
            parsed = aligned(parsed, (Path(text_dir) / f"{name}.txt").read_bytes().decode("utf-8"))
        score_plan(report, {"doc": name, **_object(path)}, parsed)
    asked = [figure for measure, figure in report.figures.items() if measure.startswith("metadata.")]
    report.figures["metadata"] = Figure(sum(figure.correct for figure in asked), sum(figure.gold for figure in asked))
    return report


def _object(path: Path) -> Item:
    value: Item = json.loads(path.read_bytes())
    if not hasattr(value, "items"):
        raise ValueError(path.name)
    return value


def score_plan(report: Report, gold: Item, parsed: Item) -> None:
    """Add one plan to the report."""
    _metadata(report, gold, parsed)
    _sections(report, gold, parsed)
    _citations(report, gold, parsed)
    _agencies(report, gold, parsed)
    _deadlines(report, gold, parsed)
    _targets(report, gold, parsed)
    score_obligations(report, gold, parsed)


def _name_of(issuer: Any) -> str | None:
    """An issuer's name; gold writes it plainly, records write an object."""
    name: str | None = issuer.get("name") if isinstance(issuer, dict) else issuer
    return name


def _years(metadata: Item) -> dict[str, str]:
    return {key: str(value)[:4] for key, value in (metadata.get("period") or {}).items() if value}


def _metadata(report: Report, gold: Item, parsed: Item) -> None:
    ours, theirs = gold["metadata"], parsed.get("metadata") or {}
    place, got_place = ours.get("place") or {}, theirs.get("place") or {}
    signer, got_signer = ours.get("signer") or {}, theirs.get("signer") or {}
    texts = [(key, ours.get(key), theirs.get(key)) for key in _METADATA]
    texts += [("place", place.get(key), got_place.get(key)) for key in ("province", "district", "commune")]
    texts.append(("issuer", ours.get("issuer"), _name_of(theirs.get("issuer"))))
    texts.append(("title", ours.get("title"), theirs.get("title")))
    texts.append(("signer", signer.get("name"), got_signer.get("name")))
    for key, wanted, got in texts:
        report.ask(f"metadata.{key}", fold(wanted) == fold(got), f"{gold['doc']}: {wanted!r} != {got!r}")
    report.ask("metadata.period", _years(ours) == _years(theirs), f"{gold['doc']}: {_years(ours)!r} != {_years(theirs)!r}")
    wanted_names, got_names = ({fold(row) for row in side.get("recipients") or []} for side in (ours, theirs))
    report.count("recipients", len(wanted_names & got_names), len(wanted_names), len(got_names))


def _sections(report: Report, gold: Item, parsed: Item) -> None:
    sections = parsed.get("sections", [])
    found = score_list(report, "sections", gold["sections"], sections, affinity=same_start, least=1.0, same=same_path)
    for wanted, got in found:
        for key in ("role", "kind"):
            report.ask(f"sections.{key}", wanted[key] == got.get(key), f"{wanted['path']}: {wanted[key]} != {got.get(key)}")
        if wanted["title"]:
            title = got.get("title")
            miss = f"{wanted['path']}: {wanted['title'][:60]!r} != {(title or '')[:60]!r}"
            report.ask("sections.title", fold(wanted["title"]) == fold(title), miss)


def _citations(report: Report, gold: Item, parsed: Item) -> None:
    ours, theirs = gold["citations"], parsed.get("citations", [])
    found = score_list(report, "citations", ours, theirs, same=same_citation)
    for measure, has_number in (("numbered", True), ("named", False)):
        kept = [[item for item in side if bool(item.get("number")) is has_number] for side in (ours, theirs)]
        score_list(report, f"citations.{measure}", kept[0], kept[1], same=same_citation)
    for wanted, got in found:
        issuer, wanted_issuer = _name_of(got.get("issuer")), wanted.get("issuer")
        where = f"{wanted['quote'][:60]!r}"
        report.ask("citations.issuer", fold(wanted_issuer) == fold(issuer), f"{where}: {wanted_issuer!r} != {issuer!r}")
        relation = got.get("relation")
        report.ask("citations.relation", wanted["relation"] == relation, f"{where}: {wanted['relation']} != {relation}")
    score_evidence(report, "citations", found)


def _agencies(report: Report, gold: Item, parsed: Item) -> None:
    agencies = parsed.get("agencies", [])
    score_list(report, "agencies.identity", gold["agencies"], agencies, same=same_body)
    found = score_list(report, "agencies", gold["agencies"], agencies)
    for wanted, got in found:
        where = f"{wanted['quote'][:50]!r}"
        right = fold(wanted["name"]) == fold(got.get("name"))
        report.ask("agencies.name", right, f"{where}: {wanted['name']!r} != {got.get('name')!r}")
        level = wanted.get("level")
        report.ask("agencies.level", level == got.get("level"), f"{where}: {level} != {got.get('level')}")
    score_evidence(report, "agencies", found)


def _deadlines(report: Report, gold: Item, parsed: Item) -> None:
    deadlines = parsed.get("deadlines", [])
    found = score_list(report, "deadlines.span", gold["deadlines"], deadlines, least=0.4)
    for wanted, got in found:
        relation = wanted.get("relation")
        if relation:
            right = relation == got.get("relation")
            report.ask("deadlines.relation", right, f"{wanted['quote'][:50]!r}: {relation} != {got.get('relation')}")
    score_evidence(report, "deadlines", found)
    score_list(report, "deadlines.value", gold["deadlines"], deadlines, least=0.3, same=same_deadline)


def _targets(report: Report, gold: Item, parsed: Item) -> None:
    targets = parsed.get("targets", [])
    found = score_list(report, "targets", gold["targets"], targets, affinity=share_of_shorter, least=0.3, same=same_target)
    for wanted, got in found:
        right = (known(wanted.get("due")), wanted.get("total")) == (known(got.get("due")), got.get("total"))
        report.ask("targets.due_total", right, label(wanted)[:50])
    score_evidence(report, "targets", found, least=0.6)
