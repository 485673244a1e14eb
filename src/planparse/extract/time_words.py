"""Words of time expressions, read from data: months, numbers, holidays, and the words of each role in data/time_words.csv."""

from __future__ import annotations

from planparse.tables import table

_PACKAGE = "planparse.extract"
MONTHS = {row["word"]: int(row["month"]) for row in table(_PACKAGE, "months")}
NUMBERS = {row["word"]: int(row["number"]) for row in table(_PACKAGE, "number_words")}
HOLIDAYS = frozenset((int(row["month"]), int(row["day"])) for row in table(_PACKAGE, "holidays"))
PARTS = frozenset(row["part"] for row in table(_PACKAGE, "parts_of_time"))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def words(role: str, value: str | None = None) -> list[str]:
    """Words of one role in the table of time words; with `value`, only those that have it."""
    rows = table(_PACKAGE, "time_words")
    return [row["word"] for row in rows if row["role"] == role and (value is None or row["value"] == value)]


def number_of(word: str) -> int:
    """The value of digits, a Roman quarter or a number word."""
    word = " ".join(word.split())
    return int(word) if word.isdigit() else _ROMAN.get(word) or NUMBERS.get(word) or MONTHS.get(word, 0)
