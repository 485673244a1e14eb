"""The line that is a person's name: two to six words with capitals, after ranks and degrees."""

from __future__ import annotations

import re
from functools import cache

from planparse.tables import alternation, table
from planparse.text.patterns import pattern

_DEGREE = r"[A-ZĐ]\w{0,7}\.(?:[A-ZĐ]{2,4}\.?)?"
_WORD = r"[\p{Lu}]\w{0,7}(?:'\w{1,7})?"
_SHORT = r"(?:[\p{Lu}]\w{0,3} ?)?[\p{Lu}]'[\p{Lu}]\w{1,7}"
"""`K'Brêm`, `Y K'Mẫu`: names that an apostrophe marks as such."""


@cache
def _pattern() -> re.Pattern[str]:
    ranks = alternation([row["title"] for row in table("planparse.outline", "person_titles")])
    return pattern("persons.name", rf"(?:(?:{_DEGREE}|{ranks}) ?){{0,4}}(?P<name>(?:{_WORD} ){{1,5}}{_WORD}|{_SHORT})$")


def person(line: str) -> str | None:
    """The name without ranks and degrees, in small letters where it is printed in capitals; None where the line is no name."""
    found = _pattern().match(line) if len(line) < 80 else None
    if found is None:
        return None
    return found["name"].title() if found["name"].isupper() else found["name"]
