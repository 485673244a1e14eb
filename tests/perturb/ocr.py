"""The same plan read by an OCR engine: letters confused as Tesseract confuses them (`data/ocr_confusions.csv`, made by `tools/ocr_confusions.py`)."""

from __future__ import annotations

import itertools
from collections import defaultdict
from functools import cache
from random import Random

from planparse.text.offsets import Edit
from tests.perturb.carry import Change, Gold, Plan, recopied
from tests.perturb.names import rows

_BLANK = "␣"


@cache
def table() -> dict[str, tuple[list[str], list[float], float]]:
    """By letter: what it is read as, how often each (cumulated), and the share of its occurrences that is misread."""
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for row in rows("ocr_confusions"):
        printed, read = (row[key].replace(_BLANK, " ") for key in ("printed", "read"))
        if len(printed) == 1:
            found[printed].append((read, int(row["count"]), int(row["seen"])))
    return {
        letter: ([read for read, _, _ in of], list(itertools.accumulate(float(n) for _, n, _ in of)), sum(n for _, n, _ in of) / of[0][2])
        for letter, of in found.items()
    }


def confused(share: float, rng: Random) -> Change:
    """On average `share` of the letters misread, each as often as the table has it, times one factor for all."""

    def make(text: str, gold: Gold) -> Plan:
        odds = [table()[char][2] if char in table() else 0.0 for char in text]
        factor = share * sum(char.isalnum() for char in text) / sum(odds)
        edits = []
        for at, (char, odd) in enumerate(zip(text, odds, strict=True)):
            if odd and rng.random() < odd * factor:
                read, weights, _ = table()[char]
                edits.append(Edit(at, at + 1, rng.choices(read, cum_weights=weights)[0]))
        return recopied(text, gold, edits)

    return make
