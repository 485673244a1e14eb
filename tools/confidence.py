"""Writes the table of confidence and docs/confidence.md from counts: `python tools/confidence.py [SHARED [FOLDER]]`.

Agencies and obligations are counted on the nine plans of `tests/blind`. With SHARED (and FOLDER, as in bench/blocks.py) the labelled blocks
are counted anew for the ways that those plans hardly have; without it their counts stay as they are. The page says what counts.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import blocks

from planparse import record
from planparse.evaluate import reliability
from planparse.extract.certainty import kind_of
from planparse.pipeline import parse_document
from planparse.readers import read
from planparse.tables import Row, table

TABLE = ROOT / "src" / "planparse" / "extract" / "data" / "confidence.csv"
PAGE = ROOT / "docs" / "confidence.md"
BLIND = ROOT / "tests" / "blind"

_BLOCK_WAYS = ("article", "nobody")
_PAGE = """# Confidence, and whether it is what it says

`confidence` of an agency is the probability that the mention is one of the plan's agencies with this name and level; that of an
obligation, that the block is an obligation with just these leading bodies. The values stand in
`src/planparse/extract/data/confidence.csv`, one for each way of finding; each is the share right among items found in that way,
`(right + 10 · prior) / (found + 10)`, where the prior was judged before counting. `tools/confidence.py` counts and writes table and page.

Counted are agencies and obligations of the nine plans of `tests/blind`. The five gold plans are not counted: the rules were made on them
and are right there nearly everywhere. Obligations of articles (decrees, regulations) and those that name nobody are hardly in plans; for
these two the blocks of `tests/labels/blocks_real.csv` count as well (obligation or not; nothing is known there of the bodies). Six of the
nine plans served to mend the rules after their first run, so on plans of another kind or damaged ones the shares will be lower than these.

## Reliability, one plan left out

Each plan's items with the values that the other eight plans give (labelled blocks left in).

{tables}
An item below 0.7 says why (`why`); so does each that was found in an unsure way.
"""


def main() -> None:
    """Count, write the table, then the page with the values that the table now has."""
    rows = list(table("planparse.extract", "confidence"))
    if len(sys.argv) > 1:
        rows = list(_with_labels(rows, Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    before = reliability.priors(rows)
    plans = {path.stem: list(_judged(path)) for path in sorted(BLIND.glob("*.txt"))}
    seen = reliability.counts(item for items in plans.values() for item in items)
    _write([_counted(row, before, seen) for row in rows])
    left_out = reliability.one_left_out(plans, before)
    tables = [_table(kind, [item for item in left_out if item.way[0] == kind]) for kind in ("agency", "obligation")]
    PAGE.write_text(_PAGE.format(tables="\n".join(tables)), encoding="utf-8")


def _judged(path: Path) -> Iterator[reliability.Judged]:
    gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    return reliability.judged(gold, json.loads(record.dumps(parse_document(read(path), actions=False))))


def _counted(row: Row, before: Mapping[reliability.Way, reliability.Prior], seen: Mapping[reliability.Way, tuple[int, int]]) -> Row:
    way = (kind_of(row["kind"]), row["how"])
    right, found = seen.get(way, (0, 0))
    return {**row, "right": str(right), "found": str(found), "confidence": str(reliability.value(before[way], right, found))}


def _with_labels(rows: Iterable[Row], shared: Path, folder: Path | None) -> Iterator[Row]:
    """The rows with the counts of labelled blocks that the rules took for obligations."""
    right, found = Counter[str](), Counter[str]()
    for _, _, plan, labels in blocks.labelled(shared, folder):
        for duty in json.loads(record.dumps(plan))["obligations"]:
            if duty["span"][0] in labels:
                how = reliability.how_obligation(duty)
                found[how] += 1
                right[how] += labels[duty["span"][0]]
    for row in rows:
        counts = row["kind"] == "obligation" and row["how"] in _BLOCK_WAYS
        yield {**row, "block_right": str(right[row["how"]]), "blocks": str(found[row["how"]])} if counts else row


def _write(rows: Sequence[Row]) -> None:
    notes = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    TABLE.write_text("\n".join(notes) + "\n" + out.getvalue(), encoding="utf-8")


def _table(kind: str, items: Sequence[reliability.Judged]) -> str:
    found = reliability.bins(items)
    lines = [f"| {kind}: confidence | expected | observed | items |", "|---|---|---|---|"]
    lines += [f"| {b.low:.2f} to {b.high:.2f} | {b.expected:.3f} | {b.observed:.3f} | {b.count} |" for b in found]
    return "\n".join([*lines, "", f"ECE {reliability.ece(found):.3f} over {len(items)} items.", ""])


if __name__ == "__main__":
    main()
