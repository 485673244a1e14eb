"""Why a candidate is what a name may mean, in either language.

The sentences stand in `cli/data/reasons.csv`: among the tables of the registry each change of a word would make all records those of
another configuration.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.tables import Row, table


@dataclass(frozen=True, slots=True)
class Reason:
    """A row of the table by its code; `about` fills its sentence: a day, a number, or a Vietnamese word of a table."""

    code: str
    about: str | None = None


def say(reason: Reason, lang: str) -> str:
    """The reason in words. Raises KeyError for a code that the table lacks."""
    about = reason.about or ""
    known = _by("vi").get(about)
    return _by("code")[reason.code][lang].replace("{about}", known[lang] if known else about)


@cache
def _by(column: str) -> dict[str, Row]:
    return {row[column]: row for row in table("planparse.cli", "reasons")}
