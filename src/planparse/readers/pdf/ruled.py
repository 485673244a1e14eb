"""Whether what is drawn on a page can be a table: cheap to ask, where finding the cells is not."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from planparse.readers.pdf.objects import Handle, bounds

_THIN = 3.0  # points: what is thinner is a rule, and edges that are nearer than that are one
_SHORTEST = 8.0
_SIMPLE = 5  # segments of a path that is a line or a rectangle
_FEWEST_EDGES, _FEWEST_IN_ALL = 2, 5  # of two cells: two one way, three the other


class Rules:
    """The edges of rules and frames that have been seen so far."""

    def __init__(self) -> None:
        self._found = False
        self._upright = False
        self._xs: set[int] = set()
        self._ys: set[int] = set()

    def add(self, path: Handle, *, turned: bool) -> None:
        """One more path; `turned` where the page is shown on its side. The ground behind words has no line around it and is no frame."""
        if self._found:
            return
        edges = bounds(path)
        if edges is None:
            return
        x0, y0, x1, y1 = edges
        if turned:
            x0, y0, x1, y1 = y0, x0, y1, x1
        wide, high = x1 - x0, y1 - y0
        simple = pdfium.FPDFPath_CountSegments(path) <= _SIMPLE
        if simple and min(wide, high) >= _THIN and not _is_stroked(path):
            return
        self._upright = self._upright or (high > _SHORTEST and (wide < _THIN or wide > _SHORTEST))
        self._xs.update(_edges(x0, x1) if high > _THIN else ())
        self._ys.update(_edges(y0, y1) if wide > _THIN else ())
        many = len(self._xs) >= _FEWEST_EDGES <= len(self._ys) and len(self._xs) + len(self._ys) >= _FEWEST_IN_ALL
        self._found = self._upright and (many or not simple)

    @property
    def make_cells(self) -> bool:
        """True where upright rules or frames are drawn, and edges enough for two cells."""
        return self._found


def _edges(low: float, high: float) -> tuple[int, ...]:
    """Where the edges are, in steps of what counts as one place."""
    return (round(low / _THIN),) if high - low < _THIN else (round(low / _THIN), round(high / _THIN))


def _is_stroked(path: Handle) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or bool(stroke.value)
