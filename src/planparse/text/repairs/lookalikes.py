"""Signs that a scan has in place of figures, of the strokes of Roman numerals and of letters that count (`data/lookalikes.csv`)."""

from __future__ import annotations

from functools import cache

from planparse.tables import table


def figures(read: str) -> frozenset[int]:
    """The numbers that what was read can stand for."""
    found = {""}
    for sign in read:
        found = {number + figure for number in found for figure in _arabic().get(sign, frozenset()) | ({sign} if sign.isdigit() else set())}
    return frozenset(int(number) for number in found if number)


def as_roman(read: str) -> str:
    """What was read with the strokes of numerals in place of the signs that look like them."""
    return "".join(_roman().get(sign, sign) for sign in read)


def ones(read: str) -> str:
    """What was read with a 1 in place of the signs that look like one."""
    return "".join("1" if "1" in _arabic().get(sign, frozenset()) else sign for sign in read)


@cache
def like_letters() -> dict[str, frozenset[str]]:
    """By a letter that counts the points of a list, the signs that a scan has in its place."""
    found: dict[str, set[str]] = {}
    for row in table("planparse.text", "lookalikes"):
        if row["scheme"] == "letter":
            found.setdefault(row["printed"], set()).add(row["read"])
    return {letter: frozenset(signs) for letter, signs in found.items()}


@cache
def _arabic() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("planparse.text", "lookalikes"):
        if row["scheme"] == "arabic":
            found.setdefault(row["read"], set()).add(row["printed"])
    return {sign: frozenset(figures) for sign, figures in found.items()}


@cache
def _roman() -> dict[str, str]:
    return {row["read"]: row["printed"] for row in table("planparse.text", "lookalikes") if row["scheme"] == "roman"}
