"""The section tree from the sequence of markers. Levels come from the numbers and their siblings, never from looks.

The tree never refuses a text: a marker that continues no open sequence and opens none is kept as plain text, a gap or a repeat is kept as
a division and reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from planparse.outline.numbering import Marker, follows, is_first

# Ranks of the numbering schemes: parts, which a line may announce (`gồm:`); up to the article; up to capital letters and Roman numbers,
# which never stand below small numbers alone.
_PART = 0
_BIG = 4
_CAPITALS = 6
_FARTHEST_GAP = 6
_WEAK = frozenset({"decimal", "roman_decimal"})
_PREFIXED = _WEAK | {"alpha_digit"}

Irregularity = Literal["gap", "repeat"]


@dataclass(slots=True)
class Division:
    """A numbered division: its marker, its parent (index or None), the line that opens it, and what is irregular about its number."""

    marker: Marker
    parent: int | None
    line: int
    path: str
    irregular: Irregularity | None = None


@dataclass(slots=True)
class TreeBuilder:
    """Takes the numbered lines in order; `divisions` is the tree so far."""

    divisions: list[Division] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _parents: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _paths: dict[str, int] = field(default_factory=dict)

    def reset(self) -> None:
        """Another document begins in the same file: its numbers start anew at the top."""
        self._open.clear()

    def current(self) -> int | None:
        """The innermost open division."""
        return self._open[-1] if self._open else None

    def add(self, readings: Sequence[Marker], line: int, opens_list: bool) -> Division | None:
        """Open the division that one of `readings` begins; None where none of them fits (the line is plain text).

        `opens_list` says that the division open now announces a list, so that numbers starting anew stand below it.
        """
        chosen = (
            self._next_sibling(readings)
            or self._below_prefix(readings)
            or self._opening(readings, opens_list and not self._labelled(readings, line))
            or self._running(readings)
            or self._irregular(readings)
        )
        if chosen is None:
            return None
        marker, depth, irregular = chosen
        del self._open[depth:]
        parent = self._open[-1] if self._open else None
        division = Division(marker, parent, line, self._path(parent, marker.label), irregular)
        self._parents.setdefault(_key(marker), self.divisions[parent].marker.scheme if parent is not None else None)
        self._open.append(len(self.divisions))
        self.divisions.append(division)
        return division

    def _path(self, parent: int | None, label: str) -> str:
        path = f"{self.divisions[parent].path}/{label}" if parent is not None else label
        self._paths[path] = times = self._paths.get(path, 0) + 1
        return path if times == 1 else f"{path}~{times}"

    def _levels(self) -> list[tuple[int, Marker]]:
        """Depth and marker of the open divisions, the innermost first."""
        return [(depth, self.divisions[index].marker) for depth, index in reversed(list(enumerate(self._open)))]

    def _next_sibling(self, readings: Sequence[Marker]) -> tuple[Marker, int, Irregularity | None] | None:
        for same_sign in (True, False):
            for depth, marker in self._levels():
                for reading in readings:
                    if follows(marker, reading) and (not same_sign or marker.closing == reading.closing):
                        return reading, depth, None
        return None

    def _below_prefix(self, readings: Sequence[Marker]) -> tuple[Marker, int, Irregularity | None] | None:
        """`2.1.` stands below `2.` or `II.`, `2.1.3` below `2.1`."""
        for reading in readings:
            prefix = reading.value[:-1]
            if not prefix:
                continue
            for depth, marker in self._levels():
                if marker.value == prefix and _may_hold(marker, reading):
                    return reading, depth + 1, None if is_first(reading) else "gap"
        return None

    def _labelled(self, readings: Sequence[Marker], line: int) -> bool:
        """Behind a line without a number (`Buổi chiều:`) a list with the markers of the division open now stands beside it."""
        innermost = self.divisions[self._open[-1]] if self._open else None
        return (
            innermost is not None
            and innermost.line < line - 1
            and any(is_first(reading) and _key(reading) == _key(innermost.marker) for reading in readings)
        )

    def _opening(self, readings: Sequence[Marker], opens_list: bool) -> tuple[Marker, int, Irregularity | None] | None:
        firsts = [reading for reading in readings if is_first(reading)]
        if not firsts:
            return None
        reading = firsts[-1]
        if _BIG < reading.rank <= _CAPITALS and all(marker.rank > _CAPITALS for _, marker in self._levels()):
            return reading, 0, None
        if reading.rank <= _BIG and not (opens_list and reading.rank == _PART):
            return reading, self._below_rank(reading), self._repeat(reading, None)
        if not opens_list and _key(reading) in self._parents:
            scheme = self._parents[_key(reading)]
            depths = [depth for depth, marker in self._levels() if marker.scheme == scheme]
            if scheme is None:
                depths = [depth for depth, marker in self._levels() if marker.rank <= _CAPITALS < reading.rank]
            if depths or scheme is None:
                depth = max(depths[0] + 1 if depths else 0, self._below_capitals(reading), self._below_annex())
                return reading, depth, self._repeat(reading, depth)
        return reading, len(self._open), None

    def _below_capitals(self, reading: Marker) -> int:
        """Small numbers that start anew stand below the capital letter or Roman number open now (`III` → `A.` → `1.`)."""
        depth, marker = self._levels()[0] if self._open else (-1, reading)
        return depth + 1 if marker.rank <= _CAPITALS < reading.rank else 0

    def _below_annex(self) -> int:
        """Whatever an annex holds stands below it, also where it counts as the document before it does."""
        return int(bool(self._open) and self.divisions[self._open[0]].marker.rank < _PART)

    def _running(self, readings: Sequence[Marker]) -> tuple[Marker, int, Irregularity | None] | None:
        """Parts, chapters and articles stand by their rank; the numbers of articles run on through the chapters."""
        for reading in readings:
            if reading.rank <= _BIG:
                last = next((d.marker for d in reversed(self.divisions) if d.marker.scheme == reading.scheme), None)
                return reading, self._below_rank(reading), None if last and follows(last, reading) else "gap"
        return None

    def _below_rank(self, reading: Marker) -> int:
        """Depth below the innermost open division of a higher rank."""
        return next((depth + 1 for depth, marker in self._levels() if marker.rank < reading.rank), 0)

    def _repeat(self, reading: Marker, depth: int | None) -> Irregularity | None:
        """A sequence that begins anew while it is still open below the same parent."""
        same = [d for d, marker in self._levels() if _key(marker) == _key(reading) and (depth is None or d == depth)]
        return "repeat" if same else None

    def _irregular(self, readings: Sequence[Marker]) -> tuple[Marker, int, Irregularity | None] | None:
        for depth, marker in self._levels():
            for reading in readings:
                if marker.scheme != reading.scheme or len(marker.value) != len(reading.value):
                    continue
                step = reading.value[-1] - marker.value[-1]
                if marker.value[:-1] == reading.value[:-1] and step <= _FARTHEST_GAP:
                    return reading, depth, "gap" if step > 0 else "repeat"
        for reading in readings:
            if reading.scheme in _PREFIXED or reading.value[-1] > _FARTHEST_GAP:
                continue
            scheme = self._parents.get(_key(reading), "")
            depths = [depth for depth, marker in self._levels() if marker.scheme == scheme]
            return reading, (depths[0] + 1 if depths else self._below_annex() if scheme is None else len(self._open)), "gap"
        return None


def _may_hold(marker: Marker, reading: Marker) -> bool:
    """`2.1.3` stands below `2.1`, `2.1` below `2.` or `II.`, `a.1)` below `a)`."""
    if reading.scheme == "alpha_digit":
        return marker.scheme == "lower_alpha"
    return (marker.scheme in _WEAK) == (len(reading.value) > 2) and "alpha" not in marker.scheme


def _key(marker: Marker) -> tuple[str, str]:
    return marker.scheme, marker.closing
