"""Charts as SVG without styles of their own: shapes carry classes, the page's stylesheet gives them colours and type.

Beside each chart stands a table that says the same, so that the drawings are hidden from readers of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from planparse.render.words import safe, short

if TYPE_CHECKING:
    from svg import Element

_SHADES = 5  # .s1 to .s5; .s0 is nothing
_HIDDEN = {"aria-hidden": "true", "focusable": "false"}
_HEAD = 22  # pixels


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, where a click on it leads, and what is said of it when it is pointed at."""

    value: int
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes in pixels of a heat chart: labels stand `beside` the cells of so many pixels, or above them where that is 0."""

    name: str
    beside: int
    cell: int
    row: int
    letters: int  # of a label


WIDE = Shape("wide", 380, 62, 34, 52)
NARROW = Shape("narrow", 0, 27, 54, 44)


def heat(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], shape: Shape) -> Markup:
    """Rows of cells, the darker the more; each row has a label, each column a head."""
    import svg

    most = max((cell.value for _, cells in rows for cell in cells), default=0)
    width, height = shape.beside + shape.cell * len(columns), _HEAD + shape.row * len(rows)
    drawn: list[Element] = [
        svg.Text(x=shape.beside + shape.cell * (at + 0.5), y=_HEAD - 7, text=_plain(name), class_=["head"])
        for at, name in enumerate(columns)
    ]
    for number, (label, cells) in enumerate(rows):
        top = _HEAD + shape.row * number
        drawn.append(svg.Text(x=0, y=top + (21 if shape.beside else 15), text=_plain(short(label, shape.letters)), class_=["label"]))
        size = shape.row - 2 if shape.beside else shape.row - 24
        drawn += [
            _cell(cell, most, shape.beside + shape.cell * at, top + shape.row - size - 2, shape.cell - 2, size)
            for at, cell in enumerate(cells)
        ]
    whole = svg.SVG(
        width=width,
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        class_=["heat", f"heat-{shape.name}"],
        elements=drawn,
        extra=_HIDDEN,
    )
    return Markup(whole.as_str())  # noqa: S704 - what is not ours is escaped by _plain


def strip(cells: Sequence[Cell]) -> Markup:
    """A row of narrow cells, filled where there is anything: it takes whatever width it is given."""
    import svg

    drawn = [_cell(cell, 1, at, 0, 0.9, 1, written=False) for at, cell in enumerate(cells)]
    box = svg.ViewBoxSpec(0, 0, max(1, len(cells)), 1)
    whole = svg.SVG(viewBox=box, preserveAspectRatio=svg.PreserveAspectRatio("none"), class_=["strip-chart"], elements=drawn, extra=_HIDDEN)
    return Markup(whole.as_str())  # noqa: S704 - as above


def _cell(cell: Cell, most: int, x: float, y: float, width: float, height: float, *, written: bool = True) -> Element:
    import svg

    shade = -(-cell.value * _SHADES // most) if most else 0
    drawn: list[Element] = [svg.Title(text=_plain(cell.title))] if cell.title else []
    drawn.append(svg.Rect(x=x, y=y, width=width, height=height, class_=[f"s{min(shade, _SHADES)}"]))
    if written and cell.value:
        drawn.append(svg.Text(x=x + width / 2, y=y + height / 2, text=str(cell.value), class_=["value", f"t{min(shade, _SHADES)}"]))
    if cell.href and cell.value:
        return svg.A(href=_plain(cell.href), elements=drawn, tabindex=-1)
    return svg.G(elements=drawn)


def _plain(text: Any) -> str:
    """Text as the library wants it, which writes what it is given: without markup and without characters that turn the direction."""
    return str(escape(safe(str(text))))
