"""Tables of knowledge: CSV files with a header row that lie beside the code that uses them."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from importlib import resources
from typing import TypeVar

_Word = TypeVar("_Word", bound=str)
_Key = TypeVar("_Key", bound=Hashable)
_Row = TypeVar("_Row")
Row = dict[str, str]


@cache
def table(package: str, name: str) -> tuple[Row, ...]:
    """Rows of `<package>/data/<name>.csv` as dicts keyed by the header; cells are stripped, lines that begin with # are skipped.

    Raises FileNotFoundError where there is no such table and ValueError where a row has not the header's length.
    """
    path = resources.files(package) / "data" / f"{name}.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines)
    header = next(reader)
    rows = []
    for cells in reader:
        if len(cells) != len(header):
            raise ValueError(f"{package}/{name}.csv: {len(cells)} cells in {cells!r}, the header has {len(header)}")
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return tuple(rows)


def parts(cell: str) -> tuple[str, ...]:
    """The words of a cell that holds several, between bars; none of an empty one."""
    return tuple(filter(None, cell.split("|")))


def grouped(rows: Iterable[tuple[_Key, _Row]]) -> dict[_Key, tuple[_Row, ...]]:
    """Rows by their key, those of one key in their order."""
    found: dict[_Key, list[_Row]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return {key: tuple(some) for key, some in found.items()}


def one_of(word: str, allowed: Sequence[_Word], where: str) -> _Word:
    """`word` as one of the words that a column of the table `where` may hold. Raises ValueError for any other."""
    for each in allowed:
        if each == word:
            return each
    raise ValueError(f"{where}: {word}")


def alternation(words: list[str] | tuple[str, ...]) -> str:
    """A regular expression that matches any of `words`, the longest first; a space stands for any run of blanks."""
    import re

    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in ordered)
