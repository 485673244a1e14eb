"""Examples for training: sentences with the bodies that the rules mark in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planparse.extract.matches import BodyMatch
from planparse.extract.plan_place import PlanPlace
from planparse.extract.tries import trie
from planparse.nlp.components import Found, process
from planparse.outline.build import opens_block
from planparse.tables import table
from planparse.text.clean import clean
from planparse.text.patterns import pattern
from planparse.text.reflow import reflow

BODY, GROUP = "BODY", "GROUP"
Mark = tuple[int, int, str]
# ways of finding that are no guess
_SURE = ("named", "group")
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph, its bodies as (start, end, label), and the ranges about which nothing is known."""

    text: str
    marks: tuple[Mark, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def silver(text: str) -> Iterator[Example]:
    """Paragraphs of a text with what the rules find in them; citations, guesses and what only looks like a body count as unknown."""
    flow = reflow(clean(text), opens_block)
    whole = flow.mapped.text
    found = process(Found(whole, place=PlanPlace()))
    sure = [body for body in found.bodies if body.how in _SURE]
    guesses = [(body.start, body.end) for body in found.bodies if body.how not in _SURE]
    cited = [(citation.start, citation.end) for citation in found.citations]
    marks = [_mark(body) for body in sure if not any(a < body.end and body.start < b for a, b in cited)]
    likely = [match.span() for match in _likely().finditer(whole) if not any(a < match.end() and match.start() < b for a, b, _ in marks)]
    yield from _paragraphs(whole, [(p.start, p.end) for p in flow.paragraphs], marks, [*guesses, *cited, *likely])


@cache
def _likely() -> re.Pattern[str]:
    """A noun of bodies with a capital, and what follows up to a sign: the rules may not know the body."""
    nouns = trie(row["noun"] for row in table("planparse.extract", "body_nouns"))
    return pattern("examples.likely", rf"(?=[\p{{Lu}}])(?i:{nouns})(?![^\W_])[^\n,.;:()]{{0,60}}")


def _mark(body: BodyMatch) -> Mark:
    return body.start, body.end, GROUP if body.collective else BODY


def _paragraphs(
    text: str, places: Sequence[tuple[int, int]], marks: Sequence[Mark], unknown: Sequence[tuple[int, int]]
) -> Iterator[Example]:
    for start, end in places:
        inner = [(a - start, b - start, label) for a, b, label in marks if start <= a and b <= end]
        dark = [(max(a, start) - start, min(b, end) - start) for a, b in unknown if a < end and b > start]
        if inner or end - start >= _SHORTEST:
            yield Example(text[start:end], tuple(sorted(inner)), tuple(sorted(dark)))


def sentences(folder: Path) -> Iterator[str]:
    """The obligations written for training, as lines of a list."""
    for path in sorted(folder.glob("themes_made*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            yield f"- {row['text']}"
