"""Closings whose first words cannot be read: a seal or the pen stands on `Nơi nhận:`, on the office of who signs.

They are known by what stands around them: the entry that says where the paper is filed, the sign that ends the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.outline.line_kinds import is_recipients
from planparse.outline.nodes import Zone
from planparse.outline.numbering import bullet, markers
from planparse.text.patterns import pattern

_FILED = pattern("spoiled.filed", r"(?:[-–—+*] ?)?Lưu ?[:;.]? ?(?:VT|VP|Văn thư)(?!\w)")
_NOTED = pattern("spoiled.noted", r"\((?:(?:để )?[bptk]/[chp]\.?|để [^)\n]{1,30})\)[;,]$")
_END = ("./.", "./")
_MOST_ENTRIES, _MOST_LINES = 60, 12
_LONGEST = 60


def spoiled_closings(lines: Sequence[str]) -> dict[int, tuple[Zone, int]]:
    """By the line where such a closing begins: its zone, and the first line that says for itself what it is."""
    return dict(_found(lines))


def _found(lines: Sequence[str]) -> Iterator[tuple[int, tuple[Zone, int]]]:
    for at, line in enumerate(lines):
        if "Lưu" in line[:5] and _FILED.match(line):
            begin = next((i + 1 for i in range(at - 1, max(-1, at - _MOST_ENTRIES), -1) if not _is_entry(lines[i])), at)
            if begin < at and not is_recipients(lines[begin - 1]):
                yield begin, ("recipients", at + 1)
        elif is_recipients(line):
            begin = next((i + 1 for i in range(at - 1, max(-1, at - _MOST_LINES), -1) if not _is_scrap(lines[i])), at)
            if 0 < begin < at and lines[begin - 1].endswith(_END):
                yield begin, ("signature", at)


def _is_entry(line: str) -> bool:
    """One of a list of recipients before its last."""
    return line.endswith((";", ",")) and not markers(line) and (bullet(line) is not None or _NOTED.search(line) is not None)


def _is_scrap(line: str) -> bool:
    return len(line) < _LONGEST and not line.endswith(_END) and not bullet(line) and not markers(line)
