"""Characters of symbol fonts (Symbol, Wingdings …), which stand for other signs than their codes say."""

from __future__ import annotations

from functools import cache

from planparse.tables import table

_PRIVATE = range(0xF000, 0xF100)


@cache
def _signs() -> dict[tuple[str, int], str]:
    return {(row["font"].casefold(), int(row["code"], 16)): row["sign"] for row in table("planparse.readers", "symbols")}


def symbol(font: str | None, char: str) -> str:
    """The sign that `char` shows as in `font`; itself where the font is none of symbols."""
    code = ord(char)
    name = (font or "").casefold()
    low = code - 0xF000 if code in _PRIVATE else code
    found = _signs().get((name, low))
    if found or code not in _PRIVATE:
        return found or char
    return _signs().get(("*", low), char)
