"""Short plans of real shape, made from the corpus: every part of a plan keeps its heading and a stretch of its lines, words altered."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from bench.timing import altered, plans
from planparse import parse_text

_OWN_NUMBER = re.compile(r"(Số: ?)\d*(?= ?/ ?KH)")


def write(folder: Path, count: int, lines: int = 12) -> list[Path]:
    """So many plans as text files, no two alike, the same for each call; of each part at most `lines` lines."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:06}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(text(number, lines), encoding="utf-8")
    return paths


def text(number: int, lines: int = 12) -> str:
    """The plan of this number, which is the number in its head."""
    parts = _parts()[number % len(_parts())]
    rng = random.Random(number)
    head = _OWN_NUMBER.sub(rf"\g<1>{number + 1}", parts[0], count=1)
    return altered("\n".join((head, *(_stretch(part, lines, rng) for part in parts[1:]))), number)


@cache
def _parts() -> list[list[str]]:
    """Of each plan of the corpus what stands before its first part, then its parts."""
    return [list(_cut(source)) for source in plans()]


def _cut(source: str) -> Iterator[str]:
    plan = parse_text(source)
    starts = [section.heading_span[0] for section in plan.sections if section.parent is None]
    for start, end in pairwise([0, *starts, len(plan.text)]):
        yield plan.text[start:end].rstrip("\n")


def _stretch(part: str, lines: int, rng: random.Random) -> str:
    """The first line and a stretch from anywhere in the rest; the whole where it is short."""
    first, *rest = part.split("\n")
    start = rng.randrange(max(1, len(rest) - lines + 2))
    return "\n".join((first, *rest[start : start + lines - 1]))
