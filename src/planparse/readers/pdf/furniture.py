"""Which rows belong to the page and not to the text: its number, its running head, the stamp of a digital signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planparse.readers.pdf.lines import Row, Stretch
from planparse.text.pages import is_furniture, page_key

_EDGE = 0.12  # of the height of the page
_OUTERMOST = 2
_FEW = 2
_PART = 3
_LONGEST = 120


def words(row: Row) -> str:
    """The words of a row."""
    return " ".join(part.text for part in row)


def edge_rows(rows: Sequence[Row], height: float) -> list[int]:
    """Rows in which a running head or a page number may stand: the outermost ones, where they are near the edge."""
    outer = {*range(min(_OUTERMOST, len(rows))), *range(max(0, len(rows) - _OUTERMOST), len(rows))}
    return sorted(at for at in outer if not _EDGE * height < rows[at][0].base < (1 - _EDGE) * height)


def edge_key(row: Row) -> tuple[str, int]:
    """What makes a running head the same on every page: its words without numbers, and its height."""
    return page_key(words(row)), round(row[0].base / 4)


def running(keys: Sequence[Sequence[tuple[str, int]]]) -> frozenset[tuple[str, int]]:
    """Keys that stand on the edges of a third of the pages (left and right pages may differ), and of two at least."""
    count = Counter(key for page in keys for key in set(page) if len(key[0]) < _LONGEST)
    return frozenset(key for key, times in count.items() if times >= _FEW and _PART * times >= len(keys))


def is_stamp(part: Stretch) -> bool:
    """The note of a digital signature, wherever it stands."""
    return is_furniture(part.text) and any(char.isalpha() for char in part.text) and not part.text.casefold().startswith(("trang", "page"))
