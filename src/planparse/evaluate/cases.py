"""Cases of the challenge set: a few lines put into a carrier plan, or a whole document, with what must be found there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planparse.evaluate.places import Item, Place
from planparse.text.patterns import pattern

_SLOT = pattern("cases.slot", r"\{\{(?P<name>[a-z]+)\}\}")
_FILLER = "- Thực hiện theo quy định hiện hành."


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the whole source, the part of it that is compared, and the expectation by kind."""

    id: str
    family: str
    source: str
    place: Place
    expect: dict[str, Any]

    @property
    def text(self) -> str:
        """What is compared."""
        return self.source[self.place[0] : self.place[1]]


def load(folder: Path) -> list[Case]:
    """All cases of a folder that are answered by a record, by file and line.

    Raises ValueError or KeyError where a line is no case, OSError where a file or a carrier cannot be read.
    """
    carriers = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "carriers").glob("*.txt"))}
    return [_case(family, row, carriers) for family, row in _rows(folder) if "query" not in row]


def questions(folder: Path) -> list[Item]:
    """All cases of a folder that the registry answers."""
    return [row for _, row in _rows(folder) if "query" in row]


def _rows(folder: Path) -> Iterator[tuple[str, Item]]:
    """Family and row of each case."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.stem, json.loads(line)


def _case(family: str, row: Item, carriers: dict[str, str]) -> Case:
    if "document" in row:
        source = row["document"]
        return Case(row["id"], family, source, (0, len(source)), row["expect"])
    before, after = carriers[row["carrier"]].split("{{" + row["slot"] + "}}")
    before, after = (_SLOT.sub(_FILLER, part) for part in (before, after))
    return Case(row["id"], family, f"{before}{row['text']}{after}", (len(before), len(before) + len(row["text"])), row["expect"])
