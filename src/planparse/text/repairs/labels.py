"""Numbers of chapters, sections, parts and annexes on scans: `Chương` alone between II and IV, `Mục Š` below `Mục 4`, `Phụ lục H` behind I.

The label stands alone on its line. What looks like the number that comes next is that number; where nothing of it is left, or nothing that
is a number, the labels before and behind have to leave room for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.text.letters import bare_letters
from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.headings import ROMANS, VALUES
from planparse.text.repairs.lookalikes import as_roman, figures
from planparse.text.syllables import is_syllable

_LABEL = pattern("labels.label", r"^ {0,8}(?P<word>[CMP][^\W\d_]{2,5}(?: [lL][^\W\d_][cC])?)(?P<n> [^\s.:|]{1,6})?[.:]?$", 8)
_RANKS = {"phuluc": 0, "phan": 1, "chuong": 2, "muc": 3}  # the numbers of one may begin anew below one of a lower rank
_FAR = 200  # labels


@dataclass(slots=True)
class _Label:
    """A label; `value` is None where its number is none as it was read. It is edited as a whole, for a blank has no place on the page."""

    word: str
    rank: int
    read: str
    start: int
    end: int
    value: int | None


def label_edits(text: str) -> Iterator[Edit]:
    """Edits that put the numbers of such labels right, in order."""
    labels = list(_labels(text))
    for at, label in enumerate(labels):
        if label.value is not None:
            continue
        before, after = _beside(labels, range(at - 1, -1, -1), label.rank), _beside(labels, range(at + 1, len(labels)), label.rank)
        value = before.value if before else 0
        if value is None:
            continue
        in_figures = any(one.read.isdigit() for one in (before, after) if one)
        meant = value + 1
        printed = str(meant) if in_figures else (*ROMANS, "")[min(meant, len(ROMANS) + 1) - 1]
        looks = meant in figures(label.read) if in_figures else as_roman(label.read) == printed
        if printed and (looks or (before and after and after.value == meant + 1)):
            label.value, label.read = meant, printed
            yield Edit(label.start, label.end, f"{label.word} {printed}")


def _labels(text: str) -> Iterator[_Label]:
    for m in _LABEL.finditer(text):
        rank, read = _RANKS.get(bare_letters(m["word"])), (m["n"] or "").strip()
        if rank is None or (len(read) > 1 and is_syllable(read)):  # `Mục tiêu`
            continue
        value = int(read) if read.isascii() and read.isdigit() else VALUES.get(read)
        yield _Label(m["word"], rank, read, m.start("word"), m.end("n") if m["n"] else m.end("word"), value)


def _beside(labels: Sequence[_Label], places: range, rank: int) -> _Label | None:
    """The nearest label of the same kind at these places, below the same one of a higher rank."""
    for at in places[:_FAR]:
        if labels[at].rank <= rank:
            return labels[at] if labels[at].rank == rank else None
    return None
