"""The linter: a table of hits and near misses by rule, in other offices and topics than the five plans."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from planparse import lint
from planparse.lint.issue import codes
from planparse.model import Finding, Plan
from planparse.pipeline import document_of, parse_document
from tests.lint_cases import CASES, Case

ROOT = Path(__file__).resolve().parent.parent


@cache
def plan_of(text: str) -> Plan:
    return parse_document(document_of(text), actions=False)


def found(case: Case) -> list[Finding]:
    return [item for item in plan_of(case.text()).findings if item.code == case.code]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.why}")
def test_case(case: Case) -> None:
    items = found(case)
    if case.quote is None:
        assert not items, [(item.text, item.message) for item in items]
        return
    hits = [item for item in items if case.quote in item.text or item.text in case.quote]
    assert hits, [(item.code, item.text) for item in plan_of(case.text()).findings]
    assert hits[0].severity == case.severity
    if case.suggestion:
        assert hits[0].suggestion == case.suggestion


@pytest.mark.parametrize("code", codes("1"))
def test_every_rule_has_hits_and_near_misses(code: str) -> None:
    if code in ("R01", "S01", "S02", "T01"):  # the reader's and the outline's own: tested with them
        return
    of_code = [case for case in CASES if case.code == code]
    assert any(case.quote is not None for case in of_code), "thiếu ca bắt"
    assert any(case.quote is None for case in of_code), "thiếu ca gần giống"


@pytest.mark.parametrize("code", codes("1"))
def test_every_rule_stands_in_the_docs(code: str) -> None:
    lines = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(f"### {code} ") for line in lines)


def test_places_and_evidence() -> None:
    """The quote stands where the finding says, and what rests on the registry names its row."""
    for case in CASES:
        plan = plan_of(case.text())
        for item in plan.findings:
            assert plan.text[item.span[0] : item.span[1]] == item.text
            if item.rests_on is not None:
                assert {"table", "id", "source"} <= item.rests_on.keys()
            if item.code in ("C07", "C11", "C15", "C20"):
                assert item.rests_on is not None


def test_messages_in_two_languages() -> None:
    for case in CASES:
        plan = plan_of(case.text())
        for issue in lint.issues(plan):
            for lang in ("vi", "en"):
                told = lint.message(issue, lang)
                assert told
                assert "{" not in told


def test_a_record_says_the_same() -> None:
    """The rules look at the record alone: read back, they find the same."""
    from planparse import record

    for case in CASES[::7]:
        plan = plan_of(case.text())
        again = record.loads(record.dumps(plan))
        assert [(i.code, i.span, i.values) for i in lint.issues(again)] == [(i.code, i.span, i.values) for i in lint.issues(plan)]


def _floors(shared: Path, severity: str) -> tuple[int, int, list[str]]:
    rows = list(csv.DictReader((shared / "reference" / "plan_defects.csv").read_text(encoding="utf-8").splitlines()))
    got, missed = 0, []
    wanted = [row for row in rows if row["severity"] == severity and row["defect_type"] != "TARGET_BELOW_SUPERIOR"]
    for row in wanted:
        source = (ROOT / "corpus" / f"{row['plan']}.txt").read_bytes().decode()
        if _hit(source, row, plan_of(source).findings):
            got += 1
        else:
            missed.append(f"{row['plan']}:{row['line']} {row['quote'][:60]}")
    return got, len(wanted), missed


def _hit(source: str, row: dict[str, str], findings: Sequence[Finding]) -> bool:
    quote = row["quote"].replace("⏎", "\n")
    line = sum(len(part) + 1 for part in source.split("\n")[: int(row["line"]) - 1])
    at = source.find(quote, max(0, line - 5))
    at = at if at >= 0 else source.find(quote)
    for item in findings:
        start, end = int(item.origin["start"]), int(item.origin["end"])  # type: ignore[typeddict-item]
        if item.severity == row["severity"] and start < at + len(quote) and end > at and end - start <= 3 * len(quote):
            return True
    return False


def test_errors_of_the_five_plans(shared: Path) -> None:
    got, total, missed = _floors(shared, "error")
    assert got == total, missed


def test_warnings_of_the_five_plans(shared: Path) -> None:
    got, total, missed = _floors(shared, "warning")
    assert got >= 0.8 * total, missed


def test_the_five_plans_have_the_errors_that_were_read() -> None:
    """No false error: every error of the five plans was read and is listed in docs/lint.md."""
    listed = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        for item in plan_of(path.read_bytes().decode()).findings:
            if item.severity == "error":
                assert f"| {item.code} | {' '.join(item.text.split())[:60]}" in listed, (path.stem, item.code, item.text)
