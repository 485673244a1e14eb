"""What a style hands down to paragraphs and runs: the list it numbers in, the font, capitals, hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planparse.readers.docx.names import Element, W, child, is_on, local, number, says_yes, value

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of text as far as they are set; None is not set."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This one where it says something, else the one below."""
        return Look(
            self.font or below.font,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """`w:numPr`: list and level; None is not set, list 0 is none."""

    list_id: int | None = None
    level: int | None = None

    def over(self, below: Listing) -> Listing:
        """This one where it says something, else the one below."""
        return Listing(below.list_id if self.list_id is None else self.list_id, below.level if self.level is None else self.level)


class Styles:
    """Styles by id, each read once with all that it is based on."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        """`root` is `w:styles`, `theme` the theme's root; both may be missing."""
        found = root.iterchildren(W + "style") if root is not None else ()
        self._by_id: dict[str | None, Element] = {style.get(W + "styleId"): style for style in found}
        self._fonts = _theme_fonts(theme)
        self._defaults = {value(style, "type"): style.get(W + "styleId") for style in self._by_id.values() if says_yes(style, "default")}
        self._base = self.look(child(root, "docDefaults", "rPrDefault", "rPr"))
        self._looks: dict[str | None, Look] = {}

    def look(self, properties: Element | None) -> Look:
        """What a `w:rPr` itself sets."""
        if properties is None:
            return Look()
        return Look(self._font(child(properties, "rFonts")), is_on(properties, "caps"), is_on(properties, "vanish"))

    def of_paragraph(self, style: str | None) -> Look:
        """Look of text in a paragraph of `style` (None: the default one)."""
        return self._look_of(style or self._defaults.get("paragraph")).over(self._base)

    def of_run(self, style: str | None) -> Look:
        """What a character style sets."""
        return self._look_of(style) if style else Look()

    def listing(self, style: str | None) -> tuple[Listing, str | None]:
        """Where a paragraph style numbers, and the style in its line that says so."""
        style = style or self._defaults.get("paragraph")
        for ident in self._line(style):
            own = listing(child(self._by_id[ident], "pPr", "numPr"))
            if own.list_id is not None or own.level is not None:
                return own, ident
        return Listing(), None

    def list_of(self, style: str | None) -> int | None:
        """The list that a numbering style stands for."""
        return self.listing(style)[0].list_id if style in self._by_id else None

    def borders(self, style: str | None) -> Iterator[Element]:
        """Border settings of a table style and what it is based on."""
        for ident in self._line(style):
            yield from (el for el in self._by_id[ident].iter() if local(el) in ("tblBorders", "tcBorders"))

    def _look_of(self, style: str | None) -> Look:
        if style not in self._looks:
            look = Look()
            for ident in self._line(style):
                look = look.over(self.look(child(self._by_id[ident], "rPr")))
            self._looks[style] = look
        return self._looks[style]

    def _line(self, style: str | None) -> Iterator[str | None]:
        """A style and what it is based on, the nearest first; a circle ends."""
        for _ in range(_DEEPEST):
            if style not in self._by_id:
                return
            yield style
            style = value(child(self._by_id[style], "basedOn"))

    def _font(self, fonts: Element | None) -> str | None:
        for kind in ("hAnsi", "ascii"):
            theme = value(fonts, f"{kind}Theme")
            found = self._fonts.get(theme[:5]) if theme else value(fonts, kind)
            if found:
                return found
        return None


def listing(properties: Element | None) -> Listing:
    """What a `w:numPr` itself sets."""
    return Listing(number(child(properties, "numId")), number(child(properties, "ilvl")))


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Latin fonts of the theme by the first five letters of `majorHAnsi`, `minorAscii` …"""
    if theme is None:
        return {}
    found = {kind: theme.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin") for kind in ("major", "minor")}
    return {kind: latin.get("typeface", "") for kind, latin in found.items() if latin is not None}
