"""What belongs to the page and not to the text: page numbers, rules, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from planparse.tables import table
from planparse.text.patterns import pattern

_DIGITS = pattern("pages.digits", r"\d{1,6}")
_FEW_PAGES = 2
_LONGEST_HEAD = 120


@cache
def _furniture() -> re.Pattern[str]:
    rules = "|".join(row["regex"] for row in table("planparse.text", "furniture"))
    return pattern("pages.furniture", f"(?:{rules})$")


@lru_cache(maxsize=4_000)  # asked of a line for its page and for itself
def is_furniture(text: str) -> bool:
    """A line that belongs to the page: its number, a rule, the note of a digital signature."""
    return _furniture().match(text) is not None


def page_key(text: str) -> str:
    """The line with its numbers left aside."""
    return _DIGITS.sub("0", text)


def running_heads(lines: Sequence[str], opens: Callable[[str], bool]) -> frozenset[str]:
    """Lines that come back beside the number of every page, the number left aside."""
    beside: Counter[str] = Counter()
    total: Counter[str] = Counter()
    pages = [is_furniture(line) for line in lines]
    if sum(pages) < _FEW_PAGES:
        return frozenset()
    for at, line in enumerate(lines):
        if not pages[at] and len(line) < _LONGEST_HEAD:
            key = page_key(line)
            total[key] += 1
            beside[key] += any(pages[max(0, at - 1) : at + 2])
    return frozenset(key for key, count in beside.items() if count >= _FEW_PAGES and count == total[key] and not opens(key))
