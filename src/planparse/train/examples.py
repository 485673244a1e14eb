"""Examples for training: sentences with the bodies that gold or the rules mark in them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.extract.levels import PlanPlace
from planparse.extract.matches import BodyMatch
from planparse.nlp.components import Found, process
from planparse.outline.build import opens_block
from planparse.text.clean import clean
from planparse.text.reflow import reflow

BODY, GROUP = "BODY", "GROUP"
Mark = tuple[int, int, str]
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph, its bodies as (start, end, label), and the ranges about which nothing is known."""

    text: str
    marks: tuple[Mark, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def silver(text: str) -> Iterator[Example]:
    """Paragraphs of a text with what the rules find in them; citations and guesses count as unknown."""
    flow = reflow(clean(text), opens_block)
    whole = flow.mapped.text
    found = process(Found(whole, place=PlanPlace()))
    sure = [body for body in found.bodies if body.how == "named"]
    guesses = [(body.start, body.end) for body in found.bodies if body.how != "named"]
    cited = [(citation.start, citation.end) for citation in found.citations]
    marks = [_mark(body) for body in sure if not any(a < body.end and body.start < b for a, b in cited)]
    yield from _paragraphs(whole, [(p.start, p.end) for p in flow.paragraphs], marks, [*guesses, *cited])


def gold(text: str, path: Path) -> Iterator[Example]:
    """Paragraphs of a plan with the agencies of its gold file; what is optional there counts as unknown."""
    flow = reflow(clean(text), opens_block)
    places = {raw: at for at, raw in reversed(list(enumerate(flow.mapped.starts)))}
    answers = json.loads(path.read_text(encoding="utf-8"))
    marks, unknown = [], []
    for item in [*answers["agencies"], *answers["citations"]]:
        inside = [places[raw] for raw in range(*item["span"]) if raw in places]
        if not inside:
            continue
        start, end = min(inside), max(inside) + 1
        if item.get("optional") or "name" not in item or "collective" not in item:
            unknown.append((start, end))
        else:
            marks.append((start, end, GROUP if item["collective"] else BODY))
    yield from _paragraphs(flow.mapped.text, [(p.start, p.end) for p in flow.paragraphs], marks, unknown)


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
