"""Words of a plan as people type or paste them: where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice
from unicodedata import normalize

from planparse.text.search import key

Span = tuple[int, int]
CUT = "…"  # between the first and the last words of a long quote


def quoted(text: str, quote: str, most: int) -> list[Span]:
    """Where the words of a quote stand in a text (NFC), `most` places at most; blanks and line breaks do not count.

    Where they stand nowhere as they are typed, capitals and marks do not count either; then `first words … last words` means all from
    these to the nearest of those. An empty quote stands nowhere.
    """
    said = normalize("NFC", quote)
    first, cut, last = said.partition(CUT)
    for form in (str, key):
        found = list(islice(_found(text, said, form), most))
        if not found and cut:
            found = list(islice(_between(text, first, last, form), most))
        if found:
            return found
    return []


def _found(text: str, quote: str, form: Callable[[str], str]) -> Iterator[Span]:
    folded, sought = form(text), "".join(form(quote).split())
    if not sought or len(folded) != len(text):  # places would not be those of the text
        return
    solid = [at for at, char in enumerate(folded) if not char.isspace()]
    words = "".join(folded[at] for at in solid)
    at = words.find(sought)
    while at >= 0:
        yield solid[at], solid[at + len(sought) - 1] + 1
        at = words.find(sought, at + 1)


def _between(text: str, first: str, last: str, form: Callable[[str], str]) -> Iterator[Span]:
    ends = list(_found(text, last, form))
    for start, after in _found(text, first, form):
        at = bisect_left(ends, (after, after))
        if at == len(ends):
            return
        yield start, ends[at][1]
