"""Dates of cited instruments: `ngày 23/12/2019`, `ngày 23 tháng 12 năm 2019`, `15/11/2015của`, `năm 2016`."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from planparse.tables import alternation, table
from planparse.text.letters import DASHES
from planparse.text.patterns import BLANK as _S
from planparse.text.patterns import pattern

_B = f"{_S}{{0,2}}"
_MONTHS = {row["word"]: row["month"] for row in table("planparse.extract", "months")}
_NAMED = alternation(list(_MONTHS))
_WORDS = rf"(?P<day>\d{{1,2}}){_B}(?:tháng|THÁNG){_B}(?P<month>\d{{1,2}}|{_NAMED}){_B},?{_S}?(?:năm|NĂM){_B}(?P<year>\d{{4}})(?!\d)"
_FIGURES = rf"(?P<d>\d{{1,2}}){_S}?(?P<mark>[/.{DASHES}]){_S}?(?P<m>\d{{1,2}}){_S}?(?P=mark){_S}?(?P<y>\d{{4}})(?!\d)"
# a day that was left blank: "ngày … tháng 5 năm 2023", "ngày tháng năm 2023"
_DOTS = "[.…_]{0,9}"
_BLANK = rf"{_DOTS}{_B}tháng{_B}(?P<open_month>\d{{1,2}}|{_DOTS}){_B}năm{_B}(?P<open_year>\d{{4}})(?!\d)"
_SIGNED = "(?:(?:được )?(?:ký|ban hành|thông qua)(?: ban hành)? )?"
_RANGE = rf"[\d{DASHES}]|{_S}?[{DASHES}]{_S}?\d"
DATE = pattern(
    "cite_dates.date",
    rf"(?:{_B},?{_B}{_SIGNED}(?:[Nn]gày|NGÀY){_S}{{0,3}}(?:{_WORDS}|{_FIGURES}|{_BLANK})"
    rf"|{_S}{{1,3}}năm{_S}{{1,2}}(?P<only>(?:19|20)\d\d)(?!{_RANGE}))",
)


class DateFound(NamedTuple):
    """End offset and ISO date; partial where day or month is blank; None where no such day exists."""

    end: int
    date: str | None


def match_date(text: str, start: int) -> DateFound | None:
    """The date that follows at `start` (a comma and blanks may stand before it), or None."""
    found = DATE.match(text, start)
    if found is None:
        return None
    if found["only"]:
        return DateFound(found.end(), found["only"])
    if found["day"]:
        return DateFound(found.end(), _iso(found["year"], _MONTHS.get(found["month"], found["month"]), found["day"]))
    if found["d"]:
        return DateFound(found.end(), _iso(found["y"], found["m"], found["d"]))
    month = found["open_month"].strip(".…_ ")
    return DateFound(found.end(), _iso(found["open_year"], month, None) if month else found["open_year"])


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        value = dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return value.isoformat() if day else value.isoformat()[:7]
