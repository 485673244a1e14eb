"""Words of the target finder, read from data/target_words.csv."""

from __future__ import annotations

from planparse.tables import alternation, table

_PACKAGE = "planparse.extract"


def words(role: str) -> list[str]:
    """Words of one role."""
    return [row["word"] for row in table(_PACKAGE, "target_words") if row["role"] == role]


COUNTED = alternation(words("counted"))
NUMBER_WORDS = alternation([row["word"] for row in table(_PACKAGE, "number_words")])
TIMES = rf"(?:{alternation(words('time'))})(?:[ \xa0]{{1,3}}làm[ \xa0]{{1,3}}việc)?"
