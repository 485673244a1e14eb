"""Which syllables stand side by side in plans: the recipe of `src/planparse/text/data/pairs.csv.gz`.

    python tools/ocr_pairs.py corpus/*.txt tests/blind/*.txt

Sources are the texts given and each table of names of the registry. A pair that stands in several of them is common language; one that a
single source has is known, and that is all.
"""

from __future__ import annotations

import argparse
import gzip
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from planparse.tables import table
from planparse.text.repairs.ocr import PAIRS, pairs_of

TABLES = (
    ("registry", "bodies"),
    ("registry", "instruments"),
    ("registry", "issuers"),
    ("registry", "doctypes"),
    ("registry", "successions"),
    ("extract", "duty_verbs"),
    ("extract", "body_nouns"),
    ("extract", "named_instruments"),
    ("extract", "collective_functions"),
    ("extract", "themes"),
    ("extract", "theme_cues"),
)


def sources(texts: Sequence[Path]) -> Iterator[set[str]]:
    """The pairs of each source."""
    for path in texts:
        yield pairs_of(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
    for package, name in TABLES:
        rows = table(f"planparse.{package}", name)
        yield {pair for row in rows for cell in row.values() for pair in pairs_of(cell.replace("|", "\n"))}


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=PAIRS)
    given = parser.parse_args(arguments)
    count = Counter(pair for source in sources(given.texts) for pair in source)
    lines = ["pair,sources", *(f"{pair},{times}" for pair, times in sorted(count.items()))]
    given.out.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{len(count)} pairs, {sum(times > 1 for times in count.values())} of them in several sources")


if __name__ == "__main__":
    main()
