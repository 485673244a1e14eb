"""The one place where regular expressions are compiled.

Every pattern of the package is made by :func:`pattern`, so that a test can collect all of them and time each against hostile
text; none can be forgotten because a test also refuses `re.compile` anywhere else.
"""

from __future__ import annotations

import re

# between the words of a pattern: one blank, also one that does not break; one to three; none to three
BLANK = r"[ \xa0]"
GAP, GAP_OR_NONE = BLANK + "{1,3}", BLANK + "{0,3}"
# the number or letter of an item, without the blank behind it: `1.`, `2.1`, `2.1.`, `3)`, `(3)`, `a)`, `đ.`, `(a)`, `iv)`, `4/`
NUMBERING = r"(?<![^\W_])(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[^\W\d_]|[ivx]{2,5})[.)/]|\d{1,2}(?:\.\d{1,2}){1,3})"
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

_REGISTRY: dict[str, re.Pattern[str]] = {}


def pattern(name: str, source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile `source` and remember it under `name` (`module.what`).

    Inside a character class `\\p{Lu}` stands for the capitals of Vietnamese (a range such as `À-Ỹ` would take small letters in as well).
    Raises ValueError when two different expressions claim one name.
    """
    compiled = re.compile(source.replace(r"\p{Lu}", _UPPER), flags)
    if _REGISTRY.setdefault(name, compiled).pattern != compiled.pattern:
        raise ValueError(f"two patterns are named {name}")
    return compiled


def registered() -> dict[str, re.Pattern[str]]:
    """All patterns compiled so far, by name."""
    return dict(_REGISTRY)
