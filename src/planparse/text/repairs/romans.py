"""Roman numerals of headings that an OCR engine misread: `lI. NỘI DUNG`, `1V. TỔ CHỨC`, a lost I in `II.` between `II.` and `IV.`.

Any text may have been through one, so a numeral is made good only where the sequence says which one it must be: the heading is in capitals,
and the one before it is known. A sound one is left alone, unless another of the same text was misread for certain: an author may well count
`II.` twice. `numerals` goes further, in what this program has read from pictures itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.headings import ROMANS, VALUES, in_capitals

_LIKE_I = "lL1iìíỉịïÏÌÍỈỊTJ!|\\[\\]"
_HEADING = pattern("romans.heading", rf"^[ ]{{0,8}}(?P<m>[IVXH{_LIKE_I}]{{1,6}})(?P<c>[.)/]) ?(?P<title>[^\n]{{3,200}})$", 8)
# an abbreviation (`TL.`) has none of the letters of a numeral
_LETTERS = frozenset("IVX")
_STROKES = frozenset("l1|!iìíïÏÌÍH")
_SECOND = pattern("romans.second", r"^[ ]{0,8}2[.)/] ?[^\W\d_]{2}", 8)
_TO_I = str.maketrans(dict.fromkeys(_LIKE_I.replace("\\", ""), "I") | {"H": "II"})
_FEWEST_HEADINGS, _FEWEST_LETTERS = 2, 3


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    marker: str

    @property
    def value(self) -> int | None:
        """What the marker says as it is printed; None where it is no Roman numeral."""
        return VALUES.get(self.marker)

    def may_be(self, value: int) -> bool:
        """True where the marker is this numeral with letters misread for I."""
        return value <= len(ROMANS) and self._plain == ROMANS[value - 1]

    def lost_one(self, value: int) -> bool:
        """True where the marker is this numeral, misread or not, less one I."""
        if value > len(ROMANS) or self.marker.isdigit():
            return False
        return self._plain == ROMANS[value - 1].replace("I", "", 1)

    @property
    def _plain(self) -> str | None:
        """The marker with an I for all that looks like one; None where it has nothing of a numeral."""
        seems = not _LETTERS.isdisjoint(self.marker) or _STROKES.issuperset(self.marker)
        return self.marker.translate(_TO_I) if seems else None


def roman_edits(text: str) -> Iterator[Edit]:
    """Edits that put the right numeral to headings in capitals that stand in a sequence of Roman numerals."""
    read = ((_Heading(m.start("m"), m.end("m"), m["m"]), m["title"]) for m in _HEADING.finditer(text))
    found = [heading for heading, title in read if heading.value or in_capitals(title, _FEWEST_LETTERS)]
    values = [heading.value for heading in found]
    known = set(values)
    if len(found) < _FEWEST_HEADINGS or not any(values) or _counts_up(values):
        return
    repaired = [(heading, ROMANS[value - 1]) for heading, value in _misread(found, text, known)]
    by_machine = any(heading.value is None for heading, _ in repaired)
    yield from (Edit(heading.start, heading.end, new) for heading, new in repaired if heading.value is None or by_machine)


def _misread(found: Sequence[_Heading], text: str, known: Set[int | None]) -> Iterator[tuple[_Heading, int]]:
    """Headings that have to be another numeral than they seem, and which one."""
    expected = 1
    for at, heading in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if heading.value != expected and _is_meant(heading, expected, after, text, known):
            yield heading, expected
            expected += 1
        elif heading.value is not None:
            expected = heading.value + 1


def _counts_up(values: Sequence[int | None]) -> bool:
    return list(values) == list(range(1, len(values) + 1))


def _is_meant(heading: _Heading, expected: int, after: _Heading | None, text: str, known: Set[int | None]) -> bool:
    """True where `heading` can only be the numeral that the sequence expects."""
    if heading.marker.isdigit():
        # `1.` over capitals may count in figures
        counted = after is not None and _SECOND.search(text, heading.end, after.start)
        return heading.may_be(expected) and after is not None and after.value == expected + 1 and not counted
    if heading.value is None:
        return heading.may_be(expected) or heading.lost_one(expected)
    if not heading.lost_one(expected) or expected in known:
        return False
    if heading.value > 1:  # a sound numeral, and out of order; `I.` may begin anew
        return True
    return after is not None and after.value != VALUES["II"] and (after.value == expected + 1 or after.may_be(expected + 1))
