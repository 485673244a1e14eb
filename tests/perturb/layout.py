"""The same words on other lines: wrapped, joined, split, broken by pages, with other bullets."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from collections.abc import Iterator
from random import Random

from planparse.outline.build import opens_block
from planparse.text.clean import clean
from planparse.text.offsets import Edit, Piece
from planparse.text.reflow import reflow
from tests.perturb.carry import LISTS, Change, Gold, Plan, edited, substitutions

_PAGE = ("\n{n}\n", "\n\n{n}\n\n", "\f{n}\n", "\n- {n} -\n", "\n\nTrang {n}\n\n")


def rewrapped(width: int, blank: bool) -> Change:
    """Paragraphs wrapped at a column, with or without blank lines between them."""

    def make(text: str, gold: Gold) -> Plan:
        flow = reflow(clean(text), opens_block)
        pieces: list[Piece] = []
        for paragraph in flow.paragraphs:
            for start, end in _lines(flow.mapped.text, paragraph.start, paragraph.end, width):
                pieces += [(start, end), "\n"]
            if blank:
                pieces.append("\n")
        arranged = flow.mapped.arrange(pieces)
        order = sorted(range(len(arranged.starts)), key=lambda i: arranged.starts[i])
        moved = copy.deepcopy(gold)
        starts = [arranged.starts[i] for i in order]
        for kind in LISTS:
            for item in moved[kind]:
                low, high = item["span"]
                inside = [i for i in order[bisect_left(starts, low) : bisect_left(starts, high)] if arranged.ends[i] > arranged.starts[i]]
                first = inside[0]
                last = max(i for i in inside if i >= first)
                item["span"] = [first, last + 1]
        return arranged.text, moved

    return make


def _lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    at = start
    while end - at > width:
        cut = text.rfind(" ", at + 1, at + width + 1)
        if cut <= at:
            cut = text.find(" ", at + width, end)
        if cut <= at:
            break
        yield at, cut
        at = cut + 1
    yield at, end


def joined(share: float, rng: Random) -> Change:
    """Some line ends inside paragraphs are gone."""
    return lambda text, gold: edited(text, gold, (Edit(a, b, " ") for a, b in _inner_ends(text) if rng.random() < share))


def _inner_ends(text: str) -> Iterator[tuple[int, int]]:
    """Places of the line ends, with the blanks around, that stand inside a paragraph of body text: where the reflow put a joining blank."""
    flow = reflow(clean(text), opens_block)
    starts, ends = flow.mapped.starts, flow.mapped.ends
    for paragraph in flow.paragraphs:
        if paragraph.kind == "body":
            for i in range(paragraph.start + 1, paragraph.end - 1):
                low, high = ends[i - 1], starts[i + 1]
                if starts[i] == ends[i] and low < high and text[low:high].isspace():
                    yield low, high


def split(share: float, rng: Random) -> Change:
    """Some blanks inside paragraphs become line ends."""

    def make(text: str, gold: Gold) -> Plan:
        found = substitutions(text, r"(?m)(?<=\w\w[ ,;:]|\w\w\w)(?<![#.] ) (?=\w)", lambda _: "\n")
        return edited(text, gold, (edit for edit in found if rng.random() < share and not _in_table(text, edit.start)))

    return make


def _in_table(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("|")


def pages(length: int, rng: Random) -> Change:
    """Page ends with page numbers about every `length` characters, wherever they fall: inside sentences, between paragraphs."""

    def make(text: str, gold: Gold) -> Plan:
        style = rng.choice(_PAGE)
        edits, number, at = [], 2, int(length * rng.uniform(0.5, 1.2))
        while (gap := re.compile(r" |\n+").search(text, at)) is not None and gap.end() < len(text) - 400:
            if not _in_table(text, gap.start()):
                edits.append(Edit(gap.start(), gap.end(), style.format(n=number)))
                number += 1
            at = gap.end() + int(length * rng.uniform(0.8, 1.2))
        return edited(text, gold, edits)

    return make


def bullets(sign: str) -> Change:
    """Dashes at the begin of lines become another sign (not in the recipients, where they are part of no gold)."""
    return lambda text, gold: edited(text, gold, substitutions(text, r"(?m)^( ?)-(?= ?[^\W\d_])", lambda m: m[1] + sign))
