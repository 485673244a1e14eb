"""Roman numerals of headings on scans: `IL MỤC ĐÍCH` (I.), `IIL NỘI DUNG`, `II.` in the place of III., a stop that was lost or is a comma.

All headings of a text that may bear a Roman numeral are taken at once, and read so that they count up with the fewest misreadings. A line
that can do without a numeral, and lines of another sequence, may be passed over; sequences may begin anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.text.offsets import Edit
from planparse.text.patterns import pattern
from planparse.text.repairs.headings import ROMANS, VALUES, in_capitals
from planparse.text.repairs.lookalikes import as_roman

_HEADING = pattern(
    "numerals.heading", r"^ {0,8}(?P<m>[^\W_]{1,6}|[^\W_]{0,4}[!\[\]][^\W_]{0,4})(?P<c>[.,)/:]{0,2}) ?(?P<title>[^\n|]{3,200})$", 8
)
_COUNTED = pattern("numerals.counted", r"^ {0,8}(?P<m>[12])[.,)] ?[^\W\d_]", 8)
_SIGNS = frozenset("IVX")
_STROKES = frozenset("IVXHL")
_FEWEST_LETTERS = 4
_LOST = frozenset("L")  # a stop behind a numeral that came out as a letter
# how unlikely: a sign read as one like it, a stroke lost or too many, a stop lost
_LIKE, _STROKE, _STOP = 1.0, 1.5, 0.5
# a sequence that begins anew, one with a gap, a numeral that is none (of a line that looks like a heading, that hardly does, that is sound)
_ANEW, _GAP, _NONE, _HARDLY, _SOUND = 1.0, 4.0, 4.0, 1.0, 3.0


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may bear a numeral; `ways` are the values it can have and what each costs; `none` is what it costs to have no numeral."""

    start: int
    end: int
    close: str
    ways: dict[int, float]
    none: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A reading of the headings so far: what it costs, the last numeral, the heading that has it, and the reading up to the one before."""

    cost: float
    last: int
    at: int = -1
    before: _Way | None = None

    def taken(self) -> list[tuple[int, int]]:
        """The headings with a numeral, by place, and what it is."""
        found = []
        way: _Way | None = self
        while way and way.at >= 0:
            found.append((way.at, way.last))
            way = way.before
        return found[::-1]


def numeral_edits(text: str) -> Iterator[Edit]:
    """Edits that put the numerals of a scanned text right."""
    headings = list(_headings(text))
    best: dict[int, _Way] = {0: _Way(0.0, 0)}
    for at, heading in enumerate(headings):
        best = _further(best, at, heading)
    way = min(best.values(), key=lambda one: one.cost)
    taken = way.taken()
    for (at, value), counts in zip(taken, _counting(taken), strict=True):
        heading = headings[at]
        meant = ROMANS[value - 1] + (heading.close if heading.close not in ("", ",") else ".")
        if counts and meant != text[heading.start : heading.end]:
            yield Edit(heading.start, heading.end, meant)


def _counting(taken: Sequence[tuple[int, int]]) -> list[bool]:
    """For each numeral whether the one before or after it counts with it."""
    values = [value for _, value in taken]
    return [(at > 0 and values[at - 1] == value - 1) or values[at + 1 : at + 2] == [value + 1] for at, value in enumerate(values)]


def _further(best: dict[int, _Way], at: int, heading: _Heading) -> dict[int, _Way]:
    """The cheapest readings by last numeral, one heading on."""
    after: dict[int, _Way] = {}
    for way in best.values():
        steps = [(value, cost + _step(way.last, value)) for value, cost in heading.ways.items()]
        found = [_Way(way.cost + cost, value, at, way) for value, cost in steps]
        for one in (*found, _Way(way.cost + heading.none, way.last, way.at, way.before)):
            if one.last not in after or one.cost < after[one.last].cost:
                after[one.last] = one
    return after


def _step(last: int, value: int) -> float:
    if value == last + 1:
        return 0.0
    return _ANEW if value == 1 else _GAP


def _headings(text: str) -> Iterator[_Heading]:
    for m in _HEADING.finditer(text):
        capitals = in_capitals(m["title"], _FEWEST_LETTERS)
        if not capitals and not (_is_closed(m["m"], m["c"]) and m["title"][0].isupper()):
            continue
        ways = _ways(m["m"], m["c"])
        if m["m"] == "1" and _counts_in_figures(text, m.end()):
            continue
        if ways:
            yield _Heading(m.start("m"), m.end("c"), m["c"], ways, _none(m["m"], m["c"], capitals=capitals))


def _is_closed(marker: str, close: str) -> bool:
    """True with a stop, also where it came out as the last letter of a numeral."""
    return bool(close) or (len(marker) > 1 and marker[-1] in _LOST and _STROKES.issuperset(marker))


def _none(marker: str, close: str, *, capitals: bool) -> float:
    """What it costs to take a line for one without a numeral."""
    if marker in VALUES and close:
        return _SOUND
    if len(marker) == 1 and not (close and capitals):
        return _HARDLY
    return _NONE if set(marker) <= _SIGNS | _LOST else _HARDLY


def _ways(marker: str, close: str) -> dict[int, float]:
    """What a marker can be as a numeral."""
    if not (_SIGNS | frozenset("lH1L")) & set(marker):
        return {}
    plain = as_roman(marker)
    stop = 0.0 if close else _STOP
    ways: dict[int, float] = {}
    if marker in VALUES:
        ways[VALUES[marker]] = stop
    elif plain in VALUES:
        ways[VALUES[plain]] = _LIKE + stop
    if marker[-1] in _LOST and len(marker) > 1:  # the stop, and no stroke
        _add(ways, as_roman(marker[:-1]), _LIKE)
    if (not marker.isdigit() and len(plain) > 1) or marker in ("I", "V", "X"):
        for value, roman in enumerate(ROMANS, 1):
            if roman.replace("I", "", 1) == plain and value > 1:
                _add(ways, roman, _STROKE + stop)
            elif plain not in VALUES and plain.replace("I", "", 1) == roman:  # `HH` has a stroke more than III
                _add(ways, roman, _LIKE + _STROKE + stop)
    return ways


def _add(ways: dict[int, float], roman: str, cost: float) -> None:
    value = VALUES.get(roman)
    if value and cost < ways.get(value, cost + 1):
        ways[value] = cost


def _counts_in_figures(text: str, end: int) -> bool:
    """True where a line with `1.` is followed by one with `2.`, and by none with another `1.` before it."""
    after = _COUNTED.search(text, end)
    return after is not None and after["m"] == "2"
