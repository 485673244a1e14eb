"""How the blocks of an outline cover the source: every visible character in one block or marker, none in two."""

from __future__ import annotations

import itertools
import unicodedata

from tests.reading import Reading
from tests.repairs import same

MARKUP = frozenset("*#\\|_")


def visible(text: str) -> str:
    """What counts: no white space, markup or invisible characters; composed."""
    kept = (c for c in text if not c.isspace() and c not in MARKUP and unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def uncovered(found: Reading) -> list[str]:
    """Visible stretches of the canonical text that stand in no block (from `line_start` to `end`)."""
    covered = [0] * (len(found.text) + 1)
    for block in found.outline.blocks:
        for at in range(block.line_start, block.end):
            covered[at] = 1
    gaps = "".join("\n" if covered[at] else char for at, char in enumerate(found.text))
    return [part for part in gaps.split("\n") if visible(part)]


def twice(found: Reading) -> list[tuple[int, int]]:
    """Blocks that begin before the one before them has ended."""
    spans = sorted((b.line_start, b.end) for b in found.outline.blocks)
    return [second for first, second in itertools.pairwise(spans) if second[0] < first[1]]


def lost(found: Reading, source: str) -> str:
    """Visible characters of the source that the canonical text has not, or has more often; empty where all is well."""
    have, want = ("".join(sorted(visible(text))) for text in (found.text, source))
    return "" if same(have, want, source) else f"{have!r} != {want!r}"


def wrong_origins(found: Reading, source: str) -> list[str]:
    """Blocks whose evidence in the source is not their text."""
    wrong = []
    for block in found.outline.blocks:
        origin = found.mapped.origin((block.start, block.end))
        parts = origin.get("parts") or [(origin["start"], origin["end"])]
        if not same(visible("".join(source[a:b] for a, b in parts)), visible(found.words(block)), source):
            wrong.append(found.words(block))
    return wrong
