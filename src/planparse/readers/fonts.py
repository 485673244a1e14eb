"""Which old character set a font is made for, told by its name: `.VnTime`, `VNI-Times`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import get_args

from planparse.tables import one_of, table
from planparse.text.legacy import Charset
from planparse.text.patterns import pattern


@lru_cache(maxsize=1024)
def charset_of(font: str | None) -> Charset | None:
    """The old character set that a font is made for, by its name."""
    return next((charset for charset, regex in _legacy_fonts() if regex.fullmatch(font or "")), None)


@cache
def _legacy_fonts() -> tuple[tuple[Charset, re.Pattern[str]], ...]:
    rows = table("planparse.readers", "legacy_fonts")
    return tuple(
        (one_of(row["charset"], get_args(Charset), "legacy_fonts.csv"), pattern(f"fonts.legacy_{at}", row["regex"]))
        for at, row in enumerate(rows)
    )
