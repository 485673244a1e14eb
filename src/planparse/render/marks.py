"""Marks over text: items may nest and overlap, HTML elements may only nest. One sweep over the boundaries keeps both true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text `[start, end)` that are an item: `key` is its id in the page, `hint` what the pointer shows."""

    start: int
    end: int
    kind: str
    key: str
    hint: str


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Outer before inner: by start, the longest first; marks without extent are left out."""
    return sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end, mark.key))


def marked(text: str, start: int, end: int, marks: Sequence[Mark], seen: set[str]) -> Markup:
    """`text[start:end]` escaped, with `marks` (in order, each touching the range) as nested elements.

    Where two marks cross, the inner one is closed and opened again; only the first piece of a mark bears its id (`seen` remembers
    over calls which were given).
    """
    edges = sorted({start, end, *(at for mark in marks for at in (mark.start, mark.end) if start < at < end)})
    out: list[str] = []
    stack: list[Mark] = []
    waiting = 0
    active: list[Mark] = []
    for left, right in pairwise(edges):
        while waiting < len(marks) and marks[waiting].start <= left:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > left]
        kept = _common(stack, active)
        out.extend("</span>" for _ in stack[kept:])
        out.extend(_open(mark, seen) for mark in active[kept:])
        stack = list(active)
        out.append(str(escape(text[left:right])))
    out.extend("</span>" for _ in stack)
    return Markup("").join(map(Markup, out))


def _common(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a is not b:
            break
        length += 1
    return length


def _open(mark: Mark, seen: set[str]) -> str:
    name = "" if mark.key in seen else f' id="{escape(mark.key)}"'
    seen.add(mark.key)
    return f'<span{name} class="m k-{escape(mark.kind)}" data-m="{escape(mark.key)}" title="{escape(mark.hint)}">'
