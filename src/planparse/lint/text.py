"""Slips of text: spelling, repeated phrases, punctuation, dates, the plan's own name, the label of the recipients. Codes T02 to T10."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from planparse.lint import spelling
from planparse.lint.context import Context
from planparse.lint.issue import Issue
from planparse.lint.words import Words
from planparse.model import Span
from planparse.registry import doctypes
from planparse.text.fold import fold_tones, lower
from planparse.text.patterns import pattern

_GARBLED = pattern("lint.garbled", r"[,;:](?: ?[,;]|\.\.(?!\.))")
_TWO_STOPS = pattern("lint.two_stops", r"\.\.(?!\.)")
_ZERO = pattern("lint.zero", r"/0[3-9]/(?:19|20)\d\d(?!\d)")
_LABEL, _MOST_WRONG, _LONGEST_LABEL = "nơi nhận", 3, 14
_APART = (2, 3, 4, 5)
_OF_LETTERS = ("T02", "T08", "T10")


def found(context: Context) -> Iterator[Issue]:
    """Findings of all rules on the text."""
    words = Words(context.text)
    yield from spelling.found(words)
    yield from _repeated(words)
    yield from _patterns(context)
    yield from _label(context)


def _repeated(words: Words) -> Iterator[Issue]:
    """T04: two syllables or more, and the same again at once."""
    printed = words.printed
    told = bytearray(len(words.text))
    for apart in _APART:
        same = (words.ids[:-apart] == words.ids[apart:]).tobytes()
        at = same.find(b"\1" * apart)
        while at >= 0:
            one = printed[at : at + apart]
            span = words.span(at)[0], words.bare_span(at + 2 * apart - 1)[1]
            text = words.text[span[0] : span[1]]
            plain = all(word.isalpha() and word.islower() for word in one[1:]) and one[0].isalpha() and len(set(one)) > 1
            if plain and "\n" not in text and not told[span[0]]:
                told[span[0] : span[1]] = b"\1" * (span[1] - span[0])
                yield Issue("T04", span, "", {"word": text}, " ".join(one))
            at = same.find(b"\1" * apart, at + apart)


def _patterns(context: Context) -> Iterator[Issue]:
    """T05, T06, T09: what a pattern finds."""
    text = context.text
    zeros = [match for match in _ZERO.finditer(text) if text[match.start() - 1 : match.start()].isdigit()]
    if zeros:
        end = zeros[0].end()
        start = zeros[0].start() - (2 if text[zeros[0].start() - 2 : zeros[0].start()].isdigit() else 1)
        day, month, year = text[start:end].split("/")
        values = {"date": text[start:end], "count": str(len(zeros))}
        yield Issue("T05", (start, end), "", values, f"{day}/{int(month)}/{year}")
    name = _own_name(context.plan.metadata.doc_type)
    at = text.find(f"{name} này") if name else -1
    if name and at >= 0:
        values = {"word": f"{name} này", "count": str(text.count(f"{name} này"))}
        yield Issue("T06", (at, at + len(name) + 4), "", values, f"{name[0].upper()}{name[1:]} này")
    stops = [match for match in _TWO_STOPS.finditer(text) if text[match.start() - 1 : match.start()].isalpha()]
    for match in (*_GARBLED.finditer(text), *stops):
        start = max(text.rfind(" ", 0, match.start()) + 1, text.rfind("\n", 0, match.start()) + 1, match.start() - 12)
        yield Issue("T09", (start, match.end()), "", {"word": text[start : match.end()]})


@cache
def _own_name(code: str | None) -> str | None:
    names = [kind.name for kind in doctypes.types() if kind.code == code]
    return min(names, key=len).lower() if names else None


def _label(context: Context) -> Iterator[Issue]:
    """T02: the label of the recipients misread."""
    block = next((block for block in context.plan.blocks if block.kind == "recipients"), None)
    if block is None or len(block.text) > _LONGEST_LABEL:
        return
    printed = fold_tones(lower(block.text)).strip(" :*.")
    wrong = sum(one != other for one, other in zip(printed, _LABEL, strict=False)) if len(printed) == len(_LABEL) else len(_LABEL)
    if 0 < wrong <= _MOST_WRONG:
        yield Issue("T02", block.span, "label", {"word": block.text}, "Nơi nhận:")


def covered(issues: list[Issue], spans: list[Span]) -> list[Issue]:
    """Those that do not say of a number what its own rules say: wrong letters inside one of the spans (sorted by start)."""
    starts = [start for start, _ in spans]
    out = []
    for issue in issues:
        at = bisect_right(starts, issue.span[0]) - 1
        if issue.code not in _OF_LETTERS or at < 0 or issue.span[0] >= spans[at][1]:
            out.append(issue)
    return out
