"""The objects of a page: those of some kinds, where they lie, and what those of text say of their characters.

Handles of pdfium are passed on as they are: pypdfium2 makes several objects of Python for each, and a page has hundreds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pypdfium2
import pypdfium2.raw as pdfium

Value = TypeVar("Value")
Handle = Any  # ctypes is untyped
_DEPTH = 4  # of forms inside forms


def by_object(text: pypdfium2.PdfTextPage, places: Sequence[int], ask: Callable[[int, Handle], Value], otherwise: Value) -> Iterator[Value]:
    """For each character of these numbers what its object answers, `ask(number, object)`; `otherwise` where it is not in the file.

    All characters of one object are of one font and one size, so that each object is asked once.
    """
    raw = text.raw
    known: dict[int | None, Value] = {None: otherwise}
    for place in places:
        item = pdfium.FPDFText_GetTextObject(raw, place)
        address = ctypes.addressof(item.contents) if item else None
        if address not in known:
            known[address] = ask(place, item)
        yield known[address]


def of_kinds(page: pypdfium2.PdfPage, kinds: frozenset[int]) -> Iterator[tuple[int, Handle]]:
    """Kind and handle of the objects of these kinds, also of those inside of forms."""
    return _inside(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, kinds, _DEPTH)


def _inside(
    parent: Handle, count: Callable[[Handle], int], get: Callable[[Handle, int], Handle], kinds: frozenset[int], depth: int
) -> Iterator[tuple[int, Handle]]:
    for at in range(count(parent)):
        item = get(parent, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in kinds:
            yield kind, item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _inside(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, kinds, depth - 1)


def bounds(item: Handle) -> tuple[float, float, float, float] | None:
    """Left, lower, right and upper edge, in points; None where it lies nowhere."""
    edges = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top
