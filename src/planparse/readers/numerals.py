"""Numbers as programs write them before items: digits, letters, Roman numerals, words. The forms are called as in Word."""

from __future__ import annotations

from collections.abc import Callable

from planparse.tables import table

_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 9_999


def numeral(count: int, form: str) -> str:
    """`count` in one of Word's forms of numbers; a form that we do not know is written in digits."""
    make = _FORMS.get(form)
    return make(count) if make and 0 < count <= _LARGEST else str(count)


def _letters(count: int) -> str:
    """a … z, then aa, bb …"""
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 30)


def _roman(count: int) -> str:
    out = ""
    for worth, sign in _ROMANS:
        times, count = divmod(count, worth)
        out += sign * times
    return out


def _word(column: str) -> Callable[[int], str]:
    def make(count: int) -> str:
        words = {int(row["value"]): row[column] for row in table("planparse.readers", "numerals")}
        return words.get(count, str(count))

    return make


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "decimalEnclosedCircle": lambda count: chr(0x2460 + count - 1) if count <= 20 else str(count),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
    "vietnameseCounting": _word("cardinal"),
    "cardinalText": lambda count: _word("cardinal")(count).capitalize(),
    "ordinalText": lambda count: _word("ordinal")(count).capitalize(),
}
