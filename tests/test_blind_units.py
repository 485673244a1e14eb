"""Invented plans annotated before the code saw them; each batch was annotated by one who did not know the code.

Five of a department, a hospital, a commune, a Party committee and of two issuers. First run: agencies 0.715 (0.764 after slips of the
annotation were mended), lead bodies with level 0.650 (0.700), whole obligation 0.654 (0.679).
Six of a ministry, a provincial Youth League, a city with a table of tasks, a district's health centre, a commune of 2026 and a school.
First run: agencies 0.659 (0.712), lead bodies with level 0.521 (0.562), whole obligation 0.378 (0.439).
Five of a steering committee, two issuers, a school, a health centre and a commune of 2026. First run: agencies 0.769, lead bodies with
level 0.721, whole obligation 0.598.
Ten of a hospital, a commune's police, a directive, a firm, a Party committee, a council, the Front, a department and two cities, with what
the five before them had taught. First run: agencies 0.806, lead bodies with level 0.716, whole obligation 0.683 (0.624 without it).
Thirteen more (`tests/blind_later/`) of a Farmers' Union with a bank, a social insurance, a board of an economic zone, a union of workers,
departments, districts and communes of 2019 to 2026. First run: one could not be read (a rule below its letterhead ended the file); with its
plan cut out agencies.identity 0.808, lead bodies with level 0.831, whole obligation 0.739. Lists of months stand there as one item, which
counts against us.
Seven more there (a tax office, a Youth League, a department's examination, districts of 2021 to 2023, a city, a commune of 2026). First run:
agencies.identity 0.827, lead bodies with level 0.821, whole obligation 0.648 (0.620 by the code before the thirteen were mended).
Eight more (`tests/blind_eight/`: a commune of 2025, a province's poverty programme, a department, a district, two issuers, a Party committee, a ministry,
a hospital). First run: agencies.identity 0.853, lead bodies with level 0.761, whole obligation 0.620, the same by the code before names of bodies were
mended on the seven; then only counts, tables with pipes inside alone, and names that a plan defines were mended on them.
Six more (`tests/blind_six/`: a commune of 2025, a department, a district, a province, a Women's Union, social insurance). First run: agencies.identity 0.805,
lead bodies with level 0.792, whole obligation 0.717; by families since: 0.906, 0.900, 0.892.
Twelve of ordinary officials (`tests/blind_ordinary/`, two authors). First run: agencies.identity 0.904, lead bodies with level 0.880, whole obligation 0.845 by
the code before the families of the eight and the six were mended; 0.911, 0.888, 0.849 after it. Then who receives what a numbered line announces, names without
what they are part of, heads of general departments, short forms in letterheads and what amends a ground were mended on them.
Twelve more of offices (`tests/blind_offices/`, two further authors). First run by the code of the day before: agencies.identity 0.910, lead bodies with level
0.883, whole obligation 0.859. Then tables with a line for every cell, days of the month, boards below associations, signers behind the last recipient and slips in
names were mended on them (0.920, 0.926, 0.901); what was mended meanwhile on the twelve before by one who had not seen these gave 0.922, 0.926, 0.901.
All have been read since; the floors only say that nothing known is broken. README.md in the folder lists what was mended in the annotation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import evaluate, parse, record

FOLDER = Path(__file__).parent
FLOORS = {
    ("blind_units", "sections"): 1.0,
    ("blind_units", "citations"): 0.98,
    ("blind_units", "agencies.identity"): 0.977,
    ("blind_units", "deadlines.value"): 0.98,
    ("blind_units", "targets"): 0.99,
    ("blind_units", "obligations"): 0.99,
    ("blind_units", "obligations.lead_level"): 0.97,
    ("blind_units", "obligations.whole_record"): 0.95,
    ("blind_later", "sections"): 1.0,
    ("blind_later", "citations"): 0.98,
    ("blind_later", "agencies.identity"): 0.97,
    ("blind_later", "deadlines.value"): 0.975,
    ("blind_later", "targets"): 0.95,
    ("blind_later", "obligations"): 0.99,
    ("blind_later", "obligations.lead_level"): 0.985,
    ("blind_later", "obligations.whole_record"): 0.95,
    ("blind_eight", "sections"): 1.0,
    ("blind_eight", "citations"): 0.99,
    ("blind_eight", "agencies.identity"): 0.965,
    ("blind_eight", "deadlines.value"): 0.98,
    ("blind_eight", "targets"): 0.97,
    ("blind_eight", "obligations"): 0.98,
    ("blind_eight", "obligations.lead_level"): 0.95,
    ("blind_eight", "obligations.whole_record"): 0.92,
    ("blind_six", "sections"): 0.99,
    ("blind_six", "citations"): 0.94,
    ("blind_six", "agencies.identity"): 0.9,
    ("blind_six", "deadlines.value"): 0.97,
    ("blind_six", "targets"): 0.96,
    ("blind_six", "obligations"): 0.995,
    ("blind_six", "obligations.lead_level"): 0.89,
    ("blind_six", "obligations.whole_record"): 0.885,
    ("blind_ordinary", "sections"): 1.0,
    ("blind_ordinary", "citations"): 1.0,
    ("blind_ordinary", "agencies.identity"): 0.975,
    ("blind_ordinary", "deadlines.value"): 0.975,
    ("blind_ordinary", "targets"): 0.97,
    ("blind_ordinary", "obligations"): 0.99,
    ("blind_ordinary", "obligations.lead_level"): 0.97,
    ("blind_ordinary", "obligations.whole_record"): 0.94,
    ("blind_offices", "sections"): 1.0,
    ("blind_offices", "citations"): 0.98,
    ("blind_offices", "agencies.identity"): 0.915,
    ("blind_offices", "deadlines.value"): 0.99,
    ("blind_offices", "targets"): 0.895,
    ("blind_offices", "obligations"): 0.99,
    ("blind_offices", "obligations.lead_level"): 0.92,
    ("blind_offices", "obligations.whole_record"): 0.895,
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], float]:
    found = {}
    for folder in sorted({folder for folder, _ in FLOORS}):
        out = tmp_path_factory.mktemp(folder)
        for path in sorted((FOLDER / folder).glob("*.txt")):
            (out / f"{path.stem}.json").write_bytes(record.dumps(parse(path)))
        measures = evaluate.score(FOLDER / folder, out).as_json()["measures"]
        found |= {(folder, name): measure.get("f1", measure.get("accuracy")) for name, measure in measures.items()}
    return found


@pytest.mark.parametrize("name", FLOORS, ids=": ".join)
def test_floor(name: tuple[str, str], measured: dict[tuple[str, str], float]) -> None:
    assert measured[name] >= FLOORS[name]
