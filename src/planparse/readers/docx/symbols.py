"""Characters of symbol fonts (Symbol, Wingdings …), which stand for other signs than their codes say."""

from __future__ import annotations

from functools import cache

from planparse.tables import table

_PRIVATE = range(0xF000, 0xF100)


@cache
def _signs() -> dict[tuple[str, int], str]:
    return {(row["font"].casefold(), int(row["code"], 16)): row["sign"] for row in table("planparse.readers", "symbols")}


def symbol(font: str | None, char: str) -> str:
    """The sign that `char` shows as in `font`; itself where the font is none of symbols.

    A private-use code stands for the low byte in the font's own order, which below 0x40 is that of ASCII except in fonts of pictures.
    """
    code = ord(char)
    name = (font or "").casefold()
    private = code in _PRIVATE
    low = code - _PRIVATE.start if private else code
    found = _signs().get((name, low))
    if found or not private:
        return found or char
    plain = chr(low) if 0x20 < low < 0x40 and not name.endswith("dings") else char
    return _signs().get(("*", low), plain)
