"""Cells of tables on terminals: what has no blank is broken where it has parts."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from rich.text import Text

_JOINTS = ("/@#", "-_.")  # between greater parts, between words


class Cell(Text):
    """Text whose long words (identifiers, numbers of instruments) are broken behind a sign between their parts, if they can be."""

    def wrap(self, console: Any, width: int, **options: Any) -> Any:
        """The lines of the cell in a column of this width."""
        return Text(broken(self.plain, width)).wrap(console, width, **options)


def broken(text: str, width: int) -> str:
    """The text with line ends in those of its words that are wider than `width` columns, behind the last `/` that fits, else the last `-`.

    >>> broken("phu-tho/tan-son/ 2023", 12)
    'phu-tho/\\ntan-son/ 2023'
    """
    return "\n".join(" ".join(_parts(word, width) for word in line.split(" ")) for line in text.split("\n"))


def _parts(word: str, width: int) -> str:
    parts = []
    while cell_len(word) > width:
        ends = [at for at in range(min(len(word) - 1, width), 0, -1) if cell_len(word[:at]) <= width]
        fits = next((at for joints in _JOINTS for at in ends if word[at - 1] in joints), None)
        if fits is None:
            break
        parts.append(word[:fits])
        word = word[fits:]
    return "\n".join([*parts, word])
