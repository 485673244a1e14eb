"""The time that the stamp of a digital signature shows: `Thời gian ký: 12/03/2025 10:11:12 +07:00`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from planparse.text.patterns import pattern

# a clock beside a date is not enough: web pages print both in their footers
_SIGNING = pattern("stamps.signing", r"(?:Ký|Người ký|Thời gian ký|Ngày|Signature|Signing time|Digitally signed|Date)(?![^\W_])")
_CLOCK = r"(?P<h>\d{1,2}):(?P<n>\d{2})(?::(?P<s>\d{2}))?"
_ZONE = r"(?: ?(?:GMT|UTC|Z)? ?(?P<z>[+-]\d{2})[:'’]?(?P<q>\d{2}))?"
_TIMES = (
    pattern("stamps.day_first", rf"(?<!\d)(?P<d>\d{{1,2}})[./-](?P<m>\d{{1,2}})[./-](?P<y>\d{{4}})[ ,]{{1,2}}{_CLOCK}{_ZONE}"),
    pattern("stamps.year_first", rf"(?<!\d)(?P<y>\d{{4}})[./-](?P<m>\d{{1,2}})[./-](?P<d>\d{{1,2}})[ T,]{{1,2}}{_CLOCK}{_ZONE}"),
)
_PACKED = pattern(
    "stamps.packed",
    r"(?:D:)?(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?P<h>\d{2})(?P<n>\d{2})(?P<s>\d{2})?(?:(?P<z>[+-]\d{2})'?(?P<q>\d{2})|Z)?",
)


def signing_times(lines: Iterable[str]) -> Iterator[str]:
    """ISO times of the stamps among these lines; with the distance to UTC where that is printed."""
    for line in lines:
        if _SIGNING.match(line):
            yield from (time for regex in _TIMES for match in regex.finditer(line) if (time := _iso(match)))


def packed_time(text: str) -> str | None:
    """ISO time of what a PDF writes as `D:20250312101112+07'00'`; None where it is none."""
    match = _PACKED.match(text)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute = (int(match[name]) for name in "ymdhn")
    try:
        time = datetime(year, month, day, hour, minute, int(match["s"] or 0)).isoformat()
    except ValueError:
        return None
    return time + (f"{match['z']}:{match['q']}" if match["z"] else "")
