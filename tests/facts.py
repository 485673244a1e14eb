"""Facts of real files, read by eye, and the same facts as a record has them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from planparse import model
from planparse.evaluate.fold import fold
from planparse.pipeline import parse_all
from tests.conftest import ROOT

Facts = dict[str, str]
HAND = "~"  # from here on by hand: to the stroke of a number, to the end of a date
OR = "|"  # between readings that can both be defended
_EXACT = ("type", "number", "date", "top", "articles", "points")


def facts(name: str) -> list[Facts]:
    """The rows of a table of facts."""
    lines = (ROOT / "tests" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def parts(rows: list[Facts], file: str) -> int:
    """How many documents a file holds."""
    return max(int(row["part"]) for row in rows if row["file"] == file)


@cache
def plans(path: Path) -> tuple[model.Plan, ...]:
    """The records of a file."""
    return parse_all(path)


def read(plan: model.Plan) -> Facts:
    """The facts as the record has them."""
    data = plan.metadata
    tops = {section.id for section in plan.sections if section.parent is None}
    return {
        "type": data.doc_type or "-",
        "number": data.number or "-",
        "symbol": data.symbol or "-",
        "date": data.issued_on or "-",
        "title": data.title or "-",
        "issuer": data.issuer.name if data.issuer else "-",
        "top": str(len(tops)),
        "articles": str(sum(section.marker.startswith("Điều") for section in plan.sections)),
        "points": str(sum(section.parent in tops for section in plan.sections)),
        "first": plan.obligations[0].text if plan.obligations else "-",
        "last": plan.obligations[-1].text if plan.obligations else "-",
    }


def differences(fact: Facts, plan: model.Plan, likeness: float = 100.0) -> dict[str, tuple[str, str]]:
    """What the record has otherwise than the eye: (record, fact) by column. Words have to be as like as `likeness`, in percent."""
    found = read(plan)
    asked = [key for key in found if fact.get(key)]
    return {key: (found[key], fact[key]) for key in asked if not any(_agrees(key, found, way, likeness) for way in fact[key].split(OR))}


def _agrees(key: str, found: Facts, wanted: str, likeness: float) -> bool:
    if HAND in wanted:
        printed = wanted.split(HAND, maxsplit=1)[0].rstrip("-") if key == "date" else wanted.split("/", 1)[1]
        return found["date"].startswith(printed) if key == "date" else found["symbol"] == printed
    ours = found[key][: len(wanted)] if key in ("first", "last") else found[key]
    if key in _EXACT:
        return fold(ours) == fold(wanted)
    return fuzz.ratio(fold(ours), fold(wanted)) >= likeness
